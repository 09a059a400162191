"""Which pairs of places deserve to be compared: never all of them."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from mediation_map.merge.profils import Profil

# A block larger than this is walked in the order of its names, each with its neighbours only.
BLOC_MAX = 40
VOISINS = 12
MAILLE_DEGRES = 0.0015


def find_candidats(profils: Sequence[Profil]) -> list[tuple[int, int]]:
    """Return the pairs (by their places in ``profils``) that share something, sorted.

    The number of pairs grows as the number of places: a block never gives more than
    ``BLOC_MAX`` pairs per place.
    """
    blocs: defaultdict[Hashable, list[int]] = defaultdict(list)
    for rang, profil in enumerate(profils):
        for cle in dict.fromkeys(_list_cles(profil)):
            blocs[cle].append(rang)
    paires = {paire for bloc in blocs.values() for paire in _pair(bloc, profils)}
    return sorted(paires)


def _pair(bloc: Sequence[int], profils: Sequence[Profil]) -> Iterator[tuple[int, int]]:
    portee = len(bloc)
    if len(bloc) > BLOC_MAX:
        bloc = sorted(bloc, key=lambda rang: (_order(profils[rang]), rang))
        portee = VOISINS
    for place, rang in enumerate(bloc):
        for autre in bloc[place + 1 : place + portee]:
            yield min(rang, autre), max(rang, autre)


def _order(profil: Profil) -> str:
    return " ".join(sorted(profil.propres)) or profil.nom


def _list_cles(profil: Profil) -> Iterator[Hashable]:
    """Yield what a place may share with its double: a number, a word or a street, a square."""
    for telephone in profil.telephones:
        yield "telephone", telephone
    for courriel in profil.courriels:
        yield "courriel", courriel
    if profil.pivot:
        yield "pivot", profil.pivot
    for mot in profil.propres or profil.genres:
        yield "mot", profil.commune, mot
    for genre in profil.genres:
        yield "genre", profil.commune, genre
    if profil.voie:
        yield "voie", profil.commune, max(profil.voie, key=lambda mot: (len(mot), mot))
    yield from _list_mailles(profil)


def _list_mailles(profil: Profil) -> Iterator[Hashable]:
    """Yield the four squares around a point: two points nearer than half a side share one."""
    if profil.point is None:
        return
    nord, est = (math.floor(degres / MAILLE_DEGRES - 0.5) for degres in profil.point)
    for ligne in (nord, nord + 1):
        for colonne in (est, est + 1):
            yield "maille", ligne, colonne
