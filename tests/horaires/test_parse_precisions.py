"""What a text says again or in brackets: narrower hours, ranks, seasons, parts of days."""

from __future__ import annotations

import pytest

from mediation_map.normalise.horaires import parse_horaires, parse_semaine, validate_osm

LV = "Du lundi au vendredi 9h-12h 14h-17h"
PLUS_ETROIT = [
    (f"{LV}. Mercredi : 9h-12h uniquement", "Mo,Tu,Th,Fr 09:00-12:00,14:00-17:00; We 09:00-12:00"),
    (f"{LV}, le mercredi de 9h à 12h", "Mo,Tu,Th,Fr 09:00-12:00,14:00-17:00; We 09:00-12:00"),
    (f"{LV} (mercredi 9h-12h)", "Mo,Tu,Th,Fr 09:00-12:00,14:00-17:00; We 09:00-12:00"),
    ("Du lundi au vendredi de 8h30 à 12h et de 13h30 à 17h les lundis et jeudis",
     "Mo,Th 08:30-12:00,13:30-17:00; Tu,We,Fr 08:30-12:00"),
]  # fmt: skip
SUITES = [
    ("lundi 9h -12h; 14h -17h, mardi 9h -12h; 14h -17h", "Mo,Tu 09:00-12:00,14:00-17:00"),
    ("Matin : de 9h à 12h, après-midi : de 14h à 17h, du lundi au vendredi",
     "Mo-Fr 09:00-12:00,14:00-17:00"),
    ("lundi semaine impaire et mercredi semaine paire de 9h à 12h",
     "week 01-53/2 Mo 09:00-12:00; week 02-52/2 We 09:00-12:00"),
]  # fmt: skip
RANGS = [
    ("Samedi 9h-12h (1er samedi du mois uniquement)", "Sa[1] 09:00-12:00"),
    ("Tous les mardis sauf le dernier du mois 9h-12h", "Tu 09:00-12:00; Tu[-1] off"),
    ("Mardi 14h-17h - Bureau 204, 2e étage", "Tu 14:00-17:00"),
    ("Mardi 14h-17h. Dernière entrée 30 minutes avant la fermeture", "Tu 14:00-17:00"),
]
PARENTHESES = [
    ("Mardi 14h-18h, mercredi 10h-18h (juillet et août : mercredi 10h-13h)",
     "Tu 14:00-18:00; We 10:00-18:00; Jul-Aug We 10:00-13:00"),
    ("Mardi 14h-18h (juillet et août : 9h-12h)", "Tu 14:00-18:00; Jul-Aug Tu 09:00-12:00"),
    ("Lundi au samedi 9h-12h (samedi : semaines paires)",
     'Mo-Sa 09:00-12:00 "samedi : semaines paires"'),
    ("9h-12h du lundi au vendredi (accueil téléphonique jusqu'à 17h)",
     'Mo-Fr 09:00-12:00 "accueil téléphonique jusqu\'à 17h"'),
    ("Mardi 16h30-18h30 (période scolaire), 10h-12h (vacances scolaires)",
     'Tu 16:30-18:30; SH unknown "10h-12h (vacances scolaires)"'),
]  # fmt: skip
EXCEPTIONS = [
    ("Ouvert toute l'année sauf en août, mardi 10h-12h", "Tu 10:00-12:00; Aug off"),
    ("Lundi : fermé / 14h-17h", "Mo 14:00-17:00"),
    ("mardi 9h-12h et jeudi 14h-17h, semaines paires",
     "week 02-52/2 Tu 09:00-12:00; week 02-52/2 Th 14:00-17:00"),
    ("mardi 9h-12h et jeudi 14h-17h en semaine paire",
     'Tu 09:00-12:00 "jeudi 14h-17h en semaine paire"; week 02-52/2 Th 14:00-17:00'),
]  # fmt: skip
TITRES = [
    ("Atelier informatique débutant : lundi 14h-16h ; perfectionnement : jeudi 14h-16h",
     "Mo,Th 14:00-16:00"),
    ("Accès libre : mardi 16h-18h, samedi 10h-12h. Ateliers : jeudi 14h-16h",
     "Tu 16:00-18:00; Th 14:00-16:00; Sa 10:00-12:00"),
    ("Lu, Ma, Me, Je, Ve : 8h30-12h / 13h30-17h ; Sa : 9h-12h",
     "Mo-Fr 08:30-12:00,13:30-17:00; Sa 09:00-12:00"),
    ("L-M-M-J-V 9h-12h", "Mo-Fr 09:00-12:00"),
    ("8h30-12h/13h30-17h30 L à J", "Mo-Th 08:30-12:00,13:30-17:30"),
    ("Lundi : Tablettes 9h-11h ; mardi : Smartphones 9h-11h",
     'Mo 09:00-11:00 "tablettes"; Tu 09:00-11:00 "smartphones"'),
    ("Lundi matin : Pontorson 9h-12h, mardi : Avranches 9h-12h 14h-17h", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("texte", "osm"),
    [*PLUS_ETROIT, *SUITES, *RANGS, *PARENTHESES, *EXCEPTIONS, *TITRES],
)
def test_precisions(texte: str, osm: str) -> None:
    assert parse_horaires(texte).osm == osm
    assert not osm or validate_osm(osm)


@pytest.mark.parametrize(
    ("cellule", "osm"),
    [
        ("fermé / 14h-17h", "Mo 14:00-17:00"),
        ("Matin : fermé\nAprès-midi : 14h-17h", "Mo 14:00-17:00"),
        ("14h-17h en période scolaire / 10h-12h pendant les vacances",
         'Mo 14:00-17:00; SH unknown "10h-12h pendant les vacances"'),
    ],
)  # fmt: skip
def test_parts_of_a_cell(cellule: str, osm: str) -> None:
    assert parse_semaine({"lundi": cellule}).osm == osm


def test_a_frequency_without_weeks_is_reported() -> None:
    codes = [c.code for c in parse_horaires("Un mardi sur deux 9h-12h").constats]
    assert codes == ["horaires-rythme"]
