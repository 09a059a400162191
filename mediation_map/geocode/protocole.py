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
    """A place that an engine proposes; ``score`` is the probability that it is the right one."""

    latitude: float
    longitude: float
    libelle: str
    precision: Precision
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Resultat:
    """What an engine found for one ``Demande``, the best first; none = looked for, not found.

    ``sur`` says that the first may be published as it is.
    """

    id: str
    candidats: tuple[Candidat, ...] = ()
    sur: bool = False


class Geocodeur(Protocol):
    """An engine. ``nom`` is what the lock file calls it: ``ban`` or ``fichier``."""

    @property
    def nom(self) -> str:
        """The name of the engine."""

    def search(self, demandes: Sequence[Demande]) -> Iterator[Sequence[Resultat]]:
        """Yield answers in batches, as they come; a batch may be kept as soon as it is yielded.

        Raises ``NetworkError`` once what could be answered has been: a demand without an
        answer is not an answer.
        """
