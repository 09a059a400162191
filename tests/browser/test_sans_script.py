"""Without script: every need, commune and help place is at hand."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Ouvrir

pytestmark = pytest.mark.browser


def test_home_holds_needs_places_and_their_telephone(ouvrir: Ouvrir) -> None:
    page = ouvrir(java_script_enabled=False).open("index.html")
    assert page.locator("[data-liste] article").count() >= 30
    expect(page.get_by_role("link", name="Téléphone : 02 85 29 75 49")).to_be_visible()
    page.locator("[data-tuiles] a").first.click()
    expect(page.locator("h1")).to_be_visible()
    assert "/besoins/" in page.url


def test_map_and_list_pages_say_where_to_go(ouvrir: Ouvrir) -> None:
    page = ouvrir(java_script_enabled=False).open("carte/index.html")
    expect(page.get_by_text("La carte a besoin de JavaScript")).to_be_visible()
    page = ouvrir(java_script_enabled=False).open("ma-liste/index.html")
    expect(page.get_by_text("Il faut JavaScript")).to_be_visible()
