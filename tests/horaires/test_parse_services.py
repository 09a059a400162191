"""Several things in one cell: services, hours for calling, half days, seasons with no dates."""

from __future__ import annotations

import pytest

from mediation_map.normalise.horaires import parse_horaires, validate_osm

LV = "Du lundi au vendredi 9h-12h 14h-17h"
SERVICES = [
    ("Mairie : lundi au vendredi 9h-12h ; Espace numérique : mardi 14h-17h", "Tu 14:00-17:00"),
    ("Mairie du lundi au vendredi de 9h à 12h, conseiller numérique le jeudi de 14h à 17h",
     "Th 14:00-17:00"),
    ("Point numérique (mardi 9h-12h) et recyclerie (samedi 10h-17h)", "Tu 09:00-12:00"),
    ("Mairie : du lundi au vendredi 9h-12h - Poste : du lundi au samedi 9h-11h30", ""),
    ("Accueil jeunes : mercredi 14h-17h - Accueil public : lundi au mardi 9h-12h",
     'Mo,Tu 09:00-12:00; We 14:00-17:00 "accueil jeunes"'),
    (f"{LV}. Permanence des élus le samedi de 10h à 12h", "Mo-Fr 09:00-12:00,14:00-17:00"),
]  # fmt: skip
APPELS = [
    ("Contact : 02 43 00 00 00 (lundi au vendredi 9h-12h)", ""),
    ("Tél. 02 43 00 00 00 du lundi au vendredi de 9h à 17h", ""),
    ("Mairie 02 43 00 00 00 du lundi au vendredi 9h-12h", "Mo-Fr 09:00-12:00"),
    ("Mercredi 14h-17h. Rdv au 02 43 00 00 00 du lundi au vendredi de 9h à 17h",
     'We 14:00-17:00 "rdv"'),
    ("Mercredi 14h-17h, sur rendez-vous au 02 43 00 00 00, du lundi au vendredi de 9h à 12h",
     'We 14:00-17:00 "sur rendez-vous"'),
    ("Sur rdv au 02 43 00 00 00 le mardi de 14h à 16h", 'Tu 14:00-16:00 "sur rdv"'),
    ("Mercredi 14h-17h (inscription à l'accueil de la mairie du lundi au vendredi 9h-12h)",
     'We 14:00-17:00 "inscription à l\'accueil de la mairie du lundi au vendredi 9h-12h"'),
    (f"{LV}, fermé au public le mercredi (accueil téléphonique uniquement)",
     "Mo,Tu,Th,Fr 09:00-12:00,14:00-17:00"),
    ("Lundi 9h-12h, tel 02 41 00 00 00 (standard ouvert 24h/24)", "Mo 09:00-12:00"),
]  # fmt: skip
DEMIS = [
    ("Lundi : 9h-12h, fermé AM\nMardi : 9h-12h, 14h-17h",
     "Mo 09:00-12:00; Tu 09:00-12:00,14:00-17:00"),
    ("Lundi am 14h-17h", "Mo 14:00-17:00"),
    ("Lundi am 9h-12h, mardi pm 14h-17h", "Mo 09:00-12:00; Tu 14:00-17:00"),
    ("Lundi 9h-17h. Fermé AM le mardi", ""),
    (f"{LV}. Le mercredi : le matin uniquement",
     "Mo,Tu,Th,Fr 09:00-12:00,14:00-17:00; We 09:00-12:00"),
]  # fmt: skip
SAISONS = [
    ("De la Toussaint à Pâques : samedi et dimanche 14h-18h", ""),
    ("Mardi 9h-12h. De la Toussaint à Pâques : mardi 10h-11h",
     'Tu 09:00-12:00 "la Toussaint à Pâques : mardi 10h-11h"'),
    ("Lundi au samedi 10h-18h ; d'avril à septembre : dimanche 10h-13h",
     "Mo-Sa 10:00-18:00; Apr-Sep Su 10:00-13:00"),
    ("Mardi 9h-12h, y compris certains jours fériés",
     'Tu 09:00-12:00 "y compris certains jours fériés"'),
    ("Ouverture prévue en septembre : lundi au vendredi 9h-12h", ""),
]  # fmt: skip
ORDRES = [
    ("Tous les jours de 9h à 12h sauf week-end et de 13h30 à 17h du lundi au jeudi",
     "Mo-Th 09:00-12:00,13:30-17:00; Fr 09:00-12:00"),
    ("9h-18h (10h-17h le samedi) du lundi au samedi", "Mo-Fr 09:00-18:00; Sa 10:00-17:00"),
    ("Lundi 9h-12h ou mardi 14h-17h", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("texte", "osm"), [*SERVICES, *APPELS, *DEMIS, *SAISONS, *ORDRES]
)  # fmt: skip
def test_several_things_in_a_cell(texte: str, osm: str) -> None:
    assert parse_horaires(texte).osm == osm
    assert not osm or validate_osm(osm)


@pytest.mark.parametrize(
    ("texte", "osm"),
    [
        ("Lundi 9h-12h. Atelier : samedi 14h-17h", 'Mo 09:00-12:00 "atelier : samedi 14h-17h"'),
        ("Accueil : lundi 9h-12h ; cours de français : mardi 14h-16h",
         'Mo 09:00-12:00 "cours de français : mardi 14h-16h"'),
        ("Lundi 9h-12h. Atelier informatique : samedi 14h-17h", "Mo 09:00-12:00; Sa 14:00-17:00"),
        ("Atelier : samedi 14h-17h", "Sa 14:00-17:00"),
        ("Le numérique au quotidien : jeudi 9h-11h. Démarches : mardi 14h-16h.",
         "Tu 14:00-16:00; Th 09:00-11:00"),
    ],
)  # fmt: skip
def test_an_activity_after_the_hours_opens_nothing(texte: str, osm: str) -> None:
    assert parse_horaires(texte).osm == osm


@pytest.mark.parametrize("titre", ["Accueil", "Accueil public", "Mairie"])
def test_hours_of_the_building_are_left_over_beside_those_of_digital_help(titre: str) -> None:
    lecture = parse_horaires(f"{titre} : lundi au vendredi 9h-12h. EPN : mardi 14h-17h")
    assert lecture.osm == "Tu 14:00-17:00"
    assert lecture.reste == "lundi au vendredi 9h-12h"
