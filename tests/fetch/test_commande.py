from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mediation_map.commands.fetch import cache_dir, command
from mediation_map.errors import NetworkError, SourceError
from tests.fetch.depot import Depot
from tests.fetch.test_ban import ARCHIVE, NOM
from tests.fetch.test_communes import PATH, commune, publish
from tests.territoire_copie import copy_territoire

CONFIG = str(Path(__file__).parents[2] / "data" / "raw" / "territoire.toml")


def run(*args: str) -> Result:
    return CliRunner().invoke(command, [*args, "--config", CONFIG], standalone_mode=False)


def test_the_files_of_the_territory_s_departement_are_brought(depot: Depot, tmp_path: Path) -> None:
    depot.fichiers[f"/{NOM}"] = ARCHIVE
    result = run("ban", "--url", depot.url, "--out", str(tmp_path))
    assert result.exception is None
    assert f"{NOM} : téléchargé et vérifié." in result.stdout
    assert "Pas de fichier des lieux-dits pour le département 72" in result.stdout
    again = run("ban", "--url", depot.url, "--out", str(tmp_path))
    assert "déjà à jour" in again.stdout


def test_streets_brought_beside_the_lock_file_are_searched_by_the_next_build(
    depot: Depot, tmp_path: Path
) -> None:
    territoire = copy_territoire(tmp_path / "territoire")
    lignes = [
        "numero;rep;nom_voie;code_postal;code_insee;nom_commune;lon;lat",
        *(f"{n};;Rue des Essais Nocturnes;72190;72095;Coulaines;0.2;48.02" for n in range(1, 3)),
    ]
    depot.fichiers[f"/{NOM}"] = gzip.compress("\n".join(lignes).encode())
    config = str(territoire.raw / "territoire.toml")
    args = ["ban", "--config", config, "--url", depot.url]

    elsewhere = CliRunner().invoke(command, [*args, "--out", str(tmp_path / "ailleurs")])
    processed = territoire.dossier / "processed"
    assert elsewhere.exit_code == 0, elsewhere.output
    assert f"--out {processed}" in elsewhere.output

    done = CliRunner().invoke(command, [*args, "--out", str(processed)])
    assert done.exit_code == 0, done.output
    assert "Le prochain « build »" in done.output
    assert territoire.run("build", "--edition", "public").returncode == 0
    gazetier = (territoire.public / "donnees" / "adresses.js").read_text(encoding="utf-8")
    assert "Nocturnes" in gazetier  # a name keeps only what its neighbour has not


def test_another_departement_may_be_asked(depot: Depot, tmp_path: Path) -> None:
    result = run("ban", "--departement", "2a", "--url", depot.url, "--out", str(tmp_path))
    assert isinstance(result.exception, NetworkError)
    assert depot.demandes[0][0] == "/adresses-2A.csv.gz"


def test_the_outlines_are_written_with_the_line_to_copy(depot: Depot, tmp_path: Path) -> None:
    publish(depot, commune("72095"), commune("72181"))
    cible = tmp_path / "communes.geojson"
    result = run("communes", "--url", depot.url, "--out", str(cible))
    assert result.exception is None
    assert "2 communes" in result.stdout
    assert 'source = "Contours des communes : IGN Admin Express' in result.stdout
    assert len(json.loads(cible.read_text())["features"]) == 2
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "communes.geojson", "communes.geojson.source.json",
    ]  # fmt: skip


def test_outlines_that_the_build_would_refuse_leave_the_old_ones(
    depot: Depot, tmp_path: Path
) -> None:
    crossed = commune("72095")
    crossed["geometry"]["coordinates"] = [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]
    depot.fichiers[PATH] = json.dumps({"features": [crossed]}).encode()
    cible = tmp_path / "communes.geojson"
    cible.write_text("the old ones")
    result = run("communes", "--url", depot.url, "--out", str(cible))
    assert isinstance(result.exception, SourceError)
    assert cible.read_text() == "the old ones"
    assert [p.name for p in tmp_path.iterdir()] == ["communes.geojson"]


def test_files_go_to_the_user_s_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_dir() == tmp_path / "mediation_map"
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache_dir() == Path.home() / ".cache" / "mediation_map"
