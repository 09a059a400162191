"""What has a date: stops of the van, workshops and their sessions, closures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from mediation_map.model.lieu import Adresse, Position
from mediation_map.model.provenance import Provenance
from mediation_map.model.vocabulaires import EtatSeance, PorteeFermeture, Visibilite


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stop of the van: one date, one exact spot."""

    id: str
    jour: date
    debut: time
    fin: time
    endroit: str
    adresse: Adresse = Adresse()
    position: Position | None = None
    stationnement: str = ""
    etat: EtatSeance = EtatSeance.PREVU
    precision_etat: str = ""
    visibilite: Visibilite = Visibilite.PUBLIC
    provenance: Provenance = Provenance()


@dataclass(frozen=True, slots=True, kw_only=True)
class Atelier:
    """The sheet of a workshop; ``duree_min`` in minutes, 0 = not said."""

    id: str
    titre: str
    slug: str = ""
    objectifs: str = ""
    prerequis: str = ""
    moyens: str = ""
    contenu: str = ""
    niveau: str = ""
    duree_min: int = 0
    participants_min: int = 0
    participants_max: int = 0
    visibilite: Visibilite = Visibilite.PUBLIC
    provenance: Provenance = Provenance()


@dataclass(frozen=True, slots=True, kw_only=True)
class Seance:
    """A dated session of a workshop in a place; ``places_restantes`` None = not said."""

    id: str
    atelier_id: str
    lieu_id: str
    jour: date
    debut: time
    fin: time
    places_restantes: int | None = None
    inscription: str = ""
    etat: EtatSeance = EtatSeance.PREVU
    visibilite: Visibilite = Visibilite.PUBLIC
    provenance: Provenance = Provenance()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fermeture:
    """A dated closure, both days included; ``cible`` is the id of the place or permanence."""

    id: str
    cible: str
    portee: PorteeFermeture
    debut: date
    fin: date
    service: str = ""
    motif: str = ""
    visibilite: Visibilite = Visibilite.PUBLIC
    provenance: Provenance = Provenance()

    @property
    def ferme_un_service(self) -> bool:
        """True when the rest of the place stays open."""
        return bool(self.service) or self.portee is PorteeFermeture.SERVICE

    @property
    def ferme_le_lieu(self) -> bool:
        """True when nobody is received at all."""
        return self.portee is PorteeFermeture.LIEU and not self.service
