"""Small conversions that templates ask for by name."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import quote, urlsplit

from mediation_map.model.dates import DateSource, format_date

INSECABLE = "\u00a0"
FINE = "\u202f"
_AVANT = re.compile(r"(?<=[^\s{%]) (?=[:;?!»](?![=\w/]))")
_APRES = re.compile(r"« ")
_HEURE = re.compile(r"\d+ h(?: \d\d\b)?(?: – \d+ h(?: \d\d\b)?)?")
_DATE = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")


def protect_espaces(texte: str) -> str:
    """Return French text whose high punctuation and quotes never start or end a line alone."""
    return _APRES.sub(f"«{INSECABLE}", _AVANT.sub(INSECABLE, texte))


def format_nombre(nombre: float) -> str:
    """Return a number as French prints it: ``143 847``, ``2,5``."""
    return f"{nombre:,}".replace(",", FINE).replace(".", ",")


def format_jour(jour: date | DateSource | None) -> str:
    """Return a day in letters, or nothing when there is none."""
    if jour is None:
        return ""
    return jour.en_lettres() if isinstance(jour, DateSource) else format_date(jour)


def spell_dates(texte: str) -> str:
    """Return a source's title with its dates in letters; what is no date stays as it is."""
    return _DATE.sub(_spell_date, texte)


def _spell_date(trouve: re.Match[str]) -> str:
    jour, mois, annee = map(int, trouve.groups())
    try:
        return format_date(date(annee, mois, jour))
    except ValueError:
        return trouve[0]


def keep_hours(texte: str) -> str:
    """Return a sentence whose times (« 9 h 30 », « 9 h – 12 h ») never break over two lines."""
    return _HEURE.sub(lambda heure: heure[0].replace(" ", INSECABLE), texte)


def end_phrase(texte: str) -> str:
    """Return a sentence of the data with the full stop that its writer left out."""
    return texte if texte.endswith((".", "!", "?", "…")) else f"{texte}."


def is_lien_sur(adresse: str) -> bool:
    """Return whether an address of the data may become a link: the web only, and a host."""
    try:
        parts = urlsplit(adresse)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def host_of(adresse: str) -> str:
    """Return the readable name of a web address: its host without ``www.``."""
    return (urlsplit(adresse).hostname or "").removeprefix("www.") if is_lien_sur(adresse) else ""


def host_source(adresse: str) -> str:
    """Return ``https://host`` of a tile address, for a Content-Security-Policy; or nothing."""
    if not is_lien_sur(adresse):
        return ""
    parts = urlsplit(adresse)
    return f"{parts.scheme}://{(parts.hostname or '').replace('{s}', '*')}"


def dial(affichage: str) -> str:
    """Return a number written for eyes as a telephone link wants it: digits and a leading +."""
    return re.sub(r"(?!^\+)\D", "", affichage.strip())


def link_boite(adresse: str) -> str:
    """Return a mailbox for a ``mailto:`` link: nothing in it may start a subject or a copy."""
    return quote(adresse, safe="@+")


def bind(texte: str) -> str:
    """Return a number or another short text that must stay on one line."""
    return texte.replace(" ", INSECABLE)


def pluralise(nombre: int, singulier: str, pluriel: str = "") -> str:
    """Return ``2 lieux``, ``1 lieu``, ``0 lieu``: French counts zero as one."""
    mot = singulier if abs(nombre) < 2 else pluriel or f"{singulier}s"
    return f"{format_nombre(nombre)}{INSECABLE}{mot}"


FILTRES: dict[str, Callable[..., Any]] = {
    "nombre": format_nombre,
    "jour": format_jour,
    "lien_sur": is_lien_sur,
    "hote": host_of,
    "pluriel": pluralise,
    "tel": dial,
    "insecable": bind,
    "boite": link_boite,
    "dates": spell_dates,
    "heures": keep_hours,
    "espaces": protect_espaces,
}
