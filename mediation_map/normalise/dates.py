"""Dates as people write them; what could be read in two ways is told, never guessed."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from mediation_map.constats import Constat, Probleme, Severite
from mediation_map.model.dates import JOURS, MOIS, DateSource, format_date
from mediation_map.normalise.lecture import Lecture
from mediation_map.normalise.nombres import is_empty
from mediation_map.normalise.texte import fold

DATE_ILLISIBLE = Probleme(
    "date-illisible",
    Severite.AVERTISSEMENT,
    "« {valeur} » n'est pas une date.",
    "Écrivez la date comme 12/03/2026.",
)
DATE_IMPOSSIBLE = Probleme(
    "date-impossible",
    Severite.AVERTISSEMENT,
    "« {valeur} » n'existe pas dans le calendrier.",
    "{suggestion}",
)
DATE_AMBIGUE = Probleme(
    "date-ambigue",
    Severite.AVERTISSEMENT,
    "« {valeur} » ne dit pas de quelle année il s'agit.",
    "Écrivez l'année sur quatre chiffres, comme 12/03/2026.",
)
DATE_INCOMPLETE = Probleme(
    "date-incomplete",
    Severite.AVERTISSEMENT,
    "« {valeur} » ne dit pas le jour.",
    "Écrivez le jour, le mois et l'année, comme 12/03/2026.",
)
DATE_JOUR_FAUX = Probleme(
    "date-jour-faux",
    Severite.AVERTISSEMENT,
    "« {valeur} » : le {lu} est un {vrai}.",
    "Corrigez le jour de la semaine ou la date.",
)
DATE_ANNEE_COURTE = Probleme(
    "date-annee-courte",
    Severite.INFORMATION,
    "« {valeur} » est lu {lu}.",
    "Écrivez l'année sur quatre chiffres.",
)
DATE_NOMBRE = Probleme(
    "date-nombre-de-tableur",
    Severite.INFORMATION,
    "« {valeur} » est un numéro de jour du tableur, lu {lu}.",
    "Mettez la colonne au format Date ou Texte.",
)

# Day zero of spreadsheets, which believe that 1900 was a leap year.
_SERIAL_ZERO = date(1899, 12, 30)
_SERIALS = range(25_000, 80_000)
_YEARS = range(1900, 2101)
# « 98 » is rather 1998 than 2098: beyond this a year of two figures is not read.
_SHORT_MAX = 2069
_MONTHS = {fold(nom): number for number, nom in enumerate(MOIS, 1)}
_MONTHS |= {nom[:4]: number for nom, number in _MONTHS.items() if nom[:3] not in ("jui", "mar")}
_MONTHS |= {nom[:3]: number for nom, number in _MONTHS.items() if nom[:3] not in ("jui",)}
_MONTHS |= {"juil": 7, "sept": 9}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = rf"(?:(?P<semaine>{'|'.join(JOURS)})[ ,]*)?(?:le )?"
_TIME = r"(?:[ t]\d{1,2}(?::\d{2}(?::\d{2})?(?:\.\d+)?z?|h(?:\d{2})?))?"
_SHAPES = (
    re.compile(rf"(?P<annee>\d{{4}})[-/.](?P<mois>\d{{1,2}})[-/.](?P<jour>\d{{1,2}}){_TIME}"),
    re.compile(
        rf"{_DAY}(?P<jour>\d{{1,2}})[-/. ](?P<mois>\d{{1,2}})[-/. ]"
        rf"(?P<annee>\d{{4}}|\d{{2}}){_TIME}"
    ),
    re.compile(
        rf"{_DAY}(?P<jour>\d{{1,2}})(?:er)?[ -]?(?P<lettres>{_MONTH})\.?[ -]?"
        r"(?P<annee>\d{4}|\d{2})"
    ),
    re.compile(r"(?P<annee>\d{4})[-/.](?P<mois>\d{1,2})"),
    re.compile(r"(?P<mois>\d{1,2})[-/. ](?P<annee>\d{4})"),
    re.compile(rf"(?P<lettres>{_MONTH})\.?[ -]?(?P<annee>\d{{4}}|\d{{2}})"),
    re.compile(r"(?:en )?(?P<annee>(?:19|20)\d{2})(?:[.,]0)?"),
)
_NO_YEAR = re.compile(rf"{_DAY}\d{{1,2}}(?:er)?(?:[-/.]\d{{1,2}}| ?(?:{_MONTH}))")
_PREFIX = re.compile(r"^(?:depuis |fin |le |au |du |a partir du )+")


@lru_cache(maxsize=16384)
def parse_date_source(texte: str) -> Lecture[DateSource]:
    """Return a date that may stop at the month or the year."""
    clean = " ".join(fold(texte).split()).strip(" .;,")
    if is_empty(clean):
        return Lecture(DateSource())
    clean = _PREFIX.sub("", clean)
    if re.fullmatch(r"\d{5}(?:\.0)?", clean) and int(clean[:5]) in _SERIALS:
        return _read_serial(texte, int(clean[:5]))
    for shape in _SHAPES:
        found = shape.fullmatch(clean)
        if found:
            return _read_parts(texte, found.groupdict())
    problem = DATE_AMBIGUE if _NO_YEAR.fullmatch(clean) else DATE_ILLISIBLE
    return Lecture(DateSource(), (problem.constat(texte),))


def parse_jour(texte: str) -> Lecture[date | None]:
    """Return a whole date; one that stops at the month or the year is told and left out."""
    lecture = parse_date_source(texte)
    if lecture.valeur and len(lecture.valeur.texte) < len("2026-01-01"):
        return Lecture(None, (*lecture.constats, DATE_INCOMPLETE.constat(texte)))
    return Lecture(lecture.valeur.debut, lecture.constats)


def parse_borne(texte: str, *, fin: bool = False) -> Lecture[date | None]:
    """Return the first (or last) day that a date means: ``12/2025`` ends on the 31st."""
    lecture = parse_date_source(texte)
    return Lecture(lecture.valeur.fin if fin else lecture.valeur.debut, lecture.constats)


def parse_mois(texte: str) -> Lecture[str]:
    """Return a month as ``YYYY-MM``; a whole date gives its month; empty = none said."""
    lecture = parse_date_source(texte)
    if lecture.valeur and len(lecture.valeur.texte) < len("2026-01"):
        return Lecture("", (*lecture.constats, DATE_ILLISIBLE.constat(texte)))
    return Lecture(lecture.valeur.texte[:7], lecture.constats)


def _read_serial(texte: str, number: int) -> Lecture[DateSource]:
    day = _SERIAL_ZERO + timedelta(days=number)
    return Lecture(DateSource(day.isoformat()), (DATE_NOMBRE.constat(texte, lu=format_date(day)),))


def _read_parts(texte: str, parts: dict[str, str | None]) -> Lecture[DateSource]:
    """Return the date of a matched shape, or why its figures make none."""
    annee = parts["annee"] or ""
    year = int(annee) if len(annee) == 4 else 2000 + int(annee)
    letters = parts.get("lettres")
    month = _MONTHS[letters] if letters else int(parts.get("mois") or 0)
    day = int(parts.get("jour") or 0)
    iso = _iso(year, month, day)
    if len(annee) == 2 and year > _SHORT_MAX:
        return Lecture(DateSource(), (DATE_AMBIGUE.constat(texte),))
    if not iso:
        return Lecture(DateSource(), (_impossible(texte, year, month, day),))
    lu = DateSource(iso)
    short = (DATE_ANNEE_COURTE.constat(texte, lu=lu.en_lettres()),) if len(annee) == 2 else ()
    return Lecture(lu, (*short, *_check_weekday(texte, parts.get("semaine"), lu)))


def _iso(year: int, month: int, day: int) -> str:
    """Return the date as ISO text as far as it goes, empty when the calendar lacks it."""
    if year not in _YEARS:
        return ""
    if not month:
        return f"{year:04}"
    try:
        full = date(year, month, day or 1)
    except ValueError:
        return ""
    return full.isoformat() if day else f"{year:04}-{month:02}"


def _impossible(texte: str, year: int, month: int, day: int) -> Constat:
    """Return the constat; when day and month were swapped it proposes the right order."""
    swapped = _iso(year, day, month) if day else ""
    suggestion = (
        f"Vouliez-vous dire « {month:02}/{day:02}/{year} » ?"
        if swapped
        else "Vérifiez le jour et le mois."
    )
    return DATE_IMPOSSIBLE.constat(texte, suggestion=suggestion)


def _check_weekday(texte: str, semaine: str | None, lu: DateSource) -> tuple[Constat, ...]:
    if not semaine or lu.debut is None or JOURS[lu.debut.weekday()] == semaine:
        return ()
    vrai = JOURS[lu.debut.weekday()]
    return (DATE_JOUR_FAUX.constat(texte, lu=lu.en_lettres(), vrai=vrai),)
