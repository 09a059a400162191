"""Places put together two by two, never against a decision nor against what is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from mediation_map.merge.profils import Profil
from mediation_map.merge.ressemblance import compare
from mediation_map.model.doublon import ChoixDoublon, DecisionDoublon

Paire = frozenset[str]


@dataclass(slots=True)
class Groupes:
    """Groups of ids; two ids of ``separes`` never end in one group."""

    profils: Mapping[str, Profil]
    separes: frozenset[Paire]
    groupes: dict[str, set[str]] = field(default_factory=dict)

    def group_of(self, identifiant: str) -> set[str]:
        """Return the ids that are together with this one, itself included."""
        return self.groupes.setdefault(identifiant, {identifiant})

    def unite(self, a: str, b: str, *, decide: bool = False) -> bool:
        """Put two groups together, and tell whether they now are.

        They stay apart when one place of the first can't be one of the second; what a person
        has decided (``decide``) only yields to what a person has decided.
        """
        un, autre = self.group_of(a), self.group_of(b)
        if un is autre:
            return True
        if any(self._differs(x, y, decide=decide) for x in un for y in autre):
            return False
        un |= autre
        self.groupes.update(dict.fromkeys(autre, un))
        return True

    def _differs(self, a: str, b: str, *, decide: bool) -> bool:
        if frozenset((a, b)) in self.separes:
            return True
        return not decide and compare(self.profils[a], self.profils[b]).points < 0


def find_separes(decisions: Iterable[DecisionDoublon]) -> frozenset[Paire]:
    """Return the pairs that a person has told apart."""
    return frozenset(
        frozenset((decision.id_a, decision.id_b))
        for decision in decisions
        if decision.decision is ChoixDoublon.DIFFERENT
    )
