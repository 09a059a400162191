"""A list of days in which one says no hours: « Mardi : réunion »."""

from __future__ import annotations

from dataclasses import replace

from mediation_map.normalise.horaires.noeuds import Noeud

_MUETS = frozenset({"MOT", "VIRGULE"})


def quote_silent_days(phrases: list[list[Noeud]]) -> list[list[Noeud]]:
    """Quote what such a day says: it is unknown in those words, and the other days are kept."""
    pleines = [p for p in phrases if p]
    listes = [p for p in pleines if [n.genre for n in p[:1]] == ["jours"]]
    dites = [p for p in listes if any(n.genre == "chaine" for n in p)]
    if len(listes) < len(pleines) or len(dites) < 2:
        return phrases
    return [_quote(p) if _is_silent(p) else p for p in phrases]


def _is_silent(noeuds: list[Noeud]) -> bool:
    genres = [n.genre for n in noeuds]
    return genres[:2] == ["jours", "DEUX_POINTS"] and {"MOT"} <= {*genres[2:]} <= _MUETS


def _quote(noeuds: list[Noeud]) -> list[Noeud]:
    return [*noeuds[:2], replace(noeuds[2], genre="PUBLIC", fin=noeuds[-1].fin)]
