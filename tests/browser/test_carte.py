"""The map: loaded when shown, in step with the list, usable from the keyboard, in French."""

from __future__ import annotations

import re
from base64 import b64decode

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ECRAN, TELEPHONE, Ouvrir

pytestmark = pytest.mark.browser
BOUTONS = "#mm_carte .leaflet-marker-icon"


def test_nothing_of_the_map_is_asked_before_it_is_shown(ouvrir: Ouvrir) -> None:
    onglet = ouvrir()
    page = onglet.open("index.html")
    page.wait_for_load_state("networkidle")
    assert not onglet.dehors()
    assert not any("carte" in adresse for adresse in onglet.requetes)
    page.get_by_role("button", name="Carte", exact=True).click()
    expect(page.locator(BOUTONS).first).to_be_visible()
    assert not onglet.erreurs


def test_the_map_works_from_a_disk_and_without_tiles(ouvrir: Ouvrir, disque: str) -> None:
    onglet = ouvrir(base=disque)
    page = onglet.open("index.html#vue=carte")
    expect(page.locator(BOUTONS).first).to_be_visible()
    assert page.locator("#mm_carte path.leaflet-interactive").count() >= 20
    assert not onglet.erreurs


def test_points_and_groups_have_french_names(ouvrir: Ouvrir) -> None:
    page = ouvrir().open("index.html#vue=carte")
    expect(page.locator(BOUTONS).first).to_be_visible()
    noms = page.locator(BOUTONS).evaluate_all("e => e.map(x => x.getAttribute('aria-label'))")
    assert all(noms)
    amas = [nom for nom in noms if nom.endswith("agrandir")]
    assert amas
    assert all(re.fullmatch(r"\d+ lieux, agrandir", nom) for nom in amas)
    total = len(noms) - len(amas) + sum(int(nom.split()[0]) for nom in amas)
    annonce = page.locator(".accueil-chapeau").text_content() or ""
    assert total == int(re.findall(r"\d+", annonce)[0])
    expect(page.get_by_role("button", name="Agrandir", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Réduire", exact=True)).to_be_visible()
    assert not page.locator("#mm_carte").get_by_text(re.compile("Layers|Zoom|Marker")).count()


def test_the_map_follows_the_list(ouvrir: Ouvrir) -> None:
    page = ouvrir().open("index.html#q=le%20cube&vue=carte")
    point = page.get_by_role("button", name="France services Le Cube", exact=True)
    expect(point).to_be_visible()
    point.focus()
    page.keyboard.press("Enter")
    bulle = page.locator(".leaflet-popup")
    expect(bulle.get_by_role("link", name="France services Le Cube")).to_be_focused()
    expect(bulle.get_by_role("link", name="02 85 29 75 49")).to_be_visible()
    page.keyboard.press("Escape")
    expect(bulle).to_have_count(0)
    expect(point).to_be_focused()


def test_the_keyboard_leaves_the_map(ouvrir: Ouvrir) -> None:
    page = ouvrir().open("index.html#q=impots&vue=carte")
    expect(page.locator(BOUTONS).first).to_be_visible()
    page.locator("#mm_carte").focus()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("!document.activeElement.closest('#mm_carte')"):
            return
    pytest.fail("the focus never left the map")


def test_the_full_window_map_shows_relays_on_demand(ouvrir: Ouvrir) -> None:
    page = ouvrir().open("carte/index.html")
    expect(page.locator(BOUTONS).first).to_be_visible()
    nombre = "Array.from(document.querySelectorAll('.amas'), e => +e.textContent)"
    avant = page.evaluate(f"{nombre}.reduce((a, b) => a + b, 0)")
    page.get_by_label("Montrer aussi").check()
    page.wait_for_function(f"{nombre}.reduce((a, b) => a + b, 0) > {avant}")


def test_the_full_window_map_sheds_its_header_in_a_frame(ouvrir: Ouvrir, adresse: str) -> None:
    page = ouvrir().page
    cadre = f'<iframe src="{adresse}carte/index.html" title="Carte" width="800" height="600">'
    mairie = f"<!doctype html><title>Mairie</title>{cadre}</iframe>"
    page.route(
        "**/mairie.html",
        lambda route: route.fulfill(body=mairie, content_type="text/html"),
    )
    page.goto(f"{adresse}mairie.html")
    dedans = page.frame_locator("iframe")
    expect(dedans.locator(BOUTONS).first).to_be_visible()
    expect(dedans.locator("header.entete")).to_be_hidden()


NOMS = ".nom-commune:visible"
SE_TOUCHENT = """elements => {
    const cadres = elements.map((element) => element.getBoundingClientRect());
    return cadres.some((un, rang) => cadres.slice(rang + 1).some((autre) =>
        un.left < autre.right && autre.left < un.right &&
        un.top < autre.bottom && autre.top < un.bottom));
}"""


@pytest.mark.parametrize("cadre", [TELEPHONE, ECRAN])
def test_without_tiles_the_communes_are_named(ouvrir: Ouvrir, cadre: dict[str, int]) -> None:
    page = ouvrir(viewport=cadre).open("carte/index.html")
    expect(page.locator(BOUTONS).first).to_be_visible()
    assert {"Allonnes", "La Milesse"} <= set(page.locator(NOMS).all_text_contents())
    assert page.locator(NOMS).count() >= 10
    assert not page.locator(NOMS).evaluate_all(SE_TOUCHENT)


def test_the_names_leave_when_a_background_comes(ouvrir: Ouvrir) -> None:
    onglet = ouvrir()
    image = b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABAQAAAAA3bvkkAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
    )
    onglet.page.route(
        "**/wmts?**", lambda route: route.fulfill(body=image, content_type="image/png")
    )
    page = onglet.open("carte/index.html")
    expect(page.locator("#mm_carte.carte-avec-fond")).to_be_visible()
    assert page.locator(NOMS).count() == 0
