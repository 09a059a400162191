"""A person's decision about two rows that look like one place; respected for ever."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediation_map.model.provenance import Provenance


class ChoixDoublon(StrEnum):
    """What a person decided of two rows."""

    MEME = "meme"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionDoublon:
    """The decision about the places ``id_a`` and ``id_b``, and why."""

    id_a: str
    id_b: str
    decision: ChoixDoublon
    raison: str = ""
    decide_le: date | None = None
    decide_par: str = ""
    provenance: Provenance = Provenance()
