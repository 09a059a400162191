import codecs
import csv
import struct
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediation_map.errors import SourceError
from mediation_map.read import classeurs, grilles
from mediation_map.read.colonnes import TABLES
from mediation_map.read.grilles import read_csv, read_feuilles
from mediation_map.read.lignes import Table
from mediation_map.read.tables import read_table

from .outils import codes, read_texte, textes

TEXTE = "nom;commune;horaires\nMédiathèque d’à côté;Ambérieu;9h–12h\n"


@pytest.mark.parametrize(
    "octets",
    [
        TEXTE.encode(),
        codecs.BOM_UTF8 + TEXTE.encode(),
        TEXTE.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXTE.encode("utf-16-be"),
        TEXTE.encode("cp1252"),
        TEXTE.replace(";", "\t").encode(),
        TEXTE.replace(";", ",").encode(),
        TEXTE.replace("\n", "\r\n").encode(),
        TEXTE.replace("\n", "\r").encode("cp1252"),
        ("sep=;\r\n" + TEXTE).encode(),
    ],
)
def test_every_way_of_saving_a_csv(octets: bytes) -> None:
    table = read_texte(octets)
    assert textes(table, "nom", "commune", "horaires") == [
        ("Médiathèque d’à côté", "Ambérieu", "9h–12h")
    ]
    assert table.constats == ()
    assert table.lignes[0].origine.ligne == 2


def test_lines_are_those_that_excel_shows() -> None:
    table = read_texte('nom,commune\n"A\nsur deux lignes",B\n\n  , \nC,D\n')
    assert [ligne.origine.ligne for ligne in table.lignes] == [2, 5]
    assert table.lignes[0].texte("nom") == "A\nsur deux lignes"


def test_commas_in_texts_do_not_hide_the_semicolons() -> None:
    table = read_texte("nom;commune;actions\nA;B;impôts, CAF, retraite, santé, emploi, école\n")
    assert table.lignes[0].texte("actions").startswith("impôts, CAF")


@pytest.mark.parametrize(
    "texte",
    [
        "nom,commune\nA,1;2;3;4;5;6\nB,1;2;3;4;5;6\n",
        'nom,commune\nA,"1;2;3;4;5;6"\nB,"1;2;3;4;5;6"\n',
        "Registre, version 2, novembre\nnom;commune\nA;1,2,3,4\nB;1,2,3,4\n",
        "nom\tcommune\nA\t1,2;3,4;5,6\n",
    ],
)
def test_the_headings_tell_the_delimiter(texte: str) -> None:
    table = read_texte(texte)
    assert [*table.titres] == ["nom", "commune"]
    assert table.lignes[0].texte("nom") == "A"


def test_a_few_broken_bytes_do_not_spoil_a_utf8_file() -> None:
    table = read_texte(
        "nom,commune\nMédiathèque éée,Àé\n".encode() + "Éàé,é\n".encode()[:-2] + b"\n"
    )
    assert table.lignes[0].texte("nom") == "Médiathèque éée"
    (constat,) = [c for c in table.constats if c.code == "octets-illisibles"]
    assert constat.valeur == "Éàé,�"


def test_lines_of_another_encoding_get_their_accents_back() -> None:
    table = read_texte("nom,commune\nMédiathèque éée,Àé\n".encode() + b"caf\xe9,Vill\xe9\n")
    assert textes(table, "nom", "commune") == [("Médiathèque éée", "Àé"), ("café", "Villé")]
    (constat,) = table.constats
    assert (constat.code, constat.valeur) == ("encodages-meles", "café,Villé")


def test_an_unclosed_quote_blocks() -> None:
    table = read_texte('nom,commune\nA,B\n"C,D\nE,F\nG,H\n')
    assert "guillemet-ouvert" in codes(table.constats)
    (constat,) = [c for c in table.constats if c.code == "guillemet-ouvert"]
    assert constat.origine.ligne == 3


def test_the_apostrophe_of_texts_goes_but_quotes_stay() -> None:
    table = read_texte("nom,commune,telephone\n'quoted',B,'0243000001\n")
    assert textes(table, "nom", "telephone") == [("'quoted'", "0243000001")]


