"""Small counts are masked, and with them whatever would let a reader work them out again.

The published figures are ``cases`` tied by ``Relation``: sums that are equal (a total and its
parts). A reader is taken to know all of them, every figure that is shown, and that a masked figure
is at least 1, for zeros are shown. What is masked is safe when the reader can not tell it from
another: so each masked figure must have a *witness*, other figures in the masked places, that
one different, which keep every relation. As long as one has none, the smallest figure that a
relation ties to it is masked too. The search for witnesses is short of steps, never of proof:
a figure whose witness is not found in time is treated as if it had none.

This is complementary cell suppression, with a proof for each cell in the place of an optimal
choice of cells (see Willenborg and de Waal, *Elements of Statistical Disclosure Control*, 2001).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Case = TypeVar("Case", bound=Hashable)
PAS_MAX = 400


@dataclass(frozen=True, slots=True)
class Relation(Generic[Case]):
    """Two groups of figures whose sums are equal."""

    gauche: frozenset[Case]
    droite: frozenset[Case]

    @property
    def cases(self) -> frozenset[Case]:
        """Every figure of the relation."""
        return self.gauche | self.droite


def mask_petits(
    valeurs: Mapping[Case, int], relations: Sequence[Relation[Case]], seuil: int
) -> frozenset[Case]:
    """Return the figures to mask: those from 1 to ``seuil`` - 1, and what would tell them.

    ``valeurs`` are whole numbers of zero or more; the order of its keys settles equal choices.
    """
    masquees = {case for case, valeur in valeurs.items() if 0 < valeur < seuil}
    table = _Table(valeurs, relations, seuil)
    while exposees := table.find_exposed(masquees):
        ajout = table.choose_complement(exposees, masquees)
        if ajout is None:
            break
        masquees.add(ajout)
    return frozenset(masquees)


class _Table(Generic[Case]):
    def __init__(
        self, valeurs: Mapping[Case, int], relations: Sequence[Relation[Case]], seuil: int
    ) -> None:
        self._valeurs = valeurs
        self._relations = relations
        self._seuil = seuil
        self._rangs = {case: rang for rang, case in enumerate(valeurs)}
        self._par_case: dict[Case, list[Relation[Case]]] = {case: [] for case in valeurs}
        for relation in relations:
            for case in relation.cases:
                self._par_case[case].append(relation)

    def find_exposed(self, masquees: set[Case]) -> set[Case]:
        """Return the figures of one relation that need company, empty when all are safe."""
        for relation in self._relations:
            if self._is_small_sum(relation, masquees):
                return set(relation.cases)
        for case in self._sort(masquees):
            if not self._has_witness(case, masquees):
                liees = {one for relation in self._par_case[case] for one in relation.cases}
                return liees | {case}
        return set()

    def choose_complement(self, proches: set[Case], masquees: set[Case]) -> Case | None:
        """Return the smallest figure to mask besides, near if there is one, else anywhere."""
        for parmi in (proches, self._par_case):
            libres = [one for one in parmi if self._valeurs[one] and one not in masquees]
            if libres:
                return self._sort(libres)[0]
        return None

    def _is_small_sum(self, relation: Relation[Case], masquees: set[Case]) -> bool:
        """Return whether what is shown of a relation tells a sum that is itself a small count."""
        cotes = [cote & masquees for cote in (relation.gauche, relation.droite)]
        if all(cotes) or not any(cotes):
            return False
        return sum(self._valeurs[case] for cote in cotes for case in cote) < self._seuil

    def _has_witness(self, case: Case, masquees: set[Case]) -> bool:
        """Return whether other figures could stand in the masked places, ``case`` differing."""
        for pas in (1, -1):
            if self._valeurs[case] + pas >= 1 and self._repair({case: pas}, masquees, [PAS_MAX]):
                return True
        return False

    def _repair(self, ecarts: dict[Case, int], masquees: set[Case], reste: list[int]) -> bool:
        """Change masked figures by one until every relation holds again, if it can be done."""
        rompue = next(self._list_broken(ecarts), None)
        if rompue is None:
            return True
        relation, manque = rompue
        for case in self._sort((relation.cases & masquees) - ecarts.keys())[::-1]:
            pas = manque if case in relation.gauche else -manque
            if self._valeurs[case] + pas < 1:
                continue
            reste[0] -= 1
            if reste[0] < 0:
                return False
            if self._repair({**ecarts, case: pas}, masquees, reste):
                return True
        return False

    def _list_broken(self, ecarts: Mapping[Case, int]) -> Iterator[tuple[Relation[Case], int]]:
        """Yield the relations that the changes break, with the sign that the left side lacks."""
        for relation in dict.fromkeys(r for case in ecarts for r in self._par_case[case]):
            trop = sum(
                pas if case in relation.gauche else -pas
                for case, pas in ecarts.items()
                if case in relation.cases
            )
            if trop:
                yield relation, -1 if trop > 0 else 1

    def _sort(self, cases: Iterable[Case]) -> list[Case]:
        return sorted(cases, key=lambda case: (self._valeurs[case], self._rangs[case]))
