"""« Ma liste »: chosen from cards and pages, kept in the browser, printed on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import TELEPHONE, Ouvrir

pytestmark = pytest.mark.browser
CUBE = "lieux/france-services-le-cube/index.html"


@pytest.mark.parametrize("source", ["served", "disk"])
def test_a_place_goes_from_its_page_to_the_sheet(ouvrir: Ouvrir, disque: str, source: str) -> None:
    onglet = ouvrir(base=disque) if source == "disk" else ouvrir()
    page = onglet.open(CUBE)
    bouton = page.locator("button[data-ma-liste=france-services-le-cube]")
    bouton.click()
    expect(bouton).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".menu-ligne [data-ma-liste-compte]")).to_have_text("1")
    page = onglet.open("ma-liste/index.html")
    fiche = page.locator(".feuille-lieu")
    expect(fiche).to_have_count(1)
    expect(fiche.get_by_role("link", name="02 85 29 75 49")).to_be_visible()
    expect(page.locator("[data-vide]")).to_be_hidden()
    page.get_by_role("button", name="Retirer de ma liste : France services Le Cube").click()
    expect(fiche).to_have_count(0)
    expect(page.locator("[data-vide]")).to_be_visible()
    assert not onglet.erreurs


def test_the_printed_sheet_is_large_and_bare(ouvrir: Ouvrir) -> None:
    onglet = ouvrir()
    page = onglet.open("index.html#q=impots")
    page.locator("[data-liste] button[data-ma-liste]").first.click()
    page = onglet.open("ma-liste/index.html")
    expect(page.locator(".feuille-lieu")).to_have_count(1)
    page.emulate_media(media="print")
    tailles = page.locator(".feuille-lieu p:visible, [data-pied]").evaluate_all(
        "e => e.map(x => parseFloat(getComputedStyle(x).fontSize))"
    )
    assert min(tailles) >= 14 * 96 / 72 - 0.1
    expect(page.get_by_role("button", name="Imprimer")).to_be_hidden()
    expect(page.locator("header.entete nav")).to_be_hidden()
    expect(page.locator("[data-pied]")).to_contain_text("22 novembre 2026")


def test_a_list_of_unknown_places_is_an_empty_sheet(ouvrir: Ouvrir) -> None:
    onglet = ouvrir()
    page = onglet.open("ma-liste/index.html")
    page.evaluate(
        """() => localStorage.setItem("ma-liste:" + new URL("..", location).pathname,
            JSON.stringify(["disparu", 4, "<b>x</b>"]))"""
    )
    page.reload()
    expect(page.locator("[data-vide]")).to_be_visible()
    assert not onglet.erreurs


@pytest.mark.parametrize("depart", [CUBE, "index.html#q=le%20cube"])
def test_the_keyboard_goes_on_from_the_button_to_the_list(ouvrir: Ouvrir, depart: str) -> None:
    page = ouvrir(viewport=TELEPHONE).open(depart)
    bouton = page.locator("main button[data-ma-liste=france-services-le-cube]")
    voir = bouton.locator("xpath=following::a[1]")
    expect(page.get_by_role("link", name="Voir ma liste")).to_have_count(0)
    bouton.press("Enter")
    expect(bouton).to_have_text("Dans ma liste")
    page.keyboard.press("Tab")
    expect(voir).to_be_focused()
    expect(voir).to_have_text("Voir ma liste")
    bouton.press("Enter")
    expect(page.get_by_role("link", name="Voir ma liste")).to_have_count(0)
    bouton.press("Enter")
    voir.press("Enter")
    expect(page.locator(".feuille-lieu")).to_have_count(1)
