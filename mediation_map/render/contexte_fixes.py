"""Contexts of the pages whose words hardly depend on the data."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_map.config import Contact, Editeur
from mediation_map.model.besoin import Besoin
from mediation_map.render.contexte_lieu import Lien
from mediation_map.render.rendu import aide


@dataclass(frozen=True, slots=True, kw_only=True)
class Fichier:
    """A file of open data: its path from the root, its form, what it holds."""

    chemin: str
    nom: str
    forme: str
    contenu: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the plan of the site."""

    ancre: str
    titre: str
    liens: tuple[Lien, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContexteFacile:
    """The easy-to-read page."""

    contact: Contact = aide("whom to call when the site does not answer")
    besoins: tuple[Besoin, ...] = aide("the needs, in the order of the home page")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContexteLegal:
    """The three legal pages; an empty fact of the publisher is shown as to be filled in."""

    editeur: Editeur = aide("the publisher's facts")
    courriel: str = aide("mailbox of the directory's keeper, or empty")
    site: str = aide("final address of the site, empty while it has none")
    fond_nom: str = aide("name of the map's background, empty without one")
    fond_hote: str = aide("host that serves the map's images, empty without one")
    fond_attribution: str = aide("credit of the map's background")
    source_contours: str = aide("source and year of the communes' outlines")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContexteDonnees:
    """The open data page."""

    fichiers: tuple[Fichier, ...] = aide("the files that anyone may take")
    sources: tuple[str, ...] = aide("names of the sources of the places, each once")
    source_contours: str = aide("source and year of the communes' outlines")
    courriel: str = aide("mailbox of the directory's keeper, or empty")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextePlan:
    """The plan of the site."""

    sections: tuple[Section, ...] = aide("every page, by kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContexteIntrouvable:
    """The page shown for an address that does not exist."""

    contact: Contact = aide("whom to call when the site does not answer")
