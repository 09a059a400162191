"""The contexts of the pages that only professionals have."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mediation_map.model.lieu import Adresse, Telephone
from mediation_map.render.contexte_lieu import Lien, PhraseDatee
from mediation_map.render.contexte_recherche import Choix
from mediation_map.render.horaires import VueHoraires
from mediation_map.render.pilotage_liste import Liste
from mediation_map.render.pilotage_priorites import Priorite
from mediation_map.render.rendu import aide


@dataclass(frozen=True, slots=True, kw_only=True)
class ContexteTableau:
    """The coordinator's dashboard."""

    priorites: tuple[Priorite, ...] = aide("what to do first, five things at most")
    listes: tuple[Liste, ...] = aide("every list, empty ones included")
    lignes_max: int = aide("rows shown of a list; the files hold all of them")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContexteOrientation:
    """The sheet that a professional fills in and prints for a person."""

    nom: str = aide("name of the place")
    slug: str = aide("folder of the place's page")
    adresse: Adresse = aide("postal address")
    telephones: tuple[Telephone, ...] = aide("numbers of the place")
    horaires: VueHoraires = aide("hours of the place")
    horaires_en_phrase: str = aide("the hours of the help in words, for the paper")
    horaires_au: date | None = aide("last day on which these words hold, None when not known")
    permanences: tuple[VueHoraires, ...] = aide("hours of the advisers' permanences")
    ancienne: str = aide("warning of facts too old")
    accueil: tuple[PhraseDatee, ...] = aide("reception state, in the professionals' words")
    fermetures: tuple[PhraseDatee, ...] = aide("next closures, one sentence each")
    contact_pro: str = aide("contact between professionals")
    a_apporter: tuple[str, ...] = aide("what to bring, one line each")
    transport: str = aide("bus line, or empty when unknown")
    accompagner: str = aide("mail link to ask an adviser for a first appointment, or empty")


@dataclass(frozen=True, slots=True, kw_only=True)
class Numero:
    """A help place and its number, in the list that needs no script."""

    commune: str
    nom: str
    chemin: str
    telephone: Telephone


@dataclass(frozen=True, slots=True, kw_only=True)
class ContexteStandard:
    """The switchboard: what shows without script; the rest comes from the data file."""

    besoins: tuple[Lien, ...] = aide("needs that some place answers")
    communes: tuple[Lien, ...] = aide("communes, none where they are too many")
    numeros: tuple[Numero, ...] = aide("help places that have a telephone, by commune")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContexteComparaison:
    """The comparison: what shows without script, and the lists of its constraints."""

    besoins: tuple[Lien, ...] = aide("needs that some place answers")
    communes: tuple[Lien, ...] = aide("communes, none where they are too many")
    numeros: tuple[Numero, ...] = aide("help places that have a telephone, by commune")
    langues: tuple[Choix, ...] = aide("languages that some place speaks")
    publics: tuple[Choix, ...] = aide("publics that some place is meant for")
