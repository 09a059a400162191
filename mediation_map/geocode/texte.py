"""Text of addresses made comparable: folded, cut into words, ways split into kind and name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from mediation_map.geocode.mots import (
    ABREVIATIONS,
    ABREVIATIONS_DE_VOIE,
    ARTICLES,
    MOIS,
    NATURES,
    NATURES_DOUBLES,
    NOMBRES,
    PETITS_MOTS,
)

MOT_LONG = 7
"""From so many letters on, two slips leave a kind of way readable."""
NATURES_LONGUES = sorted({nature for nature in NATURES.values() if len(nature) > 2})
COUPURE = "|"
"""The word that stands for a comma, a dash between spaces, a line break…"""

_LIGATURES = {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d"}


def _fold_char(char: str) -> str:
    if char in _LIGATURES:
        return _LIGATURES[char]
    base = unicodedata.normalize("NFKD", char)
    return "".join(c if c.isascii() and c.isalnum() else "" for c in base).lower() or " "


class _Table(dict[int, str]):
    """A translation table that learns each character the first time it is met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if unicodedata.combining(char):
            folded = ""
        elif char in ",;()[]\n\r\t|:":
            folded = f" {COUPURE} "
        else:
            folded = _fold_char(char)
        self[code] = folded
        return folded


_TABLE = _Table()
_TIRET = re.compile(r"\s[-–—]+\s")
_SIGLE = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_MOTS_COLLES = re.compile(r"(?<=[a-zà-ÿ]{2})(?=[A-ZÀ-Ý][a-zà-ÿ])")
_MOT = re.compile(r"[a-z]+|[0-9]+|\|")
"""Letters and digits that touch are two words: "1Rue", "35bis"."""


def cut_mots(texte: str) -> list[str]:
    """Return the folded words of ``texte``; ``COUPURE`` stands where the writer paused."""
    if "." in texte:
        texte = _SIGLE.sub(lambda sigle: sigle[0].replace(".", "") + " ", texte)
    texte = _MOTS_COLLES.sub(" ", texte)
    if " -" in texte or not texte.isascii():
        texte = _TIRET.sub(" | ", texte)
    return _MOT.findall(texte.lower().translate(_TABLE))


def fold_mots(texte: str) -> list[str]:
    """Return the folded words of a name, without pauses."""
    return [mot for mot in cut_mots(texte) if mot != COUPURE]


def trim_coupures(mots: list[str]) -> list[str]:
    """Return the words without the pauses at both ends."""
    start, end = 0, len(mots)
    while start < end and mots[start] == COUPURE:
        start += 1
    while end > start and mots[end - 1] == COUPURE:
        end -= 1
    return mots[start:end]


class Voie(NamedTuple):
    """A way made comparable: its kind, the words of its name, and all its letters.

    ``nature`` is empty when no kind is written. ``noyau`` has no article. ``plein`` is the whole
    way without a space, for typing slips that move one.
    """

    nature: str
    noyau: str
    plein: str

    @property
    def cle(self) -> str:
        """What two writings of one way have in common."""
        return f"{self.nature} {self.noyau}"


def split_voie(mots: list[str]) -> Voie:
    """Return the way that the folded ``mots`` write (never empty unless ``mots`` is)."""
    nature, rest = _split_nature(mots)
    written_out = [ABREVIATIONS_DE_VOIE.get(mot, mot) for mot in rest]
    noyau = [mot for mot in written_out if mot not in ARTICLES]
    if not noyau:
        return Voie("", " ".join(mots), "".join(mots))
    if not MOIS.isdisjoint(noyau):
        noyau = _count_days(noyau)
    if noyau[0:2] == ["grand", "rue"]:
        noyau[0] = "grande"
    return Voie(nature, " ".join(noyau), nature + "".join(written_out))


def _split_nature(mots: list[str]) -> tuple[str, list[str]]:
    if not mots:
        return "", mots
    double = NATURES_DOUBLES.get(mots[0])
    if double:
        return double[0], [double[1], *mots[1:]]
    nature = NATURES.get(mots[0], "")
    return nature, mots[1:] if nature else mots


@lru_cache(maxsize=4096)
def closest_nature(mot: str) -> str:
    """Return the kind of way that a word is a slip of, empty if none is near."""
    limit = 1 if len(mot) < MOT_LONG else 2
    found = process.extractOne(mot, NATURES_LONGUES, scorer=OSA.distance, score_cutoff=limit)
    return found[0] if found else ""


def _count_days(noyau: list[str]) -> list[str]:
    """Write a day before a month in digits, without the "er" of "1er"."""
    out: list[str] = []
    for place, mot in enumerate(noyau):
        following = noyau[place + 1] if place + 1 < len(noyau) else ""
        if mot == "er" and out and out[-1] == "1":
            continue
        out.append(NOMBRES.get(mot, mot) if following in MOIS else mot)
    return out


def parse_voie(nom: str) -> Voie:
    """Return the comparable form of the name of a way, as a file writes it."""
    return split_voie(fold_mots(nom))


SANS_POIDS = PETITS_MOTS | {COUPURE}


def join_commune(mots: list[str]) -> str:
    """Return the key of a commune's name: no article, no space, "st" written out."""
    key = "".join([ABREVIATIONS.get(mot, mot) for mot in mots if mot not in SANS_POIDS])
    return key or "".join([mot for mot in mots if mot != COUPURE])


def parse_commune(nom: str) -> str:
    """Return the key of a commune's name as a file writes it."""
    return join_commune(fold_mots(nom))
