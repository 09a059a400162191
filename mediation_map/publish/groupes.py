"""Records found by a key without trying all of them: 20,000 places ask for 50,000 permanences."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any, TypeVar

T = TypeVar("T")
Cle = Callable[[Any], str]

PAR_ID: Cle = attrgetter("id")
PAR_LIEU: Cle = attrgetter("lieu_id")
PAR_CIBLE: Cle = attrgetter("cible")
PAR_COMMUNE: Cle = attrgetter("code_insee")
PAR_REF: Cle = attrgetter("ref")
PAR_ATELIER: Cle = attrgetter("atelier_id")


class _Table:
    """A sequence known by its identity: comparing its records would cost more than grouping."""

    __slots__ = ("lignes",)

    def __init__(self, lignes: Sequence[Any]) -> None:
        self.lignes = lignes

    def __hash__(self) -> int:
        return id(self.lignes)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Table) and self.lignes is other.lignes


def find_by(lignes: Sequence[T], cle: Cle, *valeurs: str) -> tuple[T, ...]:
    """Return the records whose ``cle`` is one of ``valeurs``, in their order for each value.

    ``lignes`` is a table of the register, which nobody changes; ``cle`` is a constant of here.
    """
    groupes: Mapping[str, tuple[T, ...]] = _group(_Table(lignes), cle)
    return tuple(one for valeur in dict.fromkeys(valeurs) for one in groupes.get(valeur, ()))


@lru_cache(maxsize=32)
def _group(table: _Table, cle: Cle) -> Mapping[str, tuple[Any, ...]]:
    groupes: dict[str, list[Any]] = {}
    for ligne in table.lignes:
        groupes.setdefault(cle(ligne), []).append(ligne)
    return {valeur: tuple(lignes) for valeur, lignes in groupes.items()}
