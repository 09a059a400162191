import io
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from mediation_map.commands.workbook import command
from mediation_map.constats import Constat, Origine, Probleme, Severite
from mediation_map.publish.classeur import dump_classeur, write_texte
from mediation_map.publish.classeur_corrige import make_corrige
from mediation_map.publish.classeur_modele import make_modele
from mediation_map.read.colonnes import TABLES, Format
from mediation_map.read.dossier import read_dossier
from mediation_map.read.grilles import read_feuilles
from mediation_map.read.nettoyage import clean_valeur

ROUGE, ORANGE, BLEU = "00F8B4B4", "00FFD99B", "00CFE2F7"
GRAVE = Probleme("grave", Severite.BLOQUANT, "« {valeur} » ne va pas.", "Écrivez autre chose.")
LEGER = Probleme("leger", Severite.INFORMATION, "Bon à savoir.")


def open_octets(octets: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(octets))


def correct(dossier: Path, *constats: Constat, acteurs: str = "") -> Workbook:
    texte = acteurs or "Titre du registre\n\nId,Nom,Ville,Couleur\nA,Un,X,bleu\n\nB,=1+1,Y,\n"
    (dossier / "acteurs.csv").write_text(texte, encoding="utf-8")
    (dossier / "communes.csv").write_text("code_insee,nom\n01004,X\n", encoding="utf-8")
    lecture = read_dossier(dossier)
    return open_octets(make_corrige(lecture.tables, [*lecture.constats, *constats]))


def fill_of(sheet: Worksheet, place: str) -> str:
    return str(sheet[place].fill.fgColor.rgb)


def test_rows_stand_at_their_own_line(tmp_path: Path) -> None:
    sheet = correct(tmp_path)["Acteurs"]
    assert [c.value for c in sheet[3]] == ["Id", "Nom", "Ville", "Couleur"]
    assert [c.value for c in sheet[4]] == ["A", "Un", "X", "bleu"]
    assert [c.value for c in sheet[6]] == ["B", "=1+1", "Y", None]


def test_formulas_are_written_as_texts(tmp_path: Path) -> None:
    cell = correct(tmp_path)["Acteurs"]["B6"]
    assert (cell.data_type, cell.number_format) == ("s", "@")


def test_constats_are_notes_and_colours_on_their_cells(tmp_path: Path) -> None:
    constat = GRAVE.constat("Un", Origine("acteurs.csv", ligne=4, colonne="Nom"))
    leger = LEGER.constat("", Origine("acteurs.csv", ligne=4, colonne="commune"))
    sheet = correct(tmp_path, constat, leger)["Acteurs"]
    assert fill_of(sheet, "B4") == ROUGE
    assert sheet["B4"].comment.text == "Bloquant : « Un » ne va pas.\nÉcrivez autre chose."
    assert fill_of(sheet, "C4") == BLEU
    assert fill_of(sheet, "B6") == ORANGE
    assert fill_of(sheet, "D3") == ORANGE


def test_the_worst_of_a_cell_gives_its_colour(tmp_path: Path) -> None:
    place = Origine("acteurs.csv", ligne=6, colonne="Nom")
    sheet = correct(tmp_path, GRAVE.constat("", place), LEGER.constat("", place))["Acteurs"]
    assert fill_of(sheet, "B6") == ROUGE
    assert sheet["B6"].comment.text.index("Bloquant") < sheet["B6"].comment.text.index("Bon")


def test_a_constat_about_a_missing_column_marks_the_row(tmp_path: Path) -> None:
    constat = GRAVE.constat("", Origine("acteurs.csv", ligne=4, colonne="telephone"))
    assert fill_of(correct(tmp_path, constat)["Acteurs"], "A4") == ROUGE


def test_every_constat_is_listed_with_a_link_to_its_cell(tmp_path: Path) -> None:
    place = Origine("acteurs.csv", ligne=4, colonne="Nom")
    ailleurs = LEGER.constat("", Origine("territoire.toml"))
    bilan = correct(tmp_path, GRAVE.constat("Un", place), ailleurs)["Constats"]
    assert [c.value for c in bilan[2]][:4] == ["Bloquant", "acteurs.csv, ligne 4", "Nom", "Un"]
    assert bilan["B2"].hyperlink.location == "'Acteurs'!B4"
    assert bilan["B5"].value == "territoire.toml"
    assert bilan["B5"].hyperlink is None


def test_a_clean_register_says_so(tmp_path: Path) -> None:
    bilan = correct(tmp_path, acteurs="id,nom,commune\nA,B,C\n")["Constats"]
    assert bilan["E2"].value == "Aucun constat : les tables sont en ordre."


def test_one_table_in_two_files_gives_two_sheets(tmp_path: Path) -> None:
    (tmp_path / "lieux.csv").write_text("id,nom,commune\nZ,Autre,X\n", encoding="utf-8")
    classeur = correct(tmp_path)
    assert classeur["Acteurs"]["A4"].value == "A"
    assert classeur["Acteurs (2)"]["A2"].value == "Z"


def test_the_model_has_every_table_and_column() -> None:
    classeur = open_octets(make_modele())
    assert classeur.sheetnames == ["Aide", *(t.libelle for t in TABLES.values()), "Listes"]
    for table in TABLES.values():
        titres = [str(c.value).removesuffix(" *") for c in classeur[table.libelle][1]]
        assert titres == [c.libelle for c in table.colonnes.values()]
        assert all(c.comment for c in classeur[table.libelle][1])
        assert classeur[table.libelle].freeze_panes == "C2"
    assert classeur["Listes"].sheet_state == "hidden"


