"""Open or closed: by the clock of Paris, on cards and pages, and never from old hours."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Ouvrir

pytestmark = pytest.mark.browser
FRAIS = "lieux/info-jeunes-allonnes/index.html"
VIEUX = "lieux/france-services-le-cube/index.html"
LUNDI_10_H_30 = "2026-11-23T09:30:00Z"
LUNDI_13_H = "2026-11-23T12:00:00Z"


def at(ouvrir: Ouvrir, instant: str, chemin: str, fuseau: str = "Europe/Paris") -> Page:
    onglet = ouvrir(timezone_id=fuseau)
    onglet.page.clock.set_fixed_time(instant)
    return onglet.open(chemin)


@pytest.mark.parametrize("fuseau", ["Europe/Paris", "Pacific/Auckland"])
def test_a_page_says_open_and_until_when(ouvrir: Ouvrir, fuseau: str) -> None:
    page = at(ouvrir, LUNDI_10_H_30, FRAIS, fuseau)
    expect(page.locator(".fiche-ouverture")).to_have_text("Ouvert, ferme à 12 h")
    expect(page.locator("tr[aria-current=date] th").first).to_have_text("Lundi")


def test_a_card_says_closed_and_when_it_opens(ouvrir: Ouvrir) -> None:
    page = at(ouvrir, LUNDI_13_H, "index.html#q=info%20jeunes%20allonnes")
    badge = page.locator('[data-lieu="info-jeunes-allonnes"] [data-ouverture]')
    expect(badge).to_have_text("Fermé, ouvre à 16 h")


def test_old_hours_and_days_past_the_horizon_say_nothing(ouvrir: Ouvrir) -> None:
    expect(at(ouvrir, LUNDI_10_H_30, VIEUX).locator("[data-ouverture]").first).to_be_hidden()
    page = at(ouvrir, "2028-01-10T09:30:00Z", FRAIS)
    expect(page.locator(".fiche-ouverture")).to_be_hidden()


def test_a_holiday_that_the_hours_do_not_mention_says_nothing(ouvrir: Ouvrir) -> None:
    page = at(ouvrir, "2026-12-25T10:00:00Z", FRAIS)
    expect(page.locator(".fiche-ouverture")).to_be_hidden()
