"""Whether a place takes new people today, in a few words, and the order of lists that follows.

Those that can take people come first, then those to be confirmed, those reserved to referral,
and last the full and the closed.
Equals are drawn by lot, anew each day, so that no place is always the first to be called.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from hashlib import blake2s

from mediation_map.model.accueil import Accueil
from mediation_map.model.dates import format_date
from mediation_map.model.evenement import Fermeture
from mediation_map.model.lieu import Lieu
from mediation_map.model.vocabulaires import EtatAccueil
from mediation_map.publish.annuaire import Annuaire
from mediation_map.render.groupes import PAR_CIBLE, PAR_LIEU, find_by


class Rang(IntEnum):
    """Where a place stands in a list; one that says nothing of its state stands with the first."""

    LIBRE = 0
    A_CONFIRMER = 1
    RESERVE = 2
    FERME = 3


@dataclass(frozen=True, slots=True)
class Disponibilite:
    """A place's rank and what its card says of it; ``texte`` empty = nothing is known."""

    rang: Rang = Rang.LIBRE
    texte: str = ""


RANGS = {
    EtatAccueil.OUVERT: Rang.LIBRE,
    EtatAccueil.SUR_RENDEZ_VOUS: Rang.LIBRE,
    EtatAccueil.SUR_ORIENTATION: Rang.RESERVE,
    EtatAccueil.NE_PAS_PUBLIER: Rang.RESERVE,
    EtatAccueil.COMPLET: Rang.FERME,
}
A_CONFIRMER = "Accueil à confirmer : appelez"


def find_disponibilite(lieu: Lieu, annuaire: Annuaire, besoin: str = "") -> Disponibilite:
    """Return whether the place takes new people, for a need or as a whole; caution is believed.

    What is said of the service that answers the need (its id) counts before what is said of the
    whole place; without a need, services are left to the place's page.
    """
    fermeture = find_fermeture(lieu, annuaire)
    if fermeture:
        return Disponibilite(Rang.FERME, f"Fermé jusqu'au {format_date(fermeture.fin)}")
    dits = [read_accueil(one, annuaire.today) for one in find_accueils(lieu, annuaire, besoin)]
    return max(dits, key=lambda dit: dit.rang, default=Disponibilite())


def find_accueils(lieu: Lieu, annuaire: Annuaire, besoin: str = "") -> list[Accueil]:
    """Return the reception states that count for a need, or for the place as a whole."""
    accueils = find_by(annuaire.registre.accueils, PAR_LIEU, lieu.id, *lieu.aliases)
    propres = [one for one in accueils if one.concerns(besoin)]
    return propres or [one for one in accueils if not one.service]


def find_fermeture(lieu: Lieu, annuaire: Annuaire) -> Fermeture | None:
    """Return the closure of the whole place that holds today, the longest if several do."""
    fermetures = find_by(annuaire.registre.fermetures, PAR_CIBLE, lieu.id, *lieu.aliases)
    en_cours = [f for f in fermetures if f.ferme_le_lieu and f.debut <= annuaire.today <= f.fin]
    return max(en_cours, key=lambda f: f.fin, default=None)


def read_accueil(accueil: Accueil, today: date) -> Disponibilite:
    """Return what a reception state says on a day; past its last day it is to be confirmed."""
    de_quoi = f"{accueil.service} : " if accueil.service else ""
    if accueil.is_expired(today):
        return Disponibilite(
            Rang.A_CONFIRMER, f"{de_quoi}à confirmer, appelez" if de_quoi else A_CONFIRMER
        )
    return Disponibilite(RANGS[accueil.etat], _name(de_quoi, _words(accueil)))


def _name(de_quoi: str, texte: str) -> str:
    return f"{de_quoi}{texte[:1].lower()}{texte[1:]}" if de_quoi else texte


def _words(accueil: Accueil) -> str:
    match accueil.etat:
        case EtatAccueil.COMPLET:
            jusque = f"jusqu'au {format_date(accueil.expire_le)}" if accueil.expire_le else ""
            return f"Complet {jusque or 'pour le moment'}"
        case EtatAccueil.SUR_ORIENTATION:
            return "Sur orientation d'un professionnel"
        case EtatAccueil.NE_PAS_PUBLIER:
            return "À ne pas communiquer au public"
        case EtatAccueil.SUR_RENDEZ_VOUS:
            return "Sur rendez-vous" + (f", délai : {accueil.delai}" if accueil.delai else "")
        case EtatAccueil.OUVERT:
            dit = f" (dit le {format_date(accueil.confirme_le)})" if accueil.confirme_le else ""
            return f"Peut accueillir{dit}"


def spread_demande(lieux: Iterable[Lieu], annuaire: Annuaire, besoin: str = "") -> list[Lieu]:
    """Return the places in the order in which to call them today, for a need if it is given."""
    return sorted(
        lieux,
        key=lambda lieu: (
            find_disponibilite(lieu, annuaire, besoin).rang,
            draw(lieu.slug, annuaire.today),
            lieu.id,
        ),
    )


def list_libres(lieux: Iterable[Lieu], annuaire: Annuaire) -> list[Lieu]:
    """Return the places worth proposing instead of another: neither full nor closed today."""
    return [one for one in lieux if find_disponibilite(one, annuaire).rang is not Rang.FERME]


def draw(slug: str, jour: date) -> str:
    """Return a place's draw of the day: the same for all who ask on that day."""
    return blake2s(f"{jour.isoformat()} {slug}".encode(), digest_size=8).hexdigest()
