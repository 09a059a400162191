"""Coordinates of a table: degrees in WGS 84 with what their source says of them."""

from __future__ import annotations

import re
from functools import lru_cache

from mediation_map.constats import Probleme, Severite
from mediation_map.model.lieu import Adresse, Position
from mediation_map.model.position import PositionSource
from mediation_map.model.vocabulaires import Precision
from mediation_map.normalise.construction import Construction, Lecteur, build_records
from mediation_map.normalise.lecture import Lecture
from mediation_map.normalise.nombres import is_empty, parse_entier
from mediation_map.normalise.provenance import read_provenance
from mediation_map.normalise.vocabulaire import Vocabulaire
from mediation_map.read.lignes import Table

COORDONNEE_ILLISIBLE = Probleme(
    "coordonnee-illisible",
    Severite.AVERTISSEMENT,
    "« {valeur} » n'est pas une coordonnée.",
    "Écrivez des degrés décimaux, par exemple 48.0061.",
)
COORDONNEE_SEULE = Probleme(
    "coordonnee-seule",
    Severite.AVERTISSEMENT,
    "Il manque la latitude ou la longitude : la position n'est pas reprise.",
    "Donnez les deux, ou aucune.",
)
COORDONNEE_NULLE = Probleme(
    "coordonnee-nulle",
    Severite.AVERTISSEMENT,
    "La position 0, 0 est au large de l'Afrique : elle n'est pas reprise.",
    "Laissez les deux cases vides.",
)
COORDONNEES_INVERSEES = Probleme(
    "coordonnees-inversees",
    Severite.AVERTISSEMENT,
    "La latitude et la longitude semblent inversées : la position n'est pas reprise.",
    "Vouliez-vous dire latitude {longitude} et longitude {latitude} ?",
)

_DEGREES = re.compile(r"[+-]?\d{1,3}(?:[.,]\d+)?")
# Mainland France and Corsica, widely: what lies there once turned round was swapped.
_FRANCE_LATITUDES, _FRANCE_LONGITUDES = (41.0, 51.6), (-6.0, 10.0)
_PRECISIONS = Vocabulaire(
    Precision,
    {
        "adresse": "numero", "exact": "numero", "bâtiment": "numero", "housenumber": "numero",
        "rue": "voie", "street": "voie", "place": "voie", "interpolation": "interpole",
        "lieu-dit": "lieu_dit", "locality": "lieu_dit", "municipality": "commune",
        "ville": "commune",
    },
)  # fmt: skip


@lru_cache(maxsize=65536)
def parse_degres(texte: str) -> Lecture[float | None]:
    """Return decimal degrees, point or comma; None when empty or unreadable."""
    clean = texte.strip().replace("−", "-").rstrip("°").strip()
    if is_empty(clean) and not clean.strip("-").isdigit():
        return Lecture(None)
    if not _DEGREES.fullmatch(clean):
        return Lecture(None, (COORDONNEE_ILLISIBLE.constat(texte),))
    return Lecture(float(clean.replace(",", ".")))


def read_point(ligne: Lecteur) -> tuple[float, float] | None:
    """Return latitude and longitude of a row, or None and why."""
    latitude = ligne.lire("latitude", parse_degres)
    longitude = ligne.lire("longitude", parse_degres)
    if latitude is None or longitude is None:
        if (latitude is None) != (longitude is None):
            ligne.noter("latitude", COORDONNEE_SEULE.constat())
        return None
    if latitude == 0 and longitude == 0:
        ligne.noter("latitude", COORDONNEE_NULLE.constat("0, 0"))
        return None
    if _is_swapped(latitude, longitude):
        problem = COORDONNEES_INVERSEES.constat(
            f"{latitude}, {longitude}", latitude=latitude, longitude=longitude
        )
        ligne.noter("latitude", problem)
        return None
    if abs(latitude) > 90 or abs(longitude) > 180:
        ligne.noter("latitude", COORDONNEE_ILLISIBLE.constat(f"{latitude}, {longitude}"))
        return None
    return latitude, longitude


def _is_swapped(latitude: float, longitude: float) -> bool:
    south, north = _FRANCE_LATITUDES
    west, east = _FRANCE_LONGITUDES
    return west <= latitude <= east and south <= longitude <= north


def read_position(ligne: Lecteur, adresse: Adresse, date: str) -> Position | None:
    """Return the position published in a row; no finer than the row's own address."""
    point = read_point(ligne)
    if point is None:
        return None
    has_number = adresse.voie[:1].isdigit()
    return Position(
        latitude=point[0],
        longitude=point[1],
        precision=Precision.NUMERO if has_number else Precision.VOIE,
        fournisseur="source",
        date=date,
    )


def build_positions(table: Table) -> Construction[PositionSource]:
    """Return the coordinates that other sources than the register give."""
    return build_records(table, _build_position, requis=("lieu_id", "latitude", "longitude"))


def _build_position(ligne: Lecteur) -> PositionSource:
    provenance = read_provenance(ligne)
    latitude, longitude = ligne.exiger("latitude", read_point(ligne))
    precision = ligne.lire("precision", _PRECISIONS.parse)
    return PositionSource(
        lieu_id=ligne.exiger("lieu_id", ligne.reference("lieu_id")),
        position=Position(
            latitude=latitude,
            longitude=longitude,
            precision=precision or Precision.COMMUNE,
            fournisseur="source",
            marge_m=ligne.lire("marge_m", parse_entier) or 0,
            detail=ligne.paragraphe("detail"),
            date=provenance.source_date.texte,
        ),
        provenance=provenance,
    )
