"""The professional edition on a disk and served, and an operator who types."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from mediation_map.publish.annuaire import Edition
from mediation_map.publish.ecriture import write_folder
from tests.browser.conftest import Onglet, Ouvrir
from tests.browser.pro.territoire import CUBE, MAINTENANT, build_site

SHEET = f"lieux/{CUBE}/orientation/index.html"
COMPARAISON = "comparaison/index.html#besoin=demarche-en-ligne&pres=Allonnes"


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
