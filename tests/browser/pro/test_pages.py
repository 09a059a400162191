"""What holds for all the professional pages."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from mediation_map.publish.annuaire import Edition
from tests.browser.conftest import ECRAN, TELEPHONE, find_violations
from tests.browser.pro.conftest import COMPARAISON, SHEET, Pro, ask
from tests.browser.pro.territoire import build_site

pytestmark = pytest.mark.browser
ETROIT = {"width": 320, "height": 700}


@pytest.mark.parametrize("chemin", ["standard/index.html", "comparaison/index.html"])
def test_without_script_the_numbers_are_there(pro: Pro, chemin: str) -> None:
    page = pro.ouvrir(base=pro.base, java_script_enabled=False).open(chemin)
    expect(page.locator("[data-demande]")).to_be_hidden()
    expect(page.get_by_role("link", name="02 85 29 75 49")).to_be_visible()
    expect(
        page.get_by_role("main").get_by_role("link", name="Allonnes", exact=True)
    ).to_be_visible()
    besoin = page.get_by_role("link", name=re.compile("Faire une démarche en ligne"))
    assert (besoin.get_attribute("href") or "").endswith("besoins/demarche-en-ligne/index.html")


@pytest.mark.parametrize("couleurs", ["light", "dark"])
@pytest.mark.parametrize("taille", [ECRAN, ETROIT], ids=["screen", "320"])
def test_axe_finds_nothing(pro: Pro, couleurs: str, taille: dict[str, int]) -> None:
    options = {"viewport": taille, "color_scheme": couleurs, "bypass_csp": True}
    page = pro.open("standard/index.html", **options).page
    page.keyboard.type("dem")
    assert find_violations(page) == []
    page.keyboard.press("Escape")
    ask(page, "imp", "allo")
    assert find_violations(page) == []
    for chemin in (f"{COMPARAISON}&samedi=oui", SHEET):
        assert find_violations(pro.open(chemin, **options).page) == [], chemin


def test_axe_finds_nothing_in_the_dashboard(pro: Pro) -> None:
    assert find_violations(pro.open("tableau-de-bord/index.html", bypass_csp=True).page) == []


@pytest.mark.parametrize("chemin", ["standard/index.html", COMPARAISON, SHEET])
def test_no_sideways_scrolling_on_a_narrow_screen(pro: Pro, chemin: str) -> None:
    page = pro.open(chemin, viewport=ETROIT).page
    if chemin.startswith("standard"):
        ask(page, "imp", "allo")
        expect(page.locator(".option")).to_have_count(3)
    assert page.evaluate("document.documentElement.scrollWidth") <= ETROIT["width"]
    petites = page.locator("main :is(button, input, select, a.bouton):visible").evaluate_all(
        """e => e.map(x => [x.id || x.textContent, (x.closest("label") ?? x).getBoundingClientRect()
            .height]).filter(([, h]) => h < 44)"""
    )
    assert petites == []


def test_the_public_edition_knows_nothing_of_it(fichiers_pro: dict[str, bytes]) -> None:
    public = build_site(Edition.PUBLIC)
    for chemin in ("standard/index.html", "comparaison/index.html", "assets/pro.js", SHEET):
        assert chemin in fichiers_pro
        assert chemin not in public
    for reserve in ("poste 12", '"pro":', "ne_pas_publier", "standard/index.html"):
        assert any(reserve.encode() in contenu for contenu in fichiers_pro.values()), reserve
        assert [c for c, contenu in public.items() if reserve.encode() in contenu] == [], reserve


def test_the_menu_leads_there(pro: Pro) -> None:
    page = pro.open("index.html", viewport=TELEPHONE).page
    menu = page.get_by_role("navigation", name="Menu principal")
    menu.locator("summary").click()
    menu.get_by_role("link", name="Standard").click()
    expect(page.locator("[name=besoin]")).to_be_focused()
    page = pro.open("tableau-de-bord/index.html").page
    page.get_by_role("main").get_by_role("link", name="Comparer pour orienter").click()
    expect(page.get_by_role("heading", name="Comparer pour orienter")).to_be_visible()
