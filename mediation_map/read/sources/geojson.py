"""A GeoJSON of places as a grid: its properties, and the coordinates of its points."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from mediation_map.errors import SourceError
from mediation_map.read.feuilles import Feuille, Rangee, Valeur

EXTENSIONS_GEOJSON = frozenset({".geojson", ".json"})
# Headings of the point itself, whatever the properties say.
COORDONNEES = ("geometrie.longitude", "geometrie.latitude")


def read_geojson(path: Path) -> Feuille:
    """Return the features of a file as rows: the nth feature is line n + 1, under its headings."""
    try:
        collection = json.loads(path.read_text(encoding="utf-8-sig"))
        features: list[dict[str, Any]] = collection["features"]
        titres = _list_titres(features)
        rangees = [
            Rangee(numero, _read_feature(feature, titres))
            for numero, feature in enumerate(features, 2)
        ]
    except (
        OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError
    ) as error:  # fmt: skip
        raise SourceError(
            f"Le fichier « {path.name} » n'est pas un GeoJSON lisible.",
            "Il faut une FeatureCollection en UTF-8.",
        ) from error
    return Feuille(path.name, "", [Rangee(1, [*titres, *COORDONNEES]), *rangees])


def _list_titres(features: Iterable[dict[str, Any]]) -> list[str]:
    return list(dict.fromkeys(nom for f in features for nom in f.get("properties") or {}))


def _read_feature(feature: dict[str, Any], titres: Sequence[str]) -> list[Valeur]:
    properties = feature.get("properties") or {}
    return [*(_read_valeur(properties.get(titre)) for titre in titres), *_read_point(feature)]


def _read_valeur(valeur: object) -> Valeur:
    """Return a property as a cell; a list becomes one of ours."""
    if valeur is None:
        return ""
    if isinstance(valeur, list):
        return "|".join(str(item) for item in valeur)
    return (
        valeur if isinstance(valeur, (str, int, float)) else json.dumps(valeur, ensure_ascii=False)
    )


def _read_point(feature: dict[str, Any]) -> list[Valeur]:
    geometry = feature.get("geometry") or {}
    coordonnees = geometry.get("coordinates")
    if geometry.get("type") != "Point" or not coordonnees:
        return ["", ""]
    longitude, latitude = coordonnees[:2]
    return [float(longitude), float(latitude)]
