"""Figures of each commune."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mediation_map.model.commune import ChiffresCommune, Commune
from mediation_map.model.lieu import Lieu
from mediation_map.model.vocabulaires import Role


def commune_of(lieu: Lieu) -> str:
    """Return the INSEE code that a place counts for: the declared one, else the found one."""
    return lieu.adresse.code_insee or lieu.commune_trouvee


def count_communes(
    communes: Sequence[Commune], lieux: Sequence[Lieu]
) -> tuple[ChiffresCommune, ...]:
    """Count places and help points; inhabitants per help point are whole, rounded half up."""
    lieux_par_commune = Counter(commune_of(lieu) for lieu in lieux)
    aides_par_commune = Counter(commune_of(lieu) for lieu in lieux if lieu.role is Role.AIDE)
    return tuple(
        ChiffresCommune(
            commune=commune,
            lieux=lieux_par_commune[commune.code_insee],
            aides=aides_par_commune[commune.code_insee],
            habitants_par_aide=_per_aide(commune, aides_par_commune[commune.code_insee]),
        )
        for commune in communes
    )


def _per_aide(commune: Commune, aides: int) -> int | None:
    if commune.population is None or not aides:
        return None
    return (2 * commune.population + aides) // (2 * aides)
