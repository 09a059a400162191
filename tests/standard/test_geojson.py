"""A GeoJSON of places becomes rows, one per feature."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mediation_map.errors import SourceError
from mediation_map.read.sources.geojson import read_geojson


def read(tmp_path: Path, *features: Any) -> list[list[Any]]:
    fichier = tmp_path / "lieux.geojson"
    fichier.write_text(json.dumps({"features": features}), encoding="utf-8")
    return [list(rangee.valeurs) for rangee in read_geojson(fichier).rangees]


def test_an_empty_point_keeps_its_row(tmp_path: Path) -> None:
    vide = {"properties": {"nom": "un"}, "geometry": {"type": "Point", "coordinates": []}}
    plein = {"properties": {"nom": "deux"}, "geometry": {"type": "Point", "coordinates": [0.2, 48]}}
    assert read(tmp_path, vide, plein)[1:] == [["un", "", ""], ["deux", 0.2, 48.0]]


def test_a_group_of_values_is_written_as_it_reads(tmp_path: Path) -> None:
    (_, rangee) = read(tmp_path, {"properties": {"acces": {"clé": "à gauche"}}, "geometry": None})
    assert rangee[0] == '{"clé": "à gauche"}'


def test_a_file_nested_without_end_is_refused(tmp_path: Path) -> None:
    fichier = tmp_path / "lieux.geojson"
    fichier.write_text("[" * 99_999)
    with pytest.raises(SourceError, match="n'est pas un GeoJSON lisible"):
        read_geojson(fichier)
