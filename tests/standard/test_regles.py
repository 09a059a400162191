"""The rules of the standard, held as data: what each refuses, and that a good row passes."""

from __future__ import annotations

import pytest

from mediation_map.publish.standard_regles import REGLES, check_ligne, check_lignes

BONNE = {
    **dict.fromkeys(REGLES.colonnes, ""),
    "id": "structure-1",
    "pivot": "00000000000000",
    "nom": "Anonymal",
    "commune": "Reims",
    "code_postal": "51100",
    "code_insee": "51454",
    "adresse": "12 bis rue de Leclercq",
    "latitude": "43.52609",
    "longitude": "-5.41423",
    "typologie": "TIERS_LIEUX|ASSO",
    "telephone": "+33180059880",
    "courriels": "contact@exemple.fr|accueil@exemple.fr",
    "site_web": "https://exemple.fr/|https://exemple.org/a?b=c",
    "horaires": "Mo-Fr 09:00-12:00,14:00-18:30; Sa 08:30-12:00",
    "itinerance": "Itinérant|Fixe",
    "date_maj": "2024-04-02",
    "services": "Aide aux démarches administratives|Compréhension du monde numérique",
    "dispositif_programmes_nationaux": "Point d'accès numérique CAF|France Services",
    "formations_labels": "Étapes numériques(La Poste)",
    "modalites_acces": "Ce lieu n'accueille pas de public",
}
COLONNES = """id pivot nom commune code_postal code_insee adresse complement_adresse latitude
longitude typologie telephone courriels site_web horaires presentation_resume presentation_detail
source itinerance structure_parente date_maj services publics_specifiquement_adresses
prise_en_charge_specifique frais_a_charge dispositif_programmes_nationaux formations_labels
autres_formations_labels modalites_acces modalites_accompagnement fiche_acces_libre prise_rdv"""
FAUTES = [
    ("id", ""), ("pivot", ""), ("pivot", "123"), ("nom", ""), ("commune", ""), ("adresse", ""),
    ("code_postal", ""), ("code_postal", "5110"), ("code_insee", "2C000"), ("latitude", "43,5"),
    ("latitude", "91"), ("longitude", "181"), ("longitude", ""), ("typologie", "TIERS_LIEUX;ASSO"),
    ("typologie", "INCONNU"), ("telephone", "3949"), ("telephone", "+33180059880|+33180059881"),
    ("telephone", "01 80 05 98 80"), ("courriels", "contact"), ("courriels", "é@exemple.fr"),
    ("site_web", "exemple.fr"), ("site_web", "javascript:alert(1)"), ("horaires", "lundi 9h"),
    ("presentation_resume", "x" * 281), ("itinerance", "fixe"), ("date_maj", ""),
    ("date_maj", "2024-04"), ("date_maj", "2024-02-30"), ("services", ""),
    ("services", "Aide aux démarches administratives|"), ("services", "Aide"),
    ("services", "Compréhension du monde numérique|Compréhension du monde numérique"),
    ("dispositif_programmes_nationaux", "Étapes numériques(La Poste)"),
    ("dispositif_programmes_nationaux", "Point d’accès numérique CAF"),
    ("formations_labels", "Étapes numériques (La Poste)"), ("nom", "L’Arbre"),
    ("nom", "=1+1"), ("nom", "@SOMME(1)"), ("nom", " Anonymal"), ("nom", "Ano\nnymal"),
    ("frais_a_charge", "gratuit"), ("prise_rdv", "au guichet"),
]  # fmt: skip


def test_the_columns_are_those_of_the_standard_in_order() -> None:
    assert REGLES.colonnes == tuple(COLONNES.split())


def test_a_good_row_has_no_problem() -> None:
    assert check_ligne(BONNE) == []


@pytest.mark.parametrize(("champ", "cellule"), FAUTES)
def test_a_bad_cell_is_told_with_its_column(champ: str, cellule: str) -> None:
    problemes = check_ligne({**BONNE, champ: cellule})
    assert problemes
    assert all(champ in probleme for probleme in problemes)


def test_no_position_is_right_and_zero_is_none() -> None:
    assert check_ligne({**BONNE, "latitude": "", "longitude": ""}) == []
    assert check_ligne({**BONNE, "latitude": "0", "longitude": "0.0"})
    assert check_ligne({**BONNE, "latitude": "0", "longitude": "4.5"}) == []


def test_missing_and_unknown_columns_are_told() -> None:
    sans = {nom: cellule for nom, cellule in BONNE.items() if nom != "prise_rdv"}
    assert check_ligne(sans) == ["colonne absente : prise_rdv"]
    assert check_ligne({**BONNE, "cle_ban": ""}) == ["colonne inconnue : cle_ban"]


def test_two_rows_of_one_id_are_told() -> None:
    assert check_lignes([BONNE]) == {}
    assert check_lignes([BONNE, BONNE]) == {"structure-1": ["id : porté par 2 lignes"]}
