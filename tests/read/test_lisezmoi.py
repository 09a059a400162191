import textwrap
from pathlib import Path

import pytest

from mediation_map.model.vocabulaires import Frais, Service
from mediation_map.normalise.communes import IndexCommunes
from mediation_map.normalise.lieux import build_lieux
from mediation_map.publish.lisezmoi import render_lisezmoi
from mediation_map.read.colonnes import EXPORTS, TABLES
from mediation_map.read.dossier import read_dossier
from mediation_map.read.sources.correspondance import list_fournies, load_correspondance

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


def list_blocs(langue: str) -> list[str]:
    return [b.split("```")[0] for b in render_lisezmoi().split(f"```{langue}\n")[1:]]


def test_the_example_of_a_foreign_list_loads_as_the_page_says(tmp_path: Path) -> None:
    (liste,), (correspondance, base) = list_blocs("csv"), list_blocs("toml")
    (tmp_path / "communes.csv").write_text("code_insee,nom\n99001,Exempleville\n")
    (tmp_path / "liste-departement.csv").write_text(liste, encoding="utf-8")
    (tmp_path / "liste-departement.mapping.toml").write_text(correspondance, encoding="utf-8")
    tete = "id_fs,lib_fs,lib_com,insee_com,h_lundi\n"
    (tmp_path / "fs.csv").write_text(f"{tete}7,Phare,Exempleville,99001,9h-12h\n")
    (tmp_path / "fs.mapping.toml").write_text(base, encoding="utf-8")
    lecture = read_dossier(tmp_path)
    fs, departement = (table for table in lecture.tables if table.nom == "acteurs")
    (lieu,) = build_lieux(departement, IndexCommunes()).records
    assert (lieu.id, lieu.nom, lieu.adresse.voie) == ("DEP-12", "Maison du lac", "3 rue du Port")
    assert lieu.adresse.commune == "Exempleville"
    assert lieu.telephones[0].e164 == "+33243000001"
    assert (lieu.offre.frais, lieu.offre.services) == ((Frais.GRATUIT,), (Service.DEMARCHES,))
    assert lieu.provenance.source_nom == "Liste du département"
    assert lieu.provenance.source_date.texte == "2026-03-12"
    assert not departement.constats
    assert departement.territoire_seul
    (france_services,) = build_lieux(fs, IndexCommunes()).records
    assert (france_services.id, france_services.nom) == ("FS-7", "Phare")
    assert france_services.provenance.source_date.texte == "2026-03-01"


def test_the_page_names_every_shipped_correspondence() -> None:
    section = render_lisezmoi().split("| base |")[1]
    for nom, libelle in list_fournies().items():
        assert f"| `{nom}` | {libelle} |" in section


def test_every_line_has_five_cells() -> None:
    tables = render_lisezmoi().split("## Acteurs (`acteurs.csv`)")[1]
    lignes = [line for line in tables.splitlines() if line.startswith("|")]
    assert {line.replace("\\|", "").count("|") for line in lignes} == {6}


def test_the_example_of_an_export_loads_and_every_column_has_its_line(tmp_path: Path) -> None:
    _, section = render_lisezmoi().split('(`table = "cra"`)')
    fichier = tmp_path / "coop.mapping.toml"
    bloc = [line for line in section.splitlines() if line.startswith("    ")]
    fichier.write_text(textwrap.dedent("\n".join(bloc)), encoding="utf-8")
    assert load_correspondance(str(fichier)).table == "cra"
    lignes = [line.split("`")[1] for line in section.splitlines() if line.startswith("| `")]
    assert lignes == [*EXPORTS["cra"].colonnes]
