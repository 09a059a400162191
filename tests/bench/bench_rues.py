"""From a key in « Près d'où ? » to painted suggestions, in Chromium, among 5,000 streets.

``python -m tests.bench.bench_rues`` builds the default territory with an invented BAN file beside
its lock file, as ``fetch ban --out`` leaves one, and types names letter by letter.
"""

from __future__ import annotations

import csv
import gzip
import json
import random
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from tests.bench.mesures_saisie import MESURE
from tests.bench.serveur_pages import serve_compressed
from tests.browser.conftest import ARGUMENTS
from tests.install import CHROMIUM, find
from tests.territoire_copie import Territoire, copy_territoire

RUES = 5000
BUDGET_MS, BUDGET_KO = 50, 150
GAZETIER = Path("donnees") / "adresses.js"
CHAMP = "[name=pres]"
COLONNES = (
    "numero", "rep", "nom_voie", "code_postal", "code_insee", "nom_commune", "lon", "lat",
)  # fmt: skip
NATURES = ("Rue", "Rue", "Rue", "Avenue", "Impasse", "Chemin", "Allée", "Place", "Boulevard")
LIAISONS = ("de la ", "du ", "des ", "de l'", "", "Saint-", "du Général ", "du Docteur ")
SYLLABES = (
    "ba", "cou", "lai", "né", "roy", "ans", "mon", "tré", "vil", "sar", "gé", "ché", "ter", "la",
    "ron", "di", "fleu", "pic", "ou", "mar",
)  # fmt: skip
ESSAIS = ("rue de la roylai", "12 bis av du general mon", "coulne", "imp st vilr", "zzz qq")


def main() -> int:
    """Print the times and the weight; a plain sentence where they can't be measured."""
    chromium = find(CHROMIUM)
    if chromium is None:
        print("  streets: skipped, Chromium is missing (python -m tests.install)")
        return 0
    with tempfile.TemporaryDirectory() as dossier:
        territoire = copy_territoire(Path(dossier) / "territoire")
        write_rues(territoire)
        done = territoire.run("build", "--edition", "public")
        assert done.returncode == 0, done.stderr
        script = (territoire.public / GAZETIER).read_bytes()
        assert count_rues(script) >= RUES
        poids = len(gzip.compress(script, 6)) / 1000
        with serve_compressed(territoire.public) as adresse:
            temps = time_suggestions(adresse, chromium)
    print(
        f"  key to painted suggestions, {RUES} streets, {len(temps)} keys, wall time: "
        f"median {statistics.median(temps):.0f} ms, max {max(temps):.0f} ms "
        f"(budget {BUDGET_MS} ms); {poids:.0f} KB compressed (budget {BUDGET_KO} KB)"
    )
    return 0


def write_rues(territoire: Territoire) -> None:
    """Write a BAN file of invented streets, as many in each commune."""
    communes = territoire.read("communes.csv")
    processed = territoire.dossier / "processed"
    processed.mkdir(exist_ok=True)
    with (processed / "adresses-72.csv").open("w", encoding="utf-8", newline="") as flux:
        ecrivain = csv.writer(flux, delimiter=";")
        ecrivain.writerow(COLONNES)
        hasard = random.Random(5)  # noqa: S311  # the same invented names at each run
        for rang, nom in enumerate(_draw_noms(hasard)):
            commune = communes[rang % len(communes)]
            place = (48 + hasard.uniform(-0.1, 0.1), 0.2 + hasard.uniform(-0.1, 0.1))
            code, ville = commune["code_insee"], commune["nom"]
            ecrivain.writerow(
                (1, "", nom, "72000", code, ville, f"{place[1]:.6f}", f"{place[0]:.6f}")
            )


def _draw_noms(hasard: random.Random) -> Iterator[str]:
    seen: set[str] = set()
    while len(seen) < RUES:
        mot = "".join(hasard.choices(SYLLABES, k=hasard.randint(2, 4)))
        nom = f"{hasard.choice(NATURES)} {hasard.choice(LIAISONS)}{mot.capitalize()}"
        if nom not in seen:
            seen.add(nom)
            yield nom


def count_rues(script: bytes) -> int:
    """Return how many streets the browser is given."""
    texte = script.decode()
    donnees = json.loads(texte[texte.index("(") + 1 : texte.rindex(")")])
    return sum(len(noms.split("\n")) for _, _, _, noms, _, _ in donnees["communes"])


def time_suggestions(adresse: str, chromium: str) -> list[float]:
    """Return the milliseconds from each key to the painted list, waits for the screen included."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        page = browser.new_page(service_workers="block")
        page.goto(f"{adresse}index.html", wait_until="networkidle")
        _load_rues(page)
        frappes = [essai[:taille] for essai in ESSAIS for taille in range(1, len(essai) + 1)]
        mesures = page.evaluate(MESURE, [CHAMP, frappes])
        browser.close()
    return [mesure["attente"] for mesure in mesures]


def _load_rues(page: Page) -> None:
    """Give the field the focus, which fetches the streets, until one is suggested."""
    page.locator(CHAMP).click()
    page.locator(CHAMP).press_sequentially("rue r")
    suggestion = page.locator("[data-suggestions] [role=option]").filter(has_text="Rue ")
    expect(suggestion.first).to_be_visible(timeout=30_000)


if __name__ == "__main__":
    sys.exit(main())
