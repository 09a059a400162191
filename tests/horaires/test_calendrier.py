"""Pattern, exceptions, silent holidays, and the form that the browser reads."""

import json
from datetime import date

import pytest

from mediation_map.normalise.horaires.calendrier.evaluation import Certitude, Ouverture
from mediation_map.normalise.horaires.calendrier.horizon import Calendrier, expand_calendrier
from tests.horaires.formes_osm import DEBUT, FIN, FORMES

FERIES_DE_L_HORIZON = (
    date(2026, 12, 25),
    date(2027, 1, 1),
    date(2027, 3, 29),
    date(2027, 5, 1),
    date(2027, 5, 6),
    date(2027, 5, 8),
    date(2027, 5, 17),
)


def test_a_constant_week_has_no_exception() -> None:
    calendrier = expand_calendrier("Mo-Fr 09:00-12:00", DEBUT)
    assert calendrier.semaine == (*[(Ouverture(540, 720),)] * 5, (), ())
    assert calendrier.exceptions == {}


def test_an_exception_is_a_day_that_differs() -> None:
    calendrier = expand_calendrier("Mo-Fr 09:00-12:00; 2026 Dec 24-2026 Dec 27 off", DEBUT)
    assert calendrier.exceptions == {date(2026, 12, 24): (), date(2026, 12, 25): ()}


def test_the_pattern_is_what_a_weekday_holds_most_often() -> None:
    calendrier = expand_calendrier("Mo 09:00-12:00; Mo[1] off; Sa[1] 10:00-12:00", DEBUT)
    assert calendrier.semaine[0] == (Ouverture(540, 720),)
    assert calendrier.semaine[5] == ()
    assert calendrier.exceptions[date(2026, 12, 5)] == (Ouverture(600, 720),)
    assert len(calendrier.exceptions) == 12


def test_a_night_is_cut_at_midnight() -> None:
    calendrier = expand_calendrier("Fr 22:00-02:00", DEBUT)
    assert calendrier.semaine[4] == (Ouverture(1320, 1440),)
    assert calendrier.semaine[5] == (Ouverture(0, 120),)


def test_months_over_a_new_year_are_read_where_the_library_refuses_them() -> None:
    calendrier = expand_calendrier("2026 Dec-2027 Feb Mo 09:00-12:00", DEBUT)
    ouverts = [date(2026, 12, 7), date(2027, 2, 22)]
    fermes = [date(2026, 11, 30), date(2027, 3, 1)]
    assert all(calendrier.find_journee(jour) for jour in ouverts)
    assert not any(calendrier.find_journee(jour) for jour in fermes)


def test_the_horizon_is_configured() -> None:
    assert expand_calendrier("Mo 09:00-12:00", DEBUT, semaines=4).fin == date(2026, 12, 20)


@pytest.mark.parametrize(
    ("osm", "muets"),
    [
        ("Mo-Fr 09:00-12:00", FERIES_DE_L_HORIZON),
        ("24/7", FERIES_DE_L_HORIZON),
        ("Mo-Fr 09:00-12:00; PH off", ()),
        ("PH,Su 10:00-12:00", ()),
        ("Mo-Fr 09:00-12:00; PH Mo-Fr off", ()),
        ("Mo-Fr 09:00-12:00; Dec 24-Jan 02 off", FERIES_DE_L_HORIZON[2:]),
        ("Mo-Fr 09:00-12:00; May off", FERIES_DE_L_HORIZON[:3]),
        ("Mo-Fr 09:00-12:00; Dec 25 10:00-11:00", FERIES_DE_L_HORIZON[1:]),
        ("Oct-Apr Mo-Fr 09:00-12:00", FERIES_DE_L_HORIZON),
        ("Sep 15-Jun 15 Mo-Fr 09:00-12:00", FERIES_DE_L_HORIZON),
        # The weekly rule overrides the first one: it was meant, and says nothing any more.
        ("PH off; Mo-Fr 09:00-12:00", FERIES_DE_L_HORIZON),
    ],
)
def test_a_holiday_that_the_hours_do_not_mention_is_silent(
    osm: str, muets: tuple[date, ...]
) -> None:
    assert expand_calendrier(osm, DEBUT).jours_feries_muets == muets


