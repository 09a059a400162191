"""After one visit of the served site, without a connection."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from mediation_map.model.dates import format_date
from tests.browser.conftest import Ouvrir, names, serve

pytestmark = pytest.mark.browser
CUBE = "lieux/france-services-le-cube/index.html"


def visit(page: Page, adresse: str) -> None:
    """Wait until the worker holds the pages that it keeps in the background."""
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    for _ in range(100):
        if page.evaluate("async (c) => Boolean(await caches.match(c))", adresse + CUBE):
            return
        page.wait_for_timeout(100)
    pytest.fail("the page was not kept")


def test_search_and_pages_stay_at_hand_and_say_their_date(
    ouvrir: Ouvrir, site_public: Path
) -> None:
    with serve(site_public) as adresse:
        onglet = ouvrir(base=adresse, service_workers="allow")
        visit(onglet.open("index.html"), adresse)
    # The server is gone.
    page = onglet.page
    page.reload()
    # The day on which the browser kept it, whatever the day of the build.
    jour = format_date(datetime.now(ZoneInfo("Europe/Paris")).date())
    expect(page.locator(".bandeau").first).to_contain_text(f"Page enregistrée le {jour}")
    page.get_by_label("De quoi avez-vous besoin").fill("impots")
    expect(page.locator("[data-titre]")).to_contain_text("impots")
    assert "France services Le Cube" in names(page)
    page.goto(adresse + CUBE)
    expect(page.locator(".fiche-tel a").first).to_have_text("02 85 29 75 49")
    expect(page.locator(".bandeau").first).to_contain_text("Page enregistrée")
    page.goto(f"{adresse}besoins/inconnu/index.html")
    expect(page.locator("h1")).to_have_text("Trouver de l'aide")


def test_with_a_connection_pages_come_fresh(ouvrir: Ouvrir, adresse: str) -> None:
    page = ouvrir(service_workers="allow").open("index.html")
    visit(page, adresse)
    page.reload()
    expect(page.locator("h1")).to_be_visible()
    assert page.locator(".bandeau").count() == 0


def test_the_site_can_be_installed(ouvrir: Ouvrir, adresse: str) -> None:
    page = ouvrir(service_workers="allow").open("index.html")
    manifest = page.locator("link[rel=manifest]").get_attribute("href")
    reponse = page.request.get(adresse + str(manifest)).json()
    assert reponse["start_url"] == "index.html"
    for icone in reponse["icons"]:
        assert page.request.get(adresse + icone["src"]).ok


def test_from_a_disk_there_is_no_worker_and_no_complaint(ouvrir: Ouvrir, disque: str) -> None:
    onglet = ouvrir(base=disque, service_workers="allow")
    page = onglet.open("index.html")
    page.wait_for_load_state("networkidle")
    assert page.locator("link[rel=manifest]").count() == 0
    assert not onglet.erreurs
