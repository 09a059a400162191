"""What the geocoding engines have in common: what is asked, what they answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from mediation_map.constats import NULLE_PART, Origine
from mediation_map.model.lieu import Adresse
from mediation_map.model.vocabulaires import Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class PointSource:
    """A point that a source published: what it locates (``detail``), how exactly, and when."""

    latitude: float
    longitude: float
    precision: Precision
    marge_m: int = 0
    detail: str = ""
    date: str = ""
    origine: Origine = NULLE_PART


@dataclass(frozen=True, slots=True, kw_only=True)
class Demande:
    """The address of a record, to be given a position; ``source`` when it is published already."""

    id: str
    adresse: Adresse
    source: PointSource | None = None
    origine: Origine = NULLE_PART


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidat:
    """One answer of an engine, in its own words.

    ``type`` is ``housenumber``, ``interpolated``, ``street``, ``locality`` or ``municipality``;
    ``score`` is the engine's own, 0 to 1, and is not a probability.
    """

    latitude: float
    longitude: float
    libelle: str
    type: str
    score: float
    numero: str = ""
    voie: str = ""
    code_postal: str = ""
    commune: str = ""
    code_insee: str = ""
    ancien_code_insee: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reponse:
    """What an engine found for one ``Demande``; no candidate = it looked and found nothing."""

    id: str
    candidats: tuple[Candidat, ...] = ()


class Geocodeur(Protocol):
    """An engine. ``nom`` is what the lock file calls it: ``ban`` or ``fichier``."""

    @property
    def nom(self) -> str:
        """The name of the engine."""

    def search(self, demandes: Sequence[Demande]) -> Iterator[Sequence[Reponse]]:
        """Yield answers in batches, as they come; a batch may be kept as soon as it is yielded.

        Raises ``NetworkError`` once what could be answered has been: a demand without an
        answer is not an answer.
        """
