"""Every page of both editions is valid HTML, by html-validate's recommended rules.

What ``html-validate.json`` changes of them: an integrity hash is asked of other sites' files only
(there are none, and ours would forbid the site to work from a disk); a list may bear a name; boxes
of one group share theirs; a title may pass 70 signs, because it names the place and the site.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from mediation_map.config import load_config
from mediation_map.pipeline import close_rows, load_donnees, make_annuaire
from mediation_map.publish.annuaire import Edition
from mediation_map.publish.ecriture import write_folder
from mediation_map.render.site import render_site
from tests.browser.conftest import TODAY

REGLAGES = Path(__file__).with_name("html-validate.json")
VALIDEUR = Path("mediation_map/web/node_modules/html-validate/bin/html-validate.mjs")


def validate(dossier: Path) -> list[str]:
    """Return what is wrong in the pages of a folder, one line per fault."""
    node = shutil.which("node")
    if node is None or not VALIDEUR.exists():
        pytest.fail("html-validate is missing: run make web")
    # A file, because a long report on the standard output is cut when the program ends.
    rapport = dossier.with_suffix(".json")
    command = [node, str(VALIDEUR.resolve()), "--config", str(REGLAGES)]
    done = subprocess.run(
        [*command, "--formatter", f"json={rapport}", f"{dossier}/**/*.html"],
        capture_output=True,
        encoding="utf-8",
        timeout=150,
        check=False,
    )
    assert rapport.exists(), done.stderr
    return [
        f"{page['filePath']}:{faute['line']} {faute['ruleId']} {faute['message']}"
        for page in json.loads(rapport.read_text(encoding="utf-8"))
        for faute in page["messages"]
    ]


def test_the_validator_sees_a_fault(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<!DOCTYPE html><p><div></p>", encoding="utf-8")
    assert validate(tmp_path)


@pytest.mark.parametrize("edition", list(Edition))
def test_every_page_is_valid(edition: Edition, tmp_path: Path) -> None:
    donnees = load_donnees(load_config())
    compte = close_rows(donnees, TODAY)
    pages = render_site(make_annuaire(donnees, edition, TODAY, compte), donnees.slugs)
    write_folder(tmp_path / "site", pages)
    assert validate(tmp_path / "site") == []
