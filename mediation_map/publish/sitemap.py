"""``sitemap.xml`` and ``robots.txt``: what search engines may read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from mediation_map.publish.annuaire import Annuaire, Edition

ESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
PAGE = "index.html"


def render_sitemap(annuaire: Annuaire, chemins: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield both files; the professional edition asks not to be read at all."""
    if annuaire.edition is Edition.PRO:
        yield "robots.txt", b"User-agent: *\nDisallow: /\n"
        return
    base = annuaire.config.site.base
    yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {base}sitemap.xml\n".encode()
    yield "sitemap.xml", _sitemap(base, chemins)


def _sitemap(base: str, chemins: Iterable[str]) -> bytes:
    racine = ET.Element("urlset", xmlns=ESPACE)
    for chemin in sorted(chemins):
        if chemin == PAGE or chemin.endswith(f"/{PAGE}"):
            adresse = ET.SubElement(ET.SubElement(racine, "url"), "loc")
            adresse.text = base + chemin.removesuffix(PAGE)
    ET.indent(racine, "")
    texte: bytes = ET.tostring(racine, encoding="utf-8", xml_declaration=True)
    return texte + b"\n"
