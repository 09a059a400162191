"""The judge against real addresses: the likest streets of a commune, the right one in or out."""

from __future__ import annotations

import csv
import gzip
import os
import re
from collections import defaultdict
from pathlib import Path

import pytest
from rapidfuzz import fuzz, process

from mediation_map.geocode.ban_choix import judge
from mediation_map.geocode.ban_reponse import Proposition
from mediation_map.geocode.distance import distance_m
from mediation_map.geocode.protocole import Demande
from mediation_map.geocode.texte import parse_voie
from mediation_map.model.lieu import Adresse

DEV = os.environ.get("MEDIATION_MAP_DEV_DATA", "")
pytestmark = pytest.mark.skipif(not DEV, reason="MEDIATION_MAP_DEV_DATA does not name a folder")
Voies = dict[str, dict[str, list[dict[str, str]]]]
NUMERO = re.compile(r"(\d+) ?(bis|ter|quater|[a-h])?\b", re.IGNORECASE)


def read(name: str) -> list[dict[str, str]]:
    with (Path(DEV) / "adresses" / name).open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def voies() -> Voies:
    known: Voies = defaultdict(lambda: defaultdict(list))
    archive = Path(DEV) / "adresses" / "SYNTHETIC_ban_300k.csv.gz"
    with gzip.open(archive, "rt", encoding="utf-8") as stream:
        for row in csv.DictReader(stream, delimiter=";"):
            known[row["code_insee"]][row["nom_voie"]].append(row)
    return known


def propose(nom: str, rows: list[dict[str, str]], numero: str) -> Proposition:
    exact = [row for row in rows if row["numero"] + row["rep"] == numero]
    row = (exact or rows)[0]
    return Proposition(
        latitude=float(row["lat"]),
        longitude=float(row["lon"]),
        score=0.9,
        libelle=f"{numero if exact else ''} {nom}",
        type="housenumber" if exact else "street",
        numero=numero if exact else "",
        nom=nom,
        rue=nom,
        code_postal=row["code_postal"],
        commune=row["nom_commune"],
        code_insee=row["code_insee"],
    )


def ask(row: dict[str, str], voies: Voies) -> tuple[bool, float]:
    """Return whether the first answer is sure, and its distance to the truth in metres."""
    here = voies.get(row["expected_citycode"], {})
    said = NUMERO.search(row["adresse"])
    numero = (said[1] + (said[2] or "").lower()) if said else ""
    likest = process.extract(
        NUMERO.sub("", row["adresse"], count=1), list(here), scorer=fuzz.token_set_ratio, limit=5
    )
    adresse = Adresse(
        voie=row["adresse"], code_postal=row["postcode"], commune=row["city"],
        code_insee=row["citycode"],
    )  # fmt: skip
    found = judge(
        Demande(id=row["id"], adresse=adresse),
        [propose(nom, here[nom], numero) for nom, _, _ in likest],
    )
    if not found.candidats:
        return False, float("inf")
    best = found.candidats[0]
    truth = (float(row["expected_lat"]), float(row["expected_lon"]))
    return found.sur, distance_m(best.latitude, best.longitude, truth)


def test_a_street_that_is_absent_is_not_replaced_by_another(voies: Voies) -> None:
    rows = read("queries_absent.csv")
    wrong = [row["query"] for row in rows if ask(row, voies)[0]]
    assert len(rows) > 700
    assert len(wrong) <= len(rows) / 1000


def test_a_street_that_is_hidden_is_not_replaced_by_a_look_alike(voies: Voies) -> None:
    rows = [row for row in read("queries.csv") if row["city"] and row["adresse"]]
    wrong, asked = 0, 0
    for row in rows:
        cle = parse_voie(row["expected_street"]).cle
        here = voies.get(row["expected_citycode"], {})
        left = {nom: found for nom, found in here.items() if parse_voie(nom).cle != cle}
        sure, metres = ask(row, {row["expected_citycode"]: left})
        asked += 1
        wrong += sure and metres > 150
    assert asked > 4000
    assert wrong <= asked / 1000


def test_right_answers_are_published(voies: Voies) -> None:
    rows = [row for row in read("queries.csv") if row["city"] and row["adresse"]][::3]
    found = [(_family(row), *ask(row, voies)) for row in rows]
    for family, least in (("clean", 0.975), ("dirty", 0.96)):
        right = [sure for f, sure, metres in found if f == family and metres <= 150]
        assert len(right) > 30
        assert sum(right) / len(right) >= least
    assert sum(sure and metres > 600 for _, sure, metres in found) <= len(found) / 1000


def _family(row: dict[str, str]) -> str:
    """Return clean, dirty, or another kind of way than the true one, which asks for a look."""
    return "type_swap" if row["dirt"] == "type_swap" else row["kind"]
