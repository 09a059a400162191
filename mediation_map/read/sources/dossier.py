"""The foreign files of a territory's folder: each beside the correspondence that describes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mediation_map.constats import Constat, Origine, Probleme, Severite
from mediation_map.read.grilles import EXTENSIONS_CLASSEUR, EXTENSIONS_CSV
from mediation_map.read.lignes import Table
from mediation_map.read.sources.correspondance import SUFFIXE, load_correspondance
from mediation_map.read.sources.geojson import EXTENSIONS_GEOJSON
from mediation_map.read.sources.lecture import read_source

EXTENSIONS = EXTENSIONS_CSV | EXTENSIONS_CLASSEUR | EXTENSIONS_GEOJSON

CORRESPONDANCE_SEULE = Probleme(
    "correspondance-seule",
    Severite.AVERTISSEMENT,
    "La correspondance « {valeur} » ne décrit aucun fichier du dossier.",
    "Donnez au fichier le même nom : {nom}.csv, {nom}.xlsx, {nom}.ods ou {nom}.geojson.",
)


@dataclass(frozen=True, slots=True)
class Source:
    """A foreign file and its correspondence, ``NAME.csv`` and ``NAME.mapping.toml``."""

    fichier: Path
    correspondance: Path


def find_sources(fichiers: Sequence[Path]) -> list[Source]:
    """Return the foreign files among those of a folder, in their order."""
    sources = (Source(f, f.with_name(f.stem + SUFFIXE)) for f in fichiers)
    return [
        source
        for source in sources
        if source.fichier.suffix.lower() in EXTENSIONS and source.correspondance in fichiers
    ]


def read_sources(sources: Sequence[Source]) -> list[Table]:
    """Read foreign files as tables ``acteurs``; a faulty correspondence is a ``ConfigError``."""
    return [
        read_source(source.fichier, load_correspondance(str(source.correspondance)))
        for source in sources
    ]


def report_seules(fichiers: Sequence[Path], sources: Sequence[Source]) -> Iterator[Constat]:
    """Yield the correspondences that describe nothing."""
    servies = {source.correspondance for source in sources}
    for fichier in fichiers:
        if fichier.name.endswith(SUFFIXE) and fichier not in servies:
            nom = fichier.name.removesuffix(SUFFIXE)
            yield CORRESPONDANCE_SEULE.constat(fichier.name, Origine(fichier.name), nom=nom)
