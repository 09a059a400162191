"""The advisers' activity as tables: totals and means worked out again, small counts masked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from mediation_map.model.activite import HORS_TERRITOIRE, SANS_COMMUNE, Activite
from mediation_map.model.dates import DateSource
from mediation_map.publish.petits_nombres import mask_petits
from mediation_map.render.releve import (
    COMMUNE,
    MOIS,
    TOTAL,
    Case,
    Releve,
    gather_releves,
    list_cases,
    list_relations,
)
from mediation_map.render.tri import sort_key

MOYENNE = "moyenne"
_A_LA_FIN = (HORS_TERRITOIRE, SANS_COMMUNE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparaison:
    """A figure worked out again and the printed one; None = not printed, ``masque`` = too small."""

    calcule: int
    imprime: int | None
    masque: bool = False

    @property
    def egaux(self) -> bool:
        """True unless the source printed something else."""
        return self.imprime is None or self.imprime == self.calcule


@dataclass(frozen=True, slots=True, kw_only=True)
class LigneActivite:
    """An indicator: its figure for each month of the table (None = none), total and mean.

    ``masquees`` are the ranks of the months whose figure could point at someone: it is None.
    """

    indicateur: str
    valeurs: tuple[int | None, ...]
    masquees: frozenset[int]
    total: Comparaison
    moyenne: Comparaison


@dataclass(frozen=True, slots=True, kw_only=True)
class LigneCommune:
    """A commune: its figure for each indicator that is split; None and masked as above."""

    commune: str
    valeurs: tuple[int | None, ...]
    masquees: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Repartition:
    """The figures by commune; ``periodes`` in letters, what each indicator adds up."""

    indicateurs: tuple[str, ...]
    periodes: tuple[str, ...]
    lignes: tuple[LigneCommune, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableActivite:
    """The figures of one source; ``mois`` in letters, in order."""

    source: str
    date: str
    lien: str
    mois: tuple[str, ...]
    lignes: tuple[LigneActivite, ...]
    repartition: Repartition

    @property
    def a_des_masques(self) -> bool:
        """True when some figure is masked."""
        return any(
            (
                *(ligne.masquees or ligne.total.masque for ligne in self.lignes),
                *(ligne.masquees for ligne in self.repartition.lignes),
            )
        )

    @property
    def a_des_imprimes(self) -> bool:
        """True when the source prints totals or means of its own."""
        return any(
            one.imprime is not None for ligne in self.lignes for one in (ligne.total, ligne.moyenne)
        )

    @property
    def conforme(self) -> bool:
        """True when every printed total and mean is found again."""
        return all(ligne.total.egaux and ligne.moyenne.egaux for ligne in self.lignes)


def build_tables(activites: Iterable[Activite], seuil: int = 0) -> tuple[TableActivite, ...]:
    """Return one table per source, in the order of the records.

    Figures below ``seuil`` are masked with what would tell them, across all tables: see
    ``petits_nombres``. Every other output must show these tables, not the records.
    """
    releves = gather_releves(activites)
    masquees = mask_petits(list_cases(releves), list_relations(releves), seuil)
    return tuple(_table(rang, releve, masquees) for rang, releve in enumerate(releves))


def _table(rang: int, releve: Releve, masquees: frozenset[Case]) -> TableActivite:
    return TableActivite(
        source=releve.source.source_nom or "Source non renseignée",
        date=releve.source.source_date.en_lettres() or "date inconnue",
        lien=releve.source.source_url,
        mois=tuple(DateSource(one).en_lettres() for one in releve.mois),
        lignes=tuple(_ligne(rang, nom, releve, masquees) for nom in releve.indicateurs),
        repartition=_repartition(rang, releve, masquees),
    )


def _ligne(rang: int, nom: str, releve: Releve, masquees: frozenset[Case]) -> LigneActivite:
    lues = [releve.par_mois.get((nom, mois)) for mois in releve.mois]
    cachees = frozenset(
        i for i, mois in enumerate(releve.mois) if Case(rang, nom, MOIS, mois) in masquees
    )
    total = sum(releve.list_valeurs(nom))
    cache = Case(rang, nom, TOTAL) in masquees
    return LigneActivite(
        indicateur=nom,
        valeurs=_hide(lues, cachees),
        masquees=cachees,
        total=Comparaison(calcule=total, imprime=releve.imprimes.get((nom, TOTAL)), masque=cache),
        moyenne=Comparaison(
            calcule=round_half_up(total, len(releve.list_valeurs(nom))),
            imprime=releve.imprimes.get((nom, MOYENNE)),
            masque=cache,
        ),
    )


def _repartition(rang: int, releve: Releve, masquees: frozenset[Case]) -> Repartition:
    """Return the communes by name, what is none of them last; nothing when no figure is split."""
    noms = [nom for nom in releve.indicateurs if releve.couverts[nom]]
    communes = sorted(releve.communes, key=lambda nom: (nom in _A_LA_FIN, sort_key(nom)))
    lignes = []
    for commune in communes:
        lues = [releve.par_commune.get((nom, commune)) for nom in noms]
        cachees = frozenset(
            i for i, nom in enumerate(noms) if Case(rang, nom, COMMUNE, commune) in masquees
        )
        lignes.append(LigneCommune(commune=commune, valeurs=_hide(lues, cachees), masquees=cachees))
    return Repartition(
        indicateurs=tuple(noms),
        periodes=tuple(_periode(releve.couverts[nom], releve.mois) for nom in noms),
        lignes=tuple(lignes),
    )


def _periode(couverts: Sequence[str], tous: Sequence[str]) -> str:
    """Return the months that are added up, in letters; those of the whole table by their ends."""
    lettres = [DateSource(mois).en_lettres() for mois in couverts]
    if len(lettres) > 2 and list(couverts) == list(tous):
        return f"de {lettres[0]} à {lettres[-1]}".replace("de a", "d'a").replace("de o", "d'o")
    return ", ".join(lettres)


def _hide(valeurs: Sequence[int | None], cachees: frozenset[int]) -> tuple[int | None, ...]:
    return tuple(None if rang in cachees else valeur for rang, valeur in enumerate(valeurs))


def round_half_up(total: int, nombre: int) -> int:
    """Return the mean as printed tables round it: 0.5 goes up; nothing to count gives 0."""
    if not nombre:
        return 0
    return int((Decimal(total) / nombre).quantize(Decimal(1), rounding=ROUND_HALF_UP))
