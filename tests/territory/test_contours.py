"""Outlines are checked at the door, and every fault names its commune and its remedy."""

import json
from pathlib import Path
from typing import Any

import pytest

from mediation_map.errors import SourceError
from mediation_map.territory.contours import inside_points, load_contours, to_geojson

CARRE = [[[0, 48], [1, 48], [1, 49], [0, 49], [0, 48]]]
NOEUD = [[[0, 48], [1, 49], [1, 48], [0, 49], [0, 48]]]
LAMBERT = [[[490000, 6760000], [491000, 6760000], [491000, 6761000], [490000, 6760000]]]


def entite(code: str, anneaux: Any, genre: str = "Polygon") -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": {"code": code, "nom": f"Commune {code}"},
        "geometry": {"type": genre, "coordinates": anneaux},
    }


def write(tmp_path: Path, *entites: Any) -> Path:
    fichier = tmp_path / "communes.geojson"
    fichier.write_text(json.dumps({"type": "FeatureCollection", "features": entites}))
    return fichier


def test_the_default_outlines_cover_the_twenty_communes() -> None:
    contours = load_contours(Path("data/raw/communes.geojson"))
    assert len(contours) == 20
    assert list(contours["code"]) == sorted(contours["code"])
    surface = contours.to_crs(2154).area.sum() / 1e6
    assert surface == pytest.approx(273.5, abs=0.5)


def test_inside_points_are_inside() -> None:
    contours = load_contours(Path("data/raw/communes.geojson"))
    points = inside_points(contours)
    for code, contour in zip(contours["code"], contours.geometry, strict=True):
        latitude, longitude = points[code]
        assert contour.buffer(1e-4).bounds[0] <= longitude <= contour.buffer(1e-4).bounds[2]
        assert contour.buffer(1e-4).bounds[1] <= latitude <= contour.buffer(1e-4).bounds[3]


def test_geojson_goes_out_as_it_came_in(tmp_path: Path) -> None:
    sortie = to_geojson(load_contours(write(tmp_path, entite("72002", CARRE))))
    assert sortie["features"][0]["properties"] == {"code": "72002", "nom": "Commune 72002"}


@pytest.mark.parametrize(
    ("faute", "attendu"),
    [
        (entite("72001", NOEUD), r"72001.*se croise"),
        (entite("72001", LAMBERT), "Lambert-93"),
        (entite("72001", [0, 48], "Point"), "polygone"),
        ({"type": "Feature", "properties": {}}, "n° 2"),
        ("texte", "n° 2"),
        (entite("72001", [], "Cercle"), "n° 2"),
        (entite("", CARRE), "n° 2"),
        (entite(None, CARRE), "n° 2"),
        (entite("72002", CARRE), "plusieurs fois"),
    ],
)
def test_each_fault_is_told(tmp_path: Path, faute: Any, attendu: str) -> None:
    with pytest.raises(SourceError, match=attendu):
        load_contours(write(tmp_path, entite("72002", CARRE), faute))


@pytest.mark.parametrize(
    "contenu", ["", "{", "[]", '{"features": []}', '{"features": 3}', "[" * 99_999]
)
def test_a_file_that_is_no_geojson(tmp_path: Path, contenu: str) -> None:
    fichier = tmp_path / "communes.geojson"
    fichier.write_text(contenu)
    with pytest.raises(SourceError, match=r"communes\.geojson"):
        load_contours(fichier)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="n'existe pas"):
        load_contours(tmp_path / "communes.geojson")
