"""Constats of a kind gathered: one sentence and a list, not the same advice forty times."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from string import Formatter
from typing import TypeVar

from mediation_map.constats import Constat, Probleme

SEULS = 3
"""Up to so many constats of a kind are told one by one; more make a list under one sentence."""

Cle = TypeVar("Cle", bound=Hashable)


def gather(
    constats: Iterable[Constat], cle: Callable[[Constat], Cle]
) -> list[tuple[Cle, list[Constat]]]:
    """Return the constats by key, in the order in which the keys first come."""
    groupes: dict[Cle, list[Constat]] = {}
    for constat in constats:
        groupes.setdefault(cle(constat), []).append(constat)
    return list(groupes.items())


def find_liste(memes: Sequence[Constat]) -> Probleme | None:
    """Return the kind that one sentence tells for all of these constats of a code, if one does."""
    genre = memes[0].genre
    phrases = {(constat.phrase, constat.conseil) for constat in memes}
    return genre if genre and len(phrases) > SEULS and _tells_value_only(genre) else None


def tell_liste(genre: Probleme, memes: Sequence[Constat]) -> str:
    """Return the sentence above the list: how often, and what."""
    return f"{len(memes)} fois : {genre.phrase.format(valeur='…')}"


def _tells_value_only(genre: Probleme) -> bool:
    """Tell whether the constats of a kind differ by their value and by nothing else."""
    mots = {nom for _, nom, _, _ in Formatter().parse(genre.phrase) if nom}
    return mots <= {"valeur"} and "{" not in genre.conseil
