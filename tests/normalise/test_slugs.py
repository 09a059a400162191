"""Workshops and communes of one name have pages of their own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_map.model.commune import Commune
from mediation_map.normalise.slugs import separate_slugs
from mediation_map.normalise.texte import slugify


def name(*communes: tuple[str, str]) -> list[str]:
    records = [Commune(code_insee=code, nom=nom, slug=slugify(nom)) for code, nom in communes]
    return [commune.slug for commune in separate_slugs(records, "code_insee")]


@pytest.mark.parametrize(
    ("communes", "slugs"),
    [
        ([("72100", "Arnage")], ["arnage"]),
        ([("01001", "Fay"), ("72130", "Fay")], ["fay", "fay-72130"]),
        ([("1", "!!!"), ("2", "…")], ["1", "2"]),
        ([("1-1", "Fay"), ("1.1", "Fay"), ("1 1", "Fay")], ["fay", "fay-1-1", "fay-1-1-2"]),
        ([("?", "!!!"), ("!", "???")], ["2", "3"]),
    ],
)
def test_the_first_keeps_its_name(communes: list[tuple[str, str]], slugs: list[str]) -> None:
    assert name(*communes) == slugs


@given(st.lists(st.tuples(st.text(), st.sampled_from(["Fay", "", "É" * 300, "Fay 1"]))))
def test_no_two_pages_share_an_address(communes: list[tuple[str, str]]) -> None:
    slugs = name(*communes)
    assert len(set(slugs)) == len(slugs)
    assert all(slug and len(slug) < 200 for slug in slugs)
