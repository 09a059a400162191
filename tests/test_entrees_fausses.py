"""Bad input: one French sentence with the place, the value and the remedy; the old site stays."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.territoire_copie import Territoire, copy_territoire

ANCIEN = "l'ancien site"


@pytest.fixture
def territoire(tmp_path: Path) -> Territoire:
    copie = copy_territoire(tmp_path)
    copie.public.mkdir(parents=True)
    (copie.public / "index.html").write_text(ANCIEN, encoding="utf-8")
    return copie


def remove_table(territoire: Territoire) -> None:
    (territoire.raw / "acteurs.csv").unlink()


def empty_table(territoire: Territoire) -> None:
    (territoire.raw / "acteurs.csv").write_text("id,nom,commune\n", encoding="utf-8")


def drop_column(territoire: Territoire) -> None:
    lignes = territoire.read("acteurs.csv")
    for ligne in lignes:
        del ligne["nom"]
    territoire.write("acteurs.csv", lignes)


def break_workbook(territoire: Territoire) -> None:
    (territoire.raw / "registre.xlsx").write_bytes(b"PK\x03\x04 nothing more")


def project_outlines(territoire: Territoire) -> None:
    fichier = territoire.raw / "communes.geojson"
    brut = json.loads(fichier.read_text(encoding="utf-8"))
    brut["features"][0]["geometry"]["coordinates"] = [
        [[488000, 6770000], [489000, 6770000], [489000, 6771000], [488000, 6770000]]
    ]
    fichier.write_text(json.dumps(brut), encoding="utf-8")


def cross_outline(territoire: Territoire) -> None:
    fichier = territoire.raw / "communes.geojson"
    brut = json.loads(fichier.read_text(encoding="utf-8"))
    brut["features"][0]["geometry"]["coordinates"] = [
        [[0.1, 48.0], [0.2, 48.1], [0.2, 48.0], [0.1, 48.1], [0.1, 48.0]]
    ]
    fichier.write_text(json.dumps(brut), encoding="utf-8")


def misspell_key(territoire: Territoire) -> None:
    territoire.edit("territoire.toml", "mois_anciennete", "mois_ancienete")


def remove_config(territoire: Territoire) -> None:
    (territoire.raw / "territoire.toml").unlink()


@pytest.mark.parametrize(
    ("damage", "code", "attendus"),
    [
        (remove_table, 1, ["acteurs"]),
        (empty_table, 1, ["acteurs"]),
        (drop_column, 1, ["acteurs.csv", "« Nom »"]),
        (break_workbook, 1, ["registre.xlsx"]),
        (project_outlines, 1, ["communes.geojson", "Aigné", "Lambert-93", "EPSG:4326"]),
        (cross_outline, 1, ["communes.geojson", "Aigné", "croise", "QGIS"]),
        (misspell_key, 2, ["mois_ancienete", "Vouliez-vous dire « mois_anciennete »"]),
        (remove_config, 2, ["territoire.toml", "--config"]),
    ],
)
def test_the_build_stops_with_one_sentence(
    territoire: Territoire, damage: Callable[[Territoire], None], code: int, attendus: list[str]
) -> None:
    damage(territoire)
    done = territoire.run("build")
    message = done.stdout + done.stderr
    assert done.returncode == code, message
    assert "Traceback" not in message
    assert [mot for mot in attendus if mot not in message] == []
    assert (territoire.public / "index.html").read_text(encoding="utf-8") == ANCIEN


def test_two_rows_of_one_permanence_are_told(territoire: Territoire) -> None:
    lignes = territoire.read("permanences.csv")
    territoire.write("permanences.csv", [*lignes, lignes[0]])
    done = territoire.run("check")
    assert done.returncode == 1
    assert "permanences.csv" in done.stdout
    assert lignes[0]["id"] in done.stdout


def test_check_tells_the_cell_and_exits_well_when_nothing_blocks(territoire: Territoire) -> None:
    done = territoire.run("check")
    assert done.returncode == 0
    assert "acteurs.csv" in done.stdout


@pytest.mark.parametrize("forme", ["json", "csv", "html"])
def test_check_in_other_forms(territoire: Territoire, forme: str) -> None:
    lignes = territoire.read("acteurs.csv")
    lignes[0]["nom"] = "<script>alert(1)</script>"
    lignes[1]["commune"] = "=HYPERLINK(1)"
    territoire.write("acteurs.csv", lignes)
    done = territoire.run("check", "--format", forme)
    assert "Traceback" not in done.stderr
    if forme == "json":
        assert {"code", "fichier", "ligne"} <= set(json.loads(done.stdout)[0])
    if forme == "html":
        assert "<script>" not in done.stdout
    if forme == "csv":
        assert not [ligne for ligne in done.stdout.splitlines() if ',"=' in ligne or ",=" in ligne]


def test_an_unknown_option_is_a_wrong_command(territoire: Territoire) -> None:
    assert territoire.run("build", "--vite").returncode == 2
