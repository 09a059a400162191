from __future__ import annotations

from pathlib import Path

import pytest

from mediation_map.geocode.index import AddressIndex, build_index
from mediation_map.geocode.precision import Precision, Reponse, Requete, Statut
from tests.adresses.fabrique import COLONNES, as_csv, make_rows, place

ROYAN = place("99001", 0, 5)


def ask(index: AddressIndex, q: str, **champs: object) -> Reponse:
    return index.search(Requete(id="1", q=q, **champs))  # type: ignore[arg-type]


def position(reponse: Reponse) -> tuple[float | None, float | None]:
    return reponse.lon, reponse.lat


@pytest.mark.parametrize(
    "q",
    [
        "5 Rue de Royan 99150 Le Grand-Lucé",
        "5, rue de royan, 99150 LE GRAND LUCE",
        "5 RUE ROYAN GRAND LUCE",
        "5Rue de Royan 99150Le Grand Lucé",
        "5,rue de Royan 99150le grand luce",
        "5 r. de Royan 99150 Le Grand-Lucé",
        "5 Rue de Royan BP 41234 99155 LE GRAND LUCE CEDEX 2",
        "5 rue de Royan CS 10014 99150 Le Grand-Lucé Cedex",
        "TSA 12345 5 rue de Royan 99150 Le Grand-Lucé",
        "5 rue de Royan B.P. 12 99150 Le Grand-Lucé",
        "Mairie – 5 rue de Royan 99150 Le Grand-Lucé",
        "France services du Lucé (La Poste) - 5 rue de Royan 99150 Le Grand-Lucé",
        "Résidence Les Pins, Bâtiment B1, 5 rue de Royan 99150 Le Grand-Lucé",
        "5 rue de Royan, 2e étage porte 4, 99150 Le Grand-Lucé",
        "5 rue de Royan angle rue Jean Moulin 99150 Le Grand-Lucé",
        "5-7 rue de Royan 99150 Le Grand-Lucé",
        "5/7 rue de Royan 99150 Le Grand-Lucé",
        "5 et 7 rue de Royan 99150 Le Grand-Lucé",
        "99150 Le Grand-Lucé 5 rue de Royan",
        "Le Grand-Lucé 99150 5 rue de Royan",
        "Le Grand-Lucé, 5 rue de Royan",
        "5 rue de Royan, Le Grand-Lucé 99150",
        "rue de Royan 5, 99150 Le Grand-Lucé",
        "rue de Royan n° 5, 99150 Le Grand-Lucé",
        "5 rue de Royan 99150",
        "5 rue de Royan 99470 Le Grand-Lucé",
        "5 rue de Royan 99150 Le Grand-Lucé 99150 Le Grand-Lucé",
    ],
)
def test_writings_of_one_address(index: AddressIndex, q: str) -> None:
    reponse = ask(index, q)
    assert (reponse.voie, reponse.numero) == ("Rue de Royan", "5")
    assert position(reponse) == ROYAN
    assert reponse.statut is Statut.SUR
    assert reponse.precision is Precision.NUMERO
    assert reponse.code_insee == "99001"


@pytest.mark.parametrize(
    ("q", "voie"),
    [
        ("2 av du gal Leclerc 99150 Le Grand-Lucé", "Avenue du Général Leclerc"),
        ("2 avenue Leclerc 99150 Le Grand-Lucé", "Avenue du Général Leclerc"),
        ("2 pl de l'Eglise 99150 Le Grand-Lucé", "Place de l'Église"),
        ("2 bd Emile Zola 99150 Le Grand-Lucé", "Boulevard Émile Zola"),
        ("2 rue du huit mai 1945 99150 Le Grand-Lucé", "Rue du 8 Mai 1945"),
        ("2 RN 138 99150 Le Grand-Lucé", "Route Nationale 138"),
        ("2 grand'rue 99150 Le Grand-Lucé", "Grande Rue"),
        ("2 2e avenue 99150 Le Grand-Lucé", "2e Avenue"),
        ("2 ch des etangs 99150 Le Grand-Lucé", "Chemin des Étangs"),
        ("2 imp des lilas 99470 ST MARS LA BRIERE", "Impasse des Lilas"),
        ("2 r St Pierre 99470 Saint-Mars-la-Brière", "Rue Saint-Pierre"),
    ],
)
def test_abbreviations_and_numbers_in_letters(index: AddressIndex, q: str, voie: str) -> None:
    reponse = ask(index, q)
    assert (reponse.voie, reponse.numero, reponse.statut) == (voie, "2", Statut.SUR)


