"""Which days the hours belong to: lists, ranges, typos, ranks, halves, order of writing."""

from __future__ import annotations

import pytest

from mediation_map.normalise.horaires import parse_horaires

JOURS = [
    ("du lundi au vendredi 9h-12h", "Mo-Fr 09:00-12:00"),
    ("lundi à vendredi 9h-12h", "Mo-Fr 09:00-12:00"),
    ("lundi-vendredi : 9h-12h", "Mo-Fr 09:00-12:00"),
    ("LUN-VEN 9h-12h", "Mo-Fr 09:00-12:00"),
    ("lu-ve 9h-12h", "Mo-Fr 09:00-12:00"),
    ("L-V 9h-12h", "Mo-Fr 09:00-12:00"),
    ("du lundi ou vendredi 9h-12h", "Mo-Fr 09:00-12:00"),
    ("du lundi jusqu'au vendredi, 9h-12h", "Mo-Fr 09:00-12:00"),
    ("En semaine : 9h-12h", "Mo-Fr 09:00-12:00"),
    ("les jours ouvrés de 9h à 12h", "Mo-Fr 09:00-12:00"),
    ("les jours ouvrables de 9h à 12h", 'Mo-Fr 09:00-12:00 "les jours ouvrables"'),
    ("tous les matins de semaine de 9h à 12h", "Mo-Fr 09:00-12:00"),
    ("du lundi au dimanche 9h-12h", "Mo-Su 09:00-12:00"),
    ("7j/7 9h-12h", "Mo-Su 09:00-12:00"),
    ("tous les jours, du lundi au samedi, 9h-12h", "Mo-Sa 09:00-12:00"),
    ("tous les jours sauf le dimanche 9h-12h", "Mo-Sa 09:00-12:00"),
    ("le week-end 9h-12h", "Sa,Su 09:00-12:00"),
    ("Mardi-Mercredi-Jeudi 9h-12h", "Tu-Th 09:00-12:00"),
    ("lundi - mardi - vendredi : 9h-12h", "Mo,Tu,Fr 09:00-12:00"),
    ("lundi/mercredi/vendredi 9h-12h", "Mo,We,Fr 09:00-12:00"),
    ("lundi mardi jeudi vendredi 9h-12h", "Mo,Tu,Th,Fr 09:00-12:00"),
    ("lun., mar. et jeu. : 9h-12h", "Mo,Tu,Th 09:00-12:00"),
    ("Lu, Ma, Je : 9h-12h", "Mo,Tu,Th 09:00-12:00"),
    ("Les lundis et jeudis 9h-12h", "Mo,Th 09:00-12:00"),
    ("lunid, mecredi et vendedi 9h-12h", "Mo,We,Fr 09:00-12:00"),
    ("lundi et eudi 9h-12h", "Mo,Th 09:00-12:00"),
    ("du lundi au mercredi et le vendredi 9h-12h", "Mo-We,Fr 09:00-12:00"),
    ("9h-12h du lundi au vendredi", "Mo-Fr 09:00-12:00"),
    ("9h-12h (lundi, mardi)", "Mo,Tu 09:00-12:00"),
    ("9h-12h le lundi, 14h-17h le mardi", "Mo 09:00-12:00; Tu 14:00-17:00"),
    ("De 9h à 12h : lundi. De 14h à 17h : jeudi", "Mo 09:00-12:00; Th 14:00-17:00"),
    ("Lundi (9h-12h, 14h-17h) ; mercredi (9h-12h)", "Mo 09:00-12:00,14:00-17:00; We 09:00-12:00"),
    ("Horaires : 9h-12h\nOuvert du lundi au vendredi", "Mo-Fr 09:00-12:00"),
    ("Ouvert du lundi au vendredi. Horaires : 9h-12h", "Mo-Fr 09:00-12:00"),
    ("Lundi 9h-12h Mardi 14h-17h", "Mo 09:00-12:00; Tu 14:00-17:00"),
    ("Lundi 9h-12h - Mardi 14h-17h", "Mo 09:00-12:00; Tu 14:00-17:00"),
    ("Lundi : 9h-12h\nMardi : idem\nJeudi : fermé", "Mo,Tu 09:00-12:00"),
    ("24h/24 et 7j/7", "24/7"),
]
RANGS = [
    ("1er samedi 9h-12h", "Sa[1] 09:00-12:00"),
    ("1er et 3e samedi du mois 9h-12h", "Sa[1,3] 09:00-12:00"),
    ("Les 2ème et 4ème mardis de chaque mois, 9h-12h", "Tu[2,4] 09:00-12:00"),
    ("les deuxième et quatrième lundis 9h-12h", "Mo[2,4] 09:00-12:00"),
    ("les 2 premiers samedis du mois 9h-12h", "Sa[1,2] 09:00-12:00"),
    ("dernier jeudi du mois 9h-12h", "Th[-1] 09:00-12:00"),
    ("chaque 2nd mardi du mois 9h-12h", "Tu[2] 09:00-12:00"),
    ("samedi 9h-12h (1er et 3e du mois)", "Sa[1,3] 09:00-12:00"),
    ("1er lundi 9h-11h, 3e mercredi 14h-16h", "Mo[1] 09:00-11:00; We[3] 14:00-16:00"),
    (
        "lundi et mardi 9h-12h, le 1er lundi du mois 14h-17h",
        "Mo,Tu 09:00-12:00; Mo[1] 09:00-12:00,14:00-17:00",
    ),
]
DEMIS = [
    ("lundi matin 9h-12h et après-midi 14h-17h", "Mo 09:00-12:00,14:00-17:00"),
    ("Lundi matin 8h30-12h après-midi 13h30-17h", "Mo 08:30-12:00,13:30-17:00"),
    ("Mardi : matin fermé, après-midi de 13h30 à 17h", "Tu 13:30-17:00"),
    ("Mardi : matin de 9h à 12h, après-midi fermé", "Tu 09:00-12:00"),
    ("le matin du lundi au vendredi de 9h à 12h", "Mo-Fr 09:00-12:00"),
    (
        "Le matin de 9h à 12h du mardi au samedi, l'après-midi de 14h à 18h du mardi au vendredi",
        "Tu-Fr 09:00-12:00,14:00-18:00; Sa 09:00-12:00",
    ),
    (
        "Matin : 9h-12h ; après-midi : 14h-17h. Lundi matin, mardi toute la journée, "
        "jeudi après-midi",
        "Mo 09:00-12:00; Tu 09:00-12:00,14:00-17:00; Th 14:00-17:00",
    ),
    ("lundi 9h-12h 14h-17h, le lundi matin seulement", "Mo 09:00-12:00"),
    ("mercredi soir de 18h à 20h", "We 18:00-20:00"),
]


