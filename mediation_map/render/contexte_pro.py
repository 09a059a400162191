"""The contexts of the pages that only professionals have."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_map.model.lieu import Adresse, Telephone
from mediation_map.render.horaires import VueHoraires
from mediation_map.render.pilotage_liste import Liste
from mediation_map.render.rendu import aide


@dataclass(frozen=True, slots=True, kw_only=True)
class ContexteTableau:
    """The coordinator's dashboard."""

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
    permanences: tuple[VueHoraires, ...] = aide("hours of the advisers' permanences")
    ancienne: str = aide("warning of facts too old")
    accueil: tuple[str, ...] = aide("reception state, in the professionals' words")
    contact_pro: str = aide("contact between professionals")
    a_apporter: tuple[str, ...] = aide("what to bring, one line each")
    transport: str = aide("bus line, or empty when unknown")
    accompagner: str = aide("mail link to ask an adviser for a first appointment, or empty")
