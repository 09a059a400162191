"""A small invented territory for the tests of publication."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from mediation_map.config import Config, load_config
from mediation_map.model.commune import ChiffresCommune, Commune
from mediation_map.model.dates import DateSource
from mediation_map.model.lieu import Adresse, Horaires, Lieu
from mediation_map.model.permanence import Permanence
from mediation_map.model.provenance import Provenance
from mediation_map.model.registre import Registre
from mediation_map.model.vocabulaires import Role
from mediation_map.publish.annuaire import Annuaire, Edition

LUNDI = date(2026, 11, 23)
RECENTE = Provenance(source_nom="Réunion", source_date=DateSource("2026-10-01"))
COMMUNE = Commune(code_insee="99001", nom="Fictive", slug="fictive", population=100)
LIEU = Lieu(
    id="L1",
    nom="Maison",
    slug="maison",
    role=Role.AIDE,
    adresse=Adresse(commune="Fictive", code_insee="99001"),
    provenance=RECENTE,
)


def make_config() -> Config:
    return load_config(Path("data/raw/territoire.toml"))


def make_permanence(osm: str, **champs: Any) -> Permanence:
    valeurs = {"id": "P1", "lieu_id": "L1", "provenance": RECENTE, **champs}
    return Permanence(horaires=Horaires(osm=osm), **valeurs)


def make_annuaire(
    today: date = LUNDI, *, edition: Edition = Edition.PUBLIC, **tables: Any
) -> Annuaire:
    return Annuaire(
        edition=edition,
        config=make_config(),
        today=today,
        registre=Registre(**{"lieux": [LIEU], "communes": [COMMUNE], **tables}),
        chiffres=[ChiffresCommune(commune=COMMUNE)],
        contours={"type": "FeatureCollection", "features": []},
    )
