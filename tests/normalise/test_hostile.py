"""Hostile and absurd cells: harmless, reported, quickly."""

from __future__ import annotations

import time
from dataclasses import asdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediation_map.normalise.registre import normalise_tables
from mediation_map.normalise.texte import clean_ligne, clean_paragraphe, slugify
from mediation_map.read.colonnes import TABLES
from tests.normalise.tables import load_raw, make_table

COMMUNES = load_raw("communes")
ABSURD = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "javascript:alert(1)",
    '=HYPERLINK("http://evil")', "@SUM(A1)", "-1+1|cmd", "x" * 10_000, "<" * 5_000, "9" * 4_000,
    "a\x00b\x07c", "\u202eevil\u202c", "../../etc/passwd", "{{7*7}}", "%s%n", "�", "\n" * 300,
    "(" * 500, "1 " * 3_000, "a@" * 2_000, "http://" * 500, "rue " * 1_000 + "1", "1, " * 1_000,
    "- " * 2_000, "𝕏" * 300, "n'est pas " * 500, "prise en main … " * 300, "12/03/2026 | " * 300,
)  # fmt: skip


@pytest.mark.parametrize("nom", sorted(TABLES))
@pytest.mark.parametrize("texte", ABSURD)
def test_a_row_full_of_one_absurd_text(nom: str, texte: str) -> None:
    row = dict.fromkeys(TABLES[nom].colonnes, texte)
    start = time.process_time()
    done = normalise_tables([make_table(nom, [row]), *([COMMUNES] if nom != "communes" else [])])
    assert time.process_time() - start < 3
    registre = done.registre
    records = [
        *registre.lieux, *registre.permanences, *registre.passages, *registre.ateliers,
        *registre.seances, *registre.fermetures, *registre.accueils, *registre.activites,
    ]  # fmt: skip
    for record in records:
        shown = str(asdict(record))
        assert "<script" not in shown
        assert "<img" not in shown
        assert "\\u202e" not in shown
        assert "'javascript:" not in shown or nom != "acteurs" or "sites_web': ()" in shown
        assert "/" not in getattr(record, "id", "")
    assert done.rejets or done.constats


def test_dangerous_addresses_never_reach_a_link() -> None:
    row = {"nom": "A", "commune": "Le Mans", "site_web": "javascript:alert(1)"}
    row |= {"prise_rdv": "data:text/html,x", "source_url": "javascript:x", "fiche_acces_libre": "x"}
    done = normalise_tables([COMMUNES, make_table("acteurs", [row])])
    place = done.registre.lieux[0]
    assert place.sites_web == ()
    assert place.offre.prise_rdv == ""
    assert place.provenance.source_url == ""
    assert place.fiche_acces_libre == ""
    assert [c.code for c in done.constats].count("url-interdite") == 3


@pytest.mark.parametrize(
    ("texte", "clean", "codes"),
    [
        ("Mairie", "Mairie", []),
        ("<b>Mairie</b> du Mans", "Mairie du Mans", ["texte-balise"]),
        ("A<script>alert(1)</script>B", "A B", ["texte-balise"]),
        ("<scr<b>ipt>x", "ipt>x", ["texte-balise"]),
        ("&lt;script&gt; 1 < 2", "&lt;script&gt; 1 < 2", []),
        ("<p>&lt;script&gt;x", "", ["texte-balise"]),
        ("mai\u200brie", "mairie", ["texte-caracteres-invisibles"]),
        ("\u202efdp.exe", "fdp.exe", ["texte-caracteres-invisibles"]),
        ("a\x00b", "a b", ["texte-caracteres-invisibles"]),
        ("a \n  b", "a b", []),
    ],
)
def test_text_is_made_harmless(texte: str, clean: str, codes: list[str]) -> None:
    lecture = clean_ligne(texte)
    assert " ".join(lecture.valeur.split()) == clean
    assert [constat.code for constat in lecture.constats] == codes


def test_long_texts_are_cut_and_told() -> None:
    lecture = clean_ligne("x" * 10_000)
    assert len(lecture.valeur) == 300
    assert lecture.valeur.endswith("…")
    assert [constat.code for constat in lecture.constats] == ["texte-trop-long"]


def test_paragraphs_keep_their_lines() -> None:
    assert clean_paragraphe("a\n b \n\n\n\nc").valeur == "a\nb\n\nc"


@given(st.text(max_size=200))
@settings(deadline=None)
def test_no_text_raises_and_no_markup_stays(texte: str) -> None:
    clean = clean_ligne(texte).valeur
    assert "<script" not in clean.lower()
    assert clean_ligne(clean).valeur == clean
    assert set(slugify(texte)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


CELLS = st.dictionaries(
    st.sampled_from(sorted(TABLES["acteurs"].colonnes)), st.text(max_size=60), max_size=8
)


@given(CELLS)
@settings(deadline=None, max_examples=80)
def test_no_row_raises_and_every_row_is_accounted_for(cells: dict[str, str]) -> None:
    done = normalise_tables([COMMUNES, make_table("acteurs", [cells, {**cells, "nom": "Maison"}])])
    assert len(done.registre.lieux) + len(done.rejets) == 2
