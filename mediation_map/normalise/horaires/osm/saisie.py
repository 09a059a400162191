"""OSM hours given as input: accepted when valid, put in one shape."""

from __future__ import annotations

import re

from mediation_map.constats import Constat
from mediation_map.normalise.horaires import problemes
from mediation_map.normalise.horaires.osm.ecriture import validate_osm

_SIGNATURE = re.compile(r"\b(?:Mo|Tu|We|Th|Fr|Sa|Su|PH|SH|24/7|unknown|week)\b")
_REGLES = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
_HORS_CITATION = re.compile(r'("[^"]*")')
_SH = re.compile(r"^SH\s+(?:Mo|Tu|We|Th|Fr|Sa|Su)\b")
_JOUR_ANGLAIS = re.compile(r"\b(?:Mo|Tu|We|Th|Fr|Sa|Su)\b")
_HORS_JOURS = re.compile(
    r"\b(?:Mo|Tu|We|Th|Fr|Sa|Su)\[|\b(?:SH|PH|week|Jan|Feb|Apr|May|Jun|Jul|Aug|Dec)\b"
)
_A_DES_HEURES = re.compile(r"\d\d?:\d\d|24/7|\b(?:off|closed|unknown)\b")


def read_osm(texte: str) -> tuple[str, tuple[Constat, ...]] | None:
    """Return the canonical form of OSM hours and its constats, or None when it is French."""
    sans_citation = _HORS_CITATION.sub("", texte)
    if not _SIGNATURE.search(sans_citation):
        return None
    constats: list[Constat] = []
    regles: list[str] = []
    for brute in _REGLES.split(texte):
        regle = _canonical(brute)
        if not regle:
            continue
        if _SH.match(regle):
            constats.append(problemes.OSM_AMBIGU.constat(regle))
            regle = f'SH unknown "vacances scolaires : {regle[2:].strip()}"'.replace('" "', " ")
        regles.append(regle)
    osm = "; ".join(regles)
    if not validate_osm(osm) or not all(map(_says_when, regles)):
        return None
    return osm, tuple(constats)


def is_broken_osm(texte: str) -> bool:
    """Tell whether French hours are mixed with OSM words that the French grammar cannot read.

    English days alone are read; weeks, months, holidays and ranks beside them are not.
    """
    return bool(_JOUR_ANGLAIS.search(texte) and _HORS_JOURS.search(texte))


def _says_when(regle: str) -> bool:
    """A rule without hours would mean « all day long »: nobody who types one means that."""
    return bool(_A_DES_HEURES.search(_HORS_CITATION.sub("", regle)))


def _canonical(regle: str) -> str:
    morceaux = _HORS_CITATION.split(" ".join(regle.split()))
    return "".join(m if m.startswith('"') else _tidy(m) for m in morceaux).strip()


def _tidy(morceau: str) -> str:
    morceau = re.sub(r"\s*([,-])\s*(?=\S)", r"\1", morceau)
    morceau = re.sub(r"(?<![\d:])(\d):(\d\d)", r"0\1:\2", morceau)
    return re.sub(r"\bclosed\b", "off", morceau)
