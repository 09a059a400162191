"""No cookie, no tracker, no third party: all requests of every kind of page are recorded."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Ouvrir
from tests.browser.test_accessibilite import ETATS, PAGES

pytestmark = pytest.mark.browser
AVEC_CARTE = {"carte/index.html", ETATS["map"]}
CHEMINS = [chemin for chemin in [*PAGES, *ETATS.values()] if chemin not in AVEC_CARTE]


@pytest.mark.parametrize("chemin", CHEMINS)
def test_no_request_leaves_the_site(ouvrir: Ouvrir, chemin: str) -> None:
    onglet = ouvrir()
    page = onglet.open(chemin)
    page.wait_for_load_state("networkidle")
    assert onglet.dehors() == []
    assert onglet.erreurs == []
    assert page.context.cookies() == []


def test_tiles_alone_are_asked_outside_and_never_told_the_query(ouvrir: Ouvrir) -> None:
    onglet = ouvrir()
    page = onglet.open(ETATS["map"])
    recus: list[str] = []
    page.on("request", lambda r: recus.append(r.headers.get("referer", "")))
    page.get_by_role("button", name="Agrandir", exact=True).click()
    page.wait_for_timeout(600)
    assert onglet.dehors()
    assert all(adresse.startswith("https://data.geopf.fr/") for adresse in onglet.dehors())
    assert not any("impots" in texte for texte in recus)
