"""From a key in the search box to painted results, in Chromium, for any number of places."""

from __future__ import annotations

import json
import statistics
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.conftest import ARGUMENTS

DEBUT, FIN = "mediationMap.donnees(", ");\n"
ESSAIS = ("i", "im", "imp", "impo", "impot", "impots", "impots a", "caf", "le mans", "wifi", "or")
# `travail`: the frame's own work (search, list, style, layout, paint). `attente`: the same and the
# wait for the screen's next frame, up to 17 ms that no page can shorten.
MESURE = """async ([selecteur, essais]) => {
    const champ = document.querySelector(selecteur);
    const peint = () => new Promise((suite) => requestAnimationFrame(() => {
        const debut = performance.now();
        const canal = new MessageChannel();
        requestAnimationFrame(() => {});
        canal.port1.onmessage = () => suite({debut, fin: performance.now()});
        canal.port2.postMessage(null);
    }));
    const mesures = [];
    for (const essai of essais) {
        await new Promise((suite) => setTimeout(suite, 120));
        const frappe = performance.now();
        const attendu = peint();
        champ.value = essai;
        champ.dispatchEvent(new Event("input", {bubbles: true}));
        const {debut, fin} = await attendu;
        mesures.push({travail: fin - debut, attente: fin - frappe});
    }
    return mesures;
}"""


def multiply(script: bytes, nombre: int) -> bytes:
    """Return the search's data file with its rows repeated under new names up to ``nombre``."""
    donnees: dict[str, Any] = json.loads(script.decode()[len(DEBUT) : -len(FIN)])
    lignes = donnees["lieux"]
    slug, nom = (donnees["colonnes"].index(colonne) for colonne in ("slug", "nom"))
    copies = []
    for rang in range(nombre):
        copie = list(lignes[rang % len(lignes)])
        tour = rang // len(lignes)
        if tour:
            copie[slug], copie[nom] = f"{copie[slug]}-{tour}", f"{copie[nom]} {tour}"
        copies.append(copie)
    donnees["lieux"] = copies
    return f"{DEBUT}{json.dumps(donnees, ensure_ascii=False)}{FIN}".encode()


def time_keys(adresse: str, chromium: str, script: bytes) -> dict[str, float]:
    """Return milliseconds: median and worst work of a key, and median wait until painted."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        mesures = _measure(_open_page(browser, adresse, script))
        browser.close()
    travail = [mesure["travail"] for mesure in mesures]
    return {
        "median": statistics.median(travail),
        "worst": max(travail),
        "with the wait": statistics.median(mesure["attente"] for mesure in mesures),
    }


def _open_page(browser: Browser, adresse: str, script: bytes) -> Page:
    page = browser.new_page(service_workers="block")
    page.route(
        "**/donnees/lieux.js",
        lambda route: route.fulfill(body=script, content_type="text/javascript; charset=utf-8"),
    )
    page.goto(f"{adresse}index.html", wait_until="networkidle")
    return page


def _measure(page: Page) -> list[dict[str, float]]:
    # The first search waits for the index, which a large directory makes in slices.
    page.locator("#q").fill("wifi")
    expect(page.locator("[data-titre]")).to_contain_text("wifi", timeout=30_000)
    mesures: list[dict[str, float]] = page.evaluate(MESURE, ["#q", list(ESSAIS)])
    return mesures


def read_script(site: Path) -> bytes:
    """Return the data file of a built site."""
    return (site / "donnees" / "lieux.js").read_bytes()
