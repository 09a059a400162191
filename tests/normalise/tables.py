"""Small tables for tests, and the territory's own."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from mediation_map.constats import Origine
from mediation_map.read.lignes import Cellule, Ligne, Table

RAW = Path(__file__).parents[2] / "data" / "raw"


def make_table(nom: str, rows: Sequence[Mapping[str, str]]) -> Table:
    """Return a table whose rows stand at line 2 and below, as Excel shows them."""
    fichier = f"{nom}.csv"
    lignes = [_make_ligne(row, fichier, number) for number, row in enumerate(rows, 2)]
    return Table(nom, Origine(fichier), tuple(lignes))


def _make_ligne(row: Mapping[str, str], fichier: str, number: int) -> Ligne:
    cellules = {
        champ: Cellule(texte, Origine(fichier, "", number, champ)) for champ, texte in row.items()
    }
    return Ligne(Origine(fichier, "", number), cellules)


def load_raw(nom: str) -> Table:
    """Return a table of the territory as it is kept."""
    with (RAW / f"{nom}.csv").open(encoding="utf-8-sig", newline="") as stream:
        return make_table(nom, list(csv.DictReader(stream)))