def test_the_lists_of_the_model_hold_the_vocabularies() -> None:
    classeur = open_octets(make_modele())
    feuille = classeur["Acteurs"]
    colonne = [*TABLES["acteurs"].colonnes].index("frais") + 1
    lettre = openpyxl.utils.get_column_letter(colonne)
    (liste,) = [
        v for v in feuille.data_validations.dataValidation if str(v.sqref).startswith(f"{lettre}2:")
    ]
    nom, _, zone = liste.formula1.partition("!")
    mots = [c[0].value for c in classeur[nom][zone.replace("$", "")]]
    assert mots == ["Gratuit", "Gratuit sous condition", "Payant"]


def test_the_empty_model_only_says_that_it_is_empty(tmp_path: Path) -> None:
    (tmp_path / "modele.xlsx").write_bytes(make_modele())
    lecture = read_dossier(tmp_path)
    assert {c.code for c in lecture.constats} == {
        "exemple-ignore",
        "table-vide",
        "table-sans-ligne",
    }


CLAIRS = st.text(max_size=40).map(lambda t: clean_valeur(t, Format.TEXTE)[0])


@settings(max_examples=60, deadline=None)
@given(st.lists(CLAIRS, min_size=1, max_size=8))
def test_clean_texts_survive_a_workbook(
    tmp_path_factory: pytest.TempPathFactory, textes: list[str]
) -> None:
    classeur = Workbook()
    for ligne, texte in enumerate(textes, 1):
        write_texte(classeur.worksheets[0], ligne, 1, "début")
        write_texte(classeur.worksheets[0], ligne, 2, texte)
    path = tmp_path_factory.getbasetemp() / "textes.xlsx"
    path.write_bytes(dump_classeur(classeur))
    (feuille,) = read_feuilles(path)
    lus = [[*r.valeurs, ""][1] for r in feuille.rangees]
    assert lus == textes


@pytest.mark.parametrize("texte", ["_x0041_", "a_x000D_b", "01500", "1e5", "TRUE", "#N/A"])
def test_texts_that_look_like_something_else_stay_texts(tmp_path: Path, texte: str) -> None:
    classeur = Workbook()
    write_texte(classeur.worksheets[0], 1, 1, texte)
    (tmp_path / "t.xlsx").write_bytes(dump_classeur(classeur))
    (feuille,) = read_feuilles(tmp_path / "t.xlsx")
    assert feuille.rangees[0].valeurs[0] == texte


def test_the_commands_write_their_files(tmp_path: Path) -> None:
    (tmp_path / "acteurs.csv").write_text("id,nom,commune\nA,B,C\n", encoding="utf-8")
    run = CliRunner().invoke
    for args in (["template"], ["columns"], ["corrected", "--data", str(tmp_path)]):
        out = tmp_path / "sortie" / f"{args[0]}.out"
        result = run(command, [*args, "--out", str(out)])
        assert result.exit_code == 0, result.output
        assert out.stat().st_size > 1_000
    assert "lignes 1, constats 1" in result.output


def test_nothing_of_a_table_is_lost(tmp_path: Path) -> None:
    long = "mot " * 2_000
    rangees = [
        ["Registre de 2026", "", "", "", "", "", ""],
        ["Id", "Nom", "Ville", "Tél", "Mes notes", "", "Ville"],
        ["EXEMPLE-1", "", "", "", "", "", ""],
        ["A", "Un", "X", "#N/A", "FAUX", "sans titre", "Y"],
        ["", "-", "", "", "", "", ""],
        ["B", "Deux", "X", "n/a", long.strip(), "", ""],
    ]
    source = Workbook()
    source.worksheets[0].title = "Acteurs"
    for rangee in rangees:
        source.worksheets[0].append(rangee)
    source.save(tmp_path / "registre.xlsx")
    lecture = read_dossier(tmp_path)
    sheet = open_octets(make_corrige(lecture.tables, lecture.constats))["Acteurs"]
    rendues = [[cell.value or "" for cell in rangee] for rangee in sheet.iter_rows()]
    rendues[1][5] = ""  # a column without a title is given one
    assert rendues == rangees


def test_a_cell_read_as_empty_keeps_what_its_note_is_about(tmp_path: Path) -> None:
    sheet = correct(tmp_path, acteurs="id,nom,commune,telephone\nA,B,C,#N/A\n")["Acteurs"]
    assert sheet["D2"].value == "#N/A"
    assert fill_of(sheet, "D2") == ORANGE


def test_foreign_sources_and_unknown_sheets_are_left_out_and_told(tmp_path: Path) -> None:
    (tmp_path / "acteurs.csv").write_text("id,nom,commune\nA,B,C\n", encoding="utf-8")
    (tmp_path / "mes-notes.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (tmp_path / "liste.csv").write_text("N,V\nPhare,C\nAncre,C\n", encoding="utf-8")
    (tmp_path / "liste.mapping.toml").write_text('[colonnes]\nnom = "N"\ncommune = "V"\n')
    out = tmp_path / "corrige" / "c.xlsx"
    result = CliRunner().invoke(command, ["corrected", "--data", str(tmp_path), "--out", str(out)])
    assert result.exit_code == 0
    classeur = open_octets(out.read_bytes())
    assert classeur.sheetnames == ["Constats", "Acteurs"]
    assert "lignes 1, constats" in result.output
    assert "liste.csv : laissé de côté (lignes 2) : c'est la table" in result.output
    assert "mes-notes.csv : laissé de côté, car ce n'est aucune table connue" in result.output
