"""Where the streets of the gazetteer come from."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mediation_map.config import Config
from mediation_map.errors import SourceError
from mediation_map.fetch.ban import FICHIERS
from mediation_map.fetch.fiche import FicheSource, dump_fiche, fiche_path
from mediation_map.geocode.gazetier import find_fichiers, load_gazetier, make_gazetier
from mediation_map.geocode.index import build_index
from mediation_map.model.gazetier import Gazetier, Rue
from tests.adresses.fabrique import COLONNES, VOIES, as_csv, write_ban
from tests.render.exemple import build_config
from tests.territoire_copie import copy_territoire

CODES = ("99001", "99005")
VALLEE = [
    ("99005", "La Croix Verte"),
    ("99005", "Rue de l'Abbaye (Sargy)"),
    ("99005", "Rue de l'Abbaye (Vieux-Bourg)"),
]


def config_in(dossier: Path, **geocodage: object) -> Config:
    config = build_config(geocodage=geocodage)
    return config.model_copy(update={"fichier": dossier / "raw" / "territoire.toml"})


@pytest.fixture
def ban(tmp_path: Path) -> list[Path]:
    """The BAN's files where the build looks for them, with their notes."""
    processed = tmp_path / "processed"
    processed.mkdir()
    (tmp_path / "raw").mkdir()
    fichiers = write_ban(processed)
    for fichier in fichiers:
        fiche = FicheSource(url="", attribution="", telecharge_le="2026-11-20")
        fiche_path(fichier).write_bytes(dump_fiche(fiche))
    return fichiers


def load(config: Config) -> Gazetier:
    gazetier = load_gazetier(config, CODES)
    assert gazetier is not None
    return gazetier


def test_nothing_at_hand_is_none(tmp_path: Path) -> None:
    assert load_gazetier(config_in(tmp_path), CODES) is None
    assert load_gazetier(config_in(tmp_path, index="../processed/absent.idx"), CODES) is None


@pytest.mark.usefixtures("ban")
def test_streets_and_places_of_the_member_communes_alone(tmp_path: Path) -> None:
    gazetier = load(config_in(tmp_path))
    noms = [(rue.code_insee, rue.nom) for rue in gazetier.rues]
    premiers = {*VOIES["99001"], "Esplanade Nelson Mandela"}
    assert {nom for code, nom in noms if code == "99001"} == premiers
    assert noms[-3:] == VALLEE
    assert gazetier.jour == date(2026, 11, 20)


def test_the_index_gives_what_its_files_give(ban: list[Path], tmp_path: Path) -> None:
    des_fichiers = load(config_in(tmp_path))
    build_index(ban, tmp_path / "raw" / "adresses.idx")
    for fichier in ban:
        fichier.unlink()
    assert load(config_in(tmp_path, index="adresses.idx")) == des_fichiers


def test_without_notes_the_day_is_not_known(ban: list[Path], tmp_path: Path) -> None:
    fiche_path(ban[0]).unlink()
    assert load(config_in(tmp_path)).jour is None


def test_a_broken_file_is_said(ban: list[Path], tmp_path: Path) -> None:
    ban[0].write_text("rien", encoding="utf-8")
    with pytest.raises(SourceError):
        load_gazetier(config_in(tmp_path), CODES)


def test_files_are_known_by_the_names_that_fetch_gives(tmp_path: Path) -> None:
    for departement in ("72", "2A", "974"):
        for modele in FICHIERS.values():
            (tmp_path / modele.format(departement)).touch()
            (tmp_path / f"{modele.format(departement)}.source.json").touch()
    trouves = find_fichiers(tmp_path, ["72181", "72003", "97411", "2A004"])
    assert [fichier.name for fichier in trouves] == sorted(
        modele.format(d) for d in ("72", "2A", "974") for modele in FICHIERS.values()
    )
    assert [f.name for f in find_fichiers(tmp_path, ["2A004"])] == [
        "adresses-2A.csv.gz",
        "lieux-dits-2A-beta.csv.gz",
    ]
    assert find_fichiers(tmp_path, ["01001"]) == []


def test_one_street_written_twice_is_one() -> None:
    proches = [
        (Rue("Rue du Bois", "99001", 48.0, 0.1), ""),
        (Rue("RUE DU BOIS", "99001", 48.001, 0.1), ""),
    ]
    assert [rue.nom for rue in make_gazetier(proches, []).rues] == ["RUE DU BOIS"]


def test_homonyms_that_nothing_tells_apart_are_one() -> None:
    loin = [
        (Rue("Rue du Bois", "99001", 48.0, 0.1), ""),
        (Rue("Rue du Bois", "99001", 48.1, 0.1), ""),
    ]
    assert make_gazetier(loin, []).rues == (Rue("Rue du Bois", "99001", 48.0, 0.1),)


def test_a_build_takes_the_streets_that_stand_beside_the_lock_file(tmp_path: Path) -> None:
    territoire = copy_territoire(tmp_path)
    rue = {
        "nom_voie": "rue des Essais", "numero": 1, "lon": 0.2, "lat": 48.02,
        "code_insee": "72095", "nom_commune": "Coulaines", "code_postal": "72190",
    }  # fmt: skip
    dehors = {**rue, "nom_voie": "Rue du Dehors", "code_insee": "72999"}
    fichier = tmp_path / "processed" / "adresses-72.csv"
    fichier.write_text(as_csv([rue, dehors], COLONNES), encoding="utf-8")
    fiche = FicheSource(url="", attribution="", telecharge_le="2026-11-20")
    fiche_path(fichier).write_bytes(dump_fiche(fiche))
    construit = territoire.run("build", "--edition", "public")
    assert construit.returncode == 0, construit.stderr
    fichiers = territoire.files()
    adresses = fichiers["donnees/adresses.js"].decode()
    assert "s Essais" in adresses
    assert "Dehors" not in adresses
    assert "téléchargée le 20 novembre 2026" in fichiers["index.html"].decode()
    premier = fichiers["donnees/adresses.js"]
    assert territoire.run("build", "--edition", "public").returncode == 0
    assert territoire.files()["donnees/adresses.js"] == premier
