"""Headings and days in mid-phrase: each part of a text keeps its own hours."""

from __future__ import annotations

import pytest

from mediation_map.normalise.horaires import parse_horaires, parse_semaine, validate_osm

VACANCES = [
    (
        "lundi 9h-12h, vacances scolaires : mardi 10h-12h",
        'Mo 09:00-12:00; SH unknown "vacances scolaires : mardi 10h-12h"',
    ),
    (
        "Période scolaire : mardi 16h-18h, mercredi 10h-12h / vacances : mardi 10h-12h",
        'Tu 16:00-18:00; We 10:00-12:00; SH unknown "vacances : mardi 10h-12h"',
    ),
    (
        "mercredi 13h30 - 18h / samedi 9h30 - 12h30 / vacances : du mardi au samedi 10h-12h",
        'We 13:30-18:00; Sa 09:30-12:30; SH unknown "vacances : du mardi au samedi 10h-12h"',
    ),
    ("mardi 16h-18h, vacances : 10h-12h", 'Tu 16:00-18:00; SH unknown "vacances : 10h-12h"'),
]
PERIODES = [
    (
        "Semaine paire : lundi et mardi 9h-12h, semaine impaire : jeudi 14h-17h",
        "week 01-53/2 Th 14:00-17:00; week 02-52/2 Mo,Tu 09:00-12:00",
    ),
    ("du 6 juillet au 28 août 2026 : lundi 9h-12h", "2026 Jul 06-2026 Aug 28 Mo 09:00-12:00"),
    ("de septembre à décembre 2026 : lundi 9h-12h", "2026 Sep-Dec Mo 09:00-12:00"),
    (
        "de septembre 2026 à juin 2027 : lundi 9h-12h",
        "2026 Sep 01-2027 Jun 30 Mo 09:00-12:00",
    ),
    (
        "du 15 décembre au 15 janvier 2027 : lundi 9h-12h",
        "2026 Dec 15-2027 Jan 15 Mo 09:00-12:00",
    ),
    (
        "Du 1er septembre au 30 juin : lundi 9h-12h. Juillet et août : 9h-11h",
        "Jul-Aug Mo 09:00-11:00; Sep 01-Jun 30 Mo 09:00-12:00",
    ),
    ("Mardi 10h-18h (fermé au mois d'août)", "Tu 10:00-18:00; Aug off"),
    ("Mardi 10h-18h. Fermeture tout le mois d'août", "Tu 10:00-18:00; Aug off"),
    ("Mardi 10h-18h du mois de mars au mois de mai", "Mar-May Tu 10:00-18:00"),
]
ACCUEILS = [
    ("Téléphone : lundi au vendredi 9h-12h / Accueil : mardi 14h-17h", "Tu 14:00-17:00"),
    ("Par téléphone du lundi au vendredi de 9h à 17h, sur place le mardi 14h-17h",
     "Tu 14:00-17:00"),
    ("En visio le lundi 9h-12h, en présentiel le mardi 9h-12h", "Tu 09:00-12:00"),
    ("Accueil téléphonique : 9h-12h du lundi au vendredi. Accueil du public : mardi 14h-17h",
     "Tu 14:00-17:00"),
    ("Accueil téléphonique et physique : lundi 9h-12h", "Mo 09:00-12:00"),
    ("Accueil physique du lundi au vendredi 9h-12h et téléphonique 14h-17h", "Mo-Fr 09:00-12:00"),
]  # fmt: skip
HEURES_DEVANT = [
    ("de 14h à 18h du mardi au vendredi et le samedi de 10h à 17h",
     "Tu-Fr 14:00-18:00; Sa 10:00-17:00"),
    ("14h-18h du mardi au vendredi, samedi : 10h-17h", "Tu-Fr 14:00-18:00; Sa 10:00-17:00"),
    ("9h-12h lundi et mardi, 14h-17h mercredi", "Mo,Tu 09:00-12:00; We 14:00-17:00"),
    ("9h-12h lundi et mardi et 14h-17h mercredi", "Mo,Tu 09:00-12:00; We 14:00-17:00"),
]  # fmt: skip
SIGNES = [
    ("Lundi8h30-12h;Mardi14h-17h", "Mo 08:30-12:00; Tu 14:00-17:00"),
    ("Lundi 8h30-12hMardi 14h-17h", "Mo 08:30-12:00; Tu 14:00-17:00"),
    ("Lundi 8h30 à12h Mardi 14h à17h", "Mo 08:30-12:00; Tu 14:00-17:00"),
    ("lundi 8.30-12.00/13.30-17.00", "Mo 08:30-12:00,13:30-17:00"),
    ("Lundi au vendredi 9h-17h, jusqu'à 19h le jeudi", "Mo-We,Fr 09:00-17:00; Th 09:00-19:00"),
]
SEMAINES = [
    ("mardi 9h-12h (1re et 3e semaine du mois)", 'Tu 09:00-12:00 "1re et 3e semaine du mois"'),
]


@pytest.mark.parametrize(
    ("texte", "osm"), [*VACANCES, *PERIODES, *ACCUEILS, *HEURES_DEVANT, *SIGNES, *SEMAINES]
)
def test_each_part_keeps_its_own_hours(texte: str, osm: str) -> None:
    assert parse_horaires(texte).osm == osm
    assert validate_osm(osm)


@pytest.mark.parametrize("cellule", ["9-12 / 14-17", "9-12 14-17", "0900-1200 1400-1700"])
def test_bare_numbers_open_a_cell(cellule: str) -> None:
    assert parse_semaine({"lundi": cellule}).osm == "Mo 09:00-12:00,14:00-17:00"
