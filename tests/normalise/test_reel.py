"""What people write elsewhere in France; needs the development data."""

from __future__ import annotations

import csv
import json
import os
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediation_map.normalise.construction import Lecteur
from mediation_map.normalise.courriel import parse_courriels
from mediation_map.normalise.offre import read_offre
from mediation_map.normalise.registre import normalise_tables
from mediation_map.normalise.telephone import parse_telephones
from mediation_map.normalise.url import parse_urls
from tests.normalise.tables import load_raw, make_table

FOLDER = os.environ.get("MEDIATION_MAP_DEV_DATA", "")
needs_data = pytest.mark.skipif(not FOLDER, reason="MEDIATION_MAP_DEV_DATA is not set")

COLONNES = {
    "services": "services",
    "modalites_accompagnement": "modalites_accompagnement",
    "labels_nationaux": "programmes",
    "publics_accueillis": "publics",
    "conditions_acces": "frais",
}


def read_csv(name: str) -> list[dict[str, str]]:
    with (Path(FOLDER) / name).open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def items() -> Iterator[tuple[str, str]]:
    """Yield each item of the lists of two territories, with the column that it goes to."""
    path = Path(FOLDER) / "lieux-hauts-de-france.geojson"
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        for source, colonne in COLONNES.items():
            for item in (feature["properties"].get(source) or "").split(";"):
                yield colonne, item
    for row in read_csv("source-gironde.csv"):
        for item in f"{row['services']} / {row['equipements']}".split(" / "):
            yield "services", item


@needs_data
def test_the_words_of_other_territories_are_understood() -> None:
    counts = Counter(item for item in items() if item[1])
    unknown = 0
    for (colonne, item), number in counts.items():
        lecteur = Lecteur(make_table("acteurs", [{colonne: item}]).lignes[0])
        read_offre(lecteur)
        unknown += number * bool(lecteur.constats)
    assert unknown / counts.total() < 0.005


@needs_data
def test_contacts_of_other_territories_are_read() -> None:
    rows = read_csv("france-services.csv")
    numbers = [row["telephone"] for row in rows if row["telephone"]]
    assert all(len(parse_telephones(text).valeur) >= 1 for text in numbers)
    boxes = [row["mail"] for row in rows if row["mail"]]
    unread = [text for text in boxes if not parse_courriels(text).valeur]
    assert len(unread) <= 1
    assert all(parse_courriels(text).constats for text in unread)


@needs_data
def test_websites_of_other_territories_are_read() -> None:
    texts = [row["Site internet"] for row in read_csv("source-gironde.csv") if row["Site internet"]]
    assert sum(bool(parse_urls(text).valeur) for text in texts) / len(texts) > 0.96


def test_a_large_register_is_read_in_time() -> None:
    """20,000 rows are to take 10 s at most; a tenth of them is measured, twice as loosely."""
    rows = [
        {**{c: cell.texte for c, cell in ligne.cellules.items()}, "id": f"X-{n}-{i}"}
        for n in range(26)
        for i, ligne in enumerate(load_raw("acteurs").lignes)
    ]
    tables = [make_table("acteurs", rows), load_raw("communes")]
    start = time.process_time()
    done = normalise_tables(tables)
    assert len(done.registre.lieux) == len(rows) > 2_000
    assert time.process_time() - start < 2
