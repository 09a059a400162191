"""Whether a place takes new people today, in a few words, and the order of lists that follows.

Those that can take people come first, then those to be confirmed, those reserved to referral,
and last the full and the closed.
Equals are drawn by lot, anew each day, so that no place is always the first to be called.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from hashlib import blake2s
from typing import NamedTuple

from mediation_map.model.accueil import Accueil
from mediation_map.model.dates import format_date
from mediation_map.model.evenement import Fermeture
from mediation_map.model.lieu import Lieu
from mediation_map.model.vocabulaires import EtatAccueil
from mediation_map.publish.annuaire import Annuaire
from mediation_map.publish.groupes import PAR_CIBLE, PAR_LIEU, find_by


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


class Changement(NamedTuple):
    """What a place's card says from a day on."""

    jour: date
    dit: Disponibilite


RANGS = {
    EtatAccueil.OUVERT: Rang.LIBRE,
    EtatAccueil.SUR_RENDEZ_VOUS: Rang.LIBRE,
    EtatAccueil.SUR_ORIENTATION: Rang.RESERVE,
    EtatAccueil.NE_PAS_PUBLIER: Rang.RESERVE,
    EtatAccueil.COMPLET: Rang.FERME,
}
A_CONFIRMER = "Accueil à confirmer"
UN_JOUR = timedelta(days=1)


def find_disponibilite(
    lieu: Lieu, annuaire: Annuaire, besoin: str = "", jour: date | None = None
) -> Disponibilite:
    """Return whether the place takes new people, for a need or as a whole; caution is believed.

    What is said of the service that answers the need (its id) counts before what is said of the
    whole place; without a need, services are left to the place's page. ``jour`` is today where it
    is not given.
    """
    today = jour or annuaire.today
    en_cours = [one for one in list_fermetures(lieu, annuaire) if one.debut <= today <= one.fin]
    if en_cours:
        return Disponibilite(
            Rang.FERME, f"Fermé jusqu'au {format_date(max(one.fin for one in en_cours))}"
        )
    joignable = bool(lieu.telephones)
    dits = [
        read_accueil(one, today, joignable=joignable)
        for one in find_accueils(lieu, annuaire, besoin)
    ]
    return max(dits, key=lambda dit: dit.rang, default=Disponibilite())


def list_changements(lieu: Lieu, annuaire: Annuaire, besoin: str = "") -> tuple[Changement, ...]:
    """Return what will be said of a place after today, in order, as far as it is known today.

    A page may be read long after its build: the browser shows what holds on the visitor's day.
    """
    fermetures = list_fermetures(lieu, annuaire)
    jours = {one.debut for one in fermetures} | {one.fin + UN_JOUR for one in fermetures}
    accueils = find_accueils(lieu, annuaire, besoin)
    jours |= {one.expire_le + UN_JOUR for one in accueils if one.expire_le}
    dit = find_disponibilite(lieu, annuaire, besoin)
    changements = []
    for jour in sorted(one for one in jours if one > annuaire.today):
        suivant = find_disponibilite(lieu, annuaire, besoin, jour)
        if suivant != dit:
            changements.append(Changement(jour, suivant))
            dit = suivant
    return tuple(changements)


def dump_changements(changements: Iterable[Changement]) -> list[tuple[str, int, str]]:
    """Return changes as the browser reads them: first day in ISO, rank, words."""
    return [(jour.isoformat(), int(dit.rang), dit.texte) for jour, dit in changements]


def list_fermetures(lieu: Lieu, annuaire: Annuaire) -> list[Fermeture]:
    """Return the closures of the whole place that are not over, the next one first."""
    fermetures = find_by(annuaire.registre.fermetures, PAR_CIBLE, lieu.id)
    venir = [one for one in fermetures if one.ferme_le_lieu and one.fin >= annuaire.today]
    return sorted(venir, key=lambda one: (one.debut, one.fin))


def find_accueils(lieu: Lieu, annuaire: Annuaire, besoin: str = "") -> list[Accueil]:
    """Return the reception states that count for a need, or for the place as a whole."""
    accueils = find_by(annuaire.registre.accueils, PAR_LIEU, lieu.id)
    propres = [one for one in accueils if one.concerns(besoin)]
    return propres or [one for one in accueils if not one.service]


def read_accueil(accueil: Accueil, today: date, *, joignable: bool = True) -> Disponibilite:
    """Return what a reception state says on a day; past its last day it is to be confirmed.

    ``joignable``: the place has a number, so that one may be told to phone.
    """
    de_quoi = f"{accueil.service} : " if accueil.service else ""
    if accueil.is_expired(today) and accueil.etat is EtatAccueil.NE_PAS_PUBLIER:
        # Nobody said that it may be told: it is no less discreet for being old.
        texte = f"{_words(accueil)} (à confirmer)"
        return Disponibilite(RANGS[accueil.etat], _name(de_quoi, texte))
    if accueil.is_expired(today):
        demande = "appelez" if joignable else "renseignez-vous"
        texte = f"{de_quoi}à confirmer, {demande}" if de_quoi else f"{A_CONFIRMER} : {demande}"
        return Disponibilite(Rang.A_CONFIRMER, texte)
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
