"""Hours for calling set aside: what remains must not make a place look closed on other days."""

from __future__ import annotations

import re

from mediation_map.normalise.horaires.doute.mots import ACTIVITES, LIEUX, is_among
from mediation_map.normalise.horaires.interpretation.etat import Lecture
from mediation_map.normalise.horaires.interpretation.semaine import Regle
from mediation_map.normalise.horaires.phrases.noeuds import Noeud

_PUBLICS = frozenset({"PRESENTIEL", "OUVERT", "RDV", "SANS_RDV", "PUBLIC"})
_RDV = re.compile(r"rendez|rdv|r\.d\.v|renseignement")
_SUR_PLACE = ("accueil", "public", "bureau", "physique", "venir", "venez", "recoit", "recevon")


def doubt_telephone(lu: Lecture, phrases: list[list[Noeud]]) -> None:
    """« Permanence téléphonique du lundi au vendredi 9h-12h. Permanence le lundi soir 17h-18h ».

    Monday evening may be all that the place opens, or one more time to call: nothing is said,
    unless the words tell that people come.
    """
    appels = [r for r in lu.regles if r.plages and r.cadre.ecart == "telephone"]
    ouvertes = [r for r in lu.regles if r.plages and not r.cadre.ecart]
    ambigu = any(_takes_rdv_after_hours(p) or _calls_after_spans(p) for p in phrases)
    if appels and ouvertes and ambigu:
        lu.doutes.append("telephone")
    if not (appels and ouvertes) or min(r.debut for r in ouvertes) < min(r.debut for r in appels):
        return
    partiel = _jours(ouvertes) < _jours(appels) or _is_headed(ouvertes, appels, phrases)
    if partiel and not _says_public(ouvertes, appels, phrases):
        lu.doutes.append("telephone")


def _takes_rdv_after_hours(noeuds: list[Noeud]) -> bool:
    """« Lundi 9h-12h, prise de rendez-vous par téléphone »: hours of the place, or for calling?"""
    heures = [n.fin for n in noeuds if n.genre == "chaine"][:1]
    apres = [n for n in noeuds if heures and n.debut >= heures[0]]
    rang = next((i for i, n in enumerate(apres) if n.genre in {"DISTANCE", "PRISE_RDV"}), None)
    if rang is None or {n.genre for n in apres[rang:]} & {"jours", "chaine"}:
        return False
    rdv = bool(rang) and apres[rang - 1].genre == "RDV"
    return rdv or _RDV.search(apres[rang].texte) is not None


def _calls_after_spans(noeuds: list[Noeud]) -> bool:
    """« Lundi 9h-12h, 14h-17h (par téléphone) »: the afternoon, or all that day?"""
    rang = next((i for i, n in enumerate(noeuds) if _says_distance(n)), 0)
    avant = noeuds[:rang]
    debut = max((i for i, n in enumerate(avant) if n.genre == "jours"), default=0)
    return sum(len(n.valeur.temps) for n in avant[debut:] if n.genre == "chaine") > 2


def _says_distance(noeud: Noeud) -> bool:
    dedans = noeud.valeur if noeud.genre == "parenthese" else [noeud]
    return any(n.genre == "DISTANCE" for n in dedans)


def _is_headed(ouvertes: list[Regle], appels: list[Regle], phrases: list[list[Noeud]]) -> bool:
    """« Accueil téléphonique : lundi 9h-12h. Vendredi 9h-11h »: a heading may hold for both."""
    if _jours(ouvertes) >= _jours(appels):
        return False
    debut = min(r.debut for r in ouvertes)
    tetes = [phrase for phrase in phrases if phrase and phrase[0].genre == "DISTANCE"]
    return any(phrase[-1].fin <= debut for phrase in tetes)


def _jours(regles: list[Regle]) -> set[int]:
    return {s.jour for r in regles for s in r.selections}


def _says_public(ouvertes: list[Regle], appels: list[Regle], phrases: list[list[Noeud]]) -> bool:
    """Tell whether words after the hours for calling speak of people who come."""
    apres, fin = min(r.fin for r in appels), max(r.fin for r in ouvertes)
    noeuds = [n for phrase in phrases for n in phrase if apres <= n.debut < fin]
    return any(n.genre in _PUBLICS or _is_of_place(n) for n in noeuds)


def _is_of_place(noeud: Noeud) -> bool:
    mot = noeud.texte
    connu = is_among(mot, LIEUX) or is_among(mot, ACTIVITES) or mot.startswith(_SUR_PLACE)
    return noeud.genre == "MOT" and connu
