"""« Horaires d'été » beside dated seasons: the part of the year that those leave."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import replace

from mediation_map.normalise.horaires.jetons.dates import NOMS_MOIS, season_days
from mediation_map.normalise.horaires.phrases.noeuds import Noeud

_DITES = frozenset({"saison", "dates"})
_SUITE = frozenset({"DEUX_POINTS", "VIRGULE", "jours", "chaine"})
_ANNEE = tuple(
    (mois * 31 + jour, f"{NOMS_MOIS[mois]} {jour + 1:02d}")
    for mois in range(12)
    for jour in range(calendar.monthrange(2024, mois + 1)[1])
)
"""The days of a year: their rank, 31 to a month, and how OSM writes them."""
_JOURS = frozenset(rang for rang, _nom in _ANNEE)
_SAISONS = {
    "ete": (season_days("Apr-Oct"), season_days("Aug 01-15")),
    "hiver": (season_days("Sep-May"), season_days("Jan 01-15")),
}
"""The months that a season may take in, and the days that it always has."""


def date_named_seasons(phrases: list[list[Noeud]]) -> list[list[Noeud]]:
    """Give « été », « hiver » or « hors été » the dates that the other seasons leave free."""
    if not any(n.genre == "SAISON" for noeuds in phrases for n in noeuds):
        return phrases
    phrases = [_drop_dated(noeuds) for noeuds in phrases]
    reste = _left(set().union(*map(season_days, _dated(phrases))))
    return [_date(noeuds, *reste) for noeuds in phrases] if reste else phrases


def _drop_dated(noeuds: list[Noeud]) -> list[Noeud]:
    """« Été : du 1er mai au 30 septembre, … »: the dates say it all."""
    genres = [n.genre for n in noeuds[:3]]
    dite = genres[:1] == ["SAISON"] and genres[1:2] in (["DEUX_POINTS"], ["VIRGULE"])
    return noeuds[2:] if dite and genres[2:] and genres[2] in _DITES else noeuds


def _date(noeuds: list[Noeud], selecteur: str, rangs: set[int]) -> list[Noeud]:
    """Date a season that heads its phrase; in brackets it would be a word on other hours."""
    hors = [n.genre for n in noeuds[:1]] == ["SAUF"]
    tete, suite = noeuds[: 1 + hors], noeuds[1 + hors :]
    if tete and suite and tete[-1].genre == "SAISON" and suite[0].genre in _SUITE:
        nom = next((nom for nom in _SAISONS if nom in tete[-1].texte), "")
        if nom and _is_that(nom, hors, rangs):
            return [replace(tete[-1], genre="saison", valeur=selecteur), *suite]
    return noeuds


def _is_that(nom: str, hors: bool, rangs: set[int]) -> bool:
    """Tell whether days are all of a season's months, its heart among them, or all but those."""
    mois, coeur = _SAISONS[nom]
    if hors:
        return rangs | mois >= _JOURS and not coeur & rangs
    return rangs <= mois and coeur <= rangs


def _dated(phrases: list[list[Noeud]]) -> Iterator[str]:
    for noeuds in phrases:
        for n in noeuds:
            if n.genre == "parenthese":
                yield from _dated([n.valeur])
            elif n.genre == "saison":
                yield str(n.valeur)
            elif n.genre == "dates" and n.valeur[1]:
                yield str(n.valeur[0])


def _left(pris: set[int]) -> tuple[str, set[int]] | None:
    """Return the one stretch of the year that ``pris`` leaves, as OSM writes it and as days."""
    libres = [rang not in pris for rang, _nom in _ANNEE]
    debuts = [i for i, libre in enumerate(libres) if libre and not libres[i - 1]]
    if len(debuts) != 1:
        return None
    jours = [_ANNEE[(debuts[0] + k) % len(_ANNEE)] for k in range(sum(libres))]
    return f"{jours[0][1]}-{jours[-1][1]}", {rang for rang, _nom in jours}
