"""Round trips through a real LibreOffice: what a coordinator saves is what is read."""

import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from mediation_map.publish.classeur_corrige import make_corrige
from mediation_map.publish.classeur_modele import make_modele
from mediation_map.read.colonnes import TABLES
from mediation_map.read.dossier import Lecture, read_dossier

from .outils import codes

SOFFICE = shutil.which("soffice")
pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(
        SOFFICE is None, reason="LibreOffice is missing: apt-get install libreoffice-calc-nogui"
    ),
]
RACINE = Path(__file__).parents[2]
PIEGES = {
    "nom": '=Maison "des" <b>arts</b> & co ; l\'été',
    "adresse": "12 bis, rue de l’Église\nBâtiment B",
    "code_postal": "01500",
    "commune": "Saint-Mars-d'Outillé",
    "telephone": "0243000001",
    "horaires": "9-12",
    "services": "Aide aux démarches administratives|Loisirs et créations numériques",
    "source_date": "2026-09",
    "verifie_le": "01/08/2026",
    "pivot": "00000000000012",
    "notes_pro": "+33 ou @moi ; 1e5 ; 1/2 ; _x0041_ ; œuvre 😀",
}


def save_as(path: Path, forme: str, dossier: Path) -> Path:
    """Open a file in LibreOffice and save it in another format, in a profile of its own."""
    dossier.mkdir(exist_ok=True)
    profil = (dossier / "profil").as_uri()
    subprocess.run(
        [str(SOFFICE), f"-env:UserInstallation={profil}", "--headless", "--convert-to", forme,
         "--outdir", str(dossier), str(path)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return dossier / f"{path.stem}.{forme}"


def fill_modele(path: Path) -> dict[str, dict[str, str]]:
    """Write the model with one real row per table under the example; return the rows."""
    path.write_bytes(make_modele())
    classeur = openpyxl.load_workbook(path)
    rows = {}
    for nom, table in TABLES.items():
        row = {c: spec.exemple or "mot" for c, spec in table.colonnes.items()}
        row |= {c: t for c, t in PIEGES.items() if c in row and nom == "acteurs"}
        row[table.cle.nom] = "01005" if nom == "communes" else f"VRAI-{nom}"
        for indice, texte in enumerate(row.values(), 1):
            classeur[table.libelle].cell(3, indice, texte).data_type = "s"
        rows[nom] = row
    classeur.save(path)
    return rows


def read_rows(lecture: Lecture) -> dict[str, dict[str, str]]:
    return {
        t.nom: {c: cell.texte for c, cell in t.lignes[0].cellules.items()} for t in lecture.tables
    }


@pytest.mark.parametrize("forme", ["xlsx", "ods"])
def test_a_filled_model_comes_back_whole(tmp_path: Path, forme: str) -> None:
    rows = fill_modele(tmp_path / "registre.xlsx")
    lecture = read_dossier(save_as(tmp_path / "registre.xlsx", forme, tmp_path / "sorti"))
    assert read_rows(lecture) == rows
    assert [len(t.lignes) for t in lecture.tables] == [1] * len(TABLES)
    assert codes(lecture.constats) == ["air-de-formule", *["exemple-ignore"] * len(TABLES)]


def test_two_savings_in_a_row_change_nothing(tmp_path: Path) -> None:
    rows = fill_modele(tmp_path / "registre.xlsx")
    once = save_as(tmp_path / "registre.xlsx", "ods", tmp_path / "ods")
    again = save_as(once, "xlsx", tmp_path / "xlsx")
    assert read_rows(read_dossier(again)) == rows


def test_the_model_keeps_its_lists_and_its_help(tmp_path: Path) -> None:
    (tmp_path / "modele.xlsx").write_bytes(make_modele())
    saved = save_as(tmp_path / "modele.xlsx", "xlsx", tmp_path / "sorti")
    feuille = openpyxl.load_workbook(saved)["Acteurs"]
    vocabulaires = [c for c in TABLES["acteurs"].colonnes.values() if c.vocabulaire]
    assert len(feuille.data_validations.dataValidation) == len(vocabulaires)
    assert feuille["B1"].comment
    assert feuille["A2"].number_format == "@"


@pytest.mark.parametrize("forme", ["xlsx", "ods"])
def test_the_corrected_workbook_of_the_territory_keeps_every_cell(
    tmp_path: Path, forme: str
) -> None:
    before = read_dossier(RACINE / "data/raw")
    (tmp_path / "corrige.xlsx").write_bytes(make_corrige(before.tables, before.constats))
    after = read_dossier(save_as(tmp_path / "corrige.xlsx", forme, tmp_path / "sorti"))
    assert _cells(after) == _cells(before)
    assert after.constats == ()


def _cells(lecture: Lecture) -> list[tuple[str, int, dict[str, str]]]:
    return [
        (t.nom, ligne.origine.ligne, {c: cell.texte for c, cell in ligne.cellules.items()})
        for t in lecture.tables
        for ligne in t.lignes
    ]
