"""The steps from tables to an edition, in order; nothing here prints or writes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import geopandas as gpd

from mediation_map.config import Config
from mediation_map.constats import Constat, sort_constats
from mediation_map.geocode.positions import apply_positions
from mediation_map.geocode.protocole import Demande
from mediation_map.geocode.sources import collect_demandes, point_of, seed_sources
from mediation_map.geocode.verrou import Verrou
from mediation_map.geocode.verrou_lecture import load_verrou
from mediation_map.merge.doublons import merge_doublons
from mediation_map.merge.renvois import remap_positions, remap_registre
from mediation_map.merge.reunion import merge_same_ids
from mediation_map.merge.slugs import NOM_FICHIER as NOM_SLUGS
from mediation_map.merge.slugs import Adressage, assign_slugs, load_slugs
from mediation_map.model.besoin import Besoin
from mediation_map.model.gazetier import Gazetier
from mediation_map.model.position import PositionSource
from mediation_map.model.registre import LigneCompte, Registre, Sort
from mediation_map.normalise.besoins import load_besoins
from mediation_map.normalise.dates_a_venir import check_dates_a_venir
from mediation_map.normalise.hors_territoire import leave_out
from mediation_map.normalise.registre import Normalisation, normalise_tables
from mediation_map.normalise.verificateurs import check_verificateurs
from mediation_map.publish.annuaire import Annuaire, Edition
from mediation_map.publish.compte import Cle, Fin, close_account, key_of
from mediation_map.publish.constats_pro import quote_constats
from mediation_map.publish.selection import Selection, select_registre
from mediation_map.publish.services_tus import check_noms
from mediation_map.read.dossier import TABLE_ABSENTE, read_dossier
from mediation_map.read.lignes import Table
from mediation_map.read.tables import COLONNE_ABSENTE, TABLE_VIDE
from mediation_map.territory.chiffres import count_communes
from mediation_map.territory.contours import inside_points, load_contours, to_geojson
from mediation_map.territory.jointure import join_communes

NOM_CONTOURS = "communes.geojson"
NOM_VERROU = "geocodage.csv"
CODES_DE_CADRE = frozenset({TABLE_ABSENTE.code, TABLE_VIDE.code, COLONNE_ABSENTE.code})
# Tables whose rows are not records of their own: read, they have served.
TABLES_D_APPUI = {
    "communes": "commune du territoire",
    "positions": "position reprise",
    "doublons": "décision suivie",
    # The figure that a row is counted in would tell who makes a small one.
    "cra": "compté dans les chiffres d'activité",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Donnees:
    """All that the tables say, before any choice of who may see it."""

    config: Config
    tables: Sequence[Table]
    normalisation: Normalisation
    registre: Registre
    constats: Sequence[Constat]
    demandes: Sequence[Demande]
    verrou: Verrou
    besoins: Sequence[Besoin]
    contours: gpd.GeoDataFrame
    slugs: Mapping[str, Adressage]

    @property
    def cadre(self) -> tuple[Constat, ...]:
        """The constats without whose repair nothing can be published."""
        return tuple(constat for constat in self.constats if constat.code in CODES_DE_CADRE)


def load_donnees(config: Config, today: date | None = None) -> Donnees:
    """Read, normalise, merge, place and name a territory's records (no network).

    ``today`` lets dates that are still to come be told.
    """
    contours = load_contours(config.dossier / NOM_CONTOURS)
    lecture = read_dossier(config.dossier)
    dedans, dehors = leave_out(lecture.tables)
    normalisation = normalise_tables(dedans)
    normalisation = replace(normalisation, rejets=[*normalisation.rejets, *dehors])
    registre, positions, doublons = _merge(normalisation, lecture.tables)
    demandes = _list_demandes(registre, positions)
    verrou = _fill_verrou(config, demandes, contours)
    registre, placements = _place(registre, verrou, contours)
    lieux, slugs = assign_slugs(registre.lieux, load_slugs(config.processed / NOM_SLUGS))
    relectures = [
        *check_noms(registre.lieux, registre.accueils),
        *check_verificateurs(registre.lieux, config.publication.verificateurs),
        *(check_dates_a_venir(lecture.tables, today) if today else ()),
    ]
    return Donnees(
        config=config,
        tables=lecture.tables,
        normalisation=normalisation,
        registre=replace(registre, lieux=lieux),
        constats=sort_constats(
            [
                *lecture.constats,
                *normalisation.constats,
                *doublons,
                *verrou.constats,
                *placements,
                *relectures,
            ]
        ),
        demandes=demandes,
        verrou=verrou,
        besoins=load_besoins(),
        contours=contours,
        slugs=slugs,
    )


def _merge(
    normalisation: Normalisation, tables: Sequence[Table]
) -> tuple[Registre, Sequence[PositionSource], Sequence[Constat]]:
    """Make one place of the rows that are one, and let what cites them follow.

    The order of the tables is that of preference: the register's own come before foreign ones.
    """
    rangs = {table.origine.fichier: rang for rang, table in reversed(list(enumerate(tables)))}
    uniques = sorted(
        merge_same_ids(normalisation.registre.lieux),
        key=lambda lieu: (rangs.get(lieu.provenance.origine.fichier, 0), lieu.id),
    )
    lieux, constats = merge_doublons(uniques, normalisation.doublons)
    registre = remap_registre(replace(normalisation.registre, lieux=lieux))
    return registre, remap_positions(normalisation.positions, lieux), constats


def _list_demandes(registre: Registre, positions: Sequence[PositionSource]) -> list[Demande]:
    """Return every address that needs a position, with the point its sources published."""
    points = {position.lieu_id: point_of(position) for position in positions}
    return collect_demandes([*registre.lieux, *registre.passages], points)


def _fill_verrou(config: Config, demandes: Sequence[Demande], contours: gpd.GeoDataFrame) -> Verrou:
    """Return the lock file with every published point in it."""
    polygones = dict(zip(contours["code"], contours.geometry, strict=True))
    return seed_sources(load_verrou(config.processed / NOM_VERROU), demandes, polygones)


def _place(
    registre: Registre, verrou: Verrou, contours: gpd.GeoDataFrame
) -> tuple[Registre, list[Constat]]:
    """Give places and van stops their positions, and places the commune that holds them."""
    centres = inside_points(contours)
    lieux, absents = apply_positions(registre.lieux, verrou, centres)
    passages, perdus = apply_positions(registre.passages, verrou, centres)
    joints, hors = join_communes(lieux, contours)
    return replace(registre, lieux=joints, passages=passages), [*absents, *perdus, *hors]


def close_rows(donnees: Donnees, today: date) -> tuple[LigneCompte, ...]:
    """Return how each input row ends in the public edition; raises if one is missing."""
    selection = select_registre(donnees.registre, Edition.PUBLIC, donnees.config, today)
    rejets = [(rejet.ligne, rejet.raison) for rejet in donnees.normalisation.rejets]
    return close_account(donnees.tables, rejets, {**_support(donnees.tables), **selection.fins})


def _support(tables: Sequence[Table]) -> dict[Cle, Fin]:
    return {
        key_of(ligne.origine): (Sort.PUBLIE, TABLES_D_APPUI[table.nom])
        for table in tables
        if table.nom in TABLES_D_APPUI
        for ligne in table.lignes
    }


def make_annuaire(
    donnees: Donnees,
    edition: Edition,
    today: date,
    compte: Sequence[LigneCompte],
    gazetier: Gazetier | None = None,
) -> Annuaire:
    """Return what an edition shows; the account and the constats are for professionals."""
    pro = edition is Edition.PRO
    selection = select_registre(donnees.registre, edition, donnees.config, today)
    registre = selection.registre
    contours: dict[str, Any] = to_geojson(donnees.contours)
    return Annuaire(
        edition=edition,
        config=donnees.config,
        today=today,
        registre=registre,
        besoins=donnees.besoins,
        chiffres=count_communes(registre.communes, registre.lieux),
        contours=contours,
        compte=compte if pro else (),
        constats=_quote_constats(donnees, selection) if pro else (),
        gazetier=gazetier,
    )


def _quote_constats(donnees: Donnees, selection: Selection) -> tuple[Constat, ...]:
    """Return the constats as professionals may read them."""
    montres = {lieu.id for lieu in selection.registre.lieux}
    return quote_constats(
        donnees.constats,
        selection.fins,
        [rejet.ligne for rejet in donnees.normalisation.rejets],
        [lieu for lieu in donnees.registre.lieux if lieu.id not in montres],
    )
