from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from tests.adresses.fabrique import COLONNES, as_csv, make_rows, place, write_ban

COLONNES_SORTIE = [
    "id",
    "lon",
    "lat",
    "code_insee",
    "numero",
    "voie",
    "label",
    "score",
    "precision",
    "statut",
]


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mediation_map", "adresses", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def search(tmp_path: Path, index_path: Path, texte: str) -> subprocess.CompletedProcess[str]:
    source = tmp_path / "in.csv"
    source.write_text(texte, encoding="utf-8")
    return run("search", source, "--index", index_path, "--out", tmp_path / "out.csv")


def read(tmp_path: Path) -> list[dict[str, str]]:
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_from_the_files_to_the_answers(tmp_path: Path) -> None:
    files = write_ban(tmp_path, gz=True)
    built = run("index", *files, "--out", tmp_path / "index")
    assert (built.returncode, built.stderr) == (0, "")
    assert "8 communes" in built.stdout
    done = search(
        tmp_path, tmp_path / "index",
        'id,q\n1,"5, Rue de Royan, 99150 Le Grand-Lucé"\n2,9 rue de Royan Le Grand-Lucé\n3,xyz\n',
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "3 adresses : 1 sûres, 1 à vérifier, 1 introuvables.\n"
    rows = read(tmp_path)
    assert list(rows[0]) == COLONNES_SORTIE
    assert [row["id"] for row in rows] == ["1", "2", "3"]
    assert [row["statut"] for row in rows] == ["sur", "a_verifier", "introuvable"]
    lon, lat = place("99001", 0, 5)
    assert rows[0] == rows[0] | {
        "lon": f"{lon:.6f}", "lat": f"{lat:.6f}", "code_insee": "99001", "numero": "5",
        "voie": "Rue de Royan", "label": "5 Rue de Royan 99150 Le Grand-Lucé",
        "precision": "numero",
    }  # fmt: skip
    assert 0.99 < float(rows[0]["score"]) <= 1
    empty = [rows[2][name] for name in ("lon", "lat", "voie", "label")]
    assert empty == [""] * 4


def test_the_parts_and_the_bias(tmp_path: Path, index_path: Path) -> None:
    done = search(
        tmp_path, index_path,
        "\ufeffcode_insee,commune,code_postal,adresse,id,lon,lat,autre\n"
        '99001,,,5 rue de Royan,a,,,x\n,Coulogne,99190,"5, rue Pasteur",b,,,\n'
        ",,,5 rue de la Forge,c,0.55,48.22,\n",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert [row["code_insee"] for row in read(tmp_path)] == ["99001", "99003", "99004"]


@pytest.mark.parametrize(
    "texte",
    [
        "\ufeffID;Q;LON;LAT\na;5, rue de Royan Le Grand-Lucé;0,1;48,0\nb;x;;\na;;;\n",
        "id\tq\r\na\t5 rue de Royan Le Grand-Lucé\r\nb\tx\r\n\r\na\t\r\n",
        'id,q\na,"5 rue de Royan\nLe Grand-Lucé"\nb,x\n   \na,\n',
    ],
)
def test_what_spreadsheets_write_is_read_and_no_row_is_lost(
    tmp_path: Path, index_path: Path, texte: str
) -> None:
    done = search(tmp_path, index_path, texte)
    assert done.returncode == 0, done.stderr
    rows = read(tmp_path)
    assert [row["id"] for row in rows] == ["a", "b", "a"]
    assert [row["statut"] for row in rows] == ["sur", "introuvable", "introuvable"]


def test_endless_texts_have_their_row(tmp_path: Path, index_path: Path) -> None:
    longs = ("rue de la paix " * 700, "1" * 10_000, "a" * 200_000, "12 rue b, " * 1000)
    texte = "id,q\n" + "".join(f'{rang},"{long}"\n' for rang, long in enumerate(longs))
    done = search(tmp_path, index_path, texte)
    assert done.returncode == 0, done.stderr
    assert [row["id"] for row in read(tmp_path)] == ["0", "1", "2", "3"]


@pytest.mark.parametrize(
    ("texte", "phrase"),
    [
        ("", "in.csv, ligne 1 : il manque la colonne « id »"),
        ("id,nom\n1,x\n", "in.csv, ligne 1 : il manque la colonne « q » ou « adresse »"),
        ("id,q\n1,a\n2,b,c\n", "in.csv, ligne 3 : 3 colonnes au lieu de 2"),
        ('id,q\n1,"a"b\n', "in.csv, ligne 2 : ce n'est pas une ligne de CSV"),
        (
            "id,q,lon,lat\n1,a,x,48\n",
            "in.csv, ligne 2 : colonne « lon », « x » n'est pas un nombre",
        ),
        ("id,q,lon,lat\n1,a,2,91\n", "in.csv, ligne 2 : colonne « lat », « 91 » n'est pas"),
        ("id,q,lon,lat\n1,a,2,nan\n", "colonne « lat », « nan » n'est pas"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, index_path: Path, texte: str, phrase: str) -> None:
    done = search(tmp_path, index_path, texte)
    assert done.returncode == 1
    assert phrase in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out.csv").exists()


def test_a_file_that_is_not_text_is_named(tmp_path: Path, index_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_bytes(b"id,q\n1,\xe9t\xe9\n")
    done = run("search", source, "--index", index_path, "--out", tmp_path / "out.csv")
    assert done.returncode == 1
    assert "in.csv, ligne 2 : ce n'est pas du texte en UTF-8" in done.stderr


def test_missing_files_and_wrong_use(tmp_path: Path, index_path: Path) -> None:
    missing = tmp_path / "rien"
    assert run("search", missing, "--index", index_path, "--out", tmp_path / "o").returncode == 1
    assert run("index", missing, "--out", tmp_path / "o").returncode == 1
    assert run("index", "--out", tmp_path / "o").returncode == 2
    assert run("search", missing).returncode == 2
    assert run("chercher").returncode == 2


def test_what_cannot_be_written_is_told(tmp_path: Path, index_path: Path) -> None:
    (tmp_path / "in.csv").write_text("id,q\n1,a\n", encoding="utf-8")
    wall = tmp_path / "fichier"
    wall.write_text("")
    for arguments in (
        ("search", tmp_path / "in.csv", "--index", index_path, "--out", wall / "out.csv"),
        ("index", *write_ban(tmp_path), "--out", wall / "index"),
    ):
        done = run(*arguments)
        assert done.returncode == 1
        assert "ne peut pas être écrit" in done.stderr


def test_rows_left_out_are_told(tmp_path: Path) -> None:
    rows = make_rows()
    for row in rows[:12]:
        row["lon"] = ""
    source = tmp_path / "ban.csv"
    source.write_text(as_csv(rows, COLONNES), encoding="utf-8")
    done = run("index", source, "--out", tmp_path / "index")
    assert done.returncode == 0
    assert "ban.csv, ligne 2 : Cette adresse n'a pas de position lisible" in done.stderr
    assert "… et 2 autres lignes écartées." in done.stderr
    assert "12 lignes écartées en tout : 12 sans position lisible." in done.stderr


def test_files_without_one_usable_row_say_why(tmp_path: Path) -> None:
    rows = make_rows()
    for row in rows:
        row["lon"] = ""
    source = tmp_path / "ban.csv"
    source.write_text(as_csv(rows, COLONNES), encoding="utf-8")
    done = run("index", source, "--out", tmp_path / "index")
    assert done.returncode == 1
    assert f"{len(rows)} lignes sont écartées" in done.stderr
    assert "ban.csv, ligne 2 : Cette adresse n'a pas de position lisible" in done.stderr
    assert not (tmp_path / "index").exists()


@pytest.mark.parametrize("command", ["adresses", "horaires"])
def test_a_command_on_texts_starts_without_maps_nor_arrays(command: str) -> None:
    loaded = f"import sys, mediation_map.commands.{command}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", loaded], capture_output=True, text=True, check=True, timeout=60
    )
    heavy = {"numpy", "pyproj", "shapely", "pydantic", "requests", "jinja2", "openpyxl"}
    assert heavy.isdisjoint(done.stdout.split())
