"""Matching what people write with the words of a closed list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from typing import Generic, TypeVar

from rapidfuzz import fuzz, process

from mediation_map.constats import Constat, Probleme, Severite
from mediation_map.normalise.lecture import Lecture
from mediation_map.normalise.texte import fold_words

MOT_INCONNU = Probleme(
    "mot-inconnu",
    Severite.AVERTISSEMENT,
    "« {valeur} » n'est pas un mot attendu ici.",
    "{suggestion}",
)

E = TypeVar("E", bound=StrEnum)
_SEPARATOR = re.compile(r"\s*[|;\n]\s*|\s+/\s+")
_SEUIL = 75


class Vocabulaire(Generic[E]):
    """A closed list and the other words that people use for its members."""

    def __init__(self, mots: type[E], synonymes: Mapping[str, str] | None = None) -> None:
        self.mots = tuple(mots)
        self._index: dict[str, E] = {}
        for mot in mots:
            for forme in (str(mot), mot.name):
                self._index[_key(forme)] = mot
        for synonyme, cible in (synonymes or {}).items():
            self._index[_key(synonyme)] = mots(cible)

    def find(self, texte: str) -> E | None:
        """Return the member that ``texte`` names, whatever its case, accents and plural."""
        return self._index.get(_key(texte))

    def parse(self, texte: str) -> Lecture[E | None]:
        """Return the only member named in a cell; an unknown word gets a suggestion."""
        if not _key(texte):
            return Lecture(None)
        found = self.find(texte)
        return Lecture(found, () if found else (self.explain(texte),))

    def split(self, texte: str) -> Iterable[str]:
        """Yield the items of a list; a comma separates only what is not one item."""
        for item in split_liste(texte):
            if self.find(item) is None and "," in item:
                yield from filter(None, (part.strip() for part in item.split(",")))
            else:
                yield item

    def explain(self, texte: str) -> Constat:
        """Return the constat for an unknown word, with the nearest member if one is near."""
        proche = suggest(texte, tuple(str(mot) for mot in self.mots))
        attendus = " ; ".join(str(mot) for mot in self.mots)
        return MOT_INCONNU.constat(
            texte, suggestion=proche or f"Les mots attendus sont : {attendus}."
        )


def _key(texte: str) -> str:
    """Return the words of ``texte`` in the singular, as the index knows them."""
    return " ".join(singular(word) for word in fold_words(texte).split())


@cache
def singular(word: str) -> str:
    """Return a folded word without the mark of the plural."""
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word


def split_liste(texte: str) -> list[str]:
    """Return the items of a cell, separated by ``|`` ``;`` a line break or a spaced slash."""
    return [item for item in _SEPARATOR.split(texte.strip()) if item]


def suggest(texte: str, mots: Iterable[str]) -> str:
    """Return « Vouliez-vous dire … ? » with the nearest of ``mots``, or nothing."""
    # Sorted, so that of two words equally near the same one is named at every run.
    proches = {_key(mot): mot for mot in sorted(mots)}
    best = process.extractOne(_key(texte[:200]), list(proches), scorer=fuzz.WRatio)
    if best is None or best[1] < _SEUIL:
        return ""
    return f"Vouliez-vous dire « {proches[best[0]]} » ?"
