from __future__ import annotations

import gzip
import hashlib
import json
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from mediation_map.errors import ConfigError, NetworkError, SourceError
from mediation_map.fetch.ban import check_departement, make_telechargement
from mediation_map.fetch.reseau import Client, Horloge, RefusedError, Reglages
from mediation_map.fetch.telechargement import download
from tests.fetch.depot import Depot, Handler, cut, status

ENTETE = "id;numero;rep;nom_voie;code_postal;code_insee;nom_commune;lon;lat\n"
NOM = "adresses-72.csv.gz"


def make_archive(seed: int = 0) -> bytes:
    """Return an archive that does not shrink to nothing, so that it can be cut."""
    numbers = random.Random(seed)  # noqa: S311
    rows = "".join(
        f"{numbers.random()};{n};;Rue {numbers.random()};72190;72095;Coulaines;0.2;48.02\n"
        for n in range(2000)
    )
    return gzip.compress((ENTETE + rows).encode(), mtime=0)


ARCHIVE = make_archive()


def get(depot: Depot, dossier: Path, today: date = date(2026, 11, 22)) -> bool:
    horloge = Horloge(now=lambda: 0.0, sleep=lambda _: None, hasard=lambda: 0.5)
    client = Client(depot.url, Reglages(lecture_s=5, connexion_s=2), horloge)
    return download(client, make_telechargement("adresses", "72", dossier, client, today))


def names(dossier: Path) -> list[str]:
    return sorted(path.name for path in dossier.iterdir())


@pytest.fixture
def plein(depot: Depot) -> Depot:
    depot.fichiers[f"/{NOM}"] = ARCHIVE
    return depot


def test_the_file_is_dated_weighed_and_its_licence_noted(plein: Depot, tmp_path: Path) -> None:
    assert get(plein, tmp_path)
    assert (tmp_path / NOM).read_bytes() == ARCHIVE
    note = json.loads((tmp_path / f"{NOM}.source.json").read_text())
    assert note["licence"] == "Licence Ouverte 2.0"
    assert note["attribution"] == (
        "Base Adresse Nationale, téléchargé le 22/11/2026, Licence Ouverte 2.0"
    )
    assert (note["octets"], note["telecharge_le"]) == (len(ARCHIVE), "2026-11-22")
    assert note["sha256"] == hashlib.sha256(ARCHIVE).hexdigest()
    assert names(tmp_path) == [NOM, f"{NOM}.source.json"]


def test_a_cut_download_goes_on_where_it_was(plein: Depot, tmp_path: Path) -> None:
    plein.ennuis = [cut(10_000)]
    assert get(plein, tmp_path)
    assert (tmp_path / NOM).read_bytes() == ARCHIVE
    second = plein.demandes[1][1]
    assert (second["Range"], second["If-Range"]) == ("bytes=10000-", '"v1"')


def test_a_run_goes_on_from_the_run_before(plein: Depot, tmp_path: Path) -> None:
    plein.ennuis = [cut(10_000), *[status(503)] * 9]
    with pytest.raises(NetworkError):
        get(plein, tmp_path)
    assert not (tmp_path / NOM).exists()
    plein.ennuis = []
    assert get(plein, tmp_path)
    assert plein.demandes[-1][1]["Range"] == "bytes=10000-"
    assert (tmp_path / NOM).read_bytes() == ARCHIVE


def test_a_file_that_changed_meanwhile_is_taken_from_its_start(
    plein: Depot, tmp_path: Path
) -> None:
    plein.ennuis = [cut(10_000), *[status(503)] * 9]
    with pytest.raises(NetworkError):
        get(plein, tmp_path)
    plein.ennuis, plein.etag = [], '"v2"'
    plein.fichiers[f"/{NOM}"] = make_archive(1)
    assert get(plein, tmp_path)
    assert (tmp_path / NOM).read_bytes() == make_archive(1)


def test_a_file_that_is_current_is_not_downloaded_again(plein: Depot, tmp_path: Path) -> None:
    get(plein, tmp_path)
    before = (tmp_path / NOM).stat().st_mtime_ns
    assert not get(plein, tmp_path, date(2026, 12, 24))
    assert (tmp_path / NOM).stat().st_mtime_ns == before
    assert plein.demandes[-1][1]["If-None-Match"] == '"v1"'


def test_a_newer_file_takes_the_place_of_the_old(plein: Depot, tmp_path: Path) -> None:
    get(plein, tmp_path)
    plein.etag, plein.fichiers[f"/{NOM}"] = '"v2"', make_archive(2)
    assert get(plein, tmp_path)
    assert (tmp_path / NOM).read_bytes() == make_archive(2)


