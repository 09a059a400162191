"""The switchboard, the comparison and the orientation sheet, opened by double click."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from mediation_map.publish.annuaire import Edition
from mediation_map.publish.ecriture import write_folder
from tests.browser.conftest import ECRAN, SOUS_DOSSIER, TELEPHONE, Onglet, Ouvrir, find_violations
from tests.browser.pro import CUBE, DENSE, MAINTENANT, MOT_PRO, QUARTIERS, build_site

pytestmark = pytest.mark.browser
ETROIT = {"width": 320, "height": 700}
SHEET = f"lieux/{CUBE}/orientation/index.html"
COMPARAISON = "comparaison/index.html#besoin=demarche-en-ligne&pres=Allonnes"
# Card, Moran and Newell: a slow typist's key, and the time to make up one's mind.
SECONDES_PAR_TOUCHE = 0.5
SECONDES_PAR_DECISION = 1.35


@pytest.fixture(scope="module")
def fichiers_pro() -> dict[str, bytes]:
    return build_site(Edition.PRO)


@pytest.fixture(scope="module")
def dossier_pro(fichiers_pro: dict[str, bytes], site_public: Path) -> Path:
    """The folder of the professional site, served beside the public one."""
    dossier = site_public.parent / "pro"
    write_folder(dossier, fichiers_pro)
    return dossier


@dataclass
class Pro:
    """Opens tabs on the professional edition at a fixed hour."""

    ouvrir: Ouvrir
    base: str

    def open(self, chemin: str, base: str = "", **options: object) -> Onglet:
        onglet = self.ouvrir(base=base or self.base, **options)
        onglet.page.clock.set_fixed_time(MAINTENANT)
        onglet.open(chemin)
        return onglet


@pytest.fixture
def pro(ouvrir: Ouvrir, dossier_pro: Path) -> Pro:
    return Pro(ouvrir, f"{dossier_pro.as_uri()}/")


class Clavier:
    """Types as an operator does, and counts."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.touches = 0

    def type(self, texte: str) -> None:
        self.touches += len(texte)
        self.page.keyboard.type(texte)

    def press(self, touche: str) -> None:
        self.touches += 1
        self.page.keyboard.press(touche)


def ask(page: Page, besoin: str, endroit: str) -> Clavier:
    clavier = Clavier(page)
    expect(page.locator("[name=besoin]")).to_be_focused()
    clavier.type(besoin)
    clavier.press("Enter")
    expect(page.locator("[name=endroit]")).to_be_focused()
    clavier.type(endroit)
    clavier.press("Enter")
    return clavier


def plain(locator: Locator) -> str:
    return locator.inner_text().replace("\u00a0", " ").replace("\u202f", " ")


def count_pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def print_page(page: Page) -> bytes:
    return page.pdf(prefer_css_page_size=True)


