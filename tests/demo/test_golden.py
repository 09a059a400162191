"""The demo's site as a reader has it, compared with the text that was last read and kept.

``pytest tests/demo --update-golden`` writes it anew; the difference is then read like code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from mediation_map.publish.annuaire import Edition
from tests.demo.territoire import build_site, read_elements
from tests.render.pages import Element

DOSSIER = Path(__file__).parent / "golden"
LIMITE = 300_000
BLOCS = {"h1", "h2", "h3", "h4", "p", "li", "dt", "dd", "caption", "tr", "address", "summary"}
# Views of the same dates by month, by kind and by commune: the first page holds them all.
REPETES = re.compile(r"agenda/(?:\d{4}-\d\d|permanences|communes)/|/orientation/|annuaire/")


def describe(edition: Edition) -> Iterator[str]:
    """Yield the list of files, then the text of each page that the other edition has not."""
    site = build_site(edition)
    yield f"{len(site)} fichiers"
    yield from sorted(re.sub(r"[0-9a-f]{12,}", "…", path) for path in site)
    for path in sorted(site):
        if path.endswith(".html") and not REPETES.search(path) and is_own(path, edition):
            yield f"\n=== {path}"
            yield from page_lines(path, edition)


def is_own(path: str, edition: Edition) -> bool:
    """Return whether a page is stored for this edition: all public ones, then what differs."""
    public = build_site(Edition.PUBLIC)
    if edition is Edition.PUBLIC or path not in public:
        return True
    return path.startswith("lieux/") and page_lines(path, edition) != page_lines(
        path, Edition.PUBLIC
    )


@cache
def page_lines(path: str, edition: Edition) -> list[str]:
    """Return the title and the blocks of the main part of a page, one by line."""
    elements = read_elements(path, edition)
    titre = next(one for one in elements if one.nom == "title")
    blocs = [
        f"{mark(one)}{flatten(one.texte)}"
        for one in elements
        if one.nom in BLOCS and "main" in one.parents and not BLOCS & set(one.parents)
    ]
    return ["# " + flatten(titre.texte), *(bloc for bloc in blocs if bloc.strip())]


def mark(element: Element) -> str:
    return f"{element.nom} " if element.nom.startswith("h") else ""


def flatten(texte: str) -> str:
    return " ".join(texte.split())


@pytest.mark.parametrize("edition", list(Edition))
def test_the_site_is_the_one_that_was_read(
    edition: Edition, request: pytest.FixtureRequest
) -> None:
    texte = "\n".join(describe(edition)) + "\n"
    fichier = DOSSIER / f"{edition}.txt"
    if request.config.getoption("--update-golden"):
        fichier.write_text(texte, encoding="utf-8")
    garde = fichier.read_text(encoding="utf-8")
    assert texte.splitlines() == garde.splitlines(), "read it, then run with --update-golden"


def test_the_stored_text_stays_small_enough_to_be_read() -> None:
    assert sum(fichier.stat().st_size for fichier in DOSSIER.iterdir()) < LIMITE
