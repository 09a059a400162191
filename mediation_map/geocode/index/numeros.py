"""Placing a number on a way: where it is, or between which neighbours it should be."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from mediation_map.geocode.accord import AccordNumero
from mediation_map.geocode.index.build import REPETITIONS_MAX
from mediation_map.geocode.index.donnees import Donnees, Numero
from mediation_map.geocode.mots import REPETITIONS_PROCHES
from mediation_map.geocode.precision import Precision

VOISIN_MAX = 10
"""How far the one neighbour may be, in numbers, when there is none on the other side."""


class Place(NamedTuple):
    """A position on a way (millionths of a degree) and what it stands for."""

    lon: int
    lat: int
    numero: str
    precision: Precision
    accord: AccordNumero


def place_voie(
    donnees: Donnees, voie: int, accord: AccordNumero = AccordNumero.NON_DEMANDE
) -> Place:
    """Return where a way is as a whole."""
    numbered = donnees.numero_fin[voie] < donnees.numero_fin[voie + 1]
    precision = Precision.VOIE if numbered or donnees.voies[voie].nature else Precision.LIEU_DIT
    return Place(donnees.voie_lon[voie], donnees.voie_lat[voie], "", precision, accord)


def place_numero(donnees: Donnees, voie: int, numero: int, suffixe: str) -> Place:
    """Return where a number is on a way, as exactly as the index can say."""
    for written in (suffixe, REPETITIONS_PROCHES.get(suffixe, suffixe)):
        rank = donnees.find_numero(voie, numero, written)
        if rank >= 0:
            lon, lat = donnees.numero_lon[rank], donnees.numero_lat[rank]
            return Place(lon, lat, f"{numero}{written}", Precision.NUMERO, AccordNumero.EXACT)
    return _interpolate(donnees, voie, numero)


def _interpolate(donnees: Donnees, voie: int, numero: int) -> Place:
    """Place a number that the way lacks: beside its other suffixes, or on its side of the way."""
    start, end = donnees.numero_fin[voie], donnees.numero_fin[voie + 1]
    rank = bisect_left(donnees.numeros, numero * REPETITIONS_MAX, start, end)
    same = donnees.numero(rank) if rank < end else None
    if same and same.numero == numero:
        label = f"{same.numero}{same.suffixe}"
        return Place(same.lon, same.lat, label, Precision.INTERPOLE, AccordNumero.SUFFIXE_AUTRE)
    before = _on_side(donnees, range(rank - 1, start - 1, -1), numero)
    after = _on_side(donnees, range(rank, end), numero)
    if before and after:
        return _between(before, after, numero)
    near = before or after
    if near and abs(near.numero - numero) <= VOISIN_MAX:
        return Place(near.lon, near.lat, "", Precision.INTERPOLE, AccordNumero.INTERPOLE)
    return place_voie(donnees, voie, AccordNumero.ABSENT)


def _on_side(donnees: Donnees, ranks: range, numero: int) -> Numero | None:
    """Return the first of the numbers that is on the side of the way where ``numero`` should be."""
    for rank in ranks:
        if (donnees.numeros[rank] // REPETITIONS_MAX - numero) % 2 == 0:
            return donnees.numero(rank)
    return None


def _between(before: Numero, after: Numero, numero: int) -> Place:
    share = (numero - before.numero) / (after.numero - before.numero)
    lon = round(before.lon + share * (after.lon - before.lon))
    lat = round(before.lat + share * (after.lat - before.lat))
    return Place(lon, lat, "", Precision.INTERPOLE, AccordNumero.INTERPOLE)
