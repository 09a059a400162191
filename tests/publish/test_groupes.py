"""Records found by key: the same as trying all, whatever the table."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mediation_map.model.permanence import Permanence
from mediation_map.publish.groupes import PAR_ID, PAR_LIEU, find_by

NOMS = st.sampled_from("abc")


@given(st.lists(st.tuples(NOMS, NOMS), max_size=20), NOMS)
def test_the_index_finds_what_trying_all_finds(tirage: list[tuple[str, str]], nom: str) -> None:
    table = tuple(Permanence(id=i, lieu_id=lieu) for i, lieu in tirage)
    assert find_by(table, PAR_LIEU, nom) == tuple(one for one in table if one.lieu_id == nom)
    assert find_by(table, PAR_ID, nom) == tuple(one for one in table if one.id == nom)


def test_two_tables_are_never_taken_for_one_another() -> None:
    une = (Permanence(id="1", lieu_id="a"),)
    autre = (Permanence(id="2", lieu_id="a"),)
    assert find_by(une, PAR_LIEU, "a") == une
    assert find_by(autre, PAR_LIEU, "a") == autre


def test_a_value_asked_twice_answers_once() -> None:
    table = (Permanence(id="1", lieu_id="a"), Permanence(id="2", lieu_id="b"))
    assert find_by(table, PAR_LIEU, "b", "a", "b") == (table[1], table[0])
