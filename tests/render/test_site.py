"""What holds for every page: form, links, no inline code, hostile values harmless."""

from __future__ import annotations

import json
import posixpath
import re
from itertools import pairwise

from mediation_map.publish.annuaire import Edition
from tests.render.exemple import build_annuaire, build_config
from tests.render.exemple_lieux import HOSTILE
from tests.render.pages import Element, read_page, render_all, words

AILLEURS = {
    "index.html",
    "carte/index.html",
    "agenda/index.html",
    "ateliers/index.html",
    "ateliers/premiers-clics/index.html",
    "ma-liste/index.html",
    "assets/site.css",
    "assets/site.js",
    "donnees/lieux.csv",
    "donnees/lieux.geojson",
    "donnees/agenda.ics",
    "donnees/datapackage.json",
}
"""What other rooms of the renderer write."""


def each_page(site: dict[str, bytes]) -> list[tuple[str, list[Element]]]:
    return [(c, read_page(octets)) for c, octets in site.items() if c.endswith(".html")]


def links(elements: list[Element]) -> list[str]:
    return [
        value
        for one in elements
        for name in ("href", "src")
        if (value := one.attributs.get(name)) is not None
    ]


def is_internal(lien: str) -> bool:
    return not re.match(r"[a-z]+:", lien)


def test_every_internal_link_leads_to_a_file_and_every_anchor_to_an_id(
    site: dict[str, bytes],
) -> None:
    ids = {c: {e.attributs.get("id") for e in page} for c, page in each_page(site)}
    for chemin, elements in each_page(site):
        if chemin == "404.html":
            continue
        for lien in filter(is_internal, links(elements)):
            fichier, _, ancre = lien.partition("#")
            cible = posixpath.normpath(posixpath.join(posixpath.dirname(chemin), fichier))
            cible = cible if fichier else chemin
            assert not lien.startswith("/"), f"{chemin}: {lien} is not relative"
            assert cible in site or cible in AILLEURS, f"{chemin} → {lien}"
            if ancre:
                assert ancre in ids[cible], f"{chemin} → {lien}"


def test_every_page_is_reached_from_the_plan(site: dict[str, bytes]) -> None:
    elements = read_page(site["plan-du-site/index.html"])
    cites = {posixpath.normpath(f"plan-du-site/{lien}") for lien in links(elements)}
    pages = {c for c in site if c.endswith(".html")} - {"404.html"}
    assert pages <= cites


def test_nothing_inline_may_run_or_paint(site: dict[str, bytes]) -> None:
    for chemin, elements in each_page(site):
        for one in elements:
            assert "style" not in one.attributs, chemin
            assert not [name for name in one.attributs if name.startswith("on")], chemin
            assert one.nom != "style", chemin
            if one.nom == "script" and "src" not in one.attributs:
                assert one.attributs["type"] in ("application/ld+json", "application/json")
                json.loads(one.texte)


def test_hostile_values_are_shown_as_text_and_never_linked(site: dict[str, bytes]) -> None:
    texte = words(site["lieux/mairie-piege/index.html"])
    assert texte.count(HOSTILE) >= 5
    for chemin, elements in each_page(site):
        liens = [lien for lien in links(elements) if re.match(r"(?i)\s*(javascript|data):", lien)]
        assert not liens, chemin
        assert not [e for e in elements if e.nom == "img" or e.attributs.get("src") == "x"]


def test_each_page_has_one_title_one_main_and_headings_without_gaps(site: dict[str, bytes]) -> None:
    for chemin, elements in each_page(site):
        noms = [one.nom for one in elements]
        assert noms.count("h1") == 1, chemin
        assert noms.count("main") == 1, chemin
        niveaux = [int(n[1]) for n in noms if re.fullmatch(r"h[1-6]", n)]
        assert niveaux[0] == 1, chemin
        sauts = [b for a, b in pairwise(niveaux) if b > a + 1]
        assert not sauts, (chemin, niveaux)
        assert elements[0].attributs == {"lang": "fr"}


