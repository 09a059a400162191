"""What qualifies hours: appointments, parity, seasons, holidays, exceptions, places, publics."""

from __future__ import annotations

import pytest

from mediation_map.normalise.horaires import parse_horaires, validate_osm

LV = "Lundi au vendredi 9h-12h et 14h-17h"
RETRAITS = [
    (f"{LV}, sauf le mercredi", "Mo,Tu,Th,Fr 09:00-12:00,14:00-17:00"),
    (f"{LV}, pas le mercredi", "Mo,Tu,Th,Fr 09:00-12:00,14:00-17:00"),
    (
        f"{LV} sauf le mercredi après-midi",
        "Mo,Tu,Th,Fr 09:00-12:00,14:00-17:00; We 09:00-12:00",
    ),
    (
        f"{LV}, fermé le mardi matin et le jeudi après-midi",
        "Mo,We,Fr 09:00-12:00,14:00-17:00; Tu 14:00-17:00; Th 09:00-12:00",
    ),
    (f"{LV} (16h30 le vendredi)", "Mo-Th 09:00-12:00,14:00-17:00; Fr 09:00-12:00,14:00-16:30"),
    (f"{LV} (sauf jeudi, 18h30)", "Mo-We,Fr 09:00-12:00,14:00-17:00; Th 09:00-12:00,14:00-18:30"),
    (f"{LV}, sauf le vendredi (16h)", "Mo-Th 09:00-12:00,14:00-17:00; Fr 09:00-12:00,14:00-16:00"),
    (
        f"{LV}. Le vendredi jusqu'à 16h.",
        "Mo-Th 09:00-12:00,14:00-17:00; Fr 09:00-12:00,14:00-16:00",
    ),
    (
        f"{LV} (à partir de 11 h, le jeudi)",
        "Mo-We,Fr 09:00-12:00,14:00-17:00; Th 11:00-12:00,14:00-17:00",
    ),
    (
        f"{LV} (le vendredi fermeture à 16h)",
        "Mo-Th 09:00-12:00,14:00-17:00; Fr 09:00-12:00,14:00-16:00",
    ),
    (f"{LV}, vendredi 16h30", "Mo-Th 09:00-12:00,14:00-17:00; Fr 09:00-12:00,14:00-16:30"),
    (
        f"{LV} sauf le vendredi après-midi 14h à 15h30",
        "Mo-Th 09:00-12:00,14:00-17:00; Fr 09:00-12:00,14:00-15:30",
    ),
    ("Lundi au vendredi 9h-17h sauf le mercredi 9h-12h", "Mo,Tu,Th,Fr 09:00-17:00; We 09:00-12:00"),
    ("Lundi au vendredi 9h-17h, fermeture de 12h à 13h", "Mo-Fr 09:00-12:00,13:00-17:00"),
    ("Lundi : fermé. Mardi : 9h-12h", "Tu 09:00-12:00"),
    ("Lundi fermé, mardi 9h-12h", "Tu 09:00-12:00"),
    ("Fermé le lundi. Ouvert du lundi au samedi 9h-12h", "Tu-Sa 09:00-12:00"),
    ("Jeudi 14h-17h (sauf le dernier jeudi du mois)", "Th 14:00-17:00; Th[-1] off"),
    ("Lundi 9h-12h. Fermé du 15 juillet au 15 août", "Mo 09:00-12:00; Jul 15-Aug 15 off"),
    ("Lundi 9h-12h. Fermé la première quinzaine d'août", "Mo 09:00-12:00; Aug 01-15 off"),
    ("Lundi 9h-12h, fermé du 24/12/2026 au 02/01/2027",
     "Mo 09:00-12:00; 2026 Dec 24-2027 Jan 02 off"),
    ("Fermé en août. Lundi 9h-12h", "Mo 09:00-12:00; Aug off"),
    ("Lundi 9h-12h (sauf juillet et août)", "Mo 09:00-12:00; Jul-Aug off"),
    (
        "Lundi au vendredi : 8h-12h, samedi : 8h-12h (sauf juillet et août)",
        "Mo-Sa 08:00-12:00; Jul-Aug Sa off",
    ),
    ("Lundi 9h-12h sauf jours fériés", "Mo 09:00-12:00; PH off"),
    ("Lundi au dimanche et jours fériés 9h-12h", "Mo-Su,PH 09:00-12:00"),
    (
        f"{LV}. Fermé entre Noël et le jour de l'an",
        'Mo-Fr 09:00-12:00,14:00-17:00 "fermé entre Noël et le jour de l\'an"',
    ),
    (
        "Lundi 9h-12h sauf quand le conseiller est absent",
        'Mo 09:00-12:00 "sauf quand le conseiller est absent"',
    ),
]  # fmt: skip
VACANCES = [
    ("Mercredi 14h-17h (hors vacances scolaires)", "We 14:00-17:00; SH off"),
    ("Mardi 17h-18h30 en période scolaire", "Tu 17:00-18:30; SH off"),
    ("1er et 3e samedi 9h30/12h, sauf vacances", "Sa[1,3] 09:30-12:00; SH off"),
    ("Fermé pendant les vacances scolaires. Mercredi 14h-17h", "We 14:00-17:00; SH off"),
    (
        "Période scolaire : mercredi 14h-18h. Vacances scolaires : lundi au vendredi 10h-12h",
        'We 14:00-18:00; SH unknown "vacances scolaires : lundi au vendredi 10h-12h"',
    ),
    (
        "Mercredi 14h-17h, samedi 10h-12h (hors vacances scolaires)",
        'We 14:00-17:00; Sa 10:00-12:00 "hors vacances scolaires"',
    ),
    (
        "Mercredi 14h-17h, fermé pendant les vacances de Noël",
        'We 14:00-17:00 "fermé pendant les vacances de Noël"',
    ),
]
SAISONS = [
    ("Les mardis d'octobre à juin de 9h à 17h", "Oct-Jun Tu 09:00-17:00"),
    ("Entre octobre et juin, le mardi 9h-17h", "Oct-Jun Tu 09:00-17:00"),
    ("Du 1er septembre au 30 juin : lundi 9h-12h", "Sep 01-Jun 30 Mo 09:00-12:00"),
    (
        "Juillet-août : lundi 9h-13h. De septembre à juin : lundi 9h-17h",
        "Jul-Aug Mo 09:00-13:00; Sep-Jun Mo 09:00-17:00",
    ),
    (
        "Lundi au vendredi 9h-17h\nJuillet et août : mardi et jeudi 9h-12h",
        "Mo-Fr 09:00-17:00; Jul-Aug Tu,Th 09:00-12:00; Jul-Aug Mo,We,Fr off",
    ),
    (
        "Du 1er juillet au 31 août : lundi 9h-13h\nLe reste de l'année : lundi 9h-17h",
        "Mo 09:00-17:00; Jul 01-Aug 31 Mo 09:00-13:00",
    ),
    ("Lundi 9h-17h. Horaires d'été : 8h-13h", 'Mo 09:00-17:00 "horaires d\'été : 8h-13h"'),
    ("Lundi 9h-12h à partir du 4 septembre", 'Mo 09:00-12:00 "à partir du 4 septembre"'),
]
SEMAINES = [
    ("mercredi 9h-12h, semaines impaires", "week 01-53/2 We 09:00-12:00"),
    ("jeudi 14h-15h30, à la Maison, semaine paire", "week 02-52/2 Th 14:00-15:30"),
    (
        "Lundi : 9h-12h (semaine paire), 14h-17h (semaine impaire)",
        "week 01-53/2 Mo 14:00-17:00; week 02-52/2 Mo 09:00-12:00",
    ),
    (
        "Semaine paire\nlundi 9h-12h\nSemaine impaire\nmercredi 9h-12h",
        "week 01-53/2 We 09:00-12:00; week 02-52/2 Mo 09:00-12:00",
    ),
    ("lundi semaines paires et impaires 9h-12h", "Mo 09:00-12:00"),
    ("Un mercredi sur deux de 9h à 12h", 'We 09:00-12:00 "un mercredi sur deux"'),
    ("mardi 9h-12h, tous les 15 jours", 'Tu 09:00-12:00 "tous les 15 jours"'),
    ("Les mardis toutes les trois semaines 9h-12h", 'Tu 09:00-12:00 "toutes les trois semaines"'),
    ("Un jeudi par mois de 14h à 16h", 'Th 14:00-16:00 "un jeudi par mois"'),
    (
        "Du mardi au vendredi 9h-17h et certains samedis",
        'Tu-Fr 09:00-17:00; Sa unknown "certains samedis"',
    ),
]
RENDEZ_VOUS = [
    ("Lundi 9h-12h sur rendez-vous", 'Mo 09:00-12:00 "sur rendez-vous"'),
    ("Sur RDV le lundi 9h-12h", 'Mo 09:00-12:00 "sur RDV"'),
    ("Lundi 9h-12h, le samedi sur rendez-vous", 'Mo 09:00-12:00; Sa unknown "sur rendez-vous"'),
    ("Sur rendez-vous uniquement", 'unknown "sur rendez-vous uniquement"'),
    ("Du lundi au vendredi sur rendez-vous", 'Mo-Fr unknown "sur rendez-vous"'),
    ("Lundi 9h-12h. Sur rendez-vous", 'Mo 09:00-12:00 "sur rendez-vous"'),
    ("Lundi 9h-12h et sur rdv l'après-midi", 'Mo 09:00-12:00 "sur rdv l\'après-midi"'),
    (
        "Lundi de 9h à 12h sans RDV et de 14h à 17h sur RDV",
        'Mo 09:00-12:00,14:00-17:00 "9h à 12h sans RDV, 14h à 17h sur RDV"',
    ),
    ("Lundi à partir de 14h", 'Mo unknown "à partir de 14h"'),
]
TELEPHONE = [
    ("Accueil téléphonique : lundi 9h-12h", ""),
    ("Joignable par téléphone du lundi au vendredi de 9h à 17h", ""),
    ("Accueil du public : lundi 9h-12h. Accueil téléphonique : lundi 9h-17h", "Mo 09:00-12:00"),
    ("Permanence téléphonique lundi 9h-12h. Accueil du public mardi 9h-12h", "Tu 09:00-12:00"),
    ("Accueil physique et téléphonique : lundi 9h-12h", "Mo 09:00-12:00"),
    ("Lundi 9h-12h (téléphone uniquement), mardi 14h-17h", "Tu 14:00-17:00"),
]


