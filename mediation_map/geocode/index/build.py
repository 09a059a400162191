"""Building the index file: what the BAN files hold, sorted by commune, way and number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from statistics import median

from mediation_map.constats import Constat
from mediation_map.errors import SourceError
from mediation_map.geocode.index.format import Tables, pack_entiers, pack_lignes, write_tables
from mediation_map.geocode.index.sources import Commune, Point, Recolte, read_sources
from mediation_map.geocode.texte import parse_commune, parse_voie

SEPARATEUR = "|"
"""Between the several names, codes or postcodes of one commune."""
REPETITIONS_MAX = 1024
"""A number and its suffix are one integer: number × this + rank of the suffix."""


@dataclass(frozen=True, slots=True)
class IndexStats:
    """What went into an index; ``constats`` are the rows left out and why."""

    communes: int
    voies: int
    adresses: int
    octets: int
    constats: tuple[Constat, ...] = ()


@dataclass(frozen=True, slots=True)
class _Ligne:
    """One way, ready to be laid down."""

    code: str
    nom: str
    ancien: str
    point: Point


def build_index(files: Sequence[Path], out: Path) -> IndexStats:
    """Build the index of the BAN ``files`` (addresses and places, ``.csv`` or ``.gz``) at ``out``.

    Raises:
        SourceError: a file can't be read, or none of them holds an address.
    """
    recolte = read_sources(list(files))
    if not recolte.voies:
        raise _empty(recolte.constats)
    voies = _sort_voies(recolte)
    write_tables(_lay_tables(recolte, voies), {"sources": recolte.sources}, out)
    return IndexStats(
        communes=len(recolte.communes),
        voies=len(voies),
        adresses=sum(len(voie.point.numeros) for voie in voies),
        octets=out.stat().st_size,
        constats=tuple(recolte.constats),
    )


def _empty(constats: Sequence[Constat]) -> SourceError:
    if not constats:
        return SourceError(
            "Ces fichiers ne contiennent aucune adresse.", "Donnez un fichier CSV de la BAN."
        )
    first = constats[0]
    return SourceError(
        f"Aucune adresse n'est utilisable, {len(constats)} lignes sont écartées. "
        f"{first.origine} : {first.phrase}",
        first.conseil,
    )


def _sort_voies(recolte: Recolte) -> list[_Ligne]:
    voies = [
        _Ligne(code, nom, ancien, point) for (code, nom, ancien), point in recolte.voies.items()
    ]
    voies.sort(key=lambda voie: (voie.code, voie.nom, voie.ancien))
    for voie in voies:
        voie.point.numeros.sort()
    return voies


def _lay_tables(recolte: Recolte, voies: list[_Ligne]) -> Tables:
    codes = sorted(recolte.communes)
    return {
        **_lay_communes(codes, recolte.communes, voies),
        **_lay_voies(codes, voies),
        **_lay_numeros(voies),
    }


def _lay_communes(codes: list[str], communes: dict[str, Commune], voies: list[_Ligne]) -> Tables:
    lines = [communes[code] for code in codes]
    places = _centre_communes(codes, voies)
    return {
        "commune_code": pack_lignes(codes),
        "commune_nom": pack_lignes([_clean(line.nom) for line in lines]),
        "commune_postaux": pack_lignes([_join(line.postaux) for line in lines]),
        "commune_cle": pack_lignes([parse_commune(line.nom) for line in lines]),
        "commune_autres_cles": pack_lignes([_join_cles(line.autres_noms) for line in lines]),
        "commune_autres_codes": pack_lignes([_join(line.autres_codes) for line in lines]),
        "commune_lon": pack_entiers([lon for lon, _ in places]),
        "commune_lat": pack_entiers([lat for _, lat in places]),
    }


def _centre_communes(codes: list[str], voies: list[_Ligne]) -> list[tuple[int, int]]:
    """Return a point of each commune: the median of its ways, which an odd one can't pull away."""
    points: dict[str, list[tuple[int, int]]] = {code: [] for code in codes}
    for voie in voies:
        points[voie.code].append(centre_point(voie.point))
    return [_median(points[code]) for code in codes]


def _median(points: list[tuple[int, int]]) -> tuple[int, int]:
    return round(median(lon for lon, _ in points)), round(median(lat for _, lat in points))


def centre_point(point: Point) -> tuple[int, int]:
    """Return where a way is: the file's own point, else the address nearest to its middle."""
    if point.place:
        return point.place
    lon, lat = _median([(lon, lat) for _, _, lon, lat in point.numeros])
    near = min(point.numeros, key=lambda n: abs(n[2] - lon) + abs(n[3] - lat))
    return near[2], near[3]


def _lay_voies(codes: list[str], voies: list[_Ligne]) -> Tables:
    rank = {code: place for place, code in enumerate(codes)}
    parsed = [parse_voie(voie.nom) for voie in voies]
    places = [centre_point(voie.point) for voie in voies]
    return {
        "voie_nom": pack_lignes([_clean(voie.nom) for voie in voies]),
        "voie_ancien": pack_lignes([_clean(voie.ancien) for voie in voies]),
        "voie_postal": pack_lignes([_clean(voie.point.code_postal) for voie in voies]),
        "voie_nature": pack_lignes([voie.nature for voie in parsed]),
        "voie_noyau": pack_lignes([voie.noyau for voie in parsed]),
        "voie_plein": pack_lignes([voie.plein for voie in parsed]),
        "voie_commune": pack_entiers([rank[voie.code] for voie in voies]),
        "voie_lon": pack_entiers([lon for lon, _ in places]),
        "voie_lat": pack_entiers([lat for _, lat in places]),
        "voie_fin": pack_entiers(accumulate(len(voie.point.numeros) for voie in voies)),
    }


def _lay_numeros(voies: list[_Ligne]) -> Tables:
    numeros = [numero for voie in voies for numero in voie.point.numeros]
    suffixes = sorted({numero[1] for numero in numeros} | {""})[:REPETITIONS_MAX]
    rank = {suffixe: place for place, suffixe in enumerate(suffixes)}
    return {
        "suffixes": pack_lignes([_clean(suffixe) for suffixe in suffixes]),
        "numero_cle": pack_entiers([n[0] * REPETITIONS_MAX + rank.get(n[1], 0) for n in numeros]),
        "numero_lon": pack_entiers([n[2] for n in numeros]),
        "numero_lat": pack_entiers([n[3] for n in numeros]),
    }


def _clean(texte: str) -> str:
    return " ".join(texte.split())


def _join_cles(noms: Iterable[str]) -> str:
    return SEPARATEUR.join(dict.fromkeys(filter(None, map(parse_commune, noms))))


def _join(mots: dict[str, None]) -> str:
    return SEPARATEUR.join(_clean(mot.replace(SEPARATEUR, " ")) for mot in mots)
