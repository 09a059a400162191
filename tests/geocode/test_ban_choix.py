from __future__ import annotations

import pytest

from mediation_map.geocode.ban_choix import judge
from mediation_map.geocode.ban_reponse import Proposition
from mediation_map.geocode.protocole import Demande, Resultat
from mediation_map.model.vocabulaires import Precision
from tests.geocode.fabrique import make_demande

BASE = {
    "libelle": "1 Rue de Royan 72190 Coulaines", "type": "housenumber", "numero": "1",
    "nom": "1 Rue de Royan", "rue": "Rue de Royan", "code_postal": "72190",
    "commune": "Coulaines", "code_insee": "72095",
}  # fmt: skip


def propose(latitude: float = 48.0243, score: float = 0.9, **champs: str) -> Proposition:
    return Proposition(latitude=latitude, longitude=0.2003, score=score, **(BASE | champs))


def judged(demande: Demande, **champs: str) -> Resultat:
    return judge(demande, [propose(**champs)])


def test_the_very_address_is_sure() -> None:
    resultat = judged(make_demande())
    assert resultat.sur
    assert resultat.candidats[0].precision is Precision.NUMERO
    assert resultat.candidats[0].score > 0.95


@pytest.mark.parametrize(
    "voie",
    ["1, Rue  de royan", "1 R. de Royan", "1-3 rue de Royan", "1 RUE ROYAN"],
)
def test_other_writings_of_it_are_sure(voie: str) -> None:
    assert judged(make_demande(voie=voie)).sur


def test_a_slip_is_forgiven_unless_it_makes_a_word_in_use() -> None:
    long = {"rue": "Rue de la République", "nom": "1 Rue de la République"}
    assert judged(make_demande(voie="1 rue de la Républque"), **long).sur
    assert judged(make_demande(voie="1 rue de Royn")).sur
    assert not judged(make_demande(voie="1 rue de Rouen")).sur
    pont = {"rue": "Rue du Pont", "nom": "1 Rue du Pont"}
    assert not judged(make_demande(voie="1 rue du Port"), **pont).sur
    assert not judged(make_demande(voie="1 rue des Ponts"), **pont).sur


def test_a_street_asked_without_a_number_is_sure_as_a_street() -> None:
    resultat = judged(make_demande(voie="rue de Royan"), type="street", numero="")
    assert resultat.sur
    assert resultat.candidats[0].precision is Precision.VOIE


def test_a_place_is_judged_by_its_name() -> None:
    resultat = judged(
        make_demande(voie="Square Weyhe"), type="locality", numero="", rue="", nom="Square Weyhe"
    )
    assert resultat.sur
    assert resultat.candidats[0].precision is Precision.LIEU_DIT


@pytest.mark.parametrize(
    "champs",
    [
        {"rue": "Rue de Rouen"},
        {"rue": "Avenue de Brest"},
        {"type": "street", "numero": ""},
        {"numero": "11"},
        {"numero": "1bis"},
        {"type": "interpolated"},
        {"type": "municipality", "numero": "", "rue": "", "nom": "Coulaines"},
        {"type": "poi"},
        {"code_insee": "72181", "commune": "Le Mans", "code_postal": "72000"},
        {"code_insee": "72181", "commune": "Le Mans"},
        {"commune": "Sargé-lès-le-Mans"},
    ],
)
def test_what_contradicts_the_address_goes_to_review(champs: dict[str, str]) -> None:
    resultat = judged(make_demande(), **champs)
    assert len(resultat.candidats) == 1
    assert not resultat.sur


def test_bis_is_not_the_bare_number_but_b_is_bis() -> None:
    assert judged(make_demande(voie="1 bis rue de Royan"), numero="1bis").sur
    assert judged(make_demande(voie="1b rue de Royan"), numero="1bis").sur
    assert not judged(make_demande(voie="1 bis rue de Royan"), numero="1").sur


def test_a_former_commune_is_the_same_place() -> None:
    moved = {"code_insee": "72999", "commune": "Grand-Coulaines", "ancien_code_insee": "72095",
             "ancienne_commune": "Coulaines"}  # fmt: skip
    assert judged(make_demande(), **moved).sur


def test_a_town_is_where_its_arrondissements_are() -> None:
    paris = {"code_postal": "75011", "commune": "Paris", "code_insee": "75056"}
    there = {"code_postal": "75011", "commune": "Paris 11e Arrondissement", "code_insee": "75111"}
    assert judged(make_demande(**paris), **there).sur


def test_without_a_code_the_name_and_postcode_tie_it() -> None:
    assert judged(make_demande(code_insee="")).sur
    assert not judged(make_demande(code_insee="", code_postal="72000", commune="Le Mans")).sur


def test_the_right_one_is_first_whatever_the_service_scores() -> None:
    wrong = propose(48.01, 0.99, libelle="1 Rue de Rouen", rue="Rue de Rouen")
    resultat = judge(make_demande(), [wrong, propose(score=0.5)])
    assert [c.libelle for c in resultat.candidats] == [BASE["libelle"], "1 Rue de Rouen"]
    assert resultat.sur


def test_two_places_that_fit_as_well_are_not_sure() -> None:
    twin = propose(48.05, libelle="1 Rue de Royan, autre hameau")
    near = propose(48.0244, libelle="1 Rue de Royan, même porte")
    assert not judge(make_demande(), [propose(), twin]).sur
    assert judge(make_demande(), [propose(), near]).sur


def test_the_same_answer_twice_is_one_candidate() -> None:
    assert len(judge(make_demande(), [propose(), propose()]).candidats) == 1


def test_nothing_proposed_is_nothing_found() -> None:
    assert judge(make_demande(), []) == Resultat(id="LMM-005")