@pytest.mark.parametrize(
    ("texte", "osm"), [*RETRAITS, *VACANCES, *SAISONS, *SEMAINES, *RENDEZ_VOUS, *TELEPHONE]
)
def test_conditions(texte: str, osm: str) -> None:
    lecture = parse_horaires(texte)
    assert lecture.osm == osm
    assert not osm or validate_osm(osm)


def test_two_publics_are_named() -> None:
    assert parse_horaires("Particuliers : lundi 9h-12h ; professionnels : mardi 14h-17h").osm == (
        'Mo 09:00-12:00 "particuliers"; Tu 14:00-17:00 "professionnels"'
    )


PLUSIEURS = [
    "Permanence à la mairie de Trun le lundi 9h-12h, à la mairie de Chambois le mardi 14h-17h",
    "PERMANENCE DE TRUN : LUNDI 9H-12H - PERMANENCE DE CHAMBOIS : MERCREDI 9H-12H",
    "Damazan : lundi 9h-12h / Prayssas : mardi 14h-17h",
    "A Belmont, le lundi de 14h à 17h. A Camarès, le mardi de 9h à 12h.",
    "Lundi 14h30-17h Marans / Mardi 9h30-12h Longèves",
    "Lundi : Mairie de Déville 9h-12h. Jeudi : Mairie de Laifour 9h-12h.",
    "Châtillon-la-Palud (vendredi 14h-17h), Neuville-les-Dames (mardi 13h45-16h45)",
    "le lundi de 9h à 12h à Bassuet, le mardi de 14h à 17h à Sermaize",
]


