"""Sheets as grids of raw values, before any column is named."""

from __future__ import annotations

import csv
import io
import sys
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import islice
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from mediation_map.constats import Constat, Origine, Probleme, Severite
from mediation_map.errors import SourceError
from mediation_map.read.encodage import REMPLACE, decode_texte
from mediation_map.read.titres import count_usual, letter
from mediation_map.read.xlsx import Examen, examine_xlsx

Valeur = str | int | float | bool | date | time | timedelta
EXTENSIONS_CSV = frozenset({".csv", ".tsv"})
EXTENSIONS_CLASSEUR = frozenset({".xlsx", ".xlsm", ".ods", ".xls"})
SEPARATEURS = (",", ";", "\t")
LIGNES_ESSAI = 20
OCTETS_MAX = 300_000_000
# The whole of France counts some twenty thousand places.
LIGNES_MAX = 100_000
CELLULES_MAX = 20_000_000

GUILLEMET_OUVERT = Probleme(
    "guillemet-ouvert",
    Severite.BLOQUANT,
    "Un guillemet ouvert sur cette ligne n'est jamais refermé : la fin du fichier y est avalée.",
    "Refermez le guillemet, ou enregistrez à nouveau la feuille en CSV depuis le tableur.",
)
FUSION = Probleme(
    "cellules-fusionnees",
    Severite.INFORMATION,
    "Les cellules {cellules} sont fusionnées : « {valeur} » est lu pour chacune de leurs lignes.",
    "Défusionnez-les et répétez la valeur : dans une table, chaque ligne se lit seule.",
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
    classeur = path.suffix.lower() in EXTENSIONS_CLASSEUR
    feuilles = _read_classeur(path) if classeur else [read_csv(_read_octets(path), path.name)]
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
    octets = _read_octets(path)
    _check_taille(path)
    examens = examine_xlsx(path)
    for nom, examen in examens.items():
        _check_etendue(path.name, nom, examen)
    try:
        # From its bytes, since an old workbook may bear the name of a new one.
        classeur = CalamineWorkbook.from_filelike(io.BytesIO(octets))
        for nom in classeur.sheet_names:
            yield _read_feuille(path.name, classeur.get_sheet_by_name(nom), examens.get(nom))
    except PasswordError as error:
        raise SourceError(
            f"Le classeur « {path.name} » est protégé par un mot de passe.",
            "Enregistrez-en une copie sans mot de passe.",
        ) from error
    except (CalamineError, OSError, ValueError) as error:
        raise _broken_classeur(path) from error


def _read_feuille(fichier: str, sheet: CalamineSheet, examen: Examen | None) -> Feuille:
    grille = sheet.to_python(skip_empty_area=False)
    for (ligne, colonne), erreur in (examen.erreurs if examen else {}).items():
        grille[ligne - 1][colonne - 1] = erreur
    fusions = _spread_fusions(grille, sheet.merged_cell_ranges or ())
    rangees = [Rangee(n, valeurs) for n, valeurs in enumerate(grille, 1)]
    remplies = [r for r in rangees if any(v != "" for v in r.valeurs)]
    constats = [
        FUSION.constat(texte, Origine(fichier, sheet.name, ligne), cellules=cellules)
        for ligne, cellules, texte in fusions
    ]
    return Feuille(fichier, sheet.name, remplies, constats)


def _spread_fusions(
    grille: list[list[Valeur]], fusions: Iterable[tuple[tuple[int, int], tuple[int, int]]]
) -> list[tuple[int, str, str]]:
    """Write the value of merged cells in each of their lines that says something else.

    Return the first line, the place (« B2:B4 ») and the text of those where it served.
    """
    servies = []
    for (haut, gauche), (bas, droite) in fusions:
        if haut >= len(grille) or grille[haut][gauche] == "":
            continue
        dessous = [r for r in grille[haut + 1 : bas + 1] if any(v != "" for v in r)]
        for rangee in dessous:
            rangee[gauche] = grille[haut][gauche]
        if dessous:
            place = f"{letter(gauche)}{haut + 1}:{letter(droite)}{bas + 1}"
            servies.append((haut + 1, place, str(grille[haut][gauche])))
    return servies


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


def _check_etendue(fichier: str, nom: str, examen: Examen) -> None:
    """Refuse a sheet where something stands so far away that no memory holds what lies between."""
    if examen.lignes * examen.colonnes > CELLULES_MAX:
        raise SourceError(
            f"La feuille « {nom} » de « {fichier} » s'étend jusqu'à la cellule "
            f"{letter(examen.colonnes - 1)}{examen.lignes} : elle est trop grande pour être lue.",
            "Une cellule y est remplie loin de la table : dans le tableur, Ctrl+Fin y mène. "
            "Supprimez les lignes et les colonnes en trop, puis enregistrez.",
        )


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
