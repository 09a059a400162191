"""What is printed: one page each, large, and nothing typed leaves it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import SOUS_DOSSIER
from tests.browser.pro.conftest import COMPARAISON, SHEET, Pro, count_pages, print_page
from tests.browser.pro.territoire import CUBE, DENSE, MOT_PRO, QUARTIERS

pytestmark = pytest.mark.browser


def test_comparison_and_sheets_print_on_one_page(pro: Pro) -> None:
    page = pro.open(f"{COMPARAISON}&gratuit=oui&samedi=oui").page
    expect(page.get_by_role("table")).to_be_visible()
    assert count_pages(print_page(page)) == 1
    for slug in (CUBE, QUARTIERS, DENSE, "residence-pour-autonomie-le-soleil"):
        page.goto(f"{pro.base}lieux/{slug}/orientation/index.html")
        assert count_pages(print_page(page)) == 1, slug


def test_the_printed_sheet_is_large_and_bare(pro: Pro) -> None:
    page = pro.open(SHEET).page
    page.emulate_media(media="print")
    tailles = page.locator(".orientation :is(p, li, label, input, address, a):visible")
    petits = tailles.evaluate_all("e => e.map(x => parseFloat(getComputedStyle(x).fontSize))")
    assert min(t for t in petits if t) >= 14 * 96 / 72 - 0.1
    expect(page.get_by_text("Édition réservée")).to_be_hidden()
    expect(page.get_by_text(MOT_PRO)).to_be_hidden()
    expect(page.get_by_role("button", name="Imprimer cette fiche")).to_be_hidden()
    vide = page.locator("#personne")
    assert vide.evaluate("e => getComputedStyle(e).borderBottomStyle") == "dotted"
    assert vide.bounding_box()["width"] > 300  # type: ignore[index]
    case = page.get_by_label("Pièce d'identité")
    sans = case.evaluate("e => getComputedStyle(e, '::before').content")
    case.check()
    assert case.evaluate("e => getComputedStyle(e, '::before').content") != sans


@pytest.mark.parametrize("source", ["disk", "served"])
def test_nothing_typed_on_the_sheet_leaves_it(pro: Pro, adresse: str, source: str) -> None:
    base = adresse.replace(SOUS_DOSSIER, "pro") if source == "served" else ""
    onglet = pro.open(SHEET, base=base)
    page = onglet.page
    page.wait_for_load_state("networkidle")
    avant = len(onglet.requetes)
    champs = page.locator(".orientation input[type=text]")
    for rang in range(champs.count()):
        champs.nth(rang).fill("Madame Untel")
    page.get_by_label("Pièce d'identité").check()
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    assert onglet.requetes[avant:] == []
    assert "Untel" not in page.url
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert page.context.cookies() == []
    page.reload()
    assert champs.first.input_value() == ""
