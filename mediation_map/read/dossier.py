"""A folder of tables, or one workbook → the register's tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mediation_map.constats import Constat, Origine, Probleme, Severite
from mediation_map.errors import SourceError
from mediation_map.read.colonnes import TABLES, TableSpec
from mediation_map.read.grilles import (
    EXTENSIONS_CLASSEUR,
    EXTENSIONS_CSV,
    Feuille,
    read_feuilles,
)
from mediation_map.read.lignes import Table
from mediation_map.read.tables import read_table
from mediation_map.read.titres import build_lexique, find_slip, fold, suggest

FEUILLES_DU_MODELE = frozenset({"aide", "listes", "constats"})
EXTENSIONS_A_PART = frozenset({".toml", ".geojson", ".md", ".txt", ".json"})

FEUILLE_INCONNUE = Probleme(
    "feuille-inconnue",
    Severite.INFORMATION,
    "« {valeur} » n'est le nom d'aucune table connue : elle n'est pas lue.",
    "Donnez-lui le nom d'une table ({tables}), ou laissez-la si elle n'est que pour vous.",
)
FEUILLE_PRESQUE_CONNUE = Probleme(
    "feuille-presque-connue",
    Severite.AVERTISSEMENT,
    "« {valeur} » n'est le nom d'aucune table connue : elle n'est pas lue.",
    "Vouliez-vous dire « {libelle} » ? Alors donnez-lui ce nom.",
)
FICHIER_INCONNU = Probleme(
    "fichier-inconnu",
    Severite.INFORMATION,
    "Le fichier « {valeur} » n'est ni un CSV ni un classeur : il n'est pas lu.",
    "Retirez-le du dossier s'il ne sert pas, ou enregistrez-le en CSV, XLSX ou ODS.",
)
TABLE_DEUX_FOIS = Probleme(
    "table-deux-fois",
    Severite.AVERTISSEMENT,
    "La table « {valeur} » est déjà dans {premiere} : les lignes des deux sont lues.",
    "Gardez-en une seule, pour ne pas devoir corriger deux fois.",
)
TABLE_ABSENTE = Probleme(
    "table-absente",
    Severite.BLOQUANT,
    "La table « {valeur} » manque.",
    "Ajoutez un fichier {fichier}.csv, ou une feuille « {valeur} » dans le classeur.",
)


@dataclass(frozen=True, slots=True)
class Lecture:
    """What was read: the tables in their declared order, and every constat of the reading.

    A table that stands in two files is there twice. ``constats`` include those of the tables.
    """

    tables: Sequence[Table]
    constats: Sequence[Constat]


def read_dossier(path: Path) -> Lecture:
    """Read the tables of a folder (CSV files, workbooks) or of a single file.

    ``SourceError`` when nothing can be read: no such folder, no table in it, a broken file.
    """
    feuilles = [feuille for file in _list_fichiers(path) for feuille in read_feuilles(file)]
    reconnues: list[tuple[TableSpec, Feuille]] = []
    constats: list[Constat] = list(_report_fichiers(path))
    for feuille in feuilles:
        spec = recognise_table(feuille)
        if spec:
            reconnues.append((spec, feuille))
        elif feuille.rangees and fold(feuille.nom) not in FEUILLES_DU_MODELE:
            constats.append(_report_feuille(feuille))
    if not reconnues:
        raise SourceError(
            f"« {path} » ne contient aucune table du registre.",
            "Il faut au moins acteurs.csv et communes.csv, ou un classeur qui a ces feuilles.",
        )
    reconnues.sort(key=lambda item: item[0].rang)
    tables = [read_table(feuille, spec) for spec, feuille in reconnues]
    constats += [*_report_doubles(tables), *_report_absentes(tables, Origine(path.name))]
    return Lecture(tuple(tables), (*constats, *(c for table in tables for c in table.constats)))


def recognise_table(feuille: Feuille) -> TableSpec | None:
    """Return the table that a sheet's name, or a CSV file's, names exactly."""
    nom = build_lexique(TABLES).get(fold(_name_feuille(feuille)))
    return TABLES[nom] if nom else None


def _name_feuille(feuille: Feuille) -> str:
    return feuille.nom or Path(feuille.fichier).stem


def _list_entrees(path: Path) -> list[Path]:
    """Return the files of a folder, sorted, without hidden ones and spreadsheets' lock files."""
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise SourceError(
            f"Le dossier « {path} » n'existe pas.",
            "Indiquez celui qui contient les tables du registre.",
        )
    return sorted(f for f in path.iterdir() if f.is_file() and f.name[0] not in ".~")


def _list_fichiers(path: Path) -> list[Path]:
    lisibles = EXTENSIONS_CSV | EXTENSIONS_CLASSEUR
    return [f for f in _list_entrees(path) if f.suffix.lower() in lisibles]


def _report_fichiers(path: Path) -> Iterator[Constat]:
    connues = EXTENSIONS_CSV | EXTENSIONS_CLASSEUR | EXTENSIONS_A_PART
    for file in _list_entrees(path):
        if file.suffix.lower() not in connues and file.suffix:
            yield FICHIER_INCONNU.constat(file.name, Origine(file.name))


def _report_feuille(feuille: Feuille) -> Constat:
    nom = _name_feuille(feuille)
    lexique = build_lexique(TABLES)
    proche = find_slip(fold(nom), lexique) or suggest(fold(nom), lexique)
    if proche:
        libelle = TABLES[proche].libelle
        return FEUILLE_PRESQUE_CONNUE.constat(nom, feuille.origine, libelle=libelle)
    libelles = ", ".join(spec.libelle for spec in TABLES.values())
    return FEUILLE_INCONNUE.constat(nom, feuille.origine, tables=libelles)


def _report_doubles(tables: Iterable[Table]) -> Iterator[Constat]:
    lieux: defaultdict[str, list[Origine]] = defaultdict(list)
    for table in tables:
        lieux[table.nom].append(table.origine)
    for nom, (premiere, *autres) in lieux.items():
        for autre in autres:
            yield TABLE_DEUX_FOIS.constat(TABLES[nom].libelle, autre, premiere=premiere)


def _report_absentes(tables: Iterable[Table], origine: Origine) -> Iterator[Constat]:
    presentes = {table.nom for table in tables}
    for nom, spec in TABLES.items():
        if spec.obligatoire and nom not in presentes:
            yield TABLE_ABSENTE.constat(spec.libelle, origine, fichier=nom)
