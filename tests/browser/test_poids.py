"""What a poor telephone must fetch, compressed as servers do (gzip, level 6)."""

from __future__ import annotations

import gzip
import re

KO = 1024
ACCUEIL = (
    "index.html",
    "assets/site.css",
    "assets/site.js",
    "assets/recherche.js",
    "donnees/lieux.js",
)
CARTE = ("assets/carte.css", "assets/carte.js", "assets/carte-folium.js")


def weigh(fichiers: dict[str, bytes], chemins: tuple[str, ...]) -> int:
    return sum(len(gzip.compress(fichiers[chemin], 6)) for chemin in chemins)


def test_home_before_and_with_the_map(fichiers: dict[str, bytes]) -> None:
    avant = weigh(fichiers, ACCUEIL)
    assert avant <= 60 * KO
    assert avant + weigh(fichiers, CARTE) <= 160 * KO


def test_home_names_all_that_it_loads(fichiers: dict[str, bytes]) -> None:
    page = fichiers["index.html"].decode()
    charges = set(re.findall(r'<(?:script|link)[^>]*?(?:src|href)="([^"]+\.(?:js|css))"', page))
    charges.update(*(noms.split() for noms in re.findall(r'data-scripts="([^"]+)"', page)))
    assert charges == set(ACCUEIL) - {"index.html"}


def test_bundles_hold_no_address_of_a_map_of_sources(fichiers: dict[str, bytes]) -> None:
    for chemin, contenu in fichiers.items():
        if chemin.endswith((".js", ".css")):
            assert b"sourceMappingURL" not in contenu, chemin
