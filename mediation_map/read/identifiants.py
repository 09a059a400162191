"""Every row gets an ``id``, and no two rows of a table share one without a word."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from mediation_map.constats import Constat, Origine, Probleme, Severite
from mediation_map.read.colonnes import TableSpec
from mediation_map.read.lignes import Cellule, Ligne, Table
from mediation_map.read.titres import fold

LONGUEUR_EMPREINTE = 8
PLUSIEURS_LIGNES_PERMISES = frozenset({"acteurs", "activite", "positions", "doublons"})

IDENTIFIANT_DONNE = Probleme(
    "identifiant-donne",
    Severite.INFORMATION,
    "La ligne n'a pas d'identifiant : il a été calculé.",
    "Donnez-lui-en un, ou recopiez celui du classeur corrigé : écrit, il ne change plus jamais.",
)
IDENTIFIANTS_DONNES = Probleme(
    "identifiants-donnes",
    Severite.INFORMATION,
    "La table « {valeur} » n'a pas d'identifiants : {nombre} ont été calculés.",
    "Ajoutez une colonne « Identifiant » : un identifiant écrit ne change jamais.",
)
IDENTIFIANT_EN_DOUBLE = Probleme(
    "identifiant-en-double",
    Severite.BLOQUANT,
    "« {valeur} » est déjà pris ({place}) : deux lignes ne peuvent pas avoir le même identifiant.",
    "Donnez à chacune le sien, ou supprimez celle qui est en trop.",
)


def complete_identifiants(table: Table, spec: TableSpec) -> Table:
    """Return the table with an id in every row, and what there is to say about it.

    A missing id is made from what tells the row from others (``spec.identite``), so it stays
    the same from one reading to the next.
    """
    if spec.cle.nom != "id":
        return table
    lignes, donnes = _give_all(table.lignes, spec)
    if not donnes:
        return table
    if "id" not in table.titres:
        tous = IDENTIFIANTS_DONNES.constat(spec.libelle, table.origine, nombre=len(donnes))
        titres = {"id": spec.cle.libelle, **table.titres}
        lignes = [replace(ligne, titres=titres) for ligne in lignes]
        table, donnes = replace(table, titres=titres), [tous]
    return replace(table, lignes=lignes, constats=(*table.constats, *donnes))


def find_doubles(lignes: Iterable[Ligne], spec: TableSpec) -> Iterator[Constat]:
    """Yield the rows whose id another row of the same table bears, in whichever file.

    Several rows of one id are right only where they tell several meetings with one actor, or
    where the first column is no id.
    """
    if spec.nom in PLUSIEURS_LIGNES_PERMISES:
        return
    vues: dict[str, Origine] = {}
    for ligne in lignes:
        cle = ligne.texte(spec.cle.nom)
        if cle and cle in vues:
            yield IDENTIFIANT_EN_DOUBLE.constat(cle, ligne.place(spec.cle.nom), place=vues[cle])
        vues.setdefault(cle, ligne.origine)


def _give_all(lignes: Sequence[Ligne], spec: TableSpec) -> tuple[list[Ligne], list[Constat]]:
    pris = {ligne.texte("id") for ligne in lignes}
    completes: list[Ligne] = []
    constats: list[Constat] = []
    for ligne in lignes:
        if ligne.texte("id"):
            completes.append(ligne)
            continue
        donne = _make_id(ligne, spec)
        if spec.nom not in PLUSIEURS_LIGNES_PERMISES:
            donne = _make_unique(donne, pris)
        pris.add(donne)
        completes.append(_with_id(ligne, donne))
        constats.append(IDENTIFIANT_DONNE.constat(donne, ligne.place("id")))
    return completes, constats


def _make_id(ligne: Ligne, spec: TableSpec) -> str:
    """Return a short fingerprint of the row, blind to case, accents and punctuation."""
    parts = [fold(ligne.texte(nom)) for nom in spec.identite]
    if not any(parts):
        parts = [f"{nom}={cell.texte}" for nom, cell in sorted(ligne.cellules.items())]
    empreinte = hashlib.sha256("\x1f".join([spec.nom, *parts]).encode()).hexdigest()
    return f"{spec.nom[:3]}-{empreinte[:LONGUEUR_EMPREINTE]}"


def _make_unique(donne: str, pris: set[str]) -> str:
    rang = 2
    libre = donne
    while libre in pris:
        libre, rang = f"{donne}-{rang}", rang + 1
    return libre


def _with_id(ligne: Ligne, donne: str) -> Ligne:
    cellule = Cellule(donne, ligne.place("id"))
    return replace(ligne, cellules={"id": cellule, **ligne.cellules})
