"""The service that a reception state names, in whatever words, is tied to the needs it answers."""

from __future__ import annotations

import pytest

from mediation_map.constats import Origine
from mediation_map.normalise.accueils import build_accueils
from mediation_map.normalise.besoins import load_besoins
from mediation_map.normalise.service_accueil import find_besoins
from mediation_map.read.lignes import Cellule, Ligne, Table


@pytest.mark.parametrize(
    ("texte", "besoins"),
    [
        ("Impôts en ligne", {"demarche-en-ligne"}),
        ("CAF", {"demarche-en-ligne"}),
        ("Imprimer, scanner", {"imprimer"}),
        ("imprimer", {"imprimer"}),
        ("Aidants Connect", {"demarche-en-ligne", "demarche-a-ma-place"}),
        (
            "Aide aux démarches administratives",
            {"demarche-en-ligne", "demarche-a-ma-place", "apprendre-demarches"},
        ),
        (
            "Accès internet et matériel informatique",
            {"ordinateur-libre", "wifi", "imprimer", "reparer"},
        ),
        ("Le salon bleu", set()),
    ],
)
def test_words_of_a_service(texte: str, besoins: set[str]) -> None:
    assert set(find_besoins(texte)) == besoins


@pytest.mark.parametrize("besoin", load_besoins(), ids=lambda one: one.id)
def test_each_need_is_known_by_its_own_names(besoin: object) -> None:
    for nom in ("id", "court", "libelle"):
        assert find_besoins(getattr(besoin, nom)) == (getattr(besoin, "id"),)  # noqa: B009


def build(service: str, etat: str = "complet") -> tuple[tuple[str, ...], list[str]]:
    place = Origine("accueil.csv", ligne=2)
    cellules = {"id": "E", "lieu_id": "L", "etat": etat, "service": service}
    ligne = Ligne(place, {nom: Cellule(v, place) for nom, v in cellules.items() if v})
    construction = build_accueils(Table("accueil", place, (ligne,)))
    (accueil,) = construction.records
    return accueil.besoins, [constat.code for constat in construction.constats]


def test_a_service_that_is_not_understood_is_told() -> None:
    assert "accueil-service-inconnu" in build("Le salon bleu")[1]
    assert build("CAF")[0] == ("demarche-en-ligne",)
    assert "accueil-service-inconnu" not in build("CAF")[1]
    assert build("") == ((), [c for c in build("")[1] if c != "accueil-service-inconnu"])


def test_a_service_not_to_publish_tells_what_goes_with_it() -> None:
    def codes(service: str) -> list[str]:
        return build(service, "ne pas publier")[1]

    assert "service-non-publie-inconnu" in codes("Le salon bleu")
    assert "accueil-service-inconnu" not in codes("Le salon bleu")
    assert "service-non-publie" in codes("CAF")
    assert "service-non-publie" not in build("CAF")[1]
