"""Hours → what each day holds, as opening-hours-py computes it, cut at midnight."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from opening_hours import OpeningHours, State

from mediation_map.normalise.horaires.calendrier.jours import feries_de, vacances_de
from mediation_map.normalise.horaires.calendrier.variantes import (
    find_conges_a_part,
    write_variante,
)
from mediation_map.normalise.horaires.lecture.regles import MINUTES_PAR_JOUR, Lien, Regle

_RENDEZ_VOUS = re.compile(r"(uniquement |seulement )?sur (rendez-vous|rdv)\.?", re.IGNORECASE)
_UN_JOUR = timedelta(days=1)


class Certitude(IntEnum):
    """How far an interval can be relied on; the numbers are those of the browser's data."""

    INCONNUE = 0
    RESERVE = 1
    RENDEZ_VOUS = 2
    SURE = 3


class Ouverture(NamedTuple):
    """An interval of one day, in minutes since its midnight (24 h = 1440)."""

    debut: int
    fin: int
    certitude: Certitude = Certitude.SURE
    mention: str = ""


Journee = tuple[Ouverture, ...]
Jours = dict[date, Journee]


def evaluate_jours(regles: tuple[Regle, ...], debut: date, fin: date, zone: str) -> Jours:
    """What each day from `debut` to the day before `fin` holds; a closed day is absent.

    Raises opening_hours.ParserError when the library refuses the hours.
    """
    normales = [regle for regle in regles if regle.lien is not Lien.A_DEFAUT]
    jours = _evaluate_par_type(normales, debut, fin, zone)
    defauts = [regle for regle in regles if regle.lien is Lien.A_DEFAUT]
    if not defauts:
        return jours
    mention = next((regle.commentaire for regle in defauts if regle.commentaire), "")
    return {jour: _fill(jours.get(jour, ()), mention) for jour in each_jour(debut, fin)}


@lru_cache(maxsize=16)
def each_jour(debut: date, fin: date) -> tuple[date, ...]:
    """List the days from `debut` to the day before `fin`."""
    return tuple(debut + timedelta(days=pas) for pas in range((fin - debut).days))


def _evaluate_par_type(regles: list[Regle], debut: date, fin: date, zone: str) -> Jours:
    """Evaluate once for each kind of day that the rules tell apart, and take each day from its."""
    a_part = find_conges_a_part(regles)
    if not a_part:
        return _evaluate(write_variante(regles, a_part, a_part), debut, fin)
    types: dict[frozenset[str], list[date]] = defaultdict(list)
    for jour in each_jour(debut, fin):
        types[_find_conges(jour, zone) & a_part].append(jour)
    jours: Jours = {}
    for conges, dates in types.items():
        variante = _evaluate(write_variante(regles, a_part, conges), debut, fin)
        jours |= {jour: variante[jour] for jour in dates if jour in variante}
    return jours


@lru_cache(maxsize=2_000)
def _find_conges(jour: date, zone: str) -> frozenset[str]:
    trouves = {"PH": jour in feries_de(jour.year), "SH": jour in vacances_de(zone).jours}
    return frozenset(conge for conge, vrai in trouves.items() if vrai)


def _evaluate(osm: str, debut: date, fin: date) -> Jours:
    horaires = OpeningHours(osm, country="FR")
    bornes = datetime.combine(debut, time()), datetime.combine(fin, time())
    jours: dict[date, list[Ouverture]] = defaultdict(list)
    for depart, arrivee, etat, mention in horaires.intervals(*bornes):
        if etat is not State.CLOSED:
            certitude = _judge(etat, mention)
            for jour, de, a in _cut(depart, arrivee):
                jours[jour].append(Ouverture(de, a, certitude, mention))
    return {jour: tuple(ouvertures) for jour, ouvertures in jours.items()}


def _judge(etat: State, mention: str) -> Certitude:
    """Only open hours without a word beside them are sure: « un lundi sur deux » is not."""
    if etat is not State.OPEN:
        return Certitude.INCONNUE
    if not mention:
        return Certitude.SURE
    return Certitude.RENDEZ_VOUS if _RENDEZ_VOUS.fullmatch(mention) else Certitude.RESERVE


def _cut(depart: datetime, arrivee: datetime) -> Iterable[tuple[date, int, int]]:
    """Cut an interval at each midnight."""
    jour, dernier = depart.date(), arrivee.date()
    de = depart.hour * 60 + depart.minute
    while jour < dernier:
        yield jour, de, MINUTES_PAR_JOUR
        jour, de = jour + _UN_JOUR, 0
    a = arrivee.hour * 60 + arrivee.minute
    if a > de:
        yield jour, de, a


def _fill(journee: Journee, mention: str) -> Journee:
    """Make the rest of a day unknown: the hours say something of it, not whether it is open."""
    bornes = [0, *(borne for o in journee for borne in (o.debut, o.fin)), MINUTES_PAR_JOUR]
    trous = zip(bornes[::2], bornes[1::2], strict=True)
    vides = [Ouverture(de, a, Certitude.INCONNUE, mention) for de, a in trous if de < a]
    return tuple(sorted([*journee, *vides]))
