from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_map.geocode import ban_requete
from mediation_map.geocode.ban_requete import (
    Question,
    clean_q,
    dump_questions,
    make_questions,
    split_lots,
    write_q,
)
from tests.geocode.fabrique import COULAINES, make_demande


@pytest.mark.parametrize(
    ("voie", "q"),
    [
        ("1 rue de Royan", "1 rue de Royan 72190 Coulaines"),
        ("5-7 avenue de la paix", "5 avenue de la paix 72190 Coulaines"),
        ("5 à 7 avenue de la Paix", "5 avenue de la Paix 72190 Coulaines"),
        ("128-130, Avenue Jean Jaurès", "128 Avenue Jean Jaurès 72190 Coulaines"),
        ("39 et 41 rue X", "39 rue X 72190 Coulaines"),
        ("  « Les\nSablons »", "Les Sablons » 72190 Coulaines"),
        ("8 mai 1945", "8 mai 1945 72190 Coulaines"),
    ],
)
def test_the_text_asked(voie: str, q: str) -> None:
    assert write_q(voie, COULAINES) == q


def test_two_ways_glued_are_also_asked_each() -> None:
    demande = make_demande(voie="Esplanade de la Liberté - Rue Léopold-Gouloumès")
    assert [q.q.removesuffix(" 72190 Coulaines") for q in make_questions(demande)] == [
        "Esplanade de la Liberté - Rue Léopold-Gouloumès",
        "Esplanade de la Liberté",
        "Rue Léopold-Gouloumès",
    ]


@pytest.mark.parametrize(
    ("code", "filtre"),
    [("72095", "72095"), ("2a004", "2A004"), ("75056", ""), ("", ""), ("720", ""), ("X2095", "")],
)
def test_only_a_code_that_the_service_knows_is_a_filter(code: str, filtre: str) -> None:
    assert make_questions(make_demande(code_insee=code))[0].commune == filtre


@given(st.text(max_size=400))
def test_any_text_becomes_one_that_the_service_takes(texte: str) -> None:
    q = clean_q(texte)
    assert len(q) <= 200
    assert not q or q[0].isalnum()
    assert q == " ".join(q.split())
    assert q.isprintable()


def test_a_long_text_is_cut_between_words() -> None:
    assert clean_q("rue " * 60) == ("rue " * 50).strip()
    assert len(clean_q("x" * 300)) == 200


@given(st.lists(st.tuples(st.text(min_size=1), st.text()), max_size=5))
def test_the_file_holds_what_is_asked(rows: list[tuple[str, str]]) -> None:
    rows = [(i.replace("\r", ""), q.replace("\r", "")) for i, q in rows]
    dumped = dump_questions([Question(i, q, "72095") for i, q in rows]).decode()
    read = list(csv.reader(io.StringIO(dumped, newline="")))
    assert read[1:] == [[i, q, "72095"] for i, q in rows]


def test_lots_stay_under_the_limits_of_the_service(monkeypatch: pytest.MonkeyPatch) -> None:
    questions = [Question(str(n), "1 rue X") for n in range(10)]
    assert [len(lot) for lot in split_lots(questions, 4)] == [4, 4, 2]
    monkeypatch.setattr(ban_requete, "LIGNES_MAX", 3)
    assert [len(lot) for lot in split_lots(questions, 100)] == [3, 3, 3, 1]
    monkeypatch.setattr(ban_requete, "OCTETS_MAX", len(dump_questions([questions[0]])) * 2)
    assert [len(lot) for lot in split_lots(questions, 100)] == [2] * 5
    assert list(split_lots([], 100)) == []
