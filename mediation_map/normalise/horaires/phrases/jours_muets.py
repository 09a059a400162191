"""Days said without hours, beside others that have theirs: « Mardi : réunion »."""

from __future__ import annotations

from dataclasses import replace

from mediation_map.normalise.horaires.phrases.noeuds import Noeud

_HEURES = frozenset({"chaine", "depuis", "jusqua", "PERMANENT"})
_DITS = frozenset(
    {
        "MOT",
        "VIRGULE",
        "DEUX_POINTS",
        "RDV",
        "SANS_RDV",
        "RESERVE",
        "PUBLIC",
        "OUVERT",
        "jours",
        "demis",
    }
)


def quote_silent_days(phrases: list[list[Noeud]]) -> list[list[Noeud]]:
    """Quote what is said of a day without hours: it is unknown in those words.

    Only where no hours could be those of that day: they all stand after days of their own.
    """
    phrases = _repeat_days(phrases)
    pleines = [p for p in phrases if p]
    dites = [p for p in pleines if _has(p, _HEURES)]
    if not dites or not all(_begins_with_days(p) for p in dites):
        return phrases
    liste = len(dites) > 1 and all(n.genre == "jours" for n in [p[0] for p in pleines])
    connus = {s.jour for p in dites for n in p if n.genre == "jours" for s in n.valeur}
    return [_quote(p) if _is_silent(p, liste, connus) else p for p in phrases]


def _has(noeuds: list[Noeud], genres: frozenset[str]) -> bool:
    return any(n.genre in genres for n in noeuds)


def _begins_with_days(noeuds: list[Noeud]) -> bool:
    dits = [n.genre for n in noeuds if n.genre == "jours" or n.genre in _HEURES]
    return dits[:1] == ["jours"]


def _is_silent(noeuds: list[Noeud], liste: bool, connus: set[int]) -> bool:
    """Tell whether a phrase says words of one group of days, and nothing of hours or closures."""
    genres = [n.genre for n in noeuds]
    if not {*genres} <= _DITS or genres.count("jours") != 1 or "MOT" not in genres:
        return False
    if liste and genres[:2] == ["jours", "DEUX_POINTS"]:
        return True
    jours = next(n for n in noeuds if n.genre == "jours")
    neufs = connus.isdisjoint(s.jour for s in jours.valeur)
    return neufs or "RDV" in genres


def _quote(noeuds: list[Noeud]) -> list[Noeud]:
    """Leave the days, and one comment of all the words, those before the days too."""
    jours = next(n for n in noeuds if n.genre == "jours")
    entete = noeuds[:2] if [n.genre for n in noeuds[:2]] == ["jours", "DEUX_POINTS"] else []
    debut = noeuds[len(entete)].debut
    mots = next(n for n in noeuds if n.genre == "MOT")
    return [*(entete or [jours]), replace(mots, genre="PUBLIC", debut=debut, fin=noeuds[-1].fin)]


def _repeat_days(phrases: list[list[Noeud]]) -> list[list[Noeud]]:
    """« … Ces mêmes jours, sur rdv de 16h à 17h »: the only days named before."""
    out: list[list[Noeud]] = []
    dits: list[Noeud] = []
    for noeuds in phrases:
        rang = next((i for i in range(len(noeuds)) if _says_same_days(noeuds[i : i + 2])), None)
        repris = rang is not None and len(dits) == 1 and _has(noeuds, _HEURES)
        out.append(_with_days(noeuds, rang, dits[0]) if repris and rang is not None else noeuds)
        dits += [n for n in noeuds if n.genre == "jours"]
    return out


def _with_days(noeuds: list[Noeud], rang: int, jours: Noeud) -> list[Noeud]:
    ces = bool(rang) and noeuds[rang - 1].texte == "ces"
    repris = replace(jours, debut=noeuds[rang].debut, fin=noeuds[rang + 1].fin)
    return [*noeuds[: rang - ces], repris, *noeuds[rang + 2 :]]


def _says_same_days(paire: list[Noeud]) -> bool:
    return [n.texte for n in paire] == ["memes", "jours"]
