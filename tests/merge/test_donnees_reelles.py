"""Real doubles: the France services of Hauts-de-France, listed three times by three sources.

The truth is independent of what is compared: two of the sources kept, inside their own ids, the
number that the national list gives each of its places.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import pytest

from mediation_map.merge.doublons import merge_doublons
from mediation_map.model.lieu import Lieu
from mediation_map.normalise.communes import IndexCommunes
from mediation_map.normalise.lieux import build_lieux
from mediation_map.read.sources.correspondance import load_correspondance
from mediation_map.read.sources.lecture import read_source

DEV = os.environ.get("MEDIATION_MAP_DEV_DATA", "")
DEPARTEMENTS = ("02", "59", "60", "62", "80")
SUITE = "-mediation-numerique-"
NUMERO = re.compile(rf"FS-(\d+)|(\d+){SUITE}france-services|FS(\d+){SUITE}assembleurs")
PRECISION_MIN = 0.98
RAPPEL_MIN = 0.85

pytestmark = pytest.mark.skipif(not DEV, reason="MEDIATION_MAP_DEV_DATA names no folder")
Paires = set[frozenset[str]]


def load(fichier: str, correspondance: str) -> list[Lieu]:
    table = read_source(Path(DEV) / fichier, load_correspondance(correspondance))
    lignes = [li for li in table.lignes if li.texte("code_postal")[:2] in DEPARTEMENTS]
    reduite = type(table)(table.nom, table.origine, lignes)
    return list(build_lieux(reduite, IndexCommunes()).records)


def pair(groupes: dict[str, list[str]]) -> Paires:
    return {frozenset(paire) for ids in groupes.values() for paire in combinations(ids, 2)}


def test_real_doubles_are_found_and_nothing_else_is_merged() -> None:
    lieux = [
        *load("france-services.csv", "france-services"),
        *load("lieux-hauts-de-france.geojson", "standard-0"),
    ]
    vrais: defaultdict[str, list[str]] = defaultdict(list)
    for lieu in lieux:
        numero = NUMERO.fullmatch(lieu.id)
        if numero:
            vrais[next(filter(None, numero.groups()))].append(lieu.id)
    numerotes = {identifiant for ids in vrais.values() for identifiant in ids}
    fusions, _ = merge_doublons(lieux)
    trouves = pair(
        {f.id: [i for i in (f.id, *f.aliases) if i in numerotes] for f in fusions if f.aliases}
    )
    attendus = pair(vrais)
    justes = trouves & attendus
    assert len(attendus) > 100
    assert len(justes) >= PRECISION_MIN * len(trouves), trouves - attendus
    assert len(justes) >= RAPPEL_MIN * len(attendus), attendus - trouves
