"""Nothing moves when scripts come late, on every type of page and two sizes of telephone."""

from __future__ import annotations

import time
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import TELEPHONE, Ouvrir, serve
from tests.browser.types_de_page import PUBLIC, open_type

pytestmark = pytest.mark.browser
BUDGET = 0.02
# Long after the first paint of a page served from the same machine.
RETARD_S = 0.3
GRAND = {"width": 412, "height": 823}
SUIVI = """window.decalages = [];
new PerformanceObserver((liste) => {
    for (const {value, sources, hadRecentInput} of liste.getEntries()) {
        const noms = sources.map(({node}) => node && (node.outerHTML ?? node.data).slice(0, 80));
        if (!hadRecentInput) window.decalages.push([value, noms.join(" | ")]);
    }
}).observe({type: "layout-shift", buffered: true});"""
# The map and the scripts that it asks for come after the others.
ATTENTE_MS = 800


class _Tardif(SimpleHTTPRequestHandler):
    """Scripts travel slower than pages and sheets."""

    def log_message(self, format: str, *args: object) -> None:
        return

    def do_GET(self) -> None:
        if self.path.endswith(".js"):
            time.sleep(RETARD_S)
        super().do_GET()


@pytest.fixture(scope="module")
def tardive(site_public: Path) -> Iterator[str]:
    with serve(site_public, _Tardif) as adresse:
        yield adresse


@pytest.mark.parametrize("telephone", [TELEPHONE, GRAND], ids=["360", "412"])
def test_late_scripts_move_nothing(ouvrir: Ouvrir, tardive: str, telephone: dict[str, int]) -> None:
    page = ouvrir(base=tardive, viewport=telephone, is_mobile=True).page
    page.add_init_script(SUIVI)
    trop = {}
    for nom in PUBLIC:
        open_type(page, tardive, nom)
        page.wait_for_timeout(ATTENTE_MS)
        decalages = page.evaluate("window.decalages")
        if sum(valeur for valeur, _ in decalages) > BUDGET:
            trop[nom] = decalages
    assert trop == {}


def test_a_failed_search_leaves_the_page_as_without_script(ouvrir: Ouvrir) -> None:
    onglet = ouvrir()
    onglet.page.route("**/recherche.js", lambda route: route.abort())
    page = onglet.page
    page.goto(f"{onglet.base}index.html#q=impots")
    expect(page.locator("[data-tuiles]")).to_be_visible()
    expect(page.locator("[data-liste] article").first).to_be_hidden()
    expect(page.locator("[data-liste] article").first).to_be_visible(timeout=7000)
