"""Free text cut in sentences, clauses and words, each word knowing its place."""

from __future__ import annotations

import re
from bisect import bisect_right
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
    """A word as compared, where it stands in its sentence, and its clause."""

    mot: str
    debut: int
    fin: int
    portion: int


def _hide_addresses(texte: str) -> str:
    return _ADDRESS.sub(lambda found: " " * len(found.group()), texte)


def split_phrases(texte: str) -> list[str]:
    """Return the sentences and list items of a text; no address is cut."""
    ends = [found.end() for found in _SENTENCE.finditer(_hide_addresses(texte))]
    bounds = zip([0, *ends], [*ends, len(texte)], strict=True)
    return [phrase for start, end in bounds if (phrase := texte[start:end].strip())]


@lru_cache(maxsize=16384)
def plain_word(word: str) -> str:
    """Return a word as compared: folded, ``n'`` as ``ne``, other elisions without their sign."""
    flat = fold(word)
    return "ne" if flat == "n'" else flat.rstrip("'")


def cut_jetons(phrase: str, mots_vides: frozenset[str]) -> list[Jeton]:
    """Return the words of a sentence that count, in order."""
    clean = _hide_addresses(phrase)
    clauses = [found.end() for found in _CLAUSE.finditer(clean)]
    jetons: list[Jeton] = []
    for found in _WORD.finditer(clean):
        mot = plain_word(found.group())
        if mot not in mots_vides:
            portion = bisect_right(clauses, found.start())
            jetons.append(Jeton(singular(mot), found.start(), found.end(), portion))
    return jetons


def cut_mots(texte: str, mots_vides: frozenset[str]) -> tuple[str, ...]:
    """Return the words of an expression as compared."""
    return tuple(jeton.mot for jeton in cut_jetons(texte, mots_vides))
