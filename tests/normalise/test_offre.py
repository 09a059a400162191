"""From the words of actions to services, levels, needs; always traceable, never invented."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from mediation_map.errors import ConfigError
from mediation_map.model.lieu import Offre
from mediation_map.model.vocabulaires import (
    Frais,
    ModaliteAcces,
    ModaliteAccompagnement,
    Niveau,
    PriseEnCharge,
    Programme,
    Public,
    Service,
)
from mediation_map.normalise.besoins import load_besoins, parse_besoins
from mediation_map.normalise.construction import Lecteur
from mediation_map.normalise.expressions import load_expressions, parse_expressions
from mediation_map.normalise.offre import read_actions, read_offre
from mediation_map.normalise.texte import fold
from tests.normalise.tables import make_table

CNFS = (
    "Conseiller numérique, gratuit : prise en main d'un smartphone, d'une tablette ou d'un "
    "ordinateur ; le numérique au quotidien ; culture numérique"
)


def offre(**cells: str) -> tuple[Offre, list[str]]:
    lecteur = Lecteur(make_table("acteurs", [cells]).lignes[0])
    read = read_offre(lecteur)
    return read, [constat.code for constat in lecteur.constats]


def test_france_services_does_it_for_you_and_with_you() -> None:
    read, constats = offre(actions="Espace labellisé France services (01/02/2020)")
    assert read.services == (Service.DEMARCHES,)
    assert read.niveaux == (Niveau.A_VOTRE_PLACE, Niveau.AVEC_VOUS)
    assert read.programmes == (Programme.FRANCE_SERVICES,)
    assert read.frais == (Frais.GRATUIT,)
    assert "demarche-en-ligne" in read.besoins
    assert constats == []


def test_the_national_advisers_programme_is_not_france_services() -> None:
    read, _ = offre(actions="Conseiller numérique France Services")
    assert read.programmes == (Programme.CONSEILLERS,)
    assert Service.DEMARCHES not in read.services


def test_the_adviser_teaches_daily_tools() -> None:
    read, _ = offre(actions=CNFS)
    assert read.services == (Service.QUOTIDIEN, Service.COMPREHENSION)
    assert read.niveaux == (Niveau.APPRENDRE,)
    assert {"smartphone", "ordinateur"} <= set(read.besoins)
    assert "imprimer" not in read.besoins


def test_booking_link_is_taken_from_the_words() -> None:
    read, _ = offre(actions=f"{CNFS} ; rendez-vous en ligne : https://www.rdv.fr/org/900")
    assert read.prise_rdv == "https://www.rdv.fr/org/900"
    assert read.acces == (ModaliteAcces.RDV_EN_LIGNE,)
    assert read.sur_rendez_vous is None


def test_words_inside_an_address_say_nothing() -> None:
    read, _ = offre(actions="Voir https://www.aide-numerique.fr/ateliers ou wifi@imprimante.fr")
    assert read.services == ()


@pytest.mark.parametrize(
    "texte",
    [
        "1 poste de conseiller numérique attribué (aucun recruté à la date de la liste)",
        "L'aide aux démarches n'est plus proposée",
        "Aucun conseiller numérique",
        "Pas d'aide aux démarches",
        "Imprimante : non",
        "Oriente vers la France services d'Allonnes",
        "Sans conseiller numérique depuis 2024",
        "Ateliers numériques suspendus",
        "Conseillère numérique (recrutement en cours)",
    ],
)
def test_what_is_denied_is_not_counted_but_told(texte: str) -> None:
    read, constats = offre(actions=texte)
    assert read.services == ()
    assert read.programmes == ()
    assert "actions-niees" in constats


@pytest.mark.parametrize(
    ("texte", "services"),
    [
        ("Pas d'aide aux démarches, ateliers numériques seulement", [Service.QUOTIDIEN]),
        ("imprimante, pas de wifi", [Service.ACCES]),
        ("N'hésitez pas à venir : aide aux démarches", [Service.DEMARCHES]),
        ("Aide informatique sans rendez-vous", [Service.QUOTIDIEN]),
        ("Aide aux démarches (sauf impôts)", [Service.DEMARCHES]),
        ("plus de 10 ordinateurs à disposition", [Service.ACCES]),
        ("Aide démarches CAF + PC en libre accès", [Service.DEMARCHES, Service.ACCES]),
    ],
)
def test_a_negation_reaches_no_further_than_its_clause(texte: str, services: list[Service]) -> None:
    assert list(offre(actions=texte)[0].services) == services


@pytest.mark.parametrize(
    "texte",
    [
        "Accueil, information, orientation",
        "Accompagnement social",
        "Place de la mairie, avec vous depuis 1990",
        "Aide alimentaire, vestiaire",
        "Recrutement en cours",
        "Numéro de téléphone : voir le site",
    ],
)
def test_words_that_say_no_digital_help_give_no_service(texte: str) -> None:
    read, constats = offre(actions=texte)
    assert read.services == ()
    assert read.niveaux in ((), (Niveau.AVEC_VOUS,))
    assert constats == ["actions-sans-service"]


@pytest.mark.parametrize(
    ("texte", "besoin", "answers"),
    [
        ("Imprimante et scanner", "imprimer", True),
        ("6 postes informatiques publics", "imprimer", False),
        ("6 postes informatiques publics", "ordinateur-libre", True),
        ("Connexion wi-fi", "wifi", True),
        ("Connexion wi-fi", "ordinateur-libre", False),
        ("Vente d'ordinateurs reconditionnés", "materiel", True),
        ("Prise en main d'un ordinateur", "materiel", False),
        ("fablab avec imprimante 3D", "imprimer", False),
        ("Atelier tablette", "smartphone", True),
        ("Arnaques sur internet : s'en protéger", "arnaques", True),
        ("Faire un CV", "emploi", True),
        ("Repair café : réparation d'ordinateurs", "reparer", True),
    ],
)
def test_needs_are_answered_only_where_words_say_so(texte: str, besoin: str, answers: bool) -> None:
    assert (besoin in offre(actions=texte)[0].besoins) is answers


def test_levels_are_never_blended_between_sentences() -> None:
    read, _ = offre(actions="France services ; atelier smartphone")
    assert Niveau.APPRENDRE in read.niveaux
    assert "apprendre-demarches" not in read.besoins


def test_every_attribution_shows_words_of_the_source() -> None:
    texte = "Ateliers et accompagnement : démarches administratives, numérique au quotidien"
    read, _ = offre(actions=texte)
    values = {attribution.valeur for attribution in read.attributions}
    assert values >= {*map(str, read.services), *map(str, read.niveaux)}
    for attribution in read.attributions:
        for words in attribution.mots.replace(" … ", " | ").split(" | "):
            assert words in texte


def test_type_and_name_alone_attribute_nothing() -> None:
    read, constats = offre(nom="Espace public numérique France services", type_structure="EPN")
    assert read == Offre()
    assert constats == []


def test_columns_speak_the_standard_and_older_words() -> None:
    read, constats = offre(
        services="Aide aux démarches administratives|Prendre en main un ordinateur",
        niveaux="faire avec vous",
        modalites_accompagnement="A ma place : une personne habilitée fait les démarches",
        publics="Adultes;Seniors (+ 65 ans);Surdité",
        frais="Gratuit : Je peux accéder gratuitement au lieu",
        programmes="Aidants Connect",
        langues="anglais | arabe",
        sur_rendez_vous="non",
    )
    assert constats == []
    assert read.services == (Service.DEMARCHES, Service.QUOTIDIEN)
    assert read.niveaux == (Niveau.A_VOTRE_PLACE, Niveau.AVEC_VOUS, Niveau.APPRENDRE)
    assert read.publics == (Public.SENIORS,)
    assert read.prises_en_charge == (PriseEnCharge.SURDITE,)
    assert read.frais == (Frais.GRATUIT,)
    assert read.langues == ("anglais", "arabe")
    assert read.sur_rendez_vous is False


def test_a_standard_word_says_only_itself() -> None:
    read, _ = offre(services="Aide aux démarches administratives")
    assert read.niveaux == ()


def test_an_unknown_service_is_told_with_a_suggestion() -> None:
    table = make_table("acteurs", [{"services": "Loizirs et kréations numériques"}])
    lecteur = Lecteur(table.lignes[0])
    read_offre(lecteur)
    assert [constat.code for constat in lecteur.constats] == ["mot-inconnu"]
    assert "Loisirs et créations numériques" in lecteur.constats[0].conseil
    assert lecteur.constats[0].origine.colonne == "services"


def test_equipment_alone_in_its_item_is_access() -> None:
    read, _ = offre(actions="Ordinateur / Imprimante / Scanner")
    assert read.services == (Service.ACCES,)
    assert read.modalites == (ModaliteAccompagnement.AUTONOMIE,)
    learn, _ = offre(actions="apprendre à utiliser ordinateur, tablette, smartphone")
    assert Service.ACCES not in learn.services


def test_same_text_in_other_letters_says_the_same() -> None:
    plain, loud = read_actions(CNFS), read_actions(fold(CNFS).upper())
    assert [(d.champ, d.valeur) for d in plain.dits] == [(d.champ, d.valeur) for d in loud.dits]
    assert plain.traits == loud.traits


def repeated(words: Iterable[str]) -> set[str]:
    seen: set[str] = set()
    return {word for word in words if word in seen or seen.add(word)}  # type: ignore[func-returns-value]


def test_the_table_of_needs_is_whole() -> None:
    besoins = load_besoins()
    assert 20 <= len(besoins) <= 30
    named = {besoin for e in load_expressions().expressions for besoin in e.besoins}
    ids = {besoin.id for besoin in besoins}
    assert named <= ids
    for besoin in besoins:
        assert besoin.services or besoin.id in named, besoin.id
        assert besoin.court
        assert besoin.facile.endswith(".")
        assert not repeated(besoin.synonymes)
        assert len(besoin.synonymes) >= 3


@pytest.mark.parametrize(
    ("mot", "besoin"),
    [("impots", "demarche-en-ligne"), ("impo", "demarche-en-ligne"), ("caf", "demarche-en-ligne"),
     ("smartfone", "smartphone"), ("ameli", "sante-en-ligne"), ("pole emploi", "demarche-en-ligne"),
     ("mot de passe oublie", "mot-de-passe"), ("wifi", "wifi"), ("scaner", "imprimer")],
)  # fmt: skip
def test_everyday_words_lead_to_a_need(mot: str, besoin: str) -> None:
    assert mot in next(b for b in load_besoins() if b.id == besoin).synonymes


@pytest.mark.parametrize(
    "texte",
    ['[[expressions]]\ndit = ["x y"]\nservices = ["Aide au démarches"]', "[[expressions]]\ndits=[]",
     "[[expressions]\n"],
)  # fmt: skip
def test_a_fault_in_the_table_of_words_is_a_clear_error(texte: str) -> None:
    with pytest.raises(ConfigError, match=r"services\.toml"):
        parse_expressions(texte)


@pytest.mark.parametrize(
    "texte",
    ['[[besoins]]\nid = "x"', '[[besoins]]\nid="x"\nlibelle="X"\ncourt="X"\nservices=["Y"]', "[[",
     '[[besoins]]\nid="x"\nlibelle="X"\ncourt="X"\n[[besoins]]\nid="x"\nlibelle="X"\ncourt="X"',
     '[[besoins]]\nid="x"\nlibelle="X"\ncourt="X"\nservices="Y"'],
)  # fmt: skip
def test_a_fault_in_the_table_of_needs_is_a_clear_error(texte: str) -> None:
    with pytest.raises(ConfigError, match=r"besoins\.toml"):
        parse_besoins(texte)