@pytest.mark.parametrize("texte", PLUSIEURS)
def test_hours_of_several_places_are_not_those_of_one(texte: str) -> None:
    lecture = parse_horaires(texte)
    assert lecture.osm == ""
    assert [c.code for c in lecture.constats] == ["horaires-plusieurs-lieux"]


def test_hours_of_the_help_are_kept_apart_from_those_of_the_building() -> None:
    texte = "Conseiller numérique : mardi 9h-12h ; Mairie : lundi au vendredi 8h-17h"
    assert parse_horaires(texte).osm == "Tu 09:00-12:00"


OSM = [
    ("Mo-Fr 09:00-12:00,14:00-17:00", "Mo-Fr 09:00-12:00,14:00-17:00"),
    ("Mo-Fr 9:00-12:00, 14:00-17:00", "Mo-Fr 09:00-12:00,14:00-17:00"),
    ("Tu-Sa 09:00-13:00; We,Fr 14:00-18:00", "Tu-Sa 09:00-13:00; We,Fr 14:00-18:00"),
    ("Mo-Fr 09:00-12:00; PH closed", "Mo-Fr 09:00-12:00; PH off"),
    ('Sa unknown "sur rendez-vous"', 'Sa unknown "sur rendez-vous"'),
    (
        "Mo-Fr 09:00-12:00; SH Mo-Fr 10:00-12:00",
        'Mo-Fr 09:00-12:00; SH unknown "vacances scolaires : Mo-Fr 10:00-12:00"',
    ),
]


