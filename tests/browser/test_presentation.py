"""What is left without the sheets, which colours meet, what a pointer takes back (RGAA 10, 13)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pydantic import HttpUrl

from mediation_map.config import load_config
from mediation_map.pipeline import close_rows, load_donnees, make_annuaire
from mediation_map.publish.annuaire import Edition
from mediation_map.publish.ecriture import write_folder
from mediation_map.render.site import render_site
from tests.browser.conftest import ECRAN, TODAY, Onglet, Ouvrir, block_outside, serve
from tests.browser.test_affichages import look
from tests.browser.types_de_page import CUBE, PRO, PUBLIC, open_type
from tests.demo.territoire import build_site
from tests.render.test_contraste import CLAIR, PAIRES, SOMBRE

pytestmark = pytest.mark.browser
# Text as it is read: every element that holds words of its own and shows.
LUS = """() => [...document.querySelectorAll("body *")].filter((e) =>
    [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())
    && e.checkVisibility({visibilityProperty: true})
    && !e.closest("svg, template, script, .leaflet-container")
).map((e) => [...e.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data).join(" ")
    .replace(/\\s+/g, " ").trim())"""
# The ground under a text is that of the first parent that paints one, down to the body's.
COULEURS = """() => {
    const paires = new Map();
    for (const e of document.querySelectorAll("body *")) {
        if (![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
        if (!e.checkVisibility({visibilityProperty: true})) continue;
        if (e.closest("svg, option, .leaflet-container, .invisible")) continue;
        let sol = e;
        while (sol && getComputedStyle(sol).backgroundColor === "rgba(0, 0, 0, 0)")
            sol = sol.parentElement;
        const fond = sol ? getComputedStyle(sol).backgroundColor : "?";
        const paire = [getComputedStyle(e).color, fond];
        paires.set(paire.join(" / "), `${e.tagName}.${e.className}`);
    }
    return [...paires];
}"""


def open_types(page: Page, adresse: str, adresse_pro: str) -> Iterator[str]:
    """Open every type of page in turn, and yield its name."""
    for base, types in ((adresse, PUBLIC), (adresse_pro, PRO)):
        for nom in types:
            open_type(page, base, nom)
            yield nom


@pytest.fixture
def ouvrir_page(navigateur: Browser) -> Iterator[Callable[..., Page]]:
    contextes = []

    def ouvrir_page(**options: object) -> Page:
        contexte = navigateur.new_context(
            viewport=ECRAN,  # type: ignore[arg-type]
            service_workers="block",
            **options,  # type: ignore[arg-type]
        )
        contextes.append(contexte)
        block_outside(contexte)
        return contexte.new_page()

    yield ouvrir_page
    for contexte in contextes:
        contexte.close()


def without_css(page: Page) -> None:
    page.evaluate(
        """() => { for (const e of document.querySelectorAll("link[rel=stylesheet], style"))
            e.remove(); for (const e of document.querySelectorAll("[style]"))
            e.removeAttribute("style"); }"""
    )


def test_without_its_sheets_a_page_says_as_much_in_the_same_order(
    ouvrir_page: Callable[..., Page], adresse: str, adresse_pro: str
) -> None:
    page = ouvrir_page()
    for nom in open_types(page, adresse, adresse_pro):
        avec = page.evaluate(LUS)
        without_css(page)
        assert page.evaluate("document.styleSheets.length") == 0
        sans = iter(page.evaluate(LUS))
        # Each text of the styled page is met again, further on than the one before.
        assert len(avec) > 20
        assert [texte for texte in avec if texte not in sans] == [], nom


def test_words_of_a_source_are_citations_in_what_scripts_draw(ouvrir: Ouvrir) -> None:
    page = ouvrir().open("index.html#q=petits+debrouillards")
    carte = page.locator("[data-liste] article").filter(has_text="Débrouillards").first
    expect(carte.locator("[data-horaires] q")).to_have_text("Très variables")
    expect(carte.locator("[data-horaires]")).to_have_text("Horaires : « Très variables »")
    quotes = "e => [getComputedStyle(e, '::before').content, getComputedStyle(e).quotes]"
    assert carte.locator("q").evaluate(quotes)[1] == "none"
    carte.locator("[data-ma-liste]").click()
    page.goto(page.url.split("index.html")[0] + "ma-liste/index.html")
    expect(page.locator("[data-feuille] [data-horaires] q")).to_have_text("Très variables")


def name_of(rgb: str, couleurs: dict[str, str]) -> set[str]:
    composantes = [int(n) for n in re.findall(r"\d+", rgb)]
    hexa = "#" + "".join(f"{n:02x}" for n in composantes[:3])
    return {nom for nom, valeur in couleurs.items() if valeur == hexa and len(composantes) == 3}


@pytest.mark.parametrize(("schema", "couleurs"), [("light", CLAIR), ("dark", SOMBRE)])
def test_every_text_stands_on_a_ground_it_was_measured_on(
    ouvrir_page: Callable[..., Page],
    adresse: str,
    adresse_pro: str,
    schema: str,
    couleurs: dict[str, str],
) -> None:
    page = ouvrir_page(color_scheme=schema)
    # A contrast is the same whichever of the two is the ink.
    connues = {frozenset((encre, sol)) for encre, sol, _ in PAIRES}
    inconnues: dict[str, str] = {}
    vues = 0
    for nom in open_types(page, adresse, adresse_pro):
        for paire, ou in page.evaluate(COULEURS):
            vues += 1
            encre, sol = paire.split(" / ")
            possibles = {
                frozenset((un, autre))
                for un in name_of(encre, couleurs)
                for autre in name_of(sol, couleurs)
            }
            if not possibles & connues:
                inconnues[paire] = f"{nom} : {ou}"
    assert vues > 100
    assert inconnues == {}


def test_forced_colours_still_show_which_view_is_chosen(ouvrir: Ouvrir) -> None:
    page = ouvrir(forced_colors="active").open("index.html#q=impots")
    ground = "e => getComputedStyle(e).backgroundColor"
    choisie = page.locator(".bascule [aria-pressed=true]")
    autre = page.locator(".bascule [aria-pressed=false]")
    assert choisie.evaluate(ground) != autre.evaluate(ground)
    courante = "e => { const s = getComputedStyle(e); return s.borderBottom + s.textDecoration; }"
    liens = page.locator(".menu-ligne a")
    marque = page.locator(".menu-ligne a[aria-current]").evaluate(courante)
    assert marque != liens.last.evaluate(courante)


BESIDE = """() => {
    const e = document.activeElement, cadre = e.parentElement?.closest(".defile, .defilement");
    if (!cadre) return null;
    const un = e.getBoundingClientRect(), autre = cadre.getBoundingClientRect();
    const dehors = un.left < autre.left - 1 || un.right > Math.min(autre.right, innerWidth) + 1
        || un.bottom > innerHeight + 1 || un.top < -1;
    return dehors ? `${e.textContent.trim()} ${un.left} ${un.right}` : "";
}"""


@pytest.mark.parametrize(
    "page_large", ["comparaison/index.html#besoin=demarche-en-ligne", "chiffres/index.html"]
)
def test_the_focus_is_never_left_beside_a_frame_that_scrolls(
    ouvrir: Ouvrir, adresse_pro: str, page_large: str
) -> None:
    ecran = {"width": 320, "height": 640}
    page = ouvrir(base=adresse_pro, viewport=ecran, reduced_motion="reduce").open(page_large)
    expect(page.locator("main table a").first).to_be_attached()
    vus = []
    for _ in range(70):
        page.keyboard.press("Tab")
        page.evaluate("() => new Promise((r) => requestAnimationFrame(r))")
        vus.append(page.evaluate(BESIDE))
    assert sum(vu is not None for vu in vus) >= 8
    assert [vu for vu in vus if vu] == []


def open_map_beside(onglet: Onglet, selecteur: str) -> Page:
    """Open the list and the map, with an element in sight."""
    page = onglet.open("index.html#vue=carte")
    expect(page.locator("#mm_carte .leaflet-marker-icon").first).to_be_visible()
    page.locator("#mm_carte").scroll_into_view_if_needed()
    if selecteur.startswith("article"):
        page.locator(selecteur).first.scroll_into_view_if_needed()
    return page


def press_and_leave(page: Page, selecteur: str) -> None:
    """Press the pointer on an element, and let it go elsewhere."""
    boite = page.locator(selecteur).first.bounding_box()
    assert boite
    page.mouse.move(boite["x"] + boite["width"] / 2, boite["y"] + boite["height"] / 2)
    page.mouse.down()
    page.mouse.move(boite["x"] + 150, boite["y"] + 160, steps=5)
    # A hand that stops before it lifts: else the map glides on, and takes the element with it.
    page.wait_for_timeout(200)
    page.mouse.up()


def read_etat(page: Page) -> list[object]:
    page.wait_for_timeout(400)
    return [
        page.url,
        page.locator(".leaflet-popup").count(),
        page.locator("#mm_carte .amas").all_inner_texts(),
        page.locator("[aria-pressed]").evaluate_all("e => e.map((x) => x.ariaPressed)"),
    ]


@pytest.mark.parametrize(
    "selecteur",
    [
        "#mm_carte .amas",
        "#mm_carte .point",
        ".leaflet-control-zoom-in",
        "[data-vue=liste]",
        "article [data-nom] a",
        "article [data-ma-liste]",
    ],
)
def test_a_pointer_that_leaves_before_it_lifts_does_nothing(ouvrir: Ouvrir, selecteur: str) -> None:
    onglet = ouvrir(reduced_motion="reduce")
    page = open_map_beside(onglet, selecteur)
    avant = read_etat(page)
    press_and_leave(page, selecteur)
    assert read_etat(page) == avant
    # The same element does act when the pointer lifts on it; on a map that was not dragged.
    page = open_map_beside(onglet, selecteur)
    avant = read_etat(page)
    page.locator(selecteur).first.click()
    assert any(read_etat(page) != avant for _ in range(15))


DEMO = [
    "agenda/index.html",
    "agenda/2026-12/index.html",
    "ateliers/index.html",
    "ateliers/decouvrir-sa-tablette/index.html",
    "lieux/maison-france-services-de-bourg-fictif/index.html",
    "lieux/point-info-de-songe-le-vieux/index.html",
    "communes/bourg-fictif/index.html",
    "comparaison/index.html#besoin=demarche-en-ligne",
    "standard/index.html",
    "tableau-de-bord/index.html",
]


def test_dates_workshops_and_permanences_on_a_narrow_screen(ouvrir: Ouvrir, tmp_path: Path) -> None:
    write_folder(tmp_path / "pro", build_site(Edition.PRO))
    with serve(tmp_path / "pro") as base:
        onglet = ouvrir(base=base, viewport={"width": 320, "height": 640}, bypass_csp=True)
        # A Sunday: the day whose name is the longest once « aujourd'hui » stands beside it.
        onglet.page.clock.set_fixed_time(datetime(2026, 11, 22, 9, 0, tzinfo=UTC))
        for chemin in DEMO:
            page = onglet.page
            page.goto("about:blank")
            page.goto(base + chemin)
            page.wait_for_timeout(300)
            fautes = {genre: trouves for genre, trouves in look(page).items() if trouves}
            fautes.pop("dates", None)
            assert fautes == {}, chemin


def test_the_code_to_scan_has_its_caption(ouvrir: Ouvrir, tmp_path: Path) -> None:
    donnees = load_donnees(load_config())
    annuaire = make_annuaire(donnees, Edition.PUBLIC, TODAY, close_rows(donnees, TODAY))
    site = annuaire.config.site.model_copy(update={"url": HttpUrl("https://aide.ville.fr/a/")})
    config = annuaire.config.model_copy(update={"site": site})
    fichiers = render_site(replace(annuaire, config=config), donnees.slugs)
    write_folder(tmp_path / "site", fichiers)
    with serve(tmp_path / "site") as base:
        page = ouvrir(base=base).open(CUBE)
        page.locator("button[data-ma-liste]").first.click()
        page.goto(f"{base}ma-liste/index.html")
        figure = page.locator("[data-feuille] figure")
        expect(figure).to_have_count(1)
        expect(figure).to_be_visible()
        image = figure.get_by_role(
            "img", name="Code à scanner : la page de France services Le Cube"
        )
        expect(image).to_be_visible()
        assert image.evaluate("e => e.complete && e.naturalWidth > 0")
        expect(figure.locator("figcaption")).to_have_text("La page à jour")
