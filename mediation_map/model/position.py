"""Coordinates of a place that another source than the register gives."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_map.model.lieu import Position
from mediation_map.model.provenance import Provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionSource:
    """A position for ``lieu_id``, as exact as its source claims."""

    lieu_id: str
    position: Position
    provenance: Provenance = Provenance()
