"""Addresses, CEDEX codes, and the commune that a row means."""

from __future__ import annotations

import signal

import pytest

from mediation_map.model.commune import Commune
from mediation_map.model.lieu import Adresse
from mediation_map.normalise.adresse import read_adresse, split_voie
from mediation_map.normalise.communes import IndexCommunes, build_communes, commune_key
from mediation_map.normalise.construction import Lecteur
from tests.normalise.tables import load_raw, make_table

INDEX = IndexCommunes(build_communes(load_raw("communes")).records)


def read(**cells: str) -> tuple[Adresse, list[str]]:
    lecteur = Lecteur(make_table("acteurs", [cells]).lignes[0])
    adresse = read_adresse(lecteur, INDEX)
    return adresse, [constat.code for constat in lecteur.constats]


@pytest.mark.parametrize(
    ("texte", "voie", "complement"),
    [
        ("22 Rue François Monnier", "22 Rue François Monnier", ""),
        ("4, Rue des Cochereaux", "4 Rue des Cochereaux", ""),
        ("39-41 rue de l'Estérel", "39-41 rue de l'Estérel", ""),
        ("5 à 7 avenue de la Paix", "5 à 7 avenue de la Paix", ""),
        ("1, 3 et 5 rue X", "1, 3 et 5 rue X", ""),
        ("2bis Rue des Narcisses", "2bis Rue des Narcisses", ""),
        ("rue du 8 mai 1945", "rue du 8 mai 1945", ""),
        ("141 le Bourg", "141 le Bourg", ""),
        ("Hôtel de Ville, 1 place Saint-Pierre", "1 place Saint-Pierre", "Hôtel de Ville"),
        ("Salle l'Escoure - Place de l'Europe", "Place de l'Europe", "Salle l'Escoure"),
        ("Résidence Les Pins 53 rue Victor Hugo", "53 rue Victor Hugo", "Résidence Les Pins"),
        ("Maison des Associations 11, rue du 8 Mai", "11 rue du 8 Mai", "Maison des Associations"),
        ("37 rue Monjoie (ZAC Monjoie)", "37 rue Monjoie", "ZAC Monjoie"),
        ("Place de la République - BP 40111", "Place de la République", "BP 40111"),
        ("Place A - Rue B", "Place A - Rue B", ""),
        ("", "", ""),
    ],
)
def test_street_is_told_from_the_rest(texte: str, voie: str, complement: str) -> None:
    found = split_voie(texte)
    assert (found.voie, found.complement) == (voie, complement)


def test_postcode_and_commune_written_in_the_address_are_used() -> None:
    adresse, constats = read(adresse="8 rue de la Boétie - 72700 ALLONNES")
    assert adresse == Adresse(
        voie="8 rue de la Boétie", code_postal="72700", commune="Allonnes", code_insee="72003"
    )
    assert constats == []


def test_a_cedex_code_is_kept_for_letters_only() -> None:
    adresse, constats = read(
        adresse="13 rue de l'Étoile",
        complement_adresse="Service jeunesse, Le Mans Cedex 9",
        code_postal="72039",
        commune="Le Mans",
    )
    assert adresse.cedex == "72039 Le Mans Cedex 9"
    assert adresse.code_postal == ""
    assert adresse.complement == "Service jeunesse"
    assert adresse.ligne_commune == "Le Mans"
    assert constats == ["code-postal-cedex"]


def test_a_cedex_code_gives_way_to_the_only_postcode_of_the_commune() -> None:
    adresse, _ = read(code_postal="72703", commune="ALLONNES CEDEX")
    assert (adresse.commune, adresse.code_postal) == ("Allonnes", "72700")
    assert adresse.cedex == "72703 Allonnes CEDEX"


def test_a_postcode_that_the_commune_has_not_is_told_and_not_used() -> None:
    adresse, constats = read(code_postal="72999", commune="Le Mans")
    assert adresse.code_postal == ""
    assert constats == ["code-postal-inconnu"]