@pytest.mark.parametrize(
    ("q", "voie"),
    [
        ("2 rue des Jonqilles 99150 Le Grand-Lucé", "Rue des Jonquilles"),
        ("2 rue des Jonquillles 99150 Le Grand-Lucé", "Rue des Jonquilles"),
        ("2 ru edes Jonquilles 99150 Le Grand-Lucé", "Rue des Jonquilles"),
        ("2 boulvard Emile Zola 99150 Le Grand-Lucé", "Boulevard Émile Zola"),
        ("2 rue des Jonquilles 99150 Le Grnad-Lucé", "Rue des Jonquilles"),
        ("2 rue des Jonquilles Le Grand-Luccé", "Rue des Jonquilles"),
        ("2 rue des Jonqilles Le Grand-Lucé", "Rue des Jonquilles"),
        ("2 rue des JonquillesLe Grand-Lucé", "Rue des Jonquilles"),
    ],
)
def test_slips_of_the_pen(index: AddressIndex, q: str, voie: str) -> None:
    reponse = ask(index, q)
    assert (reponse.voie, reponse.numero, reponse.code_insee) == (voie, "2", "99001")


@pytest.mark.parametrize(
    ("q", "numero"),
    [
        ("5 bis rue de Royan 99150 Le Grand-Lucé", "5bis"),
        ("5bis, rue de Royan 99150 Le Grand-Lucé", "5bis"),
        ("5, bis rue de Royan 99150 Le Grand-Lucé", "5bis"),
        ("5 B rue de Royan 99150 Le Grand-Lucé", "5bis"),
        ("5 biis rue de Royan 99150 Le Grand-Lucé", "5bis"),
        ("12b rue de Royan 99150 Le Grand-Lucé", "12b"),
        ("12 bis rue de Royan 99150 Le Grand-Lucé", "12b"),
    ],
)
def test_suffixes(index: AddressIndex, q: str, numero: str) -> None:
    reponse = ask(index, q)
    assert (reponse.numero, reponse.precision) == (numero, Precision.NUMERO)


def test_a_missing_number_is_set_between_its_neighbours_and_never_sure(index: AddressIndex) -> None:
    reponse = ask(index, "9 rue de Royan 99150 Le Grand-Lucé")
    low, high = place("99001", 0, 7), place("99001", 0, 11)
    assert reponse.lon is not None
    assert low[0] < reponse.lon < high[0]
    assert (reponse.numero, reponse.precision) == ("", Precision.INTERPOLE)
    assert reponse.statut is Statut.A_VERIFIER


def test_a_missing_suffix_is_set_beside_and_never_sure(index: AddressIndex) -> None:
    reponse = ask(index, "7 ter rue de Royan 99150 Le Grand-Lucé")
    assert position(reponse) == place("99001", 0, 7)
    assert (reponse.precision, reponse.statut) == (Precision.INTERPOLE, Statut.A_VERIFIER)


def test_a_number_far_out_gives_the_way_and_is_never_sure(index: AddressIndex) -> None:
    reponse = ask(index, "480 rue de Royan 99150 Le Grand-Lucé")
    assert (reponse.precision, reponse.statut) == (Precision.VOIE, Statut.A_VERIFIER)


def test_a_way_without_a_number_is_sure_as_a_way(index: AddressIndex) -> None:
    reponse = ask(index, "Rue des Jonquilles 99150 Le Grand-Lucé")
    assert (reponse.precision, reponse.statut) == (Precision.VOIE, Statut.SUR)


