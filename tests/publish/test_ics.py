"""The calendars, read back with a calendar library and held against the agenda."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar

from mediation_map.model.evenement import Passage
from mediation_map.model.vocabulaires import EtatSeance
from mediation_map.publish.agenda import build_agenda
from mediation_map.publish.annuaire import Annuaire
from mediation_map.publish.ics import CHEMIN, PARIS, render_calendriers
from tests.publish.territoire import LUNDI, RECENTE, make_annuaire, make_permanence


def read(annuaire: Annuaire, chemin: str = CHEMIN) -> Calendar:
    return Calendar.from_ical(dict(render_calendriers(annuaire, build_agenda(annuaire)))[chemin])


def starts(event: Any) -> list[datetime]:
    """Expand one event as a calendar program does."""
    start = event["dtstart"].dt
    if "rrule" not in event:
        return [start]
    regle = rrulestr(event["rrule"].to_ical().decode(), dtstart=start)
    exdates = event.get("exdate", [])
    exdates = exdates if isinstance(exdates, list) else [exdates]
    skipped = {stamp.dt for one in exdates for stamp in one.dts}
    return [one for one in regle if one not in skipped]


RULES = [
    "Tu 09:00-12:00",
    "Mo-We 09:00-12:00,14:00-17:00",
    "Tu[1,3] 09:00-12:00",
    "week 02-52/2 Th 14:00-16:00",
    "Fr 09:00-12:00; PH off",
    "Fr 09:00-12:00",
    "Mo 09:00-12:00; Dec 21-31 off",
    "Sa 22:00-24:00",
    "Mo-Fr 09:00-12:00; SH off",
]


@pytest.mark.parametrize("regle", RULES)
@pytest.mark.parametrize("debut", [LUNDI, date(2027, 3, 24)])
def test_the_calendar_and_the_agenda_say_the_same(regle: str, debut: date) -> None:
    annuaire = make_annuaire(
        debut,
        permanences=[make_permanence(regle, dates_annulees=(debut + timedelta(days=15),))],
    )
    agenda = {
        datetime.combine(o.jour, o.debut, PARIS)
        for o in build_agenda(annuaire).occurrences
        if not o.annule and not o.a_confirmer
    }
    calendar = {
        start.astimezone(PARIS)
        for event in read(annuaire).walk("VEVENT")
        if event.get("status") != "CANCELLED"
        for start in starts(event)
    }
    assert calendar == agenda


def test_summer_time_keeps_the_hour_on_the_clock() -> None:
    annuaire = make_annuaire(date(2027, 3, 22), permanences=[make_permanence("Tu 09:00-12:00")])
    (event,) = read(annuaire).walk("VEVENT")
    assert {start.astimezone(PARIS).hour for start in starts(event)} == {9}
    assert {start.astimezone(UTC).hour for start in starts(event)} == {8, 7}


def test_uids_are_stable_and_unique() -> None:
    permanence = make_permanence("Mo-We 09:00-12:00,14:00-17:00")
    today, tomorrow = (
        {str(e["uid"]) for e in read(make_annuaire(day, permanences=[permanence])).walk("VEVENT")}
        for day in (LUNDI, LUNDI + timedelta(days=1))
    )
    assert today == tomorrow
    assert len(today) == 6


def test_a_cancelled_stop_is_told_as_cancelled() -> None:
    passage = Passage(
        id="V1", jour=LUNDI, debut=time(9, 30), fin=time(12), endroit="Place; du, marché\nnord",
        etat=EtatSeance.ANNULE, provenance=RECENTE,
    )  # fmt: skip
    annuaire = make_annuaire(passages=[passage])
    for chemin in (CHEMIN, "agenda/camion.ics"):
        (event,) = read(annuaire, chemin).walk("VEVENT")
        assert event["status"] == "CANCELLED"
        assert event["location"] == "Place; du, marché\nnord"
        assert event["dtstart"].dt == datetime(2026, 11, 23, 9, 30, tzinfo=PARIS)


def test_each_commune_and_each_place_has_its_own() -> None:
    annuaire = make_annuaire(permanences=[make_permanence("Tu 09:00-12:00")])
    chemins = {chemin for chemin, _ in render_calendriers(annuaire, build_agenda(annuaire))}
    assert chemins == {CHEMIN, "communes/fictive/agenda.ics", "lieux/maison/agenda.ics"}


def test_an_empty_agenda_is_still_a_calendar() -> None:
    assert not read(make_annuaire()).walk("VEVENT")


def test_the_time_zone_is_described() -> None:
    annuaire = make_annuaire(permanences=[make_permanence("Tu 09:00-12:00")])
    assert [str(z["tzid"]) for z in read(annuaire).walk("VTIMEZONE")] == ["Europe/Paris"]


def test_two_ends_from_one_hour_are_two_events() -> None:
    permanence = make_permanence(
        "Mo 09:00-12:00", dates_ajoutees=((LUNDI + timedelta(days=7), "9h-11h"),)
    )
    uids = [str(e["uid"]) for e in read(make_annuaire(permanences=[permanence])).walk("VEVENT")]
    assert len(uids) == len(set(uids)) == 2
