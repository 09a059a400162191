"""The search of the home page, in a real browser, served and from a disk."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import TELEPHONE, Ouvrir, names

pytestmark = pytest.mark.browser


def title(page: Page, motif: str) -> None:
    expect(page.locator("[data-titre]")).to_have_text(re.compile(motif))


def chercher(page: Page, texte: str) -> None:
    page.get_by_label("De quoi avez-vous besoin").fill(texte)


@pytest.mark.parametrize("source", ["served", "disk"])
def test_impots_finds_france_services_and_says_why(
    ouvrir: Ouvrir, disque: str, source: str
) -> None:
    onglet = ouvrir(base=disque) if source == "disk" else ouvrir()
    page = onglet.open("index.html")
    chercher(page, "impots")
    title(page, r"lieux d'aide pour «\s+impots\s+»")
    trouves = names(page)
    assert "France services Le Cube" in trouves
    assert trouves[0].startswith("France services")
    raison = page.locator("[data-liste] [data-raison]").first
    expect(raison).to_contain_text(re.compile("Trouvé parce que.*démarche en ligne.*impôts"))
    assert not onglet.erreurs
    assert not onglet.dehors()


def test_a_relay_never_answers_a_need(ouvrir: Ouvrir) -> None:
    page = ouvrir().open("index.html")
    chercher(page, "impots le mans")
    title(page, "impots le mans")
    assert page.locator('[data-liste] [data-role="relais"]').count() == 0
    chercher(page, "centre des finances publiques")
    expect(page.locator(".lieux-relais [data-nom]").first).to_contain_text("finances publiques")
    expect(page.get_by_role("heading", name="Relais", exact=True)).to_be_visible()


def test_a_commune_lists_its_help_then_its_relays(ouvrir: Ouvrir) -> None:
    page = ouvrir().open("index.html")
    chercher(page, "allonnes")
    title(page, "allonnes")
    adresses = page.locator(".lieux:not(.lieux-ailleurs) [data-adresse]").all_inner_texts()
    assert adresses
    assert all("Allonnes" in adresse for adresse in adresses)
    assert page.locator('.lieux-relais [data-role="relais"]').count() > 0


def test_filter_by_commune_with_counts_chip_and_reset(ouvrir: Ouvrir) -> None:
    page = ouvrir().open("index.html")
    page.locator("[data-filtres] summary").click()
    case = page.get_by_label("Allonnes")
    nombre = int(re.findall(r"\d+", page.locator("label", has=case).inner_text())[0])
    case.check()
    title(page, f"^{nombre} lieu")
    assert len(names(page, ".lieux:not(.lieux-relais):not(.lieux-ailleurs)")) == nombre
    page.get_by_role("button", name="Retirer le filtre : Allonnes").click()
    title(page, "Tous les lieux d'aide")
    assert not case.is_checked()


def test_a_shared_link_shows_the_same_list(ouvrir: Ouvrir) -> None:
    page = ouvrir().open("index.html")
    chercher(page, "caf")
    page.locator("[data-filtres] summary").click()
    page.get_by_label("Le Mans", exact=False).first.check()
    title(page, "caf")
    page.wait_for_url(re.compile(r"#q=caf&commune=le-mans"))
    attendus = names(page)
    autre = ouvrir()
    autre.page.goto(page.url)
    title(autre.page, "caf")
    assert names(autre.page) == attendus
    expect(autre.page.locator("#q")).to_have_value("caf")


def test_no_result_says_what_to_drop_and_whom_to_call(ouvrir: Ouvrir) -> None:
    page = ouvrir().open("index.html#q=caf&jour=dimanche")
    title(page, "^Aucun lieu d'aide")
    vide = page.locator("[data-vide]")
    expect(vide.get_by_role("link", name="39 39")).to_have_attribute("href", "tel:3939")
    vide.get_by_role("button", name=re.compile(r"Retirer «\s+Dimanche\s+»")).click()
    title(page, r"^\d+ lieux d'aide pour «\s+caf\s+»")
    expect(page.locator("[data-titre]")).to_be_focused()


def test_no_result_shows_what_the_list_would_be_without_the_filter(ouvrir: Ouvrir) -> None:
    onglet = ouvrir(viewport=TELEPHONE)
    page = onglet.open("index.html#q=caf")
    attendus = names(page)[:3]
    page = onglet.open("index.html#q=caf&jour=dimanche")
    title(page, "^Aucun lieu d'aide")
    sans = page.get_by_role("heading", name=re.compile(r"^Sans «\s+Dimanche\s+»$"))
    expect(sans).to_be_visible()
    expect(page.locator(".bloc-note")).to_contain_text("ne répondent pas à ce choix")
    assert names(page, ".lieux-ailleurs") == attendus
    assert names(page) == []
    expect(page.locator(".lieux-ailleurs [data-tel]").first).to_be_visible()
    expect(page.locator("[data-annonce]")).to_have_text(
        re.compile(r"^Aucun lieu d'aide.*Plus bas\s+: 3\s+lieux sans «\s+Dimanche\s+»$")
    )
    # With the keyboard: what to drop, whom to call, then the places.
    page.get_by_role("button", name=re.compile("^Retirer «")).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    bascule = page.evaluate("document.activeElement.closest('.lieux-ailleurs') !== null")
    assert bascule
    page.get_by_role("button", name=re.compile("^Retirer «")).press("Enter")
    expect(sans).to_have_count(0)
    assert names(page)[:3] == attendus


@pytest.mark.parametrize("mot", ["handicapé", "handicap", "fauteuil"])
def test_nobody_said_a_word_of_disability_and_the_page_says_so(ouvrir: Ouvrir, mot: str) -> None:
    page = ouvrir().open("index.html")
    chercher(page, mot)
    title(page, rf"^\d+ lieux d'aide à appeler d'abord pour «\s+{mot}\s+»$")
    note = page.locator(".bloc-note")
    expect(note).to_contain_text("Aucun de ces lieux n'a dit")
    expect(note).to_contain_text("fauteuil roulant")
    expect(page.locator("[data-liste]")).not_to_contain_text("domicile")
    expect(page.locator("[data-raison]:visible")).to_have_count(0)
    expect(page.locator("[data-liste] [data-tel]").first).to_be_visible()
    page.get_by_label("Près d'où").fill("Coulaines")
    expect(page.locator("[data-liste] [data-distance]").first).to_contain_text("vol d'oiseau")
    expect(note).not_to_contain_text("Près d'où")
    assert names(page)[0] == "France services de Coulaines"


def test_a_commune_without_this_help_shows_the_nearest(ouvrir: Ouvrir) -> None:
    page = ouvrir().open("index.html#q=impots%20fay")
    title(page, "^Aucun lieu d'aide")
    expect(page.get_by_role("heading", name="Les plus proches de Fay")).to_be_visible()
    assert page.locator(".lieux-ailleurs [data-nom]").count() > 0


def test_an_unknown_postcode_is_said(ouvrir: Ouvrir) -> None:
    page = ouvrir().open("index.html#q=75001")
    expect(page.locator("[data-liste]")).to_contain_text("75001 n'est pas dans ce territoire")


def test_near_a_street_or_commune_with_distances(ouvrir: Ouvrir) -> None:
    page = ouvrir().open("index.html#q=impots")
    page.get_by_label("Près d'où").fill("Coulaines")
    expect(page.locator("[data-message-lieu]")).to_contain_text("depuis : Coulaines")
    expect(page.locator("[data-liste] [data-distance]").first).to_contain_text("vol d'oiseau")
    expect(page.locator("#tri")).to_have_value("distance")
    sans = page.locator("[data-liste] li", has=page.locator("[data-position]:not([hidden])"))
    assert sans.count() > 0
    assert sans.locator("[data-distance]:not([hidden])").count() == 0


def test_position_only_on_request_and_a_refusal_is_a_sentence(ouvrir: Ouvrir, adresse: str) -> None:
    page = ouvrir(permissions=[]).open("index.html")
    page.get_by_role("button", name="Près de moi").click()
    expect(page.locator("[data-message-lieu]")).to_contain_text("Écrivez plutôt votre commune")
    ici = {"latitude": 48.0243, "longitude": 0.2003}
    page = ouvrir(permissions=["geolocation"], geolocation=ici).open("index.html")
    page.get_by_role("button", name="Près de moi").click()
    expect(page.locator("[data-message-lieu]")).to_contain_text("ni gardée ni envoyée")
    assert names(page)[0] == "France services de Coulaines"
    assert "48.0" not in page.url


def test_keyboard_alone_from_home_to_a_telephone_number(ouvrir: Ouvrir) -> None:
    page = ouvrir().open("index.html")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "q":
            break
    page.keyboard.type("impots allonnes")
    page.keyboard.press("Enter")
    expect(page.locator("[data-titre]")).to_be_focused()
    title(page, r"pour «\s+impots")
    for _ in range(25):
        page.keyboard.press("Tab")
        href = page.evaluate("document.activeElement.getAttribute('href') ?? ''")
        if href.startswith("tel:"):
            break
    assert href == "tel:+33285297549"
    contour = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert contour != "none"


def test_phone_width_has_no_sideways_scroll_and_big_targets(ouvrir: Ouvrir) -> None:
    page = ouvrir(viewport=TELEPHONE).open("index.html#q=impots")
    title(page, "impots")
    for largeur in (360, 320):
        page.set_viewport_size({"width": largeur, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= largeur
    hauteurs = page.locator("button:visible, .vignette-tel:visible, summary:visible").evaluate_all(
        "elements => elements.map(e => e.getBoundingClientRect().height)"
    )
    assert min(hauteurs) >= 44


def test_a_day_that_is_typed_is_a_filter_to_take_away(ouvrir: Ouvrir) -> None:
    page = ouvrir().open("index.html#q=impots")
    tous = names(page)
    chercher(page, "impots lundi matin")
    puces = page.locator("[data-puces] button")
    expect(puces).to_have_text(["Lundi ×", "Le matin ×"])
    trouves = names(page)
    assert trouves
    assert set(trouves) < set(tous)
    expect(page.locator("[data-annonce]")).to_contain_text("vos mots\u00a0: Lundi, Le matin")
    page.get_by_role("button", name="Retirer le filtre : Lundi").click()
    expect(page.locator("#q")).to_have_value("impots matin")
    expect(puces).to_have_text(["Le matin ×"])
    expect(puces.first).to_be_focused()
    puces.first.press("Enter")
    expect(page.locator("#q")).to_have_value("impots")
    assert names(page) == tous
    chercher(page, "caf dimanche")
    vide = page.locator("[data-vide]")
    vide.get_by_role("button", name=re.compile(r"Retirer «\s+Dimanche\s+»")).click()
    expect(page.locator("#q")).to_have_value("caf")
    title(page, r"^\d+ lieux d'aide pour «\s+caf\s+»")


def test_what_is_typed_before_the_script_is_kept(ouvrir: Ouvrir) -> None:
    onglet = ouvrir()
    attente: list[Route] = []

    # A function, because Playwright marks its handlers.
    def hold(route: Route) -> None:
        attente.append(route)

    onglet.page.route("**/recherche.js", hold)
    onglet.page.goto(f"{onglet.base}index.html")
    chercher(onglet.page, "wifi")
    onglet.page.wait_for_timeout(300)
    attente[0].continue_()
    title(onglet.page, r"pour «\s+wifi\s+»")
    expect(onglet.page.locator("#q")).to_have_value("wifi")


def test_results_are_announced(ouvrir: Ouvrir) -> None:
    page = ouvrir().open("index.html")
    chercher(page, "wifi")
    attendu = re.compile(r"lieux d'aide pour «\s+wifi\s+»")
    expect(page.locator("[data-annonce]")).to_have_text(attendu)
    assert page.locator("[data-annonce]").get_attribute("role") == "status"


def test_a_key_to_painted_results_within_a_frame(ouvrir: Ouvrir) -> None:
    page = ouvrir().open("index.html")
    chercher(page, "i")
    durees = page.evaluate(
        """() => {
            const durees = [];
            window.requestAnimationFrame = (dessiner) => {
                const debut = performance.now();
                dessiner();
                document.body.getBoundingClientRect();
                durees.push(performance.now() - debut);
                return 0;
            };
            const champ = document.querySelector("#q");
            for (const mot of ["im", "imp", "impo", "impot", "impots", "caf", "le", "wifi"]) {
                champ.value = mot;
                champ.dispatchEvent(new Event("input", {bubbles: true}));
            }
            return durees.sort((a, b) => a - b);
        }"""
    )
    assert len(durees) == 8
    # Script and layout of the least disturbed: other work on the machine may hold up the rest.
    assert durees[0] <= 16


@pytest.mark.parametrize("mot", ["impôts", "Arnage", "le cube"])
def test_on_a_telephone_the_results_come_under_the_eyes(ouvrir: Ouvrir, mot: str) -> None:
    page = ouvrir(viewport=TELEPHONE).open("index.html")
    page.get_by_label("De quoi avez-vous besoin").fill(mot)
    page.get_by_role("button", name="Chercher").click()
    expect(page.locator("[data-titre]")).to_be_focused()
    expect(page.locator("[data-liste] [data-nom]").first).to_be_in_viewport()
