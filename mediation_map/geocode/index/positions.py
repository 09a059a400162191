"""Guessing the commune of a query that names none: by a position given, or by the way's name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from mediation_map.geocode.accord import AccordCommune
from mediation_map.geocode.distance import distance_m
from mediation_map.geocode.index.communes import Hypothese, count_slips
from mediation_map.geocode.index.donnees import Donnees, degrees
from mediation_map.geocode.index.numeros import Place
from mediation_map.geocode.index.sources import DEGRE
from mediation_map.geocode.mots import NATURES
from mediation_map.geocode.precision import Requete
from mediation_map.geocode.requete_voie import read_lue
from mediation_map.geocode.texte import join_commune

MAILLE = DEGRE // 8
"""Side of a cell of the grid: an eighth of a degree, 9 to 14 km."""
PROCHES = 3
"""How many communes next to the position are tried each alone."""
PORTEE_M = 3000
"""Farther from the position given, a namesake of the way asked is likelier than the way."""


class Positions:
    """Finds communes from a position or from the name of a way."""

    def __init__(self, donnees: Donnees) -> None:
        self.donnees = donnees
        self._grille: dict[tuple[int, int], list[int]] = {}

    def iter_hypotheses(self, mots: list[str], lon: float, lat: float) -> Iterator[Hypothese]:
        """Yield the communes around a position (degrees), the nearest first."""
        near = self._near(round(lon * DEGRE), round(lat * DEGRE))
        for commune in near[:PROCHES]:
            yield Hypothese(AccordCommune.POSITION, [commune], mots)
        if near[PROCHES:]:
            yield Hypothese(AccordCommune.POSITION, near[PROCHES:], mots)

    def choose(self, communes: Sequence[int], lon: float, lat: float) -> int:
        """Return the commune nearest to a position (degrees)."""
        here = round(lon * DEGRE), round(lat * DEGRE)
        return min(communes, key=lambda commune: self._far(commune, *here))

    @staticmethod
    def is_near(requete: Requete, place: Place) -> bool:
        """Say whether a place is where the query says that it is about."""
        if requete.lon is None or requete.lat is None:
            return False
        here = degrees(place.lat), degrees(place.lon)
        return distance_m(requete.lat, requete.lon, here) <= PORTEE_M

    def _near(self, lon: int, lat: int) -> list[int]:
        """Return the communes whose middles are in the cells around, the nearest first."""
        grille = self._grille or self._lay_grille()
        cells = [(lon // MAILLE + i, lat // MAILLE + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
        communes = [commune for cell in cells for commune in grille.get(cell, ())]
        return sorted(communes, key=lambda commune: (self._far(commune, lon, lat), commune))

    def _lay_grille(self) -> dict[tuple[int, int], list[int]]:
        donnees = self.donnees
        for commune, lon in enumerate(donnees.commune_lon):
            cell = lon // MAILLE, donnees.commune_lat[commune] // MAILLE
            self._grille.setdefault(cell, []).append(commune)
        return self._grille

    def _far(self, commune: int, lon: int, lat: int) -> int:
        donnees = self.donnees
        return abs(donnees.commune_lon[commune] - lon) + abs(donnees.commune_lat[commune] - lat)

    def iter_homonyms(self, mots: list[str]) -> Iterator[Hypothese]:
        """Yield the communes that have the way, where their names look like the words after it."""
        for size in range(len(mots), 1, -1):
            lue = read_lue(mots[:size])
            if lue is None or lue.voie.noyau in NATURES:
                return
            voies = self.donnees.partout(lue.voie.noyau)
            communes = sorted({self.donnees.voie_commune[voie] for voie in voies})
            tail = join_commune(mots[size:])
            if not tail and communes:
                yield Hypothese(AccordCommune.AUCUN, communes, mots, probe=True)
            elif communes and tail not in self.donnees.par_nom:
                slips = count_slips(tail)
                names = ((c, self.donnees.cles[c]) for c in communes)
                near = [c for c, nom in names if OSA.distance(tail, nom) <= slips]
                if near:
                    yield Hypothese(AccordCommune.NOM_APPROCHE, near, mots[:size])
