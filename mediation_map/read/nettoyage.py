"""Raw cells → clean texts: what spreadsheets, exports and hostile hands leave in them.

Each step takes a text and its column's format, and returns the text with the problem it met,
if any; ``clean_valeur`` runs them in order.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite

from mediation_map.constats import Probleme, Severite
from mediation_map.read.colonnes import Format
from mediation_map.read.feuilles import Valeur
from mediation_map.read.xlsx import SANS_RESULTAT

LONGUEUR_MAX = 5_000
ANNEE_SANS_DATE = 1900

INVISIBLES = Probleme(
    "caracteres-invisibles",
    Severite.INFORMATION,
    "Des caractères invisibles ont été retirés de la cellule.",
    "Retapez le texte si quelque chose y manque.",
)
ECHAPPEMENTS = Probleme(
    "echappements-informatiques",
    Severite.INFORMATION,
    "Des codes informatiques (comme \\x20) ont été remis en lettres dans la cellule.",
    "Relisez-la : elle vient sans doute d'un export.",
)
ERREUR_TABLEUR = Probleme(
    "erreur-du-tableur",
    Severite.AVERTISSEMENT,
    "La cellule contient l'erreur « {valeur} » du tableur : elle est lue comme vide.",
    "Corrigez la formule, ou écrivez la valeur elle-même.",
)
FORMULE_SANS_RESULTAT = Probleme(
    "formule-sans-resultat",
    Severite.AVERTISSEMENT,
    "La formule de cette cellule n'a pas de résultat dans le fichier : elle est lue comme vide.",
    "Ouvrez le classeur dans Excel ou LibreOffice et enregistrez-le, ou écrivez la valeur.",
)
RESIDU = Probleme(
    "residu-d-export",
    Severite.INFORMATION,
    "« {valeur} » n'est pas une information : la cellule est lue comme vide.",
    "Videz la cellule.",
)
TEXTE_COUPE = Probleme(
    "texte-trop-long",
    Severite.AVERTISSEMENT,
    f"Le texte dépasse {LONGUEUR_MAX} caractères : la suite n'est pas lue.",
    "Raccourcissez-le, ou donnez l'adresse d'une page qui le contient.",
)
FORMULE = Probleme(
    "air-de-formule",
    Severite.AVERTISSEMENT,
    "« {valeur} » ressemble à une formule : elle est gardée comme un simple texte.",
    "Écrivez la valeur elle-même, sans =, + ni @ devant.",
)
ZERO_RENDU = Probleme(
    "zero-rendu",
    Severite.INFORMATION,
    "Le zéro perdu au début d'un code ou d'un numéro a été remis.",
    "Mettez la colonne au format Texte dans le tableur pour qu'il ne se perde plus.",
)
CHIFFRES_PERDUS = Probleme(
    "chiffres-perdus",
    Severite.AVERTISSEMENT,
    "« {valeur} » est un nombre abrégé par le tableur : ses derniers chiffres sont perdus.",
    "Retapez le numéro en entier, après avoir mis la colonne au format Texte.",
)
HEURES_EN_DATE = Probleme(
    "heures-devenues-date",
    Severite.AVERTISSEMENT,
    "Le tableur a sans doute changé des heures en date : la cellule contient le {valeur}.",
    "Mettez la colonne au format Texte, puis retapez les heures (par exemple 9h-12h).",
)

Etape = Callable[[str, Format], tuple[str, Probleme | None]]

_ERREURS = frozenset(
    {"#n/d", "#n/a", "#ref!", "#valeur!", "#value!", "#nom?", "#name?", "#div/0!", "#nul!"}
    | {"#null!", "#nombre!", "#num!", "#spill!", "#calc!", "#propagation!"}
)
_ERREUR_LIBREOFFICE = re.compile(r"err ?: ?5\d\d", re.IGNORECASE)
_RESIDUS = frozenset({"nan", "none", "null", "undefined", "nat", "<na>", "(vide)", "(blank)"})
_RIEN = frozenset({"/", "\\", ".", "…", "..."})
_INCONNU = frozenset({"n/a", "na", "nc", "n.c.", "n.c", "n/c", "nr", "n.r."})
_TIRETS = frozenset("-–—−_ ")
_BOOLEENS = {
    "true": "oui", "vrai": "oui", "1": "oui", "1.0": "oui", "x": "oui",
    "false": "non", "faux": "non", "0": "non", "0.0": "non",
}  # fmt: skip

_ECHAPPEMENT = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|([nrt\"'/\\]))")
_CHEMIN = re.compile(r"\\\\\w|\b[A-Za-z]:\\")
_SIMPLES = {"n": "\n", "r": "\n", "t": " "}
_SAUTS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_ESPACES = re.compile(r"[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_FORMULE = re.compile(r"=|@\S|\+(?!\s*\d|\s*$)|[+-][^\n]*\||[+-]\s*\w+\(|[+-].*![A-Z]+\d")
_NOMBRE_GROUPE = re.compile(r"-?\d{1,3}(?: \d{3})+(?:[.,]\d+)?")
_NOMBRE_VIRGULE = re.compile(r"-?\d+,\d+")
# Three zeros would be thousands: « 12.000 » is not 12.
_ENTIER_FLOTTANT = re.compile(r"(-?\d+)[.,]0{1,2}")
_MINUIT = re.compile(r"(?<=^\d{4}-\d\d-\d\d)[ T]00:00(?::00(?:\.0+)?)?Z?$")
_ABREGE = re.compile(r"\d+(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
_NUMERIQUES = frozenset({Format.CODE, Format.NUMERO, Format.TELEPHONE})


def clean_valeur(valeur: Valeur, forme: Format) -> tuple[str, list[Probleme]]:
    """Return a cell's text and the problems met on the way; never raises."""
    if isinstance(valeur, str):
        return _clean_texte(valeur, forme)
    texte, probleme = _write_valeur(valeur, forme)
    texte, problemes = _clean_texte(texte, forme)
    return texte, [probleme, *problemes] if probleme else problemes


