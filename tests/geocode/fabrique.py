"""Builders of records, lines and outlines for the tests of geocoding."""

from __future__ import annotations

import shapely

from mediation_map.constats import Origine
from mediation_map.geocode.protocole import Demande, PointSource
from mediation_map.geocode.verrou import LigneVerrou, Statut
from mediation_map.model.lieu import Adresse, Lieu, Position
from mediation_map.model.provenance import Provenance
from mediation_map.model.vocabulaires import Precision

COULAINES = Adresse(
    voie="1 rue de Royan", code_postal="72190", commune="Coulaines", code_insee="72095"
)
REQUETE = "1 rue de Royan, 72190 Coulaines (72095)"
CARRE = shapely.box(0.19, 48.01, 0.21, 48.03)
CENTRES = {"72095": (48.02, 0.2)}


def make_lieu(id_: str = "LMM-005", **champs: object) -> Lieu:
    champs = {"nom": "Maison pour tous", "adresse": COULAINES} | champs
    champs.setdefault(
        "provenance", Provenance(origine=Origine("acteurs.csv", "", 6), source_nom="ANCT")
    )
    return Lieu(id=id_, **champs)


def make_source(latitude: float = 48.024324, longitude: float = 0.200289) -> Position:
    return Position(
        latitude=latitude, longitude=longitude, precision=Precision.NUMERO, fournisseur="source"
    )


def make_demande(id_: str = "LMM-005", source: PointSource | None = None, **a: str) -> Demande:
    parts = {champ: getattr(COULAINES, champ) for champ in Adresse.__slots__} | a
    return Demande(id=id_, adresse=Adresse(**parts), source=source)


def make_ligne(id_: str = "LMM-005", **champs: object) -> LigneVerrou:
    defaults: dict[str, object] = {
        "requete": REQUETE,
        "latitude": 48.024324,
        "longitude": 0.200289,
        "precision": Precision.NUMERO,
        "fournisseur": "ban",
        "score": 0.97,
        "libelle": "1 Rue de Royan 72190 Coulaines",
        "date": "2026-11-22",
        "statut": Statut.SUR,
    }
    return LigneVerrou(id=id_, **(defaults | champs))
