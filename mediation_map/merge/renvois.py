"""What cites a place by its id follows it when it is merged into another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from mediation_map.model.lieu import Lieu
from mediation_map.model.position import PositionSource
from mediation_map.model.registre import Registre


def list_renvois(lieux: Iterable[Lieu]) -> dict[str, str]:
    """Return the ids that have been merged → the id of the place that holds them now."""
    return {alias: lieu.id for lieu in lieux for alias in lieu.aliases}


def remap_registre(registre: Registre) -> Registre:
    """Return the register where nothing cites a merged id."""
    renvois = list_renvois(registre.lieux)
    if not renvois:
        return registre
    return replace(
        registre,
        permanences=[replace(p, lieu_id=_follow(p.lieu_id, renvois)) for p in registre.permanences],
        seances=[replace(s, lieu_id=_follow(s.lieu_id, renvois)) for s in registre.seances],
        fermetures=[replace(f, cible=_follow(f.cible, renvois)) for f in registre.fermetures],
        accueils=[replace(a, lieu_id=_follow(a.lieu_id, renvois)) for a in registre.accueils],
    )


def remap_positions(
    positions: Sequence[PositionSource], lieux: Iterable[Lieu]
) -> list[PositionSource]:
    """Return the positions under the ids of today; those given for the kept id come last.

    Whoever keeps one position per id then keeps that one.
    """
    renvois = list_renvois(lieux)
    par_rang = sorted(positions, key=lambda position: position.lieu_id not in renvois)
    return [replace(p, lieu_id=_follow(p.lieu_id, renvois)) for p in par_rang]


def _follow(identifiant: str, renvois: Mapping[str, str]) -> str:
    return renvois.get(identifiant, identifiant)
