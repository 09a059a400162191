"""Tags stand for what they mean (RGAA 8.9, 9.3, 9.4), and words need no eyes (10.9, 10.10)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mediation_map.publish.annuaire import Edition
from tests.accessibilite.sites import SITES, list_elements, read_site
from tests.render.pages import Element

pytestmark = pytest.mark.parametrize(("territoire", "edition"), SITES)
APPARENCE = {"b", "i", "u", "s", "font", "center", "big", "small", "strike", "tt", "marquee"}
DEVANT = {"p", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "th", "caption", "q",
          "blockquote", "strong", "summary", "legend", "label",
          "figcaption", "address"}  # fmt: skip
# What shows only once a script has filled it.
A_REMPLIR = ("hidden", "role", "data-")
PLACE = re.compile(
    r"à (?:droite|gauche)\b|ci-(?:dessus|dessous|contre)\b|en (?:haut|bas) (?:de|à)\b"
    r"|\ben (?:vert|rouge|bleu|jaune|orange|gris|violet|noir|gras)\b"
    r"|\b(?:bouton|point|texte|lien|case|lieu|rond|cadre)s? "
    r"(?:ronde?s?|carrée?s?|verte?s?|rouges?|bleue?s?|violets?|gris|orange)\b"
    r"|colonne de (?:droite|gauche)",
    re.IGNORECASE,
)


# Words that no French sentence holds: a foreign passage would need its lang (RGAA 8.7).
ANGLAIS = re.compile(
    r"\b(?:the|and|with|your|from|this|please|welcome|click|here|of|for|you|und|der|los|las)\b"
)


def is_to_fill(element: Element) -> bool:
    return "template" in element.parents or any(
        nom.startswith(A_REMPLIR) for nom in element.attributs
    )


def test_no_tag_is_there_for_its_looks(territoire: str, edition: Edition) -> None:
    fautes = {
        (path, one.nom) for path, one in list_elements(territoire, edition) if one.nom in APPARENCE
    }
    assert fautes == set()


def test_lines_are_broken_in_addresses_only(territoire: str, edition: Edition) -> None:
    sauts = [
        (path, one.parents[-1])
        for path, one in list_elements(territoire, edition)
        if one.nom == "br"
    ]
    assert sauts
    assert {couple for couple in sauts if couple[1] != "address"} == set()


def test_nothing_is_empty_to_make_room(territoire: str, edition: Edition) -> None:
    vides = {
        (path, one.nom, str(one.attributs))
        for path, one in list_elements(territoire, edition)
        if one.nom in DEVANT and not one.texte.strip() and not is_to_fill(one)
    }
    assert vides == set()


def test_dashes_and_bullets_do_not_stand_for_lists(territoire: str, edition: Edition) -> None:
    tirets = {
        (path, one.texte.strip()[:60])
        for path, one in list_elements(territoire, edition)
        if one.nom == "p" and re.match(r"\s*(?:[-–—•*·]|\d+[.)])\s", one.texte)
    }
    assert tirets == set()


def test_words_of_a_source_are_citations(territoire: str, edition: Edition) -> None:
    """Hours in the source's words, and the long texts of the sources."""
    site = read_site(territoire, edition)
    cites = 0
    for path, octets in site.items():
        if not path.endswith(".html"):
            continue
        page = octets.decode().split("<main", 1)[1]
        for heures in re.findall(r"<(?:p|details)[^>]*(?:data-horaires|source-brute).*?</p>", page):
            cites += heures.count("<q>")
            reste = re.sub(r"«\u00a0<q>.+?</q>\u00a0»", "", heures)
            assert not re.search("[«»]|</?q>", reste), (path, heures)
        if "Ce que dit la source</h2>" in page:
            apres = page.split("Ce que dit la source</h2>")[1].lstrip()
            assert apres.startswith("<blockquote>"), path
    assert cites > 20


def test_the_dashboard_quotes_the_tables(territoire: str, edition: Edition) -> None:
    if edition is Edition.PUBLIC:
        assert "tableau-de-bord/index.html" not in read_site(territoire, edition)
        return
    page = read_site(territoire, edition)["tableau-de-bord/index.html"].decode()
    constats = page.split('<h2 id="constats"')[1].split("</table>")[0]
    lignes = re.findall(r"<tr>(.*?)</tr>", constats)[1:]
    cases = [re.findall(r"<td>(.*?)</td>", ligne) for ligne in lignes]
    assert any("<q>" in case[3] for case in cases)
    assert [
        c[3] for c in cases if "«" in c[3] and c[3].count("«\u00a0<q>") != c[3].count("«")
    ] == []


def test_no_words_ask_to_see_a_place_a_shape_or_a_colour(territoire: str, edition: Edition) -> None:
    dits = {
        (path, trouve[0])
        for path, one in list_elements(territoire, edition)
        if one.nom == "main"
        for trouve in PLACE.finditer(one.texte)
    }
    assert dits == set()
    sources = [*Path("mediation_map/web/src").rglob("*.js")]
    assert len(sources) > 50
    dits = {
        (source.name, trouve[0])
        for source in sources
        for ligne in source.read_text("utf-8").splitlines()
        if not ligne.lstrip().startswith(("//", "*", "/*"))
        for trouve in PLACE.finditer(ligne)
    }
    assert dits == set()


def test_no_passage_is_in_another_language(territoire: str, edition: Edition) -> None:
    passages = {
        (path, trouve[0])
        for path, one in list_elements(territoire, edition)
        if one.nom == "body"
        for trouve in ANGLAIS.finditer(one.texte)
    }
    assert passages == set()