@pytest.mark.parametrize(
    ("nom", "octets"),
    [
        ("vide.csv", b""),
        ("blanc.csv", b" \n "),
        ("classeur.csv", b"PK\x03\x04 whatever"),
        ("binaire.csv", bytes(50)),
        ("image.csv", bytes(range(256)) * 20),
        ("page.csv", b"%PDF-1.7 ..."),
        ("casse.xlsx", b"PK\x03\x04 whatever"),
        ("casse.ods", b"not a workbook"),
        ("ancien.xls", b"\xd0\xcf\x11\xe0 cut"),
        ("vide.xlsx", b""),
    ],
)
def test_a_broken_file_is_one_sentence_and_what_to_do(
    tmp_path: Path, nom: str, octets: bytes
) -> None:
    (tmp_path / nom).write_bytes(octets)
    with pytest.raises(SourceError) as caught:
        read_feuilles(tmp_path / nom)
    assert nom in caught.value.phrase
    assert caught.value.conseil


def test_a_workbook_that_would_unfold_without_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    openpyxl.Workbook().save(tmp_path / "bombe.xlsx")
    assert len(read_feuilles(tmp_path / "bombe.xlsx")) == 1
    monkeypatch.setattr(classeurs, "OCTETS_MAX", 1_000)
    with pytest.raises(SourceError, match="trop gros"):
        read_feuilles(tmp_path / "bombe.xlsx")


def test_a_cell_longer_than_the_csv_module_allows_is_cut_not_refused() -> None:
    limite = csv.field_size_limit()
    table = read_texte("nom;commune;actions\nA;B;" + "a" * 200_000 + "\n")
    assert codes(table.constats) == ["texte-trop-long"]
    assert csv.field_size_limit() == limite


def read_rangees(tmp_path: Path, *rangees: list[object], fusions: tuple[str, ...] = ()) -> Table:
    classeur = openpyxl.Workbook()
    for rangee in rangees:
        classeur.worksheets[0].append(rangee)
    for fusion in fusions:
        classeur.worksheets[0].merge_cells(fusion)
    classeur.save(tmp_path / "t.xlsx")
    (feuille,) = read_feuilles(tmp_path / "t.xlsx")
    return read_table(feuille, TABLES["acteurs"])


def test_errors_of_formulas_in_a_workbook_are_empty_and_told(tmp_path: Path) -> None:
    table = read_rangees(tmp_path, ["Nom", "Ville", "Actions"], ["A", "B", "#N/A"])
    assert textes(table, "nom", "actions") == [("A", "")]
    (constat,) = table.constats
    assert (constat.code, constat.valeur) == ("erreur-du-tableur", "#N/A")
    assert (constat.origine.ligne, constat.origine.colonne) == (2, "Actions")


def test_a_formula_without_result_is_told(tmp_path: Path) -> None:
    table = read_rangees(tmp_path, ["Nom", "Ville", "Actions"], ["A", "B", "=A1&B1"])
    assert textes(table, "nom", "actions") == [("A", "")]
    assert codes(table.constats) == ["formule-sans-resultat"]


def test_a_formula_without_result_may_stand_outside_the_table(tmp_path: Path) -> None:
    table = read_rangees(
        tmp_path, ["Nom", "Ville"], ["A", "B"], [None, None, None, "=A1"], fusions=("F1:F3",)
    )
    assert textes(table, "nom") == [("A",)]
    assert codes(table.constats) == ["formule-sans-resultat"]


def test_merged_cells_hold_for_each_of_their_lines(tmp_path: Path) -> None:
    table = read_rangees(
        tmp_path,
        ["Registre", None, None, None],
        ["Nom", "Ville", "Horaires", None],
        [None, None, "Lundi", "Mardi"],
        ["A", "X", "9h-12h", None],
        ["B", None, None, "14h-17h"],
        [None, None, None, None],
        fusions=("A1:D1", "A2:A3", "B2:B3", "C2:D2", "B4:B6"),
    )
    assert textes(table, "nom", "commune", "lundi", "mardi") == [
        ("A", "X", "9h-12h", ""),
        ("B", "X", "", "14h-17h"),
    ]
    dits = [c.phrase.split(" sont")[0] for c in table.constats if c.code == "cellules-fusionnees"]
    assert sorted(dits) == ["Les cellules A2:A3", "Les cellules B2:B3", "Les cellules B4:B6"]


