"""The report on the constats, for reading: what, where, what to write, the worst first."""

import re

from mediation_map.constats import Constat, Origine, Probleme, Severite, sort_constats
from mediation_map.render.rapport import render_rapport

GRAVE = Probleme("grave", Severite.BLOQUANT, "« {valeur} » ne va pas.", "Écrivez autre chose.")
LEGER = Probleme("leger", Severite.INFORMATION, "Bon à savoir.")


def read(*constats: Constat) -> list[str]:
    """Return the texts of the page's elements, in order, with plain spaces."""
    corps = render_rapport(sort_constats(constats)).split("<body>")[1]
    corps = re.sub("</?q>", "", re.sub("[\\u00a0\\u202f]", " ", corps))
    return [t for t in re.findall(r">([^<>]+)</(?:h1|h2|h3|p)>", corps) if t.strip()]


def test_constats_are_told_by_severity_then_by_file() -> None:
    assert read(
        LEGER.constat("x", Origine("b.csv", ligne=3)),
        GRAVE.constat("Un", Origine("r.xlsx", "Acteurs", 7, "Nom")),
        GRAVE.constat("Deux", Origine("a.csv", ligne=2)),
        LEGER.constat(),
    ) == [
        "Constats sur les tables",
        "4 constats, les plus graves d'abord. "
        "Les numéros de ligne sont ceux que montre le tableur.",
        "À corriger absolument (2)",
        "a.csv",
        "Ligne 2",
        "« Deux » ne va pas.",
        "→ Écrivez autre chose.",
        "r.xlsx, feuille « Acteurs »",
        "Ligne 7, colonne « Nom »",
        "« Un » ne va pas.",
        "→ Écrivez autre chose.",
        "Pour information (2)",
        "L&#39;ensemble des tables",
        "Bon à savoir.",
        "b.csv",
        "Ligne 3",
        "Bon à savoir.",
        "La case contient : « x ».",
    ]


def test_what_the_tables_hold_is_marked_as_quoted() -> None:
    page = render_rapport([GRAVE.constat("Un"), LEGER.constat("x")])
    assert re.findall("<q>([^<]*)</q>", page) == ["Un", "x"]


def test_texts_are_escaped() -> None:
    page = render_rapport([GRAVE.constat("<script>alert(1)</script>", Origine("<b>.csv"))])
    assert "<script" not in page
    assert "<b>" not in page
    assert "&lt;script&gt;" in page


def test_no_constat_is_good_news() -> None:
    assert read() == ["Constats sur les tables", "Aucun constat : les tables sont en ordre."]


def test_many_of_a_kind_share_one_advice_and_keep_every_value() -> None:
    page = render_rapport(
        sort_constats(
            [GRAVE.constat(c, Origine("a.csv", ligne=i)) for i, c in enumerate("vwxyz", 2)]
        )
    )
    assert page.count("Écrivez autre chose.") == 1
    assert "5 fois" in page
    assert re.findall(r"Ligne (\d).*?<q>(.)</q>", page) == list(zip("23456", "vwxyz", strict=True))


def test_a_list_without_advice_or_place_says_neither() -> None:
    muet = Probleme("muet", Severite.INFORMATION, "« {valeur} » est seul.")
    page = render_rapport(sort_constats([muet.constat(c) for c in "vwxyz"]))
    assert "→" not in page
    assert "<li>« <q>v</q> »</li>" in re.sub("\u00a0", " ", page)
