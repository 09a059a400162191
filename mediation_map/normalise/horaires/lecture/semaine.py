"""Rules → what each weekday holds, line by line, later rules taking the place of earlier ones."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from mediation_map.normalise.horaires.lecture.regles import (
    TOUS_LES_JOURS,
    Etat,
    Lien,
    Periode,
    Plage,
    Regle,
    Semaines,
    Semainier,
)


class Condition(NamedTuple):
    """When a line holds; nothing set means always."""

    rangs: tuple[int, ...] = ()
    semaines: tuple[Semaines, ...] = ()
    periodes: tuple[Periode, ...] = ()
    conges: frozenset[str] = frozenset()


TOUJOURS = Condition()


@dataclass(frozen=True)
class Ligne:
    """What a weekday holds under a condition.

    ajout: on top of the other lines; remplace: in place of the hours of every week.
    """

    condition: Condition
    plages: tuple[Plage, ...]
    etat: Etat
    commentaire: str
    ajout: bool = False
    remplace: bool = False


Lignes = tuple[Ligne, ...]


def build_semaine(regles: Iterable[Regle]) -> tuple[Lignes, ...]:
    """Lines of each weekday, Monday first; a closed day has none."""
    semaine: list[Lignes] = [()] * 7
    for regle in regles:
        for semainier in regle.semainiers or (Semainier(TOUS_LES_JOURS),):
            ligne = _build_ligne(regle, semainier)
            for jour in semainier.jours:
                semaine[jour] = _place(semaine[jour], ligne, regle.lien)
    return tuple(semaine)


def _build_ligne(regle: Regle, semainier: Semainier) -> Ligne:
    condition = Condition(semainier.rangs, regle.semaines, regle.periodes, regle.conges)
    return Ligne(condition, tuple(sorted(regle.plages)), regle.etat, regle.commentaire)


def _place(lignes: Lignes, ligne: Ligne, lien: Lien) -> Lignes:
    if ligne.etat is Etat.FERME:
        return _close(lignes, ligne)
    if lien is Lien.AJOUTE:
        return _add(lignes, ligne)
    if ligne.condition == TOUJOURS:
        return (ligne,)
    return (*_without(lignes, ligne.condition), _compare(ligne, lignes))


def _compare(ligne: Ligne, lignes: Lignes) -> Ligne:
    """Tell hours that extend those of every week from hours that replace them."""
    usuelles = [autre for autre in lignes if autre.condition == TOUJOURS]
    if len(usuelles) != 1:
        return replace(ligne, remplace=bool(usuelles))
    communes = set(usuelles[0].plages)
    etendue = replace(ligne, condition=TOUJOURS, plages=usuelles[0].plages) == usuelles[0]
    if not etendue or not communes < set(ligne.plages):
        return replace(ligne, remplace=True)
    return replace(ligne, plages=tuple(p for p in ligne.plages if p not in communes), ajout=True)


def _close(lignes: Lignes, fermeture: Ligne) -> Lignes:
    """Closing what is not open needs no word."""
    if not lignes:
        return ()
    if fermeture.condition != TOUJOURS:
        return (*_without(lignes, fermeture.condition), fermeture)
    if not fermeture.plages:
        return ()
    restes = (replace(li, plages=_subtract(li.plages, fermeture.plages)) for li in lignes)
    return tuple(reste for reste in restes if reste.plages)


def _without(lignes: Lignes, condition: Condition) -> Lignes:
    return tuple(ligne for ligne in lignes if ligne.condition != condition)


def _add(lignes: Lignes, ajout: Ligne) -> Lignes:
    for rang, ligne in enumerate(lignes):
        if replace(ligne, plages=(), ajout=False, remplace=False) == replace(ajout, plages=()):
            unie = replace(ligne, plages=_unite(ligne.plages + ajout.plages))
            return (*lignes[:rang], unie, *lignes[rang + 1 :])
    return (*lignes, replace(ajout, ajout=bool(lignes)))


def _unite(plages: Iterable[Plage]) -> tuple[Plage, ...]:
    """Sort times, and make one of those that overlap."""
    unies: list[Plage] = []
    for plage in sorted(plages):
        if unies and plage.debut <= unies[-1].fin:
            plus_longue = max(unies[-1], plage, key=lambda p: p.fin)
            unies[-1] = plus_longue._replace(debut=unies[-1].debut)
        else:
            unies.append(plage)
    return tuple(unies)


def _subtract(plages: Iterable[Plage], retirees: Iterable[Plage]) -> tuple[Plage, ...]:
    restes = list(plages)
    for retiree in retirees:
        restes = [bout for reste in restes for bout in _cut_out(reste, retiree)]
    return tuple(restes)


def _cut_out(plage: Plage, retiree: Plage) -> list[Plage]:
    avant = Plage(plage.debut, min(plage.fin, retiree.debut))
    apres = Plage(max(plage.debut, retiree.fin), plage.fin, plage.sans_fin)
    if retiree.fin <= plage.debut or retiree.debut >= plage.fin:
        return [plage]
    return [bout for bout in (avant, apres) if bout.debut < bout.fin]
