"""Places for the tests of the national standard."""

from __future__ import annotations

from typing import Any

from mediation_map.model.dates import DateSource
from mediation_map.model.lieu import Adresse, Lieu, Offre
from mediation_map.model.provenance import Provenance
from mediation_map.model.vocabulaires import Role, Service

ADRESSE = Adresse(
    voie="1 rue de Royan", code_postal="72190", commune="Coulaines", code_insee="72095"
)
SOURCE = Provenance(source_nom="Réunion", source_date=DateSource("2026-03-01"))
OFFRE = Offre(services=(Service.DEMARCHES,))


def make_lieu(**champs: Any) -> Lieu:
    valeurs = {
        "id": "L1",
        "nom": "Maison pour tous",
        "role": Role.AIDE,
        "adresse": ADRESSE,
        "offre": OFFRE,
        "provenance": SOURCE,
        **champs,
    }
    return Lieu(**valeurs)
