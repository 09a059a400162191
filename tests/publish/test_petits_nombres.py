"""No masked figure can be worked out: an independent solver looks for other figures everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediation_map.publish.petits_nombres import Relation, mask_petits

SEUIL = 5
Sommes = Sequence[tuple[frozenset[str], frozenset[str]]]


def find_other(
    valeurs: Mapping[str, int], masquees: frozenset[str], sommes: Sommes, case: str
) -> bool:
    """Return whether other whole numbers of one or more fit in the masked places.

    ``case`` must differ. Every number is tried in turn, cell after cell, and a branch is dropped
    once a sum can't be met.
    """
    plus_grand = max(valeurs.values()) + 2
    ordre = sorted(masquees, key=lambda one: (one != case, one))

    def search(lus: dict[str, int]) -> bool:
        if len(lus) == len(ordre):
            return True
        suivante = ordre[len(lus)]
        vrai = valeurs[suivante]
        for essai in sorted(range(1, plus_grand + 1), key=lambda one: abs(one - vrai)):
            if suivante == case and essai == vrai:
                continue
            suite = {**lus, suivante: essai}
            bornes = dict.fromkeys(masquees, (1, plus_grand)) | {
                one: (lu, lu) for one, lu in suite.items()
            }
            if can_hold(sommes, valeurs, bornes) and search(suite):
                return True
        return False

    return search({})


def can_hold(
    sommes: Sommes, valeurs: Mapping[str, int], bornes: Mapping[str, tuple[int, int]]
) -> bool:
    """Return whether each pair of sums can still be equal, masked cells being within bounds."""
    for cotes in sommes:
        petits, grands = zip(
            *(
                (sum(b[0] for b in lues), sum(b[1] for b in lues))
                for lues in (
                    [bornes.get(one, (valeurs[one], valeurs[one])) for one in cote]
                    for cote in cotes
                )
            ),
            strict=True,
        )
        if max(petits) > min(grands):
            return False
    return True


def relations(sommes: Sommes) -> list[Relation[str]]:
    return [Relation(gauche, droite) for gauche, droite in sommes]


def check(valeurs: Mapping[str, int], sommes: Sommes, seuil: int = SEUIL) -> frozenset[str]:
    masquees = mask_petits(valeurs, relations(sommes), seuil)
    assert {one for one, valeur in valeurs.items() if 0 < valeur < seuil} <= masquees
    assert not [one for one in masquees if not valeurs[one]]
    assert [c for c in masquees if not find_other(valeurs, masquees, sommes, c)] == []
    return masquees


def rangee(valeurs: Iterable[int]) -> tuple[dict[str, int], Sommes]:
    cases = {f"c{rang}": valeur for rang, valeur in enumerate(valeurs)}
    return {**cases, "total": sum(cases.values())}, [(frozenset(cases), frozenset({"total"}))]


@pytest.mark.parametrize(
    ("valeurs", "masquees"),
    [
        ([8, 12, 16], ""),
        ([3, 12, 16], "c0 c1"),
        ([1, 2, 3], "c0 c1 c2"),
        ([1, 1, 9, 20], "c0 c1 c2"),
        ([0, 0, 0], ""),
        ([0, 4, 7], "c1 c2"),
        ([2], "c0 total"),
        # Five at least, and each at least one: all would be known to be one.
        ([1, 1, 1, 1, 1], "c0 c1 c2 c3 c4 total"),
        ([1, 1, 1, 1, 1, 30], "c0 c1 c2 c3 c4 c5"),
    ],
)
def test_a_row_and_its_total(valeurs: list[int], masquees: str) -> None:
    assert check(*rangee(valeurs)) == set(masquees.split())


@given(st.lists(st.integers(0, 12), min_size=1, max_size=6), st.integers(0, 8))
def test_no_row_tells_what_it_masks(valeurs: list[int], seuil: int) -> None:
    cases, sommes = rangee(valeurs)
    masquees = check(cases, sommes, seuil)
    if masquees and "total" not in masquees:
        assert sum(cases[one] for one in masquees) >= seuil


def tableau(grille: Sequence[Sequence[int]]) -> tuple[dict[str, int], Sommes]:
    """Return a table with the totals of its rows and columns, and the total of all."""
    larges, hauts = range(len(grille[0])), range(len(grille))
    cases = {f"{i},{j}": grille[i][j] for i in hauts for j in larges}
    cases |= {f"{i},": sum(grille[i]) for i in hauts}
    cases |= {f",{j}": sum(grille[i][j] for i in hauts) for j in larges}
    cases[","] = sum(sum(ligne) for ligne in grille)
    sommes = [(frozenset(f"{i},{j}" for j in larges), frozenset({f"{i},"})) for i in hauts]
    sommes += [(frozenset(f"{i},{j}" for i in hauts), frozenset({f",{j}"})) for j in larges]
    sommes.append((frozenset(f"{i}," for i in hauts), frozenset({","})))
    sommes.append((frozenset(f",{j}" for j in larges), frozenset({","})))
    return cases, sommes


def grilles(hauts: int, larges: int) -> st.SearchStrategy[list[list[int]]]:
    ligne = st.lists(st.integers(0, 9), min_size=larges, max_size=larges)
    return st.lists(ligne, min_size=hauts, max_size=hauts)


@settings(max_examples=60, deadline=None)
@given(st.one_of(grilles(2, 2), grilles(2, 3), grilles(3, 3)))
def test_no_table_with_totals_both_ways_tells_what_it_masks(grille: list[list[int]]) -> None:
    check(*tableau(grille))


def test_a_bridge_between_two_hidden_squares_is_seen() -> None:
    """Two cells hidden in every row and column are not enough: here one is still told by sums."""
    grille = [[9, 9, 90, 90], [9, 9, 7, 90], [90, 90, 9, 9], [90, 90, 9, 9]]
    cases, sommes = tableau(grille)
    cachees = frozenset({"0,0", "0,1", "1,0", "1,1", "1,2", "2,2", "2,3", "3,2", "3,3"})
    assert not find_other(cases, cachees, sommes, "1,2"), "the solver sees it"
    seuil_atteint = [[3, 9, 90, 90], [9, 3, 4, 90], [90, 90, 3, 9], [90, 90, 9, 3]]
    check(*tableau(seuil_atteint))


def test_a_figure_that_nothing_ties_is_masked_alone() -> None:
    assert mask_petits({"a": 3, "b": 9}, [], SEUIL) == {"a"}


def test_the_same_figure_elsewhere_is_masked_too() -> None:
    sommes = [(frozenset({"c0", "c1"}), frozenset({"total"})), (frozenset({"c1"}), frozenset("z"))]
    valeurs = {"c0": 3, "c1": 8, "total": 11, "z": 8}
    assert check(valeurs, sommes) >= {"c0", "c1", "z"}
