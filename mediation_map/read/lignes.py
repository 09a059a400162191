"""Rows whose cells know where they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from mediation_map.constats import Constat, Origine


@dataclass(frozen=True, slots=True)
class Cellule:
    """A cell's text, cleaned of spreadsheet residue, and its place."""

    texte: str
    origine: Origine


@dataclass(frozen=True, slots=True)
class Ligne:
    """One row: canonical column name → cell; columns that the table lacks are absent."""

    origine: Origine
    cellules: Mapping[str, Cellule]

    def texte(self, champ: str) -> str:
        """Return the text of a column, empty when the table lacks it."""
        cell = self.cellules.get(champ)
        return cell.texte if cell else ""

    def place(self, champ: str) -> Origine:
        """Return where a column of this row stands, also when it is absent."""
        cell = self.cellules.get(champ)
        return cell.origine if cell else replace(self.origine, colonne=champ)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the register under its canonical name (``acteurs``, ``permanences``…)."""

    nom: str
    origine: Origine
    lignes: Sequence[Ligne]
    constats: Sequence[Constat] = ()
