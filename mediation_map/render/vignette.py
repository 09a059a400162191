"""A place as lists show it: the card of the search, of a commune, of a need."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from mediation_map.model.lieu import Adresse, Lieu, Telephone
from mediation_map.model.permanence import Permanence
from mediation_map.model.vocabulaires import Niveau, Role
from mediation_map.publish.agenda import is_ancien
from mediation_map.publish.annuaire import Annuaire
from mediation_map.publish.groupes import PAR_LIEU, find_by
from mediation_map.render.disponibilite import (
    Rang,
    dump_changements,
    find_disponibilite,
    list_changements,
)
from mediation_map.render.filtres import bind
from mediation_map.render.horaires import find_dite, find_fin, phrase_horaires

NIVEAUX = {
    Niveau.AVEC_VOUS: "On fait avec vous",
    Niveau.A_VOTRE_PLACE: "On fait à votre place",
    Niveau.APPRENDRE: "On vous apprend",
}
ANCIENNE = "Information ancienne : appelez avant de vous déplacer."
ANCIENNE_SANS_TELEPHONE = "Information ancienne : vérifiez avant de vous déplacer."
APPROXIMATIVE = "position approximative : commune"


@dataclass(frozen=True, slots=True, kw_only=True)
class Etiquette:
    """A tag of a card: ``cle`` is ``relais``, ``aide`` or a level's key."""

    cle: str
    libelle: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Vignette:
    """A card; empty text = nothing to show. ``distance`` is in French, ``chemin`` from the root.

    ``accueil`` says whether people can be taken; ``complet`` = nobody can, today;
    ``changements`` what will be said of it later, as JSON, empty when nothing will.
    ``horaires_au``: last day on which the hours hold, None = not known.
    """

    slug: str
    nom: str
    chemin: str
    role: str
    commune: str
    adresse: str
    telephone: Telephone | None
    horaires: str
    etiquettes: tuple[Etiquette, ...]
    ancienne: str
    position: str
    accueil: str
    complet: bool
    changements: str
    horaires_au: date | None
    distance: str = ""


def build_vignette(
    lieu: Lieu, annuaire: Annuaire, distance: str = "", besoin: str = ""
) -> Vignette:
    """Return a place's card; hours are those of the help when a permanence gives them.

    In the list of a need, the card says whether people can be taken for it.
    """
    disponibilite = find_disponibilite(lieu, annuaire, besoin)
    permanences = permanences_de(lieu, annuaire)
    return Vignette(
        slug=lieu.slug,
        nom=lieu.nom,
        chemin=chemin_lieu(lieu.slug),
        role=str(lieu.role),
        commune=lieu.adresse.commune,
        adresse=show_adresse(lieu.adresse),
        telephone=lieu.telephones[0] if lieu.telephones else None,
        horaires=phrase_horaires(lieu, permanences),
        etiquettes=build_etiquettes(lieu),
        ancienne=warn_ancienne(lieu, annuaire, find_dite(lieu, permanences)),
        position=APPROXIMATIVE if is_approximative(lieu) else "",
        accueil=disponibilite.texte,
        complet=disponibilite.rang is Rang.FERME,
        changements=_dump(dump_changements(list_changements(lieu, annuaire, besoin))),
        horaires_au=find_fin(lieu, permanences),
        distance=distance,
    )


def _dump(changements: list[tuple[str, int, str]]) -> str:
    return json.dumps(changements, ensure_ascii=False) if changements else ""


def chemin_lieu(slug: str) -> str:
    """Return the path of a place's page from the site's root."""
    return f"lieux/{slug}/index.html"


def permanences_de(lieu: Lieu, annuaire: Annuaire) -> tuple[Permanence, ...]:
    """Return the permanences held in a place whose convention is not over."""
    permanences = find_by(annuaire.registre.permanences, PAR_LIEU, lieu.id)
    return tuple(
        one
        for one in permanences
        if one.convention_fin is None or one.convention_fin >= annuaire.today
    )


def build_etiquettes(lieu: Lieu) -> tuple[Etiquette, ...]:
    """Return the tags: a relay's only one says so; a help place's are its levels, never blended."""
    if lieu.role is Role.RELAIS:
        return (Etiquette(cle="relais", libelle="Relais : oriente"),)
    niveaux = tuple(
        Etiquette(cle=str(niveau), libelle=libelle)
        for niveau, libelle in NIVEAUX.items()
        if niveau in lieu.offre.niveaux
    )
    return niveaux or (Etiquette(cle="aide", libelle="Aide au numérique"),)


def format_adresse(adresse: Adresse) -> str:
    """Return an address on one line: street, postcode and commune."""
    return ", ".join(part for part in (adresse.voie, adresse.ligne_commune) if part)


def show_adresse(adresse: Adresse) -> str:
    """Return the same for the eye: « 72100 Le Mans » stays on one line."""
    return ", ".join(part for part in (adresse.voie, bind(adresse.ligne_commune)) if part)


def is_approximative(lieu: Lieu) -> bool:
    """Return whether the place can't be shown at its door."""
    return lieu.position is None or lieu.position.est_approximative


def warn_ancienne(lieu: Lieu, annuaire: Annuaire, dite: Permanence | None = None) -> str:
    """Return the warning that facts are too old, or nothing.

    ``dite``: the permanence whose hours are given as the place's, if any.
    """
    faits = (lieu, dite) if dite else (lieu,)
    if not any(is_ancien(one.provenance, annuaire) for one in faits):
        return ""
    return ANCIENNE if lieu.telephones else ANCIENNE_SANS_TELEPHONE
