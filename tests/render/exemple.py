"""A small invented territory: each record is there for one thing that pages must show."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, time
from pathlib import Path

from mediation_map.config import Config, load_config
from mediation_map.model.accueil import Accueil
from mediation_map.model.activite import Activite
from mediation_map.model.besoin import Besoin
from mediation_map.model.commune import Commune
from mediation_map.model.dates import DateSource
from mediation_map.model.evenement import Atelier, Fermeture, Seance
from mediation_map.model.lieu import (
    Adresse,
    Courriel,
    Horaires,
    Lieu,
    Offre,
    Position,
    Telephone,
)
from mediation_map.model.permanence import Permanence
from mediation_map.model.provenance import Provenance
from mediation_map.model.registre import Registre
from mediation_map.model.vocabulaires import (
    EtatAccueil,
    EtatSeance,
    Frais,
    ModaliteAccompagnement,
    Niveau,
    PorteeFermeture,
    Precision,
    Programme,
    Role,
    Service,
)
from mediation_map.publish.annuaire import Annuaire, Edition
from mediation_map.territory.chiffres import count_communes

TODAY = date(2026, 11, 22)
RECENTE = Provenance(
    source_nom="Enquête auprès des lieux",
    source_url="https://source.example/enquete",
    source_date=DateSource("2026-09-11"),
    verifie_le=date(2026, 10, 2),
    verifie_par="le service numérique",
)
ANCIENNE = Provenance(source_nom="Liste de 2019", source_date=DateSource("2019"))
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
CONFIG = Path(__file__).parents[2] / "data/raw/territoire.toml"


def carre(x: float) -> list[list[list[float]]]:
    """A square of 0.1 degree that shares its sides with the next ones."""
    return [[[x, 48.0], [x + 0.1, 48.0], [x + 0.1, 48.1], [x, 48.1], [x, 48.0]]]


def contour(code: str, nom: str, x: float) -> dict[str, object]:
    return {
        "type": "Feature",
        "properties": {"code": code, "nom": nom},
        "geometry": {"type": "Polygon", "coordinates": carre(x)},
    }


COMMUNES = (
    Commune(
        code_insee="99001",
        nom="Aubry",
        slug="aubry",
        codes_postaux=("99100", "99110"),
        population=3001,
        population_annee=2022,
        source="Recensement inventé",
    ),
    Commune(code_insee="99002", nom="Évron", slug="evron", codes_postaux=("99200",)),
    Commune(code_insee="99003", nom="Zélie", slug="zelie", population=40, population_annee=2019),
)
CONTOURS = {
    "type": "FeatureCollection",
    "features": [
        contour("99001", "Aubry", 0.0),
        contour("99002", "Évron", 0.1),
        contour("99003", "Zélie", 0.2),
    ],
}
BESOINS = (
    Besoin(
        id="impots",
        libelle="Déclarer ses impôts",
        court="Mes impôts",
        facile="Dire aux impôts combien vous gagnez.",
    ),
    Besoin(id="musique", libelle="Faire de la musique", court="Musique"),
)


def point(latitude: float, longitude: float, precision: Precision = Precision.NUMERO) -> Position:
    return Position(
        latitude=latitude, longitude=longitude, precision=precision, fournisseur="source"
    )


def phone(fin: str) -> tuple[Telephone, ...]:
    return (Telephone(e164=f"+332436100{fin}", affichage=f"02 43 61 00 {fin}"),)


FRANCE_SERVICES = Lieu(
    id="L1",
    nom="France services du Moulin",
    slug="france-services-du-moulin",
    role=Role.AIDE,
    type_structure="association",
    adresse=Adresse(
        voie="1 rue du Moulin",
        complement="Bâtiment B, 2e étage",
        code_postal="99100",
        commune="Aubry",
        code_insee="99001",
    ),
    position=point(48.05, 0.05),
    telephones=phone("01"),
    courriels=(Courriel(adresse="accueil@moulin.example"),),
    sites_web=("https://www.moulin.example/", "javascript:alert(1)"),
    horaires=Horaires(
        texte="Lundi 9h-12h, mardi 14h-17h", osm="Mo 09:00-12:00; Tu 14:00-17:00", reste=""
    ),
    offre=Offre(
        texte="Labellisé France services",
        services=(Service.DEMARCHES,),
        niveaux=(Niveau.AVEC_VOUS, Niveau.A_VOTRE_PLACE),
        programmes=(Programme.FRANCE_SERVICES, Programme.AIDANTS_CONNECT),
        modalites=(ModaliteAccompagnement.INDIVIDUEL,),
        frais=(Frais.GRATUIT,),
        besoins=("impots",),
        langues=("français", "arabe"),
        sur_rendez_vous=True,
        prise_rdv="https://rdv.example/moulin",
        a_apporter="Votre numéro fiscal.",
    ),
    acces_pmr=True,
    contact_pro="SECRET-CONTACT 06 00 00 00 00",
    notes_pro="SECRET-NOTE",
    provenance=RECENTE,
    provenances={"telephones": ANCIENNE, "nom": RECENTE},
    sources=(RECENTE, ANCIENNE),
)
ATELIER = Lieu(
    id="L2",
    nom="Atelier des Écrans",
    slug="atelier-des-ecrans",
    role=Role.AIDE,
    adresse=Adresse(voie="3 rue Haute", code_postal="99100", commune="Aubry", code_insee="99001"),
    position=replace(
        point(48.052, 0.052, Precision.VOIE), marge_m=30, detail="La place, pas la porte"
    ),
    horaires=Horaires(texte="Très variables"),
    offre=Offre(
        services=(Service.DEMARCHES, Service.QUOTIDIEN),
        niveaux=(Niveau.AVEC_VOUS, Niveau.APPRENDRE),
        besoins=("impots",),
    ),
    provenance=ANCIENNE,
)
PIEGE = Lieu(
    id="L3",
    nom=f"Mairie {HOSTILE}",
    slug="mairie-piege",
    role=Role.AIDE,
    adresse=Adresse(
        voie=HOSTILE, complement=HOSTILE, code_postal="99200", commune="Évron", code_insee="99002"
    ),
    position=point(48.05, 0.15, Precision.COMMUNE),
    telephones=phone("03"),
    horaires=Horaires(texte=HOSTILE),
    offre=Offre(texte=HOSTILE, services=(Service.DEMARCHES,), prise_rdv="javascript:alert(3)"),
    presentation=HOSTILE,
    transport=HOSTILE,
    fiche_acces_libre="data:text/html,x",
    provenance=Provenance(source_nom=HOSTILE, source_url="javascript:alert(4)"),
)
RELAIS = Lieu(
    id="L4",
    nom="CCAS de la Place",
    slug="ccas-de-la-place",
    role=Role.RELAIS,
    adresse=Adresse(commune="Aubry", code_insee="99001"),
    position=point(48.06, 0.06),
    provenance=RECENTE,
)
RELAIS_SANS_POSITION = Lieu(
    id="L5",
    nom="Mairie de Zélie",
    slug="mairie-de-zelie",
    adresse=Adresse(commune="Zélie", code_insee="99003"),
    provenance=RECENTE,
)
HORS_TERRITOIRE = Lieu(
    id="L6",
    nom="4 vents",
    slug="4-vents",
    role=Role.AIDE,
    adresse=Adresse(voie="Place", code_postal="99999", commune="Ailleurs"),
    telephones=phone("06"),
    horaires=Horaires(texte="lundi 8h30-12h et surprise", osm="Mo 08:30-12:00", reste="surprise"),
    provenance=RECENTE,
)
LIEUX = (FRANCE_SERVICES, ATELIER, PIEGE, RELAIS, RELAIS_SANS_POSITION, HORS_TERRITOIRE)
PERMANENCES = (
    Permanence(
        id="P1",
        lieu_id="L2",
        employeur="la Métropole",
        horaires=Horaires(texte="jeudi 9h-12h", osm="Th 09:00-12:00"),
        convention_fin=date(2027, 6, 30),
        sur_rendez_vous=True,
        dates_annulees=(date(2026, 12, 24), date(2020, 1, 1)),
        dates_ajoutees=((date(2026, 12, 23), "9h-12h"),),
        contact_pro="SECRET-PERMANENCE",
        provenance=ANCIENNE,
    ),
    Permanence(
        id="P2",
        lieu_id="L2",
        endroit="Salle des fêtes",
        convention_fin=date(2026, 1, 1),
        horaires=Horaires(texte="finie"),
    ),
)
SOURCE_ACTIVITE = Provenance(source_nom="Annexe", source_date=DateSource("2022-09-29"))


def activite(indicateur: str, mois: dict[str, int], total: int, moyenne: int) -> list[Activite]:
    lignes = [
        Activite(indicateur=indicateur, mois=m, valeur=v, provenance=SOURCE_ACTIVITE)
        for m, v in mois.items()
    ]
    for imprime, valeur in (("total", total), ("moyenne", moyenne)):
        lignes.append(
            Activite(
                indicateur=indicateur, valeur=valeur, imprime=imprime, provenance=SOURCE_ACTIVITE
            )
        )
    return lignes


REGISTRE = Registre(
    lieux=LIEUX,
    permanences=PERMANENCES,
    ateliers=(Atelier(id="A1", titre="Premiers clics"),),
    seances=(
        Seance(
            id="S1",
            atelier_id="A1",
            lieu_id="L1",
            jour=date(2026, 12, 1),
            debut=time(9, 30),
            fin=time(11),
            places_restantes=4,
            inscription="Par téléphone",
        ),
        Seance(
            id="S2",
            atelier_id="A1",
            lieu_id="L1",
            jour=date(2026, 12, 8),
            debut=time(9),
            fin=time(11),
            etat=EtatSeance.COMPLET,
        ),
        Seance(
            id="S0",
            atelier_id="A1",
            lieu_id="L1",
            jour=date(2026, 1, 8),
            debut=time(9),
            fin=time(11),
        ),
    ),
    fermetures=(
        Fermeture(
            id="F1",
            cible="L1",
            portee=PorteeFermeture.LIEU,
            debut=date(2026, 12, 21),
            fin=date(2026, 12, 31),
            motif="congés",
        ),
        Fermeture(
            id="F0",
            cible="L1",
            portee=PorteeFermeture.LIEU,
            debut=date(2026, 1, 1),
            fin=date(2026, 1, 2),
        ),
    ),
    accueils=(
        Accueil(
            id="E1",
            lieu_id="L1",
            etat=EtatAccueil.COMPLET,
            delai="trois semaines",
            confirme_le=date(2026, 1, 10),
            expire_le=date(2026, 2, 10),
        ),
    ),
    activites=tuple(activite("Ateliers", {"2022-05": 6, "2022-06": 22, "2022-07": 34}, 62, 21)),
    communes=COMMUNES,
)


def build_config(**sections: dict[str, object]) -> Config:
    """The default territory's configuration, with some settings of its sections replaced."""
    brut = json.loads(load_config(CONFIG).model_dump_json())
    for nom, reglages in sections.items():
        brut[nom] |= reglages
    return Config.model_validate(brut)


def build_annuaire(
    registre: Registre = REGISTRE,
    edition: Edition = Edition.PUBLIC,
    config: Config | None = None,
) -> Annuaire:
    return Annuaire(
        edition=edition,
        config=config or build_config(),
        today=TODAY,
        registre=registre,
        besoins=BESOINS,
        chiffres=count_communes(registre.communes, registre.lieux),
        contours=CONTOURS,
    )
