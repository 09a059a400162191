import os
import shutil
import time
from pathlib import Path

import openpyxl
import pytest

from mediation_map.constats import Severite
from mediation_map.errors import SourceError
from mediation_map.read.colonnes import TABLES
from mediation_map.read.dossier import read_dossier
from mediation_map.read.grilles import read_csv
from mediation_map.read.reconnaissance import recognise_table

from .outils import codes, read_texte, textes, write_dossier

RACINE = Path(__file__).parents[2]
ACTEURS = "id,nom,commune\nX-1,Maison,Ambérieu-en-Bugey\n"


def test_the_territory_of_the_repository_is_read_without_a_word() -> None:
    lecture = read_dossier(RACINE / "data/raw")
    assert {t.nom: len(t.lignes) for t in lecture.tables}["acteurs"] == 77
    assert lecture.constats == ()


def test_a_folder_gives_its_tables_in_their_order(tmp_path: Path) -> None:
    (tmp_path / "territoire.toml").write_text("")
    (tmp_path / "communes.geojson").write_text("{}")
    (tmp_path / "README.md").write_text("")
    (tmp_path / ".~lock.acteurs.csv#").write_text("")
    lecture = read_dossier(write_dossier(tmp_path, acteurs=ACTEURS, ateliers="id,titre\nA,B\n"))
    assert [t.nom for t in lecture.tables] == ["acteurs", "ateliers", "communes"]
    assert lecture.constats == ()


def test_cells_know_their_place(tmp_path: Path) -> None:
    lecture = read_dossier(write_dossier(tmp_path, acteurs="Nom,Ville,Tél\nA,B,\n"))
    ligne = lecture.tables[0].lignes[0]
    assert str(ligne.place("nom")) == "acteurs.csv, ligne 2, colonne « Nom »"
    assert str(ligne.place("telephone")) == "acteurs.csv, ligne 2, colonne « Tél »"
    assert str(ligne.place("adresse")) == "acteurs.csv, ligne 2, colonne « adresse »"


def test_a_workbook_is_read_by_the_names_of_its_sheets(tmp_path: Path) -> None:
    classeur = openpyxl.Workbook()
    classeur.active.title = "Registre des acteurs"
    classeur.active.append(["Registre 2026"])
    classeur.active.append([])
    classeur.active.append(["Nom", "Ville", "CP", "Tél", "RDV"])
    classeur.active.append(["Maison", "Ambérieu", 1500, 474000001, True])
    classeur.create_sheet("Communes").append(["INSEE", "Nom"])
    classeur["Communes"].append([1004, "Ambérieu"])
    classeur.create_sheet("Brouillon").append(["mes notes"])
    classeur.create_sheet("Permanances").append(["id"])
    classeur.create_sheet("Feuil4")
    classeur.save(tmp_path / "registre.xlsx")
    lecture = read_dossier(tmp_path)
    acteurs = lecture.tables[0]
    assert textes(acteurs, "nom", "code_postal", "telephone", "sur_rendez_vous") == [
        ("Maison", "01500", "0474000001", "oui")
    ]
    place = acteurs.lignes[0].place("code_postal")
    assert str(place) == (
        "registre.xlsx, feuille « Registre des acteurs », ligne 4, colonne « CP »"
    )
    assert [c.code for c in lecture.constats if "feuille" in c.code] == [
        "feuille-inconnue",
        "feuille-presque-connue",
    ]


def test_an_empty_required_table_blocks(tmp_path: Path) -> None:
    lecture = read_dossier(write_dossier(tmp_path, acteurs="nom,commune\n", ateliers="id,titre\n"))
    assert [(c.code, c.severite) for c in lecture.constats] == [
        ("table-vide", Severite.BLOQUANT),
        ("table-sans-ligne", Severite.INFORMATION),
    ]


def test_a_missing_required_column_blocks_and_says_what_to_add(tmp_path: Path) -> None:
    lecture = read_dossier(write_dossier(tmp_path, acteurs="id,nom\nX,Maison\n"))
    (constat,) = lecture.constats
    assert (constat.code, constat.severite) == ("colonne-absente", Severite.BLOQUANT)
    assert "« Commune »" in constat.conseil
    assert len(lecture.tables[0].lignes) == 1


def test_a_missing_required_table_blocks(tmp_path: Path) -> None:
    (tmp_path / "acteurs.csv").write_text(ACTEURS)
    (constat,) = read_dossier(tmp_path).constats
    assert (constat.code, constat.severite) == ("table-absente", Severite.BLOQUANT)
    assert "communes.csv" in constat.conseil


