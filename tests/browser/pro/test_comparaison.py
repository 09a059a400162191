"""The comparison for referral."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.pro.conftest import Pro, ask, plain

pytestmark = pytest.mark.browser


def test_the_comparison_by_keyboard(pro: Pro) -> None:
    onglet = pro.open("comparaison/index.html")
    page = onglet.page
    ask(page, "imp", "allo")
    table = page.get_by_role("table")
    expect(table.get_by_role("columnheader")).to_have_count(4)
    for nom in ("Accueil", "Distance", "Prochaine ouverture", "Aide", "Coût", "Rendez-vous"):
        expect(table.get_by_role("rowheader", name=nom, exact=True)).to_be_visible()
    assert "Informations vérifiées le 3 novembre 2026 par Camille." in plain(table)
    assert "Jamais vérifié. Date de la source" in plain(table)
    assert "Ouvert, ferme à 12 h" in plain(table)
    page.get_by_label("Gratuit").focus()
    page.keyboard.press("Space")
    expect(table.get_by_role("rowheader", name="Demandé")).to_be_visible()
    assert page.url.endswith("besoin=demarche-en-ligne&pres=Allonnes&gratuit=oui")
    attendu = plain(table)
    autre = pro.open(page.url.split("/pro/")[1]).page
    expect(autre.get_by_label("Gratuit")).to_be_checked()
    assert plain(autre.get_by_role("table")) == attendu
    assert onglet.erreurs == []
    assert onglet.dehors() == []


def test_a_constraint_that_leaves_too_little_can_be_dropped(pro: Pro) -> None:
    page = pro.open("comparaison/index.html#besoin=le+cube&samedi=oui&soir=oui").page
    note = page.locator("[data-note]")
    bouton = note.get_by_role("button").first
    expect(bouton).to_be_visible()
    assert plain(bouton) == "Sans « Ouvert après 18 h » : 1 lieu de plus"
    expect(note.get_by_role("link", name="39 39")).to_be_visible()
    expect(page.get_by_role("table")).to_be_hidden()
    bouton.click()
    expect(page.locator("[data-titre]")).to_be_focused()
    expect(page.get_by_label("Ouvert après 18 h")).not_to_be_checked()
    expect(page.get_by_role("columnheader", name="France services Le Cube")).to_be_visible()


def test_only_a_comparison_that_was_made_can_be_printed(pro: Pro) -> None:
    page = pro.open("comparaison/index.html").page
    imprimer = page.get_by_role("button", name="Imprimer")
    expect(imprimer).to_be_hidden()
    ask(page, "imp", "allo")
    expect(imprimer).to_be_visible()
