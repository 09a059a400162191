"""Slips in times: a bar for a dash, a letter for a figure, a mark too many."""

from __future__ import annotations

import pytest

from mediation_map.normalise.horaires import parse_horaires, validate_osm
from mediation_map.normalise.horaires.jetons.coquilles import mend_coquilles

MATIN = "Tu 10:30-12:00"
COQUILLES = [
    ("Mardi : 10h30 | 12h", MATIN),
    ("Mardi :\n10h30|12h et de 15h | 18h\njeudi : 10h30 | 12h",
     "Tu 10:30-12:00,15:00-18:00; Th 10:30-12:00"),
    ("Mardi 10h30 0 12h00", MATIN),
    ("Du lundi au jeudi de 10h à 12h et de 15h00 0 18h00 (17h00 le jeudi)",
     "Mo-We 10:00-12:00,15:00-18:00; Th 10:00-12:00,15:00-17:00"),
    ("Mardis de 10 h 30 h à 12 h", MATIN),
    ("Mardi 10h,30 à 12h,00", MATIN),
    ("Mardi 10h'30 - 12h", MATIN),
    ("Mardi 10H3O - 12HOO", MATIN),
    ("Mardi 1Oh30-12h", MATIN),
    ("Mardi 10hh30-12hh", MATIN),
    ("Mardi 10h30-12h00- 15h-18h", "Tu 10:30-12:00,15:00-18:00"),
]  # fmt: skip
AUTRES = [
    ("Mardi 10h30-12h | 15h-18h", "Tu 10:30-12:00,15:00-18:00"),
    ("Mardi | 10h30 | 12h | 15h | 18h", "Tu 10:30-12:00,15:00-18:00"),
    ("Mardi 10h30 12h | 15h 18h", "Tu 10:30-12:00,15:00-18:00"),
    ("Mardi 10h,30 places", 'Tu unknown "10h,30 places"'),
    ("Mardi | Jeudi\n10h | 15h", ""),
]


@pytest.mark.parametrize(("texte", "osm"), [*COQUILLES, *AUTRES])
def test_slips_are_read_and_other_marks_kept(texte: str, osm: str) -> None:
    assert parse_horaires(texte).osm == osm
    assert not osm or validate_osm(osm)


@pytest.mark.parametrize("texte", [texte for texte, _ in (*COQUILLES, *AUTRES)])
def test_a_mended_text_keeps_its_length(texte: str) -> None:
    assert len(mend_coquilles(texte.lower())) == len(texte)


@pytest.mark.parametrize(
    ("texte", "osm"),
    [
        ("Aide aux démarches lundi 9h-12h", "Mo 09:00-12:00"),
        ("Démarches 9h-12h", ""),
        ("Démarche en mairie : lundi 9h-12h", "Mo 09:00-12:00"),
        ("Lundi 9h-12h. Aide aux démarches sur rendez-vous le jeudi",
         'Mo 09:00-12:00; Th unknown "aide aux démarches sur rendez-vous le jeudi"'),
        ("Rue du Marais, lundi 9h-12h", "Mo 09:00-12:00"),
        ("Dimmanche 9h-12h", "Su 09:00-12:00"),
        ("Du  1  er  mai au 31 août,  lundi 9h-12h", "May 01-Aug 31 Mo 09:00-12:00"),
        ("Numérique au quotidien : lundi 9h-12h", "Mo 09:00-12:00"),
        ("Outils numériques du quotidien lundi 9h-12h",
         'Mo 09:00-12:00 "outils numériques du quotidien"'),
        ("Internet dans la vie de tous les jours, lundi 9h-12h", "Mo 09:00-12:00"),
        ("Ouverture quotidienne de 9h à 12h", "Mo-Su 09:00-12:00"),
        ("Ouvert sept jours sur sept de 9h à 12h", "Mo-Su 09:00-12:00"),
        ("Dix-sept places, lundi 9h-12h", "Mo 09:00-12:00"),
    ],
)  # fmt: skip
def test_words_near_a_day_are_not_that_day(texte: str, osm: str) -> None:
    assert parse_horaires(texte).osm == osm
