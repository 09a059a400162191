"""From a reading to the week that may be published, its OSM text and its constats."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from mediation_map.constats import Constat
from mediation_map.normalise.horaires import problemes
from mediation_map.normalise.horaires.interpretation.cadres import shorten_commentaire
from mediation_map.normalise.horaires.interpretation.etat import Lecture
from mediation_map.normalise.horaires.interpretation.semaine import Cadre, Fermeture, Regle
from mediation_map.normalise.horaires.osm.creneaux import (
    Creneau,
    apply_retraits,
    merge_creneaux,
    spread_regles,
)
from mediation_map.normalise.horaires.osm.ecriture import validate_osm, write_jours
from mediation_map.normalise.horaires.osm.rendu import render_osm

_SUR_RDV = re.compile(r"rendez|rdv|r\.d\.v|inscription|demande|appel|r[ée]serv", re.I)

_EN_MOTS = {"SH": "hors vacances scolaires", "PH": "sauf jours fériés"}
_TOUS_LES_JOURS = re.compile(r"\b(?:tous les jours|tlj|chaque jour|quotidien)", re.I)


@dataclass(slots=True)
class Semaine:
    """What may be published, and what was set aside."""

    creneaux: list[Creneau]
    fermetures: list[str]
    ecarts: list[Creneau]
    sans_heures: list[Regle]
    contredite: bool = False


def build_semaine(lu: Lecture) -> Semaine:
    """Return the slots to publish, after exceptions, closures and days said twice."""
    fermetures = [f for fermeture in lu.fermetures for f in _settle_fermeture(lu, fermeture)]
    creneaux, sans_heures = spread_regles(lu)
    ecarts = [c for c in creneaux if c.cadre.ecart]
    publics = [c for c in creneaux if not c.cadre.ecart]
    publics, closures = _settle_vacances(publics, ecarts, lu)
    publics, contredite = merge_creneaux(apply_retraits(publics, lu.retraits))
    return Semaine(publics, [*fermetures, *closures], ecarts, sans_heures, contredite)


def _settle_fermeture(lu: Lecture, fermeture: Fermeture) -> list[str]:
    """Return the closure, kept to the days of the rules it touches; else comment those rules."""
    autres = [r for r in lu.regles if r.plages and not r.cadre.ecart and r not in fermeture.portee]
    if not fermeture.portee or not autres:
        return [fermeture.selecteur]
    jours = write_jours(s.jour for r in fermeture.portee for s in r.selections)
    partages = {s.jour for r in autres for s in r.selections} & {
        s.jour for r in fermeture.portee for s in r.selections
    }
    if "[" in fermeture.selecteur and not partages:
        return [fermeture.selecteur]
    if fermeture.selecteur in {"PH", "SH"} or partages:
        for regle in fermeture.portee:
            regle.cadre = regle.cadre.merged(Cadre(commentaires=(fermeture.texte,)))
        return []
    return [f"{fermeture.selecteur} {jours}"]


def _settle_vacances(
    publics: list[Creneau], ecarts: list[Creneau], lu: Lecture
) -> tuple[list[Creneau], list[str]]:
    """School holidays close the week, or their own hours are said in words."""
    dits = [t for c in ecarts if c.cadre.ecart == "vacances" for t in c.cadre.commentaires]
    textes = dict.fromkeys(map(shorten_commentaire, (*lu.vacances, *dits)))
    if textes and publics:
        return publics, [f'SH unknown "{", ".join(textes)}"']
    hors = [c.cadre.hors_vacances or lu.generale.hors_vacances for c in publics]
    if hors and all(hors):
        return publics, ["SH"]
    return [_say_hors_vacances(c) if c.cadre.hors_vacances else c for c in publics], []


def keep_closures(
    creneaux: list[Creneau], fermetures: dict[str, list[int]]
) -> tuple[list[Creneau], list[str]]:
    """Keep a closure that some columns state to their days; holidays there stay in words."""
    ouverts = {c.jour for c in creneaux}
    out: list[str] = []
    for selecteur, jours in fermetures.items():
        if ouverts <= set(jours) or "[" in selecteur or "SH unknown" in selecteur:
            out.append(selecteur)
        elif selecteur in _EN_MOTS:
            ajout = Cadre(commentaires=(_EN_MOTS[selecteur],))
            creneaux = [
                replace(c, cadre=c.cadre.merged(ajout)) if c.jour in jours else c for c in creneaux
            ]
        else:
            out.append(f"{selecteur} {write_jours(jours)}")
    return creneaux, out


def _say_hors_vacances(creneau: Creneau) -> Creneau:
    ajout = Cadre(commentaires=("hors vacances scolaires",))
    return replace(creneau, cadre=creneau.cadre.merged(ajout))


def write_semaine(semaine: Semaine, lu: Lecture) -> str:
    """Return the week as OSM; '' when nothing can be said or the text is not valid."""
    communs = (*lu.generale.commentaires, *lu.remarques)
    if semaine.creneaux:
        osm = render_osm(semaine.creneaux, semaine.fermetures, communs)
    elif not (lu.heures_seules or lu.generale.ecart or lu.regles):
        rdv = tuple(t for t in lu.generale.commentaires if _SUR_RDV.search(t))
        osm = render_osm([], (), rdv) if rdv else ""
    else:
        osm = ""
    return osm if validate_osm(osm) else ""


def explain_lecture(lu: Lecture, semaine: Semaine, propre: str, osm: str) -> Iterator[Constat]:
    """Yield what the coordinator should know about the reading."""
    if not osm:
        yield _nothing_said(lu, semaine, propre)
        return
    if osm.startswith("Mo-Su") and _TOUS_LES_JOURS.search(propre):
        yield problemes.TOUS_LES_JOURS.constat(propre)
    if lu.rythmes and semaine.creneaux:
        yield problemes.RYTHME.constat(lu.rythmes[0])
    if semaine.contredite:
        yield problemes.JOUR_REPETE.constat(propre)
    if any(c.cadre.ecart == "telephone" for c in semaine.ecarts):
        yield problemes.TELEPHONE.constat(propre)
    if lu.illisibles or any(c.cadre.ecart == "illisible" for c in semaine.ecarts):
        yield problemes.RESTE.constat(propre)
    if semaine.sans_heures:
        yield problemes.SANS_HEURE.constat(propre)


def remainder(lu: Lecture, semaine: Semaine, propre: str) -> str:
    """Return the parts of the text that did not become hours or comments, in their order."""
    muettes = [r for r in lu.regles if r.cadre.ecart not in {"", "vacances", "saison"}]
    bouts = [propre[r.debut : r.fin] for r in (*muettes, *semaine.sans_heures, *lu.ecartees)]
    trouves = {b.strip() for b in (*bouts, *lu.illisibles, *lu.non_lus) if b.strip()}
    return " … ".join(sorted(trouves, key=lambda bout: (propre.find(bout), bout)))


def _nothing_said(lu: Lecture, semaine: Semaine, propre: str) -> Constat:
    if any(c.cadre.ecart == "telephone" for c in semaine.ecarts):
        return problemes.TELEPHONE.constat(propre)
    if any(h.plages for h in lu.heures_seules) and not lu.regles:
        return problemes.SANS_JOUR.constat(propre)
    if semaine.sans_heures and not semaine.ecarts:
        return problemes.SANS_HEURE.constat(propre)
    if not (lu.heures_seules or lu.illisibles or semaine.ecarts):
        return problemes.NON_DITS.constat(propre)
    return problemes.INCOMPRIS.constat(propre)
