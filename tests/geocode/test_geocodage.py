from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import pytest

from mediation_map.errors import NetworkError
from mediation_map.geocode.geocodage import (
    Consignes,
    count_statuts,
    list_missing,
    prepare_verrou,
    run_moteurs,
)
from mediation_map.geocode.protocole import Candidat, Demande, PointSource, Resultat
from mediation_map.geocode.verrou import Force, LigneVerrou, Statut, Verrou, texte_requete
from mediation_map.model.vocabulaires import Precision
from tests.geocode.fabrique import CARRE, REQUETE, make_demande, make_ligne

TODAY = date(2026, 11, 22)
CONSIGNES = Consignes(today=TODAY, contours={"72095": CARRE})
SOURCE = PointSource(latitude=48.02, longitude=0.2, precision=Precision.NUMERO, detail="là")
FORCE = Force(latitude=48.02, longitude=0.2, raison="vu sur place")


@dataclass
class Moteur:
    """An engine that finds every address at one point, in batches of one."""

    nom: str = "ban"
    latitude: float = 48.0243
    sur: bool = True
    trouve: bool = True
    panne_apres: int = 99
    demandees: list[str] = field(default_factory=list)

    def search(self, demandes: Sequence[Demande]) -> Iterator[Sequence[Resultat]]:
        for rang, demande in enumerate(demandes):
            if rang >= self.panne_apres:
                raise NetworkError("Le service ne répond pas.")
            self.demandees.append(demande.id)
            candidat = Candidat(
                latitude=self.latitude, longitude=0.2003, libelle="ici", score=0.98,
                precision=Precision.NUMERO,
            )  # fmt: skip
            found = (candidat,) if self.trouve else ()
            yield [Resultat(id=demande.id, candidats=found, sur=self.sur and self.trouve)]


def prepare(demandes: Sequence[Demande], *lignes: LigneVerrou) -> Verrou:
    return prepare_verrou(Verrou().updated(lignes), demandes, CONSIGNES)


def run(verrou: Verrou, demandes: Sequence[Demande], *moteurs: Moteur) -> Verrou:
    for etape in run_moteurs(verrou, demandes, moteurs, CONSIGNES):
        verrou = etape.verrou
    return verrou


def test_every_demand_has_a_line_before_anyone_is_asked() -> None:
    demandes = [make_demande("A"), make_demande("B", source=SOURCE)]
    verrou = prepare(demandes)
    assert verrou.lignes["A"] == LigneVerrou(id="A", requete=REQUETE)
    assert verrou.lignes["B"].fournisseur == "source"


def test_only_what_is_missing_is_asked() -> None:
    demandes = [make_demande(i) for i in "ABCD"] + [make_demande("E", source=SOURCE)]
    verrou = prepare(
        demandes, make_ligne("B"), make_ligne("C", statut=Statut.A_VERIFIER),
        make_ligne("D", statut=Statut.INTROUVABLE),
    )  # fmt: skip
    moteur = Moteur()
    done = run(verrou, demandes, moteur)
    assert moteur.demandees == ["A"]
    assert done.lignes["A"].statut is Statut.SUR
    assert (done.lignes["A"].date, done.lignes["A"].fournisseur) == ("2026-11-22", "ban")


def test_a_second_run_asks_nothing() -> None:
    demandes = [make_demande(i) for i in "AB"]
    done = run(prepare(demandes), demandes, Moteur())
    moteur = Moteur()
    again = run(prepare_verrou(done, demandes, CONSIGNES), demandes, moteur)
    assert moteur.demandees == []
    assert again == done


def test_a_changed_address_is_asked_anew() -> None:
    moved = make_demande("A", voie="3 rue de Brest")
    moteur = Moteur()
    done = run(prepare([moved], make_ligne("A")), [moved], moteur)
    assert moteur.demandees == ["A"]
    assert done.lignes["A"].requete == texte_requete(moved.adresse)


def test_another_writing_of_the_address_is_only_noted() -> None:
    shouted = make_demande("A", voie="1 RUE DE ROYAN")
    verrou = prepare([shouted], make_ligne("A"))
    assert list_missing(verrou, [shouted], ["ban"]) == []
    assert verrou.lignes["A"].requete.startswith("1 RUE DE ROYAN")


