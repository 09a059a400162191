"""The invented territory: its site on any day, and what its tables hold."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from mediation_map.commands.build import remember_public
from mediation_map.config import load_config
from mediation_map.model.registre import LigneCompte, Sort
from mediation_map.pipeline import Donnees, close_rows, load_donnees, make_annuaire
from mediation_map.publish.agenda import Agenda, build_agenda
from mediation_map.publish.annuaire import Annuaire, Edition
from mediation_map.publish.ics import render_calendriers
from mediation_map.render.pages_agenda import render_agenda
from mediation_map.render.pages_ateliers import render_ateliers
from mediation_map.render.pages_communes import render_communes
from mediation_map.render.pages_lieu import render_lieux
from mediation_map.render.rendu import Rendu
from mediation_map.render.site import render_site
from tests.render.pages import Element, read_page, words

RAW = Path(__file__).parents[2] / "data/demo/raw"
JOUR = date(2026, 11, 23)

Row = Mapping[str, str]


@cache
def load_demo() -> Donnees:
    """Read the tables once: the day is chosen afterwards."""
    return load_donnees(load_config(RAW / "territoire.toml"), JOUR)


@cache
def account(jour: date = JOUR) -> Sequence[LigneCompte]:
    return close_rows(load_demo(), jour)


@cache
def build_site(edition: Edition) -> Mapping[str, bytes]:
    """Return the whole site of an edition on the demo's day, as the command builds it."""
    annuaire = make_annuaire(load_demo(), edition, JOUR, account())
    return render_site(annuaire, remember_public(load_demo().slugs, [annuaire]))


@cache
def read_elements(path: str, edition: Edition) -> Sequence[Element]:
    """Return the elements of a page of the demo's day."""
    return read_page(build_site(edition)[path])


@dataclass(frozen=True)
class Jour:
    """An edition of the demo as of a day; pages are rendered when they are asked for."""

    jour: date
    edition: Edition = Edition.PUBLIC

    @cached_property
    def annuaire(self) -> Annuaire:
        return make_annuaire(load_demo(), self.edition, self.jour, account(self.jour))

    @cached_property
    def agenda(self) -> Agenda:
        return build_agenda(self.annuaire)

    @cached_property
    def _rooms(self) -> dict[str, Mapping[str, bytes]]:
        return {}

    def room(self, nom: str) -> Mapping[str, bytes]:
        """Return the files of one room of the site, rendered when they are first asked for."""
        if nom not in self._rooms:
            self._rooms[nom] = dict(ROOMS[nom](self, Rendu(self.annuaire)))
        return self._rooms[nom]

    def text(self, chemin: str) -> str:
        """Return what a reader sees of a page."""
        page = self.room(chemin.partition("/")[0])[f"{chemin}/index.html"]
        return words(page).replace("\u00a0", " ")

    def dates(self, ref: str) -> list[date]:
        """Return the days on which something happens as announced."""
        return [o.jour for o in self.agenda.occurrences if o.ref == ref and not o.annule]


ROOMS: Mapping[str, Callable[[Jour, Rendu], Iterable[tuple[str, bytes]]]] = {
    "lieux": lambda jour, rendu: render_lieux(jour.annuaire, rendu),
    "communes": lambda jour, rendu: render_communes(jour.annuaire, jour.agenda, rendu),
    "agenda": lambda jour, rendu: render_agenda(jour.annuaire, jour.agenda, rendu),
    "ateliers": lambda jour, rendu: render_ateliers(jour.annuaire, jour.agenda, rendu),
    "donnees": lambda jour, _: render_calendriers(jour.annuaire, jour.agenda),
}


@cache
def on(jour: str, edition: Edition = Edition.PUBLIC) -> Jour:
    """Return the demo as of an ISO day; the same day is worked out once."""
    return Jour(date.fromisoformat(jour), edition)


@cache
def read_rows(table: str) -> list[Row]:
    """Return the rows of a table as they are written."""
    with (RAW / f"{table}.csv").open(encoding="utf-8", newline="") as flux:
        return list(csv.DictReader(flux))


def tables() -> list[str]:
    return sorted(fichier.stem for fichier in RAW.glob("*.csv"))


def rows_that_end(sort: Sort) -> Iterator[tuple[str, Row]]:
    """Yield the rows of all tables that end so in the public edition, with their table.

    Lines are counted as a spreadsheet shows them: the first row of data stands at line 2.
    """
    for ligne in account():
        if ligne.sort is sort:
            yield ligne.table, read_rows(ligne.table)[ligne.origine.ligne - 2]
