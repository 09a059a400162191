"""Rows whose cells know where they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from mediation_map.constats import Constat, Origine


@dataclass(frozen=True, slots=True)
class Cellule:
    """A cell's text, cleaned of spreadsheet residue, and its place."""

    texte: str
    origine: Origine


@dataclass(frozen=True, slots=True)
class Ligne:
    """One row: canonical column name → cell; empty cells and absent columns are left out.

    Columns that no table declares keep their own heading as name, so that nothing is lost.
    ``titres`` maps every column of the table to its heading as written in the file; ``bruts``
    keep as written the cells that cleaning has emptied or cut, for who gives the file back.
    """

    origine: Origine
    cellules: Mapping[str, Cellule]
    titres: Mapping[str, str] = field(default_factory=dict)
    bruts: Mapping[str, str] = field(default_factory=dict)

    def texte(self, champ: str) -> str:
        """Return the text of a column, empty when the cell is or when the table lacks it."""
        cell = self.cellules.get(champ)
        return cell.texte if cell else ""

    def place(self, champ: str) -> Origine:
        """Return where a column of this row stands, also when it is empty or absent."""
        cell = self.cellules.get(champ)
        if cell:
            return cell.origine
        return replace(self.origine, colonne=self.titres.get(champ, champ))


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the register under its canonical name (``acteurs``, ``permanences``…).

    ``origine`` is the place of its headings; ``titres`` are all its columns, in their order,
    each with its heading as written. ``territoire_seul``: it covers more than the territory,
    whose rows alone are wanted. ``etrangere``: it is read from someone else's file, through a
    correspondence. ``restes`` are the texts of the sheet's other rows by their line (a title
    above the headings, the model's example): read by nobody, lost by nobody.
    """

    nom: str
    origine: Origine
    lignes: Sequence[Ligne]
    constats: Sequence[Constat] = ()
    titres: Mapping[str, str] = field(default_factory=dict)
    territoire_seul: bool = False
    etrangere: bool = False
    restes: Mapping[int, Sequence[str]] = field(default_factory=dict)