@pytest.mark.parametrize(
    "content",
    [
        b"<!doctype html><title>Connexion</title>",
        ARCHIVE[:-4],
        ARCHIVE[:-8] + b"\0\0\0\0" + ARCHIVE[-4:],
        b"",
        gzip.compress(b"a;b\n1;2\n", mtime=0),
        gzip.compress(ENTETE.encode(), mtime=0),
        gzip.compress(b"\xff\xfe\n", mtime=0),
    ],
)
def test_a_damaged_file_never_takes_the_place_of_a_good_one(
    content: bytes, plein: Depot, tmp_path: Path
) -> None:
    get(plein, tmp_path)
    plein.etag, plein.fichiers[f"/{NOM}"] = '"v2"', content
    with pytest.raises(NetworkError, match="abîmé"):
        get(plein, tmp_path)
    assert (tmp_path / NOM).read_bytes() == ARCHIVE
    assert names(tmp_path) == [NOM, f"{NOM}.source.json"]


def test_a_part_of_another_version_is_started_over(plein: Depot, tmp_path: Path) -> None:
    (tmp_path / f"{NOM}.part").write_bytes(b"x" * 10_000)
    (tmp_path / f"{NOM}.part.json").write_text('{"etag": "\\"v1\\""}')
    assert get(plein, tmp_path)
    assert (tmp_path / NOM).read_bytes() == ARCHIVE


@pytest.mark.parametrize(
    "repere", ['{"etag": "W/\\"v1\\""}', "{", "[]", '{"etag": "", "modifie_le": ""}']
)
def test_a_part_that_nothing_vouches_for_is_not_resumed(
    repere: str, plein: Depot, tmp_path: Path
) -> None:
    (tmp_path / f"{NOM}.part").write_bytes(ARCHIVE[:5000])
    (tmp_path / f"{NOM}.part.json").write_text(repere)
    assert get(plein, tmp_path)
    assert "Range" not in plein.demandes[0][1]
    assert (tmp_path / NOM).read_bytes() == ARCHIVE


def test_a_part_larger_than_the_file_is_started_over(plein: Depot, tmp_path: Path) -> None:
    (tmp_path / f"{NOM}.part").write_bytes(ARCHIVE + b"x" * 50)
    (tmp_path / f"{NOM}.part.json").write_text('{"etag": "\\"v1\\""}')
    assert get(plein, tmp_path)
    assert (tmp_path / NOM).read_bytes() == ARCHIVE


def _wrong_place(handler: Handler) -> None:
    handler.reply(206, ARCHIVE[3:], Content_Range=f"bytes 3-{len(ARCHIVE) - 1}/{len(ARCHIVE)}")


@pytest.mark.parametrize("ennui", [status(503), status(429, Retry_After="1"), _wrong_place])
def test_passing_troubles_are_waited_through(
    ennui: Callable[[Handler], None], plein: Depot, tmp_path: Path
) -> None:
    plein.ennuis = [cut(10_000), ennui]
    assert get(plein, tmp_path)
    assert (tmp_path / NOM).read_bytes() == ARCHIVE


def test_an_archive_that_the_server_calls_an_encoding_stays_an_archive(
    plein: Depot, tmp_path: Path
) -> None:
    plein.ennuis = [status(200, ARCHIVE, Content_Encoding="gzip")]
    assert get(plein, tmp_path)
    assert (tmp_path / NOM).read_bytes() == ARCHIVE


def test_a_missing_file_is_refused_at_once(depot: Depot, tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as refused:
        get(depot, tmp_path)
    assert refused.value.status == 404
    assert len(depot.demandes) == 1


def test_a_place_that_can_t_be_written_is_told(plein: Depot, tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("not a folder")
    with pytest.raises(SourceError, match="ne peut pas être écrit"):
        get(plein, tmp_path / "fichier")


@pytest.mark.parametrize(("written", "code"), [("72", "72"), ("2a", "2A"), (" 974 ", "974")])
def test_a_departement_is_spelt_as_the_files_do(written: str, code: str) -> None:
    assert check_departement(written) == code


@pytest.mark.parametrize("written", ["", "7", "1234", "../72", "72/..", "Sarthe", "2C", "750"])
def test_what_is_no_departement_is_a_wrong_use(written: str) -> None:
    with pytest.raises(ConfigError, match="n'est pas un code de département"):
        check_departement(written)
