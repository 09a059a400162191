"""Who can take people today, and the order of lists that follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mediation_map.model.accueil import Accueil
from mediation_map.model.evenement import Fermeture
from mediation_map.model.lieu import Telephone
from mediation_map.model.vocabulaires import EtatAccueil, PorteeFermeture
from mediation_map.render.disponibilite import (
    Rang,
    find_disponibilite,
    list_libres,
    read_accueil,
    spread_demande,
)
from tests.publish.territoire import LIEU, LUNDI, make_annuaire

FIN = LUNDI + timedelta(days=3)
LIEUX = [replace(LIEU, id=f"L{n}", slug=f"lieu-{n}") for n in range(1, 7)]
COMPLET = Accueil(id="E", lieu_id="L3", etat=EtatAccueil.COMPLET, expire_le=FIN)
RESERVE = Accueil(id="F", lieu_id="L5", etat=EtatAccueil.SUR_ORIENTATION)
FERMETURE = Fermeture(id="G", cible="L2", portee=PorteeFermeture.LIEU, debut=LUNDI, fin=FIN)


@pytest.mark.parametrize(
    ("etat", "jour", "rang", "texte"),
    [
        (EtatAccueil.OUVERT, LUNDI, Rang.LIBRE, "Peut accueillir (dit le 10 novembre 2026)"),
        (EtatAccueil.SUR_RENDEZ_VOUS, LUNDI, Rang.LIBRE, "Sur rendez-vous, délai : 3 semaines"),
        (EtatAccueil.SUR_ORIENTATION, LUNDI, Rang.RESERVE, "Sur orientation d'un professionnel"),
        (EtatAccueil.COMPLET, FIN, Rang.FERME, "Complet jusqu'au 26 novembre 2026"),
        (
            EtatAccueil.COMPLET,
            FIN + timedelta(days=1),
            Rang.A_CONFIRMER,
            "Accueil à confirmer : appelez",
        ),
        (
            EtatAccueil.NE_PAS_PUBLIER,
            FIN + timedelta(days=1),
            Rang.RESERVE,
            "À ne pas communiquer au public (à confirmer)",
        ),
    ],
)
def test_a_state_in_words(etat: EtatAccueil, jour: date, rang: Rang, texte: str) -> None:
    accueil = replace(COMPLET, etat=etat, delai="3 semaines", confirme_le=date(2026, 11, 10))
    lu = read_accueil(accueil, jour)
    assert (lu.rang, lu.texte) == (rang, texte)


def test_full_and_closed_places_come_last_after_reserved_ones() -> None:
    annuaire = make_annuaire(lieux=LIEUX, accueils=[COMPLET, RESERVE], fermetures=[FERMETURE])
    suite = [lieu.id for lieu in spread_demande(LIEUX, annuaire)]
    assert set(suite[:3]) == {"L1", "L4", "L6"}
    assert suite[3] == "L5"
    assert set(suite[4:]) == {"L2", "L3"}
    assert {lieu.id for lieu in list_libres(LIEUX, annuaire)} == {"L1", "L4", "L5", "L6"}


def test_what_is_said_of_one_service_leaves_the_place_where_it_stands() -> None:
    annuaire = make_annuaire(
        lieux=LIEUX,
        accueils=[replace(COMPLET, service="Impôts")],
        fermetures=[replace(FERMETURE, service="Impôts")],
    )
    assert {find_disponibilite(lieu, annuaire).rang for lieu in LIEUX} == {Rang.LIBRE}


def test_each_place_is_first_on_some_day_and_the_order_of_a_day_holds() -> None:
    firsts = set()
    for day in range(60):
        annuaire = make_annuaire(LUNDI + timedelta(days=day), lieux=LIEUX)
        suite = spread_demande(LIEUX, annuaire)
        assert suite == spread_demande(list(reversed(LIEUX)), annuaire)
        firsts.add(suite[0].id)
    assert firsts == {lieu.id for lieu in LIEUX}


BESOIN, AUTRE = "demarche-en-ligne", "smartphone"
IMPOTS = replace(COMPLET, service="Impôts en ligne", besoins=(BESOIN,))


def test_a_full_service_puts_the_place_last_for_its_need_only() -> None:
    annuaire = make_annuaire(lieux=LIEUX, accueils=[IMPOTS])
    assert spread_demande(LIEUX, annuaire, BESOIN)[-1].id == "L3"
    assert spread_demande(LIEUX, annuaire, AUTRE) == spread_demande(LIEUX, annuaire)
    dit = find_disponibilite(LIEUX[2], annuaire, BESOIN)
    assert (dit.rang, dit.texte) == (
        Rang.FERME,
        "Impôts en ligne : complet jusqu'au 26 novembre 2026",
    )


def test_a_services_own_word_counts_before_that_of_the_place() -> None:
    ouvert = replace(IMPOTS, id="H", etat=EtatAccueil.OUVERT)
    annuaire = make_annuaire(lieux=LIEUX, accueils=[COMPLET, ouvert])
    assert find_disponibilite(LIEUX[2], annuaire, BESOIN).rang is Rang.LIBRE
    assert find_disponibilite(LIEUX[2], annuaire, AUTRE).rang is Rang.FERME


def test_a_closed_place_is_closed_for_every_need() -> None:
    ouvert = replace(IMPOTS, lieu_id="L2", etat=EtatAccueil.OUVERT)
    annuaire = make_annuaire(lieux=LIEUX, accueils=[ouvert], fermetures=[FERMETURE])
    assert find_disponibilite(LIEUX[1], annuaire, BESOIN).rang is Rang.FERME


def test_what_a_full_service_said_is_to_be_confirmed_once_over() -> None:
    annuaire = make_annuaire(FIN + timedelta(days=1), lieux=LIEUX, accueils=[IMPOTS])
    dit = find_disponibilite(LIEUX[2], annuaire, BESOIN)
    assert (dit.rang, dit.texte) == (
        Rang.A_CONFIRMER,
        "Impôts en ligne : à confirmer, renseignez-vous",
    )
    telephone = Telephone(e164="+33243000000", affichage="02 43 00 00 00")
    dit = find_disponibilite(replace(LIEUX[2], telephones=(telephone,)), annuaire, BESOIN)
    assert dit.texte == "Impôts en ligne : à confirmer, appelez"
