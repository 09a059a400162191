"""The corrected workbook: the register's rows written back, each constat on its own cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from mediation_map.constats import Constat, Origine, Severite, sort_constats
from mediation_map.publish.classeur import (
    FONDS,
    POLICE_LIEN,
    POLICE_TITRE_MARQUE,
    Listes,
    dump_classeur,
    get_cell,
    lay_colonnes,
    lay_page,
    lay_print,
    make_comment,
    write_entete,
    write_rangee,
    write_texte,
    write_titre,
)
from mediation_map.read.colonnes import TABLES
from mediation_map.read.lignes import Table

FEUILLE_CONSTATS = "Constats"
COLONNES_BILAN = {
    "Gravité": 16,
    "Où": 36,
    "Colonne": 26,
    "Valeur": 36,
    "Ce qui ne va pas": 66,
    "Ce qu'il faut écrire": 66,
}
COMMENTAIRE_MAX = 1_500


@dataclass(frozen=True, slots=True)
class _Feuille:
    """A sheet of the workbook: its columns by heading and by name, the lines written in it."""

    sheet: Worksheet
    colonnes: Mapping[str, int]
    lignes: frozenset[int]


Feuilles = dict[tuple[str, str], _Feuille]


def _find_cell(feuilles: Feuilles, origine: Origine) -> Cell | None:
    """Return the cell of a constat, else the first of its row, else nothing."""
    feuille = feuilles.get((origine.fichier, origine.feuille))
    if feuille is None or origine.ligne not in feuille.lignes:
        return None
    return get_cell(feuille.sheet, origine.ligne, feuille.colonnes.get(origine.colonne, 1))


def make_corrige(tables: Sequence[Table], constats: Iterable[Constat]) -> bytes:
    """Return the tables as XLSX with the constats as notes and colours, worst colour first.

    Every row stands at the line it had in its file, under its own headings, so that the
    places named by the constats are right here too. A last look at them all is the first
    sheet; a constat without a cell is only there. Foreign sources are left out: they are not
    the coordinator's to correct.
    """
    tables = [table for table in tables if not table.etrangere]
    ordonnes = sort_constats(constats)
    classeur = Workbook()
    bilan = classeur.worksheets[0]
    bilan.title = FEUILLE_CONSTATS
    listes = Listes()
    feuilles = {
        (table.origine.fichier, table.origine.feuille): _write_table(
            classeur.create_sheet(nom), table, listes
        )
        for table, nom in zip(tables, _name_feuilles(tables), strict=True)
    }
    _mark_cells(ordonnes, feuilles)
    _write_bilan(bilan, ordonnes, feuilles)
    if listes.colonnes:
        listes.write(classeur)
    return dump_classeur(classeur)


def _name_feuilles(tables: Sequence[Table]) -> list[str]:
    """Return a sheet name per table; the second file of one table gets a number."""
    vus: defaultdict[str, int] = defaultdict(int)
    noms = []
    for table in tables:
        vus[table.nom] += 1
        rang = f" ({vus[table.nom]})" if vus[table.nom] > 1 else ""
        noms.append(TABLES[table.nom].libelle + rang)
    return noms


def _write_table(sheet: Worksheet, table: Table, listes: Listes) -> _Feuille:
    specs = TABLES[table.nom].colonnes
    titres = table.titres or {nom: spec.libelle for nom, spec in specs.items()}
    entete = max(table.origine.ligne, 1)
    for indice, (cle, titre) in enumerate(titres.items(), 1):
        write_titre(sheet, entete, indice, titre, specs.get(cle))
        for ligne in table.lignes:
            texte = ligne.bruts.get(cle) or ligne.texte(cle)
            if texte:
                write_texte(sheet, ligne.origine.ligne, indice, texte)
    for rang, textes in table.restes.items():
        for indice, texte in enumerate(textes, 1):
            if texte:
                write_texte(sheet, rang, indice, texte)
    lay_colonnes(sheet, {i: specs.get(cle) for i, cle in enumerate(titres, 1)}, listes)
    lay_page(sheet, entete, len(titres))
    par_cle = {cle: indice for indice, cle in enumerate(titres, 1)}
    par_titre = {titre: indice for indice, titre in reversed([*enumerate(titres.values(), 1)])}
    lignes = frozenset({entete, *table.restes, *(ligne.origine.ligne for ligne in table.lignes)})
    return _Feuille(sheet, par_cle | par_titre, lignes)


def _mark_cells(constats: Iterable[Constat], feuilles: Feuilles) -> None:
    """Colour the cells and write their notes; constats come with the worst ones first."""
    par_cellule: dict[str, tuple[Cell, list[Constat]]] = {}
    for constat in constats:
        cell = _find_cell(feuilles, constat.origine)
        if cell:
            _, liste = par_cellule.setdefault(_link_to(cell), (cell, []))
            liste.append(constat)
    for cell, liste in par_cellule.values():
        cell.fill = FONDS[liste[0].severite]
        cell.comment = make_comment(_write_note(liste))
        if cell.font.b:
            cell.font = POLICE_TITRE_MARQUE


def _write_note(constats: Iterable[Constat]) -> str:
    notes = [f"{c.severite.capitalize()} : {c.phrase}\n{c.conseil}".strip() for c in constats]
    return "\n\n".join(notes)[:COMMENTAIRE_MAX]


def _link_to(cell: Cell) -> str:
    return f"'{cell.parent.title}'!{cell.coordinate}"


def _write_bilan(sheet: Worksheet, constats: Sequence[Constat], feuilles: Feuilles) -> None:
    """List every constat with a link to its cell; an empty list says that all is well."""
    write_entete(sheet, 1, COLONNES_BILAN)
    for ligne, constat in enumerate(constats, 2):
        _write_constat(sheet, ligne, constat, _find_cell(feuilles, constat.origine))
    if not constats:
        write_texte(sheet, 2, 5, "Aucun constat : les tables sont en ordre.")
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:F{max(len(constats), 1) + 1}"
    lay_print(sheet)


def _write_constat(sheet: Worksheet, ligne: int, constat: Constat, cible: Cell | None) -> None:
    origine = constat.origine
    ou = str(Origine(origine.fichier, origine.feuille, origine.ligne))
    place = (constat.severite.capitalize(), ou, origine.colonne, constat.valeur)
    write_rangee(sheet, ligne, (*place, constat.phrase, constat.conseil), COLONNES_BILAN)
    sheet.cell(ligne, 1).fill = FONDS[Severite(constat.severite)]
    if cible:
        lien = get_cell(sheet, ligne, 2)
        lien.hyperlink = Hyperlink(ref=lien.coordinate, location=_link_to(cible))
        lien.font = POLICE_LIEN
