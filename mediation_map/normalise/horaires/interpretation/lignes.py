"""What stands on a line of its own under the days is said of the hours of that line."""

from __future__ import annotations

import re
from dataclasses import replace

from mediation_map.normalise.horaires.interpretation.cadres import shorten_commentaire
from mediation_map.normalise.horaires.interpretation.etat import Etat
from mediation_map.normalise.horaires.interpretation.semaine import (
    Cadre,
    Regle,
    Retrait,
    read_plages,
)
from mediation_map.normalise.horaires.phrases.noeuds import Noeud, Selection


def except_line(etat: Etat, noeuds: list[Noeud], i: int) -> bool:
    """« De 13h à 16h sauf le mardi » on its own line: the hours of other lines are kept."""
    utiles = [n for n in noeuds if n.genre != "VIRGULE"]
    regle = etat.derniere
    if regle is None or [n.genre for n in utiles] != ["chaine", "SAUF", "jours"]:
        return False
    plages, exclus = read_plages(utiles[0].valeur), utiles[2].valeur
    if not plages or noeuds[i + 1].genre != "jours" or not _among(exclus, regle):
        return False
    if any(s.rangs or s.demis for s in exclus) or not _stands_under(etat, utiles[0]):
        return False
    mots = etat.clause_from(noeuds, i)
    dit = Retrait(exclus, coupe=tuple(plages), phrase=regle.phrase, texte=mots)
    etat.lu.retraits.append(dit)
    return True


def keep_to_first(etat: Etat, regle: Regle) -> None:
    """« 10h-12h (hors vacances) 14h-16h »: said of the first hours only, in the words of the text.

    The others hold in the holidays too: these close nothing.
    """
    bracket = re.match(r"\s*\([^()]*\)", etat.texte[regle.fin :])
    if regle.cadre.hors_vacances and bracket is not None:
        dit = shorten_commentaire(etat.texte[regle.debut : regle.fin] + bracket.group())
        ajout = Cadre(commentaires=(dit,))
        regle.cadre = replace(regle.cadre, hors_vacances=False).merged(ajout)


def _among(exclus: tuple[Selection, ...], regle: Regle) -> bool:
    return {s.jour for s in exclus} < {s.jour for s in regle.selections}


def _stands_under(etat: Etat, chaine: Noeud) -> bool:
    """Tell whether a line ends right before the hours, with the days or other hours on it."""
    avant = etat.texte[: chaine.debut].lower().rstrip(" -").removesuffix("de")
    return avant.rstrip(" -").endswith("\n")


def heads_next_line(etat: Etat) -> bool:
    """« Mercredi journée continue :\\n9h-17h »: the hours come on the next line."""
    if [n.genre for n in etat.noeuds[-2:]] != ["jours", "DEUX_POINTS"]:
        return False
    suite = etat.texte[etat.noeuds[-1].fin :].lower()
    return re.match(r"\s*\n\s*(?:de )?\d{1,2} ?[h:]", suite) is not None


def end_holidays(etat: Etat) -> None:
    """« Mardi :\\nPendant les vacances : 9h-12h\\nJeudi : » speaks of Tuesday's holidays only."""
    regle = etat.attente or etat.derniere
    titre = regle is not None and re.match(r"\w+ ?:\s*\n", etat.texte[regle.debut :])
    if titre and not any(n.genre == "jours" for n in etat.noeuds):
        etat.section = Cadre()
