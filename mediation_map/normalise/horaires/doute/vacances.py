"""A day that is first named after the hours of the holidays: of the holidays, or of the week?"""

from __future__ import annotations

from mediation_map.normalise.horaires.interpretation.etat import Lecture
from mediation_map.normalise.horaires.phrases.noeuds import Noeud


def doubt_vacances(lu: Lecture, phrases: list[list[Noeud]]) -> None:
    """« Lundi 9h-12h / Vacances scolaires : 10h-12h / Mercredi : 14h-16h »: nothing is said.

    Where the days are those of the week again, they are those of the holidays.
    """
    tete = next((i for i, phrase in enumerate(phrases) if _heads_holidays(phrase)), None)
    if tete is None:
        return
    avant, apres = _jours(phrases[:tete]), _jours(phrases[tete + 1 :])
    if avant and apres and not avant & apres:
        lu.doutes.append("vacances")


def _heads_holidays(phrase: list[Noeud]) -> bool:
    """Tell whether a phrase gives the hours of the holidays, and no days."""
    genres = [n.genre for n in phrase]
    return genres[:1] == ["VACANCES"] and "chaine" in genres and "jours" not in genres


def _jours(phrases: list[list[Noeud]]) -> set[int]:
    """Return the days that phrases with hours name."""
    dites = [phrase for phrase in phrases if any(n.genre == "chaine" for n in phrase)]
    return {s.jour for phrase in dites for n in phrase if n.genre == "jours" for s in n.valeur}


def doubt_rest_of_year(lu: Lecture, phrases: list[list[Noeud]]) -> None:
    """« De mi-juin à mi-septembre : … ; le reste de l'année : … »: nobody knows from when."""
    dits = [n for noeuds in phrases for n in noeuds[:1]]
    vague = any(n.genre in {"SAISON", "PERIODE"} for n in dits)
    if vague and any(n.genre == "TOUTE_ANNEE" and "reste" in n.texte for n in dits):
        lu.doutes.append("reste de l'année")
