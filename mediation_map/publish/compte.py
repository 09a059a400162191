"""The account: how each input row ends, and the proof that none is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from mediation_map.constats import COLONNES, Constat, Origine
from mediation_map.errors import AccountError
from mediation_map.model.registre import LigneCompte, Sort
from mediation_map.publish.tableur import dump_csv
from mediation_map.read.lignes import Ligne, Table

Cle = tuple[str, str, int]
Fin = tuple[Sort, str]


def key_of(origine: Origine) -> Cle:
    """Return what identifies an input row: file, sheet, line."""
    return origine.fichier, origine.feuille, origine.ligne


def close_account(
    tables: Iterable[Table], rejets: Iterable[tuple[Ligne, str]], fins: Mapping[Cle, Fin]
) -> tuple[LigneCompte, ...]:
    """Return one line per input row; a row without an end is a bug and raises."""
    rejetees = {key_of(ligne.origine): (Sort.REJETE, raison) for ligne, raison in rejets}
    compte: list[LigneCompte] = []
    perdues: list[str] = []
    for table in tables:
        for ligne in table.lignes:
            cle = key_of(ligne.origine)
            fin = rejetees.get(cle) or fins.get(cle)
            if fin is None:
                perdues.append(str(ligne.origine))
                continue
            compte.append(_close(table.nom, ligne, fin))
    if perdues:
        raise AccountError(
            f"Le compte des lignes ne tombe pas juste : {len(perdues)} sans issue "
            f"({' ; '.join(perdues[:5])}).",
            "Le site n'est pas publié : signalez cette anomalie avec le fichier.",
        )
    return tuple(compte)


def _close(table: str, ligne: Ligne, fin: Fin) -> LigneCompte:
    identifiant = next(
        (texte for champ in ("id", "lieu_id", "code_insee", "indicateur", "id_a")
         if (texte := ligne.texte(champ))),
        "",
    )  # fmt: skip
    sort, raison = fin
    return LigneCompte(table=table, origine=ligne.origine, id=identifiant, sort=sort, raison=raison)


def summarize(compte: Sequence[LigneCompte]) -> list[tuple[str, int, dict[Sort, int]]]:
    """Return, per table, its rows and how many end each way; tables in alphabetical order."""
    par_table: dict[str, Counter[Sort]] = {}
    for ligne in compte:
        par_table.setdefault(ligne.table, Counter())[ligne.sort] += 1
    return [
        (table, sorts.total(), {sort: sorts[sort] for sort in Sort})
        for table, sorts in sorted(par_table.items())
    ]


def dump_compte(compte: Iterable[LigneCompte]) -> bytes:
    """Return the account as CSV."""
    lignes = (
        (
            fin.table,
            fin.origine.fichier,
            fin.origine.feuille,
            fin.origine.ligne,
            fin.id,
            fin.sort,
            fin.raison,
        )
        for fin in compte
    )
    return dump_csv(("table", "fichier", "feuille", "ligne", "id", "sort", "raison"), lignes)


def dump_constats(constats: Iterable[Constat]) -> bytes:
    """Return the constats as CSV, columns as in ``constats.COLONNES``."""
    lignes = ([constat.as_row()[colonne] for colonne in COLONNES] for constat in constats)
    return dump_csv(COLONNES, lignes)
