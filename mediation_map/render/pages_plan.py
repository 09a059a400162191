"""The plan of the site: from here every page is at hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from mediation_map.publish.annuaire import Annuaire, Edition
from mediation_map.render.contexte_fixes import ContextePlan, Section
from mediation_map.render.contexte_lieu import Lien
from mediation_map.render.pages_listes import chemin_besoin
from mediation_map.render.rendu import NAVIGATION, NAVIGATION_PRO, PIED, Rendu
from mediation_map.render.tri import sort_key
from mediation_map.render.vignette import chemin_lieu
from mediation_map.territory.chiffres import commune_of


def render_plan(annuaire: Annuaire, rendu: Rendu) -> Iterator[tuple[str, bytes]]:
    """Yield the plan of the site."""
    yield rendu.page(
        "plan_du_site.html.j2",
        "plan-du-site/index.html",
        ContextePlan(sections=tuple(_sections(annuaire))),
        titre="Plan du site",
        description="Toutes les pages du site.",
    )


def _sections(annuaire: Annuaire) -> Iterator[Section]:
    menu = (*NAVIGATION, *(NAVIGATION_PRO if annuaire.edition is Edition.PRO else ()))
    pages = [Lien(chemin=chemin, libelle=libelle) for _, chemin, libelle in menu]
    infos = [Lien(chemin=chemin, libelle=libelle) for chemin, libelle in PIED]
    besoins = [Lien(chemin=chemin_besoin(one), libelle=one.libelle) for one in annuaire.besoins]
    yield Section(ancre="pages", titre="Pages principales", liens=tuple(pages))
    if besoins:
        yield Section(ancre="besoins", titre="Par besoin", liens=tuple(besoins))
    yield Section(ancre="communes", titre="Par commune", liens=_communes(annuaire))
    if annuaire.registre.ateliers:
        yield Section(ancre="ateliers", titre="Ateliers", liens=_ateliers(annuaire))
    yield from _lieux(annuaire)
    yield Section(ancre="informations", titre="Informations", liens=tuple(infos))


def _communes(annuaire: Annuaire) -> tuple[Lien, ...]:
    communes = sorted((one.commune for one in annuaire.chiffres), key=lambda c: sort_key(c.nom))
    return tuple(Lien(chemin=f"communes/{c.slug}/index.html", libelle=c.nom) for c in communes)


def _ateliers(annuaire: Annuaire) -> tuple[Lien, ...]:
    ateliers = sorted(annuaire.registre.ateliers, key=lambda one: (sort_key(one.titre), one.id))
    feuilles = [Lien(chemin=f"ateliers/{a.slug}/index.html", libelle=a.titre) for a in ateliers]
    return (Lien(chemin="ateliers/index.html", libelle="Tous les ateliers"), *feuilles)


def _lieux(annuaire: Annuaire) -> Iterator[Section]:
    noms = {one.code_insee: one.nom for one in annuaire.registre.communes}
    groupes: dict[str, list[Lien]] = defaultdict(list)
    for lieu in sorted(annuaire.registre.lieux, key=lambda one: sort_key(one.nom)):
        nom = noms.get(commune_of(lieu), lieu.adresse.commune) or "Commune non renseignée"
        groupes[nom].append(Lien(chemin=chemin_lieu(lieu.slug), libelle=lieu.nom))
    for rang, nom in enumerate(sorted(groupes, key=sort_key), 1):
        yield Section(ancre=f"lieux-{rang}", titre=f"Lieux : {nom}", liens=tuple(groupes[nom]))
