from __future__ import annotations

from pathlib import Path

import pytest

from mediation_map.constats import Origine
from mediation_map.geocode.contour import distance_contour_m, is_outside
from mediation_map.geocode.distance import distance_m
from mediation_map.geocode.protocole import PointSource
from mediation_map.geocode.sources import collect_demandes, precision_of_source, seed_sources
from mediation_map.geocode.verrou import Force, Statut, Verrou
from mediation_map.model.lieu import Adresse
from mediation_map.model.vocabulaires import Precision
from mediation_map.read.lignes import Cellule, Ligne, Table
from tests.geocode.fabrique import CARRE, REQUETE, make_lieu, make_ligne, make_source

RAW = Path(__file__).parents[2] / "data" / "raw"
POINT = PointSource(
    latitude=48.0201, longitude=0.2002, precision=Precision.VOIE, marge_m=30, detail="la place"
)


def make_table(*rows: dict[str, str]) -> Table:
    origine = Origine("positions.csv", "", 1)
    lignes = [
        Ligne(
            Origine("positions.csv", "", n),
            {c: Cellule(t, Origine("positions.csv", "", n, c)) for c, t in row.items()},
        )
        for n, row in enumerate(rows, start=2)
    ]
    return Table("positions", origine, lignes)


def test_a_row_with_its_own_point_enters_as_source() -> None:
    demandes = collect_demandes([make_lieu(position=make_source())], {})
    ligne = seed_sources(Verrou(), demandes, {"72095": CARRE}).lignes["LMM-005"]
    assert (ligne.requete, ligne.fournisseur, ligne.statut) == (REQUETE, "source", Statut.SUR)
    assert (ligne.latitude, ligne.longitude) == (48.024324, 0.200289)
    assert ligne.score is None
    assert ligne.libelle == ""


@pytest.mark.parametrize(
    ("voie", "precision"),
    [("1 rue de Royan", "numero"), ("39-41 rue X", "numero"), ("Rue Jean Behra", "voie")],
)
def test_only_a_numbered_address_claims_a_door(voie: str, precision: str) -> None:
    assert precision_of_source(Adresse(voie=voie)) == precision


def test_the_table_of_positions_goes_before_the_row_and_keeps_its_claim() -> None:
    demandes = collect_demandes([make_lieu(position=make_source())], {"LMM-005": POINT})
    ligne = seed_sources(Verrou(), demandes).lignes["LMM-005"]
    assert (ligne.precision, ligne.marge_m, ligne.libelle) == (Precision.VOIE, 30, "la place")


def test_a_source_far_outside_its_commune_is_to_be_verified() -> None:
    far = collect_demandes([make_lieu(position=make_source(48.04, 0.2))], {})
    near = collect_demandes([make_lieu(position=make_source(48.032, 0.2))], {})
    contours = {"72095": CARRE}
    assert seed_sources(Verrou(), far, contours).lignes["LMM-005"].statut is Statut.A_VERIFIER
    assert seed_sources(Verrou(), near, contours).lignes["LMM-005"].statut is Statut.SUR


def test_seeding_keeps_the_human_and_the_other_lines() -> None:
    force = Force(latitude=48.0, longitude=0.1, raison="vu")
    lock = Verrou().updated([make_ligne(force=force), make_ligne("Z")])
    seeded = seed_sources(lock, collect_demandes([make_lieu(position=make_source())], {}))
    assert seeded.lignes["LMM-005"].force == force
    assert seeded.lignes["Z"] == make_ligne("Z")


def test_a_withdrawn_source_leaves_and_the_address_is_to_be_asked() -> None:
    lock = seed_sources(Verrou(), collect_demandes([make_lieu(position=make_source())], {}))
    again = seed_sources(lock, collect_demandes([make_lieu()], {}))
    assert again.lignes["LMM-005"].statut is Statut.A_DEMANDER
    assert again.lignes["LMM-005"].position is None


def test_an_answer_of_an_engine_is_not_withdrawn_with_it() -> None:
    lock = Verrou().updated([make_ligne()])
    assert seed_sources(lock, collect_demandes([make_lieu()], {})) == lock


def test_records_with_nothing_to_be_found_by_are_not_asked() -> None:
    nowhere = make_lieu(adresse=Adresse(commune="Coulaines", code_insee="72095"))
    assert collect_demandes([nowhere], {}) == []


def test_distances_are_metres_on_the_ground() -> None:
    # One second of latitude is 30.9 m; of longitude at 48° N, 20.7 m.
    assert distance_m(48.0, 0.2, (48.0 + 1 / 3600, 0.2)) == pytest.approx(30.9, abs=0.1)
    assert distance_m(48.0, 0.2, (48.0, 0.2 + 1 / 3600)) == pytest.approx(20.7, abs=0.1)


def test_a_point_inside_or_on_the_border_is_at_no_distance() -> None:
    assert distance_contour_m(48.02, 0.2, CARRE) == 0
    assert distance_contour_m(48.03, 0.2, CARRE) == 0


def test_an_outline_in_the_east_is_measured_along_the_parallel() -> None:
    assert distance_contour_m(48.02, 0.214, CARRE) == pytest.approx(297.5, abs=1)
    assert not is_outside(48.02, 0.214, CARRE)
    assert is_outside(48.02, 0.2141, CARRE)


def test_without_an_outline_no_point_is_outside() -> None:
    assert not is_outside(10.0, 10.0, None)
