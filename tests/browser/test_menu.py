"""The menu: a line on a wide screen, one button on a telephone, with or without script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import ECRAN, TELEPHONE, Ouvrir

pytestmark = pytest.mark.browser
COTE = 44


def bottom(element: Locator) -> float:
    boite = element.bounding_box()
    assert boite is not None
    return boite["y"] + boite["height"]


@pytest.mark.parametrize("script", [True, False])
def test_a_telephone_unfolds_it_with_the_keyboard(ouvrir: Ouvrir, script: bool) -> None:
    page = ouvrir(viewport=TELEPHONE, java_script_enabled=script).open("communes/index.html")
    menu = page.get_by_role("navigation", name="Menu principal")
    bouton = menu.locator("summary")
    boite = bouton.bounding_box()
    assert boite is not None
    assert min(boite["width"], boite["height"]) >= COTE
    expect(menu.get_by_role("link")).to_have_count(0)
    bouton.press("Enter")
    expect(menu.get_by_role("link")).to_have_count(7)
    page.keyboard.press("Tab")
    expect(menu.get_by_role("link", name="Trouver de l'aide")).to_be_focused()
    liens = menu.locator("a:visible")
    hauteurs = liens.evaluate_all("liens => liens.map((un) => un.getBoundingClientRect().height)")
    assert min(hauteurs) >= COTE
    actuelle = menu.get_by_role("link", name="Communes")
    expect(actuelle).to_have_attribute("aria-current", "page")
    # In the flow: what follows is pushed, not covered.
    titre = page.locator("h1").bounding_box()
    assert titre is not None
    assert titre["y"] > bottom(menu)


def test_a_wide_screen_shows_the_line(ouvrir: Ouvrir) -> None:
    page = ouvrir(viewport=ECRAN, java_script_enabled=False).open("index.html")
    menu = page.get_by_role("navigation", name="Menu principal")
    expect(menu.get_by_role("link")).to_have_count(7)
    expect(menu.locator("summary")).to_be_hidden()


def test_the_first_screen_of_a_telephone(ouvrir: Ouvrir) -> None:
    page = ouvrir(viewport=TELEPHONE).open("index.html")
    assert bottom(page.locator("header")) <= 0.15 * TELEPHONE["height"]
    for selecteur in ("h1", "#q", "#pres", "[data-tuiles] h2"):
        assert bottom(page.locator(selecteur)) < TELEPHONE["height"]
    assert bottom(page.locator(".besoin").nth(1)) <= TELEPHONE["height"]
