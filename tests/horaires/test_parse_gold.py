"""The bars on real texts read by hand, when the developer has them."""

from __future__ import annotations

import pytest

from .score import (
    BONS,
    DONNEES,
    MAUVAIS,
    Item,
    count_verdicts,
    is_held_back,
    judge,
    load_items,
    rate,
)

ITEMS = load_items()
gold = pytest.mark.skipif(not ITEMS, reason=f"{DONNEES} does not name a folder with horaires.json")


def _libres(items: list[Item]) -> list[Item]:
    return [i for i in items if not i["kind"].startswith("per_day")]


def _colonnes(items: list[Item]) -> list[Item]:
    return [i for i in items if i["kind"].startswith("per_day")]


@gold
def test_free_texts_meet_the_bar() -> None:
    compte = count_verdicts(_libres(ITEMS))
    assert rate(compte, BONS) >= 99.0, compte
    assert rate(compte, MAUVAIS) <= 0.5, compte
    assert compte["invalid"] == 0


@gold
def test_weeks_in_columns_meet_the_bar() -> None:
    compte = count_verdicts(_colonnes(ITEMS))
    assert rate(compte, BONS) >= 99.9, compte
    assert rate(compte, MAUVAIS) <= 0.1, compte


@gold
def test_the_held_back_third_meets_the_bar_of_unseen_texts() -> None:
    compte = count_verdicts(i for i in ITEMS if is_held_back(i))
    assert rate(compte, BONS) >= 95.0, compte
    assert rate(compte, MAUVAIS) <= 1.0, compte


def _item(osm: str, *flags: str) -> Item:
    classe = "table" if osm else "none"
    return {"class": classe, "accept": [osm], "full": osm, "flags": list(flags)}


@pytest.mark.parametrize(
    ("item", "osm", "verdict"),
    [
        (_item("Mo 09:00-12:00"), "Mo 09:00-12:00", "right"),
        (_item("Mo 09:00-12:00"), "Mo 09:00-10:00,10:00-12:00", "right"),
        (_item("Mo 09:00-12:00"), "Mo 09:00-12:01", "wrong"),
        (_item("Mo 09:00-12:00"), "", "missed"),
        (_item("Mo 09:00-12:00"), "Mo 9h", "invalid"),
        (_item("Mo 09:00-12:00", "rdv"), "Mo 09:00-12:00", "right_lossy"),
        (_item("Mo 09:00-12:00", "fortnight"), "Mo 09:00-12:00", "overstated"),
        (_item("Mo[1] 09:00-12:00", "nth"), "Mo 09:00-12:00", "overstated"),
        (_item(""), "Mo 09:00-12:00", "false_hours"),
        (_item(""), 'Mo unknown "sur rendez-vous"', "right_none"),
        (_item(""), "", "right_none"),
    ],
)
def test_the_judge_tells_right_from_wrong(item: Item, osm: str, verdict: str) -> None:
    assert judge(item, osm) == verdict
