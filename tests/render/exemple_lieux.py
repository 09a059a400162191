"""The invented places: each is there for one thing that pages must show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mediation_map.model.dates import DateSource
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
from mediation_map.model.vocabulaires import (
    Frais,
    ModaliteAccompagnement,
    Niveau,
    Precision,
    Programme,
    Role,
    Service,
)

RECENTE = Provenance(
    source_nom="Enquête auprès des lieux",
    source_url="https://source.example/enquete",
    source_date=DateSource("2026-09-11"),
    verifie_le=date(2026, 10, 2),
    verifie_par="le service numérique",
)
ANCIENNE = Provenance(source_nom="Liste de 2019", source_date=DateSource("2019"))
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>'


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
