"""The account balances or the build stops; its files are safe to open in a spreadsheet."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_map.constats import Origine, Probleme, Severite
from mediation_map.errors import AccountError
from mediation_map.model.registre import Sort
from mediation_map.publish.compte import (
    close_account,
    dump_compte,
    dump_constats,
    key_of,
    summarize,
)
from mediation_map.publish.tableur import defuse, dump_csv, dump_xlsx
from mediation_map.read.lignes import Cellule, Ligne, Table


def ligne(numero: int) -> Ligne:
    origine = Origine("acteurs.csv", "", numero)
    return Ligne(origine, {"id": Cellule(f"A{numero}", origine)})


TABLE = Table("acteurs", Origine("acteurs.csv"), [ligne(2), ligne(3), ligne(4)])
FINS = {
    key_of(ligne(2).origine): (Sort.PUBLIE, "publié"),
    key_of(ligne(3).origine): (Sort.RETENU, "masqué"),
}


def test_every_row_ends_one_way() -> None:
    compte = close_account([TABLE], [(ligne(4), "sans nom")], FINS)
    assert [(one.id, one.sort) for one in compte] == [
        ("A2", Sort.PUBLIE),
        ("A3", Sort.RETENU),
        ("A4", Sort.REJETE),
    ]
    assert summarize(compte) == [("acteurs", 3, {Sort.PUBLIE: 1, Sort.RETENU: 1, Sort.REJETE: 1})]
    assert b"sans nom" in dump_compte(compte)


def test_a_row_without_an_end_stops_the_build() -> None:
    with pytest.raises(AccountError, match=r"1 sans issue \(acteurs.csv, ligne 4\)"):
        close_account([TABLE], [], FINS)


def test_a_reject_wins_over_an_end() -> None:
    compte = close_account([TABLE], [(ligne(2), "non"), (ligne(4), "non")], FINS)
    assert [one.sort for one in compte] == [Sort.REJETE, Sort.RETENU, Sort.REJETE]


def test_a_constat_goes_to_the_table_with_its_place() -> None:
    probleme = Probleme("x", Severite.BLOQUANT, "« {valeur} » ?", "Écrivez y.")
    constat = probleme.constat("=1+1", Origine("f.xlsx", "Acteurs", 3, "nom"))
    (row,) = csv.DictReader(io.StringIO(dump_constats([constat]).decode("utf-8-sig")))
    assert (row["fichier"], row["feuille"], row["ligne"], row["colonne"]) == (
        "f.xlsx",
        "Acteurs",
        "3",
        "nom",
    )
    assert row["valeur"] == "'=1+1"


@pytest.mark.parametrize("texte", ["=1+1", "+33", "-2", "@x", "\t=1", "  =1"])
def test_a_formula_is_defused(texte: str) -> None:
    assert str(defuse(texte)).startswith("'")


@pytest.mark.parametrize("texte", ["", "-", "—", "1-2", "Le Mans", 3, None])
def test_plain_cells_stay(texte: object) -> None:
    assert defuse(texte) == texte


@given(st.text())
def test_no_cell_of_a_csv_begins_a_formula(texte: str) -> None:
    content = dump_csv(["c"], [[texte.replace("\r", " ").replace("\x00", " ")]])
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    cell = rows[1][0] if len(rows) > 1 and rows[1] else ""
    assert cell.lstrip()[:1] not in tuple("=+@") or not cell.strip("-")


def test_the_workbook_has_the_same_bytes_each_time() -> None:
    first, second = (dump_xlsx("Constats : liste", ["a"], [["=1+1"]]) for _ in range(2))
    assert first == second
    openpyxl = pytest.importorskip("openpyxl")
    sheet = openpyxl.load_workbook(io.BytesIO(first)).active
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=1+1", "s")
