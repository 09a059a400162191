"""Workbooks for people: safe texts, headings, drop-down lists; shared by those we write."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import cast

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from mediation_map.constats import Severite
from mediation_map.read.colonnes import ColumnSpec, Format

FEUILLE_LISTES = "Listes"
DERNIERE_LIGNE = 1_048_576
LONGUEUR_AIDE = 250
LARGEURS = {Format.CODE: 12, Format.NOMBRE: 12, Format.DATE: 14, Format.MOIS: 12, Format.HEURE: 10}
LARGEUR_IDENTIFIANT = 16
LARGEUR_NORMALE = 24
LARGEUR_LONGUE = 44
EXEMPLE_LONG = 30
TEXTE = "@"
PAPIER_A4 = 9
COLONNES_PAR_PAGE = 9
HAUTEUR_LIGNE = 15.0
REMPLISSAGE = 1.05

FOND_TITRE = PatternFill("solid", fgColor="1F3864")
FOND_RESERVE = PatternFill("solid", fgColor="6B2C5E")
FONDS = {
    Severite.BLOQUANT: PatternFill("solid", fgColor="F8B4B4"),
    Severite.AVERTISSEMENT: PatternFill("solid", fgColor="FFD99B"),
    Severite.INFORMATION: PatternFill("solid", fgColor="CFE2F7"),
}
FOND_EXEMPLE = PatternFill("solid", fgColor="F2F2F2")
POLICE = "Calibri"
POLICE_TITRE = Font(name=POLICE, bold=True, color="FFFFFF")
POLICE_TITRE_MARQUE = Font(name=POLICE, bold=True)
POLICE_EXEMPLE = Font(name=POLICE, italic=True, color="5F5F5F")
POLICE_LIEN = Font(name=POLICE, color="0B4F9E", underline="single")
POLICE_GRANDE = Font(name=POLICE, bold=True, size=16)
HAUT = Alignment(vertical="top", wrap_text=True)

_ECHAPPEMENT = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def get_cell(sheet: Worksheet, ligne: int, colonne: int) -> Cell:
    """Return a cell, made if needed; none is merged in our workbooks."""
    return cast("Cell", sheet.cell(ligne, colonne))


def write_texte(sheet: Worksheet, ligne: int, colonne: int, texte: str) -> Cell:
    """Write a text that no spreadsheet takes for a formula, a number or a date."""
    cell = get_cell(sheet, ligne, colonne)
    cell.value = _ECHAPPEMENT.sub("_x005F_", texte) or None
    if texte:
        cell.data_type = "s"
    cell.number_format = TEXTE
    return cell


def write_titre(
    sheet: Worksheet, ligne: int, colonne: int, titre: str, spec: ColumnSpec | None = None
) -> Cell:
    """Write a heading with its help as a note; reserved columns have their own colour."""
    cell = write_texte(sheet, ligne, colonne, titre)
    cell.font = POLICE_TITRE
    cell.fill = FOND_RESERVE if spec and spec.reserve else FOND_TITRE
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    if spec:
        cell.comment = make_comment(describe(spec))
    return cell


def write_entete(sheet: Worksheet, ligne: int, colonnes: Mapping[str, int]) -> None:
    """Write the headings (title → width in characters) of a list made for reading."""
    for indice, (titre, largeur) in enumerate(colonnes.items(), 1):
        write_titre(sheet, ligne, indice, titre)
        sheet.column_dimensions[get_column_letter(indice)].width = largeur


def write_rangee(
    sheet: Worksheet, ligne: int, textes: Sequence[str], colonnes: Mapping[str, int]
) -> None:
    """Write a row of wrapped texts, tall enough: some programs don't work it out on opening."""
    for indice, texte in enumerate(textes, 1):
        write_texte(sheet, ligne, indice, texte).alignment = HAUT
    hauts = [
        ceil(len(t) / (w * REMPLISSAGE)) for t, w in zip(textes, colonnes.values(), strict=True)
    ]
    sheet.row_dimensions[ligne].height = HAUTEUR_LIGNE * max(1, *hauts)


