"""The communes as the search knows them: names, postcodes and a point inside each."""

from __future__ import annotations

from typing import Any

from mediation_map.merge.slugs import make_slug
from mediation_map.model.lieu import Lieu
from mediation_map.publish.annuaire import Annuaire
from mediation_map.render.voisins import Contours
from mediation_map.territory.chiffres import commune_of

LigneCommune = list[Any]


class RangsCommunes:
    """The rank of each place's commune; one outside the territory is added at the end."""

    def __init__(self, annuaire: Annuaire) -> None:
        communes = annuaire.registre.communes
        self._rangs = {one.code_insee: rang for rang, one in enumerate(communes)}
        self._noms = {make_slug(one.nom): rang for rang, one in enumerate(communes)}
        self._suivant = len(communes)
        self.ajoutees: dict[str, str] = {}

    def rank(self, lieu: Lieu) -> int:
        """Return the rank of a place's commune, known by its code, else by its name."""
        rang = self._rangs.get(commune_of(lieu))
        return self._rank_nom(lieu.adresse.commune) if rang is None else rang

    def _rank_nom(self, nom: str) -> int:
        slug = make_slug(nom)
        if slug not in self._noms:
            self._noms[slug] = self._suivant
            self.ajoutees[slug] = nom
            self._suivant += 1
        return self._noms[slug]


def list_communes(annuaire: Annuaire, inconnues: RangsCommunes) -> list[LigneCommune]:
    """Return [name, slug, postcodes, latitude, longitude] of each commune."""
    points = find_points(annuaire)
    lignes = [
        [one.nom, one.slug, list(one.codes_postaux), *points.get(one.code_insee, (None, None))]
        for one in annuaire.registre.communes
    ]
    return [*lignes, *([nom, slug, [], None, None] for slug, nom in inconnues.ajoutees.items())]


def find_points(annuaire: Annuaire) -> dict[str, tuple[float, float]]:
    """Return, by commune code, the latitude and longitude of a point surely inside its outline."""
    contours = Contours(annuaire.contours)
    points = {
        one.code_insee: contours.find_interieur(one.code_insee)
        for one in annuaire.registre.communes
    }
    return {
        code: (round(point.latitude, 5), round(point.longitude, 5))
        for code, point in points.items()
        if point
    }
