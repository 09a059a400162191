"""Which other places help with the same thing, and how far they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import asin, cos, radians, sin, sqrt

from shapely import STRtree
from shapely.geometry import Point, box

from mediation_map.model.lieu import Lieu, Position
from mediation_map.model.vocabulaires import Role
from mediation_map.render.filtres import INSECABLE
from mediation_map.render.vignette import is_approximative
from mediation_map.territory.chiffres import commune_of

RAYON_TERRE_KM = 6371.0088
KM_PAR_DEGRE = 111.2
RAYONS_KM = (2.0, 8.0, 30.0)
MAXIMUM = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Proche:
    """A place and its distance in kilometres; None = only known to be in the same commune."""

    lieu: Lieu
    distance_km: float | None


def haversine_km(a: Position, b: Position) -> float:
    """Return the distance between two points over the ground, as the crow flies."""
    lat_a, lat_b = radians(a.latitude), radians(b.latitude)
    d_lat, d_lon = lat_b - lat_a, radians(b.longitude - a.longitude)
    h = sin(d_lat / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin(d_lon / 2) ** 2
    return 2 * RAYON_TERRE_KM * asin(min(1.0, sqrt(h)))


def format_distance(kilometres: float) -> str:
    """Return ``à 350 m`` or ``à 2,4 km``; as the crow flies, so never more exact than that."""
    if kilometres < 0.975:
        return f"à {max(50, round(kilometres * 20) * 50)}{INSECABLE}m"
    return f"à {kilometres:.1f}".replace(".", ",") + f"{INSECABLE}km"


def same_aide(lieu: Lieu, autre: Lieu) -> bool:
    """Return whether ``autre`` can help with what ``lieu`` helps with, at a same level.

    A relay helps with nothing of its own: any help is an answer to who stands there.
    """
    if autre.role is not Role.AIDE or autre.id == lieu.id:
        return False
    if lieu.role is Role.RELAIS:
        return True
    return _share(_sujets(lieu), _sujets(autre)) and _share(
        set(lieu.offre.niveaux), set(autre.offre.niveaux)
    )


def _sujets(lieu: Lieu) -> set[str]:
    return {*map(str, lieu.offre.services), *lieu.offre.besoins}


def _share(ici: Iterable[object], ailleurs: Iterable[object]) -> bool:
    """Return whether two sets meet; two empty ones do as well: nothing tells them apart."""
    here, there = set(ici), set(ailleurs)
    return bool(here & there) or not (here or there)


class Voisinage:
    """The help places of an edition, indexed so that nearest ones are found without trying all."""

    def __init__(self, lieux: Sequence[Lieu]) -> None:
        self._aides = [lieu for lieu in lieux if lieu.role is Role.AIDE]
        self._exacts = [lieu for lieu in self._aides if not is_approximative(lieu)]

    @cached_property
    def _index(self) -> STRtree:
        return STRtree([_point(lieu.position) for lieu in self._exacts if lieu.position])

    @cached_property
    def _communes(self) -> dict[str, list[Lieu]]:
        groupes: dict[str, list[Lieu]] = {}
        for lieu in self._aides:
            groupes.setdefault(commune_of(lieu), []).append(lieu)
        return groupes

    def find(self, lieu: Lieu, maximum: int = MAXIMUM) -> tuple[Proche, ...]:
        """Return the nearest places with the same help, or without an exact point its commune's."""
        if lieu.position is None or is_approximative(lieu):
            return self._find_in_commune(lieu, maximum)
        return self._find_around(lieu, lieu.position, maximum)

    def find_around(self, position: Position, maximum: int = MAXIMUM) -> tuple[Proche, ...]:
        """Return the help places nearest to a point, whatever their help."""
        return self._find_around(Lieu(id="", nom=""), position, maximum)

    def _find_in_commune(self, lieu: Lieu, maximum: int) -> tuple[Proche, ...]:
        autres = [one for one in self._communes.get(commune_of(lieu), ()) if same_aide(lieu, one)]
        autres.sort(key=lambda one: (one.nom, one.id))
        return tuple(Proche(lieu=one, distance_km=None) for one in autres[:maximum])

    def _find_around(self, lieu: Lieu, position: Position, maximum: int) -> tuple[Proche, ...]:
        proches: list[Proche] = []
        for rayon in RAYONS_KM:
            proches = self._within(lieu, position, rayon)
            if len(proches) >= maximum:
                break
        return tuple(proches[:maximum])

    def _within(self, lieu: Lieu, position: Position, rayon: float) -> list[Proche]:
        found = (self._exacts[i] for i in self._index.query(_square(position, rayon)))
        proches = [
            Proche(lieu=one, distance_km=haversine_km(position, one.position))
            for one in found
            if one.position and same_aide(lieu, one)
        ]
        return sorted(
            (p for p in proches if p.distance_km is not None and p.distance_km <= rayon),
            key=lambda p: (p.distance_km, p.lieu.id),
        )


def _point(position: Position) -> Point:
    return Point(position.longitude, position.latitude)


def _square(position: Position, rayon: float) -> object:
    d_lat = rayon / KM_PAR_DEGRE
    d_lon = d_lat / max(0.1, cos(radians(position.latitude)))
    x, y = position.longitude, position.latitude
    return box(x - d_lon, y - d_lat, x + d_lon, y + d_lat)
