"""Opening hours as pages show them: a table of days in words, or the source's own words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mediation_map.model.lieu import Lieu
from mediation_map.model.permanence import Permanence


def phrase_horaires(lieu: Lieu, permanences: Sequence[Permanence], today: date) -> str:
    """Return the hours in one sentence: those of the permanences first, else the building's."""
    for one in (*(p.horaires for p in permanences if not p.endroit), lieu.horaires):
        if one.texte or one.osm:
            return one.texte
    return ""
