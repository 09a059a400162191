"""The context of a place's page."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from mediation_map.model.lieu import Adresse, Courriel, Telephone
from mediation_map.render.horaires import VueHoraires
from mediation_map.render.offre_phrases import BlocAide, Pratique
from mediation_map.render.partage import Partage
from mediation_map.render.rendu import aide
from mediation_map.render.vignette import Etiquette, Vignette


@dataclass(frozen=True, slots=True, kw_only=True)
class Lien:
    """A link inside the site: its path from the root, and its words."""

    chemin: str
    libelle: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseDatee:
    """A sentence that holds from ``du`` to ``au``, ISO days, both included; empty = no bound.

    ``refus``: nobody is taken.
    """

    texte: str
    du: str = ""
    au: str = ""
    refus: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VuePermanence:
    """An adviser's permanence; ``ancienne`` warns when its own source is too old or doubtful."""

    titre: str
    endroit: str
    precisions: tuple[str, ...]
    horaires: VueHoraires
    telephones: tuple[Telephone, ...]
    source: str
    lien: str
    ancienne: str
    contact_pro: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VueSource:
    """A source of the page; ``champs`` names the facts that it alone gives."""

    nom: str
    lien: str
    date: str
    champs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VueSeance:
    """A session of a workshop held here; ``lien`` empty = its sheet has no page.

    ``fin_iso``: when it is over.
    """

    titre: str
    lien: str
    quand: str
    precisions: str
    fin_iso: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContexteLieu:
    """Everything that a place's page shows; empty = nothing to show, unless said otherwise."""

    id: str = aide("id of the place in the tables, to quote on the telephone")
    slug: str = aide("name of the place's folder, and key of « ma liste »")
    nom: str = aide("name of the place")
    relais: bool = aide("true when the place only points people on")
    etiquettes: tuple[Etiquette, ...] = aide("tags: levels of help, or relay")
    structure: str = aide("kind of structure and parent structure, in words")
    presentation: str = aide("what the place says of itself")
    ancienne: str = aide("warning of facts too old, in French")
    accueil: tuple[PhraseDatee, ...] = aide("sentences on whether people can still be taken")
    fermes: tuple[PhraseDatee, ...] = aide("closures of the whole place, from today on")
    complet: bool = aide("true when nobody is taken today")
    detour: bool = aide("true when others are proposed first: full, reserved or closed")
    telephones: tuple[Telephone, ...] = aide("numbers; none = said to be unknown")
    courriels: tuple[Courriel, ...] = aide("mailboxes")
    sites_web: tuple[str, ...] = aide("web addresses, safe to link")
    adresse: Adresse = aide("postal address")
    commune: Lien | None = aide("page of the commune, None when it is not of the territory")
    position: tuple[str, ...] = aide("sentences on how exact the point is")
    position_detail: str = aide("what the point locates, in the words of its source")
    niveaux: tuple[BlocAide, ...] = aide("levels of help, one block each")
    services: tuple[str, ...] = aide("what the help is about, in plain words")
    besoins: tuple[Lien, ...] = aide("pages of the needs that the place answers")
    texte_offre: str = aide("the source's own words on the help")
    pratique: tuple[Pratique, ...] = aide("known practical facts")
    inconnus: str = aide("one sentence on what no source says")
    permanences: tuple[VuePermanence, ...] = aide("advisers' permanences held here")
    horaires: VueHoraires = aide("hours of the place itself")
    fermetures: tuple[PhraseDatee, ...] = aide("next closures, one sentence each")
    seances: tuple[VueSeance, ...] = aide("sessions of workshops to come, the next one first")
    proches: tuple[Vignette, ...] = aide("other places with the same help")
    proches_exacts: bool = aide("true when the other places are the nearest ones")
    verification: str = aide("who checked and when, or that nobody did")
    sources: tuple[VueSource, ...] = aide("where the facts come from")
    partage: Partage = aide("links to share, to go there, to report an error")
    calendrier: Markup | None = aide("JSON of the opening calendar; None = no badge may be shown")
    jsonld: Markup = aide("structured data, escaped for a script element")
    contact_pro: str = aide("reserved: contact between professionals, pro edition only")
    notes_pro: str = aide("reserved: notes, pro edition only")
