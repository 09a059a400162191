"""One thing that happens on one day: what the agenda and the calendars list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


class Genre(StrEnum):
    """What happens."""

    PERMANENCE = "permanence"
    PASSAGE = "passage"
    ATELIER = "atelier"


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """``ref`` is the id of the record it comes from; ``annule`` ones stay listed as cancelled.

    ``fin`` None = not said. ``a_confirmer`` says in French why one must call first, or nothing.
    ``lieu_id`` is empty for a stop of the van. ``hote`` names that place when ``endroit`` is not
    it. ``places_restantes`` None = not said, or no matter.
    """

    genre: Genre
    ref: str
    jour: date
    debut: time
    fin: time | None
    titre: str
    lieu_id: str = ""
    endroit: str = ""
    hote: str = ""
    code_insee: str = ""
    commune: str = ""
    annule: bool = False
    complet: bool = False
    places_restantes: int | None = None
    mention: str = ""
    a_confirmer: str = ""
