"""Hours find their days, whichever comes first."""

from __future__ import annotations

from dataclasses import replace

from mediation_map.normalise.horaires.interpretation.bornes import (
    ends_half_day,
    move_borne,
    take_borne,
    take_end_of_others,
    take_opening,
    take_single,
)
from mediation_map.normalise.horaires.interpretation.cadres import EXCEPTIONS
from mediation_map.normalise.horaires.interpretation.etat import Etat
from mediation_map.normalise.horaires.interpretation.lignes import keep_to_first
from mediation_map.normalise.horaires.interpretation.saisons import (
    give_season,
    goes_by_season,
    in_vacances,
    part_season,
)
from mediation_map.normalise.horaires.interpretation.semaine import (
    Cadre,
    Plage,
    Regle,
    overlap_plages,
    read_plages,
)
from mediation_map.normalise.horaires.phrases.noeuds import Chaine, Noeud, is_phone


def take_chaine(etat: Etat, noeuds: list[Noeud], i: int) -> int:
    """Hours go to the days that wait, to those that follow, or add to those before."""
    noeud = noeuds[i]
    chaine: Chaine = noeud.valeur
    suite = _set_aside(etat, noeuds, i)
    if suite:
        return suite
    chaine, propre = part_season(chaine, noeuds[i + 1 :])
    if len(chaine.temps) == 1:
        opens = take_opening(etat, noeuds, i) or take_end_of_others(etat, noeuds, i)
        if not opens:
            take_single(etat, noeud)
        return opens or i + 1
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


def _set_aside(etat: Etat, noeuds: list[Noeud], i: int) -> int:
    """Return the position after hours of the holidays or of a telephone; 0 = of neither."""
    if in_vacances(noeuds[i + 1 :]):
        etat.lu.vacances.append(etat.texte[noeuds[i].debut : noeuds[i + 1].fin])
        return i + 2
    if etat.attente is None and i and is_phone(noeuds[i - 1]):
        etat.lu.non_lus.append(etat.slice_of(noeuds[i]))
        return i + 1
    return 0


def _take_plages(etat: Etat, noeud: Noeud, plages: list[Plage] | None) -> None:
    if plages is None:
        etat.spoil(noeud)
    elif etat.attente is not None:
        etat.give(plages, noeud.fin)
    elif _jours_follow(etat, noeud) or etat.derniere is None or not _continues(etat):
        _keep(etat, noeud, plages)
    elif _are_of_rdv(etat, noeud, plages):
        etat.lu.non_lus.append(etat.slice_of(noeud))
    elif etat.derniere.cadre.parite:
        cadre = replace(etat.derniere.cadre, parite=etat.alternance)
        _say_again(etat, plages, noeud, cadre)
    elif overlap_plages(etat.derniere.plages, plages):
        etat.spoil(noeud)  # « 9h-12h, 14h-18h et de 9h à 18h … »: one of them holds at times
    elif _is_other_accueil(etat, noeud):
        _say_again(etat, plages, noeud, replace(etat.derniere.cadre, ecart=""))
    else:
        if _are_by_rdv(etat):
            etat.qualify_rules(Cadre(commentaires=(etat.phrase(),)), [etat.derniere])
        keep_to_first(etat, etat.derniere)
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
    return (
        ends_half_day(chaine.temps[-1])
        and jours < {s.jour for s in etat.attente.selections}
        and bool(read_plages(chaine.cut()))
    )


def _are_of_rdv(etat: Etat, noeud: Noeud, plages: list[Plage]) -> bool:
    """« 9h-12h, rdv au 02 43… de 8h à 18h »: hours over those of the place are for calling."""
    dites = etat.derniere.plages if etat.derniere else []
    fin = etat.derniere.fin if etat.derniere else 0
    entre = [n.genre for n in etat.noeuds if fin <= n.debut < noeud.debut]
    return "RDV" in entre and "MOT" in entre and overlap_plages(dites, plages)


def _is_other_accueil(etat: Etat, noeud: Noeud) -> bool:
    """« 9h-12h (téléphone) 14h-17h (accueil) »: the bracket spoke of the hours before it."""
    avant = etat.derniere
    if avant is None or avant.cadre.ecart != "telephone":
        return False
    return any(n.genre == "parenthese" and avant.fin <= n.debut < noeud.debut for n in etat.noeuds)


def _say_again(etat: Etat, plages: list[Plage], noeud: Noeud, cadre: Cadre) -> None:
    """« 9h-12h (semaine paire), 14h-17h (semaine impaire) »: the same days, other weeks."""
    avant = etat.derniere
    if avant is not None:
        etat.attente = Regle(avant.selections, [], cadre, etat.numero, noeud.debut, noeud.fin)
        etat.give(plages, noeud.fin)


