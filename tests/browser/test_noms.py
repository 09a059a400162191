"""What a screen reader is told, read from Chromium's accessibility tree: named, and in French."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Ouvrir
from tests.browser.types_de_page import CUBE, open_type

pytestmark = pytest.mark.browser
NOMMES = {
    "link", "button", "searchbox", "textbox", "combobox", "checkbox", "image", "region",
    "navigation", "form", "search", "table", "columnheader", "rowheader", "heading",
    "DisclosureTriangle",
}  # fmt: skip
ANGLAIS = re.compile(
    r"\b(marker|zoom (in|out)|layers?|close|search|clear|map|popup|open|next)\b",
    re.IGNORECASE,
)
Nom = tuple[str, str]


def read_names(page: Page) -> list[Nom]:
    """Return (role, name) of every node that the tree exposes, in its order."""
    session = page.context.new_cdp_session(page)
    noeuds: list[dict[str, Any]] = session.send("Accessibility.getFullAXTree")["nodes"]
    return [
        (noeud["role"]["value"], " ".join(noeud.get("name", {}).get("value", "").split()))
        for noeud in noeuds
        if not noeud["ignored"]
    ]


@pytest.mark.parametrize("nom", ["accueil", "filtres ouverts", "carte et liste", "carte", "lieu"])
def test_everything_has_a_name_and_in_french(ouvrir: Ouvrir, nom: str) -> None:
    onglet = ouvrir()
    open_type(onglet.page, onglet.base, nom)
    noms = read_names(onglet.page)
    assert len(noms) > 50
    assert [role for role, texte in noms if role in NOMMES and not texte] == []
    assert [texte for role, texte in noms if role in NOMMES and ANGLAIS.search(texte)] == []


def test_search_and_results(ouvrir: Ouvrir) -> None:
    page = ouvrir().open("index.html#q=le%20cube")
    expect(page.locator("[data-titre]")).to_contain_text("le cube")
    noms = read_names(page)
    for attendu in (
        ("search", "Chercher un lieu d'aide"),
        ("searchbox", "De quoi avez-vous besoin ?"),
        ("combobox", "Près d'où ? (facultatif)"),
        ("button", "Chercher"),
        ("combobox", "Trier par"),
        ("heading", "France services Le Cube"),
        ("link", "Téléphone : 02 85 29 75 49"),
        ("button", "Ajouter à ma liste : France services Le Cube"),
    ):
        assert attendu in noms


def test_controls_and_points_of_the_map(ouvrir: Ouvrir) -> None:
    onglet = ouvrir()
    open_type(onglet.page, onglet.base, "carte et liste")
    noms = read_names(onglet.page)
    assert ("region", "Carte des lieux. La liste donne les mêmes lieux.") in noms
    boutons = {texte for role, texte in noms if role == "button"}
    assert {"Agrandir", "Réduire"} <= boutons
    points = onglet.page.locator("#mm_carte .leaflet-marker-icon")
    for texte in points.evaluate_all("e => e.map((un) => un.getAttribute('aria-label'))"):
        assert texte in boutons


def test_tables_of_hours_have_headers(ouvrir: Ouvrir) -> None:
    noms = read_names(ouvrir().open(CUBE))
    assert any(role == "table" and "Heures" in texte for role, texte in noms)
    assert {("columnheader", "Jour"), ("columnheader", "Heures")} <= set(noms)
    # One of them is followed by « (aujourd'hui) ».
    jours = {re.findall(r"\w+", texte)[0].lower() for role, texte in noms if role == "rowheader"}
    assert {"lundi", "mardi", "mercredi", "jeudi", "vendredi"} <= jours


FOCUS = """() => {
    const e = document.activeElement;
    if (e === document.body) return null;
    const {outlineStyle, outlineWidth} = getComputedStyle(e);
    const [boite] = e.getClientRects();
    const x = boite.left + boite.width / 2, y = boite.top + boite.height / 2;
    const dessus = document.elementFromPoint(x, y);
    const faute = outlineStyle === "none" || parseFloat(outlineWidth) < 2 ? "no outline"
        : boite.bottom > innerHeight + 1 || boite.top < -1 ? "out of sight"
        : dessus && (e.contains(dessus) || dessus.contains(e)) ? "" : "hidden";
    return faute && `${faute} : ${e.tagName}.${e.className} ${e.textContent.trim().slice(0, 40)}`;
}"""


@pytest.mark.parametrize("nom", ["accueil", "lieu", "carte et liste"])
def test_the_focus_is_always_seen(ouvrir: Ouvrir, nom: str) -> None:
    onglet = ouvrir(reduced_motion="reduce")
    page = onglet.page
    open_type(page, onglet.base, nom)
    fautes = []
    vus = 0
    for _ in range(70):
        page.keyboard.press("Tab")
        # The frame after: a page that scrolls to the focus has done so.
        page.evaluate("() => new Promise((r) => requestAnimationFrame(r))")
        faute = page.evaluate(FOCUS)
        if faute is None:
            break
        vus += 1
        fautes += [faute] if faute else []
    assert vus > 25
    assert fautes == []


@pytest.mark.parametrize("chemin", ["index.html#q=impots", CUBE])
def test_the_skip_link_leads_to_the_content(ouvrir: Ouvrir, chemin: str) -> None:
    page = ouvrir().open(chemin)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Aller au contenu")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    assert "impots" not in chemin or "q=impots" in page.url