def test_a_place_of_the_other_layout(index: AddressIndex) -> None:
    reponse = ask(index, "La Croix Verte 99310 Val-de-Braye")
    assert (reponse.precision, reponse.statut) == (Precision.LIEU_DIT, Statut.SUR)
    assert position(reponse) == (0.8111, 48.3111)


def test_a_place_that_is_called_a_way(index: AddressIndex) -> None:
    reponse = ask(index, "Esplanade Nelson Mandela 99150 Le Grand-Lucé")
    assert (reponse.precision, reponse.statut) == (Precision.VOIE, Statut.SUR)


@pytest.mark.parametrize(
    "q",
    [
        "5 rue de Rouen 99150 Le Grand-Lucé",
        "5 rue Voltaire 99150 Le Grand-Lucé",
        "5 rue Pasteur 99150 Le Grand-Lucé",
        "5 rue Jean Jaurès 99150 Le Grand-Lucé",
        "5 rue de la Gare 99150 Le Grand-Lucé",
        "5 rue Oberkampf 75012 Paris",
        "rue des Acacias 99190 Coulogne",
        "5 rue Voltaire 99190 Coulogne",
    ],
)
def test_an_absent_way_is_never_sure(index: AddressIndex, q: str) -> None:
    assert ask(index, q).statut is not Statut.SUR


@pytest.mark.parametrize(
    "q",
    ["5 avenue de Royan 99150 Le Grand-Lucé", "5 impasse des Jonquilles 99150 Le Grand-Lucé"],
)
def test_another_kind_of_way_is_shown_for_review(index: AddressIndex, q: str) -> None:
    reponse = ask(index, q)
    assert reponse.numero == "5"
    assert reponse.statut is Statut.A_VERIFIER


def test_a_namesake_far_from_the_position_given_is_never_sure(index: AddressIndex) -> None:
    near = ask(index, "5 rue de Royan", lon=0.11, lat=48.01)
    assert (near.voie, near.statut) == ("Rue de Royan", Statut.SUR)
    far = ask(index, "5 rue de Royan", lon=0.16, lat=48.0)
    assert (far.voie, far.statut) == ("Rue de Royan", Statut.A_VERIFIER)


def test_a_commune_named_before_the_postcode_counts(index: AddressIndex) -> None:
    # Coulogne and Trangy share 99190; only Trangy has a Rue Voltaire.
    assert ask(index, "Trangy 99190 5 rue Voltaire").statut is Statut.SUR
    assert ask(index, "Coulogne 99190 5 rue Voltaire").statut is not Statut.SUR


@pytest.mark.parametrize("code", ["75056", ""])
def test_the_code_or_the_name_of_paris_finds_its_arrondissements(
    index: AddressIndex, code: str
) -> None:
    commune = "" if code else "Paris"
    found = index.search(Requete(adresse="5 rue Oberkampf", commune=commune, code_insee=code))
    assert (found.code_insee, found.statut) == ("75111", Statut.SUR)


@pytest.mark.parametrize("q", ["Rue Jules-Verne 99190", "rue Jules Verne 99190"])
def test_among_namesakes_the_very_spelling_comes_first_but_is_not_sure(
    tmp_path: Path, q: str
) -> None:
    rows = make_rows()[:2]
    for row, nom, code in zip(rows, ("rue Jules Verne", "Rue Jules-Verne"), "34", strict=True):
        row |= {"nom_voie": nom, "code_insee": f"9900{code}", "code_postal": "99190"}
        row |= {"nom_commune": f"Essai {code}", "libelle_acheminement": "", "lat": 40 + int(code)}
    source = tmp_path / "ban.csv"
    source.write_text(as_csv(rows, COLONNES), encoding="utf-8")
    build_index([source], tmp_path / "index")
    found = ask(AddressIndex.open(tmp_path / "index"), q)
    assert found.voie in q
    assert found.statut is Statut.A_VERIFIER
