"""From the BAN's ``x`` and ``y``, in the legal projection of each territory, to degrees."""

from __future__ import annotations

from functools import lru_cache
from math import nan
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyproj import Transformer

DEGRES = 4326
LAMBERT_93 = 2154
OUTRE_MER = {
    "971": 5490, "972": 5490, "973": 2972, "974": 2975, "975": 4467, "976": 4471,
    "977": 5490, "978": 5490,
}  # fmt: skip
"""EPSG codes by the head of a commune's code: the decree of 3 March 2006 and its successors."""

EST_MAX, NORD_MAX = 2_000_000, 10_000_000
"""Beyond these metres none of the projections has a territory."""


def project(x: float, y: float, code_insee: str) -> tuple[float, float]:
    """Return longitude and latitude (degrees) of a point in metres, not numbers if it is none."""
    if not (0 < x < EST_MAX and 0 < y < NORD_MAX):
        return nan, nan
    systeme = OUTRE_MER.get(code_insee[:3], LAMBERT_93)
    lon, lat = _transformer(systeme).transform(x, y)
    return lon, lat


@lru_cache(maxsize=len(OUTRE_MER) + 1)
def _transformer(systeme: int) -> Transformer:
    # Costly to import, and most files have degrees.
    from pyproj import Transformer  # noqa: PLC0415

    return Transformer.from_crs(systeme, DEGRES, always_xy=True)