def _keep(etat: Etat, noeud: Noeud, plages: list[Plage]) -> None:
    """Let hours wait; « 14h-17h (lundi) » in an afternoon leaves those of the morning aside."""
    if etat.heures and etat.demis and _in_brackets(etat, noeud) and not _all_week(etat):
        etat.leave_heures()
    etat.heures = (etat.heures or []) + plages


def _all_week(etat: Etat) -> bool:
    """« Matin 9h-12h, après-midi 14h-17h (lundi au vendredi) »: the days are those of both."""
    suite = etat.noeuds[-1]
    seule = [n.genre for n in etat.noeuds].count("parenthese") == 1
    seuls = seule and suite.genre == "parenthese" and [n.genre for n in suite.valeur] == ["jours"]
    jours = suite.valeur[0].valeur if seuls else ()
    return len(jours) > 3 and not any(s.rangs or s.demis for s in jours)


def _jours_follow(etat: Etat, noeud: Noeud) -> bool:
    """Tell whether, in this phrase, days come after these hours and none before."""
    if (etat.faites and not etat.heures_avant) or _goes_on(etat, noeud):
        return False
    suite = [n.genre for n in etat.noeuds if n.debut >= noeud.fin]
    coupe = next((k for k, genre in enumerate(suite) if genre in EXCEPTIONS), len(suite))
    if suite[coupe : coupe + 1] == ["FERME"] and suite[:coupe][-1:] == ["jours"]:
        coupe -= 1  # « …, mercredi fermé »: those days take no hours
    suivent = "jours" in suite[:coupe] or _in_brackets(etat, noeud)
    etat.heures_avant = etat.heures_avant or suivent
    return suivent


def _in_brackets(etat: Etat, noeud: Noeud) -> bool:
    """« Après-midi : 14h-17h (mardi et vendredi) »: days alone in the brackets after hours."""
    for n in etat.noeuds:
        if n.debut >= noeud.fin and n.genre in {"parenthese", "chaine", "jours"}:
            return n.genre == "parenthese" and _names_jours(n)
    return False


def _names_jours(parenthese: Noeud) -> bool:
    """Tell whether a bracket gives days to the hours before it, with no hours of its own."""
    genres = [n.genre for n in parenthese.valeur]
    return genres[:1] == ["jours"] and not {"chaine", "depuis", "jusqua"} & set(genres)


def _goes_on(etat: Etat, noeud: Noeud) -> bool:
    """« lundi 9h-12h ; 14h-17h, mardi 9h-12h »: hours right after those of the days before."""
    if etat.derniere is None or noeud.valeur.de or etat.noeuds[0] is not noeud:
        return False
    entre = etat.texte[etat.derniere.fin : noeud.debut]
    dits = [n.genre for n in etat.noeuds if n.genre in {"jours", "chaine"}]
    return dits[-1:] == ["chaine"] and not entre.strip(" \n;|/,.-")


def _continues(etat: Etat) -> bool:
    """Tell whether hours without days go on about the days before."""
    if etat.faites or _are_by_rdv(etat):
        return True
    premiers = (n.genre for n in etat.noeuds if n.genre not in {"VIRGULE", "DEUX_POINTS"})
    return next(premiers, "") in {"chaine", "demis"}


def _are_by_rdv(etat: Etat) -> bool:
    """« Lundi 9h-12h ; sur rdv : 14h-17h »: the only days said so far go on."""
    seuls = len({r.selections for r in etat.lu.regles}) == 1
    genres = [n.genre for n in etat.noeuds if n.genre not in {"VIRGULE", "DEUX_POINTS"}]
    return seuls and genres in (["RDV", "chaine"], ["SANS_RDV", "chaine"])


def take_depuis(etat: Etat, noeuds: list[Noeud], i: int) -> int:
    """« à partir de 11 h » moves an opening, or stays in words."""
    return _take_bound(etat, noeuds, i, "debut")


def take_jusqua(etat: Etat, noeuds: list[Noeud], i: int) -> int:
    """« jusqu'à 18 h » moves a closing, or stays in words."""
    return _take_bound(etat, noeuds, i, "fin")


def take_corrompu(etat: Etat, noeuds: list[Noeud], i: int) -> int:
    """A time that cannot be one spoils the hours it stands in."""
    etat.spoil(noeuds[i])
    return i + 1


def _take_bound(etat: Etat, noeuds: list[Noeud], i: int, bord: str) -> int:
    """« Dès 9h jusqu'à 12h » is a span like others; one time is a bound."""
    if len(noeuds[i].valeur.temps) > 1:
        return take_chaine(etat, noeuds, i)
    return take_borne(etat, noeuds, i, bord)
