"""Several labelled services in one cell: the hours of the place are kept, the others quoted.

Used where a text could not be read as one schedule.  « Ouvert du lundi au vendredi 9h-17h.
Demandes de devis : mardi 10h-12h » opens the place from Monday to Friday; the rest stays in words.
Digital help that is labelled has a rule of its own (see ``lieux``): such texts are left alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from mediation_map.normalise.horaires.doute.mots import LIEUX, NEUTRES, is_among
from mediation_map.normalise.horaires.doute.parties import SERVICE, Partie, list_parties
from mediation_map.normalise.horaires.interpretation.cadres import shorten_commentaire
from mediation_map.normalise.horaires.jetons.texte import fold_texte
from mediation_map.normalise.horaires.osm.bilan import Semaine
from mediation_map.normalise.horaires.osm.creneaux import Creneau
from mediation_map.normalise.horaires.phrases.noeuds import Noeud

_ACTIVITE = re.compile(
    r"\d ?h.*?[.;\n] ?(?:- ?)?(?:ateliers?|activites?|animations?|stages?|cours|visites?"
    r"|conferences?|projections?|repetitions?|initiations?|jeux)\b[^\n.;:\d]{0,40}:(?! ?\n)",
    re.DOTALL,
)


Lire = Callable[[str], Semaine | None]
"""Reads a part of a text; None where it is in doubt or states no slot."""


def names_service(propre: str) -> bool:
    """Tell whether a text holds the word of a service at all: most need no second reading."""
    return SERVICE.search(fold_texte(propre)) is not None


def names_activity(propre: str) -> bool:
    """Tell whether hours are followed by those of an activity (« Atelier : samedi 14h-17h »)."""
    return _ACTIVITE.search(fold_texte(propre)) is not None


def part_services(
    propre: str, phrases: list[list[Noeud]], lire: Lire
) -> tuple[str, list[str]] | None:
    """Return the text of the hours to keep and the parts to quote; None where that is not plain."""
    parties = list_parties(propre, phrases)
    if parties is None:
        return None
    dites = [p for p in parties if p.horaire]
    services = [p for p in dites if p.sorte == "service"]
    if not services or any(p.sorte == "inconnu" for p in dites):
        return None
    if dites != services and any(p.suivie for p in services):
        return None  # « Accueil : lundi. Atelier : mardi. Jeudi … »: whose day it is is not said
    garde = _largest(services, propre, lire) if dites == services else dites[0]
    if garde is None or (garde.sorte == "service" and len(services) < 2):
        return None
    if garde is not dites[0] and dites[0].sorte == "lieu":
        return None
    gardees = [p for p in parties if p is garde or p.sorte == "lieu"]
    cites = [p for p in parties if p not in gardees]
    return "\n".join(p.texte(propre) for p in gardees), [p.citation(propre) for p in cites]


def _largest(services: list[Partie], propre: str, lire: Lire) -> Partie | None:
    """Return the service whose hours hold those of all the others."""
    lus = [semaine.creneaux for p in services if (semaine := lire(p.texte(propre)))]
    if len(lus) < len(services):
        return None
    for partie, siens in zip(services, lus, strict=True):
        if all(_holds(siens, creneau) for autres in lus for creneau in autres):
            return partie
    return None


def join_services(propre: str, phrases: list[list[Noeud]], lire: Lire) -> list[Semaine]:
    """Return the weeks of a text that only lists services, each in its words; none in doubt.

    « Atelier enfants : mercredi 14h-16h. Atelier adultes : samedi 10h-12h » opens on both days.
    """
    parties = [p for p in list_parties(propre, phrases) or [] if p.bouts]
    if propre.upper() == propre:
        return []  # in capitals, « PERMANENCE GANGES » may be a place
    if len(parties) < 2 or any(p.sorte != "service" or p.suivie for p in parties):
        return []
    if len(parties[-1].bouts) > 1 and not re.search(r"\d", propre[slice(*parties[-1].bouts[-1])]):
        return []  # « … Vestiaire : lundi 9h-12h. Sur rendez-vous. »: said of one, or of all?
    lues = [_read_part(partie, propre, lire) for partie in parties]
    jours = Counter(j for lue in lues if lue is not None for j in {c.jour for c in lue.creneaux})
    partages = {jour for jour, fois in jours.items() if fois > 1}
    semaines = [
        replace(lue, creneaux=[_say_service(c, partie, propre, partages) for c in lue.creneaux])
        for partie, lue in zip(parties, lues, strict=True)
        if lue is not None
    ]
    return semaines if len(semaines) == len(parties) else []


def _read_part(partie: Partie, propre: str, lire: Lire) -> Semaine | None:
    lisible = partie.horaire and not _names_place(partie.label(propre))
    return lire(partie.dit(propre)) if lisible else None


def _say_service(creneau: Creneau, partie: Partie, propre: str, partages: set[int]) -> Creneau:
    """Name the service of a slot; on a day that several share, all its words tell whose is what."""
    entier = creneau.jour in partages or not partie.titre
    dit = partie.citation(propre) if entier else partie.label(propre)
    siens = () if entier else creneau.cadre.commentaires
    commentaires = (shorten_commentaire(dit), *siens)
    return replace(creneau, cadre=replace(creneau.cadre, commentaires=commentaires))


def _names_place(label: str) -> bool:
    """« Permanence Ganges », « Permanence 2 allée des Rives »: services of two places."""
    mots = re.findall(r"\w+", label)
    lieux = (m for m in re.findall(r"[a-z]{2,}", fold_texte(label)) if not is_among(m, NEUTRES))
    propres = any(m[:1].isupper() and not m.isupper() for m in mots[1:])
    return propres or any(is_among(m, LIEUX) for m in lieux) or any(m.isdigit() for m in mots)


def _holds(grands: list[Creneau], petit: Creneau) -> bool:
    """Tell whether plain weekly hours of that day cover every span of the slot."""
    plages = [
        plage
        for c in grands
        if c.jour == petit.jour and c.cle[:3] == ("", "", ()) and not c.cadre.incertain
        for plage in c.plages
    ]
    return all(any(a <= d and f <= b for a, b in plages) for d, f in petit.plages)
