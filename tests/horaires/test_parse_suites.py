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


LV = "Lundi au vendredi 9h-18h"
PRECISIONS = [
    ("Mardi : 9h-12h (ouvert au public) 14h-17h (fermé au public)", "Tu 09:00-12:00"),
    ("Mardi 9h-12h (fermé)", ""),
    ("Semaine 8h-19h, samedi 8h-12h", "Mo-Fr 08:00-19:00; Sa 08:00-12:00"),
    ('Lundi : 9h-12h ; Mardi : " ; Jeudi : "', "Mo,Tu,Th 09:00-12:00"),
    ("Lundi au jeudi : 8h30-18h, vendredi, fermeture 17h", "Mo-Th 08:30-18:00; Fr 08:30-17:00"),
    (f"{LV} (17h ven.)", "Mo-Th 09:00-18:00; Fr 09:00-17:00"),
    (f"{LV}, ouverture le lundi à 14h", "Mo 14:00-18:00; Tu-Fr 09:00-18:00"),
    (f"{LV} ; ouverture prolongée jusqu'à 20h le mardi",
     "Mo,We-Fr 09:00-18:00; Tu 09:00-20:00"),
    (f"{LV} sauf pause déjeuner", 'Mo-Fr 09:00-18:00 "sauf pause déjeuner"'),
    (f"{LV} (juillet-août : uniquement le matin)",
     'Mo-Fr 09:00-18:00 "juillet-août : uniquement le matin"'),
    ("1 mardi/mois 9h-12h", 'Tu 09:00-12:00 "1 mardi/mois"'),
    ("Mardi 9h-12h (sur RV)", 'Tu 09:00-12:00 "sur RV"'),
    ("Groupe 1 : mardi 10h-12h\nGroupe 2 : jeudi 14h-16h",
     'Tu 10:00-12:00 "groupe 1"; Th 14:00-16:00 "groupe 2"'),
]  # fmt: skip


@pytest.mark.parametrize(("texte", "osm"), PRECISIONS)
def test_precisions_beside_hours(texte: str, osm: str) -> None:
    assert parse_horaires(texte).osm == osm
    assert not osm or validate_osm(osm)
