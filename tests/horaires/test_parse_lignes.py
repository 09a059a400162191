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
DEMIS = [
    ("Mardi : 10h-12h\nMercredi journée continue :\n10h-18h", "Tu 10:00-12:00; We 10:00-18:00"),
    ("Mardi : 10h-12h\nMercredi matin :\n9h-11h\nJeudi matin :",
     'Tu 10:00-12:00; We 09:00-11:00; Th unknown "jeudi matin"'),
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

TITRES = [
    ("Mardi :\n10h-12h\n15h-18h - Jeudi :\n9h-11h", "Tu 10:00-12:00,15:00-18:00; Th 09:00-11:00"),
    ("Mardi :\n10h-12h (dehors – pour les ados)\n15h-18h - Jeudi :\n9h-11h",
     'Tu 10:00-12:00,15:00-18:00 "10h-12h (dehors – pour les ados)"; Th 09:00-11:00'),
    ("Mardi :\n10h-12h (hors vacances scolaires) - Jeudi :\n15h-18h"
     " (pendant les vacances scolaires) - Vendredi :\n9h-11h",
     'Tu 10:00-12:00; Fr 09:00-11:00;'
     ' SH unknown "15h-18h (pendant les vacances scolaires)"'),
]  # fmt: skip
VACANCES = [
    ("Mardi :\nPériode scolaire : 10h-12h"
     "\nPendant les vacances scolaires : 9h-11h - Jeudi :\n15h-18h",
     'Tu 10:00-12:00; Th 15:00-18:00; SH unknown "pendant les vacances scolaires : 9h-11h"'),
    ("Mardi :\n10h-12h\nPendant les vacances scolaires : 9h-11h\nJeudi :\n15h-18h",
     'Tu 10:00-12:00; Th 15:00-18:00; SH unknown "pendant les vacances scolaires : 9h-11h"'),
    ("Mardi :\n10h-12h\nPendant les vacances scolaires :\nJeudi :\n15h-18h",
     'Tu 10:00-12:00; SH unknown "pendant les vacances scolaires"'),
]  # fmt: skip
APARTES = [
    ("Mardi 10h-12h (à l'étage)\n15h-18h", 'Tu 10:00-12:00,15:00-18:00 "10h-12h (à l\'étage)"'),
    ("Mardi 10h-12h (salle bleue - pour les enfants) et 15h-18h",
     'Tu 10:00-12:00,15:00-18:00 "10h-12h (salle bleue - pour les enfants)"'),
    ("Mardi (pour les débutants) 10h-12h", 'Tu 10:00-12:00 "pour les débutants"'),
    ("Mardi 10h-12h (à Lormont), 15h-18h (à Cenon)", ""),
    ("Samedi 10h-12h (les antennes du Nord et du Sud seront ouvertes jusqu'à 18h).",
     'Sa 10:00-12:00 "les antennes du Nord et du Sud seront ouvertes jusqu\'à 18h"'),
    ("Mardi 10h-12h (annulé pour cause de travaux)\n15h-18h", ""),
    ("Mardi 10h-12h (pour les ados à la médiathèque) 15h-18h", ""),
    ("Mardi 10h-12h (hors vacances) 15h-18h",
     'Tu 10:00-12:00,15:00-18:00 "mardi 10h-12h (hors vacances)"'),
    ("Mardi 10h-12h, 15h-18h. Hors vacances scolaires", "Tu 10:00-12:00,15:00-18:00; SH off"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("texte", "osm"), [*JOURNEE, *DEMIS, *EXCEPTIONS, *TITRES, *VACANCES, *APARTES]
)
def test_what_stands_on_a_line_is_said_of_it(texte: str, osm: str) -> None:
    assert parse_horaires(texte).osm == osm
    assert not osm or validate_osm(osm)


@pytest.mark.parametrize(
    ("texte", "osm"),
    [
        ("Lundi : 9h-12h\nMardi : réunion\nMercredi : 14h-17h",
         'Mo 09:00-12:00; Tu unknown "réunion"; We 14:00-17:00'),
        ("Lundi : 9h-12h | Mardi : pas de ramassage | Mercredi : 14h-17h",
         'Mo 09:00-12:00; Tu unknown "pas de ramassage"; We 14:00-17:00'),
        ("Lundi 9h-12h. Accessible le mardi pour les groupes sur réservation",
         'Mo 09:00-12:00; Tu unknown "accessible le mardi pour les groupes sur réservation"'),
        ("Lundi 9h-12h. Visites de groupes sur rendez-vous le lundi",
         'Mo 09:00-12:00 "visites de groupes sur rendez-vous le lundi"'),
        ("Permanence le mardi. De 9h à 12h.", "Tu 09:00-12:00"),
        ("Lundi, mardi 9h-12h. Ces mêmes jours, sur rdv de 16h à 17h",
         'Mo,Tu 09:00-12:00,16:00-17:00 "sur rdv"'),
        ("Lundi 9h-12h. Atelier tricot le lundi", ""),
        ("Lundi : 9h-12h, Mardi : réunion, Mercredi : 9h-12h",
         'Mo,We 09:00-12:00; Tu unknown "réunion"'),
        ("Lundi au vendredi 8h-18h, jeudi : réunion",
         'Mo-We,Fr 08:00-18:00; Th unknown "réunion"'),
        ("Lundi au vendredi 8h-18h. Jeudi : nocturne",
         'Mo-We,Fr 08:00-18:00; Th unknown "nocturne"'),
        ("Lundi au vendredi 9h-17h. Mercredi : atelier couture",
         'Mo,Tu,Th,Fr 09:00-17:00; We 09:00-17:00 "atelier couture"'),
        ("Lundi 9h-12h, mardi —, jeudi 9h-12h", ""),
        ("Mardi au samedi 10h-18h. Heure du conte le mercredi à 16h",
         'Tu,Th-Sa 10:00-18:00; We 10:00-18:00 "heure du conte le mercredi à 16h"'),
        ("Lundi, jeudi 8h-12h. Réunion du conseil le 1er jeudi à 20h",
         'Mo,Th 08:00-12:00 "réunion du conseil le 1er jeudi à 20h"'),
        ("Lundi au vendredi 9h-12h. Douches le matin, l'après-midi sur rendez-vous.",
         'Mo-Fr 09:00-12:00 "douches le matin, l\'après-midi sur rendez-vous"'),
        ("Tout public : mercredi 14h-18h. Groupes : sur rendez-vous le jeudi",
         'We 14:00-18:00 "tout public"; Th unknown "groupes, sur rendez-vous"'),
        ("Lundi, jeudi 9h-12h et ces mêmes jours 14h-17h", "Mo,Th 09:00-12:00,14:00-17:00"),
        ("Lundi : Mairie\n9h-12h\nMardi : Salle des fêtes\n14h-17h", ""),
    ],
)  # fmt: skip
def test_a_day_that_says_no_hours_does_not_lose_the_others(texte: str, osm: str) -> None:
    assert parse_horaires(texte).osm == osm
