"""Several labelled services in a cell: the hours of the place are kept, the others quoted."""

from __future__ import annotations

import pytest

from mediation_map.normalise.horaires import parse_horaires, validate_osm

LV = "Mo-Fr 09:00-12:00,14:00-17:00"
LIEU = [
    ("Lundi au vendredi 9h-12h 14h-17h. Retrait des passeports : mardi 10h-12h",
     f'{LV} "retrait des passeports : mardi 10h-12h"'),
    ("Ouvert du lundi au vendredi 9h-12h et 14h-17h. Domiciliation : jeudi 14h-16h. "
     "Vestiaire : lundi 10h-12h.",
     f'{LV} "domiciliation : jeudi 14h-16h, vestiaire : lundi 10h-12h"'),
    ("Mairie : lundi au vendredi 9h-12h 14h-17h\nÉtat civil : lundi au jeudi 9h-12h",
     f'{LV} "état civil : lundi au jeudi 9h-12h"'),
    ("Accueil mardi 9h-12h ; ateliers de poterie : mardi 14h-16h et mercredi 10h-12h",
     'Tu 09:00-12:00 "ateliers de poterie : mardi 14h-16h et mercredi 10h-12h"'),
    ("Accueil mardi 9h-12h. Collecte de jouets : samedi 10h-12h. Fermé en août.",
     'Tu 09:00-12:00 "collecte de jouets : samedi 10h-12h"; Aug off'),
    ("Mardi 9h-12h\nDistribution de repas :\n- mardi : 12h-13h\n- jeudi : 12h-13h",
     'Tu 09:00-12:00 "distribution de repas : mardi : 12h-13h, jeudi : 12h-13h"'),
]  # fmt: skip
METIERS = [
    ("Boutique : mardi au samedi 10h-18h ; atelier de réparation : samedi 14h-17h",
     'Tu-Sa 10:00-18:00 "atelier de réparation : samedi 14h-17h"'),
    ("Mairie : mardi au samedi 10h-18h ; cours de cuisine : samedi 14h-17h",
     'Tu-Sa 10:00-18:00 "cours de cuisine : samedi 14h-17h"'),
    ("Mairie : mardi au samedi 10h-18h ; cours d'informatique : samedi 14h-17h",
     "Sa 14:00-17:00"),
    ("Médiathèque : mardi-samedi 10h-18h ; espace multimédia : mercredi 14h-17h",
     "We 14:00-17:00"),
    ("CCAS : du lundi au vendredi 9h-12h. L'après-midi uniquement sur rendez-vous.",
     'Mo-Fr 09:00-12:00 "l\'après-midi uniquement sur rendez-vous"'),
    ("Centre social : mardi 9h-18h. Centre de loisirs : mercredi 8h-18h",
     'Tu 09:00-18:00 "centre de loisirs : mercredi 8h-18h"'),
    ("Mardi 9h-12h, sur rendez-vous auprès de la mairie au 02 43 00 00 00",
     'Tu 09:00-12:00 "sur rendez-vous, auprès de la mairie"'),
]  # fmt: skip
CONTENUS = [
    ("Dépôt de vêtements : mardi et jeudi 9h-12h ; mercredi 14h-17h\nDevis : jeudi 10h-11h",
     'Tu,Th 09:00-12:00 "devis : jeudi 10h-11h"; We 14:00-17:00 "devis : jeudi 10h-11h"'),
    ("Consultations sur rdv :\n- mardi : 10h-12h\nConsultations sans rdv :\n- mardi : 9h-16h",
     'Tu 09:00-16:00 "sans rdv, consultations sur rdv : mardi : 10h-12h"'),
    ("Soins sur RDV :\n- mardi : 10h-12h\nSoins sans RDV :\n- mardi : 9h-16h",
     'Tu 09:00-16:00 "sans RDV, soins sur RDV : mardi : 10h-12h"'),
]  # fmt: skip
JOINTS = [
    ("Dépôt de vêtements : mardi 9h-12h. Devis de travaux : jeudi 10h-11h",
     'Tu 09:00-12:00 "dépôt de vêtements"; '
     'Th 10:00-11:00 "devis de travaux : jeudi 10h-11h"'),
    ("Atelier collégien/lycéen : mercredi 14h-15h\nAtelier adulte : mercredi 15h30-17h",
     'We 14:00-15:00,15:30-17:00 "atelier collégien/lycéen : mercredi 14h-15h, '
     'atelier adulte : mercredi 15h30-17h"'),
    ("Repas midi : lundi 12h-13h\nRepas soir : lundi 19h-20h",
     'Mo 12:00-13:00,19:00-20:00 "repas midi : lundi 12h-13h, repas soir : lundi 19h-20h"'),
    ("Distribution : mardi 14h-16h, fermé en août\nVestiaire : lundi 9h-12h",
     'Mo 09:00-12:00 "vestiaire"; Tu 14:00-16:00 "distribution"; Aug Tu off'),
    ("Atelier couture : lundi 9h-12h, sauf vacances scolaires\nAtelier tricot : mardi 9h-12h",
     'Mo 09:00-12:00 "atelier couture, hors vacances scolaires"; Tu 09:00-12:00 "atelier tricot"'),
    ("Distribution : mardi 14h-16h. Sur rendez-vous uniquement. Vestiaire : lundi 9h-12h.",
     'Mo 09:00-12:00 "vestiaire"; Tu 14:00-16:00 "distribution, sur rendez-vous uniquement"'),
    ("Collégiens : lundi 17h-18h. Lycéens : mardi 17h-18h",
     'Mo 17:00-18:00 "collégiens"; Tu 17:00-18:00 "lycéens"'),
    ("Adultes : lundi 9h-12h. Enfants : lundi 10h-17h", 'Mo 09:00-17:00 "adultes, enfants"'),
]  # fmt: skip
"""A text that only lists services or publics: every slot, in its own words."""
MUETS = [
    "Distribution : mardi 14h-16h. Vestiaire : lundi 9h-12h. Sur rendez-vous.",
    "Permanence Ganges : mardi 9h-12h. Permanence Le Vigan : jeudi 10h-11h",
    "Dépôt : mardi 9h-12h, vendredi 9h-12h. Boutique : samedi 10h-18h",
    "Accueil mardi 9h-12h. Dépôt de vélos : jeudi 9h-12h. Vendredi 14h-17h",
    "Accueil mardi 9h-12h. Braderie : jeudi 9h-12h",
    "Accueil mardi 9h-12h. Consultations à Sospel : jeudi 9h-12h",
    "Lundi au vendredi 9h-19h. Brico dépannage informatique : mardi 14h-17h",
]


@pytest.mark.parametrize(("texte", "osm"), [*LIEU, *METIERS, *CONTENUS, *JOINTS])
def test_the_hours_of_the_place_are_kept(texte: str, osm: str) -> None:
    assert parse_horaires(texte).osm == osm
    assert validate_osm(osm)


@pytest.mark.parametrize("texte", MUETS)
def test_parts_that_nobody_could_tell_apart_say_nothing(texte: str) -> None:
    assert parse_horaires(texte).osm == ""
