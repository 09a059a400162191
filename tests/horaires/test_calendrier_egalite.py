"""The calendar holds what opening-hours-py says, every quarter of an hour over the horizon."""

from datetime import timedelta

import pytest
from hypothesis import given, settings

from mediation_map.normalise.horaires.calendrier.evaluation import Certitude
from mediation_map.normalise.horaires.calendrier.horizon import Calendrier, expand_calendrier
from tests.horaires.formes_osm import DEBUT, FIN, FORMES, each_quart, horaires_osm, judge, read_osm


def etats_du_calendrier(calendrier: Calendrier, jours: int) -> list[str]:
    etats: list[str] = []
    for rang in range(jours):
        minutes = ["closed"] * 96
        for ouverture in calendrier.find_journee(calendrier.debut + timedelta(days=rang)) or ():
            inconnu = ouverture.certitude is Certitude.INCONNUE
            for quart in range(-(-ouverture.debut // 15), -(-ouverture.fin // 15)):
                minutes[quart] = "unknown" if inconnu else "open"
        etats += minutes
    return etats


@pytest.mark.parametrize("osm", FORMES)
def test_is_equal_each_quarter_of_an_hour(osm: str) -> None:
    calendrier = expand_calendrier(osm, DEBUT)
    assert calendrier.fin == FIN
    attendus = [judge(osm, instant)[0] for instant in each_quart(DEBUT, FIN)]
    assert etats_du_calendrier(calendrier, 182) == attendus


@pytest.mark.parametrize("osm", FORMES)
def test_is_equal_to_the_minute(osm: str) -> None:
    calendrier = expand_calendrier(osm, DEBUT)
    bornes = {
        (jour, minute)
        for jour in (DEBUT + timedelta(days=rang) for rang in range(182))
        for ouverture in calendrier.find_journee(jour) or ()
        for minute in (ouverture.debut, ouverture.fin)
        if 0 < minute < 1440
    }
    instants = each_quart(DEBUT, FIN)
    changements = list(read_osm(osm).intervals(instants[0], instants[-1] + timedelta(minutes=15)))
    attendus = {
        (instant.date(), instant.hour * 60 + instant.minute)
        for debut, fin, etat, _ in changements
        for instant in (debut, fin)
        if str(etat) != "closed" and (instant.hour or instant.minute)
    }
    assert bornes == attendus


@given(horaires_osm())
@settings(max_examples=60, deadline=None)
def test_any_mix_of_rules_is_equal(osm: str) -> None:
    calendrier = expand_calendrier(osm, DEBUT, semaines=12)
    jours = (calendrier.fin - calendrier.debut).days
    attendus = [judge(osm, instant)[0] for instant in each_quart(DEBUT, calendrier.fin)]
    assert etats_du_calendrier(calendrier, jours) == attendus