@pytest.mark.parametrize(
    ("osm", "certitude", "mention"),
    [
        ("Mo 09:00-12:00", Certitude.SURE, ""),
        ('Mo 09:00-12:00 "un lundi sur deux"', Certitude.RESERVE, "un lundi sur deux"),
        ('Mo 09:00-12:00 "Sur rendez-vous"', Certitude.RENDEZ_VOUS, "Sur rendez-vous"),
        (
            'Mo 09:00-12:00 "sur rendez-vous un lundi sur deux"',
            Certitude.RESERVE,
            "sur rendez-vous un lundi sur deux",
        ),
        ('Mo unknown "selon affluence"', Certitude.INCONNUE, "selon affluence"),
        ('Mo "selon affluence"', Certitude.INCONNUE, "selon affluence"),
        ('"selon affluence"', Certitude.INCONNUE, "selon affluence"),
        ("Mo 09:00+", Certitude.RESERVE, "heure de fermeture non annoncée"),
        ('Mo 09:00+ "entrée B"', Certitude.RESERVE, "entrée B"),
    ],
)
def test_only_hours_without_condition_are_sure(
    osm: str, certitude: Certitude, mention: str
) -> None:
    (ouverture,) = expand_calendrier(osm, DEBUT).semaine[0]
    assert (ouverture.certitude, ouverture.mention) == (certitude, mention)


def test_a_fallback_makes_the_rest_of_the_time_unknown() -> None:
    calendrier = expand_calendrier('Mo 09:00-12:00 || "sur rendez-vous"', DEBUT)
    ailleurs = (Certitude.INCONNUE, "sur rendez-vous")
    assert calendrier.semaine[0] == (
        Ouverture(0, 540, *ailleurs),
        Ouverture(540, 720),
        Ouverture(720, 1440, *ailleurs),
    )
    assert calendrier.semaine[1] == (Ouverture(0, 1440, *ailleurs),)
    assert calendrier.a_des_inconnus


def test_tells_whether_something_is_unknown() -> None:
    assert not expand_calendrier('Mo 09:00-12:00 "sur rendez-vous"', DEBUT).a_des_inconnus
    assert expand_calendrier("Mo 09:00-12:00; Sa[1] unknown", DEBUT).a_des_inconnus


@pytest.mark.parametrize("osm", ["", " ", "sur rendez-vous", "Mo 9h-12h", "PH off", "Aug off"])
def test_hours_that_say_no_hours_claim_nothing(osm: str) -> None:
    assert expand_calendrier(osm, DEBUT) == Calendrier(DEBUT, DEBUT)


def test_closed_for_good_is_closed() -> None:
    calendrier = expand_calendrier("off", DEBUT)
    assert (calendrier.fin, calendrier.semaine) == (FIN, ((),) * 7)


def test_knows_nothing_before_and_after() -> None:
    calendrier = expand_calendrier("Mo-Su 09:00-12:00", DEBUT)
    assert calendrier.find_journee(date(2026, 11, 21)) is None
    assert calendrier.find_journee(date(2027, 5, 22)) == (Ouverture(540, 720),)
    assert calendrier.find_journee(FIN) is None


def test_json_is_compact() -> None:
    calendrier = expand_calendrier('Mo 09:00-12:00; Tu 14:00-15:00 "a"; Dec 24-25 off', DEBUT)
    assert calendrier.as_json() == {
        "d": "2026-11-22",
        "n": 182,
        "s": [[[540, 720]], [[840, 900, 0]], [], [], [], [], []],
        "m": [40, 127, 160, 165, 167, 176],
        "c": [["a", 1]],
    }


def test_json_numbers_exceptions_by_day() -> None:
    champs = expand_calendrier("Mo 09:00-12:00; 2026 Nov 23 off; PH off", DEBUT).as_json()
    assert champs["x"] == {"1": [], "127": [], "176": []}
    assert "m" not in champs


@pytest.mark.parametrize("osm", FORMES)
def test_json_of_every_shape_is_short(osm: str) -> None:
    texte = json.dumps(expand_calendrier(osm, DEBUT).as_json(), separators=(",", ":"))
    assert len(texte) < 1_500
