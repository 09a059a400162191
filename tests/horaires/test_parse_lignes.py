"""Days over lines of hours: what stands on a line, or right by hours, is said of these alone."""

from __future__ import annotations

import pytest

from mediation_map.normalise.horaires import parse_horaires, validate_osm

JOURNEE = [
    ("Mardi : fermée le matin – ouverture de 15h à 18h", "Tu 15:00-18:00"),
    ("Mardi :\n\nFermée le matin – ouverture de 15h à 18h"
     "\n\nJeudi :\n\n10h à 18h (sans interruption)"
     "\n\nSamedi (1er et 3ème de chaque mois) :\n\n10h à 12h",
     "Tu 15:00-18:00; Th 10:00-18:00; Sa[1,3] 10:00-12:00"),
    ("Mardi : fermé le matin, ouverture de 10h à 12h", ""),
    ("Mardi 10h-12h et après-midi sur rendez- vous",
     'Tu 10:00-12:00 "après-midi sur rendez-vous"'),
    ("Mardi : 10h-12h et l'après-midi sur rendez-\nvous\nJeudi : 10h-12h",
     'Tu 10:00-12:00 "l\'après-midi sur rendez-vous"; Th 10:00-12:00'),
]  # fmt: skip
EXCEPTIONS = [
    ("Du lundi au vendredi\nDe 10h à 12h\nDe 15h à 18h sauf le jeudi",
     "Mo-We,Fr 10:00-12:00,15:00-18:00; Th 10:00-12:00"),
    ("Du lundi au vendredi\n10h à 12h sauf lundi et jeudi\n15h à 18h",
     "Mo,Th 15:00-18:00; Tu,We,Fr 10:00-12:00,15:00-18:00"),
    ("Du lundi au vendredi\nDe 10h à 12h, sauf le jeudi", "Mo-We,Fr 10:00-12:00"),
    ("Du lundi au vendredi de 10h à 12h et de 15h à 18h sauf le jeudi",
     'Mo-We,Fr 10:00-12:00,15:00-18:00; Th unknown "sauf le jeudi"'),
]  # fmt: skip


@pytest.mark.parametrize(("texte", "osm"), [*JOURNEE, *EXCEPTIONS])
def test_what_stands_on_a_line_is_said_of_it(texte: str, osm: str) -> None:
    assert parse_horaires(texte).osm == osm
    assert not osm or validate_osm(osm)
