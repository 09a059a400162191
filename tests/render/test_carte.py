"""The map's script: fixed names, local, harmless, the same twice."""

from dataclasses import replace

from mediation_map.config import Carte
from mediation_map.render.carte import render_carte
from tests.publish.territoire import make_annuaire, make_config

CONTOURS = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"code": "99001", "nom": "</script><b>Fictive"},
            "geometry": {"type": "Polygon", "coordinates": [[[0, 48], [1, 48], [1, 49], [0, 48]]]},
        }
    ],
}


def script(carte: Carte | None = None) -> str:
    config = make_config()
    if carte is not None:
        config = config.model_copy(update={"carte": carte})
    annuaire = replace(make_annuaire(), config=config, contours=CONTOURS)
    return render_carte(annuaire)[1].decode()


def test_two_builds_draw_the_same_map() -> None:
    assert script() == script()


def test_the_browser_finds_the_map_and_the_outlines_by_name() -> None:
    texte = script()
    for name in ("var mm_carte = L.map(", "var mm_communes = L.geoJson(", "mm_carte.fitBounds("):
        assert name in texte
    assert "[[48.0, 0.0], [49.0, 1.0]]" in texte


def test_only_the_tiles_are_outside() -> None:
    texte = script()
    assert texte.count("https://") == 1
    assert "data.geopf.fr" in texte


def test_without_tiles_the_outlines_remain() -> None:
    texte = script(Carte())
    assert "https://" not in texte
    assert "mm_communes.addTo(mm_carte)" in texte


def test_without_tiles_the_map_still_says_how_far_it_grows() -> None:
    # The groups of points refuse a map that does not say it.
    assert '"maxZoom": 19' in script(Carte()).split("function", maxsplit=1)[0]


def test_hostile_names_are_escaped() -> None:
    texte = script(
        Carte(fond_url="https://t.example/{z}", fond_attribution="<img onerror=x>", fond_nom="<b>")
    )
    assert "<" not in texte


def test_the_source_and_year_of_the_outlines_are_shown() -> None:
    assert "2018" in script()
