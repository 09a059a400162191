"""A folder of tables, or one workbook → the register's tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mediation_map.constats import Constat, Origine, Probleme, Severite
from mediation_map.errors import SourceError
from mediation_map.read.colonnes import TABLES, TableSpec
from mediation_map.read.feuilles import Feuille, check_nom
from mediation_map.read.grilles import EXTENSIONS_CLASSEUR, EXTENSIONS_CSV, read_feuilles
from mediation_map.read.lignes import Table
from mediation_map.read.reconnaissance import recognise_table
from mediation_map.read.sources.dossier import (
    Source,
    find_sources,
    read_sources,
    recognise_export,
    report_seules,
)
from mediation_map.read.tables import read_table

EXTENSIONS_A_PART = frozenset({".toml", ".geojson", ".md", ".txt", ".json"})

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

    A file beside a correspondence (``NAME.mapping.toml``) is read as it says, after the others,
    and so is an export of activity reports whose headings are known.
    ``SourceError`` when nothing can be read: no such folder, no table in it, a broken file.
    """
    entrees = _list_entrees(path)
    sources = find_sources(entrees)
    etrangers = {source.fichier for source in sources}
    fichiers = [file for file in _list_fichiers(path) if file not in etrangers]
    feuilles: list[Feuille] = []
    for file in fichiers:
        lues = read_feuilles(file)
        exports = [nom for feuille in lues if (nom := recognise_export(feuille))]
        sources += [Source(file, nom) for nom in exports[:1]]
        feuilles += [] if exports else lues
    reconnues: list[tuple[TableSpec, Feuille]] = []
    constats: list[Constat] = [*_report_fichiers(path), *report_seules(entrees, sources)]
    for feuille in feuilles:
        spec, dits = recognise_table(feuille)
        constats += dits
        if spec:
            reconnues.append((spec, feuille))
    if not reconnues and not sources:
        raise _no_table(path, feuilles)
    reconnues.sort(key=lambda item: item[0].rang)
    tables = [read_table(feuille, spec) for spec, feuille in reconnues]
    constats += _report_doubles(tables)
    tables += read_sources(sources)
    constats += _report_absentes(tables, Origine(path.name))
    return Lecture(tuple(tables), (*constats, *(c for table in tables for c in table.constats)))


def _no_table(path: Path, feuilles: Sequence[Feuille]) -> SourceError:
    noms = ", ".join(f"« {feuille.nom or feuille.fichier} »" for feuille in feuilles[:5])
    return SourceError(
        f"« {path.name or path} » ne contient aucune table du registre.",
        "Il faut au moins acteurs.csv et communes.csv, ou un classeur qui a ces feuilles"
        + (f" (trouvé : {noms})." if noms else "."),
    )


def _list_entrees(path: Path) -> list[Path]:
    """Return the files of a folder, sorted, without hidden ones and spreadsheets' lock files."""
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise SourceError(
            f"Le dossier « {path} » n'existe pas.",
            "Indiquez celui qui contient les tables du registre.",
        )
    entrees = sorted(f for f in path.iterdir() if f.is_file() and f.name[0] not in ".~")
    for entree in entrees:
        check_nom(entree)
    return entrees


def _list_fichiers(path: Path) -> list[Path]:
    lisibles = EXTENSIONS_CSV | EXTENSIONS_CLASSEUR
    return [f for f in _list_entrees(path) if f.suffix.lower() in lisibles]


def _report_fichiers(path: Path) -> Iterator[Constat]:
    connues = EXTENSIONS_CSV | EXTENSIONS_CLASSEUR | EXTENSIONS_A_PART
    for file in _list_entrees(path):
        if file.suffix.lower() not in connues and file.suffix:
            yield FICHIER_INCONNU.constat(file.name, Origine(file.name))


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
