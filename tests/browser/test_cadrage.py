"""What the map shows first: every point that the list has, as large as its frame allows."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ECRAN, TELEPHONE, Ouvrir

pytestmark = pytest.mark.browser
POINTS = "#mm_carte .leaflet-marker-icon"
# A group stands in the middle of its points: the points themselves are what must fill the frame.
# With half a step of zoom more they would not fit, so they fill 1/√2 of it, margins apart.
PART_MIN = 0.55
CADRAGE = """() => {
    const icones = [...document.querySelectorAll("#mm_carte .leaflet-marker-icon")];
    const cadre = document.querySelector("#mm_carte").getBoundingClientRect();
    const boites = icones.map((icone) => icone.getBoundingClientRect());
    const marge = Math.min(...boites.flatMap(({ left, right, top, bottom }) =>
        [left - cadre.left, cadre.right - right, top - cadre.top, cadre.bottom - bottom]));
    const lieux = [];
    mm_carte.eachLayer((couche) => {
        if (couche.getAllChildMarkers) lieux.push(...couche.getAllChildMarkers());
        else if (couche._icon) lieux.push(couche);
    });
    const points = lieux.map((lieu) => mm_carte.latLngToContainerPoint(lieu.getLatLng()));
    const part = (axe, taille) => {
        const valeurs = points.map((point) => point[axe]);
        return (Math.max(...valeurs) - Math.min(...valeurs)) / taille;
    };
    return { marge, part: Math.max(part("x", cadre.width), part("y", cadre.height)) };
}"""


def check_frame(page: Page) -> None:
    expect(page.locator(POINTS).first).to_be_visible()
    cadrage = page.evaluate(CADRAGE)
    assert cadrage["marge"] >= 0, cadrage
    assert cadrage["part"] >= PART_MIN, cadrage


@pytest.mark.parametrize("cadre", [TELEPHONE, ECRAN])
def test_the_full_map_starts_close_to_its_points(ouvrir: Ouvrir, cadre: dict[str, int]) -> None:
    check_frame(ouvrir(viewport=cadre).open("carte/index.html"))


@pytest.mark.parametrize("cadre", [TELEPHONE, ECRAN])
def test_a_territory_without_a_background_has_its_map(
    ouvrir: Ouvrir, demo: str, cadre: dict[str, int]
) -> None:
    check_frame(ouvrir(base=demo, viewport=cadre).open("carte/index.html"))


@pytest.mark.parametrize("cadre", [TELEPHONE, ECRAN])
def test_the_map_beside_the_list_draws_near_to_what_a_filter_keeps(
    ouvrir: Ouvrir, cadre: dict[str, int]
) -> None:
    page = ouvrir(viewport=cadre).open("index.html#commune=arnage,allonnes")
    page.get_by_role("button", name="Carte", exact=True).click()
    check_frame(page)
