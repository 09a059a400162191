"""A place's card says the same whether the build or the search's script drew it."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Ouvrir

pytestmark = pytest.mark.browser
CARTES = "[data-liste] article"
# The badge, and why a place was found, are the script's alone.
LIRE = r"""cartes => cartes.map(carte => [
  carte.dataset.lieu,
  ...[...carte.querySelectorAll("h3, li, p")]
    .filter(un => !un.hidden && !un.matches("[data-ouverture], [data-raison], .boutons"))
    .map(un => un.textContent.replace(/\s+/g, " ").trim()),
]).sort()"""


def test_a_card_says_the_same_with_and_without_the_script(ouvrir: Ouvrir, adresse: str) -> None:
    sans = ouvrir(base=adresse, java_script_enabled=False)
    sans.script = False
    baties = sans.open("index.html").locator(CARTES).evaluate_all(LIRE)
    page = ouvrir(base=adresse).open("index.html#tri=nom")
    while (
        suite := page.get_by_role("button", name="Voir la suite")
    ).count() and suite.is_visible():
        suite.click()
    page.locator(f"{CARTES} [data-raison]").first.wait_for(state="attached")
    assert page.locator(CARTES).evaluate_all(LIRE) == baties
    assert len(baties) >= 30
