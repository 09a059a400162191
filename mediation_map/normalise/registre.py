"""All tables of a territory → all its typed records, with every row accounted for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from mediation_map.constats import NULLE_PART, Constat, sort_constats
from mediation_map.model.doublon import DecisionDoublon
from mediation_map.model.position import PositionSource
from mediation_map.model.registre import Registre
from mediation_map.normalise.accueils import build_accueils, build_activites, build_doublons
from mediation_map.normalise.communes import IndexCommunes, build_communes
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
from mediation_map.read.lignes import Ligne, Table

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


@dataclass(slots=True)
class _Account:
    """Gathers constats and rejects as the tables go by."""

    constats: list[Constat] = field(default_factory=list)
    rejets: list[Rejet] = field(default_factory=list)

    def close(self, construction: Construction[T]) -> tuple[T, ...]:
        """Keep what was wrong and return the records."""
        self.constats += construction.constats
        self.rejets += construction.rejets
        return construction.records


def normalise_tables(tables: Sequence[Table]) -> Normalisation:
    """Return the records of all tables; a table that is absent gives none."""
    by_name = {table.nom: _merge_tables(table.nom, tables) for table in tables}
    account = _Account()
    get = _table_getter(by_name)
    communes = account.close(_own_ids("communes", build_communes(get("communes")), "code_insee"))
    index = IndexCommunes(communes)
    lieux = account.close(build_lieux(get("acteurs"), index))
    lieu_ids = frozenset(lieu.id for lieu in lieux)
    in_lieux = Reference("lieu_id", "acteurs", lieu_ids)
    permanences = account.close(
        _checked("permanences", build_permanences(get("permanences")), [in_lieux])
    )
    ateliers = _own_ids("ateliers", build_ateliers(get("ateliers")))
    in_ateliers = Reference("atelier_id", "ateliers", {a.id for a in ateliers.records})
    seances = build_seances(get("seances"), ateliers)
    targets = lieu_ids | {permanence.id for permanence in permanences}
    in_targets = Reference("cible", "acteurs » ou « permanences", targets)
    positions = check_references("positions", build_positions(get("positions")), [in_lieux])
    registre = Registre(
        lieux=_sort(lieux),
        permanences=_sort(permanences),
        passages=_sort(account.close(_own_ids("passages", build_passages(get("passages"), index)))),
        ateliers=_sort(account.close(ateliers)),
        seances=_sort(account.close(_checked("seances", seances, [in_ateliers, in_lieux]))),
        fermetures=_sort(
            account.close(_checked("fermetures", build_fermetures(get("fermetures")), [in_targets]))
        ),
        accueils=_sort(
            account.close(_checked("accueil", build_accueils(get("accueil")), [in_lieux]))
        ),
        activites=account.close(build_activites(get("activite"))),
        communes=tuple(sorted(communes, key=lambda commune: commune.code_insee)),
    )
    return Normalisation(
        registre=registre,
        positions=tuple(sorted(account.close(positions), key=lambda p: p.lieu_id)),
        doublons=account.close(build_doublons(get("doublons"))),
        constats=tuple(sort_constats(account.constats)),
        rejets=tuple(account.rejets),
    )


def _table_getter(by_name: dict[str, Table]) -> Callable[[str], Table]:
    return lambda nom: by_name.get(nom) or Table(nom, NULLE_PART, ())


def _merge_tables(nom: str, tables: Iterable[Table]) -> Table:
    """Return the rows of all tables of one name: a register may come with foreign sources."""
    same = [table for table in tables if table.nom == nom]
    lignes: list[Ligne] = [ligne for table in same for ligne in table.lignes]
    return Table(nom, same[0].origine, tuple(lignes))


def _own_ids(table: str, construction: Construction[Any], champ: str = "id") -> Construction[Any]:
    return check_ids(table, construction, lambda record: str(getattr(record, champ)))


def _checked(
    table: str, construction: Construction[Any], references: Sequence[Reference]
) -> Construction[Any]:
    return _own_ids(table, check_references(table, construction, references))


def _sort(records: Iterable[Any]) -> tuple[Any, ...]:
    """Return the records by id; those of one id stay in the order of their rows."""
    return tuple(sorted(records, key=lambda record: record.id))
