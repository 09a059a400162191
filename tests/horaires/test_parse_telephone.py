"""What is said of the telephone opens no door and closes none."""

from __future__ import annotations

import pytest

from mediation_map.normalise.horaires import parse_horaires

SEMAINE = "Du lundi au vendredi 9h-12h et 14h-17h."


@pytest.mark.parametrize(
    "texte",
    [
        "Numéro gratuit, 24h/24, 7j/7",
        "Numéro national : du lundi au vendredi 8h-18h",
        "Numéro d'appel unique, tous les jours de 9h à 20h",
        "Accueil téléphonique de 9h à 12h du lundi au jeudi. Vendredi de 9h à 11h.",
    ],
)
def test_the_hours_of_a_number_are_not_those_of_a_place(texte: str) -> None:
    lecture = parse_horaires(texte)
    assert lecture.osm == ""
    assert lecture.reste == texte


@pytest.mark.parametrize(
    "suite",
    [
        "Pas d'accueil au téléphone le mercredi après-midi.",
        "Pas d'accueil téléphonique le jeudi.",
        "Pas de permanence téléphonique le vendredi matin.",
    ],
)
def test_a_closed_line_closes_no_door(suite: str) -> None:
    dit = f"{suite[:1].lower()}{suite[1:-1]}"
    lecture = parse_horaires(f"{SEMAINE} {suite}")
    assert lecture.osm == f'Mo-Fr 09:00-12:00,14:00-17:00 "{dit}"'


def test_a_closed_door_still_closes() -> None:
    lecture = parse_horaires(f"{SEMAINE} Pas d'accueil le mercredi après-midi.")
    assert lecture.osm == "Mo,Tu,Th,Fr 09:00-12:00,14:00-17:00; We 09:00-12:00"


@pytest.mark.parametrize(
    ("texte", "osm"),
    [
        ("Lundi 9h-12h, prise de rendez-vous en ligne. Mardi 14h-17h",
         'Mo 09:00-12:00 "prise de rendez-vous en ligne"; Tu 14:00-17:00'),
        ("Lundi 9h-12h, inscription par mail. Mardi 14h-17h",
         'Mo 09:00-12:00 "inscription par mail"; Tu 14:00-17:00'),
        ("Lundi 9h-12h : emploi en ligne. Mardi 14h-17h",
         'Mo 09:00-12:00 "emploi en ligne"; Tu 14:00-17:00'),
        ("Lundi 9h-12h, sur rendez-vous par téléphone. Mardi 14h-17h", ""),
        ("Lundi 9h-12h, prise de rendez-vous. Mardi 14h-17h", ""),
        ("Lundi 9h-12h, 14h-17h (par téléphone) ; mardi 9h-12h", ""),
        ("Atelier jeudi 10h-12h, permanence sur RDV vendredi 14h-16h",
         'Th 10:00-12:00; Fr 14:00-16:00 "sur RDV"'),
        ("Lundi 9h-12h, prise de rendez-vous du lundi au vendredi 9h-17h", "Mo 09:00-12:00"),
        ("Mardi 14h-17h, prise de rendez-vous par téléphone du lundi au vendredi 9h-12h",
         "Tu 14:00-17:00"),
        ("Mardi 14h-17h, rendez-vous par téléphone du lundi au vendredi 9h-12h", "Tu 14:00-17:00"),
        ("RDV à prendre au secrétariat (lun-ven 8h-12h). Consultations le jeudi 14h-18h.", ""),
    ],
)  # fmt: skip
def test_how_an_appointment_is_taken_does_not_hide_a_day(texte: str, osm: str) -> None:
    assert parse_horaires(texte).osm == osm
