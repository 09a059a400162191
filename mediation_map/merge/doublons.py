"""Rows that are one place become one; doubtful pairs are told; a person's decision stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mediation_map.constats import Constat, Probleme, Severite
from mediation_map.merge.candidats import find_candidats
from mediation_map.merge.groupes import Groupes, Paire, find_separes
from mediation_map.merge.offres import merge_doubles
from mediation_map.merge.profils import Profil, make_profils
from mediation_map.merge.ressemblance import Verdict, compare
from mediation_map.model.doublon import ChoixDoublon, DecisionDoublon
from mediation_map.model.lieu import Lieu

DOUBLON_POSSIBLE = Probleme(
    "doublon-possible",
    Severite.AVERTISSEMENT,
    "« {valeur} » ({id_b}) ressemble à « {autre} » ({id_a}, {place}) : {raisons}.",
    "Dans la table « doublons », écrivez {id_a}, {id_b} et « meme » si c'est un seul lieu, "
    "sinon « different ».",
)
DOUBLON_REUNI = Probleme(
    "doublon-reuni",
    Severite.INFORMATION,
    "« {valeur} » ({id_b}) est réuni avec « {autre} » ({id_a}, {place}) : {raisons}.",
    "Si ce sont deux lieux, écrivez {id_a}, {id_b} et « different » dans la table « doublons ».",
)
DECISION_INCONNUE = Probleme(
    "doublon-inconnu",
    Severite.AVERTISSEMENT,
    "La décision cite « {valeur} », qui n'est l'identifiant d'aucun lieu : elle est sans effet.",
    "Corrigez l'identifiant, ou retirez la ligne si ce lieu n'est plus dans le registre.",
)
DECISION_SEULE = Probleme(
    "doublon-un-seul-lieu",
    Severite.AVERTISSEMENT,
    "La décision cite deux fois « {valeur} » : elle est sans effet.",
    "Écrivez les identifiants de deux lignes différentes, ou retirez celle-ci.",
)
DECISION_CONTRAIRE = Probleme(
    "doublon-decisions-contraires",
    Severite.AVERTISSEMENT,
    "La décision réunit {valeur}, mais d'autres les séparent : ils restent séparés.",
    "Gardez une seule de ces décisions.",
)


@dataclass(frozen=True, slots=True)
class _Vue:
    """Two places that look alike, and why; ``a`` comes first in the order of preference."""

    a: str
    b: str
    verdict: Verdict
    points: float
    raisons: str


def merge_doublons(
    lieux: Sequence[Lieu], decisions: Sequence[DecisionDoublon] = ()
) -> tuple[tuple[Lieu, ...], tuple[Constat, ...]]:
    """Merge the places that are clearly one and tell the doubtful pairs; sorted by id.

    ``lieux`` have unique ids and come in order of preference: the first of a group gives its id
    and its name. What ``decisions`` say is done whatever the places look like.
    """
    profils = {profil.lieu.id: profil for profil in make_profils(lieux)}
    connues, constats = _check_decisions(decisions, profils)
    groupes = Groupes(profils, find_separes(connues))
    constats += _unite_decided(groupes, connues)
    decides = {frozenset((d.id_a, d.id_b)) for d in connues}
    vues = _find_vues(list(profils.values()), decides)
    for vue in vues:
        if vue.verdict is Verdict.MEME:
            groupes.unite(vue.a, vue.b)
    constats += _tell_reunis(groupes, profils, vues)
    constats += _tell_doutes(groupes, profils, vues)
    rangs = {identifiant: rang for rang, identifiant in enumerate(profils)}
    uniques = {min(groupes.group_of(i), key=rangs.__getitem__) for i in profils}
    fusions = [
        merge_doubles([profils[i].lieu for i in sorted(groupes.group_of(u), key=rangs.__getitem__)])
        for u in sorted(uniques)
    ]
    return tuple(fusions), tuple(constats)


def _check_decisions(
    decisions: Iterable[DecisionDoublon], profils: Mapping[str, Profil]
) -> tuple[list[DecisionDoublon], list[Constat]]:
    """Return the decisions about two known places, and why the others have no effect."""
    connues: list[DecisionDoublon] = []
    constats: list[Constat] = []
    for decision in decisions:
        absents = [i for i in (decision.id_a, decision.id_b) if i not in profils]
        origine = decision.provenance.origine
        constats += [DECISION_INCONNUE.constat(absent, origine) for absent in absents]
        if decision.id_a == decision.id_b:
            constats.append(DECISION_SEULE.constat(decision.id_a, origine))
        elif not absents:
            connues.append(decision)
    return connues, constats


def _unite_decided(groupes: Groupes, decisions: Iterable[DecisionDoublon]) -> Iterator[Constat]:
    for decision in decisions:
        if decision.decision is not ChoixDoublon.MEME:
            continue
        if not groupes.unite(decision.id_a, decision.id_b, decide=True):
            ensemble = f"{decision.id_a} et {decision.id_b}"
            yield DECISION_CONTRAIRE.constat(ensemble, decision.provenance.origine)


def _find_vues(profils: Sequence[Profil], decides: set[Paire]) -> list[_Vue]:
    """Return the pairs that look alike and that nobody has decided, the likeliest first."""
    vues = []
    for rang, autre in find_candidats(profils):
        a, b = profils[rang], profils[autre]
        lue = compare(a, b)
        if lue.verdict is Verdict.DIFFERENT or frozenset((a.lieu.id, b.lieu.id)) in decides:
            continue
        vues.append(_Vue(a.lieu.id, b.lieu.id, lue.verdict, lue.points, ", ".join(lue.raisons)))
    return sorted(vues, key=lambda vue: (-vue.points, vue.a, vue.b))


def _tell_reunis(
    groupes: Groupes, profils: Mapping[str, Profil], vues: Iterable[_Vue]
) -> Iterator[Constat]:
    """Yield one constat per place that has joined another; not what a person has decided."""
    raisons: dict[str, str] = {}
    for vue in vues:
        if vue.b in groupes.group_of(vue.a):
            raisons.setdefault(vue.b, vue.raisons)
            raisons.setdefault(vue.a, vue.raisons)
    vus: set[str] = set()
    for identifiant in profils:
        groupe = groupes.group_of(identifiant)
        if identifiant in vus or len(groupe) == 1:
            continue
        vus |= groupe
        for autre in sorted(groupe & raisons.keys() - {identifiant}):
            lieu, double = profils[identifiant].lieu, profils[autre].lieu
            yield _tell(DOUBLON_REUNI, lieu, double, raisons[autre])


def _tell_doutes(
    groupes: Groupes, profils: Mapping[str, Profil], vues: Iterable[_Vue]
) -> Iterator[Constat]:
    """Yield one constat per doubtful pair of groups, about their likeliest places."""
    dits: set[frozenset[int]] = set()
    for vue in vues:
        un, autre = groupes.group_of(vue.a), groupes.group_of(vue.b)
        ensemble = frozenset((id(un), id(autre)))
        if un is autre or ensemble in dits or _are_separes(groupes, un, autre):
            continue
        dits.add(ensemble)
        yield _tell(DOUBLON_POSSIBLE, profils[vue.a].lieu, profils[vue.b].lieu, vue.raisons)


def _are_separes(groupes: Groupes, un: Iterable[str], autre: Iterable[str]) -> bool:
    """Return whether a person has told two groups apart."""
    return any(frozenset((a, b)) in groupes.separes for a in un for b in autre)


def _tell(probleme: Probleme, premier: Lieu, second: Lieu, raisons: str) -> Constat:
    origine = premier.provenance.origine
    place = (
        f"{origine.fichier}, ligne {origine.ligne}" if origine.ligne else premier.adresse.commune
    )
    return probleme.constat(
        second.nom,
        second.provenance.origine,
        autre=premier.nom,
        id_a=premier.id,
        id_b=second.id,
        place=place,
        raisons=raisons,
    )
