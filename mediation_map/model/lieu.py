"""A place: who helps there or points people on, where, when and on what terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from mediation_map.model.provenance import Provenance
from mediation_map.model.vocabulaires import (
    Frais,
    ModaliteAcces,
    ModaliteAccompagnement,
    Niveau,
    Precision,
    PriseEnCharge,
    Programme,
    Public,
    Role,
    Service,
    Visibilite,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Adresse:
    """A postal address, cleaned of what a geocoder can't use (``complement``, ``cedex``)."""

    voie: str = ""
    complement: str = ""
    code_postal: str = ""
    commune: str = ""
    code_insee: str = ""
    cedex: str = ""

    @property
    def ligne_commune(self) -> str:
        """Postcode and commune; a CEDEX code is not a postcode and is left out."""
        return f"{self.code_postal} {self.commune}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A point in WGS 84 degrees with what is known of its exactness.

    ``marge_m`` is the source's own margin in metres (0 = not said); ``detail`` says in French
    what the point locates; ``fournisseur`` is ``source``, ``ban``, ``fichier``, ``humain``
    or ``commune``.
    """

    latitude: float
    longitude: float
    precision: Precision
    fournisseur: str
    score: float | None = None
    marge_m: int = 0
    detail: str = ""
    date: str = ""

    @property
    def est_approximative(self) -> bool:
        """True when the point must not be shown as the door of the place."""
        return self.precision in (Precision.COMMUNE, Precision.AUCUNE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telephone:
    """A number: ``e164`` for links (short numbers as dialled), ``affichage`` for eyes."""

    e164: str
    affichage: str
    commentaire: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Courriel:
    """A mailbox; ``personnel`` ones stay out of the public edition until confirmed."""

    adresse: str
    personnel: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Horaires:
    """Opening hours: the source's ``texte``, what was understood (``osm``), the ``reste``."""

    texte: str = ""
    osm: str = ""
    reste: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Something said of a place (a service, a level…) and the source's words that caused it."""

    valeur: str
    mots: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Offre:
    """The help itself, each part with the words that caused it in ``attributions``."""

    texte: str = ""
    services: tuple[Service, ...] = ()
    niveaux: tuple[Niveau, ...] = ()
    modalites: tuple[ModaliteAccompagnement, ...] = ()
    programmes: tuple[Programme, ...] = ()
    frais: tuple[Frais, ...] = ()
    acces: tuple[ModaliteAcces, ...] = ()
    publics: tuple[Public, ...] = ()
    prises_en_charge: tuple[PriseEnCharge, ...] = ()
    langues: tuple[str, ...] = ()
    besoins: tuple[str, ...] = ()
    sur_rendez_vous: bool | None = None
    prise_rdv: str = ""
    a_apporter: str = ""
    attributions: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Consentement:
    """What a place agreed to show: ``champs`` empty = all of its public fields."""

    accord: bool
    champs: tuple[str, ...] = ()
    accord_de: str = ""
    accord_le: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lieu:
    """One real place. ``contact_pro`` and ``notes_pro`` are reserved to professionals.

    ``provenances`` maps a field's name to the source of its value; ``sources`` lists all of
    them, the newest first; ``aliases`` are the ids of rows merged into this one.
    """

    id: str
    nom: str
    slug: str = ""
    role: Role = Role.RELAIS
    type_structure: str = ""
    typologie: tuple[str, ...] = ()
    pivot: str = ""
    structure_parente: str = ""
    adresse: Adresse = Adresse()
    position: Position | None = None
    commune_trouvee: str = ""
    telephones: tuple[Telephone, ...] = ()
    courriels: tuple[Courriel, ...] = ()
    sites_web: tuple[str, ...] = ()
    horaires: Horaires = Horaires()
    offre: Offre = Offre()
    presentation: str = ""
    acces_pmr: bool | None = None
    fiche_acces_libre: str = ""
    transport: str = ""
    contact_pro: str = ""
    notes_pro: str = ""
    visibilite: Visibilite = Visibilite.PUBLIC
    consentement: Consentement | None = None
    provenance: Provenance = Provenance()
    provenances: Mapping[str, Provenance] = field(default_factory=dict)
    sources: tuple[Provenance, ...] = ()
    aliases: tuple[str, ...] = ()
