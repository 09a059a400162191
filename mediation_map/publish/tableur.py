"""Lists for spreadsheets, as CSV and XLSX; no cell is ever a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook

from mediation_map.publish.classeur import dump_classeur, lay_page, write_texte, write_titre

TITRE_MAX = 31
EPOQUE = rb"\g<1>2000-01-01T00:00:00Z"
_INSTANT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def dump_csv(colonnes: Sequence[str], lignes: Iterable[Sequence[object]]) -> bytes:
    """Return a UTF-8 CSV with BOM, that a French spreadsheet opens by double click."""
    flux = io.StringIO(newline="")
    ecrivain = csv.writer(flux, lineterminator="\n")
    ecrivain.writerow(colonnes)
    ecrivain.writerows([[defuse(valeur) for valeur in ligne] for ligne in lignes])
    return flux.getvalue().encode("utf-8-sig")


def defuse(valeur: object) -> object:
    """Return a cell that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    if isinstance(valeur, str) and valeur.lstrip()[:1] in tuple("=+-@") and valeur.strip("-"):
        return f"'{valeur}"
    return valeur


def dump_xlsx(titre: str, colonnes: Sequence[str], lignes: Iterable[Sequence[str]]) -> bytes:
    """Return a workbook of one sheet, every cell a text."""
    classeur = Workbook()
    feuille = classeur.create_sheet("".join(c for c in titre if c not in "[]:*?/\\")[:TITRE_MAX], 0)
    del classeur["Sheet"]
    for rang, colonne in enumerate(colonnes, start=1):
        write_titre(feuille, 1, rang, colonne)
    for numero, ligne in enumerate(lignes, start=2):
        for rang, texte in enumerate(ligne, start=1):
            write_texte(feuille, numero, rang, texte)
    lay_page(feuille, 1, len(colonnes))
    return freeze_archive(dump_classeur(classeur))


def freeze_archive(contenu: bytes) -> bytes:
    """Return the same workbook without the time of its writing: two builds give the same bytes."""
    flux = io.BytesIO()
    with ZipFile(io.BytesIO(contenu)) as lu, ZipFile(flux, "w", ZIP_DEFLATED) as ecrit:
        for nom in sorted(lu.namelist()):
            ecrit.writestr(ZipInfo(nom), _INSTANT.sub(EPOQUE, lu.read(nom)), ZIP_DEFLATED)
    return flux.getvalue()
