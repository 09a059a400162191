"""Days said without hours, beside others that have theirs: « Mardi : réunion »."""

from __future__ import annotations

from dataclasses import replace

from mediation_map.normalise.horaires.doute.mots import ACTIVITES, is_among
from mediation_map.normalise.horaires.phrases.noeuds import Noeud

_HEURES = frozenset({"chaine", "depuis", "jusqua", "PERMANENT"})
_RDV = frozenset({"RDV", "SANS_RDV"})
_DITS = frozenset(
    {"MOT", "VIRGULE", "DEUX_POINTS", "RDV", "SANS_RDV", "RESERVE", "PUBLIC", "OUVERT", "jours",
     "demis"}
)  # fmt: skip


def quote_silent_days(phrases: list[list[Noeud]]) -> list[list[Noeud]]:
    """Quote what is said of a day without hours: it is unknown in those words.

    Only where no hours could be those of that day: they all stand after days of their own.
    """
    phrases = _repeat_days([_quote_items(q) for p in phrases for q in _part_last(p)])
    pleines = [p for p in phrases if p]
    dites = [p for p in pleines if _has(p, _HEURES) and not _tells_one_time(p)]
    if not dites or not all(_begins_with_days(p) for p in dites):
        return phrases
    liste = len(dites) > 1 and all(n.genre == "jours" for n in [p[0] for p in pleines])
    connus = {s.jour for p in dites for n in p if n.genre == "jours" for s in n.valeur}
    larges = {s.jour for p in dites for n in p if _is_wide(n) for s in n.valeur}
    premiere = phrases.index(dites[0])
    return [
        partie
        for i, p in enumerate(phrases)
        for partie in _tell(p, _is_silent(p, liste, connus, i > premiere), larges)
    ]


def _tell(noeuds: list[Noeud], muet: bool, larges: set[int]) -> list[list[Noeud]]:
    """« Du lundi au vendredi 8h-18h. Jeudi : réunion »: that Thursday is unknown, in those words.

    « Jeudi : atelier couture » is said of the hours that the day has.
    """
    genres = [n.genre for n in noeuds]
    if genres[:2] == ["jours", "DEUX_POINTS"] and {*genres[2:]} == {"MOT"}:
        jours = noeuds[0]
        if any(is_among(n.texte, ACTIVITES) for n in noeuds[2:]):
            muet = True
        elif {s.jour for s in jours.valeur} <= larges:
            return [[replace(_words(noeuds[2:]), genre="MUET", valeur=jours.valeur)]]
    return [_quote(noeuds) if muet else noeuds]


def _is_wide(noeud: Noeud) -> bool:
    return noeud.genre == "jours" and len(noeud.valeur) > 2


def _part_last(noeuds: list[Noeud]) -> list[list[Noeud]]:
    """« …, jeudi : réunion » at the end: a sentence of its own."""
    genres = [n.genre for n in noeuds]
    fin = len(genres)
    while fin and genres[fin - 1] == "MOT":
        fin -= 1
    muet = genres[fin - 3 : fin] == ["VIRGULE", "jours", "DEUX_POINTS"] and fin < len(genres)
    return [noeuds[: fin - 3], noeuds[fin - 2 :]] if muet and fin > 3 else [noeuds]


def _quote_items(noeuds: list[Noeud]) -> list[Noeud]:
    """« Lundi : 9h-12h, mardi : réunion, mercredi : 9h-12h »: the words up to the next day."""
    out: list[Noeud] = []
    i = 0
    while i < len(noeuds):
        fin = _end_of_words(noeuds, i)
        out += [replace(noeuds[i], genre="PUBLIC", fin=noeuds[fin - 1].fin)] if fin else [noeuds[i]]
        i = fin or i + 1
    return out


def _end_of_words(noeuds: list[Noeud], i: int) -> int:
    """Return where the words of a day end, those that a comma and other days follow; else 0."""
    if [n.genre for n in noeuds[max(0, i - 2) : i]] != ["jours", "DEUX_POINTS"]:
        return 0
    fin = next((k for k in range(i, len(noeuds)) if noeuds[k].genre != "MOT"), len(noeuds))
    liste = [n.genre for n in noeuds[fin : fin + 2]] == ["VIRGULE", "jours"]
    return fin if fin > i and liste and _has(noeuds[:i], _HEURES) else 0


