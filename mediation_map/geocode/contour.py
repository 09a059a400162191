"""Metres between a point and an outline, good enough at a town's scale."""

from __future__ import annotations

import math

import shapely
from shapely.geometry.base import BaseGeometry

from mediation_map.geocode.distance import METRES_PAR_DEGRE

TOLERANCE_COMMUNE_M = 300.0


def distance_contour_m(latitude: float, longitude: float, contour: BaseGeometry) -> float:
    """Return the metres from a point to an outline in WGS 84 degrees, 0 inside.

    The outline is put on a plane tangent at the point: exact to a metre within a few kilometres,
    which is where the rule of 300 m decides.
    """
    est_par_degre = METRES_PAR_DEGRE * math.cos(math.radians(latitude))
    local = shapely.transform(
        contour, lambda xy: (xy - [longitude, latitude]) * [est_par_degre, METRES_PAR_DEGRE]
    )
    return float(local.distance(shapely.Point(0, 0)))


def is_outside(latitude: float, longitude: float, contour: BaseGeometry | None) -> bool:
    """Return whether a point is farther from its commune than outlines and kerbs explain."""
    if contour is None:
        return False
    return distance_contour_m(latitude, longitude, contour) > TOLERANCE_COMMUNE_M
