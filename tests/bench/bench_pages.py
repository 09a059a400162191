"""Lighthouse on three pages, and the time from a key to painted results.

``python -m tests.bench.bench_pages [SITE]`` builds the public site where none is given. Lighthouse
is a program of its own, many times the size of the project: it is fetched for the time of the
bench, and the bench says so where that can't be.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.bench.mesures_saisie import multiply, read_script, time_keys
from tests.bench.serveur_pages import serve_compressed
from tests.install import CHROMIUM, find
from tests.territoire_copie import copy_territoire

PAGES = {
    "home": "index.html",
    "place": "lieux/france-services-le-cube/index.html",
    "commune": "communes/allonnes/index.html",
}
TEMPS = {
    "LCP": ("largest-contentful-paint", 1200.0),
    "TBT": ("total-blocking-time", 50.0),
    "CLS": ("cumulative-layout-shift", 0.02),
}
LIEUX = {77: 16, 20_000: 50}
# The run in the middle: a busy machine blocks a page as surely as a heavy script.
TOURS = 3
PAQUET = "lighthouse@12"


def main(site: Path | None = None) -> int:
    """Print the scores and times; a plain sentence where they can't be measured."""
    chromium = find(CHROMIUM)
    if chromium is None:
        print("  pages: skipped, Chromium is missing (python -m tests.install)")
        return 0
    with tempfile.TemporaryDirectory() as dossier:
        public = site or _build(Path(dossier) / "territoire")
        with serve_compressed(public) as adresse:
            _print_keys(public, adresse, chromium)
            _print_lighthouse(Path(dossier), adresse, chromium)
    return 0


def _build(dossier: Path) -> Path:
    territoire = copy_territoire(dossier)
    done = territoire.run("build", "--edition", "public")
    assert done.returncode == 0, done.stderr
    return territoire.public


def _print_keys(public: Path, adresse: str, chromium: str) -> None:
    script = read_script(public)
    for nombre, budget in LIEUX.items():
        temps = time_keys(adresse, chromium, multiply(script, nombre))
        mots = ", ".join(f"{nom} {ms:.0f} ms" for nom, ms in temps.items())
        print(f"  key to painted results, {nombre} places: {mots} (budget {budget} ms)")


def _print_lighthouse(dossier: Path, adresse: str, chromium: str) -> None:
    programme = fetch_lighthouse(dossier / "lighthouse")
    if programme is None:
        print("  Lighthouse: skipped, npm is missing or can't reach its registry")
        return
    for nom, chemin in PAGES.items():
        rapports = [
            run_lighthouse(programme, adresse + chemin, chromium, dossier) for _ in range(TOURS)
        ]
        rapports.sort(key=lambda rapport: read_ms(rapport, "total-blocking-time"))
        print(f"  Lighthouse, {nom}: {describe(rapports[TOURS // 2])}")


def fetch_lighthouse(dossier: Path) -> Path | None:
    """Install Lighthouse in a folder that is thrown away afterwards."""
    npm = shutil.which("npm")
    if npm is None:
        return None
    dossier.mkdir()
    (dossier / "package.json").write_text('{"private": true}', encoding="utf-8")
    command = [npm, "install", "--no-save", "--silent", "--no-audit", "--no-fund", PAQUET]
    done = subprocess.run(command, cwd=dossier, capture_output=True, timeout=300, check=False)
    programme = dossier / "node_modules" / ".bin" / "lighthouse"
    return programme if done.returncode == 0 and programme.exists() else None


def run_lighthouse(programme: Path, adresse: str, chromium: str, dossier: Path) -> dict[str, Any]:
    """Return the report of one page: mobile preset, slow 4G simulated, slowed processor."""
    sortie = dossier / "rapport.json"
    command = [
        str(programme), adresse, "--quiet", "--output=json", f"--output-path={sortie}",
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
    ]  # fmt: skip
    environment = {**os.environ, "CHROME_PATH": chromium}
    subprocess.run(command, env=environment, capture_output=True, timeout=240, check=True)
    rapport: dict[str, Any] = json.loads(sortie.read_text(encoding="utf-8"))
    return rapport


def describe(rapport: dict[str, Any]) -> str:
    """Return the scores, the times beside their budgets, and what cost points."""
    audits = rapport["audits"]
    notes = "/".join(f"{100 * one['score']:.0f}" for one in rapport["categories"].values())
    temps = (
        f"{nom} {read_ms(rapport, cle):.{0 if budget > 1 else 3}f} (budget {budget:g})"
        for nom, (cle, budget) in TEMPS.items()
    )
    fautes = [
        ref["id"]
        for categorie in rapport["categories"].values()
        for ref in categorie["auditRefs"]
        if ref["weight"] and (audits[ref["id"]]["score"] or 0) < 0.9 and _counts(audits[ref["id"]])
    ]
    suite = f"; to look at: {', '.join(fautes)}" if fautes else ""
    puissance = rapport["environment"]["benchmarkIndex"]
    return f"{notes}  {', '.join(temps)}, machine {puissance:.0f}{suite}"


def read_ms(rapport: dict[str, Any], cle: str) -> float:
    """Return the figure of an audit, milliseconds for a time."""
    return float(rapport["audits"][cle]["numericValue"])


def _counts(audit: dict[str, Any]) -> bool:
    return audit["scoreDisplayMode"] in ("numeric", "binary", "metricSavings")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
