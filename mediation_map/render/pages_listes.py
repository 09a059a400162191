"""Places by need, and all places from A to Z."""

from __future__ import annotations

import string
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from mediation_map.model.besoin import Besoin
from mediation_map.model.lieu import Lieu
from mediation_map.model.vocabulaires import Role
from mediation_map.publish.annuaire import Annuaire
from mediation_map.render.contexte_lieu import Lien
from mediation_map.render.contexte_listes import (
    ContexteAnnuaire,
    ContexteBesoin,
    Entree,
    Groupe,
    Lettre,
    TuileCommune,
)
from mediation_map.render.disponibilite import spread_demande
from mediation_map.render.filtres import pluralise
from mediation_map.render.pages_recherche import VIGNETTES_MAX
from mediation_map.render.rendu import Rendu
from mediation_map.render.tri import AUTRES, first_letter, sort_key
from mediation_map.render.vignette import build_vignette, chemin_lieu
from mediation_map.territory.chiffres import commune_of


def render_listes(annuaire: Annuaire, rendu: Rendu) -> Iterator[tuple[str, bytes]]:
    """Yield the page of each need and the A–Z list."""
    for besoin in annuaire.besoins:
        yield rendu.page(
            "besoin.html.j2",
            chemin_besoin(besoin),
            build_besoin(besoin, annuaire),
            titre=besoin.libelle,
            description=f"{besoin.libelle} : les lieux qui peuvent vous aider.",
            rubrique="accueil",
        )
    yield rendu.page(
        "annuaire.html.j2",
        "annuaire/index.html",
        build_annuaire(annuaire.registre.lieux),
        titre="Annuaire de A à Z",
        description="Tous les lieux de l'annuaire, par ordre alphabétique.",
        rubrique="annuaire",
    )


def chemin_besoin(besoin: Besoin) -> str:
    """Return the path of a need's page from the site's root."""
    return f"besoins/{besoin.id}/index.html"


def find_reponses(besoin: Besoin, lieux: Sequence[Lieu]) -> list[Lieu]:
    """Return the places that answer a need, by name; a relay never does."""
    found = [one for one in lieux if one.role is Role.AIDE and besoin.id in one.offre.besoins]
    return sorted(found, key=lambda one: (sort_key(one.nom), one.id))


def build_besoin(besoin: Besoin, annuaire: Annuaire) -> ContexteBesoin:
    """Return what a need's page shows: the places that answer, commune by commune.

    Too many for a page, they are only counted: the communes' pages hold them.
    """
    reponses = spread_demande(find_reponses(besoin, annuaire.registre.lieux), annuaire, besoin.id)
    trop = len(reponses) > VIGNETTES_MAX
    return ContexteBesoin(
        libelle=besoin.libelle,
        facile=besoin.facile,
        total=len(reponses),
        groupes=() if trop else _group(reponses, annuaire, besoin.id),
        communes=_count_communes(reponses, annuaire) if trop else (),
        autres=tuple(
            Lien(chemin=chemin_besoin(one), libelle=one.court)
            for one in annuaire.besoins
            if one.id != besoin.id
        ),
        contact=annuaire.config.contact,
    )


def _group(lieux: Sequence[Lieu], annuaire: Annuaire, besoin: str) -> tuple[Groupe, ...]:
    noms = {one.code_insee: one.nom for one in annuaire.registre.communes}
    groupes: dict[tuple[str, str], list[Lieu]] = defaultdict(list)
    for lieu in lieux:
        code = commune_of(lieu)
        nom = noms.get(code, lieu.adresse.commune) or "Commune non renseignée"
        groupes[(nom, code)].append(lieu)
    return tuple(
        Groupe(
            ancre=f"commune-{rang}",
            titre=cle[0],
            lieux=tuple(build_vignette(one, annuaire, besoin=besoin) for one in groupes[cle]),
        )
        for rang, cle in enumerate(sorted(groupes, key=lambda c: (sort_key(c[0]), c[1])), 1)
    )


def _count_communes(lieux: Sequence[Lieu], annuaire: Annuaire) -> tuple[TuileCommune, ...]:
    """Return the communes of the territory that have such places, and how many each."""
    nombres = Counter(map(commune_of, lieux))
    return tuple(
        TuileCommune(
            chemin=f"communes/{one.slug}/index.html",
            nom=one.nom,
            resume=pluralise(nombres[one.code_insee], "lieu", "lieux"),
        )
        for one in sorted(annuaire.registre.communes, key=lambda one: sort_key(one.nom))
        if nombres[one.code_insee]
    )


def build_annuaire(lieux: Sequence[Lieu]) -> ContexteAnnuaire:
    """Return the A–Z list; letters without a place stay in their row, without a link."""
    par_lettre: dict[str, list[Lieu]] = defaultdict(list)
    for lieu in sorted(lieux, key=lambda one: (sort_key(one.nom), one.id)):
        par_lettre[first_letter(lieu.nom)].append(lieu)
    alphabet = [*string.ascii_uppercase, *([AUTRES] if AUTRES in par_lettre else [])]
    return ContexteAnnuaire(
        total=len(lieux),
        aides=sum(one.role is Role.AIDE for one in lieux),
        lettres=tuple(_lettre(lettre, par_lettre[lettre]) for lettre in alphabet),
    )


def _lettre(lettre: str, lieux: Sequence[Lieu]) -> Lettre:
    return Lettre(
        lettre=lettre,
        ancre=f"lettre-{'autres' if lettre == AUTRES else lettre.lower()}",
        entrees=tuple(
            Entree(
                chemin=chemin_lieu(one.slug),
                nom=one.nom,
                commune=one.adresse.commune,
                relais=one.role is Role.RELAIS,
            )
            for one in lieux
        ),
    )
