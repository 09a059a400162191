"""Sheets as grids of raw values, before any column is named."""

from __future__ import annotations

import csv
import io
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import islice
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from mediation_map.constats import Constat, Origine, Probleme, Severite
from mediation_map.errors import SourceError
from mediation_map.read.encodage import decode_texte
from mediation_map.read.erreurs import find_erreurs
from mediation_map.read.titres import count_usual

Valeur = str | int | float | bool | date | time | timedelta
EXTENSIONS_CSV = frozenset({".csv", ".tsv"})
EXTENSIONS_CLASSEUR = frozenset({".xlsx", ".xlsm", ".ods", ".xls"})
SEPARATEURS = (",", ";", "\t")
LIGNES_ESSAI = 20
OCTETS_MAX = 1_000_000_000

GUILLEMET_OUVERT = Probleme(
    "guillemet-ouvert",
    Severite.BLOQUANT,
    "Un guillemet ouvert sur cette ligne n'est jamais refermé : la fin du fichier y est avalée.",
    "Refermez le guillemet, ou enregistrez à nouveau la feuille en CSV depuis le tableur.",
)
OCTETS_ILLISIBLES = Probleme(
    "octets-illisibles",
    Severite.AVERTISSEMENT,
    "Des lettres du fichier n'ont pas pu être lues ; elles sont remplacées par « � ».",
    "Enregistrez à nouveau le fichier en CSV UTF-8 depuis le tableur.",
)


@dataclass(frozen=True, slots=True)
class Rangee:
    """A row of raw values and ``ligne``, the line that Excel shows."""

    ligne: int
    valeurs: Sequence[Valeur]

    @property
    def est_vide(self) -> bool:
        """True when no cell holds more than spaces."""
        return not any(v.strip() if isinstance(v, str) else True for v in self.valeurs)


@dataclass(frozen=True, slots=True)
class Feuille:
    """A sheet of a workbook, or a whole CSV file (then ``nom`` is empty), without blank rows."""

    fichier: str
    nom: str
    rangees: Sequence[Rangee]
    constats: Sequence[Constat] = ()

    @property
    def origine(self) -> Origine:
        """The place of the sheet itself."""
        return Origine(self.fichier, self.nom)


def read_feuilles(path: Path) -> list[Feuille]:
    """Read every sheet of a CSV file or a workbook; ``SourceError`` if it can't be opened."""
    if path.suffix.lower() in EXTENSIONS_CLASSEUR:
        return list(_read_classeur(path))
    return [read_csv(_read_octets(path), path.name)]


def read_csv(octets: bytes, fichier: str) -> Feuille:
    """Read a CSV file's bytes; the encoding and the delimiter are found out.

    ``ligne`` counts records as Excel does: a line break inside quotes adds no row, a blank
    line does, and the ``sep=;`` line that Excel writes for itself does not.
    """
    texte, lossy = decode_texte(octets, fichier)
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
    constats = [OCTETS_ILLISIBLES.constat(origine=Origine(fichier))] if lossy else []
    constats += _find_guillemet_ouvert(corps, records, fichier)
    return Feuille(fichier, "", [r for r in rangees if not r.est_vide], constats)


@contextmanager
def _cells_of_any_length() -> Iterator[None]:
    """Lift the limit of the csv module, which all its users share, for the time of a reading."""
    limite = csv.field_size_limit(sys.maxsize)
    try:
        yield
    finally:
        csv.field_size_limit(limite)


def _read_octets(path: Path) -> bytes:
    try:
        octets = path.read_bytes()
    except OSError as error:
        raise SourceError(
            f"Le fichier « {path.name} » ne peut pas être lu ({error.strerror}).",
            "Vérifiez qu'il existe, qu'il n'est pas ouvert ailleurs et que vous pouvez le lire.",
        ) from error
    if not octets.strip():
        raise SourceError(
            f"Le fichier « {path.name} » est vide.",
            "Remettez-y la table, ou retirez le fichier du dossier.",
        )
    return octets


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


def _read_classeur(path: Path) -> Iterator[Feuille]:
    _read_octets(path)
    _check_taille(path)
    try:
        classeur = CalamineWorkbook.from_path(path)
        erreurs = find_erreurs(path)
        for nom in classeur.sheet_names:
            grille = classeur.get_sheet_by_name(nom).to_python(skip_empty_area=False)
            for (ligne, colonne), erreur in erreurs.get(nom, {}).items():
                grille[ligne - 1][colonne - 1] = erreur
            rangees = [Rangee(n, valeurs) for n, valeurs in enumerate(grille, 1)]
            yield Feuille(path.name, nom, [r for r in rangees if any(v != "" for v in r.valeurs)])
    except PasswordError as error:
        raise SourceError(
            f"Le classeur « {path.name} » est protégé par un mot de passe.",
            "Enregistrez-en une copie sans mot de passe.",
        ) from error
    except (CalamineError, OSError, ValueError) as error:
        raise _broken_classeur(path) from error


def _broken_classeur(path: Path) -> SourceError:
    return SourceError(
        f"Le classeur « {path.name} » est abîmé ou n'est pas un vrai classeur.",
        "Ouvrez-le dans Excel ou LibreOffice et enregistrez-le à nouveau (XLSX ou ODS).",
    )


def _check_taille(path: Path) -> None:
    """Refuse an archive that would unfold to more than ``OCTETS_MAX`` bytes."""
    if not zipfile.is_zipfile(path):
        return
    try:
        with zipfile.ZipFile(path) as archive:
            taille = sum(info.file_size for info in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise _broken_classeur(path) from error
    if taille > OCTETS_MAX:
        raise SourceError(
            f"Le classeur « {path.name} » est trop gros pour être un registre.",
            "Gardez-y seulement les tables, sans images ni lignes vides mises en forme.",
        )
