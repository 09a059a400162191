"""A foreign file beside its correspondence is read with the tables; every row is accounted for."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from mediation_map.config import load_config
from mediation_map.model.registre import Sort
from mediation_map.pipeline import Donnees, close_rows, load_donnees
from mediation_map.read.dossier import read_dossier

RAW = Path("data/raw")
JOUR = date(2026, 11, 22)
MAPPING = """
base = "france-services"
territoire_seul = true
[constantes]
source_date = "2025-10-01"
"""
TETES = "id_fs,lib_fs,adresse,insee_com,code_postal,lib_com,telephone,h_lundi,itinerance\n"
# One place that the register knows, a new one, one elsewhere in France.
LISTE = (
    TETES
    + '9001,FRANCE SERVICES COULAINES,1 rue de Royan,72095,72190,Coulaines,02 43 76 62 24,"",Non\n'
    + "9002,Bus France services,Place de la Mairie,72008,72230,Arnage,,09:00 - 12:00,Oui\n"
    + "9003,France services de Valserhône,5 rue des Papetiers,01033,01200,Valserhône,,,Non\n"
)


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    raw = tmp_path / "raw"
    shutil.copytree(RAW, raw)
    (raw / "liste-fs.csv").write_text(LISTE, encoding="utf-8")
    (raw / "liste-fs.mapping.toml").write_text(MAPPING, encoding="utf-8")
    return raw


def load(dossier: Path) -> Donnees:
    return load_donnees(load_config(dossier / "territoire.toml"))


def test_a_source_joins_the_register_and_the_account_balances(dossier: Path) -> None:
    donnees = load(dossier)
    compte = [ligne for ligne in close_rows(donnees, JOUR) if "liste-fs" in ligne.origine.fichier]
    assert Counter(ligne.sort for ligne in compte) == {Sort.PUBLIE: 2, Sort.REJETE: 1}
    (rejet,) = [ligne for ligne in compte if ligne.sort is Sort.REJETE]
    assert (rejet.id, rejet.raison) == ("FS-9003", "hors du territoire")
    lieux = {lieu.id: lieu for lieu in donnees.registre.lieux}
    assert "FS-9002" in lieux
    assert lieux["LMM-005"].aliases == ("FS-9001",)
    assert lieux["LMM-005"].nom == "France services de Coulaines"


def test_a_merged_row_says_with_what_it_is_published(dossier: Path) -> None:
    compte = close_rows(load(dossier), JOUR)
    raisons = {ligne.id: ligne.raison for ligne in compte if ligne.table == "acteurs"}
    assert "réuni avec liste-fs.csv, ligne 2 (LMM-005)" in raisons["LMM-005"]
    assert "réuni" not in raisons["FS-9001"]


def test_rows_elsewhere_in_france_raise_no_constat(dossier: Path) -> None:
    constats = [c for c in load(dossier).constats if c.origine.fichier == "liste-fs.csv"]
    assert not [c for c in constats if c.origine.ligne == 4]
    assert {c.code for c in constats} >= {"doublon-reuni"}


def test_no_row_of_the_real_register_is_merged() -> None:
    lecture = read_dossier(RAW)
    donnees = load_donnees(load_config())
    acteurs = next(table for table in lecture.tables if table.nom == "acteurs")
    assert len(donnees.registre.lieux) == len(acteurs.lignes)
    assert not [c for c in donnees.constats if c.code.startswith("doublon")]


def test_a_decision_of_the_table_is_followed(dossier: Path) -> None:
    (dossier / "doublons.csv").write_text(
        "id_a,id_b,decision\nLMM-005,FS-9001,différent\n", encoding="utf-8"
    )
    donnees = load(dossier)
    assert {"LMM-005", "FS-9001"} <= {lieu.id for lieu in donnees.registre.lieux}
    assert not [c for c in donnees.constats if c.code.startswith("doublon")]


def test_a_correspondence_without_file_is_told(dossier: Path) -> None:
    (dossier / "liste-fs.csv").unlink()
    codes = {c.code: c for c in read_dossier(dossier).constats}
    assert "liste-fs.csv" in codes["correspondance-seule"].conseil