def write_brut(valeur: Valeur) -> str:
    """Return a cell's text as it was written, without what no file may hold."""
    texte = valeur if isinstance(valeur, str) else _write_valeur(valeur, Format.TEXTE)[0]
    return drop_invisibles(texte, Format.TEXTE)[0]


def _clean_texte(texte: str, forme: Format) -> tuple[str, list[Probleme]]:
    problemes: list[Probleme] = []
    for etape in ETAPES:
        texte, probleme = etape(texte, forme)
        if probleme:
            problemes.append(probleme)
    return texte, problemes


def _write_valeur(
    valeur: float | bool | date | time | timedelta, forme: Format
) -> tuple[str, Probleme | None]:
    """Return a typed cell as a person would have typed it."""
    if isinstance(valeur, bool):
        return ("oui" if valeur else "non" if forme is Format.BOOLEEN else "False"), None
    if isinstance(valeur, datetime) and valeur.year <= ANNEE_SANS_DATE:
        valeur = valeur.time()
    if isinstance(valeur, time):
        return _write_heure(valeur.hour * 60 + valeur.minute), None
    if isinstance(valeur, timedelta):
        return _write_heure(round(valeur.total_seconds() / 60)), None
    if isinstance(valeur, date):
        return _write_date(valeur, forme)
    return _write_nombre(valeur), None


def _write_heure(minutes: int) -> str:
    heures, reste = divmod(minutes, 60)
    return f"{heures}h{reste:02d}" if reste else f"{heures}h"


def _write_date(jour: date, forme: Format) -> tuple[str, Probleme | None]:
    """Return an ISO date, its month only where a month is asked, its time if it has one."""
    if forme is Format.MOIS:
        return jour.strftime("%Y-%m"), None
    probleme = HEURES_EN_DATE if forme in (Format.HORAIRES, Format.JOUR, Format.HEURE) else None
    if isinstance(jour, datetime) and (jour.hour or jour.minute):
        return f"{jour:%Y-%m-%d} {_write_heure(jour.hour * 60 + jour.minute)}", probleme
    return f"{jour:%Y-%m-%d}", probleme


def _write_nombre(nombre: float) -> str:
    """Return a number with the 15 digits that a spreadsheet keeps, never as 1e+15."""
    if not isfinite(nombre):
        return ""
    return format(Decimal(format(nombre, ".15g")), "f")


def unescape(texte: str, _forme: Format) -> tuple[str, Probleme | None]:
    """Turn JavaScript escapes into letters, except in a path of Windows."""
    if "\\" not in texte or _CHEMIN.search(texte):
        return texte, None
    clair = _ECHAPPEMENT.sub(_unescape_one, texte)
    clair = clair.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return clair, ECHAPPEMENTS if clair != texte else None


