"""Whether a place, or one of its services, can still take people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mediation_map.model.provenance import Provenance
from mediation_map.model.vocabulaires import EtatAccueil


@dataclass(frozen=True, slots=True, kw_only=True)
class Accueil:
    """A reception state; ``service`` empty = the whole place. ``texte_pro`` is reserved.

    ``besoins``: ids of the needs that the service answers.
    """

    id: str
    lieu_id: str
    etat: EtatAccueil
    service: str = ""
    besoins: tuple[str, ...] = ()
    delai: str = ""
    texte_public: str = ""
    texte_pro: str = ""
    confirme_le: date | None = None
    expire_le: date | None = None
    provenance: Provenance = Provenance()

    def concerns(self, besoin: str) -> bool:
        """Return whether a service's own state is the one that counts for a need."""
        return bool(self.service) and besoin in self.besoins

    def is_expired(self, day: date) -> bool:
        """Return whether the state must be shown as « à confirmer » on ``day``."""
        return self.expire_le is not None and day > self.expire_le
