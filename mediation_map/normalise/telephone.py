"""Telephone numbers as people write them: several in a cell, lost zeros, comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberFormat, shortnumberinfo

from mediation_map.constats import Constat, Probleme, Severite
from mediation_map.model.lieu import Telephone
from mediation_map.normalise.lecture import Lecture
from mediation_map.normalise.texte import cut

TELEPHONE_INCOMPLET = Probleme(
    "telephone-incomplet",
    Severite.AVERTISSEMENT,
    "« {valeur} » compte {nombre} chiffres au lieu de 10 : le numéro n'est pas publié.",
    "Écrivez le numéro entier, par exemple 02 43 00 00 00.",
)
TELEPHONE_INCONNU = Probleme(
    "telephone-inconnu",
    Severite.AVERTISSEMENT,
    "« {valeur} » n'est pas un numéro de téléphone qui existe : il n'est pas publié.",
    "Vérifiez le numéro, ou déplacez ce texte dans la présentation.",
)
TELEPHONE_ZERO_PERDU = Probleme(
    "telephone-zero-perdu",
    Severite.INFORMATION,
    "« {valeur} » a perdu son zéro : lu {lu}.",
    "Mettez la colonne au format Texte dans le tableur.",
)
TELEPHONE_ABSENT = Probleme(
    "telephone-sans-numero",
    Severite.AVERTISSEMENT,
    "« {valeur} » ne contient aucun numéro de téléphone.",
    "Écrivez un numéro, ou laissez la case vide.",
)

TELEPHONE_PERSONNE = Probleme(
    "telephone-personne",
    Severite.AVERTISSEMENT,
    "« {valeur} » nomme une personne à côté d'un numéro : le nom n'est pas repris.",
    "Mettez le nom et la ligne directe dans « contact_pro ».",
)

LONGUEUR_MAX = 400
# Tried in this order when a number of ten figures is not one of mainland France.
_REGIONS = ("FR", "RE", "GP", "MQ", "GF", "YT", "PM")
_RUN = re.compile(r"\+?\(?\d(?:(?:\(0\)|\)(?=[\s.]?\d)|[\d\s.\-–_/,·*])*\d)?")
_SEPARATOR = re.compile(r"\s*(?:[,;/]|\s[-–]\s|\s{2,})\s*")
# "poste 12" is what one asks the switchboard for, no number of its own.
_EXTENSION = re.compile(r"(?<=\bposte)\s*:?\s*\d+\b", re.IGNORECASE)
_PERSON = re.compile(r"\b(?:m\.|mr|mme|mlle|monsieur|madame)(?=\s|$)", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?:[\s:;,./|()\-–&]|\b(?:t[ée]l[ée]?(?:phones?)?|fixe|portable|ou|et|puis|n°)\b\.?)+"
    r"|(?:[\s:;,./|(\-–&]|\b(?:ou|et|puis)\b)+$",
    re.IGNORECASE,
)


@lru_cache(maxsize=65536)
def parse_telephones(texte: str) -> Lecture[tuple[Telephone, ...]]:
    """Return all numbers of a cell, each with the comment written beside it."""
    lu = cut(texte, LONGUEUR_MAX)
    texte, constats = lu.valeur, [*lu.constats]
    runs = list(_find_runs(texte))
    telephones: list[Telephone] = []
    for index, (start, end) in enumerate(runs):
        before = texte[:start] if index == 0 else ""
        after = texte[end : runs[index + 1][0] if index + 1 < len(runs) else len(texte)]
        comment = _comment(before, after)
        if _PERSON.search(comment):
            constats.append(TELEPHONE_PERSONNE.constat(comment))
            comment = ""
        _read_run(texte[start:end], comment, telephones, constats)
    if not runs and texte.strip():
        constats.append(TELEPHONE_ABSENT.constat(texte))
    return Lecture(tuple(dict.fromkeys(telephones)), tuple(constats))


def _find_runs(texte: str) -> Iterator[tuple[int, int]]:
    """Yield where a number, or several with only signs between them, start and end."""
    masked = _EXTENSION.sub(lambda found: "x" * len(found.group()), texte)
    for match in _RUN.finditer(masked):
        if len(_digits(match.group())) > 2:
            yield match.span()


def _comment(before: str, after: str) -> str:
    parts = (_LABEL.sub("", _LABEL.sub("", part)) for part in (before, after))
    told = ", ".join(part for part in parts if part.strip(" ()"))
    return " ".join(told.replace("(", " ").replace(")", " ").replace(" ,", ",").split())


def _read_run(run: str, comment: str, telephones: list[Telephone], constats: list[Constat]) -> None:
    for piece in _split_run(run):
        number = _read_number(piece)
        if number is None:
            constats.append(_explain(piece))
            continue
        telephone = _format(number, comment)
        if _lost_zero(piece):
            constats.append(TELEPHONE_ZERO_PERDU.constat(piece, lu=telephone.affichage))
        telephones.append(telephone)


def _digits(texte: str) -> str:
    return "".join(c for c in texte if c in "0123456789")


def _split_run(run: str) -> list[str]:
    """Return the numbers of a run: itself if it is one, else its parts."""
    if _read_number(run) is not None:
        return [run]
    digits = _digits(run)
    parts = [part for part in _SEPARATOR.split(run) if _digits(part)]
    if len(parts) > 1 and all(len(_digits(part)) > 2 for part in parts):
        return parts
    if len(digits) in (20, 30) and "+" not in run:
        return [digits[i : i + 10] for i in range(0, len(digits), 10)]
    return [run]


@lru_cache(maxsize=65536)
def _read_number(piece: str) -> PhoneNumber | None:
    digits = ("+" if piece.lstrip(" (").startswith("+") else "") + _digits(piece)
    regions = _REGIONS if digits.startswith("0") and len(digits) == 10 else ("FR",)
    for region in regions:
        number = _parse(digits, region)
        if number and _is_number(number, region):
            return number
    return None


def _parse(digits: str, region: str) -> PhoneNumber | None:
    try:
        return phonenumbers.parse(digits, region)
    except phonenumbers.NumberParseException:
        return None


def _is_number(number: PhoneNumber, region: str) -> bool:
    if phonenumbers.is_valid_number(number):
        return True
    return shortnumberinfo.is_valid_short_number_for_region(number, region)


def _is_short(number: PhoneNumber) -> bool:
    return not phonenumbers.is_valid_number(number)


def _format(number: PhoneNumber, comment: str) -> Telephone:
    if _is_short(number):
        digits = str(number.national_number)
        display = f"{digits[:2]} {digits[2:]}" if len(digits) == 4 else digits
        return Telephone(e164=digits, affichage=display, commentaire=comment)
    e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    is_french = phonenumbers.region_code_for_number(number) in _REGIONS
    shape = PhoneNumberFormat.NATIONAL if is_french else PhoneNumberFormat.INTERNATIONAL
    display = phonenumbers.format_number(number, shape)
    return Telephone(e164=e164, affichage=display, commentaire=comment)


def _lost_zero(piece: str) -> bool:
    return len(_digits(piece)) == 9 and not piece.lstrip(" (").startswith(("+", "0"))


def _explain(piece: str) -> Constat:
    """Return why a piece is no number: most often a digit is missing."""
    digits = _digits(piece)
    if 6 <= len(digits) < 10 and digits.startswith("0"):
        return TELEPHONE_INCOMPLET.constat(piece.strip(), nombre=len(digits))
    return TELEPHONE_INCONNU.constat(piece.strip())
