"""What the reader of XLSX workbooks does not tell: how far a sheet goes, cells without a value.

Its reader lays out every sheet as one rectangle, so that a single cell typed at XFD1048576 would
ask for half a terabyte; and it gives back as empty a cell in error, or a formula whose result the
file doesn't hold.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

# What stands for a formula without a result, among the errors of spreadsheets.
SANS_RESULTAT = "#FORMULE!"
LETTRES = 26
_PRINCIPAL = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELLULE = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"(?:[^>]*[^/])?>')
_FORMULE = rb"(?:<f[^>]*/>|<f[^>]*[^/]>[^<]*</f>|<f>[^<]*</f>)"
_ERREUR = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]{1,7})"[^>]* t="e"[^>]*>' + _FORMULE + rb"?<v>([^<]*)</v>"
)
# A formula whose result is an empty text (t="str") has a result.
_CREUSE = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]{1,7})"(?![^>]* t="str")[^>]*>'
    + _FORMULE
    + rb"(?:<v ?/>|<v></v>)?</c>"
)
_ILLISIBLE = (zipfile.BadZipFile, zlib.error, OSError, ValueError, KeyError, ET.ParseError,
              RuntimeError, NotImplementedError)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Examen:
    """A sheet: its last line and column, both counted from 1, and the texts of its failed cells."""

    lignes: int
    colonnes: int
    erreurs: Mapping[tuple[int, int], str]


def examine_xlsx(path: Path) -> dict[str, Examen]:
    """Return sheet name → what its reader doesn't tell; nothing for a file that isn't XLSX."""
    if not zipfile.is_zipfile(path):
        return {}
    try:
        with zipfile.ZipFile(path) as archive:
            feuilles = dict(_list_feuilles(archive))
            return {nom: _examine(archive.read(partie)) for nom, partie in feuilles.items()}
    except _ILLISIBLE:
        return {}


def _list_feuilles(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Yield the name of each sheet and the part of the archive that holds it."""
    liens = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314 – no entities
    cibles = {lien.get("Id"): str(lien.get("Target")) for lien in liens}
    livre = ET.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314
    parties = set(archive.namelist())
    for feuille in livre.iter(f"{_PRINCIPAL}sheet"):
        cible = cibles.get(feuille.get(_RELATION), "")
        partie = cible.removeprefix("/") if cible.startswith("/") else f"xl/{cible}"
        if partie in parties:
            yield str(feuille.get("name")), partie


def _examine(xml: bytes) -> Examen:
    lignes = colonnes = 0
    for cellule in _CELLULE.finditer(xml):
        lignes = int(cellule[2])
        colonnes = max(colonnes, read_lettres(cellule[1]))
    return Examen(lignes, colonnes, dict(_find_erreurs(xml)))


def _find_erreurs(xml: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    if b't="e"' in xml:
        for trouve in _ERREUR.finditer(xml):
            yield (int(trouve[2]), read_lettres(trouve[1])), trouve[3].decode("utf-8", "replace")
    if b"<f" in xml:
        for trouve in _CREUSE.finditer(xml):
            yield (int(trouve[2]), read_lettres(trouve[1])), SANS_RESULTAT


def read_lettres(lettres: bytes) -> int:
    """Return the number of a column: A is 1, AA is 27."""
    rang = 0
    for lettre in lettres:
        rang = rang * LETTRES + lettre - ord("A") + 1
    return rang
