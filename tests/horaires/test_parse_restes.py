"""What registers still wrote that was not read: frames, slips of keys, hours for calling."""

from __future__ import annotations

import pytest

from mediation_map.normalise.horaires import parse_horaires, validate_osm

LV = "Lundi au vendredi 9h-12h 14h-17h"
DOUZE = "Tu 09:00-12:00"
JOURS = [
    ("Pendant la semaine, venez nous rencontrer du lundi au vendredi, de 9h à 12h, excepté le "
     "jeudi de 10h à 11h", "Mo-We,Fr 09:00-12:00; Th 10:00-11:00"),
    ("Lundi 9h-12h\nMardi 9h-12h\nMercredi 9h-12h\nJdi 9h-12h", "Mo-Th 09:00-12:00"),
    ("Lundi 9h-12h\nMardi 9h-12h\nMercredi 9h-12h\nXyz 9h-12h", ""),
    ("Lundi 14h-17h, les autres jours de la semaine 9h-12h", "Mo 14:00-17:00; Tu-Fr 09:00-12:00"),
    ("Les autres jours de la semaine 9h-12h", ""),
    ("Ouvert tout le temps", "24/7"),
    ("Pas ouvert tout le temps", ""),
    ("9h-18h du lundi au jeudi, 17h le vendredi", "Mo-Th 09:00-18:00; Fr 09:00-17:00"),
    ("9h-18h du lundi au jeudi, 10h le vendredi", ""),
    ("Matin 8h30-12h Après-midi 13h-16h30 (lundi au vendredi)", "Mo-Fr 08:30-12:00,13:00-16:30"),
    ("Lundi 9h-12h ; sur RDV : 14h-17h", 'Mo 09:00-12:00,14:00-17:00 "sur RDV : 14h-17h"'),
    ("Lundi 9h-12h, mardi 10h-12h ; sur RDV : 14h-17h", ""),
]  # fmt: skip
HEURES = [
    ("Mardi 9h-12HOO", DOUZE),
    ("Mardi 9h,30-12h", "Tu 09:30-12:00"),
    ("Mardi 9h-12h. Urgences : 06 12 34 56 78 (24h/24)", DOUZE),
    ("Prêts : 05 23 610 418. Mardi 9h-12h (05 23 610 422).", DOUZE),
]  # fmt: skip
APPELS = [
    ("Mardi 9h-12h. Appeler pour vérifier les ouvertures pendant les vacances et jours fériés.",
     f'{DOUZE} "appeler pour vérifier les ouvertures pendant les vacances et jours fériés"'),
    ("Accueil et permanence téléphonique le mardi de 9h à 12h", DOUZE),
    ("Permanence téléphonique du lundi au vendredi 9h-12h. Permanence le lundi 17h-18h", ""),
    ("Permanence téléphonique du lundi au vendredi 9h-12h. Accueil du public le mardi 9h-12h",
     DOUZE),
]  # fmt: skip
PERIODES = [
    (f"{LV}. En juillet et août : uniquement le matin. Samedi 9h-12h",
     'Mo-Fr 09:00-12:00,14:00-17:00 "juillet et août : uniquement le matin"; '
     'Sa 09:00-12:00 "juillet et août : uniquement le matin"'),
    ("De septembre à fin juin : mardi 9h-12h", f"Sep-Jun {DOUZE}"),
    ("De début octobre à fin mai, mardi 9h-12h", f"Oct-May {DOUZE}"),
    ("De mi-septembre à fin juin : mardi 9h-12h", ""),
]  # fmt: skip


@pytest.mark.parametrize(("texte", "osm"), [*JOURS, *HEURES, *APPELS, *PERIODES])
def test_what_was_not_read_before(texte: str, osm: str) -> None:
    assert parse_horaires(texte).osm == osm
    assert not osm or validate_osm(osm)
