"""The empty workbook that a coordinator fills: a sheet per table, and how to use it."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from mediation_map.publish.classeur import (
    FOND_EXEMPLE,
    POLICE_EXEMPLE,
    POLICE_GRANDE,
    Listes,
    dump_classeur,
    lay_colonnes,
    lay_page,
    lay_print,
    write_entete,
    write_rangee,
    write_texte,
    write_titre,
)
from mediation_map.read.colonnes import TABLES, ColumnSpec, TableSpec

FEUILLE_AIDE = "Aide"
CONSIGNES = (
    "Une feuille par table. Seules « Acteurs » et « Communes » sont indispensables.",
    "Les titres marqués * sont obligatoires. Passez sur un titre pour lire ce qu'il attend.",
    "La ligne grise en italique est un exemple : elle n'est jamais lue. "
    "Écrivez en dessous, ou remplacez-la tout entière, identifiant compris.",
    "Les colonnes à titre violet sont réservées aux professionnels : le public ne les voit pas.",
    "Plusieurs valeurs dans une cellule se séparent par une barre : |",
    "Laissez vide ce que vous ne savez pas : une cellule vide vaut mieux qu'une supposition.",
    "Vous pouvez ajouter vos propres colonnes : elles sont signalées, pas lues, jamais perdues.",
)
COLONNES_AIDE = {
    "Feuille": 16,
    "Colonne": 28,
    "À savoir": 70,
    "Exemple": 40,
    "Choix possibles": 60,
}


def make_modele() -> bytes:
    """Return the empty workbook as XLSX; filled, it is read as a register."""
    classeur = Workbook()
    classeur.remove(classeur.worksheets[0])
    listes = Listes()
    _write_aide(classeur.create_sheet(FEUILLE_AIDE))
    for table in TABLES.values():
        _write_table(classeur.create_sheet(table.libelle), table, listes)
    listes.write(classeur)
    classeur.active = classeur.sheetnames.index(next(iter(TABLES.values())).libelle)
    return dump_classeur(classeur)


def _write_table(sheet: Worksheet, table: TableSpec, listes: Listes) -> None:
    colonnes = dict(enumerate(table.colonnes.values(), 1))
    for indice, spec in colonnes.items():
        titre = f"{spec.libelle} *" if spec.exigee else spec.libelle
        write_titre(sheet, 1, indice, titre, spec)
        exemple = write_texte(sheet, 2, indice, spec.exemple)
        exemple.font, exemple.fill = POLICE_EXEMPLE, FOND_EXEMPLE
    lay_colonnes(sheet, dict(colonnes), listes)
    lay_page(sheet, 1, len(colonnes))


def _write_aide(sheet: Worksheet) -> None:
    write_texte(sheet, 1, 1, "Comment remplir ce classeur").font = POLICE_GRANDE
    for ligne, consigne in enumerate(CONSIGNES, 3):
        write_texte(sheet, ligne, 1, consigne)
    debut = len(CONSIGNES) + 4
    write_entete(sheet, debut, COLONNES_AIDE)
    specs = [(table, spec) for table in TABLES.values() for spec in table.colonnes.values()]
    for ligne, (table, spec) in enumerate(specs, debut + 1):
        write_rangee(sheet, ligne, _describe_colonne(table, spec), COLONNES_AIDE)
    sheet.auto_filter.ref = f"A{debut}:E{debut + len(specs)}"
    lay_print(sheet)


def _describe_colonne(table: TableSpec, spec: ColumnSpec) -> tuple[str, ...]:
    mentions = [" Obligatoire."] * spec.exigee + [" Réservé aux professionnels."] * spec.reserve
    aide = spec.aide + "".join(mentions)
    return table.libelle, spec.libelle, aide, spec.exemple, " ; ".join(spec.vocabulaire)
