"""Days and hours find each other, whichever comes first."""

from __future__ import annotations

from dataclasses import replace

from mediation_map.normalise.horaires.cadres import EXCEPTIONS
from mediation_map.normalise.horaires.etat import Etat
from mediation_map.normalise.horaires.jetons import TOUS_LES_JOURS
from mediation_map.normalise.horaires.noeuds import Chaine, Noeud, Selection
from mediation_map.normalise.horaires.saisons import (
    give_season,
    goes_by_season,
    in_vacances,
    part_season,
)
from mediation_map.normalise.horaires.semaine import (
    Cadre,
    Plage,
    Regle,
    Retrait,
    overlap_plages,
    read_plages,
)

_FIN_D_APRES_MIDI = 15 * 60


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


def _lists_on(etat: Etat, avant: list[Noeud]) -> bool:
    """« Lundi, mercredi (matin), vendredi : … » is one list: only brackets part its days."""
    if etat.attente is None or etat.attente.phrase != etat.numero:
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
    suivi = i + 1 < len(noeuds) and noeuds[i + 1].genre == "chaine"
    if suivi and etat.attente is None and etat.derniere is not None:
        etat.derniere.selections = tuple(
            replace(s, demis=s.demis | etat.demis) if s.demis else s
            for s in etat.derniere.selections
        )
    return i + 1


def take_chaine(etat: Etat, noeuds: list[Noeud], i: int) -> int:
    """Hours go to the days that wait, to those that follow, or add to those before."""
    noeud = noeuds[i]
    chaine: Chaine = noeud.valeur
    if in_vacances(noeuds[i + 1 :]):
        etat.lu.vacances.append(etat.texte[noeud.debut : noeuds[i + 1].fin])
        return i + 2
    chaine, propre = part_season(chaine, noeuds[i + 1 :])
    if len(chaine.temps) == 1:
        _take_single(etat, noeud)
        return i + 1
    if _ends_with_borne(etat, chaine, noeuds[i + 1 :]):
        etat.give(read_plages(chaine.cut()) or [], noeud.fin)
        etat.lu.retraits.append(move_borne(noeuds[i + 1].valeur, "fin", chaine.temps[-1]))
        return i + 2
    plages = read_plages(chaine)
    if propre is not None and plages is not None and etat.attente is not None:
        etat.give(plages, noeud.fin)
        return give_season(etat, propre, noeuds, i)
    if plages is not None and goes_by_season(etat, noeuds, i):
        return give_season(etat, chaine, noeuds, i)
    _take_plages(etat, noeud, plages)
    return i + 1


def _take_plages(etat: Etat, noeud: Noeud, plages: list[Plage] | None) -> None:
    if plages is None:
        etat.spoil(noeud)
    elif etat.attente is not None:
        etat.give(plages, noeud.fin)
    elif _jours_follow(etat, noeud) or etat.derniere is None or not _continues(etat):
        _keep(etat, plages)
    elif _are_of_rdv(etat, noeud, plages):
        etat.lu.non_lus.append(etat.slice_of(noeud))
    elif etat.derniere.cadre.parite:
        _alternate(etat, plages, noeud)
    else:
        etat.derniere.plages += plages
        etat.derniere.fin = noeud.fin
        etat.faites += [etat.derniere] if etat.derniere not in etat.faites else []


def _ends_with_borne(etat: Etat, chaine: Chaine, suite: list[Noeud]) -> bool:
    """« … 13h30-17h30, 16h30 le vendredi »: the last time is the end of some of the days."""
    if etat.attente is None or len(chaine.temps) % 2 == 0 or chaine.marques[-1] not in {",", "et"}:
        return False
    if not suite or suite[0].genre != "jours" or any(n.genre == "chaine" for n in suite):
        return False
    jours = {s.jour for s in suite[0].valeur}
    return jours < {s.jour for s in etat.attente.selections} and bool(read_plages(chaine.cut()))


def _are_of_rdv(etat: Etat, noeud: Noeud, plages: list[Plage]) -> bool:
    """« 9h-12h, rdv au 02 43… de 8h à 18h »: hours over those of the place are for calling."""
    dites = etat.derniere.plages if etat.derniere else []
    fin = etat.derniere.fin if etat.derniere else 0
    entre = [n.genre for n in etat.noeuds if fin <= n.debut < noeud.debut]
    return "RDV" in entre and "MOT" in entre and overlap_plages(dites, plages)


def _alternate(etat: Etat, plages: list[Plage], noeud: Noeud) -> None:
    """« 9h-12h (semaine paire), 14h-17h (semaine impaire) »: the same days, other weeks."""
    avant = etat.derniere
    if avant is not None:
        cadre = replace(avant.cadre, parite=etat.alternance)
        etat.attente = Regle(avant.selections, [], cadre, etat.numero, noeud.debut, noeud.fin)
        etat.give(plages, noeud.fin)


def _keep(etat: Etat, plages: list[Plage]) -> None:
    etat.heures = (etat.heures or []) + plages


