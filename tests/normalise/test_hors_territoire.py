"""A national list keeps the territory's rows, told by their code, or by name and postcode."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediation_map.normalise.hors_territoire import leave_out
from mediation_map.read.dossier import read_dossier

MAPPING = """
territoire_seul = true
[colonnes]
nom = "nom"
commune = "ville"
code_postal = "cp"
[constantes]
source_nom = "Liste inventée"
"""


@pytest.mark.parametrize(
    ("code_insee", "postal", "gardee"),
    [
        ("2A004", "20000", True),
        ("2A004", "35000", False),
        ("2A004", "", True),
        ("97411", "97400", True),
        ("97411", "97200", False),
        ("72181", "72000", True),
    ],
)
def test_a_postcode_of_the_same_departement(
    tmp_path: Path, code_insee: str, postal: str, gardee: bool
) -> None:
    (tmp_path / "communes.csv").write_text(f"code_insee,nom\n{code_insee},Villeneuve\n")
    (tmp_path / "liste.csv").write_text(f"nom,ville,cp\nUn lieu,Villeneuve,{postal}\n")
    (tmp_path / "liste.mapping.toml").write_text(MAPPING)
    tables, rejets = leave_out(read_dossier(tmp_path).tables)
    lignes = [ligne for table in tables if table.nom == "acteurs" for ligne in table.lignes]
    assert (len(lignes), len(rejets)) == ((1, 0) if gardee else (0, 1))
