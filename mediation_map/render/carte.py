"""The map, composed with folium and served as one local script.

folium's own page is not used: its head pulls files from outside hosts and its ids are random.
Only the script that it renders is kept, with fixed names: the browser finds ``mm_carte`` (an
``L.Map`` in the element of that id), ``mm_communes`` (the outlines' layer) and, where there is
a background, ``mm_fond``. Points are drawn by the browser from the same data as the list.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import Any, TypeVar, cast

import folium
from branca.element import Element, Figure
from shapely import GeometryCollection
from shapely.geometry import shape

from mediation_map.config import Carte
from mediation_map.publish.annuaire import Annuaire

CHEMIN = "assets/carte-folium.js"
STYLE_COMMUNES = {"color": "#1b4f72", "weight": 2, "fillColor": "#1b4f72", "fillOpacity": 0.06}
NOM_COMMUNES = "Contours des communes"
ZOOM_MAX = 19

Bloc = TypeVar("Bloc", bound=Element)


def render_carte(annuaire: Annuaire) -> tuple[str, bytes]:
    """Return the path and the bytes of the script that draws the map's background."""
    # Half steps: on a telephone, a whole one leaves the points in the middle of an empty frame.
    # folium keeps ``max_zoom`` for its own tiles; a territory without any has groups of points too.
    vide = folium.Map(tiles=None, zoom_control=False, maxZoom=ZOOM_MAX, zoom_snap=0.5)
    carte = _fix_name(vide, "mm", "carte")
    _add_fond(carte, annuaire.config.carte)
    _add_communes(carte, annuaire.contours, annuaire.config.communes.source)
    control = folium.LayerControl(position="topright", collapsed=True)
    _fix_name(control, "mm", "couches").add_to(carte)
    carte.fit_bounds(_bounds(annuaire.contours))
    _fix_children(carte)
    page = cast("Figure", carte.get_root())
    page.render()
    return CHEMIN, _tidy(page.script.render())


def _fix_name(element: Bloc, name: str, identifiant: str) -> Bloc:
    element._name, element._id = name, identifiant
    return element


def _fix_children(element: Element) -> None:
    """Give the elements that folium adds by itself an id that two builds share."""
    for rang, enfant in enumerate(element._children.values()):
        if enfant._name != "mm":
            enfant._id = str(rang)


def _add_fond(carte: folium.Map, fond: Carte) -> None:
    if not fond.fond_url:
        return
    tuiles = folium.TileLayer(
        tiles=fond.fond_url,
        attr=html.escape(fond.fond_attribution),
        name=html.escape(fond.fond_nom),
        max_zoom=ZOOM_MAX,
        referrer_policy="strict-origin-when-cross-origin",
    )
    _fix_name(tuiles, "mm", "fond").add_to(carte)


def _add_communes(carte: folium.Map, contours: Mapping[str, Any], source: str) -> None:
    communes = folium.GeoJson(
        dict(contours),
        name=NOM_COMMUNES,
        style_function=lambda _: STYLE_COMMUNES,
        attribution=html.escape(f"Contours : {source}"),
    )
    _fix_name(communes, "mm", "communes").add_to(carte)


def _bounds(contours: Mapping[str, Any]) -> list[list[float]]:
    """Return [[south, west], [north, east]] of all outlines."""
    formes = [shape(entite["geometry"]) for entite in contours["features"]]
    ouest, sud, est, nord = GeometryCollection(formes).bounds
    return [[sud, ouest], [nord, est]]


def _tidy(script: str) -> bytes:
    """Return the script without folium's blank lines and indentation."""
    lignes = (ligne.strip() for ligne in script.splitlines())
    return ("\n".join(ligne for ligne in lignes if ligne) + "\n").encode()
