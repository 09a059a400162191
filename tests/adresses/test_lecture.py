from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_map.geocode.precision import Requete
from mediation_map.geocode.requete import drop_boites, read_requete
from mediation_map.geocode.requete_ville import read_arrondissement
from mediation_map.geocode.requete_voie import iter_lues, split_numero
from mediation_map.geocode.texte import cut_mots, parse_commune, parse_voie


@pytest.mark.parametrize(
    ("texte", "mots"),
    [
        ("Œuvre d'Évry", "oeuvre d evry"),
        ("Cafe\u0301 l’Été", "cafe l ete"),
        ("1Rue du Lac", "1 rue du lac"),
        ("62650hucqueliers", "62650 hucqueliers"),
        ("rue des MoulinsChalautre", "rue des moulins chalautre"),
        ("a, b - c (d)", "a | b | c | d |"),
        ("Saint-Jean-d'Assé", "saint jean d asse"),
        ("B.P. 12", "bp 12"),
        ("", ""),
    ],
)
def test_words(texte: str, mots: str) -> None:
    assert cut_mots(texte) == mots.split()


@pytest.mark.parametrize(
    ("un", "autre"),
    [
        ("Avenue du Général de Gaulle", "av. gal de gaulle"),
        ("Rue de l'Église", "RUE DE L EGLISE"),
        ("Rue Saint-Pierre", "r st pierre"),
        ("Rue du 8 Mai 1945", "rue du huit mai 1945"),
        ("Rue du 1er Mai", "rue du premier mai"),
        ("Grand'Rue", "Grande Rue"),
        ("Route Nationale 138", "RN 138"),
        ("Boulevard du Docteur Roux", "bld dr roux"),
        ("Place Jean Jaurès", "pl. Jean-Jaurès"),
    ],
)
def test_two_writings_of_one_way(un: str, autre: str) -> None:
    assert parse_voie(un).cle == parse_voie(autre).cle


@pytest.mark.parametrize(
    ("un", "autre"),
    [
        ("Rue Pasteur", "Avenue Pasteur"),
        ("Rue des Quatre Vents", "Rue des 4 Mai"),
        ("Rue de la Gare", "Rue du Gard"),
        ("Rue du Bois", "Rue des Bois Blancs"),
    ],
)
def test_two_ways(un: str, autre: str) -> None:
    assert parse_voie(un).cle != parse_voie(autre).cle


def test_a_name_of_small_words_is_kept() -> None:
    assert parse_voie("Rue de la").noyau == "rue de la"
    assert parse_commune("Y") == "y"
    assert parse_commune("Les") == "les"
    assert parse_commune("Saint-Mars-la-Brière") == parse_commune("ST MARS BRIERE")


@pytest.mark.parametrize(
    ("texte", "rest", "cedex"),
    [
        ("BP 7823 80882 HAM CEDEX 1", "80882 ham", True),
        ("CS 10014 62303 Lens Cedex", "62303 lens", True),
        ("TSA 12345 rue X", "rue x", False),
        ("BP n° 12 Mamers", "mamers", False),
        ("BP Mamers", "mamers", False),
        ("Mamers", "mamers", False),
    ],
)
def test_post_office_words_go(texte: str, rest: str, cedex: bool) -> None:
    assert drop_boites(cut_mots(texte)) == (rest.split(), cedex)


@pytest.mark.parametrize(
    ("texte", "numero", "suffixe", "rest"),
    [
        ("12 bis rue x", 12, "bis", "rue x"),
        ("12b rue x", 12, "b", "rue x"),
        ("12, ter rue x", 12, "ter", "rue x"),
        ("143-157, rue x", 143, "", "rue x"),
        ("5 et 7 rue x", 5, "", "rue x"),
        ("20e rue x", 20, "e", "rue x"),
        ("10 2e avenue", 10, "", "2 e avenue"),
        ("8 mai 1945", 0, "", "8 mai 1945"),
        ("1er septembre", 0, "", "1 er septembre"),
        ("3 a la croix", 3, "", "a la croix"),
        ("0 rue x", 0, "", "0 rue x"),
        ("123456 rue x", 0, "", "123456 rue x"),
        ("rue x", 0, "", "rue x"),
        ("", 0, "", ""),
    ],
)
def test_numbers(texte: str, numero: int, suffixe: str, rest: str) -> None:
    assert split_numero(cut_mots(texte)) == (numero, suffixe, rest.split())


@pytest.mark.parametrize(
    ("texte", "postal", "rest"),
    [
        ("Lyon 9e", "69009", "lyon"),
        ("Marseille 13e arrondissement", "13013", "marseille"),
        ("Paris 1er", "75001", "paris"),
        ("Paris 12", "75012", "paris"),
        ("Lyon 12e", "", "lyon 12 e"),
        ("rue de Paris 12", "", "rue de paris 12"),
        ("Le Mans 2", "", "le mans 2"),
    ],
)
def test_arrondissements(texte: str, postal: str, rest: str) -> None:
    assert read_arrondissement(cut_mots(texte)) == (postal, rest.split())


def test_a_number_is_never_forgotten() -> None:
    lues = list(iter_lues(cut_mots("France services - 8 rue du Lac, bureau de poste")))
    assert any((lue.numero, lue.voie.cle) == (8, "rue lac") for lue in lues)
    assert all(lue.numero == 8 or lue.litteral for lue in lues)


@given(st.text(max_size=80))
def test_readings_are_few_and_different(texte: str) -> None:
    lues = list(iter_lues(cut_mots(texte)))
    assert len(lues) <= 13
    assert len({(lue[:3], lue.litteral) for lue in lues}) == len(lues)
    assert all(lue.voie.noyau for lue in lues)


@given(st.builds(Requete, *[st.text(max_size=20)] * 6))
def test_any_query_is_read(requete: Requete) -> None:
    lecture = read_requete(requete)
    assert lecture.code_postal == "" or len(lecture.code_postal) >= 5


def test_parts_win_and_the_address_does_not_repeat_them() -> None:
    requete = Requete(
        adresse="5 rue du Lac, 72150 Le Grand-Lucé", code_postal="72150", commune="Le Grand-Lucé"
    )
    lecture = read_requete(requete)
    assert lecture.gauche == ["5", "rue", "du", "lac"]
    assert lecture.code_postal == "72150"
