"""All files of an edition: pages, assets, data; nothing is written here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from mediation_map.errors import SourceError
from mediation_map.merge.slugs import Adressage
from mediation_map.publish.agenda import build_agenda
from mediation_map.publish.annuaire import Annuaire, Edition
from mediation_map.publish.geojson import render_geojson
from mediation_map.publish.ics import render_calendriers
from mediation_map.publish.paquet import render_paquet
from mediation_map.publish.sitemap import render_sitemap
from mediation_map.publish.standard import list_lignes, render_standard
from mediation_map.render.carte import render_carte
from mediation_map.render.donnees_adresses import render_adresses
from mediation_map.render.donnees_recherche import build_donnees, render_donnees
from mediation_map.render.hors_ligne import render_hors_ligne
from mediation_map.render.pages_agenda import render_agenda
from mediation_map.render.pages_ateliers import render_ateliers
from mediation_map.render.pages_chiffres import render_chiffres
from mediation_map.render.pages_communes import render_communes
from mediation_map.render.pages_fixes import render_fixes
from mediation_map.render.pages_lieu import render_lieux
from mediation_map.render.pages_listes import render_listes
from mediation_map.render.pages_plan import render_plan
from mediation_map.render.pages_pro import render_pro
from mediation_map.render.pages_pro_recherche import render_pro_recherche
from mediation_map.render.pages_recherche import (
    render_accueil,
    render_ma_liste,
    render_page_carte,
)
from mediation_map.render.redirections import render_redirections
from mediation_map.render.rendu import Rendu

Fichier = tuple[str, bytes]
Salle = Callable[[Annuaire, Rendu], Iterable[Fichier]]

DIST = Path(__file__).parent.parent / "web" / "dist"
ACTIFS = (
    "site.css", "site.js", "recherche.js", "ma-liste.js", "carte.js", "carte.css", "licences.txt",
)  # fmt: skip
ACTIFS_PRO = ("pro.css", "pro.js")
TRAVAILLEUR = "sw.js"
SALLES: Sequence[Salle] = (
    render_page_carte,
    render_ma_liste,
    render_adresses,
    render_lieux,
    render_listes,
    render_chiffres,
    render_plan,
    render_fixes,
    render_pro,
)


def render_site(annuaire: Annuaire, slugs: Mapping[str, Adressage]) -> dict[str, bytes]:
    """Return every file of the edition by its path; two rooms that claim one path are a bug."""
    rendu = Rendu(annuaire)
    fichiers: dict[str, bytes] = {}
    for chemin, contenu in _render_all(annuaire, rendu):
        if chemin in fichiers:
            raise SourceError(f"Deux pages du site ont la même adresse : « {chemin} ».")
        fichiers[chemin] = contenu
    pages = list(fichiers)
    fichiers.update(render_redirections(annuaire, rendu, slugs))
    fichiers.update(render_sitemap(annuaire, pages))
    fichiers.update(render_hors_ligne(annuaire, fichiers, load_actif(DIST, TRAVAILLEUR)))
    return fichiers


def _render_all(annuaire: Annuaire, rendu: Rendu) -> Iterator[Fichier]:
    for salle in SALLES:
        yield from salle(annuaire, rendu)
    donnees = build_donnees(annuaire)
    yield render_donnees(donnees)
    yield render_accueil(annuaire, rendu, donnees)
    yield from render_pro_recherche(annuaire, rendu, donnees)
    agenda = build_agenda(annuaire)
    yield from render_communes(annuaire, agenda, rendu)
    yield from render_agenda(annuaire, agenda, rendu)
    yield from render_ateliers(annuaire, agenda, rendu)
    yield from render_calendriers(annuaire, agenda)
    yield render_carte(annuaire)
    yield render_geojson(annuaire)
    lignes, ecartes = list_lignes(annuaire)
    yield render_standard(lignes)
    yield render_paquet(annuaire, lignes, ecartes)
    yield from load_actifs(DIST, annuaire.edition)


def load_actifs(dist: Path, edition: Edition) -> Iterator[Fichier]:
    """Yield the bundles that run in the browser, built beforehand from ``mediation_map/web``."""
    for nom in (*ACTIFS, *(ACTIFS_PRO if edition is Edition.PRO else ())):
        yield f"assets/{nom}", load_actif(dist, nom)


def load_actif(dist: Path, nom: str) -> bytes:
    """Return one of the bundles, or say how to build them."""
    try:
        return (dist / nom).read_bytes()
    except FileNotFoundError as error:
        raise SourceError(
            "Les fichiers du navigateur ne sont pas construits.", "Lancez d'abord : make web"
        ) from error
