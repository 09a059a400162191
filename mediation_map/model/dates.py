"""Dates as sources give them: a day, only a month, only a year, or nothing."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MOIS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_SHAPE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class DateSource:
    """An ISO 8601 date that may stop at the month or the year; ``texte`` empty = no date."""

    texte: str = ""

    def __post_init__(self) -> None:
        if self.texte and (not _SHAPE.fullmatch(self.texte) or self.debut is None):
            raise ValueError(self.texte)

    def __bool__(self) -> bool:
        return bool(self.texte)

    def _parts(self) -> list[int]:
        return [int(part) for part in self.texte.split("-")] if self.texte else []

    @property
    def debut(self) -> date | None:
        """The first day that the text may mean: the cautious one when ages are counted."""
        parts = self._parts()
        return date(*[*parts, 1, 1][:3]) if parts else None

    @property
    def fin(self) -> date | None:
        """The last day that the text may mean."""
        parts = self._parts()
        if not parts:
            return None
        year, month = [*parts, 12][:2]
        day = parts[2] if len(parts) == 3 else calendar.monthrange(year, month)[1]
        return date(year, month, day)

    def mois_ecoules(self, today: date) -> int | None:
        """Return how many whole months have passed at most since then.

        None without a date, or with one still to come: a slip of the pen must not make a fact
        young for ever.
        """
        debut = self.debut
        if debut is None or debut > today:
            return None
        months = (today.year - debut.year) * 12 + today.month - debut.month
        return months - (today.day < debut.day)

    def en_lettres(self) -> str:
        """Return the date for reading: ``1er août 2024``, ``août 2020``, ``2019`` or nothing."""
        parts = self._parts()
        if len(parts) == 3:
            return format_date(date(*parts))
        if len(parts) == 2:
            return f"{MOIS[parts[1] - 1]} {parts[0]}"
        return self.texte


def format_date(day: date) -> str:
    """Return ``day`` in French, month in letters: ``1er août 2024``."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number} {MOIS[day.month - 1]} {day.year}"
