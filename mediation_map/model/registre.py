"""All records of a territory together, and the account of the rows they came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from mediation_map.constats import Constat, Origine
from mediation_map.model.accueil import Accueil
from mediation_map.model.activite import Activite
from mediation_map.model.commune import Commune
from mediation_map.model.evenement import Atelier, Fermeture, Passage, Seance
from mediation_map.model.lieu import Lieu
from mediation_map.model.permanence import Permanence

# Exports whose rows, by the thousand, are only counted: their account is told by numbers.
TABLES_COMPTEES = frozenset({"cra"})


class Sort(StrEnum):
    """How an input row ends."""

    PUBLIE = "publié"
    RETENU = "retenu"
    REJETE = "rejeté"


@dataclass(frozen=True, slots=True, kw_only=True)
class LigneCompte:
    """The end of one input row and its reason, in French."""

    table: str
    origine: Origine
    id: str
    sort: Sort
    raison: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Registre:
    """Everything read from the tables; tuples are sorted by id."""

    lieux: Sequence[Lieu] = ()
    permanences: Sequence[Permanence] = ()
    passages: Sequence[Passage] = ()
    ateliers: Sequence[Atelier] = ()
    seances: Sequence[Seance] = ()
    fermetures: Sequence[Fermeture] = ()
    accueils: Sequence[Accueil] = ()
    activites: Sequence[Activite] = ()
    communes: Sequence[Commune] = ()
    constats: Sequence[Constat] = ()
