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
    "« {valeur} » est déjà pris ({place}) : deux lignes ne peuvent pas avoir le même identifiant.",
    "Donnez à chacune le sien, ou supprimez celle qui est en trop.",
)
SUGGESTIONS_MAX = 20
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
        # Past a few, no slip of the pen explains them, and each is compared with every id.
        suggest_too = len(rejets) < SUGGESTIONS_MAX
        unknown = [ref for ref in references if str(getattr(record, ref.champ)) not in ref.ids]
        for ref in unknown:
            valeur = str(getattr(record, ref.champ))
            proche = suggest(valeur, ref.ids) if suggest_too else ""
            constats.append(_explain(valeur, ref, ligne, proche))
        if unknown:
            rejets.append(Rejet(table, ligne, f"« {unknown[0].champ} » ne désigne aucune ligne"))
        else:
            kept.append((ligne, record))
    return _with(construction, kept, constats, rejets)


def _explain(valeur: str, reference: Reference, ligne: Ligne, proche: str) -> Constat:
    return REFERENCE_INCONNUE.constat(
        valeur,
        ligne.place(reference.champ),
        table=reference.tables,
        suggestion=proche or "Vérifiez l'identifiant, ou ajoutez la ligne qui manque.",
    )


def check_ids(table: str, construction: Construction[T], champ: str = "id") -> Construction[T]:
    """Return the records whose id is their own; the first row of an id keeps it."""
    first: dict[str, Ligne] = {}
    kept: list[tuple[Ligne, T]] = []
    constats: list[Constat] = []
    rejets: list[Rejet] = []
    for ligne, record in construction.couples:
        id_ = str(getattr(record, champ))
        if id_ in first:
            there = _place_of(first[id_], ligne)
            constats.append(IDENTIFIANT_EN_DOUBLE.constat(id_, ligne.place(champ), place=there))
            rejets.append(Rejet(table, ligne, f"identifiant « {id_} » déjà pris, {there}"))
            continue
        first[id_] = ligne
        kept.append((ligne, record))
    return _with(construction, kept, constats, rejets)


def _place_of(first: Ligne, other: Ligne) -> str:
    """Return where a row stands, said short to the reader of another row."""
    same = (first.origine.fichier, first.origine.feuille) == (
        other.origine.fichier, other.origine.feuille
    )  # fmt: skip
    return f"ligne {first.origine.ligne}" if same else str(first.origine)


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
