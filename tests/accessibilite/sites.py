"""Every page of both editions of both territories, and what a reader finds in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from mediation_map.config import load_config
from mediation_map.pipeline import close_rows, load_donnees, make_annuaire
from mediation_map.publish.annuaire import Edition
from mediation_map.render.site import render_site
from tests.browser.conftest import TODAY
from tests.demo.territoire import build_site
from tests.render.pages import Element, read_page

SITES = [(nom, edition) for nom in ("défaut", "démonstration") for edition in Edition]


@cache
def read_site(nom: str, edition: Edition) -> Mapping[str, bytes]:
    """Return every file of an edition of a territory."""
    if nom == "démonstration":
        return build_site(edition)
    donnees = load_donnees(load_config())
    compte = close_rows(donnees, TODAY)
    return render_site(make_annuaire(donnees, edition, TODAY, compte), donnees.slugs)


@cache
def read_pages(nom: str, edition: Edition) -> Mapping[str, Sequence[Element]]:
    """Return the elements of every page of an edition."""
    site = read_site(nom, edition)
    return {path: read_page(site[path]) for path in site if path.endswith(".html")}


def list_elements(nom: str, edition: Edition) -> Iterator[tuple[str, Element]]:
    """Yield (path, element) over all the pages of an edition."""
    for path, elements in read_pages(nom, edition).items():
        yield from ((path, element) for element in elements)
