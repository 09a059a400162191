"""The table of the week and the notes beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_map.normalise.horaires.calendrier.horizon import expand_calendrier
from mediation_map.normalise.horaires.lecture.analyse import parse_regles
from mediation_map.normalise.horaires.lecture.mots import JOURS
from mediation_map.normalise.horaires.lecture.table import (
    JourTableau,
    render_notes,
    render_phrase,
    render_tableau,
)
from tests.horaires.formes_osm import DEBUT, FORMES, horaires_osm

LUNDI, MARDI, MERCREDI, JEUDI, VENDREDI, SAMEDI, DIMANCHE = range(7)


def jour(osm: str, rang: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    ligne = render_tableau(osm)[rang]
    return ligne.plages, ligne.mentions


def test_the_week_has_seven_days_from_monday() -> None:
    assert [ligne.jour for ligne in render_tableau("Mo 09:00-12:00")] == list(JOURS)
    assert render_tableau("") == tuple(JourTableau(nom) for nom in JOURS)


def test_a_day_shows_its_hours_and_a_closed_day_none() -> None:
    osm = "Mo-Fr 09:00-12:30,14:00-18:00"
    assert jour(osm, LUNDI) == (("9 h – 12 h 30", "14 h – 18 h"), ())
    assert jour(osm, SAMEDI) == ((), ())


@pytest.mark.parametrize(
    ("osm", "rang", "plages", "mentions"),
    [
        ("Tu-Sa 09:00-13:00; We,Fr 14:00-18:00", MERCREDI, ("14 h – 18 h",), ()),
        ("Mo 09:00-12:00, Mo 14:00-15:00", LUNDI, ("9 h – 12 h", "14 h – 15 h"), ()),
        ("Mo 09:00-12:00, Mo 11:00-15:00", LUNDI, ("9 h – 15 h",), ()),
        ("Mo-Fr 09:00-12:00; We off", MERCREDI, (), ()),
        ("Mo-Fr 09:00-18:00; We 12:00-13:00 off", MERCREDI, ("9 h – 12 h", "13 h – 18 h"), ()),
        ("Fr-Mo 10:00-12:00", DIMANCHE, ("10 h – 12 h",), ()),
        ("24/7", DIMANCHE, ("24 h sur 24",), ()),
        ("We 14:00+", MERCREDI, ("à partir de 14 h",), ()),
        ("Fr 22:00-02:00", VENDREDI, ("22 h – 2 h",), ()),
        ("Fr 18:00-24:00", VENDREDI, ("18 h – 24 h",), ()),
        ("Sa[1,3] 09:00-12:00", SAMEDI, ("9 h – 12 h",), ("1er et 3e du mois",)),
        ("Th[-1] 09:00-12:00", JEUDI, ("9 h – 12 h",), ("dernier du mois",)),
        ("week 02-52/2 Th 09:00-12:00", JEUDI, ("9 h – 12 h",), ("semaines paires",)),
        ("week 01-53/2 Th 09:00-12:00", JEUDI, ("9 h – 12 h",), ("semaines impaires",)),
        ("Apr-Oct Mo 09:00-12:00", LUNDI, ("9 h – 12 h",), ("d'avril à octobre",)),
        ("Aug Mo 09:00-12:00", LUNDI, ("9 h – 12 h",), ("en août",)),
        ("Sep 15-Jun 01 Mo 09:00-12:00", LUNDI, ("9 h – 12 h",), ("du 15 septembre au 1er juin",)),
        ('Mo 09:00-12:00 "sur rendez-vous"', LUNDI, ("9 h – 12 h",), ("sur rendez-vous",)),
        ('Sa unknown "sur rendez-vous"', SAMEDI, ("sur rendez-vous",), ()),
        ('Sa unknown "réunion"', SAMEDI, ("à confirmer : réunion",), ()),
        ("Sa unknown", SAMEDI, ("horaires à confirmer",), ()),
        ("Sa 09:00-12:00 unknown", SAMEDI, ("9 h – 12 h",), ("horaires à confirmer",)),
        ("PH,Su 10:00-12:00", DIMANCHE, ("10 h – 12 h",), ()),
        ("Mo 09:00-12:00; Mo[1] off", LUNDI, ("9 h – 12 h",), ("sauf 1er du mois",)),
        (
            "Mo 09:00-12:00; SH Mo off",
            LUNDI,
            ("9 h – 12 h",),
            ("sauf pendant les vacances scolaires",),
        ),
        ("Mo 09:00-12:00; Aug Mo off", LUNDI, ("9 h – 12 h",), ("sauf en août",)),
        (
            "Sa 14:00-16:00; Sa[1] 09:00-12:00",
            SAMEDI,
            ("14 h – 16 h",),
            ("1er du mois : 9 h – 12 h",),
        ),
        (
            "Sa 14:00-16:00; Sa[1] 09:00-12:00,14:00-16:00",
            SAMEDI,
            ("14 h – 16 h", "9 h – 12 h (1er du mois)"),
            (),
        ),
        (
            "Sa 14:00-16:00, Sa[1] 09:00-12:00",
            SAMEDI,
            ("14 h – 16 h", "9 h – 12 h (1er du mois)"),
            (),
        ),
        (
            "Oct-Apr Mo 09:00-12:00; May-Sep Mo 08:00-11:00",
            LUNDI,
            ("9 h – 12 h (d'octobre à avril)", "8 h – 11 h (de mai à septembre)"),
            (),
        ),
        (
            'Mo 09:00-12:00 "a", Mo 12:00-14:00 "b"',
            LUNDI,
            ("9 h – 12 h (a)", "12 h – 14 h (b)"),
            (),
        ),
        # A rule without condition takes the place of all that came before.
        ("Mo[1] 09:00-12:00; Mo 10:00-11:00", LUNDI, ("10 h – 11 h",), ()),
    ],
)
def test_a_day_says_all_that_it_holds(
    osm: str, rang: int, plages: tuple[str, ...], mentions: tuple[str, ...]
) -> None:
    assert jour(osm, rang) == (plages, mentions)


@pytest.mark.parametrize(
    ("osm", "notes"),
    [
        ("Mo 09:00-12:00", ()),
        ("Mo 09:00-12:00; PH off", ("Fermé les jours fériés",)),
        ("Mo 09:00-12:00; SH off", ("Fermé pendant les vacances scolaires",)),
        (
            "Mo 09:00-12:00; SH,PH off",
            ("Fermé les jours fériés et pendant les vacances scolaires",),
        ),
        ("Mo 09:00-12:00; Aug 01-15 off", ("Fermé du 1er au 15 août",)),
        ("Mo 09:00-12:00; 2026 Aug 01-15 off", ("Fermé du 1er au 15 août 2026",)),
        (
            "Mo 09:00-12:00; 2026 Dec 24-2027 Jan 03 off",
            ("Fermé du 24 décembre 2026 au 3 janvier 2027",),
        ),
        ("Mo 09:00-12:00; 2026 Jul 06-2026 Aug 28 off", ("Fermé du 6 juillet au 28 août 2026",)),
        ("Mo 09:00-12:00; Dec 24,Dec 31 off", ("Fermé le 24 décembre et le 31 décembre",)),
        ("Mo 09:00-12:00; Aug off", ("Fermé en août",)),
        ('Mo 09:00-12:00; Aug off "congés"', ("Fermé en août (congés)",)),
        ("Mo 09:00-12:00; week 02-52/2 off", ("Fermé les semaines paires",)),
        ("Mo 09:00-12:00; 2026 Jul Sa off", ("Fermé le samedi en juillet 2026",)),
        (
            "Mo 09:00-12:00; 2026 Dec 24 09:00-11:00",
            ("Le 24 décembre 2026, ouvert de 9 h à 11 h",),
        ),
        ("PH,Su 10:00-12:00", ("Les jours fériés, ouvert de 10 h à 12 h",)),
        (
            "Mo 09:00-12:00; SH Mo-Fr 10:00-12:00; SH Sa 10:00-11:00; SH We off",
            (
                "Pendant les vacances scolaires, ouvert les lundi, mardi, jeudi et vendredi"
                " de 10 h à 12 h, et le samedi de 10 h à 11 h",
            ),
        ),
        (
            'Mo 09:00-12:00; SH unknown "sur rendez-vous"',
            ("Pendant les vacances scolaires : sur rendez-vous",),
        ),
        ('Mo 09:00-12:00; SH unknown "vacances : nous appeler"', ("Vacances : nous appeler",)),
        ('unknown "sur rendez-vous"', ("Sur rendez-vous",)),
        ('"sur rendez-vous"', ("Sur rendez-vous",)),
        ("unknown", ("Horaires à confirmer",)),
        (
            'Mo 09:00-12:00 || "sur rendez-vous"',
            ("En dehors de ces horaires : sur rendez-vous",),
        ),
    ],
)
def test_notes_say_what_concerns_no_weekday(osm: str, notes: tuple[str, ...]) -> None:
    assert render_notes(osm) == notes


@pytest.mark.parametrize(
    "illisible",
    ["easter off", "Mo sunrise-12:00", "Mo[1] +1 day 09:00-10:00", "9h-12h le lundi", "Mo[9] off"],
)
def test_what_cannot_be_said_is_shown_as_written(illisible: str) -> None:
    osm = f"Mo 09:00-12:00; {illisible}; Tu 10:00-11:00"
    assert render_notes(osm) == (f"Horaires particuliers : {illisible}",)
    assert jour(osm, LUNDI) == (("9 h – 12 h",), ())
    assert jour(osm, MARDI) == (("10 h – 11 h",), ())


def test_other_hours_by_default_are_shown_as_written() -> None:
    (note,) = render_notes("Mo 09:00-12:00 || Tu 10:00-11:00")
    assert note == "Horaires particuliers, en dehors des autres : Tu 10:00-11:00"


def read_minutes(texte: str) -> int:
    heures, _, minutes = texte.replace(" h", ":").replace(" ", "").partition(":")
    return int(heures) * 60 + int(minutes or 0)


def read_plage(texte: str) -> tuple[int, int]:
    if texte == "24 h sur 24":
        return 0, 1440
    debut, fin = texte.split(" – ")
    return read_minutes(debut), read_minutes(fin)


_QUARTS = st.integers(0, 95)
_PLAGES = st.tuples(_QUARTS, st.integers(1, 40)).map(
    lambda t: (t[0] * 15, min((t[0] + t[1]) * 15, 1440))
)
_JOURS = st.sampled_from(["Mo", "Tu,We", "Mo-Fr", "Sa-Su", "Fr-Mo"])
_SUITES = st.sampled_from(["", "", " off"])


@st.composite
def semaines_constantes(draw: st.DrawFn) -> str:
    regles = []
    for _ in range(draw(st.integers(1, 4))):
        debut, fin = draw(_PLAGES)
        heures = f"{debut // 60:02d}:{debut % 60:02d}-{fin // 60:02d}:{fin % 60:02d}"
        regles.append(f"{draw(_JOURS)} {heures}{draw(_SUITES)}")
    return "; ".join(regles)


@given(semaines_constantes())
def test_the_table_holds_the_same_minutes_as_the_calendar(osm: str) -> None:
    semaine = expand_calendrier(osm, DEBUT).semaine
    for ligne, journee in zip(render_tableau(osm), semaine, strict=True):
        attendu = [(o.debut, o.fin) for o in journee]
        assert [read_plage(plage) for plage in ligne.plages] == attendu, ligne.jour


@given(horaires_osm() | st.sampled_from(FORMES))
def test_no_comment_is_dropped(osm: str) -> None:
    tableau = " ".join(" ".join((*li.plages, *li.mentions)) for li in render_tableau(osm))
    lu = f"{tableau} {' '.join(render_notes(osm))} {render_phrase(osm)}".lower()
    derniere = parse_regles(osm)[-1]
    assert derniere.commentaire.lower() in lu


@given(st.text(alphabet='Mo-Fr09:1,;|[]"/+ PHSunkwe=é', max_size=60))
def test_no_text_raises_and_none_vanishes(osm: str) -> None:
    tableau, notes, phrase = render_tableau(osm), render_notes(osm), render_phrase(osm)
    assert len(tableau) == 7
    assert bool(phrase) == bool(parse_regles(osm))
    for regle in parse_regles(osm):
        if not regle.lisible:
            assert any(regle.brut in note for note in notes)
