"""addok with its own Redis in a throwaway environment, on loopback, to compare with."""

from __future__ import annotations

import csv
import gzip
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import venv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PAQUETS = ("addok==1.3.2", "addok-fr==1.1.0", "addok-france==1.2.0")
OUVRIER = Path(__file__).with_name("addok_ouvrier.py")
CONFIG = """
QUERY_PROCESSORS_PYPATHS = [
    "addok.helpers.text.check_query_length",
    "addok_france.extract_address",
    "addok_france.clean_query",
]
PROCESSORS_PYPATHS = [
    "addok.helpers.text.tokenize",
    "addok.helpers.text.normalize",
    "addok_france.glue_ordinal",
    "addok_france.fold_ordinal",
    "addok_france.flag_housenumber",
    "addok.helpers.text.synonymize",
]
SEARCH_RESULT_PROCESSORS_PYPATHS = [
    "addok.helpers.results.match_housenumber",
    "addok_france.make_labels",
    "addok.helpers.results.score_by_importance",
    "addok.helpers.results.score_by_autocomplete_distance",
    "addok.helpers.results.score_by_ngram_distance",
    "addok.helpers.results.score_by_geo_distance",
    "addok.helpers.results.adjust_scores",
]
"""


class AbsentError(Exception):
    """addok or Redis can't be had here; the message says which."""


class Addok:
    """A running addok; ``ask`` answers queries and says how long addok itself took."""

    def __init__(self, ouvrier: subprocess.Popen[str], construction: float) -> None:
        self._ouvrier = ouvrier
        self.construction = construction

    def ask(self, queries: Sequence[Sequence[Any]]) -> tuple[float, list[Any]]:
        stdin, stdout = self._ouvrier.stdin, self._ouvrier.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(json.dumps(queries) + "\n")
        stdin.flush()
        found = json.loads(stdout.readline())
        return found["secondes"], found["reponses"]


@contextmanager
def open_addok(files: Sequence[Path], dossier: Path) -> Iterator[Addok]:
    """Install, start and fill addok under ``dossier``; stop all of it at the end."""
    if not shutil.which("redis-server"):
        raise AbsentError("redis-server n'est pas installé")
    python = _install(dossier / "venv")
    with _redis(dossier) as port:
        settings = dossier / "addok.py"
        settings.write_text(CONFIG, encoding="utf-8")
        env = {
            "PATH": os.environ["PATH"],
            "REDIS_HOST": "127.0.0.1",
            "REDIS_PORT": str(port),
            "ADDOK_CONFIG_MODULE": str(settings),
        }
        construction = _fill(python, env, files, dossier)
        with _ouvrier(python, env) as ouvrier:
            yield Addok(ouvrier, construction)


def _install(dossier: Path) -> Path:
    python = dossier / "bin" / "python"
    if not python.exists():
        venv.create(dossier, with_pip=True)
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run([*command, *PAQUETS], capture_output=True, text=True, check=False)
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or [""]
        raise AbsentError(f"addok ne s'installe pas : {last[0]}")
    return python


@contextmanager
def _redis(dossier: Path) -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    arguments = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    server = subprocess.Popen(
        ["redis-server", *arguments, "--dir", str(dossier)], stdout=subprocess.DEVNULL
    )
    try:
        _wait_port(port)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait_port(port: int) -> None:
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AbsentError("redis-server ne répond pas")


@contextmanager
def _ouvrier(python: Path, env: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    worker = subprocess.Popen(
        [str(python), str(OUVRIER)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=env,
    )
    try:
        assert worker.stdout is not None
        worker.stdout.readline()
        yield worker
    finally:
        worker.terminate()
        worker.wait(timeout=30)


def _fill(python: Path, env: dict[str, str], files: Sequence[Path], dossier: Path) -> float:
    """Index the BAN files; return the seconds that addok took."""
    documents = dossier / "documents.ndjson"
    documents.write_text("\n".join(map(json.dumps, _iter_documents(files))), encoding="utf-8")
    addok = python.with_name("addok")
    start = time.perf_counter()
    for command in (["batch", str(documents)], ["ngrams"]):
        done = subprocess.run([str(addok), *command], env=env, capture_output=True, check=False)
        if done.returncode:
            sys.stderr.write(done.stderr.decode(errors="replace")[-2000:])
            raise AbsentError("addok n'a pas pu indexer les adresses")
    return time.perf_counter() - start


def _iter_documents(files: Sequence[Path]) -> Iterator[dict[str, Any]]:
    """Yield streets with their numbers, places, and communes, as the BAN's own export has them."""
    streets: dict[tuple[str, str], dict[str, Any]] = {}
    communes: dict[str, dict[str, Any]] = {}
    for row in _iter_rows(files):
        name = row.get("nom_voie") or row["nom_lieu_dit"]
        point = {"lat": float(row["lat"]), "lon": float(row["lon"])}
        place = {
            "postcode": row["code_postal"],
            "citycode": row["code_insee"],
            "city": row["nom_commune"],
        }
        document = streets.setdefault(
            (row["code_insee"], name),
            {
                "type": "street" if "numero" in row else "locality",
                "name": name,
                "importance": 0.3,
                **place,
                **point,
            },
        )
        if "numero" in row:
            number = f"{row['numero']} {row['rep']}".strip()
            document.setdefault("housenumbers", {})[number] = point
        communes.setdefault(
            row["code_insee"],
            {
                "type": "municipality",
                "name": row["nom_commune"],
                "importance": 0.5,
                **place,
                **point,
            },
        )
    for rank, document in enumerate([*streets.values(), *communes.values()]):
        yield {"id": str(rank), "_id": str(rank), **document}


def _iter_rows(files: Sequence[Path]) -> Iterator[dict[str, str]]:
    for path in files:
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rt", encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file, delimiter=";")
