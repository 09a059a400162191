"""The ``horaires`` command, from file to file."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from mediation_map.cli import main


def run(*args: str) -> int:
    with pytest.raises(SystemExit) as sortie:
        main(["horaires", *args])
    code = sortie.value.code
    return code if isinstance(code, int) else -1


def convert(tmp_path: Path, contenu: bytes) -> list[dict[str, str]]:
    source, out = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_bytes(contenu)
    assert run(str(source), "--out", str(out)) == 0
    with out.open(encoding="utf-8", newline="") as fichier:
        return list(csv.DictReader(fichier))


def test_text_column(tmp_path: Path) -> None:
    lignes = convert(tmp_path, b"id,texte\na,Lundi 9h-12h\nb,9h-12h\nc,\n")
    assert [(r["id"], r["osm"], r["constats"]) for r in lignes] == [
        ("a", "Mo 09:00-12:00", ""),
        ("b", "", "horaires-sans-jour"),
        ("c", "", ""),
    ]
    assert list(lignes[0]) == ["id", "osm", "reste", "constats"]


def test_day_columns_semicolon_and_bom(tmp_path: Path) -> None:
    contenu = "\ufeffid;Lundi;Jeudi\r\n1;9h-12h;13:16:59.9\r\n"
    lignes = convert(tmp_path, contenu.encode())
    assert lignes == [
        {
            "id": "1",
            "osm": 'Mo 09:00-12:00; Th unknown "13:16:59.9"',
            "reste": "jeudi : 13:16:59.9",
            "constats": "horaires-jour-illisible",
        }
    ]


def test_text_is_read_when_the_days_are_empty(tmp_path: Path) -> None:
    contenu = "id,texte,lundi,mardi\n1,jeudi 9h-12h,,\n2,jeudi 9h-12h,14h-17h,\n"
    assert [r["osm"] for r in convert(tmp_path, contenu.encode())] == [
        "Th 09:00-12:00",
        "Mo 14:00-17:00",
    ]


def test_every_row_comes_out_even_with_the_same_id(tmp_path: Path) -> None:
    contenu = 'id,texte\n1,lundi 9h-12h\n1,mardi 9h-12h\n1,"lundi\n9h-12h"\n'
    assert [r["osm"] for r in convert(tmp_path, contenu.encode())] == [
        "Mo 09:00-12:00",
        "Tu 09:00-12:00",
        "Mo 09:00-12:00",
    ]


def test_short_and_long_rows_are_kept(tmp_path: Path) -> None:
    lignes = convert(tmp_path, b"id,texte\n1\n2,lundi 9h-12h,trop\n")
    assert [r["osm"] for r in lignes] == ["", "Mo 09:00-12:00"]


def test_hours_beyond_the_headings_are_told_as_unread(tmp_path: Path) -> None:
    ligne, vide = convert(tmp_path, b"id,texte\n1,lundi 9h-12h, 14h-18h\n2,lundi 9h-12h,,\n")
    assert (ligne["reste"], ligne["constats"]) == ("14h-18h", "horaires-cellules-en-trop")
    assert (vide["reste"], vide["constats"]) == ("", "")


@pytest.mark.parametrize(
    ("contenu", "attendu", "code"),
    [
        (b"texte\nlundi\n", "id", 2),
        (b"id,horaire\n1,lundi\n", "horaires", 2),
        (b"", "id", 2),
        (b"id,lundi,Lundi\n1,9h-12h,14h-18h\n", "deux colonnes", 2),
        (b'id,texte\n1,"\n2,lundi 9h-12h\n3,mardi 9h-12h\n', "guillemet", 1),
        (b"id,texte," + b"x" * 140_000 + b"\n1,lundi 9h-12h,\n", "CSV", 1),
        ("id,texte\n1,f\xe9vrier\n".encode("latin-1"), "UTF-8", 2),
    ],
)
def test_a_wrong_table_is_refused_in_french(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], contenu: bytes, attendu: str, code: int
) -> None:
    source, out = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_bytes(contenu)
    assert run(str(source), "--out", str(out)) == code
    erreur = capsys.readouterr().err
    assert erreur.startswith("Erreur : ")
    assert attendu in erreur
    assert not out.exists()


def test_a_missing_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(tmp_path / "absent.csv"), "--out", str(tmp_path / "out.csv")) == 2
    assert "absent.csv" in capsys.readouterr().err


def test_an_unwritable_place_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_bytes(b"id,texte\n1,lundi 9h-12h\n")
    (tmp_path / "dossier").mkdir()
    assert run(str(source), "--out", str(tmp_path / "dossier")) == 1
    assert sorted(p.name for p in tmp_path.iterdir()) == ["dossier", "in.csv"]
