"""axe finds nothing, on every kind of page and in every state of the home page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ECRAN, TELEPHONE, Ouvrir, find_violations

pytestmark = pytest.mark.browser
PAGES = [
    "index.html",
    "carte/index.html",
    "ma-liste/index.html",
    "lieux/france-services-le-cube/index.html",
    "lieux/mairie-d-aigne/index.html",
    "communes/index.html",
    "communes/allonnes/index.html",
    "besoins/demarche-en-ligne/index.html",
    "annuaire/index.html",
    "chiffres/index.html",
    "donnees/index.html",
    "facile-a-lire/index.html",
    "mentions-legales/index.html",
    "donnees-personnelles/index.html",
    "accessibilite/index.html",
    "plan-du-site/index.html",
]
ETATS = {
    "results": "index.html#q=impots",
    "filtered": "index.html#q=caf&commune=le-mans&jour=lundi",
    "empty": "index.html#q=caf&jour=dimanche",
    "relays": "index.html#q=allonnes",
    "map": "index.html#q=impots&vue=carte",
}


def settle(page: Page) -> None:
    if page.locator("#mm_carte").count() or "carte" in page.url:
        expect(page.locator("#mm_carte .leaflet-marker-icon").first).to_be_visible()
    page.wait_for_timeout(150)


@pytest.mark.parametrize("chemin", PAGES)
def test_every_kind_of_page(ouvrir: Ouvrir, chemin: str) -> None:
    page = ouvrir(bypass_csp=True, viewport=TELEPHONE).open(chemin)
    settle(page)
    assert find_violations(page) == []


def test_the_page_of_a_wrong_address(ouvrir: Ouvrir, racine: str) -> None:
    onglet = ouvrir(base=racine, bypass_csp=True)
    page = onglet.open("404.html")
    assert find_violations(page) == []
    assert onglet.dehors() == []


@pytest.mark.parametrize("couleurs", ["light", "dark"])
@pytest.mark.parametrize("etat", list(ETATS))
def test_every_state_of_the_search(ouvrir: Ouvrir, etat: str, couleurs: str) -> None:
    page = ouvrir(bypass_csp=True, viewport=ECRAN, color_scheme=couleurs).open(ETATS[etat])
    settle(page)
    page.locator("[data-filtres] summary").click()
    assert find_violations(page) == []


def test_an_open_popup(ouvrir: Ouvrir) -> None:
    page = ouvrir(bypass_csp=True).open("index.html#q=le%20cube&vue=carte")
    page.get_by_role("button", name="France services Le Cube", exact=True).click()
    expect(page.locator(".leaflet-popup")).to_be_visible()
    assert find_violations(page) == []


def test_names_in_the_accessibility_tree(ouvrir: Ouvrir) -> None:
    page = ouvrir().open("index.html#q=le%20cube")
    expect(page.get_by_role("search", name="Chercher un lieu d'aide")).to_be_visible()
    arbre = page.locator("main").aria_snapshot()
    for attendu in (
        'searchbox "De quoi avez-vous besoin ?": le cube',
        'combobox "Près d\'où ? (facultatif)"',
        'link "France services Le Cube"',
        'link "Téléphone : 02 85 29 75 49"',
        'button "Ajouter à ma liste : France services Le Cube"',
        'button "Liste" [pressed]',
    ):
        assert attendu in arbre.replace("\u00a0", " "), arbre