def _unescape_one(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _SIMPLES.get(match[3], match[3])


def drop_invisibles(texte: str, _forme: Format) -> tuple[str, Probleme | None]:
    """Drop controls, zero-width and direction marks; every space becomes an ordinary one."""
    texte = unicodedata.normalize("NFC", texte)
    if texte.isprintable():
        return texte.strip(), None
    texte = _ESPACES.sub(" ", _SAUTS.sub("\n", texte))
    clair = "".join(c for c in texte if c == "\n" or unicodedata.category(c)[0] != "C")
    lignes = "\n".join(line.strip() for line in clair.split("\n"))
    return lignes.strip(), INVISIBLES if clair != texte else None


def drop_residus(texte: str, forme: Format) -> tuple[str, Probleme | None]:
    """Empty a cell that holds an error, a programmer's nothing or a mere dash.

    In the column of a day, « NC » is kept: beside days that are known an empty cell is closed.
    """
    if len(texte) > 14 or not texte:
        return texte, None
    plie = texte.casefold()
    du_jour = forme is Format.JOUR
    if plie in _ERREURS or _ERREUR_LIBREOFFICE.fullmatch(plie):
        return "?" if du_jour else "", ERREUR_TABLEUR
    if texte == SANS_RESULTAT:
        return "", FORMULE_SANS_RESULTAT
    if forme is Format.BOOLEEN:
        texte = _BOOLEENS.get(plie, texte)
    elif plie in ("false", "faux"):
        return "", RESIDU
    if plie in _RESIDUS:
        return "", RESIDU
    rien = _RIEN if du_jour else _RIEN | _INCONNU
    return ("" if plie in rien or _TIRETS.issuperset(plie) else texte), None


def cut_long(texte: str, _forme: Format) -> tuple[str, Probleme | None]:
    """Keep the first ``LONGUEUR_MAX`` characters."""
    if len(texte) <= LONGUEUR_MAX:
        return texte, None
    return texte[:LONGUEUR_MAX].rstrip(), TEXTE_COUPE


def restore_nombre(texte: str, forme: Format) -> tuple[str, Probleme | None]:
    """Write numbers and dates as the program reads them, give codes their lost zero."""
    if forme in _NUMERIQUES:
        return _restore_numero(texte, forme)
    if forme is Format.NOMBRE:
        return _restore_decimal(texte), None
    if forme is Format.DATE:
        return _MINUIT.sub("", texte), None
    return texte, None


def _restore_decimal(texte: str) -> str:
    if _NOMBRE_GROUPE.fullmatch(texte):
        texte = texte.replace(" ", "")
    if _NOMBRE_VIRGULE.fullmatch(texte):
        texte = texte.replace(",", ".")
    entier = _ENTIER_FLOTTANT.fullmatch(texte)
    return entier[1] if entier else texte


def _restore_numero(texte: str, forme: Format) -> tuple[str, Probleme | None]:
    if texte[:1] == "0":
        return texte, None
    if _ABREGE.fullmatch(texte):
        return texte, CHIFFRES_PERDUS
    parts = [_restore_zero(part.strip(), forme) for part in texte.split("|")]
    rendu = any(zero for _, zero in parts)
    return "|".join(part for part, _ in parts), ZERO_RENDU if rendu else None


def _restore_zero(numero: str, forme: Format) -> tuple[str, bool]:
    entier = _ENTIER_FLOTTANT.fullmatch(numero)
    numero = entier[1] if entier else numero
    chiffres = numero.replace(" ", "")
    if not (chiffres.isascii() and chiffres.isdigit()):
        return numero, False
    if forme is Format.CODE:
        return chiffres.zfill(5) if len(chiffres) == 4 else chiffres, len(chiffres) == 4
    if forme is Format.TELEPHONE and len(numero) == 9 and numero[0] != "0":
        return "0" + numero, numero.isdigit()
    return numero, False


def flag_formule(texte: str, _forme: Format) -> tuple[str, Probleme | None]:
    """Report what a spreadsheet would take for a formula; the text stays as it is."""
    return texte, FORMULE if texte[:1] in "=@+-" and _FORMULE.match(texte) else None


ETAPES: tuple[Etape, ...] = (
    unescape,
    drop_invisibles,
    drop_residus,
    cut_long,
    restore_nombre,
    flag_formule,
)
