from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_map.geocode.accord import (
    AccordCommune,
    AccordNature,
    AccordNumero,
    AccordVoie,
    compare_voies,
)
from mediation_map.geocode.choix import POIDS, SEUIL, Accord, compute_score, decide, list_traits
from mediation_map.geocode.precision import Statut
from mediation_map.geocode.texte import parse_voie

VRAI = Accord(AccordCommune.NOM_ET_CODE, numero=AccordNumero.EXACT)


def compare(lue: str, candidate: str, connus: frozenset[str] | None = None) -> AccordVoie:
    return compare_voies(parse_voie(lue), parse_voie(candidate), connus)


def verdict(accord: Accord) -> Statut:
    return decide(compute_score(accord), accord)


def test_everything_agrees() -> None:
    assert compute_score(VRAI) > 0.99
    assert verdict(VRAI) is Statut.SUR


@pytest.mark.parametrize(
    "lue",
    ["rue des Jonqilles", "rue des Jonquillles", "ru edes Jonquilles", "reu des Jonquilles"],
)
def test_a_slip_is_believed(lue: str) -> None:
    accord = VRAI._replace(voie=compare(lue, "Rue des Jonquilles", frozenset({"jonquilles"})))
    assert accord.voie.nature is AccordNature.EGALE
    assert verdict(accord) is Statut.SUR


@pytest.mark.parametrize(
    ("lue", "candidate"),
    [
        ("rue de Rouen", "Rue de Royan"),
        ("rue du Port", "Rue du Pont"),
        ("rue Pasteur", "Avenue Pasteur"),
        ("rue du Moulin", "Rue du Vieux Moulin"),
        ("rue du Vieux Moulin", "Rue du Moulin"),
        ("rue du Maréchal Leclerc", "Rue du Général Leclerc"),
        ("rue du 8 Mai", "Rue du 9 Mai"),
        ("rue Jean Jaurès", "Rue Jean Moulin"),
    ],
)
def test_another_way_is_never_sure(lue: str, candidate: str) -> None:
    assert verdict(VRAI._replace(voie=compare(lue, candidate))) is Statut.A_VERIFIER


@pytest.mark.parametrize(
    ("lue", "candidate"),
    [
        ("Ruee Pasteur", "Route Pasteur"),
        ("Rout Pasteur", "Rue Pasteur"),
        ("Placee de la Résistance", "Allée de la Résistance"),
        ("Ruelle Louise", "Rue Louise"),
        ("Ruee Senebier", "Rue Bas Senebier"),
        ("rue Louise", "Rue Louis Rey"),
        ("rue du 8 Mai 1945", "Rue du Mai 1945"),
    ],
)
def test_a_misspelt_kind_and_a_moved_space_do_not_make_another_way(
    lue: str, candidate: str
) -> None:
    assert verdict(VRAI._replace(voie=compare(lue, candidate))) is Statut.A_VERIFIER


@pytest.mark.parametrize(
    ("lue", "candidate"),
    [
        ("Ruee Pasteur", "Rue Pasteur"),
        ("Ruee Ariistide Briand", "Rue Aristide Briand"),
        ("rue dde lla Provence", "Rue de la Provence"),
        ("rue du Be lair", "Rue du Bel Air"),
    ],
)
def test_slips_that_leave_the_way_readable_are_believed(lue: str, candidate: str) -> None:
    accord = VRAI._replace(voie=compare(lue, candidate, frozenset({"pasteur"})))
    assert verdict(accord) is Statut.SUR


def test_a_kind_among_the_words_left_aside_asks_for_a_look() -> None:
    unsaid = VRAI._replace(voie=AccordVoie(AccordNature.TUE), bruit=True)
    assert compute_score(unsaid) > SEUIL
    assert verdict(unsaid) is Statut.A_VERIFIER


def test_a_word_in_use_is_not_a_slip() -> None:
    port = compare("rue du Port", "Rue du Pont", frozenset({"port", "pont"}))
    slip = compare("rue du Pomt", "Rue du Pont", frozenset({"port", "pont"}))
    scores = [compute_score(VRAI._replace(voie=voie)) for voie in (port, slip)]
    assert scores[0] < SEUIL < scores[1]


def test_a_title_may_be_left_out_but_not_exchanged() -> None:
    assert compare("rue Leclerc", "Rue du Général Leclerc").exact
    assert not compare("rue du Colonel Leclerc", "Rue du Général Leclerc").exact


def test_an_initial_stands_for_a_name() -> None:
    assert compare("rue G. Demandès", "Rue Gaston Demandès").restants == 0


@pytest.mark.parametrize(
    "change",
    [
        {"commune": AccordCommune.CODE_CONTRE_NOM},
        {"commune": AccordCommune.AUCUN},
        {"numero": AccordNumero.INTERPOLE},
        {"numero": AccordNumero.SUFFIXE_AUTRE},
        {"numero": AccordNumero.ABSENT},
        {"rival": True},
        {"voie": AccordVoie(AccordNature.AUTRE)},
        {"voie": AccordVoie(restants=1)},
        {"voie": AccordVoie(manquants=1)},
    ],
)
def test_each_contradiction_asks_for_a_look(change: dict[str, object]) -> None:
    accord = VRAI._replace(**change)  # type: ignore[arg-type]
    assert verdict(accord) is Statut.A_VERIFIER
    assert compute_score(accord) < compute_score(VRAI)


def test_every_trait_has_its_weight_and_no_weight_is_idle() -> None:
    named = set()
    for commune, numero, nature in product(AccordCommune, AccordNumero, AccordNature):
        named |= list_traits(Accord(commune, AccordVoie(nature), numero)).keys()
    silent = {"nature_egale", "numero_exact", "commune_nom_et_code"}
    assert named - silent == POIDS.keys()


@given(
    st.builds(
        AccordVoie,
        st.sampled_from(AccordNature),
        *[st.integers(min_value=0, max_value=4)] * 4,
        st.integers(min_value=0, max_value=100),
    ),
    st.sampled_from(AccordCommune),
    st.sampled_from(AccordNumero),
    st.booleans(),
)
def test_no_disagreement_makes_an_answer_more_probable(
    voie: AccordVoie, commune: AccordCommune, numero: AccordNumero, bruit: bool
) -> None:
    accord = Accord(commune, voie, numero, bruit)
    assert 0 <= compute_score(accord) <= compute_score(VRAI)
