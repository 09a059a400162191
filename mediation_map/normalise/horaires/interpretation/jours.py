"""Days, their ranks and half days: they take the hours before them, or wait for those after."""

from __future__ import annotations

from dataclasses import replace

from mediation_map.normalise.horaires.interpretation.etat import Etat
from mediation_map.normalise.horaires.interpretation.semaine import (
    Cadre,
    Regle,
    overlap_plages,
    read_plages,
)
from mediation_map.normalise.horaires.jetons.jeton import TOUS_LES_JOURS
from mediation_map.normalise.horaires.phrases.noeuds import Noeud, Selection


def take_jours(etat: Etat, noeuds: list[Noeud], i: int) -> int:
    """Days take the hours before them, or wait for those after."""
    noeud = noeuds[i]
    selections: tuple[Selection, ...] = noeud.valeur
    if etat.jour is not None:
        _name_own_jour(etat, selections)
        return i + 1
    if _lists_on(etat, noeuds[:i]) and etat.attente is not None:
        selections = (*etat.attente.selections, *selections)
        etat.devant, etat.attente = etat.attente.cadre, None
    if i and noeuds[i - 1].genre == "demis" and any(s.demis for s in selections):
        selections = tuple(s if s.demis else replace(s, demis=etat.demis) for s in selections)
    if _ends_season(etat, noeuds, i):
        etat.section = Cadre()
    etat.wait_jours(selections, noeud)
    if noeud.texte == "ou" and etat.attente is not None:
        doute = Cadre(commentaires=(etat.phrase(),), incertain=True)
        etat.qualify_rules(doute, [etat.attente])
    if etat.heures is None:
        etat.colle = bool(etat.faites) and i > 0 and noeuds[i - 1].genre == "chaine"
    elif etat.demis and any(s.demis for s in selections):
        etat.leave_heures()
    else:
        plages, etat.heures = etat.heures, None
        etat.give(plages, noeud.fin)
    return i + 1


def _ends_season(etat: Etat, noeuds: list[Noeud], i: int) -> bool:
    """« Été : lundi 8h-14h. Lundi 9h-17h »: days that a season already had are those of the year.

    Hours that do not overlap are two halves of a day, both of the season.
    """
    section = etat.section
    chaine = next((n for n in noeuds[i + 1 :] if n.genre == "chaine"), None)
    if not (section.saison or section.ecart == "saison") or chaine is None:
        return False
    if any(n.genre in {"SAISON", "saison", "dates"} for n in noeuds):
        return False
    if etat.saison_sans_jours:
        etat.lu.remarques.append(etat.saison_sans_jours)
        etat.saison_sans_jours = ""
        return True
    jours = {s.jour for s in noeuds[i].valeur}
    plages = read_plages(chaine.valeur) or []
    return any(
        overlap_plages(regle.plages, plages)
        for regle in etat.lu.regles
        if (regle.cadre.saison, regle.cadre.ecart) == (section.saison, section.ecart)
        and jours & {s.jour for s in regle.selections}
    )


def _lists_on(etat: Etat, avant: list[Noeud]) -> bool:
    """« Lundi, mercredi (matin), vendredi : … » is one list: only brackets part its days."""
    if etat.attente is None or etat.attente.phrase != etat.numero or etat.attente.cadre.parite:
        return False
    genres = [n.genre for n in avant if n.debut >= etat.attente.fin]
    return "parenthese" in genres and set(genres) <= {"parenthese", "VIRGULE"}


def _name_own_jour(etat: Etat, selections: tuple[Selection, ...]) -> None:
    """In a day's column only ranks and half days of that very day make sense."""
    cible = etat.attente or etat.derniere
    if cible is None or any(s.jour != etat.jour for s in selections):
        etat.lu.autre_jour = True
        return
    cible.selections = selections


def take_rangs(etat: Etat, noeuds: list[Noeud], i: int) -> int:
    """« (1er et 3e du mois) » ranks the days before; « 2e étage » ranks something else."""
    cible = etat.attente or (etat.derniere if etat.faites else None)
    if i + 1 < len(noeuds) and noeuds[i + 1].genre == "MOT":
        return i + 1
    if cible is not None:
        cible.selections = tuple(replace(s, rangs=noeuds[i].valeur) for s in cible.selections)
    return i + 1


def take_demis(etat: Etat, noeuds: list[Noeud], i: int) -> int:
    """A half day that no day carries names the hours beside it."""
    etat.demis = noeuds[i].valeur
    if etat.parenthese and etat.attente is not None:
        *debut, dernier = etat.attente.selections
        etat.attente.selections = (*debut, replace(dernier, demis=etat.demis))
    if _says_half(etat, noeuds, i) and etat.attente is not None:
        siens = (replace(s, demis=s.demis or etat.demis) for s in etat.attente.selections)
        etat.attente.selections = tuple(siens)
    suivi = i + 1 < len(noeuds) and noeuds[i + 1].genre == "chaine"
    if suivi and etat.attente is None and etat.derniere is not None:
        etat.derniere.selections = tuple(
            replace(s, demis=s.demis | etat.demis) if s.demis else s
            for s in etat.derniere.selections
        )
    return i + 1


def _says_half(etat: Etat, noeuds: list[Noeud], i: int) -> bool:
    """« Le mercredi : le matin uniquement »: a colon or a comma, then the half day of the days."""
    attente = etat.attente
    if attente is None or attente.phrase != etat.numero or etat.parenthese or i < 2:
        return False
    colle = [n.genre for n in noeuds[i - 2 : i]] in (["jours", "DEUX_POINTS"], ["jours", "VIRGULE"])
    return colle and i + 1 == len(noeuds)


def next_jours(noeuds: list[Noeud], i: int) -> tuple[tuple[Selection, ...], int]:
    """Return the days right after position ``i``, and the position after them."""
    k = i + 1
    while k < len(noeuds) and noeuds[k].genre == "VIRGULE":
        k += 1
    if k < len(noeuds) and noeuds[k].genre == "jours":
        jours: tuple[Selection, ...] = noeuds[k].valeur
        return jours, k + 1
    return (), i + 1


def take_idem(etat: Etat, noeuds: list[Noeud], i: int) -> int:
    """« Mardi : idem » takes the hours of the day before."""
    suite = noeuds[i + 1 : i + 3]
    nomme = suite and suite[0].genre == "jours"
    if nomme and (len(suite) == 1 or suite[1].genre in {"VIRGULE", "MOT"}):
        modele, fin = _last_said_of(etat, suite[0].valeur), i + 2
    else:
        modele, fin = etat.derniere, i + 1
    if modele is not None and modele.plages:
        etat.give(modele.plages, noeuds[i].fin)
    return fin


def _last_said_of(etat: Etat, selections: tuple[Selection, ...]) -> Regle | None:
    """Return the last rule that covers these days (« jeudi idem lundi »)."""
    jours = {s.jour for s in selections}
    dites = (r for r in reversed(etat.lu.regles) if jours <= {s.jour for s in r.selections})
    return next(dites, None)


def take_permanent(etat: Etat, noeuds: list[Noeud], i: int) -> int:
    """« 24h/24 » opens the days that wait, those that follow, or all."""
    suite = i + 1
    if etat.attente is None:
        jours, suite = next_jours(noeuds, i)
        tous = tuple(Selection(j) for j in sorted(TOUS_LES_JOURS))
        etat.wait_jours(jours or tous, noeuds[i])
        etat.lu.permanente = None if jours else etat.attente
    etat.give([(0, 24 * 60)], noeuds[i].fin)
    return suite
