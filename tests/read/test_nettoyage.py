from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediation_map.read.colonnes import Format
from mediation_map.read.feuilles import Valeur
from mediation_map.read.nettoyage import LONGUEUR_MAX, clean_valeur


def _clean(valeur: Valeur, forme: Format = Format.TEXTE) -> tuple[str, list[str]]:
    texte, problemes = clean_valeur(valeur, forme)
    return texte, [p.code for p in problemes]


@pytest.mark.parametrize(
    ("valeur", "texte"),
    [
        ("  A  ", "A"),
        ("9\u202fh\u00a030", "9 h 30"),
        ("a \r\n  b\rc\u2028d", "a\nb\nc\nd"),
        ("e\u0301te\u0301", "été"),
        ("-", ""),
        ("– –", ""),
        ("N/A", ""),
        ("nc", ""),
        ("N.C.", ""),
        ("Nancy", "Nancy"),
        ("- accueil\n- aide (sur place)", "- accueil\n- aide (sur place)"),
        (r"C:\new\table", r"C:\new\table"),
        (r"\\serveur\notes", r"\\serveur\notes"),
        ("True", "True"),
    ],
)
def test_ordinary_texts_are_cleaned_without_a_word(valeur: str, texte: str) -> None:
    assert _clean(valeur) == (texte, [])


@pytest.mark.parametrize("valeur", ["#N/D", "#REF!", "#VALEUR!", "#n/a", "#DIV/0!", "Err:508"])
def test_errors_of_the_spreadsheet_are_empty_and_said(valeur: str) -> None:
    assert _clean(valeur) == ("", ["erreur-du-tableur"])


@pytest.mark.parametrize(
    ("valeur", "texte"),
    [("NC", "NC"), ("n/a", "n/a"), ("N.R.", "N.R."), ("?", "?"), ("-", ""), ("/", ""), ("", "")],
)
def test_a_day_that_is_not_known_is_not_an_empty_one(valeur: str, texte: str) -> None:
    assert _clean(valeur, Format.JOUR) == (texte, [])


def test_an_error_of_the_spreadsheet_does_not_close_its_day() -> None:
    assert _clean("#N/D", Format.JOUR) == ("?", ["erreur-du-tableur"])


@pytest.mark.parametrize("valeur", ["nan", "None", "NULL", "False", "FAUX", False])
def test_programmers_nothings_are_empty_and_said(valeur: Valeur) -> None:
    assert _clean(valeur) == ("", ["residu-d-export"])


@pytest.mark.parametrize(
    ("valeur", "texte"),
    [
        ("False", "non"),
        ("FAUX", "non"),
        ("vrai", "oui"),
        (True, "oui"),
        (False, "non"),
        (1.0, "oui"),
        (0, "non"),
        ("x", "oui"),
        ("parfois", "parfois"),
    ],
)
def test_yes_and_no_columns_keep_their_false(valeur: Valeur, texte: str) -> None:
    assert _clean(valeur, Format.BOOLEEN) == (texte, [])


@pytest.mark.parametrize(
    ("valeur", "texte"),
    [
        (r"Rue\x20de\x20l\'Église", "Rue de l'Église"),
        (r"caf\u00e9\nici", "café\nici"),
        (r"\u003cb\u003e", "<b>"),
        (r"\ud83d\ude00", "😀"),
        (r"seul \ud83d !", "seul \ufffd !"),
        (r"dit \"bonjour\"", 'dit "bonjour"'),
        (r"http:\/\/x.fr", "http://x.fr"),
    ],
)
def test_escapes_become_letters(valeur: str, texte: str) -> None:
    assert _clean(valeur) == (texte, ["echappements-informatiques"])


@pytest.mark.parametrize(
    "valeur", ["a\u200bb", "a\u202eb", "a\x00b", "\ufeffab", "a\u00adb", "a\x1bb"]
)
def test_what_nobody_sees_is_removed_and_said(valeur: str) -> None:
    assert _clean(valeur) == ("ab", ["caracteres-invisibles"])


def test_an_escaped_control_is_removed_too() -> None:
    assert _clean(r"a\u202eb") == ("ab", ["echappements-informatiques", "caracteres-invisibles"])


@pytest.mark.parametrize(
    ("valeur", "forme", "texte"),
    [
        (1500.0, Format.CODE, "01500"),
        ("1500", Format.CODE, "01500"),
        ("1500|72000", Format.CODE, "01500|72000"),
        (243521859.0, Format.TELEPHONE, "0243521859"),
        ("243521859", Format.TELEPHONE, "0243521859"),
    ],
)
def test_lost_zeros_come_back_and_it_is_said(valeur: Valeur, forme: Format, texte: str) -> None:
    assert _clean(valeur, forme) == (texte, ["zero-rendu"])


