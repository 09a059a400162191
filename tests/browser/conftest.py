"""A built site, served on the loopback and from a disk, and a browser that notes every request."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from mediation_map.config import load_config
from mediation_map.pipeline import close_rows, load_donnees, make_annuaire
from mediation_map.publish.annuaire import Edition
from mediation_map.publish.ecriture import write_folder
from mediation_map.render.site import render_site
from tests.demo.territoire import build_site as build_demo
from tests.install import CHROMIUM, find

TODAY = date(2026, 11, 22)
# A sub-folder, because a municipal site seldom lives at the root of its host.
SOUS_DOSSIER = "annuaire-numerique"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
TELEPHONE = {"width": 360, "height": 740}
ECRAN = {"width": 1280, "height": 800}
AXE = Path("mediation_map/web/node_modules/axe-core/axe.min.js")


@pytest.fixture(scope="session")
def fichiers() -> dict[str, bytes]:
    """Every file of the public edition of the default territory."""
    donnees = load_donnees(load_config())
    compte = close_rows(donnees, TODAY)
    return render_site(make_annuaire(donnees, Edition.PUBLIC, TODAY, compte), donnees.slugs)


@pytest.fixture(scope="session")
def site_public(fichiers: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the public site."""
    dossier = tmp_path_factory.mktemp("web") / SOUS_DOSSIER
    write_folder(dossier, fichiers)
    return dossier


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        return


@contextmanager
def serve(dossier: Path, sorte: type[SimpleHTTPRequestHandler] = _Silent) -> Iterator[str]:
    """Serve a folder on the loopback; give its address, with its final slash."""
    handler = partial(sorte, directory=str(dossier))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def adresse(site_public: Path) -> Iterator[str]:
    """The address of the site, served in a sub-folder of its host."""
    with serve(site_public.parent) as base:
        yield f"{base}{SOUS_DOSSIER}/"


@pytest.fixture(scope="session")
def adresse_pro(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the edition reserved to professionals."""
    donnees = load_donnees(load_config())
    compte = close_rows(donnees, TODAY)
    dossier = tmp_path_factory.mktemp("web") / "pro"
    write_folder(
        dossier, render_site(make_annuaire(donnees, Edition.PRO, TODAY, compte), donnees.slugs)
    )
    with serve(dossier) as base:
        yield base


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the public edition of the demo, whose map has no background."""
    with _serve_demo(tmp_path_factory.mktemp("demo") / "public", Edition.PUBLIC) as base:
        yield base


@pytest.fixture(scope="session")
def demo_pro(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the professional edition of the demo."""
    with _serve_demo(tmp_path_factory.mktemp("demo") / "pro", Edition.PRO) as base:
        yield base


@contextmanager
def _serve_demo(dossier: Path, edition: Edition) -> Iterator[str]:
    write_folder(dossier, dict(build_demo(edition)))
    with serve(dossier) as base:
        yield base


@pytest.fixture(scope="session")
def racine(site_public: Path) -> Iterator[str]:
    """The address of the site, served at the root of its host, where 404.html belongs."""
    with serve(site_public) as base:
        yield base


@pytest.fixture(scope="session")
def navigateur() -> Iterator[Browser]:
    chemin = find(CHROMIUM)
    if chemin is None:
        pytest.fail("Chromium is missing: run python -m tests.install")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chemin, args=ARGUMENTS)
        yield browser
        browser.close()


def wait_for_search(page: Page) -> None:
    """Wait until the script of the search, which loads after the first paint, has taken over."""
    if page.locator("[data-scripts] [data-resultats]").count():
        page.locator("[data-resultats][data-pret]").wait_for(state="attached")


@dataclass
class Onglet:
    """A page, what it asked for and what it complained of."""

    page: Page
    base: str
    script: bool = True
    requetes: list[str] = field(default_factory=list)
    erreurs: list[str] = field(default_factory=list)

    def open(self, chemin: str) -> Page:
        """Go to a page of the site; a change after # alone does not reload a page."""
        self.page.goto("about:blank")
        self.page.goto(self.base + chemin)
        if self.script:
            wait_for_search(self.page)
        return self.page

    def dehors(self) -> list[str]:
        """Return the requests that left the site."""
        propres = (self.base, "data:", "blob:", "about:")
        return [adresse for adresse in self.requetes if not adresse.startswith(propres)]


Ouvrir = Callable[..., Onglet]


def block_outside(contexte: BrowserContext) -> None:
    """Tiles come from outside: nothing leaves this machine during the tests."""
    contexte.route(
        lambda url: not url.startswith(("file:", "http://127.0.0.1", "data:", "blob:")),
        lambda route: route.abort(),
    )


@pytest.fixture
def ouvrir(navigateur: Browser, adresse: str) -> Iterator[Ouvrir]:
    """Give a function that opens a tab; ``options`` are those of a browser context."""
    contextes: list[BrowserContext] = []

    def ouvrir_onglet(base: str = adresse, **options: object) -> Onglet:
        # Service workers would answer in the server's place; their own test lets them in.
        defaut: dict[str, object] = {"viewport": ECRAN, "service_workers": "block"}
        contexte = navigateur.new_context(**{**defaut, **options})  # type: ignore[arg-type]
        contexte.set_default_timeout(8000)
        contextes.append(contexte)
        block_outside(contexte)
        script = bool(options.get("java_script_enabled", True))
        onglet = Onglet(contexte.new_page(), base, script)
        onglet.page.on("request", lambda requete: onglet.requetes.append(requete.url))
        onglet.page.on("pageerror", lambda erreur: onglet.erreurs.append(str(erreur)))
        onglet.page.on(
            "console",
            lambda message: (
                onglet.erreurs.append(message.text)
                if message.type == "error" and "ERR_FAILED" not in message.text
                else None
            ),
        )
        return onglet

    yield ouvrir_onglet
    for contexte in contextes:
        contexte.close()


@pytest.fixture
def disque(site_public: Path) -> str:
    """The address of the site opened by double click."""
    return f"{site_public.as_uri()}/"


def names(page: Page, selecteur: str = "[data-liste] .lieux:not(.lieux-ailleurs)") -> list[str]:
    """Return the names of the places that show in a list of results."""
    return page.locator(f"{selecteur} [data-nom]").all_inner_texts()


MOUVEMENTS_FINIS = """async () => {
    const finis = () => document.getAnimations().map((mouvement) => mouvement.finished);
    await Promise.race([
        Promise.allSettled(finis()),
        new Promise((resolve) => setTimeout(resolve, 3000)),
    ]);
}"""


def find_violations(page: Page) -> list[str]:
    """Return what axe finds wrong in the page at rest, one line per rule and element.

    A popup that is still fading in has neither the contrast nor the place that it will have.
    """
    page.evaluate(MOUVEMENTS_FINIS)
    page.add_script_tag(path=str(AXE))
    resultat = page.evaluate(
        """() => axe.run(document, {resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa",
            "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}).then((r) => r.violations)"""
    )
    return [
        f"{regle['id']} ({regle['impact']}) : {noeud['target']} {noeud['failureSummary']}"
        for regle in resultat
        for noeud in regle["nodes"]
    ]
