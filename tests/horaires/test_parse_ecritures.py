"""More habits of writers: short words for days, late openings, closings that have no dates."""

from __future__ import annotations

import pytest

from mediation_map.normalise.horaires import parse_horaires, validate_osm

LV = "Du lundi au vendredi 9h-12h 14h-18h"
BORNES = [
    (f"{LV} (ouverture à 10h le mardi)",
     "Mo,We-Fr 09:00-12:00,14:00-18:00; Tu 10:00-12:00,14:00-18:00"),
    (f"{LV}, sauf le mercredi : ouverture à 14h",
     "Mo,Tu,Th,Fr 09:00-12:00,14:00-18:00; We 14:00-18:00"),
    (f"{LV} (10h le mardi)", 'Mo,We-Fr 09:00-12:00,14:00-18:00; Tu unknown "10h le mardi"'),
    (f"{LV}, sauf le mardi (10h)",
     'Mo,We-Fr 09:00-12:00,14:00-18:00; Tu unknown "sauf le mardi (10h)"'),
    (f"{LV}, 10h le mardi", ""),
    (f"{LV} (12h le mardi)", "Mo,We-Fr 09:00-12:00,14:00-18:00; Tu 09:00-12:00"),
]  # fmt: skip
COURTS = [
    ("W.E. : 10h-18h", "Sa,Su 10:00-18:00"),
    ("le we de 10h à 18h", "Sa,Su 10:00-18:00"),
    ("En sem. 9h-18h, W-E 10h-17h", "Mo-Fr 09:00-18:00; Sa,Su 10:00-17:00"),
    ("Semaine : 9h-18h / wk : 10h-17h", "Mo-Fr 09:00-18:00; Sa,Su 10:00-17:00"),
    ("L. Ma. Me. J. V. 9h-12h", "Mo-Fr 09:00-12:00"),
    ("L.,Ma.,J. : 9h-12h", "Mo,Tu,Th 09:00-12:00"),
    ("du L. au V. de 9h à 12h", "Mo-Fr 09:00-12:00"),
    ("M, J : 9h-12h", ""),
    ("M et J : 9h-12h", ""),
    ("t.l.j. sauf dim. 9h-18h", "Mo-Sa 09:00-18:00"),
    ("ts les jrs de 9h à 18h", "Mo-Su 09:00-18:00"),
    ("tous les jrs sauf sam. et dim. 9h-18h", "Mo-Fr 09:00-18:00"),
    ("5j/7 9h-18h", ""),
    ("Accueil : L au V 9h-12h - Tél : L au V 9h-17h", "Mo-Fr 09:00-12:00"),
]
CONGES = [
    ("Mardi 9h-12h. Congés annuels du 14 juillet au 15 août", "Tu 09:00-12:00; Jul 14-Aug 15 off"),
    ("Mardi 9h-12h, en congés en août", "Tu 09:00-12:00; Aug off"),
    ("Mardi 9h-12h. Fermeture 3 semaines en août",
     'Tu 09:00-12:00 "fermeture 3 semaines en août"'),
    ("Mardi 9h-12h (congés : 3 premières semaines d'août)",
     'Tu 09:00-12:00 "congés : 3 premières semaines d\'août"'),
    ("Mardi 9h-12h sauf jours fériés et ponts",
     'Tu 09:00-12:00 "sauf jours fériés et ponts"; PH off'),
    ("Mardi 9h-12h, fermé pendant les petites vacances",
     'Tu 09:00-12:00 "fermé pendant les petites vacances"'),
    ("Atelier de 2h le mardi de 14h à 16h", "Tu 14:00-16:00"),
]  # fmt: skip


@pytest.mark.parametrize(("texte", "osm"), [*BORNES, *COURTS, *CONGES])
def test_habits_of_writers(texte: str, osm: str) -> None:
    assert parse_horaires(texte).osm == osm
    assert not osm or validate_osm(osm)
