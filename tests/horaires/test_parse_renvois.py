"""Starred hours and the note that their star calls."""

from __future__ import annotations

import pytest

from mediation_map.normalise.horaires import parse_horaires, validate_osm

VACANCES = "uniquement pendant les vacances scolaires"
RENVOIS = [
    (f"- Mardi :\n10h-12h*\n15h-18h - Jeudi :\n15h-18h\n* {VACANCES}",
     f'Tu,Th 15:00-18:00; SH unknown "10h-12h ({VACANCES})"'),
    (f"Mardi 10h-12h*, jeudi 15h-18h\n* {VACANCES}",
     f'Th 15:00-18:00; SH unknown "10h-12h ({VACANCES})"'),
    (f"Mardi* : 10h-12h\nJeudi : 15h-18h\n* {VACANCES}",
     f'Th 15:00-18:00; SH unknown "{VACANCES}"'),
    ("Mardi 10h-12h*, jeudi 15h-18h**\n* sur inscription\n** semaines impaires",
     'Tu 10:00-12:00 "sur inscription"; week 01-53/2 Th 15:00-18:00'),
    ("Mardi 10h-12h*, jeudi 15h-18h. (* semaines paires)",
     "Th 15:00-18:00; week 02-52/2 Tu 10:00-12:00"),
    ("Mardi 10h-12h (*) et 15h-18h\n* hors vacances scolaires",
     'Tu 10:00-12:00,15:00-18:00 "mardi 10h-12h (hors vacances scolaires)"'),
]  # fmt: skip
TUS = [
    "Mardi 10h-12h et 15h-18h*\n* hors vacances scolaires",
    "Mardi 10h-12h*\n* Jeudi 15h-18h",
    "Mardi 10h-12h*, jeudi 15h-18h\n* sur inscription\n* semaines impaires",
]
SANS_NOTE = [
    ("* Mardi 10h-12h\n* Jeudi 10h-12h", "Tu,Th 10:00-12:00"),
    ("Mardi 10h-12h*", "Tu 10:00-12:00"),
    (
        "Lundi 9h-12h, mardi* 9h-12h\n* Le 1er mardi du mois : ouverture à 10h30",
        "Mo,Tu 09:00-12:00; Tu[1] 10:30-12:00",
    ),
    ("Mardi 10h-12h\n* sur rendez-vous", 'Tu 10:00-12:00 "sur rendez-vous"'),
]


@pytest.mark.parametrize(("texte", "osm"), [*RENVOIS, *SANS_NOTE])
def test_a_note_is_said_of_the_starred_hours_only(texte: str, osm: str) -> None:
    assert parse_horaires(texte).osm == osm
    assert not osm or validate_osm(osm)


@pytest.mark.parametrize("texte", TUS)
def test_a_note_that_cannot_be_placed_silences_the_text(texte: str) -> None:
    lu = parse_horaires(texte)
    assert (lu.osm, lu.reste) == ("", texte)
