"""The errors of formulas in an XLSX workbook, which its reader gives back as empty cells."""

from __future__ import annotations

import zipfile
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from openpyxl import load_workbook

MARQUE = b't="e"'
MORCEAU = 1 << 20

# Sheet → (line, column), both counted from 1 → the error as the spreadsheet shows it.
Erreurs = Mapping[str, Mapping[tuple[int, int], str]]


def find_erreurs(path: Path) -> Erreurs:
    """Return the cells in error (« #N/A », « #REF! ») of a workbook; a sound one costs a glance."""
    erreurs: defaultdict[str, dict[tuple[int, int], str]] = defaultdict(dict)
    if not zipfile.is_zipfile(path) or not _has_erreurs(path):
        return erreurs
    classeur = load_workbook(path, read_only=True, data_only=True)
    for sheet in classeur.worksheets:
        for ligne, rangee in enumerate(sheet.iter_rows(min_row=1, min_col=1), 1):
            for colonne, cell in enumerate(rangee, 1):
                if cell.data_type == "e":
                    erreurs[sheet.title][ligne, colonne] = str(cell.value)
    classeur.close()
    return erreurs


def _has_erreurs(path: Path) -> bool:
    with zipfile.ZipFile(path) as archive:
        feuilles = [n for n in archive.namelist() if n.startswith("xl/worksheets/sheet")]
        return any(_holds(archive, nom) for nom in feuilles)


def _holds(archive: zipfile.ZipFile, nom: str) -> bool:
    """Return whether a sheet has the mark, read piece by piece: it may be very large."""
    fin = b""
    with archive.open(nom) as flux:
        while morceau := flux.read(MORCEAU):
            if MARQUE in fin + morceau:
                return True
            fin = morceau[-len(MARQUE) :]
    return False
