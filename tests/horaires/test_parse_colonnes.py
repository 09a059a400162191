"""Day columns: each cell is read alone, and an unreadable one never loses the others."""

from __future__ import annotations

import pytest

from mediation_map.normalise.horaires import parse_semaine

CELLULES = [
    ("09:00 - 12:00 / 13:30 - 17:00", "Mo 09:00-12:00,13:30-17:00"),
    ("9:00 12:00; 13:00 17:00", "Mo 09:00-12:00,13:00-17:00"),
    ("07h à 15h", "Mo 07:00-15:00"),
    ("07: à 15: (en continu)", "Mo 07:00-15:00"),
    ("8 : 00 - 12 : 00 / 13 : 00 - 17 :00", "Mo 08:00-12:00,13:00-17:00"),
    ("10:00-11-00, 12:00-17:00", "Mo 10:00-11:00,12:00-17:00"),
    ("7:30-11:30 et pas d'accueil en apres midi", "Mo 07:30-11:30"),
    ("08:00-11:30 (les premiers lundis de chaque mois)", "Mo[1] 08:00-11:30"),
    ("9h-12h sur rendez-vous", 'Mo 09:00-12:00 "sur rendez-vous"'),
    ("9h-12h (semaine paire)", "week 02-52/2 Mo 09:00-12:00"),
    ("lundi 9h-12h", "Mo 09:00-12:00"),
    ("Fermé", ""),
    ("réservé aux scolaires", 'Mo unknown "réservé aux scolaires"'),
    ("00:00 - 00:00", ""),
    ("-", ""),
    ("", ""),
]


@pytest.mark.parametrize(("cellule", "osm"), CELLULES)
def test_cell(cellule: str, osm: str) -> None:
    assert parse_semaine({"lundi": cellule}).osm == osm


def test_same_hours_share_a_rule() -> None:
    jours = dict.fromkeys(("lundi", "mardi", "mercredi", "vendredi"), "9h-12h")
    assert parse_semaine(jours).osm == "Mo-We,Fr 09:00-12:00"


@pytest.mark.parametrize(
    "illisible", ["13:16:59.999998", "9h-25h", "le mardi 9h-12h", "de 9h", "9h-12h, 14h"]
)
def test_an_unreadable_day_never_loses_the_others(illisible: str) -> None:
    lecture = parse_semaine({"lundi": illisible, "jeudi": "9h-12h"})
    assert lecture.osm.endswith("Th 09:00-12:00")
    assert "Mo 09" not in lecture.osm


def test_an_unreadable_day_is_reported_with_its_name() -> None:
    lecture = parse_semaine({"lundi": "13:16:59.999998", "jeudi": "9h-12h"})
    assert [c.code for c in lecture.constats] == ["horaires-jour-illisible"]
    assert "lundi" in lecture.constats[0].phrase
    assert lecture.reste == "lundi : 13:16:59.999998"


def test_no_column_says_nothing() -> None:
    assert parse_semaine({}).osm == ""


@pytest.mark.parametrize(
    "cellule",
    [
        "matin",
        "voir avec la mairie",
        "horaires variables",
        "fermé sauf sur rdv",
        "9h-12h zou 14h",
        "x",
        "NC",
        "n/a",
        "?",
        "non communiqué",
    ],
)
def test_a_day_that_was_not_read_is_never_closed(cellule: str) -> None:
    lecture = parse_semaine({"lundi": "9h-12h", "jeudi": cellule})
    assert lecture.osm == f'Mo 09:00-12:00; Th unknown "{cellule}"'
    assert lecture.reste == f"jeudi : {cellule}"
    assert [c.code for c in lecture.constats] == ["horaires-jour-illisible"]


@pytest.mark.parametrize(
    "cellule",
    ["fermé", "FERMÉE", "Fermé toute la journée", "fermeture.", "repos", "néant",
     "Pas d'ouverture", "00:00 - 00:00", "-", ""],
)  # fmt: skip
def test_a_day_that_states_no_opening_needs_no_word(cellule: str) -> None:
    lecture = parse_semaine({"lundi": "9h-12h", "jeudi": cellule})
    assert lecture == parse_semaine({"lundi": "9h-12h"})


def test_days_of_words_alone_say_nothing() -> None:
    assert parse_semaine({"lundi": "matin", "mardi": "voir l'accueil"}).osm == ""
