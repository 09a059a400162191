"""What a word of doubt says of the rest of its phrase is quoted with it, and read no further."""

from __future__ import annotations

from dataclasses import replace

from mediation_map.normalise.horaires.noeuds import Noeud

_SUITE = frozenset(
    {"MOT", "VACANCES", "SAISON", "PERIODE", "saison", "dates", "OUVERT", "PUBLIC", "FERIE"}
)


def quote_rest(noeuds: list[Noeud]) -> list[Noeud]:
    """« … 9h-12h, susceptibles de changer pendant les vacances »: one condition, in its words."""
    noeuds = [
        replace(n, valeur=quote_rest(n.valeur)) if n.genre == "parenthese" else n for n in noeuds
    ]
    noeuds = _quote_appels(noeuds)
    vague = next((i for i, n in enumerate(noeuds) if n.genre == "VAGUE" and n.texte != "ou"), None)
    if vague is None or not {n.genre for n in noeuds[vague + 1 :]} <= _SUITE:
        return noeuds
    return [*noeuds[:vague], replace(noeuds[vague], fin=noeuds[-1].fin)]


def _quote_appels(noeuds: list[Noeud]) -> list[Noeud]:
    """« Pas d'accueil au téléphone le mercredi » closes no door."""
    genres = [n.genre for n in noeuds]
    pas = next((i for i in range(len(genres)) if genres[i : i + 2] == ["PAS", "DISTANCE"]), None)
    if pas is None or "chaine" in genres[pas:]:
        return noeuds
    return [*noeuds[:pas], replace(noeuds[pas], genre="VAGUE", fin=noeuds[-1].fin)]
