from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from mediation_map.geocode.positions import apply_positions
from mediation_map.geocode.verrou import Force, LigneVerrou, Statut, Verrou
from mediation_map.model.evenement import Passage
from mediation_map.model.lieu import Adresse
from mediation_map.model.vocabulaires import Precision
from tests.geocode.fabrique import CENTRES, COULAINES, make_lieu, make_ligne


def verrou(*lignes: LigneVerrou) -> Verrou:
    return Verrou().updated(lignes)


def test_a_sure_line_gives_its_point_and_its_exactness() -> None:
    [lieu], constats = apply_positions([make_lieu()], verrou(make_ligne()), CENTRES)
    assert lieu.position is not None
    assert lieu.position.precision is Precision.NUMERO
    assert lieu.position.fournisseur == "ban"
    assert lieu.position.score == 0.97
    assert constats == []


@pytest.mark.parametrize(
    ("ligne", "code"),
    [
        (None, "position-a-geocoder"),
        (make_ligne(statut=Statut.A_DEMANDER), "position-a-geocoder"),
        (make_ligne(requete="9 rue d'ailleurs"), "position-a-geocoder"),
        (make_ligne(statut=Statut.A_VERIFIER), "position-a-verifier"),
        (make_ligne(statut=Statut.INTROUVABLE, latitude=None, longitude=None),
         "position-introuvable"),
    ],
)  # fmt: skip
def test_what_is_not_sure_is_shown_at_the_commune_and_said(
    ligne: LigneVerrou | None, code: str
) -> None:
    lock = verrou(ligne) if ligne else Verrou()
    [lieu], [constat] = apply_positions([make_lieu()], lock, CENTRES)
    assert lieu.position is not None
    assert (lieu.position.latitude, lieu.position.longitude) == CENTRES["72095"]
    assert lieu.position.est_approximative
    assert lieu.position.detail == "position approximative : commune de Coulaines"
    assert constat.code == code
    assert (constat.origine.fichier, constat.origine.ligne) == ("acteurs.csv", 6)


def test_a_record_with_only_a_commune_is_said_to_lack_its_street() -> None:
    lieu = make_lieu(adresse=replace(COULAINES, voie=""))
    _, [constat] = apply_positions([lieu], Verrou(), CENTRES)
    assert constat.code == "position-sans-voie"


def test_without_a_known_commune_nothing_is_made_up() -> None:
    lieu = make_lieu(adresse=Adresse(voie="1 rue X", commune="Ailleurs", code_insee="01001"))
    [placed], [constat] = apply_positions([lieu], Verrou(), CENTRES)
    assert placed.position is None
    assert constat.code == "position-absente"


def test_an_override_is_shown_and_flagged_when_the_address_changed() -> None:
    force = Force(latitude=48.03, longitude=0.21, raison="porte de derrière")
    ligne = make_ligne(force=force)
    [lieu], constats = apply_positions([make_lieu()], verrou(ligne), CENTRES)
    assert lieu.position is not None
    assert (lieu.position.latitude, constats) == (48.03, [])
    moved = make_lieu(adresse=replace(COULAINES, voie="3 rue de Brest"))
    [lieu], [constat] = apply_positions([moved], verrou(ligne), CENTRES)
    assert lieu.position is not None
    assert (lieu.position.latitude, constat.code) == (48.03, "position-forcee-perimee")


def test_stops_of_the_van_are_placed_too() -> None:
    stop = Passage(
        id="V-1", jour=date(2026, 12, 1), debut=time(9), fin=time(12), endroit="Marché",
        adresse=COULAINES,
    )  # fmt: skip
    [placed], _ = apply_positions([stop], verrou(make_ligne("V-1")), CENTRES)
    assert placed.position is not None
    assert placed.position.fournisseur == "ban"


def test_order_is_kept_and_nobody_is_lost() -> None:
    lieux = [make_lieu("B"), make_lieu("A"), make_lieu("C")]
    placed, constats = apply_positions(lieux, verrou(make_ligne("A")), CENTRES)
    assert [lieu.id for lieu in placed] == ["B", "A", "C"]
    assert len(constats) == 2