def test_ids_are_unique_and_labels_point_to_them(site: dict[str, bytes]) -> None:
    for chemin, elements in each_page(site):
        ids = [one.attributs["id"] for one in elements if "id" in one.attributs]
        assert len(ids) == len(set(ids)), chemin
        for one in elements:
            cible = one.attributs.get("aria-labelledby")
            assert cible is None or cible in ids, (chemin, cible)


def test_tables_have_a_caption_and_scoped_headings(site: dict[str, bytes]) -> None:
    tables = 0
    for chemin, elements in each_page(site):
        for rang, one in enumerate(elements):
            if one.nom == "table":
                tables += 1
                assert elements[rang + 1].nom == "caption", chemin
            if one.nom == "th":
                assert one.attributs["scope"] in ("row", "col"), chemin
    assert tables >= 5


def test_lists_hold_only_items(site: dict[str, bytes]) -> None:
    for chemin, elements in each_page(site):
        for one in elements:
            if one.parents and one.parents[-1] in ("ul", "ol"):
                assert one.nom == "li", (chemin, one)


def test_links_to_outside_tell_nothing_of_the_page(site: dict[str, bytes]) -> None:
    sorties = 0
    for chemin, elements in each_page(site):
        for one in elements:
            lien = one.attributs.get("href") or ""
            if one.nom == "a" and lien.startswith("http"):
                sorties += 1
                assert one.attributs["rel"] == "noopener noreferrer", chemin
                assert one.attributs["referrerpolicy"] == "no-referrer", chemin
    assert sorties > 10


def test_the_policy_is_strict_on_every_page(site: dict[str, bytes]) -> None:
    for chemin, elements in each_page(site):
        politique = next(
            e.attributs["content"]
            for e in elements
            if e.attributs.get("http-equiv") == "Content-Security-Policy"
        )
        assert politique.startswith("default-src 'none'; script-src 'self'"), chemin
        assert "unsafe" not in politique
        assert "http" not in politique, "only a page with a map may call a tile server"


def test_two_renderings_give_the_same_bytes(site: dict[str, bytes]) -> None:
    assert render_all(build_annuaire()) == site


def test_the_public_edition_is_indexed_and_the_other_is_not(site: dict[str, bytes]) -> None:
    pro = render_all(build_annuaire(edition=Edition.PRO))
    assert site.keys() == pro.keys()
    for chemin, _ in each_page(site):
        assert b"noindex" not in site[chemin]
        assert b'content="noindex, nofollow"' in pro[chemin]
        assert "Édition réservée aux professionnels" in words(pro[chemin])


def test_a_demonstration_says_so_on_every_page() -> None:
    annuaire = build_annuaire(config=build_config(territoire={"demonstration": True}))
    for chemin, octets in render_all(annuaire).items():
        if chemin.endswith(".html"):
            assert "sont inventés" in words(octets), chemin
            assert b"noindex" in octets


def test_the_404_page_does_not_depend_on_the_depth_of_the_address(site: dict[str, bytes]) -> None:
    provisoire = links(read_page(site["404.html"]))
    assert all(lien.startswith(("/", "#", "tel:")) for lien in provisoire)
    config = build_config(site={"url": "https://aide.exemple.fr/annuaire"})
    finale = links(read_page(render_all(build_annuaire(config=config))["404.html"]))
    base = "https://aide.exemple.fr/annuaire/"
    assert all(lien.startswith((base, "#", "tel:")) for lien in finale)
    assert f"{base}assets/site.css" in finale


def test_the_final_address_is_given_without_index(site: dict[str, bytes]) -> None:
    assert b"canonical" not in site["lieux/ccas-de-la-place/index.html"]
    config = build_config(site={"url": "https://aide.exemple.fr"})
    octets = render_all(build_annuaire(config=config))["lieux/ccas-de-la-place/index.html"]
    assert (
        b'<link rel="canonical" href="https://aide.exemple.fr/lieux/ccas-de-la-place/">' in octets
    )
