"""« Près d'où ? »: streets and communes are suggested, and nothing typed leaves the page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import ECRAN, TELEPHONE, Onglet, Ouvrir, find_violations, names

pytestmark = pytest.mark.browser
GAZETIER = "donnees/adresses.js"
ROYAN = "Rue de Royan, Coulaines"


@pytest.fixture(params=["served", "disk"])
def onglet(request: pytest.FixtureRequest, ouvrir: Ouvrir, disque: str) -> Onglet:
    return ouvrir(base=disque) if request.param == "disk" else ouvrir()


def field(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Près d'où")


def options(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Communes et rues").get_by_role("option")


def type_place(page: Page, texte: str) -> None:
    field(page).click()
    field(page).press_sequentially(texte)
    expect(options(page).first).to_be_visible()


def distances(page: Page) -> list[float]:
    """Metres from the place to each result that says one, in the order of the list."""
    textes = page.locator("[data-liste] [data-distance]:not([hidden])").all_text_contents()
    trouves = [re.search(r"À ([\d,]+)\s(k?m)", texte) for texte in textes]
    assert all(trouves), textes
    return [float(un[1].replace(",", ".")) * (1000 if un[2] == "km" else 1) for un in trouves if un]


def assert_sorted_from(page: Page, libelle: str, premier: str) -> None:
    expect(page.locator("[data-message-lieu]")).to_contain_text(f"depuis : {libelle}.")
    expect(page.locator("#tri")).to_have_value("distance")
    expect(page.locator("[data-liste] [data-nom]").first).to_have_text(premier)
    metres = distances(page)
    assert len(metres) > 3
    assert metres == sorted(metres)


@pytest.mark.parametrize(
    ("texte", "libelle"),
    [
        ("rue de Royan", ROYAN),
        ("12 r royan coulaines", ROYAN),
        ("rue de roayn", ROYAN),
        ("Coulaines", "Coulaines"),
        ("72190", "Coulaines"),
    ],
)
def test_choosing_sorts_by_distance_and_nothing_leaves(
    onglet: Onglet, texte: str, libelle: str
) -> None:
    page = onglet.open("index.html")
    type_place(page, texte)
    options(page).get_by_text(libelle, exact=True).click()
    expect(field(page)).to_have_value(libelle)
    expect(options(page)).to_have_count(0)
    assert_sorted_from(page, libelle, "France services de Coulaines")
    page.wait_for_url(re.compile("pres="))
    assert not re.search(r"4[78]\.\d|0\.[12]\d", page.url), page.url
    assert onglet.dehors() == []
    assert onglet.erreurs == []
    assert not any("oyan" in une.split("#")[0].lower() for une in onglet.requetes)


def test_a_place_known_to_its_commune_only_says_so_and_no_distance(ouvrir: Ouvrir) -> None:
    page = ouvrir().open("index.html#q=impots")
    type_place(page, "rue de royan")
    options(page).first.click()
    expect(page.locator("[data-liste] [data-distance]").first).to_contain_text("vol d'oiseau")
    cartes = page.locator("[data-liste] .lieux").first.locator("article").all()
    approximatives = [carte.locator("[data-position]").is_visible() for carte in cartes]
    muettes = [carte.locator("[data-distance]").is_hidden() for carte in cartes]
    assert any(approximatives)
    assert approximatives == muettes


def test_the_gazetteer_comes_when_the_field_is_used_and_once(ouvrir: Ouvrir) -> None:
    onglet = ouvrir()
    page = onglet.open("index.html")
    page.get_by_label("De quoi avez-vous besoin").fill("impots")
    page.wait_for_timeout(300)
    assert not any(GAZETIER in une for une in onglet.requetes)
    type_place(page, "rue de royan")
    page.get_by_label("De quoi avez-vous besoin").focus()
    field(page).focus()
    assert sum(GAZETIER in une for une in onglet.requetes) == 1


def test_without_its_file_communes_still_answer(ouvrir: Ouvrir) -> None:
    onglet = ouvrir()
    onglet.page.route(f"**/{GAZETIER}", lambda route: route.abort())
    page = onglet.open("index.html")
    type_place(page, "coulaines")
    assert options(page).all_inner_texts() == ["Coulaines"]
    field(page).fill("12 rue de Royan, Coulaines")
    expect(page.locator("[data-message-lieu]")).to_have_text(
        "Nous ne connaissons pas cette rue. Distances comptées depuis : Coulaines."
    )


def test_the_keyboard_alone(onglet: Onglet) -> None:
    page = onglet.open("index.html")
    page.get_by_label("De quoi avez-vous besoin").focus()
    page.keyboard.press("Tab")
    champ = field(page)
    expect(champ).to_be_focused()
    expect(champ).to_have_attribute("aria-expanded", "false")
    page.keyboard.type("avenue")
    page.keyboard.type(" j")
    expect(champ).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    premiere = options(page).first
    expect(premiere).to_have_attribute("aria-selected", "true")
    assert champ.get_attribute("aria-activedescendant") == premiere.get_attribute("id")
    expect(champ).to_be_focused()
    page.keyboard.press("ArrowUp")
    assert champ.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowUp")
    derniere = options(page).last
    expect(derniere).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(champ).to_have_attribute("aria-expanded", "false")
    expect(champ).to_have_value("avenue j")
    page.keyboard.press("ArrowDown")
    libelle = options(page).first.inner_text()
    page.keyboard.press("Enter")
    expect(champ).to_have_value(libelle)
    expect(champ).to_be_focused()
    expect(page.locator("[data-message-lieu]")).to_contain_text(f"depuis : {libelle}.")
    page.keyboard.press("Enter")
    expect(page.locator("[data-titre]")).to_be_focused()


def test_enter_and_tab_take_the_text_as_it_stands(ouvrir: Ouvrir) -> None:
    page = ouvrir().open("index.html")
    type_place(page, "royan")
    page.keyboard.press("Enter")
    expect(page.locator("[data-titre]")).to_be_focused()
    assert_sorted_from(page, ROYAN, "France services de Coulaines")
    field(page).fill("nulle part ailleurs")
    page.keyboard.press("Tab")
    expect(page.locator("[data-message-lieu]")).to_contain_text("ne connaissons pas cet endroit")


def test_the_count_is_announced(ouvrir: Ouvrir) -> None:
    page = ouvrir().open("index.html")
    type_place(page, "rue de royan")
    statut = page.locator("[data-compte-suggestions]")
    assert statut.get_attribute("role") == "status"
    expect(statut).to_have_text("1 proposition. Flèche bas pour choisir.")
    field(page).fill("zzzz")
    expect(statut).to_have_text("Aucune proposition.")


def test_a_shared_link_names_the_street_and_finds_it_again(onglet: Onglet) -> None:
    page = onglet.open("index.html#pres=Rue+de+Royan%2C+Coulaines&tri=distance")
    assert_sorted_from(page, ROYAN, "France services de Coulaines")
    assert names(page)[0] == "France services de Coulaines"


def test_a_house_number_is_said_not_to_count(ouvrir: Ouvrir) -> None:
    page = ouvrir().open("index.html")
    field(page).fill("12 rue de Royan")
    expect(page.locator("[data-message-lieu]")).to_contain_text("Le numéro ne compte pas.")


@pytest.mark.parametrize("couleurs", ["light", "dark"])
@pytest.mark.parametrize("ecran", [TELEPHONE, ECRAN], ids=["phone", "desktop"])
def test_the_open_list_is_accessible_and_big_enough(
    ouvrir: Ouvrir, couleurs: str, ecran: dict[str, int]
) -> None:
    page = ouvrir(bypass_csp=True, viewport=ecran, color_scheme=couleurs).open("index.html")
    type_place(page, "ru")
    page.keyboard.press("ArrowDown")
    assert find_violations(page) == []
    boites = options(page).evaluate_all("them => them.map(e => e.getBoundingClientRect().height)")
    assert min(boites) >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= ecran["width"]


def test_without_script_the_field_promises_no_list(fichiers: dict[str, bytes]) -> None:
    champ = re.search(r'<input[^>]*name="pres"[^>]*>', fichiers["index.html"].decode())
    assert champ
    assert "combobox" not in champ[0]
    assert "aria-expanded" not in champ[0]
