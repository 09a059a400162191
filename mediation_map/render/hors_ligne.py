"""Use without a connection: the service worker, the manifest and its icons.

They only work where the site is served; from a disk the files are at hand anyway.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping

from mediation_map.publish.annuaire import Annuaire
from mediation_map.render.icones import draw_icone

CHEMIN = "sw.js"
# What the first visit keeps at once: enough to find a place and call it.
NOYAU = (
    "index.html",
    "annuaire/index.html",
    "ma-liste/index.html",
    "facile-a-lire/index.html",
    "assets/icone.svg",
    "assets/ma-liste.js",
    "assets/pro.css",
    "assets/pro.js",
    "assets/recherche.js",
    "assets/site.css",
    "assets/site.js",
    "donnees/lieux.js",
    "standard/index.html",
    "comparaison/index.html",
)
# Pages are kept afterwards, in the background, while they weigh less than this in all.
SUITE_MAX_OCTETS = 4_000_000
COTES = (180, 192, 512)
COULEUR = "#0b4a6b"
FOND = "#f7f6f2"


def render_hors_ligne(
    annuaire: Annuaire, fichiers: Mapping[str, bytes], script: bytes
) -> Iterator[tuple[str, bytes]]:
    """Yield the files of offline use; ``script`` is the worker's bundle, ``fichiers`` the rest.

    The version is a hash of all files, so that the worker changes exactly when the site does.
    """
    site = {
        "version": hash_fichiers(fichiers),
        "date": annuaire.today.isoformat(),
        "noyau": [chemin for chemin in NOYAU if chemin in fichiers],
        "suite": list_suite(fichiers),
    }
    texte = json.dumps(site, ensure_ascii=False, separators=(",", ":"))
    yield CHEMIN, f"self.mediationMapSite={texte};\n".encode() + script
    yield "manifest.webmanifest", render_manifest(annuaire)
    for cote in COTES:
        yield f"assets/icone-{cote}.png", draw_icone(cote)


def hash_fichiers(fichiers: Mapping[str, bytes]) -> str:
    """Return a short hash of paths and contents."""
    somme = hashlib.sha256()
    for chemin, contenu in sorted(fichiers.items()):
        somme.update(f"{chemin}\0{len(contenu)}\0".encode())
        somme.update(contenu)
    return somme.hexdigest()[:16]


def list_suite(fichiers: Mapping[str, bytes]) -> list[str]:
    """Return the pages to keep in the background; none when they are too heavy for a phone."""
    pages = sorted(c for c in fichiers if c.endswith(".html") and c not in NOYAU)
    poids = sum(len(fichiers[chemin]) for chemin in pages)
    return pages if poids <= SUITE_MAX_OCTETS else []


def render_manifest(annuaire: Annuaire) -> bytes:
    """Return the web app manifest; its addresses are relative, for any sub-path."""
    config = annuaire.config
    manifest = {
        "name": f"{config.site.titre} – {config.territoire.nom}",
        "short_name": "Aide numérique",
        "description": config.site.description,
        "lang": "fr",
        "start_url": "index.html",
        "scope": "./",
        "display": "browser" if config.territoire.demonstration else "minimal-ui",
        "theme_color": COULEUR,
        "background_color": FOND,
        "icons": [
            {"src": "assets/icone.svg", "sizes": "any", "type": "image/svg+xml"},
            *(
                {
                    "src": f"assets/icone-{cote}.png",
                    "sizes": f"{cote}x{cote}",
                    "type": "image/png",
                    "purpose": "any maskable",
                }
                for cote in COTES
            ),
        ],
    }
    return (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode()