def _tells_one_time(noeuds: list[Noeud]) -> bool:
    """« Heure du conte le mercredi à 16h »: words, days, one time and nothing else."""
    genres = [n.genre for n in noeuds]
    heures = [n for n in noeuds if n.genre in _HEURES]
    seule = len(heures) == 1 and heures[0].genre == "chaine" and len(heures[0].valeur.temps) == 1
    mots = "MOT" in genres[: genres.index("jours")] if "jours" in genres else False
    return seule and mots and genres.count("jours") == 1 and {*genres} <= _DITS | {"chaine"}


def _has(noeuds: list[Noeud], genres: frozenset[str]) -> bool:
    return any(n.genre in genres for n in noeuds)


def _is_word(noeud: Noeud) -> bool:
    return noeud.genre in {"PUBLIC", "demis"} or (
        noeud.genre == "MOT" and any(c.isalnum() for c in noeud.texte)
    )


def _begins_with_days(noeuds: list[Noeud]) -> bool:
    dits = [n.genre for n in noeuds if n.genre == "jours" or n.genre in _HEURES]
    return dits[:1] == ["jours"]


def _is_silent(noeuds: list[Noeud], liste: bool, connus: set[int], apres: bool) -> bool:
    """Tell whether a phrase says words of one group of days, and nothing of hours or closures."""
    genres = [n.genre for n in noeuds]
    if apres and _tells_one_time(noeuds) and "OUVERT" not in genres:
        return True
    if not {*genres} <= _DITS or genres.count("jours") > 1 or not any(map(_is_word, noeuds)):
        return False
    if "jours" not in genres:
        return apres and bool({*genres} & _RDV) and genres[-1] != "DEUX_POINTS"
    if genres[:2] == ["jours", "DEUX_POINTS"] and liste:
        return True
    jours = next(n for n in noeuds if n.genre == "jours")
    neufs = connus.isdisjoint(s.jour for s in jours.valeur)
    return "MOT" in genres and (neufs or bool({*genres} & _RDV))


def _quote(noeuds: list[Noeud]) -> list[Noeud]:
    """Leave the days, and one comment of all the words, those before the days too."""
    entete = noeuds[:2] if [n.genre for n in noeuds[:2]] == ["jours", "DEUX_POINTS"] else []
    jours = [n for n in noeuds if n.genre == "jours"]
    if any(s.rangs for n in jours for s in n.valeur):
        return [_words(noeuds)]
    return [*(entete or jours), _words(noeuds[len(entete) :])]


def _words(noeuds: list[Noeud]) -> Noeud:
    return Noeud("PUBLIC", "", noeuds[0].debut, noeuds[-1].fin)


def _repeat_days(phrases: list[list[Noeud]]) -> list[list[Noeud]]:
    """« … Ces mêmes jours, sur rdv de 16h à 17h »: the only days named before."""
    out: list[list[Noeud]] = []
    dits: list[Noeud] = []
    for noeuds in phrases:
        rang = next((i for i in range(len(noeuds)) if _says_same_days(noeuds[i : i + 2])), None)
        connus = dits or [n for n in noeuds[:rang] if n.genre == "jours"]
        repris = rang is not None and len(connus) == 1 and _has(noeuds, _HEURES)
        out.append(_with_days(noeuds, rang, connus[0]) if repris and rang is not None else noeuds)
        dits += [n for n in noeuds if n.genre == "jours"]
    return out


def _with_days(noeuds: list[Noeud], rang: int, jours: Noeud) -> list[Noeud]:
    ces = bool(rang) and noeuds[rang - 1].texte == "ces"
    repris = replace(jours, debut=noeuds[rang].debut, fin=noeuds[rang + 1].fin)
    return [*noeuds[: rang - ces], repris, *noeuds[rang + 2 :]]


def _says_same_days(paire: list[Noeud]) -> bool:
    return [n.texte for n in paire] == ["memes", "jours"]
