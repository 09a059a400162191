"""The territory's streets as the BAN names them: from the address index, else from its files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from mediation_map.config import Config
from mediation_map.geocode.distance import distance_m
from mediation_map.geocode.index import AddressIndex
from mediation_map.geocode.index.build import centre_point
from mediation_map.geocode.index.donnees import degrees
from mediation_map.geocode.index.sources import read_sources
from mediation_map.geocode.texte_simple import plain_words
from mediation_map.model.gazetier import Gazetier, Rue

MEME_RUE_M = 500
"""Nearer than this, two streets of one name and commune are one street written twice."""
MOTIFS = ("adresses-{}.csv*", "lieux-dits-{}*.csv*")
"""The names of the BAN's files; notes beside them end in ``.json``."""

Voie = tuple[Rue, str]
"""A street, and the former commune where communes have merged."""


def load_gazetier(config: Config, codes: Iterable[str]) -> Gazetier | None:
    """Return the streets of the communes ``codes``, None when no file of the BAN is at hand.

    The configured index comes first, since it opens at once; else the département's files, where
    they stand beside the lock file.

    Raises:
        SourceError: the file is there and can't be read.
    """
    communes = frozenset(codes)
    index = config.dossier / config.geocodage.index
    if config.geocodage.index and index.is_file():
        adresses = AddressIndex.open(index)
        return make_gazetier(_list_index(adresses, communes), adresses.donnees.meta["sources"])
    fichiers = find_fichiers(config.processed, communes)
    if not fichiers:
        return None
    recolte = read_sources(fichiers)
    voies = (
        _make_voie((nom, code, ancien), *map(degrees, centre_point(point)))
        for (code, nom, ancien), point in recolte.voies.items()
        if code in communes
    )
    return make_gazetier(voies, recolte.sources)


def find_fichiers(dossier: Path, communes: Iterable[str]) -> list[Path]:
    """Return the BAN's files of the communes' départements that a folder holds."""
    departements = sorted({code[: 3 if code.startswith("97") else 2] for code in communes})
    trouves = {
        fichier
        for departement in departements
        for motif in MOTIFS
        for fichier in dossier.glob(motif.format(departement))
        if fichier.suffix in (".csv", ".gz")
    }
    return sorted(trouves)


def _list_index(adresses: AddressIndex, communes: frozenset[str]) -> Iterator[Voie]:
    for voie in adresses.iter_voies():
        if voie.code_insee in communes:
            yield _make_voie((voie.nom, voie.code_insee, voie.ancien), voie.lon, voie.lat)


def _make_voie(nom_code_ancien: tuple[str, str, str], lon: float, lat: float) -> Voie:
    nom, code, ancien = nom_code_ancien
    return Rue(tidy_nom(nom), code, lat, lon), ancien


def tidy_nom(nom: str) -> str:
    """Return a street's name with a capital and single spaces: the BAN has « rue » and « Rue »."""
    net = " ".join(nom.split())
    return net[:1].upper() + net[1:]


def make_gazetier(voies: Iterable[Voie], sources: Sequence[Mapping[str, Any]]) -> Gazetier:
    """Return streets sorted by commune and name, each name once per commune."""
    groupes: dict[tuple[str, str], list[Voie]] = {}
    for voie in sorted(voies, key=lambda v: (v[0].code_insee, v[0].nom, v[1], v[0].latitude)):
        cle = (voie[0].code_insee, plain_words(voie[0].nom))
        groupes.setdefault(cle, []).append(voie)
    rues = [rue for groupe in groupes.values() for rue in _name_apart(groupe)]
    jours = [str(source.get("telecharge_le", "")) for source in sources]
    return Gazetier(
        rues=tuple(sorted(rues, key=sort_key)),
        jour=date.fromisoformat(min(jours)) if jours and all(jours) else None,
    )


def sort_key(rue: Rue) -> tuple[str, str, str]:
    """Return what orders streets: commune, words, then spelling."""
    return rue.code_insee, plain_words(rue.nom), rue.nom


def _name_apart(groupe: Sequence[Voie]) -> list[Rue]:
    """Tell homonyms of one commune apart by the former commune; the same street twice is one."""
    premiere = groupe[0][0]
    loin = [voie for voie in groupe[1:] if not _is_near(premiere, voie[0])]
    if not loin:
        return [premiere]
    nommees = {
        f"{premiere.nom} ({ancien})" if ancien else premiere.nom: rue
        for rue, ancien in reversed([groupe[0], *loin])
    }
    return [Rue(nom, r.code_insee, r.latitude, r.longitude) for nom, r in nommees.items()]


def _is_near(rue: Rue, autre: Rue) -> bool:
    ecart = distance_m(rue.latitude, rue.longitude, (autre.latitude, autre.longitude))
    return ecart <= MEME_RUE_M