@pytest.mark.parametrize(("texte", "osm"), [*JOURS, *RANGS, *DEMIS])
def test_days(texte: str, osm: str) -> None:
    assert parse_horaires(texte).osm == osm


def test_hours_that_could_belong_to_two_days_are_not_read() -> None:
    assert parse_horaires("lundi 9h-12h, 14h-17h mardi").osm == ""


def test_a_choice_of_days_is_not_an_opening() -> None:
    assert parse_horaires("lundi ou mardi 9h-12h").osm == (
        'Mo,Tu 09:00-12:00 unknown "lundi ou mardi 9h-12h"'
    )


def test_a_day_said_twice_keeps_the_last_and_is_reported() -> None:
    lecture = parse_horaires("lundi, vendredi 9h-12h 14h-20h // vendredi 9h-12h 14h-18h")
    assert lecture.osm == "Mo 09:00-12:00,14:00-20:00; Fr 09:00-12:00,14:00-18:00"
    assert [c.code for c in lecture.constats] == ["horaires-jour-repete"]


def test_every_day_is_read_as_seven_and_asked_about() -> None:
    lecture = parse_horaires("Tous les jours de 9h à 12h")
    assert lecture.osm == "Mo-Su 09:00-12:00"
    assert [c.code for c in lecture.constats] == ["horaires-tous-les-jours"]
