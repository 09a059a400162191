"""Which communes touch, and a point inside each, from the outlines."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from shapely import STRtree
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from mediation_map.model.lieu import Position
from mediation_map.model.vocabulaires import Precision


class Contours:
    """The outlines of the communes, asked by INSEE code; an unknown code has no answer."""

    def __init__(self, geojson: Mapping[str, Any]) -> None:
        self._formes: dict[str, BaseGeometry] = {
            str(one["properties"]["code"]): shape(one["geometry"])
            for one in geojson.get("features", ())
            if one.get("geometry")
        }

    @cached_property
    def _codes(self) -> list[str]:
        return list(self._formes)

    @cached_property
    def _index(self) -> STRtree:
        return STRtree(list(self._formes.values()))

    def find_voisines(self, code: str) -> tuple[str, ...]:
        """Return the codes of the communes that share a border or a corner with this one."""
        forme = self._formes.get(code)
        if forme is None:
            return ()
        touchees = self._index.query(forme, predicate="intersects")
        return tuple(sorted(self._codes[i] for i in touchees if self._codes[i] != code))

    def find_interieur(self, code: str) -> Position | None:
        """Return a point that is surely inside the commune; it is nobody's door."""
        forme = self._formes.get(code)
        if forme is None:
            return None
        point = forme.representative_point()
        return Position(
            latitude=point.y,
            longitude=point.x,
            precision=Precision.COMMUNE,
            fournisseur="commune",
        )
