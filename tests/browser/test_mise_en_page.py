"""What a designer would see: alignments, empty areas, lines that break, paper that is wasted."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import TELEPHONE, Ouvrir
from tests.browser.types_de_page import CUBE

pytestmark = pytest.mark.browser
RELAIS = "lieux/mairie-d-aigne/index.html"
ATELIER = "ateliers/decouvrir-sa-tablette/index.html"
A4 = {"width": 794, "height": 1123}


def box(element: Locator) -> dict[str, float]:
    boite = element.bounding_box()
    assert boite is not None
    return dict(boite)


def count_pages(page: Page) -> int:
    """Return how many sheets of A4 the page takes."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


def test_the_map_keeps_its_distance_from_the_list(ouvrir: Ouvrir) -> None:
    page = ouvrir().open("index.html#q=impots&vue=carte")
    expect(page.locator("#mm_carte")).to_be_visible()
    carte = box(page.locator("[data-carte]"))
    for carton in page.locator("[data-liste] .vignette").all():
        fiche = box(carton)
        assert fiche["x"] + fiche["width"] + 16 <= carte["x"]


def test_the_menu_stays_on_one_line_on_every_page(ouvrir: Ouvrir) -> None:
    onglet = ouvrir()
    onglet.open(CUBE).locator("button[data-ma-liste]").first.click()
    hauteurs = {
        round(box(onglet.open(chemin).locator(".entete"))["height"])
        for chemin in ("index.html", "annuaire/index.html", "ma-liste/index.html", CUBE)
    }
    assert len(hauteurs) == 1


def test_the_two_fields_of_the_search_are_aligned(ouvrir: Ouvrir) -> None:
    page = ouvrir().open("index.html")
    quoi, ou = page.locator("label[for=q]"), page.locator("label[for=pres]")
    assert abs(box(quoi)["y"] - box(ou)["y"]) < 1
    assert abs(box(quoi)["height"] - box(ou)["height"]) < 1


def test_a_relay_s_page_has_no_hole_beside_its_contact(ouvrir: Ouvrir) -> None:
    page = ouvrir().open(RELAIS)
    fin, actions = page.locator(".fiche-corps > section").last, page.locator(".fiche-actions h2")
    assert box(actions)["y"] - (box(fin)["y"] + box(fin)["height"]) < 80


def test_a_long_list_of_boxes_is_laid_in_columns(ouvrir: Ouvrir) -> None:
    page = ouvrir().open("index.html")
    page.locator("[data-filtres] summary").click()
    colonnes = page.locator("[data-groupe=commune] label").evaluate_all(
        "cases => new Set(cases.map((c) => Math.round(c.getBoundingClientRect().x))).size"
    )
    assert colonnes >= 3


def test_links_on_two_lines_do_not_touch_the_next_one(ouvrir: Ouvrir) -> None:
    page = ouvrir(viewport=TELEPHONE).open("plan-du-site/index.html")
    serres = page.locator(".liens-colonnes a").evaluate_all(
        """(liens) => liens.filter((a) => {
            const texte = document.createRange();
            texte.selectNodeContents(a);
            return a.getBoundingClientRect().height < texte.getBoundingClientRect().height + 12;
        }).map((a) => a.textContent)"""
    )
    assert serres == []


def test_nothing_to_show_leaves_no_tool_and_a_way_on(ouvrir: Ouvrir) -> None:
    page = ouvrir().open("index.html#q=imprimer")
    vide = page.locator("[data-vide]")
    expect(vide).to_contain_text("Aucun lieu n'a déclaré d'aide pour")
    expect(vide).to_contain_text("Imprimer, scanner")
    expect(page.locator(".outils")).to_be_hidden()
    vide.get_by_role("button", name=re.compile("Voir tous les lieux d'aide")).click()
    expect(page.locator("[data-titre]")).to_have_text("Tous les lieux d'aide")
    expect(page.locator(".outils")).to_be_visible()


def test_the_sheet_of_a_workshop_reads_from_top_to_bottom(ouvrir: Ouvrir, demo_pro: str) -> None:
    page = ouvrir(base=demo_pro).open(ATELIER)
    titre = box(page.locator("h1"))
    for bloc in page.locator("article > section").all():
        assert abs(box(bloc)["x"] - titre["x"]) < 1
    seances = page.locator("section[aria-labelledby=seances]")
    expect(seances.get_by_role("link", name="Découvrir sa tablette")).to_have_count(0)


@pytest.mark.parametrize(
    ("chemin", "feuilles"),
    [(CUBE, 2), (RELAIS, 1), ("carte/index.html", 1), ("communes/index.html", 1)],
)
def test_paper_is_not_wasted(ouvrir: Ouvrir, chemin: str, feuilles: int) -> None:
    page = ouvrir(viewport=A4).open(chemin)
    if chemin.startswith("carte"):
        expect(page.locator("#mm_carte .leaflet-marker-icon").first).to_be_visible()
    assert count_pages(page) <= feuilles


def test_the_coordinator_s_lists_print_whole(ouvrir: Ouvrir, demo_pro: str) -> None:
    page = ouvrir(base=demo_pro, viewport={"width": 680, "height": 900}).open(
        "tableau-de-bord/index.html"
    )
    page.emulate_media(media="print")
    largeurs = page.locator(".tableau").evaluate_all(
        "tables => tables.map((t) => t.getBoundingClientRect().right)"
    )
    assert max(largeurs) <= 680
    bandeau = page.locator(".bandeau-pro")
    assert bandeau.evaluate("e => getComputedStyle(e).color") == "rgb(0, 0, 0)"
