"""The switchboard and the comparison for referral: only the professional edition has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mediation_map.model.lieu import Lieu
from mediation_map.model.vocabulaires import Role
from mediation_map.publish.annuaire import Annuaire, Edition
from mediation_map.render.contexte_lieu import Lien
from mediation_map.render.contexte_pro import ContexteComparaison, ContexteStandard, Numero
from mediation_map.render.contexte_recherche import Choix
from mediation_map.render.filtres_recherche import COMMUNES_MAX
from mediation_map.render.pages_recherche import VIGNETTES_MAX, build_tuiles
from mediation_map.render.rendu import Rendu
from mediation_map.render.tri import sort_key
from mediation_map.render.vignette import chemin_lieu

Fichier = tuple[str, bytes]


def render_pro_recherche(
    annuaire: Annuaire, rendu: Rendu, donnees: Mapping[str, Any]
) -> Iterator[Fichier]:
    """Yield both pages in the professional edition; nothing in the public one.

    ``donnees`` is what the browser looks through, see ``build_donnees``.
    """
    if annuaire.edition is not Edition.PRO:
        return
    yield rendu.page(
        "standard.html.j2",
        "standard/index.html",
        build_standard(annuaire),
        titre="Standard téléphonique",
        rubrique="standard",
    )
    yield rendu.page(
        "comparaison.html.j2",
        "comparaison/index.html",
        build_comparaison(annuaire, donnees["listes"]),
        titre="Comparer pour orienter",
        rubrique="comparaison",
    )


def build_standard(annuaire: Annuaire) -> ContexteStandard:
    """Return what the switchboard holds before anyone types."""
    return ContexteStandard(
        besoins=link_besoins(annuaire),
        communes=link_communes(annuaire),
        numeros=list_numeros(annuaire),
    )


def build_comparaison(
    annuaire: Annuaire, listes: Mapping[str, list[list[str]]]
) -> ContexteComparaison:
    """Return what the comparison holds before anyone chooses."""
    return ContexteComparaison(
        besoins=link_besoins(annuaire),
        communes=link_communes(annuaire),
        numeros=list_numeros(annuaire),
        langues=_choix(listes["langues"]),
        publics=_choix(listes["publics"]),
    )


def _choix(liste: list[list[str]]) -> tuple[Choix, ...]:
    return tuple(Choix(valeur=valeur, libelle=libelle) for valeur, libelle in liste)


def link_besoins(annuaire: Annuaire) -> tuple[Lien, ...]:
    """Return the needs that some place answers."""
    return tuple(Lien(chemin=one.chemin, libelle=one.precision) for one in build_tuiles(annuaire))


def link_communes(annuaire: Annuaire) -> tuple[Lien, ...]:
    """Return the communes, or none where they are too many for a page."""
    communes = [one.commune for one in annuaire.chiffres]
    if len(communes) > COMMUNES_MAX:
        return ()
    return tuple(
        Lien(chemin=f"communes/{one.slug}/index.html", libelle=one.nom)
        for one in sorted(communes, key=lambda one: sort_key(one.nom))
    )


def list_numeros(annuaire: Annuaire) -> tuple[Numero, ...]:
    """Return the help places that have a telephone, by commune; none where they are too many."""
    aides = [lieu for lieu in annuaire.registre.lieux if lieu.role is Role.AIDE and lieu.telephones]
    if len(aides) > VIGNETTES_MAX:
        return ()
    return tuple(_numero(lieu) for lieu in sorted(aides, key=_rang))


def _rang(lieu: Lieu) -> tuple[str, str, str]:
    return sort_key(lieu.adresse.commune), sort_key(lieu.nom), lieu.id


def _numero(lieu: Lieu) -> Numero:
    return Numero(
        commune=lieu.adresse.commune,
        nom=lieu.nom,
        chemin=chemin_lieu(lieu.slug),
        telephone=lieu.telephones[0],
    )
