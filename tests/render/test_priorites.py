"""The dashboard's first lines: what presses, most urgent first, never more than five."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from mediation_map.constats import Constat, Origine, Severite
from mediation_map.model.accueil import Accueil
from mediation_map.model.provenance import Provenance
from mediation_map.model.vocabulaires import EtatAccueil
from mediation_map.publish.annuaire import Edition
from mediation_map.render.pages_pro import render_tableau
from mediation_map.render.pilotage_priorites import NOMBRE, list_accueils, list_priorites
from mediation_map.render.rendu import Rendu
from tests.demo.territoire import JOUR, on
from tests.render.exemple import REGISTRE, TODAY, build_annuaire
from tests.render.pages import read_page

VEILLE = TODAY - timedelta(days=1)
ACCUEIL = Accueil(
    id="E", lieu_id=REGISTRE.lieux[0].id, etat=EtatAccueil.OUVERT, expire_le=VEILLE
)  # fmt: skip


def test_the_demo_has_five_things_to_do_each_with_a_place_to_go() -> None:
    annuaire = on(JOUR.isoformat(), Edition.PRO).annuaire
    priorites = list_priorites(annuaire)
    assert len(priorites) == NOMBRE
    page = dict(render_tableau(annuaire, Rendu(annuaire)))["tableau-de-bord/index.html"]
    ids = {element.attributs.get("id") for element in read_page(page)}
    for une in priorites:
        assert une.lien[1:] in ids or une.lien.startswith("../")


def test_rows_that_are_lost_come_first_and_are_counted_once() -> None:
    place = Origine("acteurs.csv", ligne=3, colonne="nom")
    constats = [
        Constat(code, Severite.BLOQUANT, code, origine=replace(place, colonne=code))
        for code in ("nom", "id")
    ]
    annuaire = replace(build_annuaire(edition=Edition.PRO), constats=tuple(constats))
    premiere = list_priorites(annuaire)[0].phrase.replace("\u00a0", " ")
    assert premiere.startswith("Corriger 1 ligne que le site ne peut pas reprendre")


def test_a_state_is_to_be_asked_again_from_the_day_after_its_last() -> None:
    for fin, attendu in ((VEILLE, 1), (TODAY, 0)):
        registre = replace(REGISTRE, accueils=(replace(ACCUEIL, expire_le=fin),))
        assert len(list_accueils(build_annuaire(registre, Edition.PRO)).lignes) == attendu


def test_a_state_to_ask_again_tells_its_row() -> None:
    place = Origine("accueil.csv", ligne=7)
    etat = replace(ACCUEIL, expire_le=VEILLE, provenance=Provenance(origine=place))
    liste = list_accueils(build_annuaire(replace(REGISTRE, accueils=(etat,)), Edition.PRO))
    assert liste.colonnes[-1] == "Où"
    assert liste.lignes[0][-1] == "accueil.csv, ligne 7"


def test_a_session_that_lacks_participants_is_recalled_until_its_day() -> None:
    # S-02, on 4 December 2026, has not reached its minimum.
    phrases = {
        jour: [p.phrase for p in list_priorites(on(jour, Edition.PRO).annuaire)]
        for jour in ("2026-11-23", "2026-11-24", "2026-12-04", "2026-12-05")
    }
    dits = {
        jour: any("il manque des inscrits" in p for p in dites) for jour, dites in phrases.items()
    }
    assert dits == {
        "2026-11-23": False, "2026-11-24": True, "2026-12-04": True, "2026-12-05": False,
    }  # fmt: skip


def test_nothing_presses_where_nothing_is_wrong() -> None:
    registre = replace(REGISTRE, lieux=(), permanences=(), seances=(), accueils=(), ateliers=())
    assert list_priorites(build_annuaire(registre, Edition.PRO)) == ()


def test_two_rows_under_one_id_are_both_listed() -> None:
    registre = replace(REGISTRE, accueils=(ACCUEIL, replace(ACCUEIL, etat=EtatAccueil.COMPLET)))
    assert len(list_accueils(build_annuaire(registre, Edition.PRO)).lignes) == 2
