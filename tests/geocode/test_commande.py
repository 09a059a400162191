from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
import shapely
from click.testing import CliRunner, Result

from mediation_map.commands import geocode as commande
from mediation_map.errors import ConfigError, MediationMapError, NetworkError, SourceError
from mediation_map.fetch import reseau
from mediation_map.pipeline import load_donnees
from tests.geocode.conftest import Temps
from tests.geocode.fabrique import CARRE
from tests.geocode.service import Service, status

TOML = """
[territoire]
nom = "Pays d'essai"
siren = "247200132"
departement = "72"
[site]
titre = "Aide"
url = "https://annuaire.invalid/"
[contact]
aide_nom = "Allô"
aide_telephone = "39 39"
[editeur]
nom = "Pays d'essai"
[publication]
sans_consentement = "publier"
[communes]
source = "inventées"
"""
ACTEURS = """id,nom,adresse,code_postal,commune,code_insee,latitude,longitude,source_nom
A,Mairie,2 place du Marché,72190,Coulaines,72095,48.02,0.2,ANCT
B,Maison pour tous,1 rue de Royan,72190,Coulaines,72095,,,ANCT
C,Annexe,9 rue Perdue,72190,Coulaines,72095,,,ANCT
"""


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    dossier = tmp_path / "raw"
    dossier.mkdir()
    (dossier / "territoire.toml").write_text(TOML)
    (dossier / "acteurs.csv").write_text(ACTEURS)
    (dossier / "communes.csv").write_text("code_insee,nom,codes_postaux\n72095,Coulaines,72190\n")
    outline = {"type": "Feature", "properties": {"code": "72095", "nom": "Coulaines"},
               "geometry": shapely.geometry.mapping(CARRE)}  # fmt: skip
    contours = {"type": "FeatureCollection", "features": [outline]}
    (dossier / "communes.geojson").write_text(json.dumps(contours))
    return dossier


def run(raw: Path, *args: str) -> Result:
    argv = ["--config", str(raw / "territoire.toml"), *args]
    return CliRunner().invoke(commande.command, argv, standalone_mode=False)


def read_lock(raw: Path) -> dict[str, dict[str, str]]:
    with (raw.parent / "processed" / "geocodage.csv").open(encoding="utf-8") as stream:
        return {row["id"]: row for row in csv.DictReader(stream)}


@pytest.fixture
def instant(monkeypatch: pytest.MonkeyPatch, temps: Temps) -> Temps:
    """No real waiting: the client's clock is the test's."""
    monkeypatch.setattr(reseau, "Horloge", temps.horloge)
    return temps


def test_the_lock_is_filled_and_accounted_for(raw: Path, service: Service) -> None:
    result = run(raw, "--url", service.url)
    assert result.exception is None
    lock = read_lock(raw)
    assert [lock[i]["statut"] for i in "ABC"] == ["sur", "sur", "introuvable"]
    assert [lock[i]["fournisseur"] for i in "ABC"] == ["source", "ban", "ban"]
    assert "3 adresses : 2 sûres, 1 introuvable." in result.stdout


def test_a_second_run_sends_nothing_and_changes_nothing(raw: Path, service: Service) -> None:
    run(raw, "--url", service.url)
    asked, before = len(service.demandes), read_lock(raw)
    assert run(raw, "--url", service.url).exception is None
    assert len(service.demandes) == asked
    assert read_lock(raw) == before


def test_without_a_network_the_published_points_are_kept(
    raw: Path, service: Service, instant: Temps
) -> None:
    service.ennuis = [status(503)] * 99
    result = run(raw, "--url", service.url)
    assert isinstance(result.exception, NetworkError)
    assert [read_lock(raw)[i]["statut"] for i in "ABC"] == ["sur", "a_demander", "a_demander"]
    assert "1 sûre, 2 encore à chercher" in result.stdout


def test_an_interrupted_run_says_that_answers_are_kept(
    raw: Path, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(commande.Travail, "run", interrupt)
    result = run(raw, "--url", service.url)
    assert isinstance(result.exception, MediationMapError)
    assert "les réponses déjà reçues sont gardées" in str(result.exception)


def test_a_human_s_typing_that_is_not_understood_stops_before_any_request(
    raw: Path, service: Service
) -> None:
    run(raw, "--url", service.url, "--limit", "1")
    lock = raw.parent / "processed" / "geocodage.csv"
    typed = lock.read_text().replace("a_demander,,,", "a_demander,48.O2,0.2,", 1)
    lock.write_text(typed)
    asked = len(service.demandes)
    result = run(raw, "--url", service.url)
    assert isinstance(result.exception, SourceError)
    assert "force_latitude" in str(result.exception)
    assert lock.read_text() == typed
    assert len(service.demandes) == asked


def test_a_place_moved_by_a_human_stays_moved(raw: Path, service: Service) -> None:
    run(raw, "--url", service.url)
    lock = raw.parent / "processed" / "geocodage.csv"
    rows = list(csv.reader(lock.open(encoding="utf-8")))
    rows[2][11:14] = ["48,0205", "0,2005", "entrée par la cour"]
    with lock.open("w", encoding="cp1252", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows(rows)
    assert run(raw, "--url", service.url).exception is None
    assert read_lock(raw)["B"]["force_latitude"] == "48.0205"
    assert read_lock(raw)["B"]["force_requete"] == "1 rue de Royan, 72190 Coulaines (72095)"
    donnees = load_donnees(commande.load_config(raw / "territoire.toml"))
    position = next(lieu.position for lieu in donnees.registre.lieux if lieu.id == "B")
    assert position is not None
    assert (position.latitude, position.fournisseur) == (48.0205, "humain")


def test_the_review_page_asks_nobody_and_changes_nothing(raw: Path, service: Service) -> None:
    run(raw, "--url", service.url)
    asked, before = len(service.demandes), read_lock(raw)
    page = raw.parent / "revue.html"
    result = run(raw, "--review", str(page))
    assert "1 adresse à vérifier sur 3" in result.stdout
    assert "9 rue Perdue" in page.read_text()
    assert "<strong>ligne 4</strong>" in page.read_text()
    assert "Contours : inventées." in page.read_text()
    assert (len(service.demandes), read_lock(raw)) == (asked, before)


def test_a_limit_is_kept(raw: Path, service: Service) -> None:
    run(raw, "--url", service.url, "--limit", "1")
    assert [read_lock(raw)[i]["statut"] for i in "ABC"] == ["sur", "sur", "a_demander"]


def test_the_file_engine_needs_an_index(raw: Path) -> None:
    result = run(raw, "--provider", "fichier")
    assert isinstance(result.exception, ConfigError)
    assert "--index" in str(result.exception)
