"""The outlines of the communes: read, checked at the door, given as one GeoDataFrame."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import geopandas as gpd
from shapely.errors import ShapelyError
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry
from shapely.validation import explain_validity

from mediation_map.errors import SourceError

WGS84 = "EPSG:4326"
CONSEIL_WGS84 = "Exportez-le en GeoJSON, coordonnées WGS 84 (EPSG:4326)."


def load_contours(fichier: Path) -> gpd.GeoDataFrame:
    """Read outlines with columns ``code``, ``nom``, ``geometry`` in WGS 84, sorted by code.

    All faults of the file are told in one ``SourceError``: nothing is repaired in silence.
    """
    entites = _read_features(fichier)
    fautes: list[str] = []
    lignes: list[dict[str, Any]] = []
    for numero, entite in enumerate(entites, start=1):
        faute, ligne = _check_feature(numero, entite)
        if faute:
            fautes.append(faute)
        else:
            lignes.append(ligne)
    fautes += _duplicate_codes(lignes)
    if fautes:
        raise SourceError(f"Contours des communes, fichier « {fichier} » : {' '.join(fautes)}")
    lignes.sort(key=lambda ligne: str(ligne["code"]))
    return gpd.GeoDataFrame(lignes, columns=["code", "nom", "geometry"], crs=WGS84)


def _read_features(fichier: Path) -> list[dict[str, Any]]:
    try:
        brut = json.loads(fichier.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise SourceError(
            f"Le fichier des contours « {fichier} » n'existe pas.",
            "Déposez-le à côté de territoire.toml, ou lancez la commande fetch communes.",
        ) from error
    except (OSError, ValueError, RecursionError) as error:
        raise SourceError(
            f"Le fichier des contours « {fichier} » n'est pas un GeoJSON lisible.", CONSEIL_WGS84
        ) from error
    entites = brut.get("features") if isinstance(brut, dict) else None
    if not isinstance(entites, list) or not entites:
        raise SourceError(
            f"Le fichier des contours « {fichier} » ne contient aucune commune.", CONSEIL_WGS84
        )
    return entites


def _check_feature(numero: int, entite: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return the fault of one feature, or an empty text and its row."""
    try:
        code, nom = str(entite["properties"]["code"]), str(entite["properties"]["nom"])
        contour = shape(entite["geometry"])
        if not code or entite["properties"]["code"] is None:
            raise ValueError(code)
    except (KeyError, TypeError, ValueError, AttributeError, ShapelyError):
        return (
            f"l'entité n° {numero} n'a pas de « code », de « nom » ou de contour lisible ; "
            "donnez-lui ces trois éléments.",
            {},
        )
    return _check_outline(code, nom, contour), {"code": code, "nom": nom, "geometry": contour}


def _check_outline(code: str, nom: str, contour: BaseGeometry) -> str:
    qui = f"la commune {nom} ({code})"
    if contour.geom_type not in ("Polygon", "MultiPolygon") or contour.is_empty:
        return f"{qui} a un contour de type « {contour.geom_type} » ; un polygone est attendu."
    ouest, sud, est, nord = contour.bounds
    if ouest < -180 or est > 180 or sud < -90 or nord > 90:
        return (
            f"{qui} a des coordonnées hors du monde (x = {ouest:.0f}, y = {sud:.0f}), "
            f"sans doute en Lambert-93. {CONSEIL_WGS84}"
        )
    if not contour.is_valid:
        motif = explain_validity(contour)
        return (
            f"{qui} a un contour qui se croise lui-même ({motif}) ; réparez-le "
            "(dans QGIS : « Réparer les géométries ») ou reprenez-le à la source."
        )
    return ""


def _duplicate_codes(lignes: list[dict[str, Any]]) -> list[str]:
    codes = Counter(str(ligne["code"]) for ligne in lignes)
    doubles = sorted(code for code, nombre in codes.items() if nombre > 1)
    return [f"le code {code} y figure plusieurs fois ; gardez un seul contour." for code in doubles]


def inside_points(contours: gpd.GeoDataFrame) -> dict[str, tuple[float, float]]:
    """Return a (latitude, longitude) inside each commune, by INSEE code."""
    points = contours.geometry.representative_point()
    return {
        str(code): (round(point.y, 5), round(point.x, 5))
        for code, point in zip(contours["code"], points, strict=True)
    }


def to_geojson(contours: gpd.GeoDataFrame) -> dict[str, Any]:
    """Return the outlines as a GeoJSON FeatureCollection with plain Python values."""
    result: dict[str, Any] = json.loads(contours.to_json(drop_id=True))
    return result
