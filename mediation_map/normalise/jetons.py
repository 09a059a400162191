"""Free text cut in sentences, clauses and words, each word knowing its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from mediation_map.normalise.texte import fold
from mediation_map.normalise.vocabulaire import singular

# A web or mail address holds words that say nothing of the help: rdv-aide-numerique.fr.
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+", re.IGNORECASE)
_SENTENCE = re.compile(r"[;\n|•+!?]|\.(?=\s|$)|\s[-–/]\s")
_CLAUSE = re.compile(r"[,:()]|\bmais\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+['’]?")


@dataclass(frozen=True, slots=True)
class Jeton:
    """A word as compared, where it stands in the text, and its sentence and clause."""

    mot: str
    debut: int
    fin: int
    phrase: int
    portion: int


@lru_cache(maxsize=4096)
def plain_word(word: str) -> str:
    """Return a word as compared: folded, singular, ``n'`` as ``ne``."""
    flat = fold(word)
    if flat == "n'":
        return "ne"
    return singular(flat.rstrip("'"))


def cut_jetons(texte: str, mots_vides: frozenset[str]) -> list[Jeton]:
    """Return the words of ``texte`` that count, in order."""
    clean = _ADDRESS.sub(lambda found: " " * len(found.group()), texte)
    sentences = [found.end() for found in _SENTENCE.finditer(clean)]
    clauses = sorted([*sentences, *(found.end() for found in _CLAUSE.finditer(clean))])
    jetons: list[Jeton] = []
    phrase = portion = 0
    for found in _WORD.finditer(clean):
        start = found.start()
        while phrase < len(sentences) and sentences[phrase] <= start:
            phrase += 1
        while portion < len(clauses) and clauses[portion] <= start:
            portion += 1
        mot = plain_word(found.group())
        if mot not in mots_vides:
            jetons.append(Jeton(mot, start, found.end(), phrase, portion))
    return jetons


def cut_mots(texte: str, mots_vides: frozenset[str]) -> tuple[str, ...]:
    """Return the words of an expression as compared."""
    return tuple(jeton.mot for jeton in cut_jetons(texte, mots_vides))
