"""Clear doubles become one record, doubtful ones are told, decisions are followed for ever."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from mediation_map.constats import Constat, Origine
from mediation_map.merge.doublons import merge_doublons
from mediation_map.merge.renvois import remap_positions, remap_registre
from mediation_map.model.accueil import Accueil
from mediation_map.model.doublon import ChoixDoublon, DecisionDoublon
from mediation_map.model.evenement import Fermeture, Seance
from mediation_map.model.lieu import Consentement, Lieu, Offre, Position
from mediation_map.model.permanence import Permanence
from mediation_map.model.position import PositionSource
from mediation_map.model.registre import Registre
from mediation_map.model.vocabulaires import (
    EtatAccueil,
    PorteeFermeture,
    Precision,
    Role,
    Service,
    Visibilite,
)
from tests.merge.lieux import make_lieu

TEL = "+33243000001"
A = make_lieu("Médiathèque George Sand", "3 place Sand", id="A", telephone=TEL, date="2024-05-01")
B = make_lieu("MEDIATHEQUE G. SAND", "3 Pl Sand", id="B", telephone=TEL, date="2026-05-01")
C = make_lieu("La médiathèque George Sand", "3 place Sand", id="C", telephone=TEL, date="2020")
BUS = make_lieu("Bus de la médiathèque George Sand", "3 place Sand", id="D", telephone=TEL)
HOTE = make_lieu("Les Tilleuls", "2 rue Haute", id="H", telephone=TEL, metres=0)
GUICHET = make_lieu("France services Les Tilleuls", "2 rue Haute", id="G", telephone=TEL, metres=0)


def codes(constats: tuple[Constat, ...]) -> list[str]:
    return [constat.code for constat in constats]


def decide(a: str, b: str, choix: ChoixDoublon, ligne: int = 2) -> DecisionDoublon:
    decision = DecisionDoublon(id_a=a, id_b=b, decision=choix)
    return _at(decision, ligne)


def _at(decision: DecisionDoublon, ligne: int) -> DecisionDoublon:
    provenance = replace(decision.provenance, origine=Origine("doublons.csv", ligne=ligne))
    return replace(decision, provenance=provenance)


def test_clear_doubles_become_one_record_under_the_preferred_id_and_name() -> None:
    lieux, constats = merge_doublons([A, B, C])
    (lieu,) = lieux
    assert (lieu.id, lieu.nom, lieu.aliases) == ("A", A.nom, ("B", "C"))
    assert lieu.provenances["nom"] == A.provenance
    assert lieu.provenances["adresse"] == B.provenance
    assert {s.source_nom for s in lieu.sources} == {f"source de {i}" for i in "ABC"}
    assert codes(constats) == ["doublon-reuni", "doublon-reuni"]
    assert "A, B et « different »" in constats[0].conseil


def test_another_order_of_preference_keeps_another_id() -> None:
    ((lieu,), _) = merge_doublons([C, B, A])
    assert (lieu.id, lieu.nom) == ("C", C.nom)


def test_the_bus_stays_beside_the_counter() -> None:
    lieux, constats = merge_doublons([A, BUS])
    assert [lieu.id for lieu in lieux] == ["A", "D"]
    assert constats == ()


def test_a_doubtful_pair_is_told_with_what_to_write() -> None:
    lieux, (constat,) = merge_doublons([HOTE, GUICHET])
    assert [lieu.id for lieu in lieux] == ["G", "H"]
    assert constat.code == "doublon-possible"
    assert "« Les Tilleuls » (H, acteurs.csv, ligne 2)" in constat.phrase
    assert "même téléphone" in constat.phrase
    assert "écrivez H, G et « meme »" in constat.conseil
    assert constat.origine == GUICHET.provenance.origine


def test_a_decision_joins_what_does_not_look_alike() -> None:
    lieux, constats = merge_doublons([A, BUS], [decide("D", "A", ChoixDoublon.MEME)])
    assert [lieu.aliases for lieu in lieux] == [("D",)]
    assert constats == ()


def test_a_decision_parts_what_looks_alike_and_is_not_asked_again() -> None:
    decisions = [decide("A", "B", ChoixDoublon.DIFFERENT)]
    lieux, constats = merge_doublons([A, B], decisions)
    assert [lieu.id for lieu in lieux] == ["A", "B"]
    assert constats == ()


def test_a_third_row_does_not_join_two_that_a_person_has_parted() -> None:
    lieux, _ = merge_doublons([A, B, C], [decide("A", "B", ChoixDoublon.DIFFERENT)])
    ensembles = [{lieu.id, *lieu.aliases} for lieu in lieux]
    assert sorted(map(len, ensembles)) == [1, 2]
    assert not any({"A", "B"} <= ensemble for ensemble in ensembles)


def test_doubt_is_silent_once_decided_either_way() -> None:
    for choix in ChoixDoublon:
        _, constats = merge_doublons([HOTE, GUICHET], [decide("H", "G", choix)])
        assert "doublon-possible" not in codes(constats)


def test_contrary_decisions_leave_the_rows_apart_and_are_told() -> None:
    decisions = [
        decide("A", "B", ChoixDoublon.DIFFERENT),
        decide("B", "C", ChoixDoublon.MEME),
        decide("A", "C", ChoixDoublon.MEME, ligne=4),
    ]
    lieux, constats = merge_doublons([A, B, C], decisions)
    assert [{lieu.id, *lieu.aliases} for lieu in lieux] == [{"A"}, {"B", "C"}]
    (contraire,) = [c for c in constats if c.code == "doublon-decisions-contraires"]
    assert contraire.origine.ligne == 4


def test_a_decision_about_an_unknown_place_is_told() -> None:
    _, (constat,) = merge_doublons([A], [decide("A", "Z", ChoixDoublon.MEME)])
    assert (constat.code, constat.valeur) == ("doublon-inconnu", "Z")


def test_a_decision_about_one_place_is_told() -> None:
    _, (constat,) = merge_doublons([A], [decide("A", "A", ChoixDoublon.MEME)])
    assert (constat.code, constat.valeur) == ("doublon-un-seul-lieu", "A")


@pytest.mark.parametrize("ordre", [(0, 1), (1, 0)])
def test_each_source_adds_what_it_knows_of_the_help(ordre: tuple[int, int]) -> None:
    demarches = replace(A, offre=Offre(texte="Aide aux démarches", services=(Service.DEMARCHES,)))
    ateliers = replace(B, offre=Offre(texte="Ateliers", services=(Service.QUOTIDIEN,)))
    rangees = (demarches, ateliers)
    ((lieu,), _) = merge_doublons([rangees[i] for i in ordre])
    assert lieu.role is Role.AIDE
    assert set(lieu.offre.services) == {Service.DEMARCHES, Service.QUOTIDIEN}
    assert lieu.offre.texte == "Ateliers\nAide aux démarches"


def test_what_protects_a_place_survives_the_merge() -> None:
    refus = replace(A, consentement=Consentement(accord=False), visibilite=Visibilite.PROFESSIONNEL)
    ((lieu,), _) = merge_doublons([B, refus])
    assert lieu.consentement == Consentement(accord=False)
    assert lieu.visibilite is Visibilite.PROFESSIONNEL


def test_what_cites_a_merged_place_follows_it() -> None:
    lieux, _ = merge_doublons([A, B])
    jour, heure = date(2026, 12, 1), time(9)
    registre = remap_registre(
        Registre(
            lieux=lieux,
            permanences=[Permanence(id="P", lieu_id="B")],
            seances=[
                Seance(id="S", atelier_id="T", lieu_id="B", jour=jour, debut=heure, fin=heure)
            ],
            fermetures=[
                Fermeture(id="F", cible=cible, portee=PorteeFermeture.LIEU, debut=jour, fin=jour)
                for cible in ("B", "P")
            ],
            accueils=[Accueil(id="E", lieu_id="B", etat=EtatAccueil.OUVERT)],
        )
    )
    cites = [registre.permanences[0].lieu_id, registre.seances[0].lieu_id]
    cites += [registre.accueils[0].lieu_id, *(f.cible for f in registre.fermetures)]
    assert cites == ["A", "A", "A", "A", "P"]


def test_the_position_given_for_the_kept_id_counts() -> None:
    lieux, _ = merge_doublons([A, B])
    positions = remap_positions([_position("A", 48.1), _position("B", 48.2)], lieux)
    par_lieu = {position.lieu_id: position.position.latitude for position in positions}
    assert par_lieu == {"A": 48.1}


def _position(lieu_id: str, latitude: float) -> PositionSource:
    point = Position(
        latitude=latitude, longitude=0.2, precision=Precision.VOIE, fournisseur="source"
    )
    return PositionSource(lieu_id=lieu_id, position=point)


def test_places_alone_come_back_untouched() -> None:
    seuls: list[Lieu] = [A, HOTE]
    lieux, constats = merge_doublons(seuls)
    assert list(lieux) == seuls
    assert constats == ()
