"""Figures of the advisers' activity, as printed in a source."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_map.model.provenance import Provenance

# In the place of a commune: one that is no member, and none said.
HORS_TERRITOIRE = "Hors du territoire"
SANS_COMMUNE = "Commune non précisée"


@dataclass(frozen=True, slots=True, kw_only=True)
class Activite:
    """One figure; ``mois`` is ``YYYY-MM``.

    ``imprime`` is empty for a month's figure, else ``total`` or ``moyenne``.
    """

    indicateur: str
    mois: str = ""
    valeur: int = 0
    imprime: str = ""
    genre: str = ""
    commune: str = ""
    provenance: Provenance = Provenance()