def test_two_postcodes_are_told() -> None:
    adresse, constats = read(
        adresse="1 rue X 72000 Le Mans", code_postal="72100", commune="Le Mans"
    )
    assert adresse.code_postal == "72100"
    assert constats == ["code-postal-contredit"]


@pytest.mark.parametrize(
    ("nom", "officiel"),
    [
        ("le mans", "Le Mans"),
        ("LE MANS", "Le Mans"),
        ("Mans", "Le Mans"),
        ("Mans (Le)", "Le Mans"),
        ("Le Mans Cedex 2", "Le Mans"),
        ("Le Mans - Sablons", "Le Mans"),
        ("ST GEORGES DU BOIS", "Saint-Georges-du-Bois"),
        ("St-Saturnin", "Saint-Saturnin"),
        ("Yvre l'Eveque", "Yvré-l'Évêque"),
        ("La chapelle st aubin", "La Chapelle-Saint-Aubin"),
        ("Milesse (La)", "La Milesse"),
        ("Sargé lès le Mans", "Sargé-lès-le-Mans"),
    ],
)
def test_a_commune_is_known_in_every_spelling(nom: str, officiel: str) -> None:
    adresse, constats = read(commune=nom)
    assert adresse.commune == officiel
    assert adresse.code_insee == INDEX.find_nom(officiel).code_insee  # type: ignore[union-attr]
    assert constats == []


def test_name_against_code_is_told_and_the_name_wins() -> None:
    adresse, constats = read(commune="Le Mans", code_insee="72003")
    assert adresse.code_insee == "72181"
    assert constats == ["commune-code-contredit"]


def test_a_commune_outside_gets_a_suggestion_when_one_is_near() -> None:
    lecteur = Lecteur(make_table("acteurs", [{"commune": "Alonne"}]).lignes[0])
    adresse = read_adresse(lecteur, INDEX)
    assert adresse.commune == "Alonne"
    assert [constat.code for constat in lecteur.constats] == ["commune-hors-territoire"]
    assert "« Allonnes »" in lecteur.constats[0].conseil
    assert read(commune="Paris", code_insee="75056")[1] == ["commune-hors-territoire"]


def test_a_commune_by_its_code_alone_or_not_at_all() -> None:
    assert read(code_insee="72003")[0].commune == "Allonnes"
    assert read(adresse="1 rue X")[1] == ["commune-absente"]


def test_without_a_table_of_communes_nothing_is_checked() -> None:
    lecteur = Lecteur(
        make_table("acteurs", [{"commune": "Paris", "code_postal": "75001"}]).lignes[0]
    )
    adresse = read_adresse(lecteur, IndexCommunes())
    assert (adresse.commune, adresse.code_postal) == ("Paris", "75001")
    assert lecteur.constats == []


def test_two_communes_of_one_word_are_not_mixed() -> None:
    index = IndexCommunes(
        [Commune(code_insee="1", nom="Mans"), Commune(code_insee="2", nom="Le Mans")]
    )
    assert index.find_nom("Mans") == index.find_code("1")
    assert index.find_nom("Mans / Le Mans") is None
    assert commune_key("Ste-Jamme") == "sainte jamme"


def test_communes_of_the_territory() -> None:
    communes = {commune.nom: commune for commune in INDEX.communes}
    assert len(communes) == 20
    assert communes["Le Mans"].codes_postaux == ("72000", "72100")
    assert communes["Trangé"].population is None
    assert communes["Yvré-l'Évêque"].slug == "yvre-l-eveque"


def test_a_commune_without_a_valid_code_is_rejected() -> None:
    built = build_communes(make_table("communes", [{"code_insee": "x", "nom": "Y"}]))
    assert built.records == ()
    assert [rejet.raison for rejet in built.rejets] == ["la case « code_insee » est inutilisable"]


@pytest.mark.parametrize("texte", ["1 et " * 60, "Salle 1, " + "1 - " * 70])
def test_no_address_takes_for_ever(texte: str) -> None:
    def stop(*_: object) -> None:
        raise TimeoutError

    former = signal.signal(signal.SIGALRM, stop)
    signal.alarm(5)
    try:
        assert split_voie(texte).voie
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, former)
