"""Every page of the site is valid HTML, by html-validate's rules of the standard."""

from __future__ import annotations

import subprocess
from pathlib import Path

WEB = Path("mediation_map/web")
OUTIL = WEB / "node_modules/html-validate/bin/html-validate.mjs"


def test_pages_are_valid(site_public: Path) -> None:
    commande = ["node", str(OUTIL), "--config", str(WEB / ".htmlvalidate.json"), "-f", "text"]
    fini = subprocess.run(
        [*commande, str(site_public / "**/*.html")],
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert fini.stdout == ""
    assert fini.returncode == 0, fini.stderr
