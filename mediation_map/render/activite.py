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
class TableActivite:
    """The figures of one source; ``mois`` in letters, in order."""

    source: str
    date: str
    lien: str
    mois: tuple[str, ...]
    lignes: tuple[LigneActivite, ...]

    @property
    def a_des_masques(self) -> bool:
        """True when some figure is masked."""
        return any(ligne.masquees or ligne.total.masque for ligne in self.lignes)

    @property
    def conforme(self) -> bool:
        """True when every printed total and mean is found again."""
        return all(ligne.total.egaux and ligne.moyenne.egaux for ligne in self.lignes)


def build_tables(activites: Iterable[Activite], seuil: int = 0) -> tuple[TableActivite, ...]:
    """Return one table per source, in the order of the records.

    Figures split by kind or by commune are left out: they would be counted twice. Figures below
    ``seuil`` are masked, see ``mask_petits``.
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
    return tuple(_table(source, lignes, seuil) for source, lignes in par_source.items())


def _table(source: Provenance, activites: Sequence[Activite], seuil: int) -> TableActivite:
    mois = sorted({one.mois for one in activites if one.mois and not one.imprime})
    indicateurs = dict.fromkeys(one.indicateur for one in activites)
    return TableActivite(
        source=source.source_nom or "Source non renseignée",
        date=source.source_date.en_lettres() or "date inconnue",
        lien=source.source_url,
        mois=tuple(DateSource(one).en_lettres() for one in mois),
        lignes=tuple(
            _ligne(nom, mois, [one for one in activites if one.indicateur == nom], seuil)
            for nom in indicateurs
        ),
    )


def _ligne(
    indicateur: str, mois: Sequence[str], activites: Sequence[Activite], seuil: int
) -> LigneActivite:
    valeurs = {one.mois: one.valeur for one in activites if not one.imprime}
    imprimes = {one.imprime: one.valeur for one in activites if one.imprime}
    total = sum(valeurs.values())
    lues = [valeurs.get(one) for one in mois]
    masquees = mask_petits(lues, seuil)
    return LigneActivite(
        indicateur=indicateur,
        valeurs=tuple(None if rang in masquees else v for rang, v in enumerate(lues)),
        masquees=masquees,
        total=Comparaison(calcule=total, imprime=imprimes.get(TOTAL), masque=0 < total < seuil),
        moyenne=Comparaison(
            calcule=round_half_up(total, len(valeurs)),
            imprime=imprimes.get(MOYENNE),
            masque=0 < total < seuil,
        ),
    )


def mask_petits(valeurs: Sequence[int | None], seuil: int) -> frozenset[int]:
    """Return the ranks of the figures to mask: those from 1 to ``seuil`` - 1, and never one alone.

    The total is shown, and what is masked could be worked out from it: the smallest of the others
    go with it until at least two are masked, whose sum is no small count either.
    """
    par_taille = sorted((valeur, rang) for rang, valeur in enumerate(valeurs) if valeur)
    masquees: list[tuple[int, int]] = []
    for valeur, rang in par_taille:
        seule = len(masquees) == 1 or 0 < sum(v for v, _ in masquees) < seuil
        if valeur >= seuil and not seule:
            break
        masquees.append((valeur, rang))
    return frozenset(rang for _, rang in masquees)


def round_half_up(total: int, nombre: int) -> int:
    """Return the mean as printed tables round it: 0.5 goes up; nothing to count gives 0."""
    if not nombre:
        return 0
    return int((Decimal(total) / nombre).quantize(Decimal(1), rounding=ROUND_HALF_UP))
