"""The places of the register: one row, one place."""

from __future__ import annotations

from mediation_map.model.lieu import Lieu, Offre
from mediation_map.model.vocabulaires import Role
from mediation_map.normalise.adresse import read_adresse
from mediation_map.normalise.communes import IndexCommunes
from mediation_map.normalise.construction import Construction, Lecteur, build_records
from mediation_map.normalise.courriel import parse_courriels
from mediation_map.normalise.heures_lieu import read_horaires
from mediation_map.normalise.nombres import parse_oui_non
from mediation_map.normalise.offre import read_offre
from mediation_map.normalise.pivot import parse_pivot
from mediation_map.normalise.positions import read_position
from mediation_map.normalise.provenance import read_provenance
from mediation_map.normalise.telephone import parse_telephones
from mediation_map.normalise.url import parse_url, parse_urls
from mediation_map.normalise.visibilite import read_consentement, read_visibilite
from mediation_map.normalise.vocabulaire import split_liste
from mediation_map.read.lignes import Table


def build_lieux(table: Table, index: IndexCommunes) -> Construction[Lieu]:
    """Return one place per row of ``acteurs``; a row without a name is rejected."""
    return build_records(table, lambda ligne: _build_lieu(ligne, index), requis=("nom",))


def _build_lieu(ligne: Lecteur, index: IndexCommunes) -> Lieu:
    nom = ligne.nom("nom")
    adresse = read_adresse(ligne, index)
    provenance = read_provenance(ligne)
    contexte = f"{nom} {adresse.commune} {ligne.brut('structure_parente')[:200]}"
    offre = read_offre(ligne)
    return Lieu(
        id=ligne.id("L", ("nom", "adresse", "code_postal", "commune")),
        nom=nom,
        role=decide_role(offre),
        type_structure=ligne.texte("type_structure"),
        typologie=tuple(split_liste(ligne.texte("typologie"))),
        pivot=ligne.lire("pivot", parse_pivot),
        structure_parente=ligne.texte("structure_parente"),
        adresse=adresse,
        position=read_position(ligne, adresse, provenance.source_date.texte),
        telephones=ligne.lire("telephone", parse_telephones),
        courriels=ligne.lire("courriel", lambda texte: parse_courriels(texte, contexte)),
        sites_web=ligne.lire("site_web", parse_urls),
        horaires=read_horaires(ligne, semaine=True),
        offre=offre,
        presentation=ligne.paragraphe("presentation"),
        acces_pmr=ligne.lire("acces_pmr", parse_oui_non),
        fiche_acces_libre=ligne.lire("fiche_acces_libre", parse_url),
        transport=ligne.paragraphe("transport"),
        contact_pro=ligne.paragraphe("contact_pro"),
        notes_pro=ligne.paragraphe("notes_pro"),
        visibilite=read_visibilite(ligne),
        consentement=read_consentement(ligne),
        provenance=provenance,
        sources=(provenance,),
    )


def decide_role(offre: Offre) -> Role:
    """Return what a place is: it helps only if at least one service is said of it."""
    return Role.AIDE if offre.services else Role.RELAIS