def test_a_cell_at_the_end_of_the_world_is_told_not_fatal(tmp_path: Path) -> None:
    classeur = openpyxl.Workbook()
    classeur.worksheets[0]["XFD1048576"] = 1
    classeur.save(tmp_path / "t.xlsx")
    with pytest.raises(SourceError, match="s'étend jusqu'à la cellule XFD1048576") as caught:
        read_feuilles(tmp_path / "t.xlsx")
    assert "t.xlsx" in caught.value.phrase


def test_too_many_rows_are_no_register(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(grilles, "LIGNES_MAX", 3)
    (tmp_path / "t.csv").write_text("nom,commune\nA,B\nC,D\n")
    assert len(read_feuilles(tmp_path / "t.csv")) == 1
    (tmp_path / "t.csv").write_text("nom,commune\nA,B\nC,D\nE,F\n")
    with pytest.raises(SourceError, match="4 lignes sont remplies"):
        read_feuilles(tmp_path / "t.csv")


def make_enveloppe(*noms: str) -> bytes:
    """Return a compound file with entries of these names: in it a protected workbook is kept."""

    def entree(nom: str, genre: int, enfant: int, suivante: int) -> bytes:
        lettres = nom.encode("utf-16-le") + bytes(2)
        tete = lettres.ljust(64, bytes(1)) + struct.pack("<HBB", len(lettres), genre, 1)
        return tete + struct.pack("<III", LIBRE, suivante, enfant) + bytes(36) + FIN + bytes(8)

    libre, fin = struct.pack("<I", LIBRE), FIN
    entete = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    entete += struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6) + bytes(10) + struct.pack("<II", 1, 1)
    entete += struct.pack("<II", 0, 4096) + fin + bytes(4) + fin + bytes(4) + bytes(4) + libre * 108
    table = struct.pack("<I", 0xFFFFFFFD) + fin + libre * 126
    entrees = entree("Root Entry", 5, 1, LIBRE)
    for rang, nom in enumerate(noms, 2):
        entrees += entree(nom, 2, LIBRE, rang if rang <= len(noms) else LIBRE)
    return entete + table + entrees.ljust(512, bytes(1))


LIBRE = 0xFFFFFFFF
FIN = struct.pack("<I", 0xFFFFFFFE)


def test_a_protected_workbook_is_told_as_such(tmp_path: Path) -> None:
    octets = make_enveloppe("EncryptedPackage", "EncryptionInfo")
    (tmp_path / "t.xlsx").write_bytes(octets)
    with pytest.raises(SourceError, match="protégé par un mot de passe"):
        read_feuilles(tmp_path / "t.xlsx")


def test_a_workbook_is_what_its_bytes_are(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "t.xlsx")
    (tmp_path / "t.xlsx").rename(tmp_path / "t.ods")
    assert [feuille.nom for feuille in read_feuilles(tmp_path / "t.ods")] == ["Sheet"]


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_raise_anything_but_a_source_error(octets: bytes) -> None:
    try:
        feuille = read_csv(octets, "acteurs.csv")
    except SourceError:
        return
    table = read_table(feuille, TABLES["acteurs"])
    assert len(table.lignes) <= max(0, len(feuille.rangees) - 1)


LETTRES = st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=60)


@settings(deadline=None)
@given(st.lists(st.tuples(LETTRES, LETTRES), max_size=5))
def test_every_row_that_says_something_is_read(cellules: list[tuple[str, str]]) -> None:
    rows = [
        f'"{a.replace(chr(34), chr(34) * 2)}","b","{b.replace(chr(34), chr(34) * 2)}"'
        for a, b in cellules
    ]
    table = read_texte("\n".join(["nom,commune,actions", *rows]))
    assert [ligne.origine.ligne for ligne in table.lignes] == list(range(2, len(rows) + 2))