@pytest.mark.parametrize(("texte", "osm"), OSM)
def test_osm_is_accepted_as_it_is(texte: str, osm: str) -> None:
    assert parse_horaires(texte).osm == osm


@pytest.mark.parametrize("osm", ["", "lundi", "Mo 25:00-26:00", "SH Mo-Fr 09:00-12:00", "Mo 9h"])
def test_invalid_osm_is_refused(osm: str) -> None:
    assert not validate_osm(osm)


SEUL_LIEU = [
    "Médiathèque Louis Aragon : mardi 10h-12h, mercredi 14h-18h",
    "Espace public numérique : mardi 10h-12h, mercredi 14h-18h",
    "Mairie de Trangé. Mardi 10h-12h, mercredi 14h-18h",
    "Mardi 10h-12h Mme Martin, mercredi 14h-18h Mme Dupont",
    "Mardi 10h-12h, mercredi 14h-18h à la médiathèque de Saint-Mars-d'Outillé",
]


@pytest.mark.parametrize("texte", SEUL_LIEU)
def test_one_place_or_none_named_keeps_its_hours(texte: str) -> None:
    assert parse_horaires(texte).osm == "Tu 10:00-12:00; We 14:00-18:00"


def test_what_was_not_read_beside_the_hours_is_returned() -> None:
    lecture = parse_horaires("mardi 10h-12h (débutants), jeudi")
    assert lecture.osm == 'Tu 10:00-12:00 "débutants"'
    assert lecture.reste == "jeudi"
    assert [c.code for c in lecture.constats] == ["horaires-sans-heure"]


@pytest.mark.parametrize(
    "sauf",
    [
        "sauf vacances scolaires et jours fériés",
        "(hors vacances et fériés)",
        ", fermé pendant les vacances scolaires et les jours fériés",
        ". Vacances scolaires et jours fériés : fermé",
        ". Jours fériés et vacances scolaires : fermé",
    ],
)
def test_public_holidays_named_after_school_holidays_are_closed(sauf: str) -> None:
    osm = parse_horaires(f"Lundi 14h-16h {sauf}").osm
    assert set(osm.split("; ")) == {"Mo 14:00-16:00", "PH off", "SH off"}
