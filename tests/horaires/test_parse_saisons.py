"""Hours of a part of the year, of another place or of another purpose beside the ordinary ones."""

from __future__ import annotations

import pytest

from mediation_map.normalise.horaires import parse_horaires, parse_semaine, validate_osm
from mediation_map.normalise.horaires.jetons.dates import season_days

SAISONS = [
    ("Lundi au vendredi 8h-16h, 8h-14h en juillet et août",
     "Mo-Fr 08:00-16:00; Jul-Aug Mo-Fr 08:00-14:00"),
    ("Mardi 9h-12h (mai à septembre), 14h-17h (octobre à avril)",
     "May-Sep Tu 09:00-12:00; Oct-Apr Tu 14:00-17:00"),
    ("Mardi de 9h à 12h de mai à septembre et de 14h à 17h d'octobre à avril",
     "May-Sep Tu 09:00-12:00; Oct-Apr Tu 14:00-17:00"),
    ("Lundi au vendredi 8h-16h (7h-14h en été)", 'Mo-Fr 08:00-16:00 "7h-14h en été"'),
    ("Lundi au vendredi 9h-17h, samedi 9h-12h sauf en juillet-août",
     "Mo-Fr 09:00-17:00; Sa 09:00-12:00; Jul-Aug Sa off"),
    ("Lundi au vendredi 9h-17h, samedi 9h-12h (fermé le samedi en été)",
     'Mo-Fr 09:00-17:00; Sa 09:00-12:00 "fermé le samedi en été"'),
    ("Du lundi au vendredi le matin de 9h à 12h, l'après-midi de 14h à 17h sauf le mercredi",
     "Mo,Tu,Th,Fr 09:00-12:00,14:00-17:00; We 09:00-12:00"),
]  # fmt: skip
ENTRE_PARENTHESES = [
    ("Mardi 9h-12h et 14h-18h (17h en août)",
     "Tu 09:00-12:00,14:00-18:00; Aug Tu 09:00-12:00,14:00-17:00"),
    ("Lundi au vendredi 9h-17h (été : 9h-13h du 6 juillet au 28 août)",
     "Mo-Fr 09:00-17:00; Jul 06-Aug 28 Mo-Fr 09:00-13:00"),
    ("Mardi 14h-18h (jusqu'à 17h en juillet-août), jeudi 9h-12h",
     "Tu 14:00-18:00; Th 09:00-12:00; Jul-Aug Tu 14:00-17:00"),
    ("Lundi 8h-16h, samedi 9h-12h (8h-14h en juillet)",
     'Mo 08:00-16:00; Sa 09:00-12:00 "8h-14h en juillet"'),
    ("Mardi 14h-18h (17h le 3 août)", 'Tu 14:00-18:00 "17h le 3 août"'),
]  # fmt: skip
AUTRES = [
    ("Permanence numérique : mercredi 14h-17h (mairie ouverte du lundi au vendredi 9h-12h)",
     "We 14:00-17:00"),
    ("Conseiller numérique le jeudi de 14h à 17h, la mairie est ouverte du lundi au vendredi "
     "de 9h à 12h", "Th 14:00-17:00"),
    ("Le lundi de 14h à 17h (bibliothèque) et le jeudi de 9h à 12h (mairie)", ""),
    ("Lundi 9h-12h, rdv 02 43 00 00 00 de 8h à 18h", 'Mo 09:00-12:00 "rdv"'),
    ("Enfants 8/12 ans mercredi 14h-16h", 'We 14:00-16:00 "enfants"'),
]  # fmt: skip
LIEUX = [
    "Lundi 9h-12h (Volvic), mardi 9h-12h (Riom)",
    "Lundi 9h-12h - Volvic\nMardi 9h-12h - Riom",
    "Volvic\nLundi 9h-12h\nRiom\nMardi 9h-12h",
    "• Volvic – lundi 9h-12h\n• Riom – mardi 9h-12h",
    "Riom, lundi 9h-12h ; Volvic, mardi 14h-17h",
]
DATES = [
    ("Lundi 9h-12h. Fermé du lundi 3 août au vendredi 21 août", "Mo 09:00-12:00; Aug 03-21 off"),
    ("Lundi 9h-12h. Fermé le lundi de Pentecôte",
     'Mo 09:00-12:00 "fermé le lundi de Pentecôte"'),
    ("Jeudis 1er et 3e du mois de 9h à 12h", "Th[1,3] 09:00-12:00"),
    ("jeudi 9h-12h, samedi 9h-12h (sauf dernier samedi du mois)",
     "Th,Sa 09:00-12:00; Sa[-1] off"),
    ("Atelier mensuel le samedi 10h-12h", 'Sa 10:00-12:00 "mensuel"'),
    ("Un atelier par mois, le samedi 10h-12h", 'Sa 10:00-12:00 "un atelier par mois"'),
    ("Horaires scolaires Mardi 16h-18h horaires vacances Mardi 10h-12h",
     'Tu 16:00-18:00; SH unknown "vacances Mardi 10h-12h"'),
    ("Lundi au vendredi 8h-12h, 13h-17h, 16h le vendredi",
     "Mo-Th 08:00-12:00,13:00-17:00; Fr 08:00-12:00,13:00-16:00"),
    ("Jeudi 14h à 16 h. 30", "Th 14:00-16:30"),
]  # fmt: skip
TABLEAUX = [
    ("Lundi | Fermé | 14h-17h\nMardi | 9h-12h | Fermé", "Mo 14:00-17:00; Tu 09:00-12:00"),
    ("Jours | Matin | Après-midi\nLundi | 9h-12h | 14h-17h\nMardi | Fermé | 14h-17h",
     "Mo 09:00-12:00,14:00-17:00; Tu 14:00-17:00"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("texte", "osm"), [*SAISONS, *ENTRE_PARENTHESES, *AUTRES, *DATES, *TABLEAUX]
)
def test_each_hour_has_its_own_frame(texte: str, osm: str) -> None:
    assert parse_horaires(texte).osm == osm
    assert not osm or validate_osm(osm)


@pytest.mark.parametrize("texte", LIEUX)
def test_bare_names_beside_hours_are_places(texte: str) -> None:
    assert [c.code for c in parse_horaires(texte).constats] == ["horaires-plusieurs-lieux"]


@pytest.mark.parametrize(
    ("mardi", "osm"),
    [
        ("9h-12h (fermé en août)", "Mo,Tu 09:00-12:00; Aug Tu off"),
        ("9h-12h (sauf vacances scolaires)",
         'Mo 09:00-12:00; Tu 09:00-12:00 "hors vacances scolaires"'),
    ],
)  # fmt: skip
def test_a_closure_in_a_column_is_that_of_its_day(mardi: str, osm: str) -> None:
    assert parse_semaine({"lundi": "9h-12h", "mardi": mardi}).osm == osm


def test_a_closure_in_every_column_is_that_of_the_week() -> None:
    cellule = "9h-12h (fermé en août)"
    assert parse_semaine({"lundi": cellule, "mardi": cellule}).osm == "Mo,Tu 09:00-12:00; Aug off"


@pytest.mark.parametrize(
    ("fermeture", "osm"),
    [
        ("Fermeture les jours fériés.", "PH off"),
        ("Fermé les 1er janvier et 25 décembre.", "Jan 01 off; Dec 25 off"),
        ("Fermé pendant les vacances scolaires.", "SH off"),
    ],
)
def test_a_closing_with_its_own_period_spares_the_season_before(fermeture: str, osm: str) -> None:
    saisons = "Été (du 1er avril au 30 septembre) : lundi 9h-19h. Octobre à mars : lundi 9h-18h."
    lu = parse_horaires(f"{saisons} {fermeture}")
    assert lu.osm == f"Apr 01-Sep 30 Mo 09:00-19:00; Oct-Mar Mo 09:00-18:00; {osm}"


SAMEDI = "Lundi 9h-12h ; samedi 10h-12h."


@pytest.mark.parametrize(
    ("fermeture", "osm"),
    [
        ("Samedi fermé en juillet/août.", "Mo 09:00-12:00; Sa 10:00-12:00; Jul-Aug Sa off"),
        ("Dimanche fermé en août.", "Mo 09:00-12:00; Sa 10:00-12:00; Aug Su off"),
        ("Samedi matin fermé en juillet/août.", ""),
        ("Samedi fermé les jours fériés.", ""),
    ],
)
def test_a_day_closed_in_a_period_closes_neither_all_days_nor_all_year(
    fermeture: str, osm: str
) -> None:
    assert parse_horaires(f"{SAMEDI} {fermeture}").osm == osm


def test_a_new_day_after_the_hours_of_the_holidays_is_not_read_as_closed() -> None:
    vacances = "Vacances scolaires : 10h-12h"
    assert parse_horaires(f"Lundi 9h-12h\n{vacances}\nMercredi : 14h-16h").osm == ""
    suite = parse_horaires(f"Lundi 9h-12h, mardi 9h-12h\n{vacances}\nMardi : 14h-16h").osm
    assert suite.startswith("Mo,Tu 09:00-12:00")


@pytest.mark.parametrize(
    ("texte", "osm"),
    [
        ("De septembre à juin : lundi 9h-12h. Horaires d'été : mardi 8h-12h",
         "Jul 01-Aug 31 Tu 08:00-12:00; Sep-Jun Mo 09:00-12:00"),
        ("Hiver (du 1er octobre au 31 mars) : 8h-12h le lundi. Été : 9h-12h le lundi",
         "Apr 01-Sep 30 Mo 09:00-12:00; Oct 01-Mar 31 Mo 08:00-12:00"),
        ("Été (avril à octobre) : 9h-12h le lundi\nHiver : 10h-12h le lundi",
         "Apr-Oct Mo 09:00-12:00; Nov 01-Mar 31 Mo 10:00-12:00"),
        ("Été : du 1er mai au 30 septembre, mardi 9h-12h. Hiver : mardi 10h-12h",
         "May 01-Sep 30 Tu 09:00-12:00; Oct 01-Apr 30 Tu 10:00-12:00"),
        ("Horaires d'été (juillet-août) : mardi 9h-12h. Hors été : lundi 9h-12h",
         "Jul-Aug Tu 09:00-12:00; Sep 01-Jun 30 Mo 09:00-12:00"),
        ("Mardi 14h-17h, lundi 9h-12h en été", 'Tu 14:00-17:00 "lundi 9h-12h en été"'),
        ("Mercredi 14h-18h ; été : fermé du 14 juillet au 20 août",
         "We 14:00-18:00; Jul 14-Aug 20 off"),
        ("Mercredi 14h-18h, fermé l'été du 14 juillet au 20 août",
         "We 14:00-18:00; Jul 14-Aug 20 off"),
        ("Hiver : lun-ven 9h-12h. Du 15 juin au 15 septembre : lun-ven 8h-13h",
         "Jun 15-Sep 15 Mo-Fr 08:00-13:00; Sep 16-Jun 14 Mo-Fr 09:00-12:00"),
        ("Période hivernale (oct. à mars) lundi 14h-17h - période estivale : 14h-19h mêmes jours",
         "Apr 01-Sep 30 Mo 14:00-19:00; Oct-Mar Mo 14:00-17:00"),
        ("Mi-juin à mi-septembre : lundi 10h-19h ; le reste de l'année : mardi 14h-18h", ""),
        ("Horaires d'hiver : lundi 9h-12h. Fermé en août.", ""),
        ("Lundi 9h-12h, sauf en août. Horaires d'hiver : mardi 9h-12h",
         'Mo 09:00-12:00 "horaires d\'hiver : mardi 9h-12h"; Aug off'),
        ("Juillet : mardi 9h-12h. Hors été : lundi 9h-12h",
         'Jul Tu 09:00-12:00 "hors été : lundi 9h-12h"'),
        ("Lundi 9h-12h de janvier à mars. Horaires d'été : mardi 9h-12h",
         'Jan-Mar Mo 09:00-12:00 "horaires d\'été : mardi 9h-12h"'),
    ],
)  # fmt: skip
def test_a_named_season_is_what_the_dated_ones_leave(texte: str, osm: str) -> None:
    assert parse_horaires(texte).osm == osm


def test_days_of_one_month_are_a_season_of_that_month() -> None:
    assert season_days("Aug 01-15") == season_days("Aug 01-Aug 15")


@pytest.mark.parametrize(
    ("texte", "osm"),
    [
        ("Lundi au vendredi de 9h à 12h, exceptionnellement ouvert à 10h le jeudi",
         "Mo-We,Fr 09:00-12:00; Th 10:00-12:00"),
        ("Lundi au vendredi de 9h à 12h, exceptionnellement ouvert jusqu'à 19h le jeudi",
         'Mo-Fr 09:00-12:00 "exceptionnellement ouvert jusqu\'à 19h le jeudi"'),
        ("Du mardi au vendredi 14h-18h, exceptionnellement fermé le jeudi 12 mars",
         "Tu-Fr 14:00-18:00; Mar 12 Th off"),
        ("Mardi 14h-18h, exceptionnellement fermé le jeudi",
         'Tu 14:00-18:00 "exceptionnellement fermé le jeudi"'),
        ("Lundi 9h-12h, exceptionnellement le samedi 9h-12h",
         'Mo 09:00-12:00; Sa 09:00-12:00 unknown "exceptionnellement le samedi 9h-12h"'),
    ],
)  # fmt: skip
def test_an_exception_leaves_the_other_days_sure(texte: str, osm: str) -> None:
    assert parse_horaires(texte).osm == osm


@pytest.mark.parametrize(
    ("texte", "osm"),
    [
        ("Du 24 au 5 septembre, du lundi au samedi de 9h à 12h",
         "Aug 24-Sep 05 Mo-Sa 09:00-12:00"),
        ("Lundi 9h-12h, fermé du 24 au 2 janvier 2027",
         "Mo 09:00-12:00; 2026 Dec 24-2027 Jan 02 off"),
        ("Lundi 9h-12h, fermé du 24 au 31 décembre", "Mo 09:00-12:00; Dec 24-31 off"),
    ],
)  # fmt: skip
def test_a_later_day_before_an_earlier_one_is_of_the_month_before(texte: str, osm: str) -> None:
    assert parse_horaires(texte).osm == osm


@pytest.mark.parametrize(
    ("texte", "osm"),
    [
        ("Mardi 14h-18h (ouvert du 26 avril à fin septembre)", "Apr 26-Sep 30 Tu 14:00-18:00"),
        ("Du début septembre au 15 juin : mardi 9h-12h", "Sep 01-Jun 15 Tu 09:00-12:00"),
        ("Lundi 9h-12h, fermé du 14 juillet à fin août 2026",
         "Mo 09:00-12:00; 2026 Jul 14-2026 Aug 31 off"),
        ("Lundi 9h-12h, fermé de mi-juillet à fin août",
         'Mo 09:00-12:00 "fermé de mi-juillet à fin août"'),
    ],
)  # fmt: skip
def test_the_end_of_a_month_is_its_last_day(texte: str, osm: str) -> None:
    assert parse_horaires(texte).osm == osm
