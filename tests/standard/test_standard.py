"""Places → rows of the national standard: every row valid, nothing claimed that isn't known."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_map.model.accueil import Accueil
from mediation_map.model.commune import Commune
from mediation_map.model.dates import DateSource
from mediation_map.model.lieu import (
    Adresse,
    Consentement,
    Courriel,
    Horaires,
    Lieu,
    Offre,
    Position,
    Telephone,
)
from mediation_map.model.provenance import Provenance
from mediation_map.model.vocabulaires import (
    EtatAccueil,
    ModaliteAcces,
    Precision,
    Programme,
    Role,
    Service,
    Visibilite,
)
from mediation_map.publish.annuaire import Annuaire, Edition
from mediation_map.publish.paquet import render_paquet
from mediation_map.publish.standard import list_lignes, make_ligne, render_standard, split_lignes
from mediation_map.publish.standard_regles import REGLES, check_ligne
from tests.publish.territoire import make_annuaire
from tests.standard.territoire import ADRESSE, OFFRE, make_lieu


def test_a_place_with_everything_gives_a_valid_row() -> None:
    ligne = make_ligne(
        make_lieu(
            nom="L’Arbre | café",
            telephones=(
                Telephone(e164="3949", affichage="39 49"),
                Telephone(e164="+33243766224", affichage="02 43 76 62 24"),
            ),
            courriels=(
                Courriel(adresse="contact@exemple.fr"),
                Courriel(adresse="jean.dupont@exemple.fr", personnel=True),
            ),
            sites_web=("https://exemple.fr/a|b",),
            horaires=Horaires(osm="Mo 09:00-12:00", texte="lundi 9h-12h"),
            offre=replace(
                OFFRE,
                programmes=(Programme.LA_POSTE, Programme.CAF),
                acces=(ModaliteAcces.PAS_DE_PUBLIC,),
            ),
            position=Position(
                latitude=48.024324, longitude=0.2, precision=Precision.NUMERO, fournisseur="ban"
            ),
        )
    )
    assert check_ligne(ligne) == []
    attendu = {
        "nom": "L'Arbre / café",
        "pivot": "00000000000000",
        "telephone": "+33243766224",
        "courriels": "contact@exemple.fr",
        "site_web": "https://exemple.fr/a%7Cb",
        "dispositif_programmes_nationaux": "Point d'accès numérique CAF",
        "formations_labels": "Étapes numériques(La Poste)",
        "latitude": "48.024324",
        "longitude": "0.2",
        "date_maj": "2026-03-01",
    }
    assert {nom: ligne[nom] for nom in attendu} == attendu


def test_a_short_number_alone_leaves_the_cell_empty() -> None:
    assert (
        make_ligne(make_lieu(telephones=(Telephone(e164="3949", affichage="39 49"),)))["telephone"]
        == ""
    )


@pytest.mark.parametrize(
    ("texte", "attendu"), [("2019", "2019-01-01"), ("2023-05", "2023-05-01"), ("", "")]
)
def test_a_partial_date_is_given_at_its_first_day(texte: str, attendu: str) -> None:
    source = Provenance(source_nom="Réunion", source_date=DateSource(texte))
    assert make_ligne(make_lieu(provenance=source))["date_maj"] == attendu


def test_the_middle_of_a_commune_is_no_position() -> None:
    position = Position(
        latitude=48.0, longitude=0.2, precision=Precision.COMMUNE, fournisseur="commune"
    )
    ligne = make_ligne(make_lieu(position=position))
    assert (ligne["latitude"], ligne["longitude"]) == ("", "")
    assert check_ligne(ligne) == []


@pytest.mark.parametrize(
    ("codes", "cedex", "attendu"),
    [
        (("72190",), "72039 Le Mans Cedex", "72190"),
        (("72000", "72100"), "72039 Le Mans Cedex 9", "72039"),
        ((), "72039 Le Mans Cedex", "72039"),
        (("72000", "72100"), "", ""),
    ],
)
def test_a_cedex_code_gives_way_to_the_only_postcode(
    codes: tuple[str, ...], cedex: str, attendu: str
) -> None:
    adresse = replace(ADRESSE, code_postal="", cedex=cedex)
    assert make_ligne(make_lieu(adresse=adresse), codes)["code_postal"] == attendu


@pytest.mark.parametrize(
    ("champs", "raison"),
    [
        ({"role": Role.RELAIS, "offre": Offre()}, "relais"),
        ({"visibilite": Visibilite.PROFESSIONNEL}, "réservé"),
        ({"adresse": replace(ADRESSE, voie="")}, "adresse"),
        ({"adresse": replace(ADRESSE, code_postal="")}, "code_postal"),
        ({"provenance": Provenance()}, "date_maj"),
        ({"nom": "=+@"}, "nom"),
    ],
)
def test_what_the_standard_cannot_hold_is_left_out_and_told(
    champs: dict[str, Any], raison: str
) -> None:
    lignes, (ecarte,) = split_lignes([make_lieu(**champs)], {})
    assert lignes == []
    assert raison in ecarte.raison


def test_a_place_without_street_is_found_by_its_complement() -> None:
    ligne = make_ligne(make_lieu(adresse=replace(ADRESSE, voie="", complement="Maison de pays")))
    assert (ligne["adresse"], ligne["complement_adresse"]) == ("Maison de pays", "")


def test_a_long_presentation_is_cut_between_words_and_given_whole() -> None:
    texte = "Une phrase.\n" * 40
    ligne = make_ligne(make_lieu(presentation=texte))
    resume, entier = ligne["presentation_resume"], " ".join(texte.split())
    assert len(resume) <= 280
    assert entier.startswith(f"{resume.removesuffix('…')} ")
    assert ligne["presentation_detail"] == entier


@given(
    nom=st.text(max_size=40),
    voie=st.text(max_size=40),
    lien=st.text(max_size=40),
    boite=st.text(max_size=40),
    osm=st.text(max_size=40),
)
def test_hostile_cells_never_make_a_bad_row(
    nom: str, voie: str, lien: str, boite: str, osm: str
) -> None:
    lieu = make_lieu(
        nom=f"{nom} Maison",
        adresse=replace(ADRESSE, voie=f"{voie} rue", complement=nom),
        sites_web=(lien, "https://exemple.fr"),
        courriels=(Courriel(adresse=boite), Courriel(adresse="contact@exemple.fr")),
        horaires=Horaires(osm=osm),
        typologie=(nom, "ASSO"),
        pivot=boite,
        presentation=voie,
        structure_parente=lien,
    )
    ligne = make_ligne(lieu)
    assert [p for p in check_ligne(ligne) if not p.startswith("pivot")] == []
    assert ligne["nom"].endswith("Maison")
    assert "https://exemple.fr" in ligne["site_web"]
    assert "contact@exemple.fr" in ligne["courriels"]


def read_rows(contenu: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(contenu.decode())))


def make_donnees(edition: Edition, *lieux: Lieu, **tables: Any) -> Annuaire:
    return replace(make_annuaire(lieux=list(lieux), **tables), edition=edition)


@pytest.mark.parametrize("edition", list(Edition))
def test_the_file_is_a_csv_of_the_standard(edition: Edition) -> None:
    relais = make_lieu(id="L2", role=Role.RELAIS, offre=Offre())
    chemin, contenu = render_standard(list_lignes(make_donnees(edition, make_lieu(), relais))[0])
    assert chemin == "donnees/lieux.csv"
    assert not contenu.startswith(b"\xef\xbb\xbf")
    (ligne,) = read_rows(contenu)
    assert tuple(ligne) == REGLES.colonnes
    assert ligne["id"] == "L1"


def test_the_professional_edition_gives_no_more_than_the_public_one() -> None:
    refuse = make_lieu(id="refuse", consentement=Consentement(accord=False))
    partiel = make_lieu(
        id="partiel",
        telephones=(Telephone(e164="+33243766224", affichage="02 43 76 62 24"),),
        consentement=Consentement(accord=True, champs=("offre",)),
    )
    cache = make_lieu(id="cache")
    accueil = Accueil(id="A", lieu_id="cache", etat=EtatAccueil.NE_PAS_PUBLIER)
    annuaire = make_donnees(Edition.PRO, refuse, partiel, cache, accueils=[accueil])
    (ligne,) = read_rows(render_standard(list_lignes(annuaire)[0])[1])
    assert ligne["id"] == "partiel"
    assert ligne["telephone"] == ""


def test_the_postcode_of_the_commune_is_used() -> None:
    commune = Commune(code_insee="72095", nom="Coulaines", codes_postaux=("72190",))
    lieu = make_lieu(adresse=replace(ADRESSE, code_postal="", cedex="72195 Coulaines Cedex"))
    lignes, _ = list_lignes(make_donnees(Edition.PUBLIC, lieu, communes=[commune]))
    assert [ligne["code_postal"] for ligne in lignes] == ["72190"]


def test_the_data_package_describes_every_column_and_every_file() -> None:
    relais = make_lieu(id="L2", role=Role.RELAIS, offre=Offre())
    annuaire = make_donnees(Edition.PUBLIC, make_lieu(), relais)
    chemin, contenu = render_paquet(annuaire, *list_lignes(annuaire))
    paquet = json.loads(contenu)
    assert chemin == "donnees/datapackage.json"
    lieux, geojson, agenda = paquet["resources"]
    assert [r["path"] for r in (lieux, geojson, agenda)] == [
        "lieux.csv", "lieux.geojson", "agenda.ics",
    ]  # fmt: skip
    assert tuple(f["name"] for f in lieux["schema"]["fields"]) == REGLES.colonnes
    assert lieux["rows"] == 1
    assert paquet["licenses"][0]["name"] == "etalab-2.0"
    assert paquet["created"].startswith(date(2026, 11, 23).isoformat())
    assert {"title": "Réunion"} in paquet["sources"]
    assert paquet["hors_lieux_csv"] == {"relais : aucun service à déclarer": 1}


def test_the_patterns_of_the_data_package_accept_the_rows() -> None:
    lieu = make_lieu(offre=replace(OFFRE, services=tuple(Service), programmes=tuple(Programme)))
    annuaire = make_donnees(Edition.PUBLIC, lieu)
    (ligne,) = read_rows(render_standard(list_lignes(annuaire)[0])[1])
    champs = json.loads(render_paquet(annuaire, *list_lignes(annuaire))[1])["resources"][0][
        "schema"
    ]["fields"]
    for champ in champs:
        motif = champ["constraints"].get("pattern")
        if motif and ligne[champ["name"]]:
            assert re.fullmatch(motif, ligne[champ["name"]]), champ["name"]
    assert len(ligne["services"].split("|")) == 9


def test_an_address_left_alone_stays_so() -> None:
    assert make_ligne(make_lieu(adresse=Adresse(commune="Fictive")))["code_postal"] == ""
