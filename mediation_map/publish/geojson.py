"""``donnees/lieux.geojson``: the places that anyone may take, as GeoJSON (RFC 7946)."""

from __future__ import annotations

import json
from typing import Any

from mediation_map.model.lieu import Lieu
from mediation_map.publish.annuaire import Annuaire
from mediation_map.publish.selection import list_ouverts

CHEMIN = "donnees/lieux.geojson"


def render_geojson(annuaire: Annuaire) -> tuple[str, bytes]:
    """Return the path and the bytes; a place without an exact position has a null geometry."""
    collection = {
        "type": "FeatureCollection",
        "features": [_feature(lieu) for lieu in list_ouverts(annuaire)],
    }
    texte = json.dumps(collection, ensure_ascii=False, indent=1, sort_keys=True)
    return CHEMIN, f"{texte}\n".encode()


def _feature(lieu: Lieu) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": lieu.id,
        "geometry": _geometry(lieu),
        "properties": {
            "nom": lieu.nom,
            "role": str(lieu.role),
            "adresse": lieu.adresse.voie,
            "complement_adresse": lieu.adresse.complement,
            "code_postal": lieu.adresse.code_postal,
            "commune": lieu.adresse.commune,
            "code_insee": lieu.adresse.code_insee,
            "telephones": [telephone.affichage for telephone in lieu.telephones],
            "courriels": [courriel.adresse for courriel in lieu.courriels],
            "sites_web": list(lieu.sites_web),
            "horaires": lieu.horaires.osm,
            "services": [str(service) for service in lieu.offre.services],
            "page": f"lieux/{lieu.slug}/index.html",
            "source": lieu.provenance.source_nom,
            "source_date": lieu.provenance.source_date.texte,
            **_position(lieu),
        },
    }


def _geometry(lieu: Lieu) -> dict[str, Any] | None:
    if lieu.position is None or lieu.position.est_approximative:
        return None
    return {"type": "Point", "coordinates": [lieu.position.longitude, lieu.position.latitude]}


def _position(lieu: Lieu) -> dict[str, Any]:
    """Say how the point is known, and never more than is known."""
    if lieu.position is None:
        return {"position_precision": "aucune"}
    return {
        "position_precision": str(lieu.position.precision),
        "position_origine": lieu.position.fournisseur,
        "position_marge_m": lieu.position.marge_m or None,
    }
