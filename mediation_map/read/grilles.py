"""Sheets as grids of raw values, before any column is named."""

from __future__ import annotations

import csv
import io
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from mediation_map.constats import Constat, Origine, Probleme, Severite
from mediation_map.errors import SourceError
from mediation_map.read.classeurs import read_classeur
from mediation_map.read.encodage import REMPLACE, decode_texte
from mediation_map.read.feuilles import Feuille, Rangee, read_octets
from mediation_map.read.titres import count_usual

EXTENSIONS_CSV = frozenset({".csv", ".tsv"})
EXTENSIONS_CLASSEUR = frozenset({".xlsx", ".xlsm", ".ods", ".xls"})
SEPARATEURS = (",", ";", "\t")
LIGNES_ESSAI = 20
# The whole of France counts some twenty thousand places.
LIGNES_MAX = 100_000

GUILLEMET_OUVERT = Probleme(
    "guillemet-ouvert",
    Severite.BLOQUANT,
    "Un guillemet ouvert sur cette ligne n'est jamais refermé : la fin du fichier y est avalée.",
    "Refermez le guillemet, ou enregistrez à nouveau la feuille en CSV depuis le tableur.",
)
ENCODAGES_MELES = Probleme(
    "encodages-meles",
    Severite.INFORMATION,
    "Le fichier mêle deux façons d'écrire les accents : ils ont été remis (lignes {lignes}, "
    "d'abord « {valeur} »).",
    "Relisez ces accents, puis enregistrez à nouveau le fichier en CSV UTF-8 depuis le tableur.",
)
OCTETS_ILLISIBLES = Probleme(
    "octets-illisibles",
    Severite.AVERTISSEMENT,
    "Des lettres n'ont pas pu être lues ; elles sont remplacées par « � », d'abord dans "
    "« {valeur} ».",
    "Enregistrez à nouveau le fichier en CSV UTF-8 depuis le tableur.",
)


def read_feuilles(path: Path) -> list[Feuille]:
    """Read every sheet of a CSV file or a workbook; ``SourceError`` if it can't be opened."""
    classeur = path.suffix.lower() in EXTENSIONS_CLASSEUR
    feuilles = read_classeur(path) if classeur else [read_csv(read_octets(path), path.name)]
    return [_check_hauteur(feuille) for feuille in feuilles]


def read_csv(octets: bytes, fichier: str) -> Feuille:
    """Read a CSV file's bytes; the encoding and the delimiter are found out.

    ``ligne`` counts records as Excel does: a line break inside quotes adds no row, a blank
    line does, and the ``sep=;`` line that Excel writes for itself does not.
    """
    texte, autres = decode_texte(octets, fichier)
    try:
        with _cells_of_any_length():
            corps, separateur = _detect_separateur(texte)
            records = list(csv.reader(io.StringIO(corps, newline=""), delimiter=separateur))
    except csv.Error as error:
        raise SourceError(
            f"Le fichier « {fichier} » n'est pas un CSV lisible ({error}).",
            "Enregistrez à nouveau la feuille en CSV depuis le tableur.",
        ) from error
    rangees = [
        Rangee(n, [_drop_marque_texte(v) for v in record]) for n, record in enumerate(records, 1)
    ]
    constats = list(_report_encodage(texte, autres, Origine(fichier)))
    constats += _find_guillemet_ouvert(corps, records, fichier)
    return Feuille(fichier, "", [r for r in rangees if not r.est_vide], constats)


def _report_encodage(texte: str, autres: Sequence[str], origine: Origine) -> Iterator[Constat]:
    if autres:
        yield ENCODAGES_MELES.constat(autres[0], origine, lignes=len(autres))
    if REMPLACE in texte:
        ligne = next(ligne for ligne in texte.splitlines() if REMPLACE in ligne)
        yield OCTETS_ILLISIBLES.constat(ligne, origine)


@contextmanager
def _cells_of_any_length() -> Iterator[None]:
    """Lift the limit of the csv module, which all its users share, for the time of a reading."""
    limite = csv.field_size_limit(sys.maxsize)
    try:
        yield
    finally:
        csv.field_size_limit(limite)


def _drop_marque_texte(valeur: str) -> str:
    """Drop the apostrophe by which spreadsheets mark a text; a word 'in quotes' keeps both."""
    return valeur[1:] if valeur[:1] == "'" and valeur[-1:] != "'" else valeur


def _detect_separateur(texte: str) -> tuple[str, str]:
    """Return the text without Excel's ``sep=`` line, and the likeliest delimiter."""
    premiere, _, suite = texte.partition("\n")
    annonce = premiere.strip().strip('"').lower()
    if annonce.startswith("sep=") and len(premiere.strip("\r\n").strip('"')) == 5:
        return suite, premiere.strip("\r\n").strip('"')[4]
    return texte, max(SEPARATEURS, key=lambda s: _score_separateur(texte, s))


def _score_separateur(texte: str, separateur: str) -> tuple[int, int]:
    """Return how many usual headings a row gets, then how regular the table is.

    Texts may hold more semicolons than rows have commas: headings tell better, where there
    are some that we know. Regular is to have as many rows as possible, as wide as possible.
    """
    reader = csv.reader(io.StringIO(texte, newline=""), delimiter=separateur)
    try:
        records = [record for record in islice(reader, LIGNES_ESSAI) if record]
    except csv.Error:
        return -1, -1
    connus = max((count_usual(record) for record in records), default=0)
    largeurs = Counter(len(record) for record in records)
    seuil = min(2, largeurs.total())
    regulier = max((n * n * (w - 1) for w, n in largeurs.items() if n >= seuil), default=0)
    return (connus if connus > 1 else 0), regulier


def _find_guillemet_ouvert(texte: str, records: list[list[str]], fichier: str) -> Iterator[Constat]:
    """Yield a constat when the last record looks like the swallowed rest of the file."""
    if not records or texte.count('"') % 2 == 0:
        return
    avale = max(records[-1], key=len, default="")
    if "\n" in avale.strip():
        yield GUILLEMET_OUVERT.constat(avale, Origine(fichier, ligne=len(records)))


def _check_hauteur(feuille: Feuille) -> Feuille:
    """Refuse a sheet that no register could fill."""
    if len(feuille.rangees) > LIGNES_MAX:
        ou = f"la feuille « {feuille.nom} » de " if feuille.nom else ""
        raise SourceError(
            f"Dans {ou}« {feuille.fichier} », {len(feuille.rangees)} lignes sont remplies : c'est "
            "trop pour être un registre.",
            f"Gardez-y {LIGNES_MAX} lignes au plus ; une formule ou une valeur a sans doute été "
            "recopiée jusqu'en bas de la feuille.",
        )
    return feuille
