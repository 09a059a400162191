"""A service that a place asks not to publish does not exist in the public edition."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from mediation_map.model.lieu import Lieu
from mediation_map.model.registre import Registre, Sort
from mediation_map.model.vocabulaires import Programme, Role, Service
from mediation_map.normalise.registre import normalise_tables
from mediation_map.publish.annuaire import Edition
from mediation_map.publish.selection import Selection, is_ouvert, list_ouverts, select_registre
from tests.normalise.tables import make_table
from tests.publish.territoire import make_annuaire, make_config

LUNDI = date(2026, 11, 23)
COMMUNES = ({"code_insee": "99001", "nom": "Fictive", "code_postal": "99000"},)
ACTEUR = {"id": "L-1", "nom": "Maison", "commune": "Fictive", "source_nom": "Réunion"}
Row = Mapping[str, str]


def read(acteur: Row, service: str, **autres: list[Row]) -> Registre:
    """Return the register of one place that keeps a service silent."""
    accueil = {"id": "E-1", "lieu_id": "L-1", "service": service, "etat": "ne pas publier"}
    tables = {
        "communes": COMMUNES,
        "acteurs": [{**ACTEUR, **acteur}],
        **autres,
        "accueil": [accueil, *autres.get("accueil", ())],
    }
    return normalise_tables([make_table(nom, rows) for nom, rows in tables.items()]).registre


def select(registre: Registre, edition: Edition = Edition.PUBLIC) -> Selection:
    return select_registre(registre, edition, make_config(), LUNDI)


def show(actions: str, service: str, **acteur: str) -> Lieu:
    (lieu,) = select(read({"actions": actions, **acteur}, service)).registre.lieux
    return lieu


def test_the_needs_and_the_words_of_the_service_go() -> None:
    lieu = show(
        "Démarches en ligne, impôts ; connexion wifi",
        "Impôts",
        presentation="Un lieu calme. Nous aidons pour les impôts. Venez.",
        a_apporter="Avis d'impôt\nTéléphone",
        horaires="lundi 9h-12h (impôts sur rendez-vous)",
        telephone="02 43 00 00 01 (impôts)",
    )
    assert lieu.role is Role.AIDE
    assert lieu.offre.besoins == ("wifi",)
    assert lieu.offre.services == (Service.ACCES,)
    assert lieu.offre.texte == "connexion wifi"
    assert lieu.presentation == "Un lieu calme. Venez."
    assert lieu.offre.a_apporter == "Téléphone"
    assert lieu.telephones[0].e164 == "+33243000001"
    assert "imp" not in repr(lieu).casefold().replace("imprimer", "")


def test_what_other_words_say_as_well_stays() -> None:
    lieu = show(
        "Démarches en ligne, impôts ; titre de séjour, carte grise ; imprimante", "Impôts en ligne"
    )
    assert set(lieu.offre.besoins) == {"papiers", "imprimer"}
    assert lieu.offre.services == (Service.ACCES,), "whoever gives it helps with taxes too"


def test_a_label_that_promises_the_service_goes() -> None:
    lieu = show(
        "Espace France services ; wifi gratuit", "Démarche en ligne", typologie="RFS", frais=""
    )
    assert Programme.FRANCE_SERVICES not in lieu.offre.programmes
    assert "France" not in repr(lieu.offre)
    assert lieu.typologie == ()
    assert "demarche-en-ligne" not in lieu.offre.besoins
    assert {"papiers", "wifi"} <= set(lieu.offre.besoins)


def test_a_service_of_the_standard_goes_whole() -> None:
    lieu = show(
        "Wifi, imprimante ; ateliers pour apprendre l'ordinateur",
        "Accès internet et matériel informatique",
    )
    assert lieu.offre.services == (Service.QUOTIDIEN,)
    assert {"wifi", "imprimer", "ordinateur-libre"}.isdisjoint(lieu.offre.besoins)
    assert "atelier" in lieu.offre.besoins


def test_very_words_count_where_they_answer_another_need() -> None:
    """Alone, « tablette » is read as a tablet to use; in a workshop, it is one to learn."""
    lieu = show("Ateliers tablette ; démarches en ligne, impôts", "tablette")
    assert "smartphone" not in lieu.offre.besoins
    assert "demarche-en-ligne" in lieu.offre.besoins
    assert "tablette" not in repr(lieu)


def test_columns_are_hidden_as_words_are() -> None:
    lieu = show("", "Aidants Connect", services="Aide aux démarches administratives | wifi",
                programmes="Aidants Connect", niveaux="a_votre_place")  # fmt: skip
    assert lieu.offre.services == (Service.ACCES,)
    assert lieu.offre.programmes == ()
    assert lieu.offre.niveaux == ()


def test_a_place_without_other_help_is_withheld_and_told() -> None:
    selection = select(read({"actions": "Démarches en ligne, impôts"}, "Impôts"))
    assert selection.registre.lieux == []
    fins = {cle[0]: fin for cle, fin in selection.fins.items()}
    assert fins["acteurs.csv"] == (Sort.RETENU, "toute l'aide de ce lieu est en « ne pas publier »")


def test_a_place_where_others_help_stays_as_a_relay() -> None:
    permanence = {"id": "P-1", "lieu_id": "L-1", "horaires": "mardi 9h-12h"}
    registre = read({"actions": "Démarches en ligne, impôts"}, "Impôts", permanences=[permanence])
    (lieu,) = select(registre).registre.lieux
    assert lieu.role is Role.RELAIS
    assert lieu.offre.besoins == ()
    dite = {**permanence, "intervenant": "Permanence impôts"}
    assert not select(
        read({"actions": "Démarches en ligne, impôts"}, "Impôts", permanences=[dite])
    ).registre.lieux


def test_a_relay_stays_a_relay() -> None:
    (lieu,) = select(read({"actions": ""}, "Impôts")).registre.lieux
    assert lieu.role is Role.RELAIS


def test_what_is_not_understood_hides_all_of_the_help() -> None:
    assert select(read({"actions": "wifi"}, "Le salon bleu")).registre.lieux == []


def test_closures_and_other_states_of_the_service_are_withheld() -> None:
    registre = read(
        {"actions": "Démarches en ligne, impôts ; wifi"},
        "Impôts en ligne",
        accueil=[
            {"id": "E-2", "lieu_id": "L-1", "service": "CAF", "etat": "complet"},
            {"id": "E-3", "lieu_id": "L-1", "service": "wifi", "etat": "complet"},
        ],
        fermetures=[
            {"id": f"F-{rang}", "cible": "L-1", "portee": "service", "service": service,
             "debut": "2026-11-20", "fin": "2026-12-01"}
            for rang, service in enumerate(["Impôts", "wifi"])
        ],
    )  # fmt: skip
    public = select(registre).registre
    assert [one.id for one in public.accueils] == ["E-3"]
    assert [one.id for one in public.fermetures] == ["F-1"]
    pro = select(registre, Edition.PRO).registre
    assert len(pro.accueils) == 3
    assert len(pro.fermetures) == 2


@pytest.mark.parametrize("expire", ["", "2026-10-31", "2027-01-31"])
def test_such_a_request_never_expires(expire: str) -> None:
    accueil = {"id": "E-2", "lieu_id": "L-1", "service": "wifi", "etat": "ne pas publier",
               "expire_le": expire}  # fmt: skip
    registre = read(
        {"actions": "Démarches en ligne, impôts ; wifi ; imprimante"}, "CAF", accueil=[accueil]
    )
    (lieu,) = select(registre).registre.lieux
    assert lieu.offre.besoins == ("imprimer",)


def test_professionals_see_all_and_give_no_more_than_the_public() -> None:
    registre = read({"actions": "Démarches en ligne, impôts ; wifi"}, "Impôts")
    (lieu,) = select(registre, Edition.PRO).registre.lieux
    assert set(lieu.offre.besoins) == {"demarche-en-ligne", "wifi"}
    annuaire = make_annuaire(edition=Edition.PRO, lieux=registre.lieux, accueils=registre.accueils)
    (ouvert,) = list_ouverts(annuaire)
    assert ouvert.offre.besoins == ("wifi",)
    tout = read({"actions": "Démarches en ligne, impôts"}, "Impôts")
    pro = make_annuaire(edition=Edition.PRO, lieux=tout.lieux, accueils=tout.accueils)
    assert not is_ouvert(tout.lieux[0], pro)
    assert list_ouverts(pro) == []
