"""The self-check lists every criterion of RGAA 4.1.2 once, and names tests that exist."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

TABLEAU = Path(__file__).with_name("RGAA-4.1.2.md")
PAR_THEME = (9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12)
LIGNE = re.compile(
    r"^\| (\d+\.\d+) \| [^|]+ \| (conforme|non conforme|non applicable|non vérifié) \|"
    r" ([^|]*) \| ([^|]*) \|$",
    re.MULTILINE,
)


def read_lignes() -> list[tuple[str, str, str, str]]:
    return LIGNE.findall(TABLEAU.read_text(encoding="utf-8"))


def test_all_106_criteria_stand_there_once_and_in_order() -> None:
    attendus = [
        f"{theme}.{rang}"
        for theme, nombre in enumerate(PAR_THEME, 1)
        for rang in range(1, nombre + 1)
    ]
    assert len(attendus) == 106
    assert [numero for numero, *_ in read_lignes()] == attendus


def test_the_summary_counts_the_rows() -> None:
    annonces = re.findall(r"^\| ([a-zé ]+) \| (\d+) \|$", TABLEAU.read_text("utf-8"), re.MULTILINE)
    assert {nom: int(nombre) for nom, nombre in annonces} == Counter(
        statut for _, statut, *_ in read_lignes()
    )


def test_what_is_said_conforming_says_how_it_was_tried() -> None:
    assert [numero for numero, _, essai, _ in read_lignes() if not essai.strip()] == []


def test_the_tests_that_it_names_exist() -> None:
    nommes = set(re.findall(r"`(test_\w+)`", TABLEAU.read_text(encoding="utf-8")))
    ecrits = {
        nom
        for fichier in Path("tests").rglob("test_*.py")
        for nom in re.findall(r"^def (test_\w+)", fichier.read_text("utf-8"), re.MULTILINE)
    }
    assert nommes - ecrits == set()


def test_no_page_claims_an_audit() -> None:
    page = Path("mediation_map/render/templates/accessibilite.html.j2").read_text("utf-8")
    assert "non conforme" in page
    assert "aucun audit" in page.lower()
    assert not re.search(r"\d+\s*%", page)
