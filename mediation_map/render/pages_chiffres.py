"""The page of figures: the advisers' activity, and the places of each commune."""

from __future__ import annotations

from collections.abc import Iterator

from mediation_map.model.vocabulaires import Role
from mediation_map.publish.annuaire import Annuaire
from mediation_map.render.activite import build_tables
from mediation_map.render.contexte_chiffres import Activites, ContexteChiffres
from mediation_map.render.contexte_listes import Repere
from mediation_map.render.filtres import format_nombre
from mediation_map.render.graphique import draw_communes, draw_mois
from mediation_map.render.rendu import Rendu
from mediation_map.render.tri import sort_key
from mediation_map.render.vignette import warn_ancienne


def render_chiffres(annuaire: Annuaire, rendu: Rendu) -> Iterator[tuple[str, bytes]]:
    """Yield the page of figures."""
    yield rendu.page(
        "chiffres.html.j2",
        "chiffres/index.html",
        build_chiffres(annuaire),
        titre="Chiffres",
        description="L'activité des conseillers numériques et les lieux de chaque commune.",
    )


def build_chiffres(annuaire: Annuaire) -> ContexteChiffres:
    """Return all that the page of figures shows."""
    seuil = annuaire.config.publication.seuil_petits_nombres
    communes = sorted(annuaire.chiffres, key=lambda one: sort_key(one.commune.nom))
    return ContexteChiffres(
        reperes=_reperes(annuaire),
        activites=tuple(
            Activites(
                table=table,
                par_mois=draw_mois(table),
                par_commune=draw_communes(table),
            )
            for table in build_tables(annuaire.registre.activites, seuil)
        ),
        seuil=seuil,
        communes=tuple(communes),
        source_contours=annuaire.config.communes.source,
        sources_communes=tuple(
            dict.fromkeys(o.commune.source for o in communes if o.commune.source)
        ),
    )


def _reperes(annuaire: Annuaire) -> tuple[Repere, ...]:
    lieux = annuaire.registre.lieux
    aides = sum(one.role is Role.AIDE for one in lieux)
    anciens = sum(bool(warn_ancienne(one, annuaire)) for one in lieux)
    comptes = {
        "Lieux d'aide": aides,
        "Relais": len(lieux) - aides,
        "Communes": len(annuaire.chiffres),
        "Communes sans lieu d'aide": sum(not one.aides for one in annuaire.chiffres),
        "Fiches dont l'information est ancienne": anciens,
    }
    return tuple(
        Repere(libelle=libelle, valeur=format_nombre(nombre)) for libelle, nombre in comptes.items()
    )
