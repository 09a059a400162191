"""The main job on the real register: built, accounted for, linked, closed, reproducible."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urlsplit

import pytest

from tests.territoire_copie import Territoire, copy_territoire, read_folder

RESSOURCES = {"script": "src", "link": "href", "img": "src", "iframe": "src", "source": "src"}


class Page(HTMLParser):
    """Gathers the links and the loaded resources of a page."""

    def __init__(self, texte: str) -> None:
        super().__init__()
        self.liens: list[str] = []
        self.ressources: list[str] = []
        self.ids: set[str] = set()
        self.inline: list[str] = []
        self.feed(texte)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        noms = dict(attrs)
        self.ids |= {noms["id"] or ""} if "id" in noms else set()
        if tag == "a" and noms.get("href"):
            self.liens.append(noms["href"] or "")
        canonical = tag == "link" and noms.get("rel") in ("canonical", "alternate")
        if tag in RESSOURCES and noms.get(RESSOURCES[tag]) and not canonical:
            self.ressources.append(noms[RESSOURCES[tag]] or "")
        data = str(noms.get("type", "")).endswith("json")
        bare_script = tag == "script" and "src" not in noms and not data
        if "style" in noms or tag == "style" or bare_script:
            self.inline.append(self.get_starttag_text() or tag)
        self.inline += [nom for nom in noms if nom.startswith("on")]


@pytest.fixture(scope="module")
def territoire(tmp_path_factory: pytest.TempPathFactory) -> Territoire:
    copie = copy_territoire(tmp_path_factory.mktemp("territoire"))
    done = copie.run("build")
    assert done.returncode == 0, done.stderr
    (copie.dossier / "sortie.txt").write_text(done.stdout, encoding="utf-8")
    return copie


@pytest.fixture(scope="module")
def pages(territoire: Territoire) -> dict[str, Page]:
    return {
        chemin: Page(contenu.decode())
        for chemin, contenu in territoire.files().items()
        if chemin.endswith(".html")
    }


def internal(liens: list[str]) -> Iterator[tuple[str, str]]:
    for lien in liens:
        parts = urlsplit(lien)
        if not parts.scheme and not parts.netloc:
            yield unquote(parts.path), parts.fragment


def resolve(page: str, chemin: str) -> str:
    return normpath(str(PurePosixPath(page).parent / chemin)) if chemin else page


def test_every_row_is_accounted_for(territoire: Territoire) -> None:
    sortie = (territoire.dossier / "sortie.txt").read_text(encoding="utf-8")
    assert re.search(r"acteurs +77 lignes : 77 publiés", sortie)
    assert re.search(r"permanences +8 lignes : 8 publiés", sortie)
    compte = (territoire.dossier / "processed" / "compte.csv").read_text(encoding="utf-8-sig")
    assert len(compte.splitlines()) == 1 + 77 + 8 + 9 + 20 + 30


def test_every_place_has_its_page_with_its_phone(territoire: Territoire) -> None:
    fichiers = territoire.files()
    textes = {c: f.decode() for c, f in fichiers.items() if re.match(r"lieux/[^/]+/index", c)}
    assert len(textes) == 77
    for ligne in territoire.read("acteurs.csv"):
        (texte,) = [t for t in textes.values() if re.search(rf"fiche\s: {ligne['id']}<", t)]
        assert ligne["telephone"].replace(" ", "") in re.sub(r"[\s\u00a0\u202f]", "", texte)
        assert ligne["commune"].replace("'", "&#39;") in texte


def test_every_internal_link_and_resource_exists(
    territoire: Territoire, pages: dict[str, Page]
) -> None:
    fichiers = set(territoire.files())
    for chemin, page in pages.items():
        if chemin == "404.html":
            continue
        for cible, ancre in internal([*page.liens, *page.ressources]):
            fichier = resolve(chemin, cible)
            assert fichier in fichiers, f"{chemin} → {cible}"
            if ancre and fichier in pages:
                assert ancre in pages[fichier].ids, f"{chemin} → {cible}#{ancre}"


def test_every_page_is_reached_from_the_home_page(pages: dict[str, Page]) -> None:
    seen, todo = {"index.html"}, ["index.html"]
    while todo:
        page = todo.pop()
        for cible, _ in internal(pages[page].liens):
            suivante = resolve(page, cible)
            if suivante in pages and suivante not in seen:
                seen.add(suivante)
                todo.append(suivante)
    assert set(pages) - seen == {"404.html"}


def test_no_page_loads_anything_from_outside_or_runs_inline_code(pages: dict[str, Page]) -> None:
    for chemin, page in pages.items():
        assert not page.inline, chemin
        if chemin != "404.html":
            assert [r for r in page.ressources if urlsplit(r).netloc] == [], chemin


def test_a_relay_never_answers_a_need(territoire: Territoire) -> None:
    relais = {
        c.split("/")[1]
        for c, f in territoire.files().items()
        if c.startswith("lieux/") and c.endswith("index.html") and b'data-role="relais"' in f[:9000]
        and b"Ce lieu peut vous orienter" in f
    }  # fmt: skip
    assert len(relais) > 30
    for chemin, contenu in territoire.files().items():
        if chemin.startswith("besoins/"):
            assert not [r for r in relais if f'data-lieu="{r}"'.encode() in contenu], chemin


def test_file_names_do_not_leave_the_professional_edition(territoire: Territoire) -> None:
    assert any(b"acteurs.csv" in f for f in read_folder(territoire.site / "pro").values())
    for chemin, contenu in territoire.files().items():
        assert b"acteurs.csv" not in contenu, chemin


def test_two_builds_are_the_same_to_the_byte(territoire: Territoire, tmp_path: Path) -> None:
    autre = copy_territoire(tmp_path)
    assert autre.run("build").returncode == 0
    assert autre.files() == territoire.files()


def test_a_second_build_touches_nothing_that_has_not_changed(territoire: Territoire) -> None:
    before = {f: f.stat().st_mtime_ns for f in territoire.site.rglob("*") if f.is_file()}
    assert territoire.run("build").returncode == 0
    after = {f: f.stat().st_mtime_ns for f in territoire.site.rglob("*") if f.is_file()}
    assert after == before


def test_strict_refuses_what_is_not_in_order(tmp_path: Path) -> None:
    copie = copy_territoire(tmp_path)
    done = copie.run("build", "--strict")
    assert done.returncode == 1
    assert "rien n'est publié" in done.stderr
    assert not copie.site.exists()


def test_a_place_moved_by_hand_is_seen_there(tmp_path: Path) -> None:
    copie = copy_territoire(tmp_path)
    verrou = copie.dossier / "processed" / "geocodage.csv"
    with verrou.open(encoding="utf-8", newline="") as flux:
        lignes = list(csv.DictReader(flux))
    (ligne,) = [one for one in lignes if one["id"] == "LMM-034"]
    ligne.update(force_latitude="48.0625", force_longitude="0.1125", force_raison="vu sur place")
    with verrou.open("w", encoding="utf-8", newline="") as flux:
        ecrivain = csv.DictWriter(flux, list(ligne))
        ecrivain.writeheader()
        ecrivain.writerows(lignes)
    assert copie.run("build").returncode == 0
    lieux = json.loads(copie.files()["donnees/lieux.geojson"])["features"]
    (lieu,) = [one for one in lieux if one["id"] == "LMM-034"]
    assert lieu["geometry"]["coordinates"] == [0.1125, 48.0625]
    assert lieu["properties"]["position_origine"] == "humain"
    page = copie.files()[lieu["properties"]["page"]].decode()
    assert "Position approximative" not in page
