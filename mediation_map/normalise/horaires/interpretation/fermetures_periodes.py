"""Closings of a period: a season, holidays, dates; of all days, or of some."""

from __future__ import annotations

from mediation_map.normalise.horaires.interpretation.bornes import said
from mediation_map.normalise.horaires.interpretation.etat import Etat
from mediation_map.normalise.horaires.interpretation.semaine import Cadre, Fermeture
from mediation_map.normalise.horaires.osm.ecriture import write_jours
from mediation_map.normalise.horaires.phrases.noeuds import Noeud, Selection

_PERIODES = frozenset({"FERIE", "dates", "saison", "SAISON", "VACANCES", "PERIODE"})


def closes_period(etat: Etat, noeuds: list[Noeud], i: int) -> bool:
    """« Août : fermé », « Vacances scolaires : fermé le samedi »: a period stands before."""
    cadre = etat.section.merged(etat.cadre)
    if (
        etat.attente is not None
        or etat.faites
        or noeuds[i].genre == "SAUF"
        or _names_its_own(noeuds, i)
    ):
        return False
    jours = [s.jour for n in noeuds[i:] if n.genre == "jours" for s in n.valeur]
    heures = any(n.genre in {"chaine", "demis"} for n in noeuds[i:])
    if cadre.ecart == "saison":
        etat.lu.remarques.append(etat.phrase())
        return True
    periode = cadre.saison or {"vacances": "SH"}.get(cadre.ecart) or ("PH" if cadre.feries else "")
    if not periode:
        return False
    etat.section = etat.cadre = Cadre()
    if heures or (jours and periode in {"SH", "PH"}):
        ou = etat.lu.vacances if periode == "SH" else etat.lu.remarques
        ou.append(etat.phrase())
    else:
        noms = write_jours(jours)
        etat.lu.fermetures.append(Fermeture(f"{periode} {noms}".strip()))
    return True


def _names_its_own(noeuds: list[Noeud], i: int) -> bool:
    """« Hiver : lundi 9h-12h. Fermé les jours fériés »: the season is not what is closed."""
    suite = noeuds[i + 1].genre if i + 1 < len(noeuds) else ""
    return suite in _PERIODES and not _PERIODES & {n.genre for n in noeuds[:i]}


def closes_jours_in_period(etat: Etat, noeuds: list[Noeud], i: int) -> bool:
    """« Samedi 10h-12h ; samedi fermé en août »: that day only, and only then."""
    regle, suite = etat.attente, noeuds[i + 1 :]
    if regle is None or noeuds[i].genre != "FERME" or len(suite) != 1:
        return False
    if suite[0].genre == "saison" and all(map(_is_whole, regle.selections)):
        noms = write_jours([s.jour for s in regle.selections])
        etat.lu.fermetures.append(Fermeture(f"{suite[0].valeur} {noms}"))
    elif suite[0].genre in _PERIODES and said(etat, regle.selections):
        etat.lu.doutes.append("fermeture")
    else:
        return False
    etat.attente = None
    return True


def _is_whole(selection: Selection) -> bool:
    return not (selection.demis or selection.rangs)
