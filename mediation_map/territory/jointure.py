"""Which commune holds each point, held against the one that the row declares.

A point on a border that two communes share belongs to the commune that the row declares if
it is one of them, else to the one with the smallest INSEE code: never lost, never doubled.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import geopandas as gpd

from mediation_map.constats import Constat, Probleme, Severite
from mediation_map.model.lieu import Lieu

HORS_TERRITOIRE = Probleme(
    "position-hors-territoire",
    Severite.AVERTISSEMENT,
    "La position de « {nom} » ({valeur}) est en dehors des communes du territoire.",
    "Vérifiez la latitude et la longitude, ou l'adresse.",
)
AUTRE_COMMUNE = Probleme(
    "position-autre-commune",
    Severite.AVERTISSEMENT,
    "« {nom} » déclare la commune {declaree}, mais sa position est à {trouvee}.",
    "Corrigez la commune ou la position.",
)


def join_communes(
    lieux: Sequence[Lieu], contours: gpd.GeoDataFrame
) -> tuple[tuple[Lieu, ...], tuple[Constat, ...]]:
    """Give each exactly placed ``lieu`` its ``commune_trouvee`` (INSEE code, empty = outside)."""
    exacts = [lieu for lieu in lieux if lieu.position and not lieu.position.est_approximative]
    codes = _codes_by_lieu(exacts, contours)
    noms = dict(zip(contours["code"], contours["nom"], strict=True))
    joints: list[Lieu] = []
    constats: list[Constat] = []
    for lieu in lieux:
        if lieu.id not in codes:
            joints.append(lieu)
            continue
        trouvee = choose_commune(codes[lieu.id], lieu.adresse.code_insee)
        joints.append(replace(lieu, commune_trouvee=trouvee))
        constats += _compare(lieu, trouvee, noms)
    return tuple(joints), tuple(constats)


def choose_commune(candidates: Sequence[str], declaree: str) -> str:
    """Decide for a point on a border; an empty sequence gives an empty code."""
    if declaree in candidates:
        return declaree
    return min(candidates, default="")


def _codes_by_lieu(lieux: Sequence[Lieu], contours: gpd.GeoDataFrame) -> dict[str, list[str]]:
    """Return, by id, the codes of the communes that hold or touch each point."""
    positions = [lieu.position for lieu in lieux if lieu.position]
    points = gpd.GeoDataFrame(
        {"id": [lieu.id for lieu in lieux]},
        geometry=gpd.points_from_xy(
            [position.longitude for position in positions],
            [position.latitude for position in positions],
        ),
        crs=contours.crs,
    )
    found = points.sjoin(contours[["code", "geometry"]], how="inner", predicate="intersects")
    codes: dict[str, list[str]] = {lieu.id: [] for lieu in lieux}
    for lieu_id, code in zip(found["id"], found["code"], strict=True):
        codes[lieu_id].append(code)
    return codes


def _compare(lieu: Lieu, trouvee: str, noms: dict[str, str]) -> list[Constat]:
    origine = lieu.provenance.origine
    if not trouvee and lieu.position:
        valeur = f"{lieu.position.latitude}, {lieu.position.longitude}"
        return [HORS_TERRITOIRE.constat(valeur, origine, nom=lieu.nom)]
    declaree = lieu.adresse.code_insee
    if declaree and declaree != trouvee:
        return [
            AUTRE_COMMUNE.constat(
                declaree,
                origine,
                nom=lieu.nom,
                declaree=noms.get(declaree, declaree),
                trouvee=noms[trouvee],
            )
        ]
    return []
