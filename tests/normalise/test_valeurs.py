"""Dates, numbers, times, codes, SIRET and closed lists."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediation_map.model.vocabulaires import Frais, PriseEnCharge, Service
from mediation_map.normalise.codes import parse_code_insee, parse_code_postal
from mediation_map.normalise.dates import parse_borne, parse_date_source, parse_jour, parse_mois
from mediation_map.normalise.nombres import parse_duree, parse_entier, parse_heure, parse_oui_non
from mediation_map.normalise.pivot import parse_pivot
from mediation_map.normalise.vocabulaire import Vocabulaire, suggest


def codes(constats: object) -> list[str]:
    assert isinstance(constats, tuple)
    return [constat.code for constat in constats]


@pytest.mark.parametrize(
    ("texte", "iso"),
    [
        ("12/03/2026", "2026-03-12"),
        ("12-03-2026", "2026-03-12"),
        ("12.03.2026", "2026-03-12"),
        ("2026-03-12", "2026-03-12"),
        ("2026-03-12 00:00:00", "2026-03-12"),
        ("2026-03-12T10:00:00Z", "2026-03-12"),
        ("2026-03-12 14h30", "2026-03-12"),
        ("2026-03-12 14h", "2026-03-12"),
        ("12 mars 2026", "2026-03-12"),
        ("1er mars 2026", "2026-03-01"),
        ("le 12 MARS 2026", "2026-03-12"),
        ("jeudi 12 mars 2026", "2026-03-12"),
        ("12 févr. 2021", "2021-02-12"),
        ("mars 2026", "2026-03"),
        ("03/2026", "2026-03"),
        ("2026-03", "2026-03"),
        ("2019", "2019"),
        ("2019.0", "2019"),
        ("n.d.", ""),
        ("-", ""),
        ("inconnue", ""),
        ("", ""),
    ],
)
def test_dates_are_read_without_a_word(texte: str, iso: str) -> None:
    lecture = parse_date_source(texte)
    assert lecture.valeur.texte == iso
    assert lecture.constats == ()


@pytest.mark.parametrize(
    ("texte", "iso", "code"),
    [
        ("12/03/26", "2026-03-12", "date-annee-courte"),
        ("mai-22", "2022-05", "date-annee-courte"),
        ("46093", "2026-03-12", "date-nombre-de-tableur"),
        ("mardi 12 mars 2026", "2026-03-12", "date-jour-faux"),
        ("12/13/2026", "", "date-impossible"),
        ("31/02/2026", "", "date-impossible"),
        ("00/00/0000", "", "date-impossible"),
        ("12/03", "", "date-ambigue"),
        ("12/03/98", "", "date-ambigue"),
        ("12 mars", "", "date-ambigue"),
        ("courant mars", "", "date-illisible"),
    ],
)
def test_doubtful_dates_are_told(texte: str, iso: str, code: str) -> None:
    lecture = parse_date_source(texte)
    assert lecture.valeur.texte == iso
    assert codes(lecture.constats) == [code]


def test_swapped_day_and_month_get_a_suggestion() -> None:
    conseil = parse_date_source("12/13/2026").constats[0].conseil
    assert conseil == "Vouliez-vous dire « 13/12/2026 » ?"


def test_whole_days_bounds_and_months() -> None:
    assert parse_jour("mars 2026").valeur is None
    assert codes(parse_jour("mars 2026").constats) == ["date-incomplete"]
    assert parse_borne("12/2025", fin=True).valeur == date(2025, 12, 31)
    assert parse_borne("12/2025").valeur == date(2025, 12, 1)
    assert parse_mois("juil-22").valeur == "2022-07"
    assert parse_mois("2022").valeur == ""


@settings(deadline=None)
@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_french_date_is_read_back(day: date) -> None:
    assert parse_jour(f"{day:%d/%m/%Y}").valeur == day
    assert parse_jour(day.isoformat()).valeur == day


@given(st.text(max_size=60))
@settings(deadline=None)
def test_no_text_breaks_a_reader(texte: str) -> None:
    for parse in (parse_date_source, parse_entier, parse_oui_non, parse_heure, parse_duree):
        for constat in parse(texte).constats:
            assert constat.phrase


@pytest.mark.parametrize(
    ("texte", "valeur"),
    [("9h30", time(9, 30)), ("9h", time(9)), ("9:00", time(9)), ("09.30", time(9, 30)),
     ("9 heures", time(9)), ("14 h 15", time(14, 15)), ("midi", time(12)),
     ("25h", None), ("1730", None), ("", None)],
)  # fmt: skip
def test_times(texte: str, valeur: time | None) -> None:
    lecture = parse_heure(texte)
    assert lecture.valeur == valeur
    assert bool(lecture.constats) == (valeur is None and texte != "")


@pytest.mark.parametrize(
    ("texte", "valeur"),
    [("2h", 120), ("1h30", 90), ("90", 90), ("90 min", 90), ("2 heures", 120), ("", 0)],
)
def test_durations(texte: str, valeur: int) -> None:
    assert parse_duree(texte).valeur == valeur


@pytest.mark.parametrize(
    ("texte", "valeur"),
    [("12", 12), ("1 390", 1390), ("143\u202f847", 143847), ("12,0", 12), ("nc", None)],
)
def test_whole_numbers(texte: str, valeur: int | None) -> None:
    assert parse_entier(texte).valeur == valeur
    assert parse_entier(texte).constats == ()


@pytest.mark.parametrize("texte", ["abc", "1.5", "-3", "1e5", "12.000", "1,000"])
def test_what_is_no_whole_number_is_told(texte: str) -> None:
    assert parse_entier(texte).valeur is None
    assert len(parse_entier(texte).constats) == 1


@pytest.mark.parametrize(
    ("texte", "valeur"),
    [("oui", True), ("X", True), ("VRAI", True), ("1", True), ("✓", True),
     ("Oui, sur demande", True),
     ("non", False), ("Faux", False), ("0", False), ("", None), ("-", None), ("nc", None)],
)  # fmt: skip
def test_yes_and_no(texte: str, valeur: bool | None) -> None:
    assert parse_oui_non(texte).valeur is valeur
    assert parse_oui_non(texte).constats == ()
    assert codes(parse_oui_non("peut-être").constats) == ["oui-non-illisible"]


@pytest.mark.parametrize(
    ("texte", "valeur", "told"),
    [("72000", "72000", []), (" 72000.0 ", "72000", []), ("1000", "01000", ["code-zero-perdu"]),
     ("F-72000", "72000", []), ("720", "", ["code-postal-faux"]), ("", "", [])],
)  # fmt: skip
def test_postcodes(texte: str, valeur: str, told: list[str]) -> None:
    lecture = parse_code_postal(texte)
    assert lecture.valeur == valeur
    assert codes(lecture.constats) == told


def test_insee_codes() -> None:
    assert parse_code_insee("2a004").valeur == "2A004"
    assert parse_code_insee("1004").valeur == "01004"
    assert codes(parse_code_insee("Le Mans").constats) == ["code-insee-faux"]


@pytest.mark.parametrize(
    ("texte", "valeur", "told"),
    [
        ("22720002900014", "22720002900014", []),
        ("227 200 029 00014", "22720002900014", []),
        ("w722001234", "W722001234", []),
        ("00000000000000", "", []),
        ("", "", []),
        ("247200132", "", ["pivot-siren"]),
        ("2.2720002900014E+13", "", ["pivot-abime"]),
        ("12345678900012", "", ["pivot-faux"]),
    ],
)
def test_pivots(texte: str, valeur: str, told: list[str]) -> None:
    lecture = parse_pivot(texte)
    assert lecture.valeur == valeur
    assert codes(lecture.constats) == told


def test_closed_lists_ignore_case_accents_and_plural() -> None:
    services = Vocabulaire(Service)
    items = services.split(
        "AIDE AUX DEMARCHES ADMINISTRATIVE | Accès internet et matériels informatiques"
    )
    assert [services.find(item) for item in items] == [Service.DEMARCHES, Service.ACCES]


def test_a_comma_separates_only_what_is_not_one_item() -> None:
    assert list(Vocabulaire(Frais).split("Payant, gratuit")) == ["Payant", "gratuit"]
    un = str(PriseEnCharge.ANGLAIS)
    assert list(Vocabulaire(PriseEnCharge).split(f"{un}, surdité")) == [un, "surdité"]


def test_an_unknown_word_gets_a_suggestion() -> None:
    lecture = Vocabulaire(Service).parse("Loisir et creation numerik")
    assert (lecture.valeur, codes(lecture.constats)) == (None, ["mot-inconnu"])
    assert "« Loisirs et créations numériques »" in lecture.constats[0].conseil


def test_no_suggestion_is_made_for_what_is_far() -> None:
    assert suggest("zzzz", ["Le Mans", "Allonnes"]) == ""
