"""Addresses of pages: one each, whatever two records are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count
from typing import TypeVar

from mediation_map.model.commune import Commune
from mediation_map.model.evenement import Atelier
from mediation_map.normalise.texte import slugify

T = TypeVar("T", Commune, Atelier)


def separate_slugs(records: Iterable[T], precision: str) -> tuple[T, ...]:
    """Give each record an address of its own, in their order.

    The first of those that share one keeps it; the others add what their field ``precision``
    says, then a number.
    """
    pris: set[str] = set()
    return tuple(_separate(record, precision, pris) for record in records)


def _separate(record: T, precision: str, pris: set[str]) -> T:
    slug = next(slug for slug in _propose(record, precision) if slug and slug not in pris)
    pris.add(slug)
    return replace(record, slug=slug)


def _propose(record: T, precision: str) -> Iterator[str]:
    propre = slugify(getattr(record, precision))
    complet = f"{record.slug}-{propre}".strip("-")
    yield record.slug
    yield complet
    for suite in count(2):
        yield f"{complet}-{suite}".strip("-")
