"""Contexts of the pages that list places: communes, needs, A to Z."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_map.config import Contact
from mediation_map.render.contexte_agenda import DateAnnoncee, JourAgenda
from mediation_map.render.contexte_lieu import Lien
from mediation_map.render.rendu import aide
from mediation_map.render.vignette import Vignette


@dataclass(frozen=True, slots=True, kw_only=True)
class Repere:
    """A figure and what it counts; ``texte`` True when the value is words."""

    libelle: str
    valeur: str
    texte: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TuileCommune:
    """A commune in a list: its page and how much help it has, in words."""

    chemin: str
    nom: str
    resume: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Groupe:
    """Places under one heading."""

    ancre: str
    titre: str
    lieux: tuple[Vignette, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entree:
    """A line of the A–Z list."""

    chemin: str
    nom: str
    commune: str
    relais: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Lettre:
    """A letter of the A–Z list; none of its places = not a link."""

    lettre: str
    ancre: str
    entrees: tuple[Entree, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContexteCommunes:
    """The list of the communes."""

    communes: tuple[TuileCommune, ...] = aide("all communes, in alphabetical order")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContexteCommune:
    """The page of a commune."""

    nom: str = aide("name of the commune")
    codes_postaux: str = aide("its postcodes, in words")
    reperes: tuple[Repere, ...] = aide("figures of the commune")
    aides: tuple[Vignette, ...] = aide("places that help, those that can take people first")
    relais: tuple[Vignette, ...] = aide("places that only point people on")
    passages: tuple[DateAnnoncee, ...] = aide("next stops of the van")
    dates: tuple[JourAgenda, ...] = aide("next permanences and sessions, by day")
    agenda: str = aide("path of the commune's agenda, empty when nothing is dated")
    proches: tuple[Vignette, ...] = aide("nearest help places, only when the commune has none")
    voisines: tuple[TuileCommune, ...] = aide("communes that share a border")
    source_contours: str = aide("source and year of the outlines, empty without neighbours")
    contact: Contact = aide("whom to call when there is no help")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContexteBesoin:
    """The page of a need."""

    libelle: str = aide("the need, in residents' words")
    facile: str = aide("the need in one easy sentence, or empty")
    total: int = aide("how many places answer")
    groupes: tuple[Groupe, ...] = aide("the places, by commune; empty when they are too many")
    communes: tuple[TuileCommune, ...] = aide("where they are, when they are too many for a page")
    autres: tuple[Lien, ...] = aide("the other needs")
    contact: Contact = aide("whom to call when no place answers")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContexteAnnuaire:
    """The A–Z list of all places."""

    total: int = aide("how many places there are")
    aides: int = aide("how many of them help")
    lettres: tuple[Lettre, ...] = aide("the alphabet, with the places of each letter")
