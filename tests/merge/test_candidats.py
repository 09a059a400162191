"""Pairs worth comparing: whatever two doubles share, and never all pairs."""

from __future__ import annotations

import time
from itertools import combinations
from typing import Any

import pytest

from mediation_map.merge.candidats import BLOC_MAX, find_candidats
from mediation_map.merge.doublons import merge_doublons
from mediation_map.merge.profils import make_profils
from tests.merge.lieux import make_lieu


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ({"telephone": "+33243000001"}, {"telephone": "+33243000001", "commune": "Ailleurs"}),
        ({"pivot": "43493312300029"}, {"pivot": "43493312300029", "commune": "Ailleurs"}),
        ({"metres": 0}, {"metres": 60, "commune": "Ailleurs"}),
        ({"voie": "1 rue Haute"}, {"voie": "Rue haute"}),
        ({}, {}),
    ],
    ids=["telephone", "pivot", "point", "rue", "mot du nom"],
)
def test_what_two_rows_share_makes_them_candidates(a: dict[str, Any], b: dict[str, Any]) -> None:
    profils = make_profils([make_lieu("Le Phare", **a), make_lieu("Phare associatif", **b)])
    assert find_candidats(profils) == [(0, 1)]


def test_two_rows_that_share_nothing_are_not_compared() -> None:
    profils = make_profils([make_lieu("Phare", metres=0), make_lieu("Ancre", metres=900)])
    assert find_candidats(profils) == []


@pytest.mark.parametrize("metres", [0, 40, 83, 84, 120, 166, 167, 250])
def test_near_points_are_candidates_wherever_the_grid_falls(metres: float) -> None:
    places = [make_lieu("Phare", metres=metres), make_lieu("Ancre", metres=metres + 80)]
    assert find_candidats(make_profils(places)) == [(0, 1)]


def test_the_number_of_pairs_grows_as_the_number_of_places() -> None:
    nombre = 1500
    foule = make_profils(
        make_lieu(f"Médiathèque {i}", "1 rue Haute", telephone="+33243000001", metres=0)
        for i in range(nombre)
    )
    assert len(find_candidats(foule)) < nombre * BLOC_MAX < len(list(combinations(foule, 2)))


def test_a_national_list_takes_little_time() -> None:
    places = [
        make_lieu(
            f"France services de V{i}", f"{i % 90} rue n{i % 400}", commune=f"V{i}", metres=i * 300
        )
        for i in range(5000)
    ]
    debut = time.process_time()
    lieux, _ = merge_doublons(places)
    assert len(lieux) == 5000
    assert time.process_time() - debut < 5