def _jours_follow(etat: Etat, noeud: Noeud) -> bool:
    """Tell whether, in this phrase, days come after these hours and none before."""
    if (etat.faites and not etat.heures_avant) or _goes_on(etat, noeud):
        return False
    suite = [n.genre for n in etat.noeuds if n.debut >= noeud.fin]
    coupe = next((k for k, genre in enumerate(suite) if genre in EXCEPTIONS), len(suite))
    suivent = "jours" in suite[:coupe]
    etat.heures_avant = etat.heures_avant or suivent
    return suivent


def _goes_on(etat: Etat, noeud: Noeud) -> bool:
    """« lundi 9h-12h ; 14h-17h, mardi 9h-12h »: hours right after those of the days before."""
    if etat.derniere is None or noeud.valeur.de or etat.noeuds[0] is not noeud:
        return False
    entre = etat.texte[etat.derniere.fin : noeud.debut]
    dits = [n.genre for n in etat.noeuds if n.genre in {"jours", "chaine"}]
    return dits[-1] == "chaine" and not entre.strip(" \n;|/,-")


def _continues(etat: Etat) -> bool:
    """Tell whether hours without days go on about the days before."""
    if etat.faites:
        return True
    premiers = (n.genre for n in etat.noeuds if n.genre not in {"VIRGULE", "DEUX_POINTS"})
    return next(premiers, "") in {"chaine", "demis"}


def _take_single(etat: Etat, noeud: Noeud) -> None:
    """One time alone: the end of a day already known, else words only."""
    temps = noeud.valeur.temps[0]
    attente = etat.attente
    if attente is None:
        etat.lu.illisibles.append(etat.slice_of(noeud))
    elif _ends_known_day(etat, attente, temps):
        etat.lu.retraits.append(Retrait(attente.selections, fin=temps))
        etat.attente = None
    elif any(r.plages for r in etat.lu.regles):
        etat.spoil(noeud)
    else:
        debut = max(attente.fin, etat.noeuds[0].debut) if etat.noeuds else attente.fin
        etat.say_unknown(etat.texte[debut : etat.noeuds[-1].fin], noeud.fin)


def _ends_known_day(etat: Etat, attente: Regle, temps: int) -> bool:
    """« Du lundi au vendredi 8h30-17h30, vendredi 16h30 »: later than the last opening."""
    if temps < _FIN_D_APRES_MIDI:
        return False
    jours = {s.jour for s in attente.selections}
    dites = [r for r in etat.lu.regles if r.plages and jours <= {s.jour for s in r.selections}]
    return bool(dites) and dites[-1].plages[-1][0] < temps <= dites[-1].plages[-1][1] + 120


def take_depuis(etat: Etat, noeuds: list[Noeud], i: int) -> int:
    """« à partir de 11 h » moves an opening, or stays in words."""
    return _take_borne(etat, noeuds, i, "debut")


def take_jusqua(etat: Etat, noeuds: list[Noeud], i: int) -> int:
    """« jusqu'à 18 h » moves a closing, or stays in words."""
    return _take_borne(etat, noeuds, i, "fin")


def _take_borne(etat: Etat, noeuds: list[Noeud], i: int, bord: str) -> int:
    noeud = noeuds[i]
    chaine: Chaine = noeud.valeur
    if len(chaine.temps) > 1:
        return take_chaine(etat, noeuds, i)
    cible, suite = _jours_of_borne(etat, noeuds, i)
    if cible and _said(etat, cible):
        etat.lu.retraits.append(move_borne(cible, bord, chaine.temps[0]))
        etat.attente = None
        return suite
    if etat.attente is not None:
        etat.say_unknown(etat.slice_of(noeud), noeud.fin)
    else:
        etat.spoil(noeud)
    return i + 1


def _said(etat: Etat, selections: tuple[Selection, ...]) -> bool:
    """Tell whether hours were given for all these days before."""
    dits = {s.jour for r in etat.lu.regles if r.plages for s in r.selections}
    return {s.jour for s in selections} <= dits


def move_borne(selections: tuple[Selection, ...], bord: str, temps: int) -> Retrait:
    """Return the exception that moves the opening (``debut``) or the closing of days."""
    if bord == "debut":
        return Retrait(selections, debut=temps)
    return Retrait(selections, fin=temps)


def _jours_of_borne(etat: Etat, noeuds: list[Noeud], i: int) -> tuple[tuple[Selection, ...], int]:
    if etat.attente is not None and etat.attente.phrase == etat.numero:
        return etat.attente.selections, i + 1
    return _next_jours(noeuds, i)


def _next_jours(noeuds: list[Noeud], i: int) -> tuple[tuple[Selection, ...], int]:
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
    if etat.derniere is not None and etat.derniere.plages:
        etat.give(etat.derniere.plages, noeuds[i].fin)
    return i + 1


def take_permanent(etat: Etat, noeuds: list[Noeud], i: int) -> int:
    """« 24h/24 » opens the days that wait, those that follow, or all."""
    suite = i + 1
    if etat.attente is None:
        jours, suite = _next_jours(noeuds, i)
        tous = tuple(Selection(j) for j in sorted(TOUS_LES_JOURS))
        etat.wait_jours(jours or tous, noeuds[i])
    etat.give([(0, 24 * 60)], noeuds[i].fin)
    return suite


def take_corrompu(etat: Etat, noeuds: list[Noeud], i: int) -> int:
    """A time that cannot be one spoils the hours it stands in."""
    etat.spoil(noeuds[i])
    return i + 1