def make_comment(texte: str) -> Comment:
    """Return a note large enough for its text."""
    lignes = sum(1 + len(ligne) // 45 for ligne in texte.split("\n"))
    return Comment(texte, "mediation_map", height=24 + 18 * min(lignes, 20), width=340)


def describe(spec: ColumnSpec) -> str:
    """Return what a person should know before filling a column, one thing per line."""
    parts = [spec.aide]
    if spec.exemple:
        parts.append(f"Exemple : {spec.exemple}")
    if spec.vocabulaire:
        parts.append("Choix : " + " ; ".join(spec.vocabulaire))
    if spec.liste:
        parts.append("Plusieurs valeurs possibles, séparées par |.")
    if spec.exigee:
        parts.append("Obligatoire.")
    if spec.reserve:
        parts.append("Réservé aux professionnels : jamais montré au public.")
    return "\n".join(parts)


def lay_colonnes(sheet: Worksheet, specs: Mapping[int, ColumnSpec | None], listes: Listes) -> None:
    """Give columns (counted from 1) their width, text format and drop-down list."""
    for indice, spec in specs.items():
        dimension = sheet.column_dimensions[get_column_letter(indice)]
        dimension.width = _choose_largeur(spec)
        dimension.number_format = TEXTE
        if spec and spec.vocabulaire:
            sheet.add_data_validation(listes.make_validation(spec, get_column_letter(indice)))


def _choose_largeur(spec: ColumnSpec | None) -> int:
    if spec is None:
        return LARGEUR_NORMALE
    if spec.nom == "id" or spec.nom.endswith("_id"):
        return LARGEUR_IDENTIFIANT
    long = len(spec.exemple) > EXEMPLE_LONG
    return LARGEURS.get(spec.format, LARGEUR_LONGUE if long else LARGEUR_NORMALE)


def lay_page(sheet: Worksheet, ligne_titres: int, colonnes: int) -> None:
    """Freeze the headings and the first two columns, on screen and on paper."""
    sheet.freeze_panes = f"C{ligne_titres + 1}"
    sheet.print_title_rows = f"{ligne_titres}:{ligne_titres}"
    sheet.print_title_cols = "A:B"
    sheet.row_dimensions[ligne_titres].height = 34
    lay_print(sheet, pages=ceil(colonnes / COLONNES_PAR_PAGE))


def lay_print(sheet: Worksheet, pages: int = 1) -> None:
    """Print landscape, so many pages wide."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = PAPIER_A4
    sheet.page_setup.fitToWidth = pages
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


@dataclass(slots=True)
class Listes:
    """The vocabularies that drop-down lists point to: one column each of a hidden sheet."""

    colonnes: dict[tuple[str, ...], int] = field(default_factory=dict)

    def make_validation(self, spec: ColumnSpec, lettre: str) -> DataValidation:
        """Return the list of a column; other words are allowed, since reading knows more."""
        rang = self.colonnes.setdefault(spec.vocabulaire, len(self.colonnes) + 1)
        source = get_column_letter(rang)
        validation = DataValidation(
            type="list",
            formula1=f"{FEUILLE_LISTES}!${source}$1:${source}${len(spec.vocabulaire)}",
            allow_blank=True,
            showErrorMessage=not spec.liste,
            errorStyle="warning",
            errorTitle="Mot inhabituel",
            error="Ce mot n'est pas dans la liste. Voulez-vous le garder ?",
            showInputMessage=True,
            promptTitle=spec.libelle[:32],
            prompt=_shorten(describe(spec)),
        )
        validation.add(f"{lettre}2:{lettre}{DERNIERE_LIGNE}")
        return validation

    def write(self, classeur: Workbook) -> None:
        """Add the hidden sheet that holds the words."""
        sheet = classeur.create_sheet(FEUILLE_LISTES)
        sheet.sheet_state = "hidden"
        for mots, rang in self.colonnes.items():
            write_colonne(sheet, rang, mots)


def write_colonne(sheet: Worksheet, rang: int, textes: Iterable[str]) -> None:
    """Write texts under each other from the first line on."""
    for ligne, texte in enumerate(textes, 1):
        write_texte(sheet, ligne, rang, texte)


def _shorten(texte: str) -> str:
    return texte if len(texte) <= LONGUEUR_AIDE else texte[: LONGUEUR_AIDE - 1] + "…"


def dump_classeur(classeur: Workbook) -> bytes:
    """Return the bytes of a workbook."""
    flux = io.BytesIO()
    classeur.save(flux)
    return flux.getvalue()
