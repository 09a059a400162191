"""What a geocoder is asked and what it answers."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from mediation_map.model.vocabulaires import Precision

__all__ = ["Precision", "Reponse", "Requete", "Statut"]


class Statut(StrEnum):
    """Whether an answer may be published as it is."""

    SUR = "sur"
    A_VERIFIER = "a_verifier"
    INTROUVABLE = "introuvable"


class Requete(NamedTuple):
    """An address to place: either free text ``q`` or its parts; any of them may be empty.

    ``lon`` and ``lat`` (degrees) say about where it is, to choose among homonyms.
    """

    id: str = ""
    q: str = ""
    adresse: str = ""
    code_postal: str = ""
    commune: str = ""
    code_insee: str = ""
    lon: float | None = None
    lat: float | None = None


class Reponse(NamedTuple):
    """Where an address is: ``score`` is the probability that this is the right place.

    ``lon`` and ``lat`` are degrees (WGS 84), ``None`` when nothing was found.
    ``numero`` is the number that stands at the position ("12bis"), empty if none does.
    """

    id: str = ""
    lon: float | None = None
    lat: float | None = None
    code_insee: str = ""
    numero: str = ""
    voie: str = ""
    label: str = ""
    score: float = 0.0
    precision: Precision = Precision.AUCUNE
    statut: Statut = Statut.INTROUVABLE