@pytest.mark.parametrize("source", ["disk", "served"])
def test_a_call_from_greeting_to_number_within_20_seconds(
    pro: Pro, adresse: str, source: str
) -> None:
    base = adresse.replace(SOUS_DOSSIER, "pro") if source == "served" else ""
    onglet = pro.open("standard/index.html", base=base)
    page = onglet.page
    debut = page.evaluate("performance.now()")
    clavier = ask(page, "imp", "allo")
    expect(page.locator("[data-titre]")).to_be_focused()
    clavier.press("1")
    expect(page.locator(".option").first.locator("[data-nom]")).to_be_focused()
    machine = (page.evaluate("performance.now()") - debut) / 1000
    # Two decisions: what the person needs, where the person lives.
    humain = clavier.touches * SECONDES_PAR_TOUCHE + 2 * SECONDES_PAR_DECISION
    assert clavier.touches == 10
    assert humain + machine < 20
    assert page.locator(".option").count() == 3
    premier = page.locator(".option").first
    expect(premier.locator("[data-tel]")).to_have_attribute("href", "tel:+33243501792")
    chiffres = premier.locator("[data-numero]")
    assert float(chiffres.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")) >= 36
    assert onglet.erreurs == []
    assert onglet.dehors() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_what_is_read_aloud_and_what_only_the_operator_reads(pro: Pro) -> None:
    page = pro.open("standard/index.html").page
    ask(page, "demarche en ligne", "72700")
    premier = page.locator(".option").first
    phrase = plain(premier.locator("[data-phrase]"))
    assert phrase.startswith("Au Mans, France services Centre social des Quartiers Sud")
    assert "20 Bd des Glonnières. Téléphone 02 43 50 17 92. Ouvert, ferme à 12 h." in phrase
    assert plain(premier.locator("[data-accueil]")).startswith("Peut accueillir")
    assert "délai deux jours" in plain(premier.locator("[data-accueil]"))
    expect(premier.locator("[data-age]")).to_be_hidden()
    second = page.locator(".option").nth(1)
    assert "appelez d'abord" in plain(second.locator("[data-phrase]"))
    assert "Information ancienne" in plain(second.locator("[data-age]"))
    # Full, though it is the only one of the commune; reserved, so not named at all.
    assert "Le Cube" not in plain(page.locator("[data-options]"))
    assert "UDAF" not in plain(page.locator("[data-options]"))
    assert "1 lieu est réservé aux professionnels" in plain(page.locator("[data-note]"))


def test_full_places_come_last_with_their_words(pro: Pro) -> None:
    page = pro.open("standard/index.html").page
    ask(page, "le cube", "allonnes")
    seule = page.locator(".option")
    expect(seule).to_have_count(1)
    assert "Complet jusqu'au 1er décembre 2026" in plain(seule)
    assert MOT_PRO in plain(seule.locator("[data-detail]"))
    assert MOT_PRO not in plain(seule.locator("[data-phrase]"))


def test_escape_starts_again_from_anywhere(pro: Pro) -> None:
    page = pro.open("standard/index.html").page
    for depart in ("1", "Tab"):
        ask(page, "imp", "allo")
        page.keyboard.press(depart)
        page.keyboard.press("Escape")
        expect(page.locator("[name=besoin]")).to_be_focused()
        assert page.locator("[name=besoin]").input_value() == ""
        assert page.locator("[name=endroit]").input_value() == ""
        expect(page.locator("[data-resultats]")).to_be_hidden()
    page.keyboard.type("im")
    page.keyboard.press("Escape")
    expect(page.locator("[name=besoin]")).to_have_value("")


def test_one_key_shortcuts_work_only_among_the_results(pro: Pro) -> None:
    page = pro.open("standard/index.html").page
    page.keyboard.type("c1")
    expect(page.locator("[name=besoin]")).to_have_value("c1")
    page.keyboard.press("Escape")
    ask(page, "imp", "")
    # A French keyboard writes « é » with the key that bears 2.
    page.evaluate(
        """() => document.activeElement.dispatchEvent(
            new KeyboardEvent("keydown", {key: "é", code: "Digit2", bubbles: true}))"""
    )
    expect(page.locator(".option").nth(1).locator("[data-nom]")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/lieux/[^/]+/index\.html$"))


def test_the_sentence_is_copied(pro: Pro) -> None:
    page = pro.open("standard/index.html").page
    page.evaluate(
        """() => { window.copie = ""; Object.defineProperty(navigator, "clipboard",
            {value: {writeText: async (texte) => { window.copie = texte; }}}); }"""
    )
    ask(page, "imp", "allo")
    page.keyboard.press("2")
    page.keyboard.press("c")
    expect(page.locator("[data-message]")).to_have_text("Phrase 2 copiée.")
    assert page.evaluate("window.copie") == page.locator("[data-phrase]").nth(1).inner_text()


def test_what_is_not_known_is_said(pro: Pro) -> None:
    page = pro.open("standard/index.html").page
    page.keyboard.press("Enter")
    expect(page.locator("[data-message]")).to_contain_text("Écrivez le besoin")
    ask(page, "imp", "brest")
    expect(page.locator("[data-message]")).to_contain_text("« brest » n'est pas connu ici")
    expect(page.locator("[name=endroit]")).to_be_focused()
    page.keyboard.press("Escape")
    ask(page, "xyzxyz", "")
    expect(page.locator("[data-titre]")).to_contain_text("Aucun lieu")
    expect(page.locator("[data-note] a")).to_have_attribute("href", "tel:3939")


def test_the_names_that_a_screen_reader_is_given(pro: Pro) -> None:
    page = pro.open("standard/index.html").page
    page.keyboard.type("imp")
    champ = page.get_by_role("combobox", name="1. Besoin")
    expect(champ).to_have_attribute("aria-expanded", "true")
    actif = page.locator(f"#{champ.get_attribute('aria-activedescendant')}")
    expect(actif).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(actif).to_have_attribute("aria-selected", "false")
    expect(page.get_by_role("option", selected=True)).to_have_count(1)


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
    page.get_by_role("navigation", name="Menu principal").get_by_text("Standard").click()
    expect(page.locator("[name=besoin]")).to_be_focused()
    page = pro.open("tableau-de-bord/index.html").page
    page.get_by_role("main").get_by_role("link", name="Comparer pour orienter").click()
    expect(page.get_by_role("heading", name="Comparer pour orienter")).to_be_visible()
