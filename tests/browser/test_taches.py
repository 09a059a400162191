"""Three tasks as such people would do them, each in at most three decisions from the home page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ECRAN, TELEPHONE, Ouvrir, names

pytestmark = pytest.mark.browser
partout = pytest.mark.parametrize("cadre", [TELEPHONE, ECRAN])


class Personne:
    """Someone at the home page: each decision is one field filled, box ticked or button pressed."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.decisions = 0

    def ecrire(self, champ: str, texte: str) -> None:
        self.page.get_by_label(champ).fill(texte)
        self.page.keyboard.press("Enter")
        self.decisions += 1

    def cocher(self, case: str) -> None:
        filtres = self.page.locator("[data-filtres]")
        if filtres.get_attribute("open") is None:
            filtres.locator("summary").click()
        filtres.get_by_label(case).check()
        self.decisions += 1

    def presser(self, bouton: str) -> None:
        self.page.get_by_role("button", name=re.compile(bouton)).first.click()
        self.decisions += 1


@partout
def test_a_resident_of_allonnes_without_an_e_mail_address_needs_help_with_taxes(
    ouvrir: Ouvrir, cadre: dict[str, int]
) -> None:
    personne = Personne(ouvrir(viewport=cadre).open("index.html"))
    personne.ecrire("De quoi avez-vous besoin", "impots allonnes")
    expect(personne.page.locator("[data-titre]")).to_contain_text("1 lieu d'aide")
    telephone = personne.page.locator("[data-liste] .vignette-tel").first
    expect(telephone).to_have_attribute("href", "tel:+33285297549")
    expect(personne.page.locator("[data-liste] [data-nom]").first).to_be_in_viewport()
    assert personne.decisions <= 3


@partout
def test_a_social_worker_for_someone_without_french_near_coulaines_on_a_saturday(
    ouvrir: Ouvrir, cadre: dict[str, int]
) -> None:
    personne = Personne(ouvrir(viewport=cadre).open("index.html"))
    personne.ecrire("De quoi avez-vous besoin", "ne parle pas français")
    personne.ecrire("Près d'où", "Coulaines")
    personne.cocher("Samedi")
    page = personne.page
    expect(page.locator("[data-puces]")).to_contain_text("Samedi")
    expect(page.locator("[data-liste] [data-distance]").first).to_contain_text("À ")
    distances = [
        float(texte.split()[1].replace(",", ".")) * (1 if "km" in texte else 0.001)
        for texte in page.locator("[data-liste] [data-distance]:visible").all_inner_texts()
    ]
    assert distances == sorted(distances)
    assert "France services Le Cube" in names(page)
    # No place has said which languages it speaks: the page says so rather than find a name.
    expect(page.locator(".bloc-note")).to_contain_text("demandez si quelqu'un peut traduire")
    assert personne.decisions <= 3


@partout
def test_a_clerk_prints_the_places_of_arnage(ouvrir: Ouvrir, cadre: dict[str, int]) -> None:
    personne = Personne(ouvrir(viewport=cadre).open("index.html"))
    personne.ecrire("De quoi avez-vous besoin", "arnage")
    page = personne.page
    expect(page.locator("[data-titre]")).to_contain_text("arnage")
    page.emulate_media(media="print")
    expect(page.locator("[data-liste] article").first).to_be_visible()
    expect(page.locator(".recherche")).to_be_hidden()
    expect(page.locator("[data-filtres]")).to_be_hidden()
    assert personne.decisions <= 3


def test_the_same_clerk_by_the_page_of_the_commune(ouvrir: Ouvrir) -> None:
    page = ouvrir(viewport=ECRAN).open("index.html")
    page.get_by_role("link", name="Communes", exact=True).click()
    page.locator("main").get_by_role("link", name="Arnage").click()
    page.evaluate("window.print = () => { document.title = 'printed'; }")
    page.get_by_role("button", name="Imprimer cette page").click()
    expect(page).to_have_title("printed")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Médiathèque Simone de Beauvoir")).to_be_visible()
    expect(page.get_by_role("heading", name="Communes voisines")).to_be_hidden()
