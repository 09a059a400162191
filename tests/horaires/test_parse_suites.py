"""Words around the hours that change none of them, lines broken in mid-phrase, last days."""

from __future__ import annotations

import pytest

from mediation_map.normalise.horaires import parse_horaires, validate_osm

MARDI = "Tu 10:00-12:00"
SANS_EFFET = [
    ("Mardi 10h-12h (accueil café dès 9h45)", MARDI),
    ("Mardi de 10h à 12h, ouverture des portes à 9h45", MARDI),
    ("Mardi 10h-12h. Dernier accueil à 11h30", MARDI),
    ("Mardi 10h-12h. Prochain atelier le 14 janvier",
     'Tu 10:00-12:00 "prochain atelier le 14 janvier"'),
    ("Mardi 10h-12h - Fermé le reste de la semaine", MARDI),
    ("Mardi 10h-12h (10 pers. max, 2h/séance)", MARDI),
    ("Mardi 10h-12h / atelier numérique", 'Tu 10:00-12:00 "atelier numérique"'),
    ("Mardi sauf exception 10h-12h", 'Tu 10:00-12:00 "sauf exception"'),
    ("Mardi 10h-12h (sous réserve de modification pendant les vacances)",
     'Tu 10:00-12:00 "sous réserve de modification pendant les vacances"'),
    ("Mardi 10h-12h, horaires susceptibles de changer l'été",
     'Tu 10:00-12:00 "susceptibles de changer l\'été"'),
    ("En présentiel : mardi 10h-12h. En visio : jeudi 14h-17h", MARDI),
    ("mardi 10h-12h et en distanciel le jeudi 14h-17h", MARDI),
]  # fmt: skip
LIGNES = [
    ("Du lundi\nau vendredi\nde 10h à 12h\net de 14h à 16h", "Mo-Fr 10:00-12:00,14:00-16:00"),
    ("Ouverture : 8h30-12h ; 13h-16h30 (du lundi au vendredi)", "Mo-Fr 08:30-12:00,13:00-16:30"),
    ("lundi après-midi 14/17h, mercredi 9/12h et 14/17h",
     "Mo 14:00-17:00; We 09:00-12:00,14:00-17:00"),
    ("1er & 3e mardi/mois 10h-12h", "Tu[1,3] 10:00-12:00"),
]  # fmt: skip
FERMETURES = [
    ("Du lundi au jeudi de 8h à 12h et de 14h à 18h, le vendredi fermeture à 17h",
     "Mo-Th 08:00-12:00,14:00-18:00; Fr 08:00-12:00,14:00-17:00"),
    ("Lundi 8h-12h. Vendredi fermeture à 17h",
     'Mo 08:00-12:00; Fr unknown "vendredi fermeture à 17h"'),
    ("Lundi-vendredi 8h30-12h, samedi 9h-12h (fermé en juillet-août)",
     "Mo-Fr 08:30-12:00; Sa 09:00-12:00; Jul-Aug Sa off"),
    ("Mardi 9h-12h, jeudi 14h-17h (fermé en août)", "Tu 09:00-12:00; Th 14:00-17:00; Aug off"),
]  # fmt: skip


@pytest.mark.parametrize(("texte", "osm"), [*SANS_EFFET, *LIGNES, *FERMETURES])
def test_what_stands_around_the_hours(texte: str, osm: str) -> None:
    assert parse_horaires(texte).osm == osm
    assert not osm or validate_osm(osm)
