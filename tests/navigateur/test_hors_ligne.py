"""The offline worker's list, the manifest, the icons and the QR codes."""

from __future__ import annotations

import json
import struct
import zlib
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from pydantic import HttpUrl

from mediation_map.render.hors_ligne import (
    NOYAU,
    SUITE_MAX_OCTETS,
    hash_fichiers,
    list_suite,
    render_hors_ligne,
)
from mediation_map.render.icones import draw_icone
from mediation_map.render.pages_recherche import draw_qr, render_ma_liste
from mediation_map.render.rendu import Rendu
from tests.render.exemple import build_annuaire

FICHIERS = {"index.html": b"a", "lieux/x/index.html": b"b", "assets/site.css": b"c"}


def test_the_version_changes_with_any_byte_and_only_then() -> None:
    version = hash_fichiers(FICHIERS)
    assert version == hash_fichiers(dict(reversed(FICHIERS.items())))
    assert version != hash_fichiers({**FICHIERS, "lieux/x/index.html": b"B"})
    assert version != hash_fichiers({**FICHIERS, "lieux/y/index.html": b""})


def test_the_worker_lists_what_exists() -> None:
    rendus = dict(render_hors_ligne(build_annuaire(), FICHIERS, b"script();"))
    tete, script = rendus["sw.js"].decode().split(";\n", 1)
    site = json.loads(tete.removeprefix("self.mediationMapSite="))
    assert script == "script();"
    assert site["noyau"] == ["index.html", "assets/site.css"]
    assert site["suite"] == ["lieux/x/index.html"]
    assert site["date"] == "2026-11-22"


def test_a_site_too_heavy_keeps_only_its_core() -> None:
    lourd = {"lieux/x/index.html": b"x" * (SUITE_MAX_OCTETS + 1)}
    assert list_suite(lourd) == []
    assert "index.html" in NOYAU


def test_the_manifest_works_in_any_folder() -> None:
    rendus = dict(render_hors_ligne(build_annuaire(), FICHIERS, b""))
    manifest = json.loads(rendus["manifest.webmanifest"])
    adresses = [manifest["start_url"], manifest["scope"], *(i["src"] for i in manifest["icons"])]
    assert not any(one.startswith(("/", "http")) for one in adresses)


@pytest.mark.parametrize("cote", [180, 192])
def test_icons_are_png_of_their_size(cote: int) -> None:
    image = draw_icone(cote)
    assert image.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", image[16:24]) == (cote, cote)
    debut = image.index(b"IDAT") + 4
    longueur = struct.unpack(">I", image[debut - 8 : debut - 4])[0]
    pixels = zlib.decompress(image[debut : debut + longueur])
    assert len(pixels) == cote * (1 + 3 * cote)
    assert bytes((255, 255, 255)) in pixels
    assert image == draw_icone(cote)


def test_qr_codes_wait_for_the_address_of_the_site() -> None:
    annuaire = build_annuaire()
    site = annuaire.config.site.model_copy(update={"url": HttpUrl("https://aide.ville.fr/a/")})
    config = annuaire.config.model_copy(update={"site": site})
    sans = dict(render_ma_liste(annuaire, Rendu(annuaire)))
    assert not any(chemin.endswith("qr.svg") for chemin in sans)
    nomme = replace(annuaire, config=config)
    avec = dict(render_ma_liste(nomme, Rendu(nomme)))
    assert sum(chemin.endswith("qr.svg") for chemin in avec) == len(annuaire.registre.lieux)


def test_a_qr_code_is_plain_svg_that_takes_its_size_from_the_page() -> None:
    racine = ET.fromstring(draw_qr("https://aide.ville.fr/lieux/x/"))
    assert racine.tag.endswith("svg")
    assert b"script" not in draw_qr("https://aide.ville.fr/lieux/x/")
