"""The advisers' figures of each source by month and by commune, and what ties them together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from mediation_map.model.activite import SANS_COMMUNE, Activite
from mediation_map.model.provenance import Provenance
from mediation_map.publish.petits_nombres import Relation

MOIS = "mois"
COMMUNE = "commune"
TOTAL = "total"
# Sums of indicators are looked for among so many, and of so many terms at most.
INDICATEURS_MAX = 12
TERMES_MAX = 4


class Case(NamedTuple):
    """The place of one published figure: source, indicator, kind of column, its name."""

    source: int
    indicateur: str
    sorte: str
    nom: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Releve:
    """The figures of one source: by indicator and month, by indicator and commune.

    ``couverts``: the months (``YYYY-MM``) that an indicator's communes add up; ``imprimes``: what
    the source prints, by indicator and ``total`` or ``moyenne``.
    """

    source: Provenance
    indicateurs: tuple[str, ...]
    mois: tuple[str, ...]
    communes: tuple[str, ...]
    par_mois: Mapping[tuple[str, str], int]
    par_commune: Mapping[tuple[str, str], int]
    couverts: Mapping[str, tuple[str, ...]]
    imprimes: Mapping[tuple[str, str], int]

    def list_valeurs(self, indicateur: str) -> list[int]:
        """Return an indicator's figures, in the order of the months that have one."""
        return [self.par_mois[indicateur, m] for m in self.mois if (indicateur, m) in self.par_mois]


def gather_releves(activites: Iterable[Activite]) -> tuple[Releve, ...]:
    """Return one set of figures per source, in the order of the records.

    Figures of women or men alone are left out: they would be counted twice.
    """
    par_source: dict[Provenance, list[Activite]] = {}
    for one in activites:
        if not one.genre:
            cle = Provenance(
                source_nom=one.provenance.source_nom,
                source_url=one.provenance.source_url,
                source_date=one.provenance.source_date,
            )
            par_source.setdefault(cle, []).append(one)
    return tuple(_gather(source, lignes) for source, lignes in par_source.items())


def _gather(source: Provenance, activites: Sequence[Activite]) -> Releve:
    """A month that is only given by commune is the sum of these; what they lack is said."""
    details = {
        (a.indicateur, a.mois, a.commune): a.valeur
        for a in activites
        if a.commune and a.mois and not a.imprime
    }
    sommes: dict[tuple[str, str], int] = {}
    par_commune: dict[tuple[str, str], int] = {}
    for (indicateur, mois, commune), valeur in details.items():
        sommes[indicateur, mois] = sommes.get((indicateur, mois), 0) + valeur
        cle = (indicateur, commune)
        par_commune[cle] = par_commune.get(cle, 0) + valeur
    entiers = {
        (a.indicateur, a.mois): a.valeur
        for a in activites
        if a.mois and not a.imprime and not a.commune
    }
    par_mois = {**sommes, **entiers}
    for (indicateur, mois), somme in sommes.items():
        manque = par_mois[indicateur, mois] - somme
        if manque > 0:
            cle = (indicateur, SANS_COMMUNE)
            par_commune[cle] = par_commune.get(cle, 0) + manque
    mois_lus = sorted({mois for _, mois in par_mois})
    return Releve(
        source=source,
        indicateurs=tuple(dict.fromkeys(a.indicateur for a in activites)),
        mois=tuple(mois_lus),
        communes=tuple(dict.fromkeys(commune for _, commune in par_commune)),
        par_mois=par_mois,
        par_commune=par_commune,
        couverts={
            a.indicateur: tuple(m for m in mois_lus if (a.indicateur, m) in sommes)
            for a in activites
        },
        imprimes={(a.indicateur, a.imprime): a.valeur for a in activites if not a.commune},
    )


def list_cases(releves: Sequence[Releve]) -> dict[Case, int]:
    """Return every figure that is published, by its place."""
    cases: dict[Case, int] = {}
    for rang, releve in enumerate(releves):
        for (indicateur, mois), valeur in releve.par_mois.items():
            cases[Case(rang, indicateur, MOIS, mois)] = valeur
        for (indicateur, commune), valeur in releve.par_commune.items():
            cases[Case(rang, indicateur, COMMUNE, commune)] = valeur
        for indicateur in releve.indicateurs:
            cases[Case(rang, indicateur, TOTAL)] = sum(releve.list_valeurs(indicateur))
    return cases


def list_relations(releves: Sequence[Releve]) -> list[Relation[Case]]:
    """Return all that a reader may add up or compare, between columns, indicators and sources."""
    cases = list_cases(releves)
    relations = [
        relation
        for rang, releve in enumerate(releves)
        for relation in (*_add_up(rang, releve), *_find_sums(rang, releve, cases))
    ]
    return [r for r in (*relations, *_link_sources(cases)) if _holds(r, cases)]


def _holds(relation: Relation[Case], cases: Mapping[Case, int]) -> bool:
    """Return whether two groups add up: sources that contradict themselves tell nothing."""
    gauche, droite = (sum(cases[c] for c in cote) for cote in (relation.gauche, relation.droite))
    return gauche == droite and gauche > 0


def _add_up(rang: int, releve: Releve) -> Iterator[Relation[Case]]:
    for indicateur in releve.indicateurs:
        par_mois = {
            mois: Case(rang, indicateur, MOIS, mois)
            for mois in releve.mois
            if (indicateur, mois) in releve.par_mois
        }
        communes = {
            Case(rang, indicateur, COMMUNE, commune)
            for commune in releve.communes
            if (indicateur, commune) in releve.par_commune
        }
        yield _relation(par_mois.values(), [Case(rang, indicateur, TOTAL)])
        yield _relation(communes, [par_mois[m] for m in releve.couverts[indicateur]])


def _find_sums(rang: int, releve: Releve, cases: Mapping[Case, int]) -> Iterator[Relation[Case]]:
    """Yield, column by column, each indicator that others add up to in every month.

    Nobody declares it, but « total » lines are usual, and any reader can find them.
    """
    noms = [nom for nom in releve.indicateurs if any(releve.list_valeurs(nom))]
    termes = TERMES_MAX if len(noms) <= INDICATEURS_MAX else 2
    series = {nom: [releve.par_mois.get((nom, m), 0) for m in releve.mois] for nom in noms}
    for total in noms:
        autres = [nom for nom in noms if nom != total]
        for nombre in range(1, termes + 1):
            for parts in combinations(autres, nombre):
                if [sum(v) for v in zip(*(series[p] for p in parts), strict=True)] == series[total]:
                    yield from _by_column(rang, total, parts, cases)


def _by_column(
    rang: int, total: str, parts: Sequence[str], cases: Mapping[Case, int]
) -> Iterator[Relation[Case]]:
    for case in [one for one in cases if (one.source, one.indicateur) == (rang, total)]:
        droite = [case._replace(indicateur=part) for part in parts]
        yield _relation([case], [one for one in droite if one in cases])


def _link_sources(cases: Mapping[Case, int]) -> Iterator[Relation[Case]]:
    """Yield the same figure under the same name in two sources: what one shows, the other can't."""
    memes: dict[tuple[object, ...], list[Case]] = {}
    for case, valeur in cases.items():
        memes.setdefault((case[1:], valeur), []).append(case)
    for premier, *autres in memes.values():
        yield from (_relation([premier], [autre]) for autre in autres)


def _relation(gauche: Iterable[Case], droite: Iterable[Case]) -> Relation[Case]:
    return Relation(frozenset(gauche), frozenset(droite))
