"""Pages whose words hardly depend on the data: easy reading, legal pages, open data, 404."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from mediation_map.publish.annuaire import Annuaire
from mediation_map.render.contexte_fixes import (
    ContexteDonnees,
    ContexteFacile,
    ContexteIntrouvable,
    ContexteLegal,
    Fichier,
)
from mediation_map.render.filtres import host_of
from mediation_map.render.rendu import Rendu

LEGALES = (
    ("mentions-legales", "mentions_legales.html.j2", "Mentions légales"),
    ("donnees-personnelles", "donnees_personnelles.html.j2", "Données personnelles"),
    ("accessibilite", "accessibilite.html.j2", "Déclaration d'accessibilité"),
)
FICHIERS = (
    Fichier(
        chemin="donnees/lieux.csv",
        nom="lieux.csv",
        forme="CSV, schéma national « lieux de médiation numérique » 1.0.2",
        contenu="Les lieux qui aident, sans les relais : adresse, contact, horaires, services.",
    ),
    Fichier(
        chemin="donnees/lieux.geojson",
        nom="lieux.geojson",
        forme="GeoJSON (RFC 7946), WGS 84",
        contenu="Tous les lieux, relais compris, avec la précision de chaque position.",
    ),
    Fichier(
        chemin="donnees/agenda.ics",
        nom="agenda.ics",
        forme="iCalendar (RFC 5545)",
        contenu="Les permanences, ateliers et passages datés, pour un logiciel d'agenda.",
    ),
    Fichier(
        chemin="donnees/datapackage.json",
        nom="datapackage.json",
        forme="Data Package (Frictionless)",
        contenu="La description des fichiers : colonnes, licence, sources, date.",
    ),
)


def render_fixes(annuaire: Annuaire, rendu: Rendu) -> Iterator[tuple[str, bytes]]:
    """Yield the fixed pages of the site, and its icon."""
    icone = files("mediation_map.render").joinpath("templates", "icone.svg")
    yield "assets/icone.svg", icone.read_bytes()
    yield rendu.page(
        "facile_a_lire.html.j2",
        "facile-a-lire/index.html",
        ContexteFacile(contact=annuaire.config.contact, besoins=tuple(annuaire.besoins)),
        titre="Facile à lire",
        description="Comment utiliser ce site et trouver de l'aide, avec des mots simples.",
        rubrique="facile",
    )
    yield rendu.page(
        "donnees.html.j2",
        "donnees/index.html",
        build_donnees(annuaire),
        titre="Données ouvertes",
        description="Les fichiers de l'annuaire, à réutiliser librement.",
    )
    yield from _legales(annuaire, rendu)
    yield _introuvable(annuaire, rendu)


def _legales(annuaire: Annuaire, rendu: Rendu) -> Iterator[tuple[str, bytes]]:
    contexte = build_legal(annuaire)
    for dossier, template, titre in LEGALES:
        yield rendu.page(template, f"{dossier}/index.html", contexte, titre=titre)


def _introuvable(annuaire: Annuaire, rendu: Rendu) -> tuple[str, bytes]:
    """Return the 404 page, the only one whose links are not relative.

    A server shows it for addresses of any depth, from which a relative link would be lost: its
    links start at the site's final address, or at the host's root while there is none.
    """
    site = annuaire.config.site
    return rendu.page(
        "404.html.j2",
        "404.html",
        ContexteIntrouvable(contact=annuaire.config.contact),
        titre="Page introuvable",
        racine="/" if site.est_provisoire else site.base,
    )


def build_legal(annuaire: Annuaire) -> ContexteLegal:
    """Return the facts of the legal pages."""
    config = annuaire.config
    return ContexteLegal(
        editeur=config.editeur,
        courriel=config.contact.courriel,
        site="" if config.site.est_provisoire else config.site.base,
        fond_nom=config.carte.fond_nom,
        fond_hote=host_of(config.carte.fond_url),
        fond_attribution=config.carte.fond_attribution,
        source_contours=config.communes.source,
    )


def build_donnees(annuaire: Annuaire) -> ContexteDonnees:
    """Return what the open data page lists."""
    noms = {one.provenance.source_nom for one in annuaire.registre.lieux}
    return ContexteDonnees(
        fichiers=FICHIERS,
        sources=tuple(sorted(nom for nom in noms if nom)),
        source_contours=annuaire.config.communes.source,
        courriel=annuaire.config.contact.courriel,
    )
