"""The contexts of the agenda and of the workshops' catalogue."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_map.render.contexte_lieu import Lien
from mediation_map.render.rendu import aide


@dataclass(frozen=True, slots=True, kw_only=True)
class VueOccurrence:
    """One dated thing; ``fin_iso`` lets the script hide it once it is over.

    ``hote``: the place of ``lien_endroit`` when the thing is held elsewhere, at ``endroit``.
    """

    heures: str
    titre: str
    lien: str
    endroit: str
    hote: str
    lien_endroit: str
    commune: str
    mention: str
    places: str
    annule: bool
    fin_iso: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JourAgenda:
    """A day, in letters, and what it holds in the order of the hours; ``fin_iso`` of the last."""

    libelle: str
    fin_iso: str
    occurrences: tuple[VueOccurrence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodeAgenda:
    """A week or a month; ``ancre`` is its id in the page, ``fin_iso`` the end of its last date."""

    ancre: str
    titre: str
    fin_iso: str
    jours: tuple[JourAgenda, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateAnnoncee:
    """A date in one sentence, hidden by the script once ``fin_iso`` is over."""

    texte: str
    fin_iso: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PermanenceAConfirmer:
    """A permanence whose dates nobody has confirmed lately; ``doute`` = why they are not sure.

    ``hote`` as above; ``au``: last day of its convention, ISO, empty = not known.
    """

    endroit: str
    hote: str
    au: str
    lien: str
    commune: str
    regle: str
    depuis: str
    doute: str
    telephone: str
    telephone_lien: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContexteAgenda:
    """A page of the agenda: all, a month, a commune or a kind."""

    titre: str = aide("heading of the page")
    ici: str = aide("last step of the breadcrumb")
    vide: str = aide("sentence when nothing is dated")
    periodes: tuple[PeriodeAgenda, ...] = aide("weeks or months, in order")
    a_confirmer: tuple[PermanenceAConfirmer, ...] = aide("permanences to call first")
    mois: tuple[Lien, ...] = aide("pages of the months")
    genres: tuple[Lien, ...] = aide("pages by kind")
    communes: tuple[Lien, ...] = aide("pages by commune")
    calendrier: str = aide("path of the iCalendar file from the site's root, or empty")


@dataclass(frozen=True, slots=True, kw_only=True)
class VueAtelier:
    """A workshop in the catalogue; ``seances``: those that can be joined, in order."""

    titre: str
    chemin: str
    niveau: str
    duree: str
    objectifs: str
    seances: tuple[DateAnnoncee, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContexteCatalogue:
    """The catalogue of workshops."""

    ateliers: tuple[VueAtelier, ...] = aide("every workshop, by title")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContexteAtelier:
    """The sheet of one workshop, read by residents and, the other way, by host structures."""

    titre: str = aide("title of the workshop")
    objectifs: str = aide("what one learns")
    prerequis: str = aide("what one must know before")
    contenu: str = aide("what is done")
    niveau: str = aide("level, in the source's words")
    duree: str = aide("length, in words")
    participants: str = aide("least and greatest number of participants, in words")
    moyens: str = aide("what a host structure must provide")
    seances: tuple[JourAgenda, ...] = aide("next sessions by day")
    inscriptions: tuple[str, ...] = aide("how to register, one sentence per way")
    conditions: str = aide("the territory's terms for host structures, or empty")
    accueillir: str = aide("mail link by which a structure asks for it, or empty")
    source: str = aide("source and date, in words")
