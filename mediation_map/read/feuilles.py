"""Sheets as they come from a file: rows of raw values, each at its line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path

from mediation_map.constats import Constat, Origine
from mediation_map.errors import SourceError

Valeur = str | int | float | bool | date | time | timedelta


@dataclass(frozen=True, slots=True)
class Rangee:
    """A row of raw values and ``ligne``, the line that Excel shows."""

    ligne: int
    valeurs: Sequence[Valeur]

    @property
    def est_vide(self) -> bool:
        """True when no cell holds more than spaces."""
        return not any(v.strip() if isinstance(v, str) else True for v in self.valeurs)


@dataclass(frozen=True, slots=True)
class Feuille:
    """A sheet of a workbook, or a whole CSV file (then ``nom`` is empty), without blank rows."""

    fichier: str
    nom: str
    rangees: Sequence[Rangee]
    constats: Sequence[Constat] = ()

    @property
    def origine(self) -> Origine:
        """The place of the sheet itself."""
        return Origine(self.fichier, self.nom)


def check_nom(path: Path) -> None:
    """Refuse a file name in a former encoding: no report could write it."""
    try:
        path.name.encode()
    except UnicodeEncodeError as error:
        lisible = path.name.encode(errors="surrogateescape").decode(errors="replace")
        raise SourceError(
            f"Le nom du fichier « {lisible} » contient des lettres illisibles.",
            "Renommez-le, sans accent.",
        ) from error


def read_octets(path: Path) -> bytes:
    """Return what a file holds; ``SourceError`` when it can't be read or holds nothing."""
    try:
        octets = path.read_bytes()
    except OSError as error:
        raise SourceError(
            f"Le fichier « {path.name} » ne peut pas être lu ({error.strerror}).",
            "Vérifiez qu'il existe, qu'il n'est pas ouvert ailleurs et que vous pouvez le lire.",
        ) from error
    if not octets.strip():
        raise SourceError(
            f"Le fichier « {path.name} » est vide.",
            "Remettez-y la table, ou retirez le fichier du dossier.",
        )
    return octets