def test_an_override_is_dated_tied_to_its_address_and_left_alone() -> None:
    verrou = prepare([make_demande("A")], make_ligne("A", force=FORCE, statut=Statut.A_DEMANDER))
    force = verrou.lignes["A"].force
    assert force == replace(FORCE, le="2026-11-22", requete=REQUETE)
    assert list_missing(verrou, [make_demande("A")], ["ban"]) == []


def test_an_override_survives_a_changed_address_which_is_asked_and_flagged() -> None:
    moved = [make_demande("A", voie="3 rue de Brest")]
    placed = replace(FORCE, requete=REQUETE, le="2026-01-01")
    done = run(prepare(moved, make_ligne("A", force=placed)), moved, Moteur())
    assert done.lignes["A"].force == placed
    assert done.lignes["A"].statut is Statut.SUR
    assert done.lignes["A"].is_force_stale(texte_requete(moved[0].adresse))
    emptied = done.updated([]).lignes["A"]
    confirmed = prepare(moved, replace(emptied, force=replace(placed, requete="")))
    assert not confirmed.lignes["A"].is_force_stale(texte_requete(moved[0].adresse))


def test_a_point_far_from_its_commune_is_never_sure() -> None:
    demandes = [make_demande("A"), make_demande("B")]
    far = run(prepare(demandes), demandes, Moteur(latitude=48.04))
    near = run(prepare(demandes), demandes, Moteur(latitude=48.031))
    assert {line.statut for line in far.lignes.values()} == {Statut.A_VERIFIER}
    assert {line.statut for line in near.lignes.values()} == {Statut.SUR}


def test_what_one_engine_does_not_know_the_next_is_asked() -> None:
    demandes = [make_demande("A")]
    first, second = Moteur("fichier", trouve=False), Moteur("ban")
    done = run(prepare(demandes), demandes, first, second)
    assert (first.demandees, second.demandees) == (["A"], ["A"])
    assert done.lignes["A"].fournisseur == "ban"


def test_what_one_engine_is_sure_of_the_next_is_not_asked() -> None:
    demandes = [make_demande("A")]
    second = Moteur("ban")
    run(prepare(demandes), demandes, Moteur("fichier"), second)
    assert second.demandees == []


def test_an_engine_is_not_asked_twice_what_it_did_not_find() -> None:
    demandes = [make_demande("A")]
    chain = [Moteur("fichier", trouve=False), Moteur("ban", trouve=False)]
    done = run(prepare(demandes), demandes, *chain)
    assert done.lignes["A"].statut is Statut.INTROUVABLE
    again = [Moteur("fichier"), Moteur("ban")]
    run(prepare_verrou(done, demandes, CONSIGNES), demandes, *again)
    assert again[0].demandees == again[1].demandees == []


def test_answers_before_a_failure_are_kept_and_the_rest_resumes() -> None:
    demandes = [make_demande(i) for i in "ABCD"]
    kept = prepare(demandes)
    steps = run_moteurs(kept, demandes, [Moteur(panne_apres=2)], CONSIGNES)
    kept = next(steps).verrou
    kept = next(steps).verrou
    with pytest.raises(NetworkError):
        next(steps)
    assert count_statuts(kept, demandes)["sur"] == 2
    moteur = Moteur()
    done = run(prepare_verrou(kept, demandes, CONSIGNES), demandes, moteur)
    assert moteur.demandees == ["C", "D"]
    assert count_statuts(done, demandes)["sur"] == 4


def test_a_failure_is_never_written_as_an_answer() -> None:
    demandes = [make_demande("A")]
    verrou = prepare(demandes)
    with pytest.raises(NetworkError):
        run(verrou, demandes, Moteur(panne_apres=0))
    assert verrou.lignes["A"].statut is Statut.A_DEMANDER


def test_a_limit_holds() -> None:
    demandes = [make_demande(i) for i in "ABCD"]
    moteur = Moteur()
    consignes = replace(CONSIGNES, limite=3)
    list(run_moteurs(prepare(demandes), demandes, [moteur], consignes))
    assert moteur.demandees == ["A", "B", "C"]


def test_the_count_says_where_each_demand_stands() -> None:
    demandes = [make_demande(i) for i in "ABCD"]
    verrou = prepare(
        demandes, make_ligne("A"), make_ligne("B", force=FORCE),
        make_ligne("C", statut=Statut.INTROUVABLE),
    )  # fmt: skip
    assert count_statuts(verrou, demandes) == {
        "humain": 1, "sur": 1, "a_verifier": 0, "introuvable": 1, "a_demander": 1,
    }  # fmt: skip
