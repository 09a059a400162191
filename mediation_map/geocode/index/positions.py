"""Guessing the commune of a query that names none: by a position given, or by the way's name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from mediation_map.geocode.accord import AccordCommune
from mediation_map.geocode.index.communes import Hypothese, count_slips
from mediation_map.geocode.index.donnees import Donnees
from mediation_map.geocode.index.sources import DEGRE
from mediation_map.geocode.mots import NATURES
from mediation_map.geocode.requete_voie import read_lue
from mediation_map.geocode.texte import join_commune

MAILLE = DEGRE // 10
"""Side of a cell of the grid: a tenth of a degree, 7 to 11 km."""
PROCHES = 3
"""How many communes next to the position are tried each alone."""


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

    def _near(self, lon: int, lat: int) -> list[int]:
        """Return the communes with a way in the cells around, sorted by their nearest way."""
        grille = self._grille or self._lay_grille()
        cells = [(lon // MAILLE + i, lat // MAILLE + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
        far: dict[int, int] = {}
        for voie in (voie for cell in cells for voie in grille.get(cell, ())):
            commune = self.donnees.voie_commune[voie]
            away = abs(self.donnees.voie_lon[voie] - lon) + abs(self.donnees.voie_lat[voie] - lat)
            far[commune] = min(away, far.get(commune, away))
        return sorted(far, key=lambda commune: (far[commune], commune))

    def _lay_grille(self) -> dict[tuple[int, int], list[int]]:
        for voie, lon in enumerate(self.donnees.voie_lon):
            cell = lon // MAILLE, self.donnees.voie_lat[voie] // MAILLE
            self._grille.setdefault(cell, []).append(voie)
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
            elif communes:
                slips = count_slips(tail)
                names = ((c, self.donnees.cles[c]) for c in communes)
                near = [c for c, nom in names if OSA.distance(tail, nom) <= slips]
                if near:
                    yield Hypothese(AccordCommune.NOM_APPROCHE, near, mots[:size])
