"""« Horaires d'été » beside dated seasons: the part of the year that those leave."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import replace

from mediation_map.normalise.horaires.jetons.dates import NOMS_MOIS, season_days
from mediation_map.normalise.horaires.phrases.noeuds import Noeud

_DITES = frozenset({"saison", "dates"})
_FERMANTS = frozenset({"FERME", "PAS"})
_SUITE = frozenset({"DEUX_POINTS", "VIRGULE", "jours", "chaine"})
_ANNEE = tuple(
    (mois * 31 + jour, f"{NOMS_MOIS[mois]} {jour + 1:02d}")
    for mois in range(12)
    for jour in range(calendar.monthrange(2024, mois + 1)[1])
)
"""The days of a year: their rank, 31 to a month, and how OSM writes them."""
_ETE, _HIVER = season_days("Aug 01-15"), season_days("Jan 01-15")
_SAISONS = {"ete": (_ETE, _HIVER), "estival": (_ETE, _HIVER), "hiver": (_HIVER, _ETE)}
"""The days that a season always has, and those that it never has."""
_ETE_MAX = 7 * 31


def date_named_seasons(phrases: list[list[Noeud]]) -> list[list[Noeud]]:
    """Give « été », « hiver » or « hors été » the dates that the other seasons leave free."""
    if not any(map(_names_season, phrases)):
        return phrases
    phrases = [_drop_dated(noeuds) for noeuds in phrases]
    reste = _left(set().union(*map(season_days, _dated(phrases))))
    return [_date(noeuds, *reste) for noeuds in phrases] if reste else phrases


def _names_season(noeuds: list[Noeud]) -> bool:
    return any(
        n.genre == "SAISON" or (n.genre == "parenthese" and _names_season(n.valeur)) for n in noeuds
    )


def _drop_dated(noeuds: list[Noeud]) -> list[Noeud]:
    """« Été : du 1er mai au 30 septembre, … », « été : fermé du 1er au 15 août »: dates say it."""
    genres = [n.genre for n in noeuds]
    if genres[:1] == ["SAISON"] and genres[1:2] in (["DEUX_POINTS"], ["VIRGULE"]):
        suite = genres[3:] if genres[2:3] == ["FERME"] else genres[2:]
        return noeuds[2:] if suite and suite[0] in _DITES else noeuds
    dedans = [
        replace(n, valeur=_drop_in_bracket(n.valeur)) if n.genre == "parenthese" else n
        for n in noeuds
    ]
    return [n for i, n in enumerate(dedans) if not _is_dated_closure(genres, i)]


def _drop_in_bracket(noeuds: list[Noeud]) -> list[Noeud]:
    """« (été : 9h-13h du 6 juillet au 28 août) »: the dates of its hours stand after them."""
    genres = [n.genre for n in noeuds]
    datee = genres[:2] == ["SAISON", "DEUX_POINTS"] and bool({*genres[2:]} & _DITES)
    return noeuds[2:] if datee else noeuds


def _is_dated_closure(genres: list[str], i: int) -> bool:
    """« Fermé l'été du 14 juillet au 20 août »."""
    return (
        genres[i] == "SAISON"
        and genres[i - 1 : i] == ["FERME"]
        and (genres[i + 1 : i + 2] in (["dates"], ["saison"]))
    )


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
    """Tell whether days may be those of a season, or all the others."""
    siens, autres = _SAISONS[nom]
    dedans, dehors = (autres, siens) if hors else (siens, autres)
    court = hors or siens is not _ETE or len(rangs) <= _ETE_MAX
    return court and dedans <= rangs and not dehors & rangs


def _dated(phrases: list[list[Noeud]]) -> Iterator[str]:
    """Yield the dated seasons that have hours; one that is closed says nothing of the others."""
    for noeuds in phrases:
        genres = [n.genre for n in noeuds]
        for n, avant in zip(noeuds, ["", *genres], strict=False):
            if avant == "SAUF" or _FERMANTS & {*genres}:
                continue
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
