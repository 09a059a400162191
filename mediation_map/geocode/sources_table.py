"""The table ``positions``: coordinates that another source than the register published."""

from __future__ import annotations

from collections.abc import Mapping

from mediation_map.constats import Constat, Probleme, Severite
from mediation_map.geocode.nombres import is_possible, parse_nombre
from mediation_map.geocode.protocole import PointSource
from mediation_map.geocode.texte_simple import plain_word
from mediation_map.model.vocabulaires import Precision
from mediation_map.read.lignes import Ligne, Table

SANS_LIEU = Probleme(
    "position-source-sans-lieu", Severite.AVERTISSEMENT,
    "Cette position ne dit pas de quel lieu elle est : elle n'est pas utilisée.",
    "Écrivez l'identifiant du lieu dans la colonne « lieu_id ».",
)  # fmt: skip
POINT_INUTILISABLE = Probleme(
    "position-source-inutilisable", Severite.AVERTISSEMENT,
    "« {valeur} » n'est pas une position en degrés : elle n'est pas utilisée.",
    "Écrivez des degrés décimaux, par exemple 48.00611 (latitude) et 0.19968 (longitude).",
)  # fmt: skip
LIEU_REPETE = Probleme(
    "position-source-repetee", Severite.AVERTISSEMENT,
    "Le lieu « {valeur} » a déjà une position dans cette table : celle-ci n'est pas utilisée.",
    "Ne gardez que la meilleure des deux.",
)  # fmt: skip
PRECISION_INCONNUE = Probleme(
    "position-source-precision", Severite.INFORMATION,
    "« {valeur} » n'est pas une précision connue : la position est dite à la voie.",
    "Mots attendus : {attendus}.",
)  # fmt: skip


def read_positions(table: Table | None) -> tuple[Mapping[str, PointSource], list[Constat]]:
    """Return the published points by the id of their place, and what could not be used."""
    points: dict[str, PointSource] = {}
    constats: list[Constat] = []
    for ligne in table.lignes if table else ():
        id_ = ligne.texte("lieu_id")
        point, found = _read_point(ligne)
        constats += found
        if not id_:
            constats.append(SANS_LIEU.constat("", ligne.place("lieu_id")))
        elif id_ in points:
            constats.append(LIEU_REPETE.constat(id_, ligne.place("lieu_id")))
        elif point:
            points[id_] = point
    return points, constats


def _read_point(ligne: Ligne) -> tuple[PointSource | None, list[Constat]]:
    latitude = parse_nombre(ligne.texte("latitude"))
    longitude = parse_nombre(ligne.texte("longitude"))
    if latitude is None or longitude is None or not is_possible(latitude, longitude):
        written = f"{ligne.texte('latitude')} ; {ligne.texte('longitude')}"
        return None, [POINT_INUTILISABLE.constat(written, ligne.place("latitude"))]
    precision, constats = _read_precision(ligne)
    point = PointSource(
        latitude=latitude,
        longitude=longitude,
        precision=precision,
        marge_m=round(parse_nombre(ligne.texte("marge_m")) or 0),
        detail=ligne.texte("detail") or f"Point publié par : {ligne.texte('source_nom')}",
        date=ligne.texte("source_date"),
        origine=ligne.origine,
    )
    return point, constats


def _read_precision(ligne: Ligne) -> tuple[Precision, list[Constat]]:
    """Return the claimed precision; without a claim, no more than the street is believed."""
    texte = ligne.texte("precision")
    word = plain_word(texte)
    if word in list(Precision):
        return Precision(word), []
    place = ligne.place("precision")
    attendus = ", ".join(Precision)
    return Precision.VOIE, (
        [PRECISION_INCONNUE.constat(texte, place, attendus=attendus)] if texte else []
    )
