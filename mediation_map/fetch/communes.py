"""The current outlines of an intercommunality's communes, from the State's service."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

import requests

from mediation_map.errors import ConfigError, NetworkError
from mediation_map.fetch.fiche import FicheSource, attribute
from mediation_map.fetch.reseau import Client, Envoi, RefusedError, UnreadableError

PRODUCTEUR = "Contours des communes : IGN Admin Express, par geo.api.gouv.fr"
PARAMS = {
    "fields": "nom,code,codesPostaux,population",
    "format": "geojson",
    "geometry": "contour",
}
SURFACES = ("Polygon", "MultiPolygon")


@dataclass(frozen=True, slots=True)
class Contours:
    """What was received: the file's text, how many communes, and what to say of its source."""

    content: bytes
    codes: tuple[str, ...]
    fiche: FicheSource


def fetch_communes(client: Client, siren: str, today: date) -> Contours:
    """Return the outlines of the communes of an intercommunality, sorted by code.

    Raises ``NetworkError`` when there is none: an empty answer is no territory.
    """
    if not re.fullmatch(r"\d{9}", siren.strip()):
        raise ConfigError(
            f"« {siren} » n'est pas un numéro SIREN.",
            "Donnez les neuf chiffres de l'intercommunalité.",
        )
    path = f"/epcis/{siren.strip()}/communes"
    features = _ask(client, path)
    if not features:
        raise NetworkError(
            f"Le service {client.hote} ne connaît aucune commune pour le SIREN {siren.strip()}.",
            "Vérifiez qu'il s'agit bien de celui d'une intercommunalité à fiscalité propre.",
        )
    content = dump_features(features)
    query = "&".join(f"{name}={value}" for name, value in PARAMS.items())
    fiche = FicheSource(
        url=f"{client.base}{path}?{query}",
        attribution=attribute(PRODUCTEUR, today),
        telecharge_le=today.isoformat(),
        octets=len(content),
        sha256=sha256(content).hexdigest(),
    )
    return Contours(content, tuple(f["properties"]["code"] for f in features), fiche)


def _ask(client: Client, path: str) -> list[dict[str, Any]]:
    try:
        return client.ask(Envoi(path=path, params=PARAMS), _read)
    except RefusedError as error:
        if error.status != 404:
            raise
        return []


def dump_features(features: list[dict[str, Any]]) -> bytes:
    """Return a GeoJSON with one commune per line, so that a change shows in a diff."""
    lines = [json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features]
    return ('{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n").encode()


def _read(response: requests.Response) -> list[dict[str, Any]]:
    """Return the communes of an answer, sorted by code; every one must have its outline."""
    try:
        content = response.json()
        features = [_plain(feature) for feature in content["features"]]
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableError("réponse illisible") from error
    codes = [feature["properties"]["code"] for feature in features]
    if len(set(codes)) != len(codes):
        raise UnreadableError("une commune y est deux fois")
    return sorted(features, key=lambda feature: str(feature["properties"]["code"]))


def _plain(feature: dict[str, Any]) -> dict[str, Any]:
    said, outline = feature["properties"], feature["geometry"]
    if outline["type"] not in SURFACES or not outline["coordinates"]:
        raise UnreadableError("une commune n'a pas de contour")
    known = ("code", "nom", "codesPostaux", "population")
    properties = {"code": str(said["code"]), "nom": str(said["nom"])}
    properties |= {name: said[name] for name in known[2:] if name in said}
    return {"type": "Feature", "properties": properties, "geometry": outline}
