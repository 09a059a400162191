"""The page that explains every table and column to a coordinator, from their declaration."""

from __future__ import annotations

from collections.abc import Iterator

from mediation_map.publish.lisezmoi_publication import render_publication
from mediation_map.publish.lisezmoi_sources import render_sources
from mediation_map.read.colonnes import EXPORTS, TABLES, ColumnSpec, TableSpec

_DEBUT = """\
# Les tables du territoire

Ce dossier contient tout ce que le site raconte. Chaque table est un fichier CSV, ou une feuille
d'un classeur (XLSX ou ODS) posé dans ce dossier. Pour partir d'un classeur vide :
`python -m mediation_map workbook template --out registre.xlsx`.

- Seules les tables « Acteurs » et « Communes » sont indispensables ; les autres viennent quand on
  en a besoin.
- L'ordre des colonnes est libre. Les titres sont reconnus avec ou sans majuscules et accents, et
  sous leurs noms usuels (« Tél », « Mail », « CP », « Ville »…). Une colonne inconnue n'est pas
  lue : elle est signalée, jamais perdue.
- Plusieurs valeurs dans une cellule se séparent par une barre : `|`.
- Une cellule vide veut dire « on ne sait pas ». Rien n'est inventé à sa place.
- Dans la colonne d'un jour, « NC » ou « ? » peut s'écrire : les heures de ce jour sont inconnues.
- Les colonnes **réservées** ne paraissent que dans l'édition des professionnels.
- `python -m mediation_map check` dit quelle cellule corriger et comment ;
  `python -m mediation_map workbook corrected --out corrige.xlsx` l'écrit dans un classeur.

À côté des tables : `communes.geojson` (le contour des communes) et `territoire.toml` (les réglages
du site, expliqués dans le fichier même). La liste d'un autre organisme s'ajoute telle quelle :
voyez « Ajouter la liste d'un autre ».

Cette page est écrite par `python -m mediation_map workbook columns --out data/raw/README.md`,
à partir de ce que le programme lit vraiment : ne la modifiez pas à la main.
"""
_ENTETE = (
    "| colonne | titre | ce qu'on y écrit | exemple | choix possibles |",
    "| --- | --- | --- | --- | --- |",
)
_EXPORT = """\
## {libelle} (`table = "cra"`)

{aide}

Les noms, les adresses et les notes que l'export contient ne sont ni lus, ni gardés, ni publiés.
Posez le fichier ici tel quel : il est reconnu à ses titres. Une correspondance à côté de lui
(`NOM.mapping.toml`, voyez « Ajouter la liste d'un autre ») date la source ou suit un titre qui a
changé ; elle remplit les colonnes ci-dessous. Ne mettez le nom de personne dans celui du fichier :
le tableau de bord le cite.

    base = "coop-mediation-numerique"
    [colonnes]
    participants = "Participants"
    [constantes]
    source_date = "2026-11-02"
"""


def render_lisezmoi() -> str:
    """Return the French page in Markdown: a section per table, a line per column."""
    sections = ["\n".join(_render_table(table)) for table in TABLES.values()]
    debut = (_DEBUT.rstrip(), render_publication().rstrip(), render_sources().rstrip())
    return "\n\n".join([*debut, *sections, _render_export(EXPORTS["cra"])]) + "\n"


def _render_export(table: TableSpec) -> str:
    """Return the section of what is only counted, with the columns that it may fill."""
    texte = _EXPORT.format(libelle=table.libelle, aide=table.aide)
    return "\n".join([texte, *_ENTETE, *map(_render_colonne, table.colonnes.values())])


def _render_table(table: TableSpec) -> Iterator[str]:
    indispensable = " Indispensable." if table.obligatoire else ""
    yield f"## {table.libelle} (`{table.nom}.csv`)\n"
    yield f"{table.aide}{indispensable}\n"
    yield from _ENTETE
    yield from (_render_colonne(spec) for spec in table.colonnes.values())


def _render_colonne(spec: ColumnSpec) -> str:
    exemple = f"`{spec.exemple}`" if spec.exemple else ""
    choix = ", ".join(f"`{mot}`" for mot in spec.vocabulaire)
    mentions = [" **Obligatoire.**"] * spec.exigee + [" **Réservé.**"] * spec.reserve
    aide = spec.aide + "".join(mentions)
    cellules = [f"`{spec.nom}`", spec.libelle, aide, exemple, choix]
    return "| " + " | ".join(cellule.replace("|", "\\|") for cellule in cellules) + " |"
