"""What an edition shows: the only thing that rendering and exports receive."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from mediation_map.config import Config
from mediation_map.constats import Constat
from mediation_map.model.besoin import Besoin
from mediation_map.model.commune import ChiffresCommune
from mediation_map.model.gazetier import Gazetier
from mediation_map.model.registre import LigneCompte, Registre


class Edition(StrEnum):
    """The two sites that one register gives."""

    PUBLIC = "public"
    PRO = "pro"


@dataclass(frozen=True, slots=True, kw_only=True)
class Annuaire:
    """An edition's records, already filtered by the publication rules.

    ``contours`` is a GeoJSON FeatureCollection in WGS 84 with properties ``code`` and ``nom``.
    ``compte`` and ``constats`` are empty in the public edition. ``today`` is the build's day.
    ``gazetier``: the BAN's streets, where a file of them is at hand.
    """

    edition: Edition
    config: Config
    today: date
    registre: Registre
    besoins: Sequence[Besoin] = ()
    chiffres: Sequence[ChiffresCommune] = ()
    contours: Mapping[str, Any]
    compte: Sequence[LigneCompte] = ()
    constats: Sequence[Constat] = ()
    gazetier: Gazetier | None = None
