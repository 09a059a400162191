"""Metres between two points, good enough at a town's scale."""

from __future__ import annotations

import math

METRES_PAR_DEGRE = 111_195.0


def distance_m(latitude: float, longitude: float, autre: tuple[float, float]) -> float:
    """Return the metres between two points in degrees (``autre`` is latitude, longitude)."""
    nord = (autre[0] - latitude) * METRES_PAR_DEGRE
    est = (autre[1] - longitude) * METRES_PAR_DEGRE * math.cos(math.radians(latitude))
    return math.hypot(nord, est)
