"""The switchboard's and the comparison's pages and data, for professionals alone."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

from mediation_map.model.accueil import Accueil
from mediation_map.model.provenance import Provenance
from mediation_map.model.vocabulaires import EtatAccueil, Visibilite
from mediation_map.publish.annuaire import Edition
from mediation_map.render import contexte_pro
from mediation_map.render.donnees_pro import build_pro, say_verification
from mediation_map.render.donnees_recherche import build_donnees
from mediation_map.render.pages_pro_recherche import (
    link_communes,
    list_numeros,
    render_pro_recherche,
)
from mediation_map.render.rendu import Rendu
from tests.render.exemple import REGISTRE, build_annuaire
from tests.render.exemple_lieux import HOSTILE
from tests.render.pages import read_page, words
from tests.render.test_contextes import asked

LIEU = REGISTRE.lieux[0]
PAIRES = {
    "orientation.html.j2": contexte_pro.ContexteOrientation,
    "standard.html.j2": contexte_pro.ContexteStandard,
    "comparaison.html.j2": contexte_pro.ContexteComparaison,
}


def row(annuaire: Any) -> dict[str, Any]:
    pro = build_donnees(annuaire)["pro"]
    return dict(zip(pro["colonnes"], pro["lieux"][0], strict=True))


def with_accueils(*accueils: Accueil, **lieu: Any) -> Any:
    lieux = (replace(LIEU, **lieu), *REGISTRE.lieux[1:])
    registre = replace(REGISTRE, lieux=lieux, accueils=accueils)
    return build_annuaire(registre, Edition.PRO)


def test_the_public_data_have_no_professional_key() -> None:
    assert build_pro(build_annuaire()) == {}
    assert "pro" not in build_donnees(build_annuaire())


def test_one_row_for_each_place_in_the_same_order() -> None:
    donnees = build_donnees(build_annuaire(edition=Edition.PRO))
    assert len(donnees["pro"]["lieux"]) == len(donnees["lieux"])
    assert len(donnees["pro"]["besoins"]) == len(donnees["besoins"])


def test_a_reception_state_is_written_with_its_days() -> None:
    accueil = Accueil(
        id="E1",
        lieu_id=LIEU.id,
        etat=EtatAccueil.COMPLET,
        texte_pro="Poste 12",
        expire_le=date(2026, 12, 1),
    )
    assert row(with_accueils(accueil))["accueils"] == [
        ["complet", "", "", "", "Poste 12", None, "2026-12-01"]
    ]


@pytest.mark.parametrize(
    ("accueils", "visibilite", "public"),
    [
        ((), Visibilite.PUBLIC, 1),
        ((), Visibilite.PROFESSIONNEL, 0),
        ((EtatAccueil.NE_PAS_PUBLIER,), Visibilite.PUBLIC, 0),
        ((EtatAccueil.COMPLET,), Visibilite.PUBLIC, 1),
    ],
)
def test_a_place_that_the_public_site_hides_is_marked(
    accueils: tuple[EtatAccueil, ...], visibilite: Visibilite, public: int
) -> None:
    etats = [Accueil(id=str(etat), lieu_id=LIEU.id, etat=etat) for etat in accueils]
    assert row(with_accueils(*etats, visibilite=visibilite))["public"] == public


def test_when_it_was_checked_or_how_old_the_source_is() -> None:
    jour = date(2026, 11, 23)
    verifie = replace(
        LIEU, provenance=Provenance(verifie_le=date(2026, 11, 3), verifie_par="Camille Roy")
    )
    assert say_verification(verifie, jour).endswith("vérifiées le 3 novembre 2026 par Camille Roy.")
    inconnu = replace(LIEU, provenance=Provenance())
    demain = replace(LIEU, provenance=Provenance(verifie_le=date(2026, 11, 24)))
    assert say_verification(demain, jour).endswith("vérification n'est pas connue.")
    assert say_verification(inconnu, jour) == "Jamais vérifié. Date de la source : inconnue."


def test_how_to_be_received_is_said_once() -> None:
    offre = replace(LIEU.offre, sur_rendez_vous=True, prise_rdv="Appeler la veille")
    phrase = row(with_accueils(offre=offre))["rendez_vous"]
    assert phrase.startswith("Sur rendez-vous. Appeler la veille.")
    assert phrase.count("Sur rendez-vous.") == 1


def test_pages_belong_to_the_professional_edition() -> None:
    for edition, attendues in (
        (Edition.PUBLIC, []),
        (Edition.PRO, ["standard/index.html", "comparaison/index.html"]),
    ):
        annuaire = build_annuaire(edition=edition)
        pages = dict(render_pro_recherche(annuaire, Rendu(annuaire), build_donnees(annuaire)))
        assert list(pages) == attendues
        for octets in pages.values():
            assert [
                e.attributs["name"]
                for e in read_page(octets)
                if e.nom == "input" and "name" in e.attributs
            ] == ["besoin", "endroit"]
            assert HOSTILE.encode() not in octets
            assert LIEU.telephones[0].affichage in words(octets).replace("\u00a0", " ")


def test_lists_are_sorted_for_a_reader_and_hold_no_relay() -> None:
    annuaire = build_annuaire(edition=Edition.PRO)
    communes = [one.libelle for one in link_communes(annuaire)]
    assert communes == ["Aubry", "Évron", "Zélie"]
    noms = [one.nom for one in list_numeros(annuaire)]
    relais = {one.nom for one in REGISTRE.lieux if one.role == "relais"}
    assert noms
    assert not relais & set(noms)


@pytest.mark.parametrize("template", PAIRES)
def test_templates_use_their_whole_context_and_nothing_else(template: str) -> None:
    contexte = PAIRES[template]
    assert asked(template) == {one.name for one in fields(contexte)}
    assert all(len(one.metadata["aide"]) > 8 for one in fields(contexte))


def test_a_service_that_is_full_is_known_by_its_own_name_to_the_switchboard() -> None:
    """The browser matches names: those of the tables stand beside those of the standard."""
    besoin = build_annuaire().besoins[0].id
    accueil = Accueil(
        id="E", lieu_id=LIEU.id, etat=EtatAccueil.COMPLET, service="Le guichet", besoins=(besoin,)
    )
    annuaire = build_annuaire(replace(REGISTRE, accueils=(accueil,)), Edition.PRO)
    dits = build_pro(annuaire)["pro"]["besoins"]
    noms = dict(zip((one.id for one in annuaire.besoins), dits, strict=True))
    assert [nom for nom, mots in noms.items() if "Le guichet" in mots] == [besoin]
