"""Workbooks → sheets: XLSX, ODS and XLS, broken and hostile ones refused in one sentence."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from mediation_map.constats import Origine, Probleme, Severite
from mediation_map.errors import SourceError
from mediation_map.read.feuilles import Feuille, Rangee, Valeur, read_octets
from mediation_map.read.titres import letter
from mediation_map.read.xlsx import Examen, examine_xlsx

OCTETS_MAX = 300_000_000
CELLULES_MAX = 20_000_000

FUSION = Probleme(
    "cellules-fusionnees",
    Severite.INFORMATION,
    "Les cellules {cellules} sont fusionnées : « {valeur} » est lu pour chacune de leurs lignes.",
    "Défusionnez-les et répétez la valeur : dans une table, chaque ligne se lit seule.",
)


def read_classeur(path: Path) -> Iterator[Feuille]:
    """Yield the sheets of a workbook, without blank rows; ``SourceError`` if it can't be opened."""
    octets = read_octets(path)
    _check_taille(path)
    examens = examine_xlsx(path)
    for nom, examen in examens.items():
        _check_etendue(path.name, nom, examen)
    try:
        classeur = _open_classeur(path, octets)
        for nom in classeur.sheet_names:
            yield _read_feuille(path.name, classeur.get_sheet_by_name(nom), examens.get(nom))
    except PasswordError as error:
        raise SourceError(
            f"Le classeur « {path.name} » est protégé par un mot de passe.",
            "Enregistrez-en une copie sans mot de passe.",
        ) from error
    except (CalamineError, OSError, ValueError) as error:
        if "Cell limit" in str(error):
            raise _too_big(path) from error
        raise _broken_classeur(path) from error


def _open_classeur(path: Path, octets: bytes) -> CalamineWorkbook:
    """Open a workbook by its name, else by its bytes: an old one may bear the name of a new one."""
    try:
        return CalamineWorkbook.from_path(path)
    except PasswordError:
        raise
    except (CalamineError, OSError, ValueError) as error:
        try:
            return CalamineWorkbook.from_filelike(io.BytesIO(octets))
        except CalamineError:
            raise error from None


def _read_feuille(fichier: str, sheet: CalamineSheet, examen: Examen | None) -> Feuille:
    grille = sheet.to_python(skip_empty_area=False)
    if examen:
        _put_erreurs(grille, examen)
    fusions = _spread_fusions(grille, sheet.merged_cell_ranges or ())
    rangees = [Rangee(n, valeurs) for n, valeurs in enumerate(grille, 1)]
    remplies = [r for r in rangees if any(v != "" for v in r.valeurs)]
    constats = [
        FUSION.constat(texte, Origine(fichier, sheet.name, ligne), cellules=cellules)
        for ligne, cellules, texte in fusions
    ]
    return Feuille(fichier, sheet.name, remplies, constats)


def _put_erreurs(grille: list[list[Valeur]], examen: Examen) -> None:
    """Write the failed cells in a grid, made larger when one stands outside what was read."""
    if not examen.erreurs:
        return
    grille.extend([] for _ in range(examen.lignes - len(grille)))
    for rangee in grille:
        rangee.extend([""] * (examen.colonnes - len(rangee)))
    for (ligne, colonne), erreur in examen.erreurs.items():
        grille[ligne - 1][colonne - 1] = erreur


def _spread_fusions(
    grille: list[list[Valeur]], fusions: Iterable[tuple[tuple[int, int], tuple[int, int]]]
) -> list[tuple[int, str, str]]:
    """Write the value of merged cells in each of their lines that says something else.

    Return the first line, the place (« B2:B4 ») and the text of those where it served.
    """
    servies = []
    for (haut, gauche), (bas, droite) in fusions:
        if haut >= len(grille) or gauche >= len(grille[haut]) or grille[haut][gauche] == "":
            continue
        dessous = [r for r in grille[haut + 1 : bas + 1] if any(v != "" for v in r)]
        for rangee in dessous:
            rangee[gauche] = grille[haut][gauche]
        if dessous:
            place = f"{letter(gauche)}{haut + 1}:{letter(droite)}{bas + 1}"
            servies.append((haut + 1, place, str(grille[haut][gauche])))
    return servies


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
        raise _too_big(path)


def _too_big(path: Path) -> SourceError:
    return SourceError(
        f"Le classeur « {path.name} » est trop gros pour être un registre.",
        "Gardez-y seulement les tables, sans images, ni cases remplies ou mises en forme loin "
        "d'elles (dans le tableur, Ctrl+Fin mène à la dernière).",
    )
