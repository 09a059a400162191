"""OSM hours → a weekly pattern and dated exceptions over a horizon, for the browser.

The browser knows no rules, holidays or libraries: it looks a day up and reads its minutes.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from opening_hours import ParserError  # type: ignore[attr-defined]  # missing from its stubs

from mediation_map.normalise.horaires.calendrier.evaluation import (
    Certitude,
    Journee,
    Jours,
    each_jour,
    evaluate_jours,
)
from mediation_map.normalise.horaires.calendrier.jours import find_feries, vacances_de
from mediation_map.normalise.horaires.lecture.analyse import parse_regles
from mediation_map.normalise.horaires.lecture.regles import Etat, Lien, Periode, Regle

SEMAINES_PAR_DEFAUT = 26
SEMAINE_FERMEE: tuple[Journee, ...] = ((),) * 7


@dataclass(frozen=True)
class Calendrier:
    """What is known from `debut` to the day before `fin`, day by day.

    semaine: what each weekday holds most often, Monday first.
    exceptions: the days that hold something else, closed ones with ().
    jours_feries_muets: public holidays of which the hours say nothing, so nothing may be said.
    permanence: it tells when someone is there to help, not when the door is open.
    """

    debut: date
    fin: date
    semaine: tuple[Journee, ...] = SEMAINE_FERMEE
    exceptions: Mapping[date, Journee] = field(default_factory=dict)
    jours_feries_muets: tuple[date, ...] = ()
    permanence: bool = False

    @property
    def a_des_inconnus(self) -> bool:
        """Whether some interval can't be called open or closed."""
        journees = [*self.semaine, *self.exceptions.values()]
        return any(o.certitude is Certitude.INCONNUE for journee in journees for o in journee)

    def find_journee(self, jour: date) -> Journee | None:
        """What a day holds, holidays included; None outside what is known."""
        if not self.debut <= jour < self.fin:
            return None
        return self.exceptions.get(jour, self.semaine[jour.weekday()])

    def as_json(self) -> dict[str, Any]:
        """Give the compact form that `web/src/horaires.js` reads; empty keys are left out.

        d: first day, "2026-11-22"; n: number of days known from it.
        s: seven lists of intervals, Monday first; x: the same for other days, by the number of
        days since d; m: such numbers of the holidays that the hours do not mention; p: 1 when it
        is that of a permanence.
        An interval is [from, to] in minutes since midnight when it is surely open, else
        [from, to, i], where c[i] is [words, certainty] (0 unknown, 1 open under the condition
        that the words state, 2 open by appointment).
        """
        mentions = _Mentions()
        champs = {
            "d": self.debut.isoformat(),
            "n": (self.fin - self.debut).days,
            "s": [mentions.write(journee) for journee in self.semaine],
            "x": {str(self._offset(j)): mentions.write(o) for j, o in self.exceptions.items()},
            "m": [self._offset(jour) for jour in self.jours_feries_muets],
            "c": mentions.liste,
            "p": int(self.permanence),
        }
        return {cle: champ for cle, champ in champs.items() if champ or cle == "n"}

    def _offset(self, jour: date) -> int:
        return (jour - self.debut).days


class _Mentions:
    """Words beside intervals, each written once."""

    def __init__(self) -> None:
        self.liste: list[list[str | int]] = []

    def write(self, journee: Journee) -> list[list[int]]:
        """Write a day's intervals, pointing at their words."""
        return [
            [de, a] if certitude is Certitude.SURE else [de, a, self._index(mention, certitude)]
            for de, a, certitude, mention in journee
        ]

    def _index(self, mention: str, certitude: Certitude) -> int:
        entree: list[str | int] = [mention, int(certitude)]
        if entree not in self.liste:
            self.liste.append(entree)
        return self.liste.index(entree)


@lru_cache(maxsize=50_000)
def expand_calendrier(
    osm: str, debut: date, semaines: int = SEMAINES_PAR_DEFAUT, zone: str = "B"
) -> Calendrier:
    """Work out what hours mean, day by day, over `semaines` weeks from `debut`.

    Hours that depend on school holidays are known until the last day that the official dates
    of the zone cover; the calendar ends there (at once, where the zone is not A, B or C).
    Hours that can't be read, or that only tell closures, give a calendar that ends on the day
    it begins.
    """
    regles = parse_regles(osm)
    fin = _find_fin(regles, debut, debut + timedelta(weeks=semaines), zone)
    if fin <= debut or not _says_hours(regles):
        return Calendrier(debut, debut)
    constantes = all(regle.lisible and regle.est_sans_condition for regle in regles)
    evalue = min(fin, debut + timedelta(days=7)) if constantes else fin
    try:
        jours = evaluate_jours(regles, debut, evalue, zone)
    except ParserError:
        return Calendrier(debut, debut)
    semaine, exceptions = _fold(jours, debut, evalue)
    return Calendrier(debut, fin, semaine, exceptions, _find_muets(regles, debut, fin))


def _says_hours(regles: tuple[Regle, ...]) -> bool:
    """Whether more is said than closures: « PH off » alone does not close the other days."""
    return any(regle.etat is not Etat.FERME or regle.est_sans_condition for regle in regles)


def _find_fin(regles: tuple[Regle, ...], debut: date, horizon: date, zone: str) -> date:
    if not any("SH" in (regle.conges if regle.lisible else regle.brut) for regle in regles):
        return horizon
    connues = vacances_de(zone).connues_jusqu_au + timedelta(days=1)
    return max(debut, min(horizon, connues))


def _fold(jours: Jours, debut: date, fin: date) -> tuple[tuple[Journee, ...], Jours]:
    """Take what each weekday holds most often as the pattern, and the rest as exceptions."""
    tous = [(jour, jours.get(jour, ())) for jour in each_jour(debut, fin)]
    frequences: list[Counter[Journee]] = [Counter() for _ in range(7)]
    for jour, journee in tous:
        frequences[jour.weekday()][journee] += 1
    semaine = tuple(max(f, key=f.__getitem__) if f else () for f in frequences)
    return semaine, {jour: journee for jour, journee in tous if journee != semaine[jour.weekday()]}


def _find_muets(regles: tuple[Regle, ...], debut: date, fin: date) -> tuple[date, ...]:
    """List the holidays that no rule mentions, by name or by date.

    A rule on holidays that a later weekly rule overrides (« PH off; Mo-Fr … ») was meant and is
    void at once: it doesn't count as a mention.
    """
    mentions = _drop_overridden(regles)
    if any("PH" in regle.conges for regle in mentions):
        return ()
    periodes = [p for regle in mentions for p in regle.periodes if _names_days(regle, p)]
    feries = find_feries(debut, fin)
    return tuple(jour for jour in feries if not any(p.contains(jour) for p in periodes))


def _names_days(regle: Regle, periode: Periode) -> bool:
    """A date, or a month closed throughout: someone has thought of the holidays in it."""
    return not regle.semainiers and (periode.est_datee or regle.etat is Etat.FERME)


def _drop_overridden(regles: tuple[Regle, ...]) -> tuple[Regle, ...]:
    ecrasantes = [
        rang
        for rang, regle in enumerate(regles)
        if regle.lisible and regle.est_sans_condition and regle.lien is Lien.REMPLACE
    ]
    return regles[max(ecrasantes, default=0) :]
