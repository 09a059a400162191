"""School holidays, which opening-hours-py does not know, against dates read by hand."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest

from mediation_map.normalise.horaires.calendrier.horizon import expand_calendrier
from mediation_map.normalise.horaires.calendrier.jours import find_feries, vacances_de
from tests.horaires.formes_osm import DEBUT, FIN, judge

# Official dates of zone B, 2026-2027, as first and last days without school.
VACANCES_B = (
    (date(2026, 12, 19), date(2027, 1, 3)),
    (date(2027, 2, 20), date(2027, 3, 7)),
    (date(2027, 4, 17), date(2027, 5, 2)),
    (date(2027, 5, 6), date(2027, 5, 8)),
)
FERIES = {
    date(2026, 12, 25),
    date(2027, 1, 1),
    date(2027, 3, 29),
    date(2027, 5, 1),
    date(2027, 5, 6),
    date(2027, 5, 8),
    date(2027, 5, 17),
}
MIDI = time(12)
MATIN, COURT = (540, 720), (600, 660)

Plages = tuple[tuple[int, int], ...]


def en_vacances(jour: date) -> bool:
    return any(debut <= jour <= fin for debut, fin in VACANCES_B)


def en_semaine(jour: date) -> bool:
    return jour.weekday() < 5


def usuel(jour: date) -> Plages:
    return (MATIN,) if en_semaine(jour) else ()


def ferme_en_vacances(jour: date) -> Plages:
    return () if en_vacances(jour) else usuel(jour)


def ferme_feries_et_vacances(jour: date) -> Plages:
    return () if jour in FERIES else ferme_en_vacances(jour)


def court_en_vacances(jour: date) -> Plages:
    return (COURT,) if en_vacances(jour) and en_semaine(jour) else usuel(jour)


def samedi_sauf_vacances(jour: date) -> Plages:
    samedi = jour.weekday() == 5 and not en_vacances(jour)
    return (COURT,) if samedi else usuel(jour)


def vacances_ou_samedi(jour: date) -> Plages:
    return (COURT,) if en_vacances(jour) or jour.weekday() == 5 else usuel(jour)


def vacances_seulement(jour: date) -> Plages:
    return (COURT,) if en_vacances(jour) and en_semaine(jour) else ()


def feries_de_semaine_fermes(jour: date) -> Plages:
    if jour in FERIES and en_semaine(jour):
        return ()
    return (MATIN,)


def ajout_en_vacances(jour: date) -> Plages:
    ajout = ((840, 900),) if en_vacances(jour) and jour.weekday() == 2 else ()
    return (*usuel(jour), *ajout)


@pytest.mark.parametrize(
    ("osm", "oracle"),
    [
        ("Mo-Fr 09:00-12:00; SH off", ferme_en_vacances),
        ("Mo-Fr 09:00-12:00; SH Mo-Fr off", ferme_en_vacances),
        ("Mo-Fr 09:00-12:00; SH,PH off", ferme_feries_et_vacances),
        ("Mo-Fr 09:00-12:00; PH off; SH off", ferme_feries_et_vacances),
        ("Mo-Fr 09:00-12:00; SH Mo-Fr 10:00-11:00", court_en_vacances),
        ("Mo-Fr 09:00-12:00; Sa 10:00-11:00; SH Sa off", samedi_sauf_vacances),
        ("Mo-Fr 09:00-12:00; SH,Sa 10:00-11:00", vacances_ou_samedi),
        ("SH Mo-Fr 10:00-11:00", vacances_seulement),
        ("Mo-Fr 09:00-12:00, SH We 14:00-15:00", ajout_en_vacances),
        ("Mo-Su 09:00-12:00; PH Mo-Fr off", feries_de_semaine_fermes),
    ],
)
def test_holds_what_the_dates_say(osm: str, oracle: Callable[[date], Plages]) -> None:
    calendrier = expand_calendrier(osm, DEBUT, zone="B")
    assert calendrier.fin == FIN
    for rang in range(182):
        jour = DEBUT + timedelta(days=rang)
        plages = tuple((o.debut, o.fin) for o in calendrier.find_journee(jour) or ())
        assert plages == oracle(jour), jour


def test_each_zone_has_its_dates() -> None:
    jour = date(2027, 2, 8)
    hiver = {zone: jour in vacances_de(zone).jours for zone in "ABC"}
    assert hiver == {"A": False, "B": False, "C": True}


def test_ends_where_the_school_dates_end() -> None:
    connues = vacances_de("B").connues_jusqu_au
    debut = connues - timedelta(days=20)
    calendrier = expand_calendrier("Mo-Fr 09:00-12:00; SH off", debut)
    assert calendrier.fin == connues + timedelta(days=1)
    assert calendrier.find_journee(connues) == ()
    assert calendrier.find_journee(calendrier.fin) is None


def test_the_school_dates_last_longer_than_the_horizon() -> None:
    assert vacances_de("B").connues_jusqu_au >= date(2027, 8, 31)


def test_other_hours_do_not_need_the_school_dates() -> None:
    debut = vacances_de("B").connues_jusqu_au + timedelta(days=200)
    calendrier = expand_calendrier("Mo-Fr 09:00-12:00", debut)
    assert calendrier.fin == debut + timedelta(weeks=26)


@pytest.mark.parametrize("zone", ["", "Corse", "D"])
def test_claims_nothing_in_a_zone_without_dates(zone: str) -> None:
    calendrier = expand_calendrier("Mo-Fr 09:00-12:00; SH off", DEBUT, zone=zone)
    assert calendrier.fin == DEBUT
    assert expand_calendrier("Mo-Fr 09:00-12:00", DEBUT, zone=zone).fin == FIN


@pytest.mark.parametrize("annee", range(2024, 2036))
def test_both_libraries_know_the_same_public_holidays(annee: int) -> None:
    jours = [date(annee, 1, 1) + timedelta(days=rang) for rang in range(366)]
    feries = find_feries(date(annee, 1, 1), date(annee + 1, 1, 1))
    midi = {j: datetime.combine(j, MIDI) for j in jours if j.year == annee}
    du_juge = [j for j, instant in midi.items() if judge("PH 10:00-14:00", instant)[0] == "open"]
    assert list(feries) == du_juge
