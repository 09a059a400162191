"""Rows of a wider source (a national list) that stand in no commune of the territory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mediation_map.model.commune import departement_of
from mediation_map.normalise.codes import parse_code_insee
from mediation_map.normalise.communes import IndexCommunes, build_communes
from mediation_map.normalise.construction import Rejet
from mediation_map.read.lignes import Ligne, Table

RAISON = "hors du territoire"


def leave_out(tables: Sequence[Table]) -> tuple[list[Table], list[Rejet]]:
    """Return the tables where wider sources keep only the territory's rows, and the other rows."""
    communes = [table for table in tables if table.nom == "communes"]
    index = IndexCommunes(c for table in communes for c in build_communes(table).records)
    gardees: list[Table] = []
    rejets: list[Rejet] = []
    for table in tables:
        if not table.territoire_seul:
            gardees.append(table)
            continue
        dedans: list[Ligne] = []
        for ligne in table.lignes:
            if _is_inside(ligne, index):
                dedans.append(ligne)
            else:
                rejets.append(Rejet(table.nom, ligne, RAISON))
        gardees.append(replace(table, lignes=dedans))
    return gardees, rejets


def _is_inside(ligne: Ligne, index: IndexCommunes) -> bool:
    """Return whether a row's commune is of the territory: by its code, by its name without one."""
    code = parse_code_insee(ligne.texte("code_insee")).valeur
    if code:
        return index.find_code(code) is not None
    commune = index.find_nom(ligne.texte("commune"))
    postal = ligne.texte("code_postal")
    if commune is None:
        return False
    return not postal or departement_of(postal) == departement_of(commune.code_insee)
