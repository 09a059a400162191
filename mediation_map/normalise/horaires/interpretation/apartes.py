"""« 10h-12h (à l'étage – pour les plus de 7 ans) »: a bracket that tells a room or a public."""

from __future__ import annotations

from mediation_map.normalise.horaires.doute.mots import ANNULE, LIEUX, NEUTRES, is_among
from mediation_map.normalise.horaires.phrases.noeuds import Noeud

_DEDANS = frozenset({"MOT", "VIRGULE", "PUBLIC", "RESERVE"})
_PIECES = frozenset({"etage", "salle", "rez", "chaussee", "hall", "sous", "sol", "rdc", "jardin"})


def is_aparte(noeuds: list[Noeud], parenthese: Noeud) -> bool:
    """Tell whether a bracket right after hours may be quoted whole: it names no other place."""
    dedans: list[Noeud] = parenthese.valeur
    if not any(n.genre == "chaine" for n in [n for n in noeuds if n.fin <= parenthese.debut][-1:]):
        return False
    mots = [n for n in dedans if n.genre == "MOT"]
    if any(ANNULE.match(n.texte) for n in mots):
        return False
    if any(map(_is_elsewhere, mots)):
        return _says_end_of_others(dedans, mots)
    return _says_whom_or_room(dedans, mots)


def _is_elsewhere(mot: Noeud) -> bool:
    return mot.valeur == "lieu" or (is_among(mot.texte, LIEUX) and not is_among(mot.texte, _PIECES))


def _says_whom_or_room(dedans: list[Noeud], mots: list[Noeud]) -> bool:
    """« (pour les plus de 7 ans) », « (salle du 1er étage) »: these words and no others."""
    if not mots or not {n.genre for n in dedans} <= _DEDANS:
        return False
    pour = any(n.texte.startswith("pour") for n in dedans)
    return pour or (
        all(_is_room(n) for n in mots) and any(is_among(n.texte, _PIECES) for n in mots)
    )


def _is_room(mot: Noeud) -> bool:
    return is_among(mot.texte, NEUTRES) or is_among(mot.texte, _PIECES) or mot.valeur == "bruit"


def _says_end_of_others(dedans: list[Noeud], mots: list[Noeud]) -> bool:
    """« (les antennes Nord et Sud seront ouvertes jusqu'à 18h) »: more hours, of others."""
    fins = [n for n in dedans if n.genre == "jusqua" and len(n.valeur.temps) == 1]
    autres = any(is_among(n.texte, LIEUX) and n.texte.endswith("s") for n in mots)
    genres = {n.genre for n in dedans}
    return autres and len(fins) == 1 and genres <= _DEDANS | {"OUVERT", "jusqua"}
