"""What every list of the dashboard is made of."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_map.constats import Origine

Rangee = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Liste:
    """A list of the dashboard: ``cle`` names its files; every cell is text."""

    cle: str
    titre: str
    explication: str
    colonnes: Rangee
    lignes: tuple[Rangee, ...]


def format_population(population: int | None) -> str:
    """Return a number of inhabitants; the unknown is said to be unknown."""
    return "inconnue" if population is None else str(population)


def place_of(origine: Origine) -> str:
    """Return where a row stands in the tables: file, sheet, line."""
    return str(Origine(origine.fichier, origine.feuille, origine.ligne))
