"""What reading a cell gives: a value, and what was wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from mediation_map.constats import Constat

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Lecture(Generic[T]):
    """A value read from a cell and its constats, which have no place yet."""

    valeur: T
    constats: tuple[Constat, ...] = ()