@pytest.mark.parametrize(
    ("valeur", "forme", "texte"),
    [
        (72000.0, Format.CODE, "72000"),
        ("72000.0", Format.CODE, "72000"),
        ("2A004", Format.CODE, "2A004"),
        ("72 100", Format.CODE, "72100"),
        ("02 43 52 18 59", Format.TELEPHONE, "02 43 52 18 59"),
        ("3949", Format.TELEPHONE, "3949"),
        ("+33 2 43 52 18 59", Format.TELEPHONE, "+33 2 43 52 18 59"),
        (33243521859.0, Format.TELEPHONE, "33243521859"),
        (13002526500013.0, Format.NUMERO, "13002526500013"),
        ("47,95325", Format.NOMBRE, "47.95325"),
        ("145\u202f155", Format.NOMBRE, "145155"),
        ("12,000", Format.NOMBRE, "12.000"),
        ("12.0", Format.NOMBRE, "12"),
        (0.1 + 0.2, Format.NOMBRE, "0.3"),
        (47.9915298, Format.NOMBRE, "47.9915298"),
        (1e20, Format.TEXTE, "100000000000000000000"),
        (float("nan"), Format.NOMBRE, ""),
    ],
)
def test_numbers_are_written_in_full(valeur: Valeur, forme: Format, texte: str) -> None:
    assert _clean(valeur, forme) == (texte, [])


def test_a_number_that_lost_its_end_is_not_guessed() -> None:
    assert _clean("2,43522E+08", Format.TELEPHONE) == ("2,43522E+08", ["chiffres-perdus"])


@pytest.mark.parametrize(
    ("valeur", "forme", "texte"),
    [
        (date(2024, 8, 1), Format.DATE, "2024-08-01"),
        (datetime(2024, 8, 1), Format.DATE, "2024-08-01"),  # noqa: DTZ001 a spreadsheet's
        (datetime(2024, 8, 1, 9, 30), Format.DATE, "2024-08-01 9h30"),  # noqa: DTZ001
        ("2024-08-01 00:00:00", Format.DATE, "2024-08-01"),
        (date(2022, 5, 1), Format.MOIS, "2022-05"),
        (time(9, 30), Format.HEURE, "9h30"),
        (time(14), Format.HEURE, "14h"),
        (datetime(1899, 12, 31, 9, 30), Format.HEURE, "9h30"),  # noqa: DTZ001
        (timedelta(hours=1, minutes=30), Format.HEURE, "1h30"),
        (2019.0, Format.DATE, "2019"),
    ],
)
def test_dates_and_times_are_written_one_way(valeur: Valeur, forme: Format, texte: str) -> None:
    assert _clean(valeur, forme) == (texte, [])


def test_hours_that_became_a_date_are_told() -> None:
    assert _clean(date(2026, 12, 9), Format.HORAIRES) == ("2026-12-09", ["heures-devenues-date"])


@pytest.mark.parametrize(
    "valeur", ["=1+1", "=cmd|' /C calc'!A0", "@SUM(A1)", "+cmd|x", "-cmd|x", "+a(1)", "-2+3!A1"]
)
def test_formulas_stay_as_texts_and_are_said(valeur: str) -> None:
    assert _clean(valeur) == (valeur, ["air-de-formule"])


@pytest.mark.parametrize("valeur", ["+33 2 43", "- aide", "-12.5", "@", "a=b"])
def test_what_only_begins_like_a_formula_says_nothing(valeur: str) -> None:
    assert "air-de-formule" not in _clean(valeur)[1]


def test_a_text_without_end_is_cut_and_said() -> None:
    assert _clean("a" * (LONGUEUR_MAX + 1)) == ("a" * LONGUEUR_MAX, ["texte-trop-long"])


VALEURS = st.one_of(
    st.text(), st.floats(), st.integers(), st.booleans(), st.dates(), st.times(), st.datetimes(),
    st.timedeltas(timedelta(0), timedelta(days=40)),
)  # fmt: skip


@settings(deadline=None)
@given(VALEURS, st.sampled_from(Format))
def test_any_cell_gives_a_harmless_text(valeur: Valeur, forme: Format) -> None:
    texte, _ = clean_valeur(valeur, forme)
    assert texte == texte.strip()
    assert len(texte) <= LONGUEUR_MAX
    assert all(line.isprintable() for line in texte.split("\n"))


@settings(deadline=None)
@given(st.text(st.characters(exclude_characters="\\")), st.sampled_from(Format))
def test_a_clean_text_stays_as_it_is(valeur: str, forme: Format) -> None:
    texte, _ = clean_valeur(valeur, forme)
    assert clean_valeur(texte, forme)[0] == texte
