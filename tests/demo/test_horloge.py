"""Today is an input: midnight, clock changes, ends of conventions and holidays, in every output."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from mediation_map.commands.build import build_day
from mediation_map.publish.annuaire import Edition
from mediation_map.publish.ics import CHEMIN, PARIS
from mediation_map.render.pilotage import build_listes
from mediation_map.render.pilotage_priorites import list_priorites
from tests.demo.territoire import on
from tests.publish.test_ics import starts

# Days on which something begins, ends, or the clock itself moves.
JOURS = (
    "2026-03-28", "2026-03-29", "2026-03-30", "2026-10-24", "2026-10-25", "2026-10-26",
    "2026-11-22", "2026-11-23", "2026-12-25", "2027-01-01", "2027-01-12", "2027-01-13",
    "2027-03-28",
)  # fmt: skip


@pytest.mark.parametrize(
    ("instant", "jour"),
    [
        ("2026-11-22T22:59:59+00:00", "2026-11-22"),
        ("2026-11-22T23:00:00+00:00", "2026-11-23"),
        ("2026-07-14T21:59:59+00:00", "2026-07-14"),
        ("2026-07-14T22:00:00+00:00", "2026-07-15"),
        # The night of 29 March has no hour from 2 to 3, that of 25 October has it twice.
        ("2026-03-28T23:00:00+00:00", "2026-03-29"),
        ("2026-03-29T21:59:59+00:00", "2026-03-29"),
        ("2026-03-29T22:00:00+00:00", "2026-03-30"),
        ("2026-10-24T22:00:00+00:00", "2026-10-25"),
        ("2026-10-25T22:59:59+00:00", "2026-10-25"),
        ("2026-10-25T23:00:00+00:00", "2026-10-26"),
        ("2026-12-31T23:00:00+00:00", "2027-01-01"),
    ],
)
def test_a_day_begins_at_midnight_in_paris(
    instant: str, jour: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    epoch = int(datetime.fromisoformat(instant).timestamp())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(epoch))
    assert build_day().isoformat() == jour


@pytest.mark.parametrize("jour", JOURS)
def test_agenda_pages_and_calendars_say_the_same_and_nothing_past(jour: str) -> None:
    demo = on(jour)
    occurrences = demo.agenda.occurrences
    assert all(one.jour >= demo.jour for one in occurrences)
    sures = {
        datetime.combine(o.jour, o.debut, PARIS).astimezone(UTC)
        for o in occurrences
        if not o.annule and not o.a_confirmer
    }
    calendrier = Calendar.from_ical(demo.room("donnees")[CHEMIN])
    dits = {
        start.astimezone(UTC)
        for event in calendrier.walk("VEVENT")
        if event.get("status") != "CANCELLED"
        for start in starts(event)
    }
    assert dits == sures
    for page in demo.room("agenda").values():
        fins = re.findall(r'data-fin="([^"]+)"', page.decode())
        assert all(
            datetime.fromisoformat(fin).astimezone(PARIS).date() >= demo.jour for fin in fins
        )


def test_the_end_of_each_date_has_the_offset_of_its_own_day() -> None:
    demo = on("2027-03-27")
    pages = b"".join(demo.room("agenda").values()).decode()
    assert "2027-03-28T12:30:00+02:00" in pages, "the day on which summer time begins"
    assert "T12:00:00+01:00" in "".join(map(bytes.decode, on("2026-11-23").room("agenda").values()))


@pytest.mark.parametrize(
    ("jour", "dite"), [("2026-11-12", False), ("2027-01-12", True), ("2027-01-13", False)]
)
def test_a_convention_is_recalled_in_its_last_weeks_and_no_longer(jour: str, dite: bool) -> None:
    """P-02 ends on 12 January 2027; the demo warns sixty days before."""
    annuaire = on(jour, Edition.PRO).annuaire
    listes = {one.cle: one for one in build_listes(annuaire)}
    ids = {ligne[1] for ligne in listes["conventions"].lignes}
    assert ("P-02" in ids) is dite
    assert any("P-02" in une.phrase for une in list_priorites(annuaire)) is dite


@pytest.mark.parametrize("jour", JOURS)
def test_a_van_stop_counts_for_its_commune_until_its_last_day(jour: str) -> None:
    annuaire = on(jour, Edition.PRO).annuaire
    listes = {one.cle: one for one in build_listes(annuaire)}
    sans = {ligne[0] for ligne in listes["camion"].lignes}
    a_venir = {p.adresse.commune for p in annuaire.registre.passages}
    assert all(p.jour >= date.fromisoformat(jour) for p in annuaire.registre.passages)
    assert sans.isdisjoint(a_venir)


def test_each_day_of_a_year_can_be_built() -> None:
    jour = date(2026, 3, 1)
    while jour < date(2027, 3, 1):
        demo = on(jour.isoformat())
        assert all(one.jour >= jour for one in demo.agenda.occurrences)
        jour += timedelta(days=13)
