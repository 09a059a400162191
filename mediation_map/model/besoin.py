"""A need in residents' words, and what answers it."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_map.model.vocabulaires import ModaliteAccompagnement, Niveau, Service


@dataclass(frozen=True, slots=True, kw_only=True)
class Besoin:
    """``id`` is its slug; ``synonymes`` are everyday words and misspellings for the search."""

    id: str
    libelle: str
    court: str
    facile: str = ""
    services: tuple[Service, ...] = ()
    niveaux: tuple[Niveau, ...] = ()
    modalites: tuple[ModaliteAccompagnement, ...] = ()
    synonymes: tuple[str, ...] = ()
