"""All tables of a territory → all its typed records, with every row accounted for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TypeVar

from mediation_map.constats import NULLE_PART, Constat, sort_constats
from mediation_map.model.doublon import DecisionDoublon
from mediation_map.model.evenement import Fermeture
from mediation_map.model.position import PositionSource
from mediation_map.model.registre import Registre
from mediation_map.model.vocabulaires import PorteeFermeture
from mediation_map.normalise.accueils import build_accueils, build_activites, build_doublons
from mediation_map.normalise.accueils_remplaces import replace_older
from mediation_map.normalise.communes import IndexCommunes, build_communes
from mediation_map.normalise.comptes_rendus import build_comptes_rendus, count_activites
from mediation_map.normalise.construction import Construction, Rejet
from mediation_map.normalise.evenements import (
    build_ateliers,
    build_fermetures,
    build_passages,
    build_seances,
)
from mediation_map.normalise.lieux import build_lieux
from mediation_map.normalise.permanences import build_permanences
from mediation_map.normalise.positions import build_positions
from mediation_map.normalise.references import Reference, check_ids, check_references
from mediation_map.normalise.slugs import separate_slugs
from mediation_map.read.lignes import Table

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Normalisation:
    """The typed records, what was wrong, and the rows that gave none.

    ``constats`` are those of this step only: the tables keep the constats of their reading.
    ``registre.lieux`` holds one place per row; rows of one id are merged afterwards.
    """

    registre: Registre
    positions: Sequence[PositionSource] = ()
    doublons: Sequence[DecisionDoublon] = ()
    constats: Sequence[Constat] = ()
    rejets: Sequence[Rejet] = ()


class _Work:
    """The tables by name, and what was wrong as they go by."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self._tables = tables
        self.constats: list[Constat] = []
        self.rejets: list[Rejet] = []

    def table(self, nom: str) -> Table:
        """Return the rows of all tables of that name: a register may be in several files."""
        same = [table for table in self._tables if table.nom == nom]
        origine = same[0].origine if same else NULLE_PART
        return Table(nom, origine, tuple(ligne for table in same for ligne in table.lignes))

    def close(self, construction: Construction[T]) -> tuple[T, ...]:
        """Keep what was wrong and return the records."""
        self.constats += construction.constats
        self.rejets += construction.rejets
        return construction.records

    def close_own(
        self, nom: str, construction: Construction[T], references: Sequence[Reference] = ()
    ) -> tuple[T, ...]:
        """Keep the records whose references exist and whose id is their own, sorted by id."""
        checked = check_ids(nom, check_references(nom, construction, references))
        return _sort(self.close(checked))


def normalise_tables(tables: Sequence[Table]) -> Normalisation:
    """Return the records of all tables; a table that is absent gives none."""
    work = _Work(tables)
    registre = _add_lieux(work)
    registre = _add_permanences(work, registre)
    registre = _add_evenements(work, registre)
    in_lieux = [_cites_lieu(registre)]
    positions = check_references("positions", build_positions(work.table("positions")), in_lieux)
    positions = check_ids("positions", positions, "lieu_id")
    doublons = build_doublons(work.table("doublons"))
    return Normalisation(
        registre=registre,
        positions=tuple(sorted(work.close(positions), key=lambda p: p.lieu_id)),
        doublons=work.close(doublons),
        constats=tuple(sort_constats(work.constats)),
        rejets=tuple(work.rejets),
    )


def _cites_lieu(registre: Registre) -> Reference:
    return Reference("lieu_id", "acteurs", frozenset(lieu.id for lieu in registre.lieux))


def _add_lieux(work: _Work) -> Registre:
    """Return the communes, the places, and the figures, which cite no other table."""
    communes = check_ids("communes", build_communes(work.table("communes")), "code_insee")
    par_code = sorted(work.close(communes), key=lambda commune: commune.code_insee)
    known = separate_slugs(par_code, "code_insee")
    index = IndexCommunes(known)
    comptes_rendus = work.close(build_comptes_rendus(work.table("cra"), index))
    return Registre(
        communes=known,
        lieux=_sort(work.close(build_lieux(work.table("acteurs"), index))),
        activites=(
            *work.close(build_activites(work.table("activite"))),
            *count_activites(comptes_rendus),
        ),
    )


def _add_permanences(work: _Work, registre: Registre) -> Registre:
    """Add what belongs to a place: permanences and reception states, then closures of both."""
    in_lieux = [_cites_lieu(registre)]
    permanences = work.close_own(
        "permanences", build_permanences(work.table("permanences")), in_lieux
    )
    etats = replace_older(build_accueils(work.table("accueil")))
    accueils = work.close_own("accueil", etats, in_lieux)
    targets = {lieu.id for lieu in registre.lieux} | {p.id for p in permanences}
    in_targets = [Reference("cible", "acteurs » ou « permanences", targets)]
    fermetures = work.close_own(
        "fermetures", build_fermetures(work.table("fermetures")), in_targets
    )
    lieux = {lieu.id for lieu in registre.lieux}
    return replace(
        registre,
        permanences=permanences,
        accueils=accueils,
        fermetures=tuple(_bound(one, lieux) for one in fermetures),
    )


def _bound(fermeture: Fermeture, lieux: Collection[str]) -> Fermeture:
    """Return a closure that closes no more than what it names: a permanence is not its place."""
    if fermeture.cible in lieux or fermeture.portee is not PorteeFermeture.LIEU:
        return fermeture
    return replace(fermeture, portee=PorteeFermeture.PERMANENCE)


def _add_evenements(work: _Work, registre: Registre) -> Registre:
    """Add the stops of the van, the workshops and their sessions."""
    index = IndexCommunes(registre.communes)
    ateliers = build_ateliers(work.table("ateliers"))
    atelier_ids = frozenset(atelier.id for atelier in ateliers.records)
    in_ateliers = Reference("atelier_id", "ateliers", atelier_ids)
    seances = build_seances(work.table("seances"), ateliers)
    return replace(
        registre,
        passages=work.close_own("passages", build_passages(work.table("passages"), index)),
        ateliers=separate_slugs(work.close_own("ateliers", ateliers), "id"),
        seances=work.close_own("seances", seances, [in_ateliers, _cites_lieu(registre)]),
    )


def _sort(records: Iterable[T]) -> tuple[T, ...]:
    """Return the records by id; those of one id stay in the order of their rows."""
    return tuple(sorted(records, key=attrgetter("id")))
