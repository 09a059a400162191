"""The foreign files of a territory's folder: each beside the correspondence that describes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mediation_map.constats import Constat, Origine, Probleme, Severite
from mediation_map.read.feuilles import Feuille
from mediation_map.read.grilles import EXTENSIONS_CLASSEUR, EXTENSIONS_CSV
from mediation_map.read.lignes import Table
from mediation_map.read.sources.correspondance import (
    SUFFIXE,
    Correspondance,
    list_fournies,
    load_correspondance,
)
from mediation_map.read.sources.geojson import EXTENSIONS_GEOJSON
from mediation_map.read.sources.lecture import LIGNES_AVANT_TITRES, read_source
from mediation_map.read.titres import fold

EXTENSIONS = EXTENSIONS_CSV | EXTENSIONS_CLASSEUR | EXTENSIONS_GEOJSON

CORRESPONDANCE_SEULE = Probleme(
    "correspondance-seule",
    Severite.AVERTISSEMENT,
    "La correspondance « {valeur} » ne décrit aucun fichier du dossier.",
    "Donnez au fichier le même nom : {nom}.csv, {nom}.xlsx, {nom}.ods ou {nom}.geojson.",
)


@dataclass(frozen=True, slots=True)
class Source:
    """A foreign file and the path or the shipped name of its correspondence."""

    fichier: Path
    correspondance: str


def find_sources(fichiers: Sequence[Path]) -> list[Source]:
    """Return the files of a folder that stand beside a correspondence, in their order.

    ``NAME.csv`` is described by ``NAME.mapping.toml``.
    """
    voisines = ((fichier, fichier.with_name(fichier.stem + SUFFIXE)) for fichier in fichiers)
    return [
        Source(fichier, str(voisine))
        for fichier, voisine in voisines
        if fichier.suffix.lower() in EXTENSIONS and voisine in fichiers
    ]


def recognise_export(feuille: Feuille) -> str:
    """Return the shipped correspondence of an export on persons, empty when it is none.

    Such a file must not be read as a table of the register for want of a correspondence: its
    cells would be quoted. It is known by a row that holds all the headings that are read.
    """
    debut = feuille.rangees[:LIGNES_AVANT_TITRES]
    rangees = [{fold(str(valeur)) for valeur in rangee.valeurs} for rangee in debut]
    for nom, correspondance in _list_personnelles().items():
        attendus = {fold(titre) for titre in correspondance.titres}
        if any(attendus <= titres for titres in rangees):
            return nom
    return ""


@cache
def _list_personnelles() -> dict[str, Correspondance]:
    fournies = {nom: load_correspondance(nom) for nom in list_fournies()}
    return {nom: one for nom, one in fournies.items() if one.est_personnelle}


def read_sources(sources: Sequence[Source]) -> list[Table]:
    """Read foreign files as our tables; a faulty correspondence is a ``ConfigError``."""
    return [
        read_source(source.fichier, load_correspondance(source.correspondance))
        for source in sources
    ]


def report_seules(fichiers: Sequence[Path], sources: Sequence[Source]) -> Iterator[Constat]:
    """Yield the correspondences that describe nothing."""
    servies = {source.correspondance for source in sources}
    for fichier in fichiers:
        if fichier.name.endswith(SUFFIXE) and str(fichier) not in servies:
            nom = fichier.name.removesuffix(SUFFIXE)
            yield CORRESPONDANCE_SEULE.constat(fichier.name, Origine(fichier.name), nom=nom)
