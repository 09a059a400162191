"""The advisers' activity as printed in a source, its totals and means worked out again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from mediation_map.model.activite import Activite
from mediation_map.model.dates import DateSource
from mediation_map.model.provenance import Provenance

TOTAL = "total"
MOYENNE = "moyenne"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparaison:
    """A figure worked out again and the printed one; None = not printed in the source."""

    calcule: int
    imprime: int | None

    @property
    def egaux(self) -> bool:
        """True unless the source printed something else."""
        return self.imprime is None or self.imprime == self.calcule


@dataclass(frozen=True, slots=True, kw_only=True)
class LigneActivite:
    """An indicator: its figure for each month of the table (None = none), total and mean."""

    indicateur: str
    valeurs: tuple[int | None, ...]
    total: Comparaison
    moyenne: Comparaison


@dataclass(frozen=True, slots=True, kw_only=True)
class TableActivite:
    """The figures of one source; ``mois`` in letters, in order."""

    source: str
    date: str
    lien: str
    mois: tuple[str, ...]
    lignes: tuple[LigneActivite, ...]

    @property
    def conforme(self) -> bool:
        """True when every printed total and mean is found again."""
        return all(ligne.total.egaux and ligne.moyenne.egaux for ligne in self.lignes)


def build_tables(activites: Iterable[Activite]) -> tuple[TableActivite, ...]:
    """Return one table per source, in the order of the records.

    Figures split by kind or by commune are left out: they would be counted twice.
    """
    par_source: dict[Provenance, list[Activite]] = {}
    for one in activites:
        if not one.genre and not one.commune:
            cle = Provenance(
                source_nom=one.provenance.source_nom,
                source_url=one.provenance.source_url,
                source_date=one.provenance.source_date,
            )
            par_source.setdefault(cle, []).append(one)
    return tuple(_table(source, lignes) for source, lignes in par_source.items())


def _table(source: Provenance, activites: Sequence[Activite]) -> TableActivite:
    mois = sorted({one.mois for one in activites if one.mois and not one.imprime})
    indicateurs = dict.fromkeys(one.indicateur for one in activites)
    return TableActivite(
        source=source.source_nom or "Source non renseignée",
        date=source.source_date.en_lettres() or "date inconnue",
        lien=source.source_url,
        mois=tuple(DateSource(one).en_lettres() for one in mois),
        lignes=tuple(
            _ligne(nom, mois, [one for one in activites if one.indicateur == nom])
            for nom in indicateurs
        ),
    )


def _ligne(indicateur: str, mois: Sequence[str], activites: Sequence[Activite]) -> LigneActivite:
    valeurs = {one.mois: one.valeur for one in activites if not one.imprime}
    imprimes = {one.imprime: one.valeur for one in activites if one.imprime}
    total = sum(valeurs.values())
    return LigneActivite(
        indicateur=indicateur,
        valeurs=tuple(valeurs.get(one) for one in mois),
        total=Comparaison(calcule=total, imprime=imprimes.get(TOTAL)),
        moyenne=Comparaison(
            calcule=round_half_up(total, len(valeurs)), imprime=imprimes.get(MOYENNE)
        ),
    )


def round_half_up(total: int, nombre: int) -> int:
    """Return the mean as printed tables round it: 0.5 goes up; nothing to count gives 0."""
    if not nombre:
        return 0
    return int((Decimal(total) / nombre).quantize(Decimal(1), rounding=ROUND_HALF_UP))
