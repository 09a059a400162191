from pathlib import Path

import pytest

from mediation_map.publish.lisezmoi import render_lisezmoi
from mediation_map.read.colonnes import TABLES

RACINE = Path(__file__).parents[2]


def test_the_page_in_the_repository_is_what_is_read() -> None:
    page = (RACINE / "data/raw/README.md").read_text(encoding="utf-8")
    assert page == render_lisezmoi(), (
        "write it again: python -m mediation_map workbook columns --out data/raw/README.md"
    )


@pytest.mark.parametrize("nom", TABLES)
def test_every_column_of_a_table_has_its_line(nom: str) -> None:
    _, section = render_lisezmoi().split(f"(`{nom}.csv`)")
    lignes = section.split("\n## ")[0].splitlines()
    assert [line.split("`")[1] for line in lignes if line.startswith("| `")] == [
        *TABLES[nom].colonnes
    ]


def test_every_line_has_five_cells() -> None:
    lignes = [line for line in render_lisezmoi().splitlines() if line.startswith("|")]
    assert {line.replace("\\|", "").count("|") for line in lignes} == {6}
