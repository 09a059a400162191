"""The streets and places of a territory by name: where « près de » may be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mediation_map.model.dates import format_date

LICENCE = "Licence Ouverte 2.0"


@dataclass(frozen=True, slots=True)
class Rue:
    """A street or a place of a commune, and a point on it in WGS 84 degrees."""

    nom: str
    code_insee: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Gazetier:
    """The streets that the Base Adresse Nationale names, sorted, and the day of its file."""

    rues: tuple[Rue, ...]
    jour: date | None = None

    @property
    def source(self) -> str:
        """The sentence that the licence asks for, where the addresses show."""
        jour = f", téléchargée le {format_date(self.jour)}" if self.jour else ""
        return f"Base Adresse Nationale{jour}, {LICENCE}"
