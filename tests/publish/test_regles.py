"""What is not public never gets through: the list of allowed fields decides."""

import json
from dataclasses import fields, replace
from datetime import date

import pytest

from mediation_map.constats import Origine
from mediation_map.model.accueil import Accueil
from mediation_map.model.lieu import Adresse, Consentement, Courriel, Lieu, Telephone
from mediation_map.model.permanence import Permanence
from mediation_map.model.provenance import Provenance
from mediation_map.model.vocabulaires import EtatAccueil, Visibilite
from mediation_map.publish.annuaire import Edition
from mediation_map.publish.geojson import render_geojson
from mediation_map.publish.regles import (
    CHAMPS_PUBLICS,
    RegleAccord,
    decide_accord,
    decide_lieu,
    decide_permanence,
    show_lieu,
    show_record,
)
from tests.publish.territoire import make_annuaire

PROVENANCE = Provenance(source_nom="source", origine=Origine("reserve.xlsx", "", 3))
LIEU = Lieu(
    id="L",
    nom="Lieu",
    adresse=Adresse(commune="Coulaines"),
    telephones=(Telephone(e164="+33243000000", affichage="02 43 00 00 00"),),
    courriels=(Courriel(adresse="a@b.fr"), Courriel(adresse="jean.dupont@b.fr", personnel=True)),
    contact_pro="RESERVE-contact",
    notes_pro="RESERVE-notes",
    consentement=Consentement(accord=True, accord_de="RESERVE-personne"),
    provenance=PROVENANCE,
    provenances={"nom": PROVENANCE},
    sources=(PROVENANCE,),
    aliases=("RESERVE-alias",),
)


def test_every_listed_field_exists() -> None:
    for record, champs in CHAMPS_PUBLICS.items():
        assert champs <= {champ.name for champ in fields(record)}


def test_the_public_edition_never_sees_reserved_values() -> None:
    texte = repr(show_lieu(LIEU, Edition.PUBLIC))
    for reserve in ("RESERVE", "jean.dupont", "reserve.xlsx"):
        assert reserve in repr(LIEU)
        assert reserve not in texte
    assert "a@b.fr" in texte


def test_the_professional_edition_sees_all() -> None:
    assert show_lieu(LIEU, Edition.PRO) == LIEU


def test_a_consent_to_some_fields_hides_the_others() -> None:
    lieu = replace(LIEU, consentement=Consentement(accord=True, champs=("courriels",)))
    montre = show_lieu(lieu, Edition.PUBLIC)
    assert montre.telephones == ()
    assert montre.courriels == (Courriel(adresse="a@b.fr"),)
    assert montre.adresse.commune == "Coulaines"


NE_PAS_PUBLIER = Accueil(id="a", lieu_id="L", etat=EtatAccueil.NE_PAS_PUBLIER)


@pytest.mark.parametrize(
    ("lieu", "accueils", "regle", "public", "pro"),
    [
        (Lieu(id="L", nom="x"), (), "publier", True, True),
        (Lieu(id="L", nom="x"), (), "retenir", False, True),
        (LIEU, (), "retenir", True, True),
        (replace(LIEU, consentement=Consentement(accord=False)), (), "publier", False, True),
        (replace(LIEU, visibilite=Visibilite.PROFESSIONNEL), (), "publier", False, True),
        (replace(LIEU, visibilite=Visibilite.MASQUE), (), "publier", False, False),
        (LIEU, (NE_PAS_PUBLIER,), "publier", False, True),
        (LIEU, (replace(NE_PAS_PUBLIER, service="x"),), "publier", True, True),
    ],
)
def test_decide_lieu(
    lieu: Lieu, accueils: tuple[Accueil, ...], regle: str, public: bool, pro: bool
) -> None:
    accord = RegleAccord(regle, 0, date(2026, 11, 23))
    decisions = [decide_lieu(lieu, edition, accueils, accord) for edition in Edition]
    assert [decision.visible for decision in decisions] == [public, pro]
    assert all(decision.raison for decision in decisions)


def test_a_permanence_vanishes_the_day_after_its_convention() -> None:
    permanence = Permanence(id="P", lieu_id="L", convention_fin=date(2026, 6, 30), contact_pro="R")
    assert decide_permanence(permanence, Edition.PUBLIC, date(2026, 6, 30)).visible
    after = decide_permanence(permanence, Edition.PUBLIC, date(2026, 7, 1))
    assert (after.visible, after.raison) == (False, "convention terminée le 2026-06-30")
    assert show_record(permanence, Edition.PUBLIC).contact_pro == ""
    assert show_record(permanence, Edition.PRO).contact_pro == "R"


@pytest.mark.parametrize(
    ("accord_le", "validite", "visible"),
    [
        (date(2024, 11, 24), 24, True),
        (date(2024, 11, 23), 24, False),
        (None, 24, False),
        (None, 0, True),
        (date(2001, 1, 1), 0, True),
    ],
)
def test_a_consent_must_be_asked_for_again_after_its_time(
    accord_le: date | None, validite: int, visible: bool
) -> None:
    regle = RegleAccord("retenir", validite, date(2026, 11, 23))
    accord = Consentement(accord=True, accord_le=accord_le)
    assert decide_accord(accord, regle).visible is visible
    assert decide_accord(accord, replace(regle, sans_accord="publier")).visible
    refus = Consentement(accord=False, accord_le=accord_le)
    assert not decide_accord(refus, replace(regle, sans_accord="publier")).visible


def test_who_checked_is_not_public() -> None:
    lieu = replace(LIEU, provenance=replace(PROVENANCE, verifie_par="RESERVE-qui"))
    assert show_lieu(lieu, Edition.PUBLIC).provenance.verifie_par == ""


def test_the_source_of_a_hidden_field_is_hidden_with_it() -> None:
    sources = dict.fromkeys(("nom", "telephones", "contact_pro", "notes_pro"), PROVENANCE)
    lieu = replace(LIEU, provenances=sources)
    assert set(show_lieu(lieu, Edition.PUBLIC).provenances) == {"nom", "telephones"}
    consenti = replace(lieu, consentement=Consentement(accord=True, champs=("courriels",)))
    assert set(show_lieu(consenti, Edition.PUBLIC).provenances) == {"nom"}


def test_the_open_data_of_professionals_hold_no_more_than_those_of_all() -> None:
    reserve = replace(LIEU, id="R", visibilite=Visibilite.PROFESSIONNEL)
    annuaire = replace(make_annuaire(lieux=[LIEU, reserve]), edition=Edition.PRO)
    _, contenu = render_geojson(annuaire)
    assert [one["id"] for one in json.loads(contenu)["features"]] == ["L"]
    assert b"jean.dupont" not in contenu
