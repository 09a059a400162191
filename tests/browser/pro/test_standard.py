"""The switchboard: a call by keyboard alone, from a disk and served."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import SOUS_DOSSIER
from tests.browser.pro.conftest import Pro, ask, plain
from tests.browser.pro.territoire import MOT_PRO

pytestmark = pytest.mark.browser
# Card, Moran and Newell: a slow typist's key, and the time to make up one's mind.
SECONDES_PAR_TOUCHE = 0.5
SECONDES_PAR_DECISION = 1.35


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
    copie = page.evaluate("window.copie").replace("\u00a0", " ").replace("\u202f", " ")
    assert copie == plain(page.locator("[data-phrase]").nth(1))


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
