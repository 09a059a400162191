"""What only professionals read of a place, beside its row of ``donnees/lieux.js``.

Written under the key ``pro`` in the professional edition; the public file has no such key.
Keys: ``besoins`` for each need, the labels of the services that answer it and the names that
reception states give them; ``colonnes`` names of
the values of each row of ``lieux``; ``lieux`` one row for each row of the main table, in its
order. In a row: ``public`` 1 = the public site shows the place, so that it may be named to a
caller; ``verification`` and ``rendez_vous`` French sentences, empty = nothing known; ``contact``
the contact between professionals; ``accueils`` the reception states, each ``[state, service or
empty = the whole place, delay, public words, professional words, confirmed on, last day]``, the
days in ISO or null; ``fermetures`` the closures of the whole place, each ``[first day, last
day]``. Whether a state is expired is asked of the visitor's day, not of the build's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from mediation_map.model.accueil import Accueil
from mediation_map.model.besoin import Besoin
from mediation_map.model.lieu import Lieu
from mediation_map.publish.annuaire import Annuaire, Edition
from mediation_map.publish.groupes import PAR_LIEU, find_by
from mediation_map.publish.selection import is_ouvert
from mediation_map.render.disponibilite import list_fermetures
from mediation_map.render.fiche import describe_verification
from mediation_map.render.vignette import permanences_de

COLONNES = ("public", "verification", "rendez_vous", "contact", "accueils", "fermetures")


def build_pro(annuaire: Annuaire) -> dict[str, Any]:
    """Return ``{"pro": …}`` in the professional edition, nothing to add in the public one."""
    if annuaire.edition is not Edition.PRO:
        return {}
    pro = {
        "besoins": [_name_services(one, annuaire.registre.accueils) for one in annuaire.besoins],
        "colonnes": list(COLONNES),
        "lieux": [build_ligne_pro(lieu, annuaire) for lieu in annuaire.registre.lieux],
    }
    return {"pro": pro}


def _name_services(besoin: Besoin, accueils: Sequence[Accueil]) -> list[str]:
    """Return the names by which reception states may call the services that answer a need."""
    dits = {accueil.service for accueil in accueils if accueil.concerns(besoin.id)}
    return list(dict.fromkeys((*map(str, besoin.services), *sorted(dits))))


def build_ligne_pro(lieu: Lieu, annuaire: Annuaire) -> list[Any]:
    """Return what professionals read of a place, in the order of ``COLONNES``."""
    accueils = find_by(annuaire.registre.accueils, PAR_LIEU, lieu.id)
    champs = {
        "public": int(is_ouvert(lieu, annuaire)),
        "verification": say_verification(lieu, annuaire.today),
        "rendez_vous": " ".join(_rendez_vous(lieu, annuaire)),
        "contact": lieu.contact_pro,
        "accueils": [write_accueil(one) for one in accueils],
        "fermetures": [
            [one.debut.isoformat(), one.fin.isoformat()] for one in list_fermetures(lieu, annuaire)
        ],
    }
    return [champs[colonne] for colonne in COLONNES]


def say_verification(lieu: Lieu, today: date) -> str:
    """Return when the facts were checked, or how old their source is when nobody did."""
    if lieu.provenance.verifie_le is not None:
        return describe_verification(lieu.provenance, today)
    quand = lieu.provenance.source_date.en_lettres() or "inconnue"
    return f"Jamais vérifié. Date de la source : {quand}."


def _rendez_vous(lieu: Lieu, annuaire: Annuaire) -> Iterator[str]:
    """Yield what is known of how to be received, each thing once."""
    offre = lieu.offre
    phrases = [_dire(offre.sur_rendez_vous), offre.prise_rdv]
    for permanence in permanences_de(lieu, annuaire):
        phrases += [_dire(permanence.sur_rendez_vous), permanence.comment_rdv]
    if offre.acces:
        phrases.append(f"Comment venir : {', '.join(map(str, offre.acces)).lower()}.")
    for phrase in dict.fromkeys(phrases):
        if phrase:
            yield phrase if phrase.endswith((".", "!", "?")) else f"{phrase}."


def _dire(sur_rendez_vous: bool | None) -> str:
    if sur_rendez_vous is None:
        return ""
    return "Sur rendez-vous." if sur_rendez_vous else "Sans rendez-vous."


def write_accueil(accueil: Accueil) -> list[str | None]:
    """Return a reception state as the browser reads it."""
    return [
        str(accueil.etat),
        accueil.service,
        accueil.delai,
        accueil.texte_public,
        accueil.texte_pro,
        _iso(accueil.confirme_le),
        _iso(accueil.expire_le),
    ]


def _iso(jour: date | None) -> str | None:
    return None if jour is None else jour.isoformat()
