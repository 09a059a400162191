"""Words, numbers and ranges of hours that stay whole, on a narrow screen and on paper."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import TELEPHONE, Ouvrir
from tests.browser.types_de_page import open_type

pytestmark = pytest.mark.browser
LIEU = "lieux/mediatheque-jules-invente"
COMPARAISON = "comparaison/index.html#besoin=demarche-en-ligne&pres=Bourg-Fictif"


def lines(element: Locator) -> int:
    """Return over how many lines the text of an element runs."""
    return int(
        element.evaluate(
            """(element) => {
              const mots = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
              const hauts = new Set();
              const plage = document.createRange();
              while (mots.nextNode()) {
                plage.selectNodeContents(mots.currentNode);
                for (const r of plage.getClientRects()) hauts.add(Math.round(r.top));
              }
              return hauts.size;
            }"""
        )
    )


def test_a_range_of_hours_is_never_cut(ouvrir: Ouvrir, demo_pro: str) -> None:
    page = ouvrir(base=demo_pro, viewport=TELEPHONE).open(f"{LIEU}/index.html")
    mercredi = page.locator(".horaires tr[data-jour=mercredi] td").last
    assert lines(mercredi) == 2
    assert [lines(plage) for plage in mercredi.locator(".plage").all()] == [1, 1]


def test_a_long_mailbox_breaks_after_its_sign(ouvrir: Ouvrir, adresse: str) -> None:
    page = ouvrir(base=adresse, viewport=TELEPHONE).open(
        "lieux/france-services-voyageurs-72/index.html"
    )
    boite = page.locator("a[href='mailto:franceservices@voyageurs72.fr']")
    assert lines(boite) == 2
    assert boite.inner_text() == "franceservices@voyageurs72.fr"
    domaine = boite.evaluate("""(lien) => {
      const plage = document.createRange();
      plage.selectNodeContents(lien.lastChild);
      return plage.getClientRects().length;
    }""")
    assert domaine == 1


def test_the_words_of_a_narrow_table_stay_whole(ouvrir: Ouvrir, demo_pro: str) -> None:
    page = ouvrir(base=demo_pro, viewport=TELEPHONE).open("tableau-de-bord/index.html")
    tetes = page.get_by_role("columnheader", name="Permanence", exact=True)
    assert lines(tetes.first) == 1


def test_two_numbers_side_by_side_do_not_touch(ouvrir: Ouvrir, demo_pro: str) -> None:
    page = ouvrir(base=demo_pro, viewport={"width": 768, "height": 1000}).open(COMPARAISON)
    numeros = page.locator(".comparaison-tel")
    expect(numeros).to_have_count(3)
    boites = [numero.bounding_box() for numero in numeros.all()]
    for gauche, droite in pairwise(boites):
        assert gauche is not None
        assert droite is not None
        assert gauche["x"] + gauche["width"] + 8 <= droite["x"]


def test_the_boxes_of_the_sheet_keep_their_size(ouvrir: Ouvrir, demo_pro: str) -> None:
    page = ouvrir(base=demo_pro, viewport=TELEPHONE).open(f"{LIEU}/orientation/index.html")
    largeurs = {
        round(une.bounding_box()["width"])  # type: ignore[index]
        for une in page.locator(".orientation-cases input").all()
    }
    assert len(largeurs) == 1
    assert min(largeurs) >= 20


def test_the_map_fits_its_sheet(ouvrir: Ouvrir) -> None:
    onglet = ouvrir()
    open_type(onglet.page, onglet.base, "carte")
    page = onglet.page
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    cadre = page.locator("#mm_carte").bounding_box()
    assert cadre is not None
    assert cadre["width"] <= 180 / 25.4 * 96
    for point in page.locator("#mm_carte .leaflet-marker-icon").all():
        boite = point.bounding_box()
        assert boite is not None
        assert cadre["x"] <= boite["x"]
        assert boite["x"] + boite["width"] <= cadre["x"] + cadre["width"]
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("#mm_carte").bounding_box()["width"] > cadre["width"]  # type: ignore[index]


def test_a_printed_list_says_what_was_chosen(ouvrir: Ouvrir) -> None:
    onglet = ouvrir()
    open_type(onglet.page, onglet.base, "filtres ouverts")
    page = onglet.page
    page.emulate_media(media="print")
    puces = page.locator("[data-puces] .puce")
    assert [puce.inner_text().strip() for puce in puces.all() if puce.is_visible()] == [
        "Lundi",
        "Le Mans",
    ]


def test_places_left_are_no_alarm(ouvrir: Ouvrir, demo_pro: str) -> None:
    page = ouvrir(base=demo_pro).open("ateliers/decouvrir-sa-tablette/index.html")
    assert color(page, ".agenda-places") != color(page, ".agenda-mention")
    expect(page.locator(".agenda-places").first).to_have_text("Il reste 3 places.")


def color(page: Page, selecteur: str) -> str:
    return str(page.locator(selecteur).first.evaluate("e => getComputedStyle(e).color"))
