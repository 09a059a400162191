"""``standard``: any source table to the national standard, with its account and its constats."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path

import openpyxl
import pytest

from mediation_map.cli import main
from mediation_map.publish.standard_regles import REGLES, check_lignes

MAPPING = """
libelle = "Notre table"
[colonnes]
id = "N°"
nom = "Lieu"
adresse = "Rue"
code_postal = "CP"
commune = "Ville"
telephone = "Tél"
horaires = "Horaires"
actions = "Ce qu'on y fait"
source_date = "Le"
consentement = "Accord"
"""
TETES = ("N°", "Lieu", "Rue", "CP", "Ville", "Tél", "Horaires", "Ce qu'on y fait", "Le", "Accord")
LIGNES = [
    ("1", "Phare", "1 rue Haute", "72230", "Arnage", "02 43 00 00 00 / 3949",
     "lundi 9h-12h", "Aide aux démarches en ligne", "05/2024", ""),
    ("2", "Relais", "2 rue Haute", "72230", "Arnage", "", "", "", "05/2024", ""),
    ("3", "Refus", "3 rue Haute", "72230", "Arnage", "", "", "Cours informatique", "2024", "non"),
    ("4", "Sans date", "4 rue Haute", "72230", "Arnage", "", "", "Ateliers informatique", "", ""),
    ("", "", "", "72230", "Arnage", "", "", "Ateliers informatique", "2024", ""),
    ("1", "Phare", "", "", "Arnage", "", "lundi 9h-17h", "", "06/2025", ""),
]  # fmt: skip


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as fin:
        main(["standard", *map(str, arguments)])
    return int(fin.value.code or 0)


def read(chemin: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(chemin.read_text(encoding="utf-8"))))


def write_csv(dossier: Path) -> Path:
    flux = io.StringIO(newline="")
    csv.writer(flux, delimiter=";").writerows([TETES, *LIGNES])
    chemin = dossier / "table.csv"
    chemin.write_bytes(flux.getvalue().encode("cp1252"))
    return chemin


def write_xlsx(dossier: Path) -> Path:
    classeur = openpyxl.Workbook()
    assert classeur.active is not None
    for ligne in [TETES, *LIGNES]:
        classeur.active.append(ligne)
    classeur.save(dossier / "table.xlsx")
    return dossier / "table.xlsx"


def write_geojson(dossier: Path) -> Path:
    features = [
        {"type": "Feature", "properties": dict(zip(TETES, ligne, strict=True)), "geometry": None}
        for ligne in LIGNES
    ]
    chemin = dossier / "table.geojson"
    chemin.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return chemin


@pytest.fixture
def mapping(tmp_path: Path) -> Path:
    chemin = tmp_path / "table.toml"
    chemin.write_text(MAPPING, encoding="utf-8")
    return chemin


@pytest.fixture
def ici(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("write", [write_csv, write_xlsx, write_geojson])
def test_a_table_of_any_format_becomes_the_standard(
    write: object, mapping: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert callable(write)
    source, out = write(tmp_path), tmp_path / "lieux.csv"
    assert run(source, "--mapping", mapping, "--out", out) == 1
    (ligne,) = read(out)
    assert check_lignes([ligne]) == {}
    assert tuple(ligne) == REGLES.colonnes
    assert (ligne["telephone"], ligne["horaires"]) == ("+33243000000", "Mo 09:00-17:00")
    assert (ligne["adresse"], ligne["date_maj"]) == ("1 rue Haute", "2025-06-01")
    dit = capsys.readouterr().out
    for attendu in (
        "6 lignes lues, 1 écrites",
        "1 réunies à une autre du même identifiant",
        "1 écartées : la case « Lieu » est vide",
        "1 écartées : publication refusée par le lieu",
        "1 écartées : relais : aucun service à déclarer",
        "1 écartées : date_maj : vide, alors qu'elle est requise (donnez la date",
    ):
        assert attendu in dit


def test_the_rows_without_date_may_be_given_one(mapping: Path, tmp_path: Path) -> None:
    out = tmp_path / "lieux.csv"
    run(write_csv(tmp_path), "--mapping", mapping, "--out", out, "--date", "2026-01-31")
    assert {ligne["id"]: ligne["date_maj"] for ligne in read(out)} == {
        "1": "2025-06-01",
        "4": "2026-01-31",
    }


def test_the_standard_gives_itself_back(mapping: Path, tmp_path: Path) -> None:
    premier, second = tmp_path / "lieux.csv", tmp_path / "encore.csv"
    run(write_csv(tmp_path), "--mapping", mapping, "--out", premier)
    assert run(premier, "--mapping", "standard-1", "--out", second) == 0
    assert second.read_bytes() == premier.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "code", "attendu"),
    [
        (("absent.csv", "--mapping", "standard-1"), 1, "absent.csv"),
        (("table.csv", "--mapping", "absente.toml"), 2, "standard-1"),
        (("table.geojson", "--mapping", "standard-1"), 1, "n'est pas un GeoJSON lisible"),
    ],
)
def test_a_wrong_use_is_one_sentence(
    arguments: tuple[str, ...],
    code: int,
    attendu: str,
    ici: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    write_csv(ici)
    (ici / "table.geojson").write_text('{"features": [1]}')
    assert run(*arguments, "--out", "lieux.csv") == code
    assert attendu in capsys.readouterr().err
    assert not (ici / "lieux.csv").exists()


DEV = os.environ.get("MEDIATION_MAP_DEV_DATA", "")
SANS_DEV = pytest.mark.skipif(not DEV, reason="MEDIATION_MAP_DEV_DATA names no folder")


@SANS_DEV
@pytest.mark.parametrize(
    ("fichier", "correspondance", "part"),
    [
        ("france-services.csv", "france-services", 1.0),
        ("lieux-hauts-de-france.geojson", "standard-0", 0.99),
    ],
)
def test_real_sources_become_valid_rows(
    fichier: str,
    correspondance: str,
    part: float,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = tmp_path / "lieux.csv"
    source = Path(DEV) / fichier
    assert run(source, "--mapping", correspondance, "--out", out, "--date", "2024-08-01") == 0
    lignes = read(out)
    compte = capsys.readouterr().out.splitlines()
    lues = int(next(phrase for phrase in compte if "lignes lues" in phrase).split()[0])
    assert check_lignes(lignes) == {}
    assert len(lignes) >= part * lues
