"""Every type of page in the ways people look at it: dark, narrow, enlarged, forced colours.

Each way is one visit of all types of pages, in one tab; the tests read what the visit found.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import ECRAN, block_outside, find_violations
from tests.browser.types_de_page import PRO, PUBLIC, open_type

pytestmark = pytest.mark.browser
ETROIT = {"width": 320, "height": 640}
AFFICHAGES: dict[str, dict[str, Any]] = {
    "1280 px, light": {"viewport": ECRAN},
    "1280 px at 200 %, dark": {
        "viewport": {"width": 640, "height": 400},
        "device_scale_factor": 2,
        "color_scheme": "dark",
    },
    "320 px, dark": {"viewport": ETROIT, "color_scheme": "dark"},
    "320 px, forced colours": {"viewport": ETROIT, "forced_colors": "active"},
}
# WCAG 1.4.12: the spacing that a reader may impose.
ESPACEMENT = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"""
COUPES = """() => [...document.querySelectorAll("body *")].filter((e) => {
    const {overflowX, overflowY, display} = getComputedStyle(e);
    if (e.closest(".invisible, .leaflet-container, template") || display === "inline") return false;
    const coupe = [overflowX, overflowY].some((o) => o === "hidden" || o === "clip");
    const commande = e.matches("button, .bouton, summary, .tuile, .besoin, select");
    if (!coupe && !commande) return false;
    return e.scrollWidth > e.clientWidth + 2 || e.scrollHeight > e.clientHeight + 2;
}).map((e) => `${e.tagName}.${e.className} ${e.textContent.trim().slice(0, 40)}`)"""
# A link inside a sentence is as tall as its line (WCAG 2.5.8 exempts it); a box is as large as
# the label that ticks it; the map's credit is a sentence; what no pointer can reach is left out.
CIBLES = """() => [...document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [role=button]")].flatMap((e) => {
    const cible = e.matches("input[type=checkbox]") ? e.closest("label") : e;
    const {width, height} = cible.getBoundingClientRect();
    if (!e.checkVisibility({visibilityProperty: true}) || !width) return [];
    const bloc = e.parentElement.closest("p, li, dd, td, th, address, h1, h2, h3, div, body");
    const seul = bloc.textContent.trim() === e.textContent.trim();
    if (e.matches("a") && getComputedStyle(e).display === "inline" && !seul) return [];
    if (e.closest(".leaflet-control-attribution")) return [];
    return height < 43.5 || width < 43.5
        ? [`${e.tagName}.${e.className} ${Math.round(width)}×${Math.round(height)} `
            + e.textContent.trim().slice(0, 40)] : [];
})"""


DATE = re.compile(r"\b\d{1,2}/\d{1,2}/\d{4}\b|\b\d{4}-\d{2}-\d{2}\b")
# The site's own words: what stands in a source is quoted as it is.
PAROLES = """() => [...document.querySelectorAll("blockquote")].reduce(
    (texte, citation) => texte.replace(citation.innerText, ""),
    document.querySelector("main").innerText)"""
Constats = dict[str, dict[str, list[str]]]
"""Faults by kind, then by type of page."""


def look(page: Page) -> dict[str, list[str]]:
    """Return the faults of the page as it stands; the spacing comes last, because it stays."""
    depasse = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    trouves = {
        "axe": find_violations(page),
        "cibles": page.evaluate(CIBLES),
        "largeur": [f"{depasse} px"] if depasse > 0 else [],
        "dates": DATE.findall(page.evaluate(PAROLES)),
    }
    page.add_style_tag(content=ESPACEMENT)
    depasse = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    coupes = page.evaluate(COUPES)
    return {**trouves, "espacement": [*coupes, *([f"{depasse} px"] if depasse > 0 else [])]}


@pytest.fixture(scope="module", params=list(AFFICHAGES))
def constats(
    request: pytest.FixtureRequest, navigateur: Browser, adresse: str, adresse_pro: str
) -> Iterator[Constats]:
    """What one visit of every type of page found."""
    contexte = navigateur.new_context(
        service_workers="block",
        bypass_csp=True,
        reduced_motion="reduce",
        **AFFICHAGES[request.param],
    )
    block_outside(contexte)
    page = contexte.new_page()
    constats: Constats = defaultdict(dict)
    for base, types in ((adresse, PUBLIC), (adresse_pro, PRO)):
        for nom in types:
            open_type(page, base, nom)
            for genre, fautes in look(page).items():
                constats[genre] |= {nom: fautes} if fautes else {}
    yield constats
    contexte.close()


def test_axe_finds_nothing(constats: Constats) -> None:
    assert constats["axe"] == {}


def test_no_page_scrolls_sideways(constats: Constats) -> None:
    assert constats["largeur"] == {}


def test_wide_spacing_cuts_nothing(constats: Constats) -> None:
    assert constats["espacement"] == {}


def test_targets_are_44_pixels(constats: Constats) -> None:
    assert constats["cibles"] == {}


def test_months_are_written_in_letters(constats: Constats) -> None:
    # The dashboard shows the tables' own cells.
    assert {nom: dates for nom, dates in constats["dates"].items() if nom not in PRO} == {}
