"""The professional edition of the default territory, with reception states that it has not yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from mediation_map.config import load_config
from mediation_map.model.accueil import Accueil
from mediation_map.model.lieu import Lieu
from mediation_map.model.registre import Registre
from mediation_map.model.vocabulaires import EtatAccueil
from mediation_map.pipeline import close_rows, load_donnees, make_annuaire
from mediation_map.publish.annuaire import Annuaire, Edition
from mediation_map.render.site import render_site

TODAY = date(2026, 11, 22)
MAINTENANT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
MOT_PRO = "Appeler Camille au poste 12 avant d'envoyer quelqu'un"
CUBE = "france-services-le-cube"
QUARTIERS = "france-services-centre-social-des-quartiers-sud-du-mans"
DENSE = "france-services-centre-d-animation-sociale-jean-claude-laude"
RESERVE = "udaf-de-la-sarthe"
ETATS = {
    CUBE: {"etat": EtatAccueil.COMPLET, "texte_pro": MOT_PRO, "expire_le": date(2026, 12, 1)},
    QUARTIERS: {"etat": EtatAccueil.OUVERT, "delai": "deux jours"},
    RESERVE: {"etat": EtatAccueil.NE_PAS_PUBLIER},
}


def build_site(edition: Edition) -> dict[str, bytes]:
    """Return every file of an edition; reception states are added before the rules apply."""
    donnees = load_donnees(load_config())
    compte = close_rows(donnees, TODAY)
    donnees = replace(donnees, registre=add_etats(donnees.registre))
    annuaire: Annuaire = make_annuaire(donnees, edition, TODAY, compte)
    return render_site(annuaire, donnees.slugs)


def add_etats(registre: Registre) -> Registre:
    """Return the register with reception states, fresh hours at one place and a long sheet."""
    ids = {lieu.slug: lieu.id for lieu in registre.lieux}
    accueils = [
        Accueil(id=f"E{rang}", lieu_id=ids[slug], confirme_le=TODAY, **faits)  # type: ignore[arg-type]
        for rang, (slug, faits) in enumerate(ETATS.items())
    ]
    lieux = [_change(lieu) for lieu in registre.lieux]
    return replace(registre, lieux=lieux, accueils=accueils)


def _change(lieu: Lieu) -> Lieu:
    if lieu.slug == QUARTIERS:
        provenance = replace(lieu.provenance, verifie_le=date(2026, 11, 3), verifie_par="Camille")
        return replace(lieu, provenance=provenance)
    if lieu.slug == DENSE:
        choses = "\n".join(f"Le document numéro {rang} de la démarche" for rang in range(1, 7))
        offre = replace(lieu.offre, a_apporter=choses)
        return replace(lieu, offre=offre, transport="Bus 8, arrêt Mairie, puis cinq minutes à pied")
    return lieu
