"""The contexts of the pages where people choose: home, map, « ma liste »."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_map.render.rendu import aide
from mediation_map.render.vignette import Vignette


@dataclass(frozen=True, slots=True, kw_only=True)
class Tuile:
    """A need as a tile: ``chemin`` is its page, ``nombre`` the places that help with it."""

    id: str
    libelle: str
    precision: str
    chemin: str
    nombre: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Choix:
    """A box to tick: ``valeur`` stands in the page's address."""

    valeur: str
    libelle: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Groupe:
    """A group of boxes; ``nom`` as in ``src/recherche/filtres.js``, ``precision`` in French."""

    nom: str
    legende: str
    choix: tuple[Choix, ...]
    precision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LienCommune:
    """A commune's page, and how many places help there."""

    nom: str
    chemin: str
    aides: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ContexteAccueil:
    """What the home page shows."""

    tuiles: tuple[Tuile, ...] = aide("needs that at least one place answers")
    groupes: tuple[Groupe, ...] = aide("filters that the places make useful")
    vignettes: tuple[Vignette, ...] = aide("help places; empty when there are too many for a page")
    aides: int = aide("number of help places")
    relais: int = aide("number of relays")
    communes: tuple[LienCommune, ...] = aide("communes; empty when there are too many for a page")
    exemples: str = aide("examples of searches that find something, in words")
    source_adresses: str = aide("source of the streets' names, empty when only our own")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContexteCarte:
    """What the full-window map shows."""

    aides: int = aide("number of help places")
    relais: int = aide("number of relays")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContexteMaListe:
    """What the page of chosen places says around them."""

    qr: bool = aide("true when places have a QR code")