def test_one_table_in_two_files_is_read_twice_and_said(tmp_path: Path) -> None:
    lecture = read_dossier(write_dossier(tmp_path, acteurs=ACTEURS, lieux=ACTEURS))
    assert [t.nom for t in lecture.tables] == ["acteurs", "acteurs", "communes"]
    (constat,) = lecture.constats
    assert constat.code == "table-deux-fois"
    assert "acteurs.csv" in constat.phrase


def test_other_files_are_told(tmp_path: Path) -> None:
    (tmp_path / "convention.pdf").write_bytes(b"%PDF")
    lecture = read_dossier(write_dossier(tmp_path, acteurs=ACTEURS, brouillon="a,b\n1,2\n"))
    assert codes(lecture.constats) == ["feuille-inconnue", "fichier-inconnu"]


def test_a_file_whose_name_no_report_could_write_is_refused(tmp_path: Path) -> None:
    dossier = write_dossier(tmp_path, acteurs=ACTEURS)
    Path(os.fsdecode(os.fsencode(dossier) + b"/photo_\xe9.heic")).write_text("x")
    with pytest.raises(SourceError, match=r"« photo_�\.heic » contient des lettres illisibles"):
        read_dossier(dossier)


@pytest.mark.parametrize("contenu", [None, {}, {"inconnu.csv": "a,b\n1,2\n"}])
def test_nothing_to_read_is_an_error(tmp_path: Path, contenu: dict[str, str] | None) -> None:
    dossier = tmp_path / "registre"
    if contenu is not None:
        dossier.mkdir()
        for nom, texte in contenu.items():
            (dossier / nom).write_text(texte)
    with pytest.raises(SourceError) as caught:
        read_dossier(dossier)
    assert caught.value.conseil


def _example(table: str, **change: str) -> str:
    colonnes = TABLES[table].colonnes
    valeurs = {c: change.get(c, spec.exemple) for c, spec in colonnes.items()}
    return "\t".join(colonnes) + "\n" + "\t".join(valeurs.values()) + "\n"


@pytest.mark.parametrize("nom", TABLES)
def test_the_example_of_the_model_is_left_out_and_said(nom: str) -> None:
    table = read_texte(_example(nom), nom)
    assert len(table.lignes) == 0
    assert "exemple-ignore" in codes(table.constats)


def test_an_example_written_over_is_kept_and_blocks() -> None:
    table = read_texte(_example("acteurs", nom="Ma vraie maison"))
    assert textes(table, "nom") == [("Ma vraie maison",)]
    (constat,) = table.constats
    assert (constat.code, constat.severite) == ("exemple-modifie", Severite.BLOQUANT)


def test_twenty_thousand_rows_are_read_in_time(tmp_path: Path) -> None:
    titres, *rows = (RACINE / "data/raw/acteurs.csv").read_text(encoding="utf-8").splitlines()
    many = [f"Z{n}-{row}" for n in range(20_000 // len(rows) + 1) for row in rows]
    shutil.copy(RACINE / "data/raw/communes.csv", tmp_path)
    (tmp_path / "acteurs.csv").write_text("\n".join([titres, *many[:20_000]]), encoding="utf-8")
    begun = time.process_time()
    lecture = read_dossier(tmp_path)
    assert len(lecture.tables[0].lignes) == 20_000
    assert time.process_time() - begun < 6, "3 s are promised; twice that on a busy machine"


@pytest.mark.parametrize(
    ("nom", "titres", "table"),
    [
        ("Feuil1", "Nom,Ville,Téléphone", "acteurs"),
        ("Sheet2", "N°,Date,Début,Fin,Endroit,Commune", "passages"),
        ("export", "titre,durée,contenu", "ateliers"),
        ("Feuil1", "Nom,Ville", ""),
        ("Feuil1", "Nom,Téléphone,Horaires", ""),
        ("Mes notes", "Nom,Ville,Téléphone", ""),
    ],
)
def test_a_sheet_without_a_name_is_known_by_its_headings(nom: str, titres: str, table: str) -> None:
    feuille = read_csv(f"{titres}\n1,2,3,4,5,6\n".encode(), f"{nom}.csv")
    spec, (constat,) = recognise_table(feuille)
    assert (spec.nom if spec else "") == table
    assert constat.code == ("feuille-devinee" if table else "feuille-inconnue")


def test_what_was_found_instead_of_tables_is_named(tmp_path: Path) -> None:
    (tmp_path / "brouillon.csv").write_text("a,b\n1,2\n")
    with pytest.raises(SourceError, match=r"trouvé : « brouillon\.csv »"):
        read_dossier(tmp_path)
