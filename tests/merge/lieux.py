"""Invented places for the tests of likeness."""

from __future__ import annotations

from typing import Any

from mediation_map.constats import Origine
from mediation_map.merge.profils import make_profil
from mediation_map.merge.ressemblance import Ressemblance, compare
from mediation_map.model.dates import DateSource
from mediation_map.model.lieu import Adresse, Lieu, Position, Telephone
from mediation_map.model.provenance import Provenance
from mediation_map.model.vocabulaires import Precision

METRE = 1 / 111_195


def make_lieu(
    nom: str,
    voie: str = "",
    *,
    id: str = "",
    commune: str = "Fictive",
    telephone: str = "",
    metres: float | None = None,
    date: str = "2026-01-01",
    **champs: Any,
) -> Lieu:
    """Return a place; ``metres`` is how far north of one point it stands."""
    position = None
    if metres is not None:
        position = Position(
            latitude=48 + metres * METRE,
            longitude=0.2,
            precision=Precision.NUMERO,
            fournisseur="source",
        )
    valeurs: dict[str, Any] = {
        "id": id or nom,
        "nom": nom,
        "adresse": Adresse(voie=voie, commune=commune, code_postal="99100", code_insee=""),
        "position": position,
        "telephones": (Telephone(e164=telephone, affichage=telephone),) if telephone else (),
        "provenance": Provenance(
            source_nom=f"source de {id or nom}",
            source_date=DateSource(date),
            origine=Origine("acteurs.csv", ligne=2),
        ),
        **champs,
    }
    return Lieu(**valeurs)


def compare_lieux(a: Lieu, b: Lieu) -> Ressemblance:
    """Compare two places, in both orders."""
    droit, envers = (compare(make_profil(x), make_profil(y)) for x, y in ((a, b), (b, a)))
    assert droit.verdict is envers.verdict
    assert droit.points == envers.points
    return droit
