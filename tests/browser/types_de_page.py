"""One page of each type, and how to bring it into the state that is tried."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import wait_for_search

CUBE = "lieux/france-services-le-cube/index.html"
PUBLIC = {
    "accueil": "index.html",
    "résultats": "index.html#q=impots",
    "filtres ouverts": "index.html#q=caf&commune=le-mans&jour=lundi",
    "aucun résultat": "index.html#q=caf&jour=dimanche",
    "carte et liste": "index.html#q=impots&vue=carte",
    "carte": "carte/index.html",
    "ma liste": "ma-liste/index.html",
    "lieu": CUBE,
    "relais": "lieux/mairie-d-aigne/index.html",
    "communes": "communes/index.html",
    "commune": "communes/allonnes/index.html",
    "besoin": "besoins/demarche-en-ligne/index.html",
    "annuaire": "annuaire/index.html",
    "agenda": "agenda/index.html",
    "chiffres": "chiffres/index.html",
    "données": "donnees/index.html",
    "facile à lire": "facile-a-lire/index.html",
    "mentions": "mentions-legales/index.html",
    "données personnelles": "donnees-personnelles/index.html",
    "accessibilité": "accessibilite/index.html",
    "plan": "plan-du-site/index.html",
}
PRO = {
    "tableau de bord": "tableau-de-bord/index.html",
    "orientation": "lieux/france-services-le-cube/orientation/index.html",
    "lieu pro": CUBE,
}


def open_type(page: Page, base: str, nom: str) -> None:
    """Open a type of page in its state, and wait until its scripts have settled."""
    page.goto("about:blank")
    if nom == "ma liste":
        page.goto(base + CUBE)
        page.locator("button[data-ma-liste]").first.click()
    page.goto(base + {**PUBLIC, **PRO}[nom])
    wait_for_search(page)
    if nom == "filtres ouverts":
        page.locator("[data-filtres] summary").click()
    if nom.startswith("carte"):
        expect(page.locator("#mm_carte .leaflet-marker-icon").first).to_be_visible()
    if nom == "ma liste":
        expect(page.locator("[data-feuille] li")).to_have_count(1)
    page.wait_for_timeout(100)
