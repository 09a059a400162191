"""What really travels and what stays in the browser, on every type of page."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.bench.serveur_pages import serve_compressed
from tests.browser.conftest import SOUS_DOSSIER, Ouvrir
from tests.browser.types_de_page import PUBLIC, open_type

pytestmark = pytest.mark.browser
KO = 1024
MA_LISTE = f"ma-liste:/{SOUS_DOSSIER}/"
TUILES = "https://data.geopf.fr/"
GARDE = """async () => ({
    cles: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
    temoins: document.cookie,
    bases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
})"""


def count_bytes(page: Page) -> list[float]:
    """Note the size of every answer as it travelled, headers included."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    recus: list[float] = []
    session.on("Network.loadingFinished", lambda fini: recus.append(fini["encodedDataLength"]))
    return recus


def test_bytes_of_home_before_and_with_the_map(ouvrir: Ouvrir, site_public: Path) -> None:
    with serve_compressed(site_public) as adresse:
        onglet = ouvrir(base=adresse)
        recus = count_bytes(onglet.page)
        page = onglet.open("index.html")
        page.wait_for_load_state("networkidle")
        # The page, its sheet, three scripts, the data, the manifest and two icons.
        assert len(recus) >= 6
        assert sum(recus) <= 60 * KO
        page.get_by_role("button", name="Carte", exact=True).click()
        expect(page.locator("#mm_carte .leaflet-marker-icon").first).to_be_visible()
        page.wait_for_timeout(200)
        assert sum(recus) <= 160 * KO


def test_nothing_is_kept_but_my_list_and_only_tiles_come_from_outside(ouvrir: Ouvrir) -> None:
    for nom in PUBLIC:
        onglet = ouvrir()
        open_type(onglet.page, onglet.base, nom)
        garde = onglet.page.evaluate(GARDE)
        attendu = [MA_LISTE] if nom == "ma liste" else []
        assert garde == {"cles": attendu, "temoins": "", "bases": 0, "caches": 0}, nom
        assert onglet.page.context.cookies() == [], nom
        dehors = onglet.dehors()
        assert all(adresse.startswith(TUILES) for adresse in dehors), nom
        assert not dehors or "carte" in nom
        assert onglet.erreurs == [], nom
