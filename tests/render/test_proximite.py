"""Nearby places: the same help, the shortest way first, never a distance that is not known."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediation_map.model.lieu import Adresse, Lieu, Offre
from mediation_map.model.vocabulaires import Niveau, Precision, Role, Service
from mediation_map.render.proximite import (
    MAXIMUM,
    RAYONS_KM,
    Voisinage,
    format_distance,
    haversine_km,
    same_aide,
)
from tests.render.exemple_lieux import point

DEMARCHES = Offre(services=(Service.DEMARCHES,), niveaux=(Niveau.AVEC_VOUS,))


def aide(id_: str, latitude: float, longitude: float, offre: Offre = DEMARCHES) -> Lieu:
    return Lieu(id=id_, nom=id_, role=Role.AIDE, offre=offre, position=point(latitude, longitude))


def test_the_distance_is_that_of_the_globe() -> None:
    paris, lyon = point(48.8566, 2.3522), point(45.7640, 4.8357)
    assert haversine_km(paris, lyon) == pytest.approx(391.5, abs=1.0)
    assert haversine_km(paris, paris) == 0


@pytest.mark.parametrize(
    ("kilometres", "attendu"),
    [
        (0.0, "à 50 m"),
        (0.34, "à 350 m"),
        (0.974, "à 950 m"),
        (0.98, "à 1,0 km"),
        (2.44, "à 2,4 km"),
        (12.0, "à 12,0 km"),
    ],
)
def test_a_distance_is_said_without_false_exactness(kilometres: float, attendu: str) -> None:
    assert format_distance(kilometres).replace("\u00a0", " ") == attendu


def test_the_same_help_is_a_same_subject_at_a_same_level() -> None:
    ici = aide("a", 48, 0)
    assert same_aide(ici, aide("b", 48, 0))
    assert not same_aide(ici, ici)
    apprendre = replace(DEMARCHES, niveaux=(Niveau.APPRENDRE,))
    assert not same_aide(ici, aide("b", 48, 0, apprendre))
    loisirs = replace(DEMARCHES, services=(Service.LOISIRS,))
    assert not same_aide(ici, aide("b", 48, 0, loisirs))
    assert same_aide(
        aide("a", 48, 0, replace(loisirs, besoins=("x",))),
        aide("b", 48, 0, replace(DEMARCHES, besoins=("x",))),
    )


def test_a_relay_is_never_an_alternative_and_may_point_to_any_help() -> None:
    relais = replace(aide("r", 48, 0), role=Role.RELAIS)
    assert not same_aide(aide("a", 48, 0), relais)
    assert same_aide(relais, aide("a", 48, 0))


def test_without_an_exact_point_only_the_commune_is_known() -> None:
    adresse = Adresse(code_insee="99001")
    vague = replace(aide("v", 48, 0), adresse=adresse, position=point(48, 0, Precision.COMMUNE))
    memes = [replace(aide(f"a{i}", 48, 0), adresse=adresse) for i in range(5)]
    ailleurs = replace(aide("z", 48, 0), adresse=Adresse(code_insee="99002"))
    proches = Voisinage([vague, *memes, ailleurs]).find(vague)
    assert [one.lieu.id for one in proches] == ["a0", "a1", "a2"]
    assert {one.distance_km for one in proches} == {None}
    assert vague not in [one.lieu for one in Voisinage([vague, *memes]).find(memes[0])]


def test_nothing_is_offered_too_far_away() -> None:
    assert Voisinage([aide("a", 48, 0), aide("b", 50, 0)]).find(aide("a", 48, 0)) == ()


def test_an_empty_territory_has_no_neighbours() -> None:
    assert Voisinage([]).find(aide("a", 48, 0)) == ()


OFFRES = [
    DEMARCHES,
    Offre(services=(Service.QUOTIDIEN,), niveaux=(Niveau.APPRENDRE,)),
    Offre(services=(Service.DEMARCHES, Service.QUOTIDIEN), niveaux=tuple(Niveau)),
]
LIEUX = st.lists(
    st.tuples(st.floats(47.6, 48.4), st.floats(-0.4, 0.6), st.sampled_from(OFFRES)), max_size=25
)


@given(LIEUX)
@settings(max_examples=60, deadline=None)
def test_the_index_finds_what_trying_all_finds(tirage: list[tuple[float, float, Offre]]) -> None:
    lieux = [aide(f"{rang:02d}", *one) for rang, one in enumerate(tirage)]
    ici = aide("ici", 48.0, 0.1, OFFRES[2])
    assert ici.position
    attendus = sorted(
        (haversine_km(ici.position, one.position), one.id)
        for one in lieux
        if one.position and same_aide(ici, one)
    )
    proches = [(d, i) for d, i in attendus if d <= RAYONS_KM[-1]][:MAXIMUM]
    assert [(p.distance_km, p.lieu.id) for p in Voisinage(lieux).find(ici)] == proches
