"""Unknown words lead to the same hours, to fewer or to a comment; never to other hours."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opening_hours import OpeningHours

from mediation_map.normalise.horaires import parse_horaires, parse_semaine
from mediation_map.normalise.horaires.doute.mots import ACTIVITES, LIEUX, NEUTRES, is_among
from mediation_map.normalise.horaires.jetons.jeton import scan_jetons

LUS = [
    "Lundi 9h-12h, mardi 14h-17h",
    "Lundi et mardi 9h-12h 14h-17h ; jeudi 10h-12h",
    "Du lundi au vendredi de 9h à 12h et de 14h à 17h, sauf le mercredi après-midi",
    "Du lundi au vendredi 9h-17h sauf le mercredi et les jours fériés",
    "Lundi au vendredi 9h-12h 14h-17h, fermé le mercredi",
    "Lundi : 9h-12h / 14h-17h\nMardi : fermé\nMercredi : 14h-17h (16h le vendredi)",
    "1er et 3e samedi 9h30/12h, sauf vacances",
    "Mardi 9h-12h. Fermé en août et du 24 au 31 décembre.",
    "Semaines paires : lundi 9h-12h ; semaines impaires : mardi 14h-17h",
    "Mardi 9h-12h semaine paire, jeudi 14h-17h sur rendez-vous",
    "D'octobre à avril : lundi 9h-12h. De mai à septembre : mardi 8h-12h",
    "Le 1er mardi du mois 9h-12h, hors vacances scolaires",
    "Lundi 9h-12h (fermé le 1er lundi du mois). Jeudi à partir de 14h jusqu'à 17h",
    "Accueil : lundi 9h-12h, mardi idem, jeudi de 14 h à 17 h 30",
    "Mar. 9h-12h, mer. 14h-17h, ven. 9h-12h",
    "Tous les jours de la semaine 9h-12h, samedi 14h-17h",
    "Lundi 9h-17h (pause de 12h à 13h), mardi 9h-12h par téléphone",
]  # fmt: skip
DEBUT = datetime(2026, 11, 2)  # noqa: DTZ001 – local times
FIN = DEBUT + timedelta(weeks=8)


def _is_unknown(mot: str) -> bool:
    """Tell whether the lexer has no name for the word, and no table knows it."""
    connu = any(is_among(mot, table) for table in (NEUTRES, ACTIVITES, LIEUX))
    return not connu and [(j.genre, j.texte) for j in scan_jetons(mot)] == [("MOT", mot)]


inconnus = st.text("abcdefghijklmnopqrstuvwxyz", min_size=4, max_size=9).filter(_is_unknown)


@cache
def open_minutes(osm: str) -> frozenset[datetime]:
    """Return the quarters of an hour that are open for certain, over eight weeks."""
    out: set[datetime] = set()
    for debut, fin, etat, _ in OpeningHours(osm, country="FR").intervals(DEBUT, FIN) if osm else ():
        instant = debut
        while str(etat).lower().endswith("open") and instant < fin:
            out.add(instant)
            instant += timedelta(minutes=15)
    return frozenset(out)


@settings(max_examples=1500, deadline=None)
@given(st.sampled_from(LUS), inconnus, st.integers(0, 60), st.booleans())
def test_an_unknown_word_never_opens(texte: str, mot: str, rang: int, capitale: bool) -> None:
    assert open_minutes(parse_horaires(texte).osm)
    blancs = [i for i, c in enumerate(texte) if c in " \n"]
    place = [0, *(i + 1 for i in blancs), len(texte)][rang % (len(blancs) + 2)]
    mot = mot.capitalize() if capitale else mot
    lecture = parse_horaires(f"{texte[:place]} {mot} {texte[place:]}")
    assert open_minutes(lecture.osm) <= open_minutes(parse_horaires(texte).osm)


RIEN = [
    "lundi braderie 9h-12h",
    "lundi (annulé) 9h-12h",
    "Lundi 9h-12h, sauf braderie le mercredi",
    "lundi 9h-12h braderie 14h-17h",
    "lundi braderie, mardi 9h-12h",
    "lundi 9h-12h. Braderie mardi 14h-17h",
    "lundi 9h-11h Villar, 14h-16h Sospel",
    "Lundi 9h-12h. À Sospel : mardi 14h-17h",
    "Yoga lundi 9h-12h, aide numérique mardi 14h-16h",
    "Mardi 9h-12h. Suspendu en ce moment.",
    "Mardi (9h-12h) : Le Vigan. Jeudi (9h-12h) : Ganges",
    "Lundi au vendredi 9h-19h, conseiller présent le mardi 14h-17h",
    "LUNDI BRADERIE 9H-12H",
]
DITS = [
    ("mardi 9h-12h tricot", 'Tu 09:00-12:00 "tricot"'),
    ("mardi 9h-12h tricot, jeudi 9h-12h", 'Tu 09:00-12:00 "tricot"; Th 09:00-12:00'),
    ("mardi 9h-12h (tricot), jeudi 9h-12h", 'Tu 09:00-12:00 "tricot"; Th 09:00-12:00'),
    ("mardi atelier tablettes 9h-12h", 'Tu 09:00-12:00 "atelier tablettes"'),
    ("Atelier tricot mardi 9h-12h", 'Tu 09:00-12:00 "atelier tricot"'),
    ("Lundi 9h-11h accès libre, 14h-16h atelier",
     'Mo 09:00-11:00,14:00-16:00 "accès libre, atelier"'),
]  # fmt: skip
PAREILS = [
    "Le Panier bleu\nmardi 9h-12h",
    "mardi 9h-12h à la salle des fêtes",
    "mardi à la mairie de 9h à 12h",
    "mardi 9h-12h, par Camille",
    "mardi 9h-12h. Le café est offert.",
    "mardi nous accueillons le public de 9h à 12h",
]


@pytest.mark.parametrize("texte", RIEN)
def test_words_that_may_bound_the_hours_leave_them_unsaid(texte: str) -> None:
    lecture = parse_horaires(texte)
    assert lecture.osm == ""
    assert lecture.reste == texte
    assert lecture.constats


@pytest.mark.parametrize(("texte", "osm"), DITS)
def test_words_beside_complete_hours_are_quoted(texte: str, osm: str) -> None:
    assert parse_horaires(texte).osm == osm


@pytest.mark.parametrize("texte", PAREILS)
def test_harmless_words_change_nothing(texte: str) -> None:
    assert parse_horaires(texte).osm == "Tu 09:00-12:00"


def test_a_doubtful_cell_never_loses_the_other_days() -> None:
    lecture = parse_semaine({"lundi": "9h braderie 12h", "mardi": "9h-12h"})
    assert lecture.osm == 'Mo unknown "9h braderie 12h"; Tu 09:00-12:00'
    assert lecture.reste == "lundi : 9h braderie 12h"


@pytest.mark.parametrize(
    ("texte", "osm"),
    [
        ("Lun F / 14-18h ; Mar 9-12h / 14-18h", "Mo 14:00-18:00; Tu 09:00-12:00,14:00-18:00"),
        ("Tous les jours d'école de 9h à 12h", ""),
        ("Lundi 9h-12h Fermé Mardi : Fermé Fermé Jeudi : 9h-12h", "Mo,Th 09:00-12:00"),
        ("Lundi : 9h-12h | fermé, mercredi : 9h-12h | 14h-17h",
         "Mo 09:00-12:00; We 09:00-12:00,14:00-17:00"),
        ("lundi 8h-12h ; 13h-16h, mercredi fermé", "Mo 08:00-12:00,13:00-16:00"),
        ("Lundi au vendredi 9h-12h 14h-17h, fermé le mercredi après-midi et le vendredi à 16h",
         "Mo,Tu,Th 09:00-12:00,14:00-17:00; We 09:00-12:00; Fr 09:00-12:00,14:00-16:00"),
        ("Mardi 9h-17h (fermé le midi)", 'Tu 09:00-17:00 "fermé le midi"'),
        ("Mardi 9h-12h (prendre RDV au 05 55 00 00 00)",
         'Tu 09:00-12:00 "prendre RDV au 05 55 00 00 00"'),
        ("Mardi 9h-12h. Accueil physique le matin.",
         'Tu 09:00-12:00 "accueil physique le matin"'),
        ("Lundi : pour tous 9h-12h ; jeunes 14h-18h", ""),
        ("8h30-12h30 / 13h30-17h du lundi au vendredi, 16h le vendredi", ""),
        ("Lundi 9h-12h, le mercredi à l'antenne de Redon 9h-12h", ""),
        ("Mardi 14h-18h // hiver : fermeture à 17h",
         'Tu 14:00-18:00 "hiver : fermeture à 17h"'),
    ],
)  # fmt: skip
def test_what_unknown_words_hid(texte: str, osm: str) -> None:
    assert parse_horaires(texte).osm == osm


@pytest.mark.parametrize(
    "texte", ["Lundi midi au samedi de 9h30 à 19h", "Du lundi 14h au samedi 12h"]
)
def test_a_range_that_begins_inside_a_day_says_nothing(texte: str) -> None:
    assert parse_horaires(texte).osm == ""


def test_the_end_of_a_day_without_hours_says_nothing() -> None:
    assert parse_horaires("8h-17h du lundi au jeudi, fermeture à 16h le vendredi").osm == ""
    ouvert = "Lundi au vendredi 8h-17h, fermeture à 16h le vendredi"
    assert parse_horaires(ouvert).osm == "Mo-Th 08:00-17:00; Fr 08:00-16:00"


def test_hours_after_a_full_stop_are_those_of_the_day_before() -> None:
    osm = parse_horaires("jeudi 9h à 12h30. 13h30 à 16h mardi 9h à 12h").osm
    assert osm == "Tu 09:00-12:00; Th 09:00-12:30,13:30-16:00"


def test_a_noon_closing_with_its_hours_is_cut_out() -> None:
    osm = parse_horaires("Lundi au vendredi 9h-16h30 (fermé le midi de 12h30 à 13h30)").osm
    assert osm == "Mo-Fr 09:00-12:30,13:30-16:30"
