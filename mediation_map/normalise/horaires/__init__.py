"""Opening hours: French text → OSM ``opening_hours``, by a declared grammar.

A cell goes through these packages in order (``analyse`` calls them):

``jetons``          cleaned text → tokens: the declared vocabulary, then what neighbours say
``phrases``         tokens → phrases of nodes, by ``grammaire.lark``
``interpretation``  phrases → rules: days, their hours, their conditions
``doute``           what forbids to say it: unknown words, several places, telephone hours
``osm``             rules → the week → an OSM text, checked

``lecture`` (OSM → French) and ``calendrier`` (OSM → dates, for the browser) start from the result.
"""

from __future__ import annotations

from mediation_map.normalise.horaires.analyse import (
    LectureHoraires,
    parse_horaires,
    parse_semaine,
    says_nothing,
)
from mediation_map.normalise.horaires.osm.ecriture import validate_osm

__all__ = ["LectureHoraires", "parse_horaires", "parse_semaine", "says_nothing", "validate_osm"]
