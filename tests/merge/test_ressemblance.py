"""Two rows, one place? Names, kinds, streets, points and numbers, alone and together."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_map.merge.profils import make_profil
from mediation_map.merge.ressemblance import Verdict, compare
from mediation_map.model.lieu import Offre
from mediation_map.model.vocabulaires import Programme
from tests.merge.lieux import compare_lieux, make_lieu

TEL = "+33243000001"
AUTRE_TEL = "+33243000002"
Ligne = tuple[str, str, dict[str, Any]]

MEMES: list[tuple[Ligne, Ligne]] = [
    (
        ("France services de Fictive", "9 place du Marché", {"metres": 0}),
        ("FRANCE SERVICES - FICTIVE", "9, Pl. du Marche", {"metres": 25}),
    ),
    (
        ("Médiathèque municipale de Fictive", "50 rue Foch", {"telephone": TEL}),
        ("Mediatheque Fictive", "50 R FOCH", {"telephone": TEL}),
    ),
    (
        ("Centre socioculturel Le Nouvel Air", "26 bis rue des Prés", {"metres": 0}),
        ("csc le nouvel air", "26 rue des près", {"metres": 80}),
    ),
    (
        ("Centre social Jean Moulin", "rue Courbet", {"telephone": TEL}),
        ("CENTRE SOCIAL J. MOULIN", "3 rue Gustave Courbet", {"telephone": TEL}),
    ),
    (
        ("CCAS de Fictive", "1 avenue de la Liberté", {"telephone": TEL}),
        ("Centre communal d'action sociale", "Avenue de la Liberté", {"telephone": TEL}),
    ),
    (
        ("Maison de services au public de Fictive", "16 rue de Bergues", {"metres": 5}),
        ("France services Fictive", "16 rue de Bergues", {"metres": 0}),
    ),
    (
        ("Commune de Fictive", "place Vaillant-Couturier", {"metres": 0}),
        ("Mairie de Fictive", "Place Vaillant Couturier", {"metres": 30}),
    ),
    (
        ("Yes We Fab", "57 rue Paul Bert", {"metres": 0}),
        ("YES WE FAB", "57 rue Paul Bert", {"metres": 2300}),
    ),
    (
        ("Maison de quartier Soubise", "36 rue de Soubise", {"metres": 0}),
        ("Maison de quartier Soubise – ADUGES", "36 Rue de soubise", {"metres": 9}),
    ),
]
DIFFERENTS: list[tuple[Ligne, Ligne]] = [
    (
        ("Bus France services de Fictive", "1 place du Marché", {"telephone": TEL, "metres": 0}),
        ("France services de Fictive", "1 place du Marché", {"telephone": TEL, "metres": 0}),
    ),
    (
        ("CCAS de Fictive", "Esplanade de la Liberté", {"telephone": TEL}),
        ("Mairie de Fictive", "Esplanade de la Liberté", {"telephone": TEL}),
    ),
    (
        ("Préfecture de la Sarthe", "Place Aristide-Briand", {"metres": 0}),
        ("Département de la Sarthe", "Place Aristide Briand", {"metres": 120}),
    ),
    (
        ("La Poste", "43 rue de la Poste", {"metres": 0}),
        ("France services de Fictive", "43 rue de la Poste", {"metres": 8}),
    ),
    (
        ("Harmonie Mutuelle – agence Jaurès", "89 avenue Jean Jaurès", {"metres": 0}),
        ("Harmonie Mutuelle – agence De Gaulle", "69 avenue De Gaulle", {"metres": 1660}),
    ),
    (
        ("Mairie de Fictive", "1 rue Haute", {"telephone": TEL, "metres": 0}),
        ("Mairie d'Ailleurs", "2 rue Basse", {"telephone": TEL, "commune": "Ailleurs",
                                              "metres": 9000}),
    ),
    (
        ("Finances publiques", "175 rue Delory", {"metres": 0}),
        ("Finances publiques", "22 rue Lavoisier", {"metres": 1400}),
    ),
    (
        ("École Jean Macé 1", "4 rue Haute", {"metres": 0}),
        ("École Jean Macé 2", "4 rue Haute", {"metres": 0}),
    ),
    (
        ("Médiathèque Les Étoiles", "7 rue Besson", {"metres": 0}),
        ("Centre social Les Étoiles", "7 rue Besson", {"metres": 22}),
    ),
]  # fmt: skip


def build(ligne: Ligne) -> Any:
    nom, voie, champs = ligne
    return make_lieu(nom, voie, **champs)


@pytest.mark.parametrize(("a", "b"), MEMES)
def test_one_place_written_twice_is_seen(a: Ligne, b: Ligne) -> None:
    assert compare_lieux(build(a), build(b)).verdict is Verdict.MEME


@pytest.mark.parametrize(("a", "b"), DIFFERENTS)
def test_two_services_are_never_one_place(a: Ligne, b: Ligne) -> None:
    assert compare_lieux(build(a), build(b)).verdict is Verdict.DIFFERENT


def test_a_counter_in_a_house_is_at_most_doubtful() -> None:
    guichet = make_lieu("France services Les Tilleuls", "2 rue Haute", telephone=TEL, metres=0)
    maison = make_lieu("Les Tilleuls", "2 rue Haute", telephone=TEL, metres=0)
    assert compare_lieux(guichet, maison).verdict is Verdict.DOUTE


def test_a_house_labelled_france_services_is_its_counter() -> None:
    guichet = make_lieu("France services Les Tilleuls", "2 rue Haute", telephone=TEL, metres=0)
    offre = Offre(programmes=(Programme.FRANCE_SERVICES,))
    maison = make_lieu("Les Tilleuls", "2 rue Haute", telephone=TEL, metres=0, offre=offre)
    assert compare_lieux(guichet, maison).verdict is Verdict.MEME


def test_a_labelled_town_hall_is_not_its_counter() -> None:
    offre = Offre(programmes=(Programme.FRANCE_SERVICES,))
    guichet = make_lieu("France services de Fictive", "2 rue Haute", telephone=TEL)
    mairie = make_lieu("Mairie de Fictive", "2 rue Haute", telephone=TEL, offre=offre)
    assert compare_lieux(guichet, mairie).verdict is Verdict.DIFFERENT


@pytest.mark.parametrize(
    "champs",
    [{"pivot": "43493312300029"}, {"telephone": TEL}, {"metres": 0}],
    ids=["SIRET", "telephone", "point"],
)
def test_nothing_suffices_alone(champs: dict[str, Any]) -> None:
    a = make_lieu("Les Amis du livre", **champs)
    b = make_lieu("Atelier vélo", **champs)
    assert compare_lieux(a, b).verdict is Verdict.DIFFERENT


def test_the_unknown_pivot_says_nothing() -> None:
    a, b = (make_lieu("Maison", "1 rue Haute", pivot=p) for p in ("00000000000000", ""))
    c = make_lieu("Maison", "1 rue Haute", pivot="00000000000000")
    assert compare_lieux(a, b) == compare_lieux(a, c)


def test_the_reasons_are_told_the_strongest_first() -> None:
    a = make_lieu("Yes We Fab", "57 rue Paul Bert", telephone=TEL, metres=0)
    b = make_lieu("YES WE FAB", "57 rue Paul Bert", telephone=TEL, metres=0)
    assert compare_lieux(a, b).raisons == ("même nom", "même adresse", "à 0 m", "même téléphone")


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=40), st.text(max_size=40))
def test_any_words_compare_and_order_does_not_matter(
    nom: str, autre: str, voie: str, rue: str
) -> None:
    compare_lieux(make_lieu(nom, voie, metres=0), make_lieu(autre, rue, metres=10))


@given(st.text(min_size=1, max_size=60))
def test_a_place_compared_with_itself_is_never_another(nom: str) -> None:
    profil = make_profil(make_lieu(nom, "12 rue Haute", telephone=TEL, metres=0))
    assert compare(profil, profil).points > 0
