"""Turns of phrase around hours: verbs, closings with no dates, the same hours in holidays."""

from __future__ import annotations

import pytest

from mediation_map.normalise.horaires import parse_horaires, validate_osm

MARDI = "Tu 10:00-12:00"
CONGES = "3 semaines en août et une semaine à Noël"
OUVERTURES = [
    ("L'atelier ouvrira de 15 heures à 18 heures le mardi et de 10 heures à 12 heures le jeudi.",
     "Tu 15:00-18:00; Th 10:00-12:00"),
    ("Le local ouvrira ses portes le mardi de 10h à 12h", MARDI),
    ("Les bureaux ouvriront le mardi de 10h à 12h", MARDI),
    ("Le local ouvrira bientôt le mardi de 10h à 12h", ""),
    ("Le local ouvrira le mardi 12 de 10h à 12h", ""),
    ("Le local rouvrira le mardi de 10h à 12h", ""),
]  # fmt: skip
ACCUEILS = [
    ("Mardi 10h-12h. C'est un premier accueil spontané.", MARDI),
    ("Le 1er mardi du mois 10h-12h. Premier contact sur place.", "Tu[1] 10:00-12:00"),
]
VACANCES = [
    (f"Congés annuels {CONGES}\n- mardi de 10h à 12h",
     f'Tu 10:00-12:00 "congés annuels {CONGES}"'),
    (f"Mardi 10h-12h. Fermeture {CONGES}", f'Tu 10:00-12:00 "fermeture {CONGES}"'),
    ("Mêmes horaires pendant les vacances.\n- mardi de 10h à 12h", MARDI),
    ("Pendant les vacances scolaires les horaires restent les mêmes.\nMardi 10h-12h", MARDI),
    ("Pendant les vacances les horaires sont modifiés.\nMardi 10h-12h", ""),
    ("Les horaires ne sont pas les mêmes pendant les vacances. Mardi 10h-12h", ""),
]  # fmt: skip


@pytest.mark.parametrize(("texte", "osm"), [*OUVERTURES, *ACCUEILS, *VACANCES])
def test_turns_of_phrase(texte: str, osm: str) -> None:
    assert parse_horaires(texte).osm == osm
    assert not osm or validate_osm(osm)
