"""Rows that cite other rows: what they cite must exist, and ids must be one's own."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from mediation_map.constats import Constat, Probleme, Severite
from mediation_map.normalise.construction import Construction, Rejet
from mediation_map.normalise.vocabulaire import suggest
from mediation_map.read.lignes import Ligne

REFERENCE_INCONNUE = Probleme(
    "reference-inconnue",
    Severite.BLOQUANT,
    "« {valeur} » ne désigne aucune ligne de la table « {table} ».",
    "{suggestion}",
)
IDENTIFIANT_EN_DOUBLE = Probleme(
    "identifiant-en-double",
    Severite.BLOQUANT,
    "« {valeur} » est déjà pris (ligne {ligne}) : deux lignes ne peuvent pas avoir le même "
    "identifiant.",
    "Donnez à chacune le sien, ou supprimez celle qui est en trop.",
)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reference:
    """A column that cites ids of other tables; ``tables`` names them in French."""

    champ: str
    tables: str
    ids: Collection[str]


def check_references(
    table: str, construction: Construction[T], references: Sequence[Reference]
) -> Construction[T]:
    """Return the records whose references exist; the others are rejected and told."""
    kept: list[tuple[Ligne, T]] = []
    constats: list[Constat] = []
    rejets: list[Rejet] = []
    for ligne, record in construction.couples:
        unknown = [ref for ref in references if str(getattr(record, ref.champ)) not in ref.ids]
        for ref in unknown:
            constats.append(_explain(str(getattr(record, ref.champ)), ref, ligne))
        if unknown:
            rejets.append(Rejet(table, ligne, f"« {unknown[0].champ} » ne désigne aucune ligne"))
        else:
            kept.append((ligne, record))
    return _with(construction, kept, constats, rejets)


def _explain(valeur: str, reference: Reference, ligne: Ligne) -> Constat:
    proche = suggest(valeur, reference.ids)
    return REFERENCE_INCONNUE.constat(
        valeur,
        ligne.place(reference.champ),
        table=reference.tables,
        suggestion=proche or "Vérifiez l'identifiant, ou ajoutez la ligne qui manque.",
    )


def check_ids(table: str, construction: Construction[T], champ: str = "id") -> Construction[T]:
    """Return the records whose id is their own; the first row of an id keeps it.

    The reading tells the same of one file in the same words; here it is told across files.
    """
    first: dict[str, Ligne] = {}
    kept: list[tuple[Ligne, T]] = []
    constats: list[Constat] = []
    rejets: list[Rejet] = []
    for ligne, record in construction.couples:
        id_ = str(getattr(record, champ))
        if id_ in first:
            number = first[id_].origine.ligne
            constats.append(IDENTIFIANT_EN_DOUBLE.constat(id_, ligne.place(champ), ligne=number))
            rejets.append(Rejet(table, ligne, f"identifiant « {id_} » déjà pris, ligne {number}"))
            continue
        first[id_] = ligne
        kept.append((ligne, record))
    return _with(construction, kept, constats, rejets)


def _with(
    construction: Construction[T],
    kept: Sequence[tuple[Ligne, T]],
    constats: Sequence[Constat],
    rejets: Sequence[Rejet],
) -> Construction[T]:
    return replace(
        construction,
        couples=tuple(kept),
        constats=(*construction.constats, *constats),
        rejets=(*construction.rejets, *rejets),
    )
