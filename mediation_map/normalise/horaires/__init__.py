"""Opening hours: French text → OSM ``opening_hours``, by a declared grammar."""

from __future__ import annotations

from mediation_map.normalise.horaires.analyse import (
    LectureHoraires,
    parse_horaires,
    parse_semaine,
    says_nothing,
)
from mediation_map.normalise.horaires.osm import validate_osm

__all__ = ["LectureHoraires", "parse_horaires", "parse_semaine", "says_nothing", "validate_osm"]
