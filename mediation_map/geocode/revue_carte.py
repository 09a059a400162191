"""A plain map for the review page: outlines and numbered points, as SVG paths."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shapely.geometry import Polygon, box
from shapely.geometry.base import BaseGeometry

from mediation_map.geocode.sources import Contours

LARGEUR, HAUTEUR, MARGE = 360, 260, 20
LOIN_DEGRES = 0.5
"""A candidate farther than this from its commune is listed, not drawn."""


@dataclass(frozen=True, slots=True)
class Point:
    """A candidate on the drawing; ``numero`` is its number in the list."""

    numero: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Carte:
    """What the page draws; an empty ``commune`` means that there is no outline to draw."""

    largeur: int = LARGEUR
    hauteur: int = HAUTEUR
    commune: str = ""
    voisines: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class _Echelle:
    """Degrees to drawing units around a centre, north up, metres alike in both directions."""

    longitude: float
    latitude: float
    par_longitude: float
    par_latitude: float

    def place(self, longitude: float, latitude: float) -> tuple[float, float]:
        x = LARGEUR / 2 + (longitude - self.longitude) * self.par_longitude
        y = HAUTEUR / 2 + (self.latitude - latitude) * self.par_latitude
        return round(x, 1), round(y, 1)

    def frame(self) -> tuple[float, float, float, float]:
        """Return what the drawing covers: west, south, east, north."""
        across, along = LARGEUR / 2 / self.par_longitude, HAUTEUR / 2 / self.par_latitude
        return (
            self.longitude - across, self.latitude - along,
            self.longitude + across, self.latitude + along,
        )  # fmt: skip


def draw_carte(contours: Contours, code: str, points: Sequence[tuple[float, float]]) -> Carte:
    """Return the map of a commune with ``points`` (latitude, longitude), numbered from 1."""
    commune = contours.get(code)
    if commune is None or commune.is_empty:
        return Carte()
    near = [(n, p) for n, p in enumerate(points, start=1) if _is_near(commune, p)]
    echelle = _scale(*_join_bounds(commune, [point for _, point in near]))
    around = box(*echelle.frame())
    return Carte(
        commune=_path(commune, echelle),
        voisines=tuple(
            _path(contour.intersection(around), echelle)
            for autre, contour in sorted(contours.items())
            if autre != code and contour.intersects(around)
        ),
        points=tuple(Point(n, *echelle.place(p[1], p[0])) for n, p in near),
    )


def _is_near(commune: BaseGeometry, point: tuple[float, float]) -> bool:
    ouest, sud, est, nord = commune.bounds
    across = ouest - LOIN_DEGRES <= point[1] <= est + LOIN_DEGRES
    return bool(across and sud - LOIN_DEGRES <= point[0] <= nord + LOIN_DEGRES)


def _join_bounds(
    commune: BaseGeometry, points: Sequence[tuple[float, float]]
) -> tuple[float, float, float, float]:
    ouest, sud, est, nord = commune.bounds
    longitudes = [ouest, est, *(point[1] for point in points)]
    latitudes = [sud, nord, *(point[0] for point in points)]
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


def _scale(ouest: float, sud: float, est: float, nord: float) -> _Echelle:
    shrink = math.cos(math.radians((sud + nord) / 2))
    across = (LARGEUR - 2 * MARGE) / max((est - ouest) * shrink, 1e-9)
    along = (HAUTEUR - 2 * MARGE) / max(nord - sud, 1e-9)
    unit = min(across, along)
    return _Echelle((ouest + est) / 2, (sud + nord) / 2, unit * shrink, unit)


def _path(geometry: BaseGeometry, echelle: _Echelle) -> str:
    return " ".join(
        "M" + " ".join("{},{}".format(*echelle.place(x, y)) for x, y in ring) + "Z"
        for ring in _rings(geometry)
    )


def _rings(geometry: BaseGeometry) -> Iterator[list[tuple[float, float]]]:
    parts = getattr(geometry, "geoms", [geometry])
    for part in parts:
        if isinstance(part, Polygon) and not part.is_empty:
            yield from (list(ring.coords) for ring in (part.exterior, *part.interiors))
