from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_map.geocode.index import AddressIndex
from mediation_map.geocode.precision import Precision, Reponse, Requete, Statut
from tests.adresses.fabrique import ANCIENNES, place


def ask(index: AddressIndex, q: str, **champs: object) -> Reponse:
    return index.search(Requete(id="1", q=q, **champs))  # type: ignore[arg-type]


def position(reponse: Reponse) -> tuple[float | None, float | None]:
    return reponse.lon, reponse.lat


def test_a_postcode_alone_is_not_a_commune(index: AddressIndex) -> None:
    assert ask(index, "5 rue Voltaire 99190").statut is Statut.SUR  # one way of that name
    assert ask(index, "5 rue de la Forge 99190").statut is Statut.A_VERIFIER
    assert ask(index, "5 rue des Acacias 99190").statut is Statut.INTROUVABLE


def test_the_name_chooses_between_communes_of_one_postcode(index: AddressIndex) -> None:
    assert ask(index, "5 rue de la Forge 99190 Trangy").code_insee == "99004"
    assert ask(index, "5 rue de la Forge 99190 Coulogne").code_insee == "99003"


def test_the_name_wins_over_a_wrong_postcode(index: AddressIndex) -> None:
    reponse = ask(index, "5 rue Pasteur 99150 Coulogne")
    assert reponse.code_insee == "99003"


def test_a_position_chooses_among_homonyms(index: AddressIndex) -> None:
    near = ask(index, "5 rue de la Forge", lon=0.55, lat=48.22)
    assert near.code_insee == "99004"
    assert ask(index, "5 rue de la Forge").statut is Statut.A_VERIFIER


def test_arrondissements(index: AddressIndex) -> None:
    for q in ("5 rue Oberkampf 75011 Paris", "5 rue Oberkampf Paris 11e", "5 rue Oberkampf Paris"):
        assert ask(index, q).code_insee == "75111", q
    fields = Requete(adresse="5 rue Oberkampf", commune="Paris", code_insee="75056")
    assert index.search(fields).code_insee == "75111"


def test_former_communes_lead_to_the_new_one(index: AddressIndex) -> None:
    assert ask(index, "La Croix Verte 99310 Sargy").code_insee == "99005"
    former = Requete(adresse="La Croix Verte", code_insee="99106")
    assert index.search(former).code_insee == "99005"


def test_homonyms_of_a_merged_commune_are_told_apart_or_reviewed(index: AddressIndex) -> None:
    assert ask(index, "1 rue de l'Abbaye 99310 Val-de-Braye").statut is Statut.A_VERIFIER
    reponse = ask(index, "1 rue de l'Abbaye 99310 Sargy")
    assert reponse.lon == pytest.approx(ANCIENNES[1][0] + 0.0001)


def test_the_parts_of_an_address(index: AddressIndex) -> None:
    whole = Requete(
        id="7", adresse="5 rue de Royan", code_postal="99150", commune="Le Grand-Lucé",
        code_insee="99001",
    )  # fmt: skip
    reponse = index.search(whole)
    assert (reponse.id, reponse.statut) == ("7", Statut.SUR)
    for part in (
        {"code_insee": "99001"},
        {"code_postal": "99150"},
        {"commune": "Le Grand-Lucé"},
        {"commune": "LE GRAND LUCE CEDEX", "code_postal": "99155"},
        {"code_insee": "99001", "code_postal": "99999"},
    ):
        found = index.search(Requete(adresse="5 rue de Royan", **part))  # type: ignore[arg-type]
        assert position(found) == place("99001", 0, 5), part


def test_a_code_against_a_name_goes_to_review(index: AddressIndex) -> None:
    crossed = Requete(adresse="5 rue de Royan", commune="Coulogne", code_insee="99001")
    assert index.search(crossed).statut is Statut.A_VERIFIER


def test_a_commune_alone(index: AddressIndex) -> None:
    reponse = ask(index, "99150 Le Grand-Lucé")
    assert (reponse.precision, reponse.code_insee) == (Precision.COMMUNE, "99001")
    assert reponse.voie == ""


@pytest.mark.parametrize("q", ["", "   ", "?", "99999", "12", "bis", ",,,", "| - |", "CEDEX"])
def test_nothing_to_find(index: AddressIndex, q: str) -> None:
    reponse = ask(index, q)
    assert reponse.statut is not Statut.SUR


@given(st.text(max_size=60))
def test_any_text_has_an_answer(index: AddressIndex, q: str) -> None:
    reponse = ask(index, q)
    assert 0 <= reponse.score <= 1
    assert (reponse.lon is None) == (reponse.statut is Statut.INTROUVABLE)


@given(
    st.lists(
        st.sampled_from(
            [
                "5",
                "12",
                "bis",
                "b",
                "rue",
                "place",
                "de",
                "la",
                "2e",
                "avenue",
                "royan",
                "99150",
                "le",
                "grand",
                "luce",
                ",",
                "-",
                "cedex",
                "bp",
                "1234",
                "angle",
                "et",
                "8",
                "mai",
                "1945",
                "saint",
                "batiment",
                "paris",
                "11",
                "e",
            ]
        ),
        max_size=12,
    ),
    st.sampled_from(["", "99150", "150", "Coulogne", "99001"]),
    st.sampled_from(["", "99001", "75056", "xx"]),
)
def test_any_order_of_words_has_an_answer(
    index: AddressIndex, mots: list[str], commune: str, code: str
) -> None:
    requete = Requete(adresse=" ".join(mots), commune=commune, code_insee=code)
    assert 0 <= index.search(requete).score <= 1


def test_the_ways_are_listed_for_a_gazetteer(index: AddressIndex) -> None:
    voies = list(index.iter_voies())
    assert voies == sorted(voies, key=lambda voie: (voie.code_insee, voie.nom))
    royan = next(voie for voie in voies if voie.nom == "Rue de Royan")
    assert (royan.commune, royan.precision) == ("Le Grand-Lucé", Precision.VOIE)
    assert any(voie.precision is Precision.LIEU_DIT for voie in voies)


@pytest.mark.parametrize("mot", ["rue de la ", "1 rue ", "a, ", "99150 ", "5 et ", "x"])
def test_an_endless_text_takes_no_longer(index: AddressIndex, mot: str) -> None:
    start = time.process_time()
    ask(index, mot * 20_000)
    ask(index, "5 rue de Royan " + mot * 20_000 + " Le Grand-Lucé")
    assert time.process_time() - start < 5
