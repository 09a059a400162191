"""The sentence for the ear is read back, by the reader of French hours, to the same hours."""

import json

import pytest

from mediation_map.normalise.horaires import parse_horaires
from mediation_map.normalise.horaires.calendrier.horizon import expand_calendrier
from mediation_map.normalise.horaires.lecture.table import render_phrase
from tests.horaires.formes_osm import DEBUT

UNE_ANNEE = 52


def describe(osm: str) -> str:
    """A year day by day, whatever the capitals of the comments."""
    return json.dumps(expand_calendrier(osm, DEBUT, UNE_ANNEE).as_json()).lower()


@pytest.mark.parametrize(
    "osm",
    [
        "24/7",
        "Mo-Fr 09:00-12:00,14:00-17:00",
        "Mo,We,Fr 09:05-12:20; Sa 10:00-12:00",
        "Tu-Sa 09:00-13:00,14:00-18:00; We,Fr 14:00-18:00",
        "Mo-Su 09:00-12:00",
        "Fr 22:00-02:00",
        "Mo-Fr 09:00-12:00; Sa[1] 09:00-12:00",
        "Mo[1,3] 09:00-12:00; Tu[-1] 14:00-16:00",
        "Sa 14:00-16:00; Sa[1] 09:00-12:00,14:00-16:00",
        "week 02-52/2 Th 09:00-12:00",
        "week 01-53/2 Tu,Th 09:00-12:00",
        "Oct-Apr Mo-Fr 09:00-12:00,14:00-17:00; May-Sep Mo-Th 08:00-12:00; May-Sep Fr 08:00-11:30",
        "Mo-Fr 09:00-12:00; PH off; SH off",
        "Su,PH 10:00-12:00",
        "Mo-Fr 09:00-12:00; Dec 24-Jan 02 off; Aug off",
        "Mo-Fr 09:00-12:00; 2027 Feb 01-15 off",
        'Mo-Fr 09:00-12:00; Sa unknown "sur rendez-vous"',
        'Mo-Fr 09:00-12:00 "sur rendez-vous"; Sa 09:00-11:00 "sur rendez-vous"',
        'We unknown "à partir de 14 h"',
        'unknown "sur rendez-vous"',
    ],
)
def test_means_the_same(osm: str) -> None:
    relu = parse_horaires(render_phrase(osm))
    assert relu.reste == ""
    assert describe(relu.osm) == describe(osm), relu.osm
