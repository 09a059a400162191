"""Shapes of times, range marks and lists, from the writing habits of many registers."""

from __future__ import annotations

import pytest

from mediation_map.normalise.horaires import parse_horaires

MATIN = "Mo 09:00-12:00"
HEURES = [
    ("lundi 9h-12h", MATIN),
    ("lundi 9 h - 12 h", MATIN),
    ("lundi 9h00-12h00", MATIN),
    ("lundi 09:00-12:00", MATIN),
    ("lundi 9:00 - 12:00", MATIN),
    ("lundi 09.00-12.00", MATIN),
    ("lundi 9 heures à 12 heures", MATIN),
    ("lundi de neuf heures à midi", MATIN),
    ("lundi de 9 h. à 12 h.", MATIN),
    ("lundi 9H/12H", MATIN),
    ("LUNDI 9H00 A 12H00", MATIN),
    ("lundi 9hrs-12hrs", MATIN),
    ("lundi 9-12h", MATIN),
    ("lundi 9-12", MATIN),
    ("lundi de 9 à 12", MATIN),
    ("lundi 0900-1200", MATIN),
    ("lundi 900 à 1200", MATIN),
    ("lundi 9h12h", MATIN),
    ("lundi 9::00-12::00", MATIN),
    ("lundi 9h:00 - 12h:00", MATIN),
    ("lundi 09:00:00 - 12:00:00", MATIN),
    ("lundi 9 h 00 mn à 12 h 00 mn", MATIN),
    ("lundi entre 9h et 12h", MATIN),
    ("lundi de 9h jusqu'à 12h", MATIN),
    ("lundi 09:00 12:00", MATIN),
    ("lundi 9h–12h", MATIN),
    ("lundi 9h→12h", MATIN),
    ("lundi 9h000-12h030", "Mo 09:00-12:30"),
    ("lundi 9h30-12h 15", "Mo 09:30-12:15"),
    ("lundi 9 heures 30 à 12 heures et demie", "Mo 09:30-12:30"),
    ("lundi 07: à 15: (en continu)", "Mo 07:00-15:00"),
    ("vendredi 20h - 2h", "Fr 20:00-02:00"),
    ("samedi 18h - minuit", "Sa 18:00-24:00"),
]
LISTES = [
    ("lundi 9h-12h et 14h-17h", "Mo 09:00-12:00,14:00-17:00"),
    ("lundi 9h-12h / 14h-17h", "Mo 09:00-12:00,14:00-17:00"),
    ("lundi 9h/12h - 14h/17h", "Mo 09:00-12:00,14:00-17:00"),
    ("lundi 9h-12h-14h-17h", "Mo 09:00-12:00,14:00-17:00"),
    ("lundi 9h-12h, 14h-17h", "Mo 09:00-12:00,14:00-17:00"),
    ("lundi 9h-12h puis 14h-17h", "Mo 09:00-12:00,14:00-17:00"),
    ("lundi 9h-12h & 14h-17h", "Mo 09:00-12:00,14:00-17:00"),
    ("lundi 9h-12h ; 14h-17h", "Mo 09:00-12:00,14:00-17:00"),
    ("lundi 9h-12h\n14h-17h", "Mo 09:00-12:00,14:00-17:00"),
    ("Lundi, 9h00 12h00, 14h00 17h00", "Mo 09:00-12:00,14:00-17:00"),
    ("lundi 14h-17h, 9h-12h", "Mo 09:00-12:00,14:00-17:00"),
    ("lundi 9h-12h et 11h-14h", "Mo 09:00-14:00"),
    ("lundi de 9h et 12h et de 14h à 17h", "Mo 09:00-12:00,14:00-17:00"),
]
RIEN = [
    "9h-12h / 14h-17h",
    "lundi",
    "du lundi au vendredi",
    "lundi matin, mercredi après-midi",
    "lundi 00:00 - 00:00",
    "00:00 - 00:00 / 00:00 - 00:00",
    "non communiqués",
    "-",
    "",
    "   \n ",
    "NC",
    "Fermé",
    "Très variables",
    "voir le site internet",
    "lundi 9h-25h",
    "lundi 12h-9h",
    "lundi 9h, 12h",
    "lundi 9h-12h, 14h",
    "lundi 14h-171h",
    "mardi matin 14h-17h",
    "01 23 45 67 89",
    "Le 12 mars 2024 de 9h à 12h",
    "samedi 14 septembre de 9h à 12h",
]


@pytest.mark.parametrize(("texte", "osm"), HEURES)
def test_shape_of_time(texte: str, osm: str) -> None:
    assert parse_horaires(texte).osm == osm


@pytest.mark.parametrize(("texte", "osm"), LISTES)
def test_list_of_spans(texte: str, osm: str) -> None:
    assert parse_horaires(texte).osm == osm


@pytest.mark.parametrize("texte", RIEN)
def test_says_nothing_rather_than_guess(texte: str) -> None:
    assert parse_horaires(texte).osm == ""


@pytest.mark.parametrize("texte", [t for t in RIEN if any(c.isalnum() for c in t)])
def test_what_is_not_read_is_returned_and_reported(texte: str) -> None:
    lecture = parse_horaires(texte)
    assert lecture.reste == " ".join(texte.split(" ")).strip()
    assert lecture.constats


BRUIT = [
    "lundi 9h-12h, 02.43.47.38.32",
    "lundi 9h-12h 0243473832",
    "lundi 9h-12h - tél. : 02 43 47 38 32 ou 06 12 34 56 78",
    "12 rue du 8 mai 1945, lundi 9h-12h",
    "lundi 9h-12h, 12 rue du 8 mai 1945, 72000 Le Mans",
    "lundi 9h-12h (bus ligne 12)",
    "lundi 9h-12h. mairie@exemple.fr, www.exemple.fr/9h-10h",
    "lundi 9h-12h, 12 places",
    "lundi 9h-12h, 3 € la séance",
    "Accueil : lundi 9h-12h, à la mairie, par Camille",
    "<p>Lundi&nbsp;: 9h&ndash;12h</p>",
    "Lundi\\x20de\\x209h\\x20\\xE0\\x2012h",
    "Permanence du conseiller numérique (12/2022) : lundi 9h-12h",
]


@pytest.mark.parametrize("texte", BRUIT)
def test_noise_is_never_read_as_hours(texte: str) -> None:
    assert parse_horaires(texte).osm == MATIN
