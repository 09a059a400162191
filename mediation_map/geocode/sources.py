"""Coordinates that sources published: they enter the lock file with the exactness they claim."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from shapely.geometry.base import BaseGeometry

from mediation_map.geocode.contour import is_outside
from mediation_map.geocode.protocole import Demande, PointSource
from mediation_map.geocode.verrou import LigneVerrou, Statut, Verrou, texte_requete
from mediation_map.model.evenement import Passage
from mediation_map.model.lieu import Adresse, Lieu
from mediation_map.model.position import PositionSource
from mediation_map.model.vocabulaires import Precision

Contours = Mapping[str, BaseGeometry]


def collect_demandes(
    records: Iterable[Lieu | Passage], positions: Mapping[str, PointSource]
) -> list[Demande]:
    """Return what must be in the lock file, sorted by id: records that have a street or a
    published point; the others have nothing to be found by but their commune.

    A record's own ``position`` is what its row published; ``positions`` are those that another
    source published, by id, and go first because someone chose to add them.
    """
    demandes = [_demande(record, positions.get(record.id)) for record in records]
    return sorted((d for d in demandes if d.adresse.voie or d.source), key=lambda d: d.id)


def seed_sources(
    verrou: Verrou, demandes: Sequence[Demande], contours: Contours | None = None
) -> Verrou:
    """Return the lock file with every published point in it, as ``fournisseur`` « source ».

    A point that is not in its declared commune is to be verified. Never undoes a human's word.
    A point that its source withdrew leaves the lock file.
    """
    seeded = [_seeded(d, contours or {}) for d in demandes if d.source]
    withdrawn = [
        LigneVerrou(id=d.id, requete=texte_requete(d.adresse))
        for d in demandes
        if not d.source and d.id in verrou.lignes and verrou.lignes[d.id].fournisseur == "source"
    ]
    return verrou.updated([*seeded, *withdrawn])


def precision_of_source(adresse: Adresse) -> Precision:
    """Return what a row's own point may claim: the door only when its address has a number."""
    numbered = re.match(r"\d", adresse.voie.strip())
    return Precision.NUMERO if numbered else Precision.VOIE


def point_of(position: PositionSource) -> PointSource:
    """Return a row of the table ``positions`` as a published point."""
    point = position.position
    return PointSource(
        latitude=point.latitude,
        longitude=point.longitude,
        precision=point.precision,
        marge_m=point.marge_m,
        detail=point.detail,
        date=position.provenance.source_date.texte,
        origine=position.provenance.origine,
    )


def _demande(record: Lieu | Passage, other: PointSource | None) -> Demande:
    return Demande(
        id=record.id,
        adresse=record.adresse,
        source=other or _own_point(record),
        origine=record.provenance.origine,
    )


def _own_point(record: Lieu | Passage) -> PointSource | None:
    position = record.position
    if position is None or position.fournisseur != "source":
        return None
    return PointSource(
        latitude=position.latitude,
        longitude=position.longitude,
        precision=precision_of_source(record.adresse),
        marge_m=position.marge_m,
        detail=position.detail,
        date=position.date or record.provenance.source_date.texte,
        origine=record.provenance.origine,
    )


def _seeded(demande: Demande, contours: Contours) -> LigneVerrou:
    source = demande.source
    if source is None:
        raise ValueError(demande.id)
    return judge_commune(
        LigneVerrou(
            id=demande.id,
            requete=texte_requete(demande.adresse),
            latitude=round(source.latitude, 7),
            longitude=round(source.longitude, 7),
            precision=source.precision,
            fournisseur="source",
            marge_m=source.marge_m,
            libelle=source.detail,
            date=source.date,
            statut=Statut.SUR,
        ),
        contours.get(demande.adresse.code_insee),
    )


def judge_commune(ligne: LigneVerrou, contour: BaseGeometry | None) -> LigneVerrou:
    """Return the line, to be verified when its point is not in the declared commune."""
    if ligne.latitude is None or ligne.longitude is None:
        return ligne
    outside = is_outside(ligne.latitude, ligne.longitude, contour)
    return replace(ligne, statut=Statut.A_VERIFIER) if outside else ligne
