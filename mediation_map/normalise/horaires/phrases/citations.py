"""What a word of doubt says of the rest of its phrase is quoted with it, and read no further."""

from __future__ import annotations

from dataclasses import replace

from mediation_map.normalise.horaires.phrases.noeuds import Noeud

_SUITE = frozenset(
    {"MOT", "VACANCES", "SAISON", "PERIODE", "saison", "dates", "OUVERT", "PUBLIC", "FERIE"}
)


def part_appels(phrases: list[list[Noeud]]) -> list[list[Noeud]]:
    """« Mardi 14h-17h, prise de rendez-vous du lundi au vendredi 9h-12h »: two sentences."""
    parts = [part for noeuds in phrases for part in _part_appels(noeuds)]
    return [part for noeuds in parts for part in _part_closures(noeuds)]


def _part_closures(noeuds: list[Noeud]) -> list[list[Noeud]]:
    """« Vacances scolaires et jours fériés : fermé » closes both."""
    dits = [n for n in noeuds if n.genre not in {"VIRGULE", "DEUX_POINTS"}]
    if [n.genre for n in dits] in (["VACANCES", "FERIE", "FERME"], ["FERIE", "VACANCES", "FERME"]):
        return [[dits[0], dits[2]], [dits[1], dits[2]]]
    return [noeuds]


def _part_appels(noeuds: list[Noeud]) -> list[list[Noeud]]:
    genres = [n.genre for n in noeuds]
    for i in range(1, len(genres) - 1):
        apres = genres[i + 1 :]
        dit = apres[1:] if apres[0] == "RDV" else apres
        appel = genres[i] == "VIRGULE" and dit[:1] in (["PRISE_RDV"], ["DISTANCE"])
        if appel and "chaine" in genres[:i] and {"jours", "chaine"} <= {*apres}:
            return [noeuds[:i], noeuds[i + 1 :]]
    return [noeuds]


def quote_rest(noeuds: list[Noeud]) -> list[Noeud]:
    """« … 9h-12h, susceptibles de changer pendant les vacances »: one condition, in its words."""
    noeuds = [
        replace(n, valeur=quote_rest(n.valeur)) if n.genre == "parenthese" else n for n in noeuds
    ]
    noeuds = _settle_exception(_quote_appels(noeuds))
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


def _settle_exception(noeuds: list[Noeud]) -> list[Noeud]:
    """« 9h-12h, exceptionnellement ouvert à 10h le jeudi »: the other days are as sure as before.

    A later opening is read, since it is the safe side; a later closing is only quoted.
    """
    genres = [n.genre for n in noeuds]
    i = next((k for k in range(len(genres)) if genres[k : k + 2] == ["VAGUE", "FERME"]), None)
    if i is not None and noeuds[i].texte.startswith("exceptionnel"):
        return _settle_closure(noeuds, i)
    i = next((k for k in range(len(genres)) if genres[k : k + 2] == ["VAGUE", "OUVERT"]), None)
    if i is None or "chaine" not in genres[:i] or not noeuds[i].texte.startswith("exceptionnel"):
        return noeuds
    heures = [n for n in noeuds[i:] if n.genre in {"chaine", "jusqua"}]
    if genres[i:].count("jours") != 1 or [len(n.valeur.temps) for n in heures] != [1]:
        return noeuds
    if heures[0].genre == "jusqua":
        return [*noeuds[:i], replace(noeuds[i], genre="PUBLIC", fin=noeuds[-1].fin)]
    return [*noeuds[:i], *noeuds[i + 1 :]]


def _settle_closure(noeuds: list[Noeud], i: int) -> list[Noeud]:
    """« …, exceptionnellement fermé du 3 au 7 août » closes those days; with no date, quoted."""
    apres = {n.genre for n in noeuds[i:]}
    if apres & {"dates", "saison"} or "chaine" in apres:
        return [*noeuds[:i], *noeuds[i + 1 :]]
    return [*noeuds[:i], replace(noeuds[i], genre="PUBLIC", fin=noeuds[-1].fin)]
