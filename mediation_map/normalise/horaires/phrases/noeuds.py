"""The tree that the grammar builds: days, chains of times, seasons, signs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Selection:
    """A weekday (0 = lundi), its ranks in the month (empty = every one) and its half days."""

    jour: int
    rangs: tuple[int, ...] = ()
    demis: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Chaine:
    """Times of day in minutes, and the mark before each but the first ('' when side by side)."""

    temps: tuple[int, ...]
    marques: tuple[str, ...]
    de: bool = False
    """Whether « de » opens it: « de 9 h et 12 h » is then a slip for « à »."""

    def cut(self) -> Chaine:
        """Return the chain without its last time."""
        return Chaine(self.temps[:-1], self.marques[:-1], self.de)


@dataclass(frozen=True, slots=True)
class Noeud:
    """A node: ``genre`` names the rule or the token, ``valeur`` depends on it."""

    genre: str
    valeur: Any
    debut: int
    fin: int
    article: bool = False
    texte: str = ""


def is_phone(noeud: Noeud) -> bool:
    """Tell whether a word is a telephone number."""
    return noeud.genre == "MOT" and sum(c.isdigit() for c in noeud.texte) >= 9
