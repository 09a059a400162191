"""Reading the phrases in order: which hours belong to which days, under which conditions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from mediation_map.normalise.horaires.interpretation import conditions, fermetures, heures, jours
from mediation_map.normalise.horaires.interpretation.cadres import (
    CADRES,
    EXCEPTIONS,
    shorten_commentaire,
)
from mediation_map.normalise.horaires.interpretation.etat import Etat, Lecture
from mediation_map.normalise.horaires.interpretation.lignes import end_holidays, heads_next_line
from mediation_map.normalise.horaires.interpretation.parentheses import read_parenthese
from mediation_map.normalise.horaires.interpretation.semaine import Cadre, Regle, Retrait, in_demis
from mediation_map.normalise.horaires.phrases.noeuds import Noeud, Selection

Geste = Callable[[Etat, list[Noeud], int], int]
"""Reads the node at a position and returns the position after what it read."""


def interpret_phrases(phrases: list[list[Noeud]], texte: str, jour: int | None = None) -> Lecture:
    """Return what the phrases of ``texte`` say; ``jour`` is the weekday of the column, if any."""
    etat = Etat(texte, jour)
    if jour is not None:
        etat.attente = Regle((Selection(jour),))
    for numero, noeuds in enumerate(phrases):
        etat.open_phrase(numero, noeuds)
        read_noeuds(etat, noeuds)
        _close_phrase(etat)
    etat.close_attente()
    _drop_permanente(etat)
    return etat.lu


def _drop_permanente(etat: Etat) -> None:
    """« 24h/24 pour les adhérents. Accueil : lundi 9h-12h »: two things, one has days."""
    regle = etat.lu.permanente
    if regle is not None and any(r.plages for r in etat.lu.regles if r is not regle):
        etat.lu.regles = [r for r in etat.lu.regles if r is not regle]
        etat.lu.non_lus.append(etat.texte[regle.debut : regle.fin])


def read_noeuds(etat: Etat, noeuds: list[Noeud]) -> None:
    """Read the nodes of a phrase or of a bracket, from left to right."""
    position = 0
    while position < len(noeuds):
        geste = _GESTES.get(noeuds[position].genre, _skip)
        position = max(geste(etat, noeuds, position), position + 1)


def _skip(_etat: Etat, _noeuds: list[Noeud], i: int) -> int:
    return i + 1


def _close_phrase(etat: Etat) -> None:
    _comment_demis(etat)
    _comment_half_season(etat)
    _give_season(etat)
    _replace_week(etat)
    etat.leave_heures()
    etat.close_freres()
    _settle_attente(etat)
    avec_heures = any(n.genre == "chaine" for n in etat.noeuds)
    if avec_heures:
        _say_without_jours(etat)
    if not etat.faites and etat.attente is None and etat.cadre != Cadre():
        _head_or_tail(etat, avec_heures)


def _comment_demis(etat: Etat) -> None:
    """« Accueil physique le matin uniquement. »: half days alone are said of all, in words."""
    genres = {n.genre for n in etat.noeuds}
    if "demis" in genres <= {"demis", "PRESENTIEL", "OUVERT", "VIRGULE"} and etat.lu.regles:
        ajout = Cadre(commentaires=(shorten_commentaire(etat.phrase()),))
        etat.lu.generale = etat.lu.generale.merged(ajout)


def _comment_half_season(etat: Etat) -> None:
    """« En juillet et août : uniquement le matin. » is said in words, and heads nothing."""
    genres = [n.genre for n in etat.noeuds if n.genre not in {"VIRGULE", "DEUX_POINTS"}]
    periode = genres[:1] in (["saison"], ["dates"], ["SAISON"], ["VACANCES"])
    if periode and genres[1:] == ["demis"] and etat.noeuds[-1].genre == "demis" and etat.lu.regles:
        etat.lu.remarques.append(etat.phrase())
        etat.section = etat.cadre = Cadre()


def _give_season(etat: Etat) -> None:
    """« Lundi au vendredi 9h-17h. Juillet et août : 9h-13h »: of the only days that were said."""
    cadre = etat.section.merged(etat.cadre)
    dites = [r for r in etat.lu.regles if r.plages]
    jours = {r.selections for r in dites}
    libre = etat.attente is None and not etat.faites and not cadre.ecart
    if not (etat.heures and cadre.saison and libre and len(jours) == 1 and etat.jour is None):
        return
    if any(r.cadre.saison == cadre.saison or r.cadre.ecart for r in dites):
        return
    etat.attente = Regle(dites[0].selections, [], cadre, etat.numero, etat.noeuds[0].debut)
    etat.give(etat.heures, etat.noeuds[-1].fin)
    etat.heures = None


def _replace_week(etat: Etat) -> None:
    """« Lundi au vendredi 9h-17h. En juillet du mardi au jeudi 9h-12h »: then no other day."""
    if not etat.cadre.saison or not etat.faites:
        return
    dites = [r for r in etat.lu.regles if r.plages and not (r.cadre.saison or r.cadre.ecart)]
    semaine = {s.jour for r in dites for s in r.selections}
    jours = {s.jour for r in etat.faites for s in r.selections}
    if len(jours) > 1 and jours < semaine:
        etat.qualify_rules(Cadre(regime=True), etat.faites)


def _say_without_jours(etat: Etat) -> None:
    """Hours of the holidays or of a season that name no day are said in words only."""
    cadre = etat.section.merged(etat.cadre)
    if (cadre.saison or cadre.ecart == "saison") and not etat.faites:
        etat.saison_sans_jours = etat.phrase()
    if cadre.ecart == "saison" or (cadre.saison and not etat.faites and etat.lu.regles):
        etat.lu.remarques.append(etat.phrase())
    elif cadre.ecart == "vacances" and not etat.faites:
        etat.lu.vacances.append(etat.phrase())
        end_holidays(etat)


def _settle_attente(etat: Etat) -> None:
    """Close the days of this phrase that got no hours, where the reason is known."""
    regle = etat.attente
    if regle is None or regle.phrase != etat.numero or etat.jour is not None:
        return
    if _headed_nothing(etat) or heads_next_line(etat):
        return
    if etat.colle and etat.faites and _takes_last_plage(etat, regle):
        etat.give([etat.faites[-1].plages.pop()], regle.fin)
    elif etat.colle and etat.faites:
        etat.faites[-1].cadre.ecart = regle.cadre.ecart = "illisible"
    elif _narrows(etat, regle):
        etat.attente = None
        for s in regle.selections:
            autres = frozenset({"matin", "apres-midi"}) - s.demis
            etat.lu.retraits.append(Retrait((replace(s, demis=frozenset()),), autres))
    elif _names_demis(regle) and any(r.plages for r in etat.lu.regles):
        etat.say_unknown(etat.texte[regle.debut : regle.fin], regle.fin)
    elif regle.cadre.commentaires and any(r.plages for r in etat.lu.regles):
        etat.attente = None
        _comment_jours(etat, regle)


def _headed_nothing(etat: Etat) -> bool:
    """« Samedi : 9h-12h Dimanche : - »: a colon, then a mark for no hours."""
    return [n.genre for n in etat.noeuds[-3:]] == ["jours", "DEUX_POINTS", "VIRGULE"]


def _names_demis(regle: Regle) -> bool:
    """« …, et mardi après-midi »: a half day whose hours are not said stays in words."""
    return all(s.demis and not s.rangs for s in regle.selections) and not regle.cadre.commentaires


def _takes_last_plage(etat: Etat, regle: Regle) -> bool:
    """« Lundi au vendredi 8h-12h et 13h-17h les lundis et jeudis »: some of the days before."""
    avant = etat.faites[-1]
    jours, dits = ({s.jour for s in r.selections} for r in (regle, avant))
    simples = not any(s.rangs or s.demis for s in (*regle.selections, *avant.selections))
    return simples and jours < dits and len(avant.plages) > 1 and len(jours) < len(dits) - 1


def _narrows(etat: Etat, regle: Regle) -> bool:
    """« …, le mercredi matin seulement »: a half day of a day whose hours are known."""
    if not _names_demis(regle):
        return False
    return all(_covers(etat, s) for s in regle.selections)


def _covers(etat: Etat, selection: Selection) -> bool:
    """Tell whether hours were said before for the half day of this very day."""
    return any(
        in_demis(plage, selection.demis)
        for regle in etat.lu.regles
        for s in regle.selections
        if s.jour == selection.jour and not s.demis
        for plage in regle.plages
    )


def _comment_jours(etat: Etat, regle: Regle) -> None:
    """« Sur rendez-vous le mardi » after the hours comments Tuesday; half days, the whole week."""
    etat.cadre = Cadre()
    if etat.demis or any(s.demis for s in regle.selections):
        ajout = Cadre(commentaires=(etat.phrase(),))
        etat.lu.generale = etat.lu.generale.merged(ajout)
    else:
        etat.lu.regles.append(regle)


def _head_or_tail(etat: Etat, avec_heures: bool) -> None:
    """A phrase of conditions alone heads what follows, or qualifies all that was said."""
    seul_commentaire = etat.cadre.commentaires and not (
        etat.cadre.parite or etat.cadre.saison or etat.cadre.ecart
    )
    if etat.cadre.ecart == "vacances" and not avec_heures and etat.lu.regles and _is_said(etat):
        etat.lu.vacances.append(etat.phrase())
    elif seul_commentaire and not avec_heures:
        etat.lu.generale = etat.lu.generale.merged(etat.cadre)
    elif not avec_heures and etat.lu.regles and etat.cadre.ecart not in {"telephone", "date"}:
        _qualify_tail(etat)
        etat.head_section()
    elif not avec_heures:
        if etat.cadre.ecart == "date" and etat.lu.regles:
            ajout = Cadre(commentaires=(etat.phrase(),))
            etat.lu.generale = etat.lu.generale.merged(ajout)
        etat.head_section()


def _is_said(etat: Etat) -> bool:
    """Tell whether a phrase about the holidays says something, and does not head what follows."""
    return any(n.genre == "MOT" for n in etat.noeuds)


def _qualify_tail(etat: Etat) -> None:
    """« Hors vacances scolaires. » closes a text: it is said of every rule before."""
    if etat.cadre.hors_vacances:
        etat.qualify_rules(Cadre(hors_vacances=True), etat.lu.regles)


def _parenthese(etat: Etat, noeuds: list[Noeud], i: int) -> int:
    read_parenthese(etat, noeuds[i], lambda dedans: read_noeuds(etat, dedans))
    return i + 1


_GESTES: dict[str, Geste] = {
    **dict.fromkeys(CADRES, conditions.qualify),
    **dict.fromkeys(EXCEPTIONS, fermetures.take_exception),
    "DEUX_POINTS": conditions.head,
    "TOUTE_ANNEE": conditions.end_section,
    "parenthese": _parenthese,
    "jours": jours.take_jours,
    "rangs": jours.take_rangs,
    "demis": jours.take_demis,
    "chaine": heures.take_chaine,
    "depuis": heures.take_depuis,
    "jusqua": heures.take_jusqua,
    "IDEM": jours.take_idem,
    "PERMANENT": jours.take_permanent,
    "CORROMPU": heures.take_corrompu,
    "MUET": fermetures.take_muet,
}
