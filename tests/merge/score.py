"""Score the merging of doubles on real ones: ``python -m tests.merge.score``.

The files are those of the folder that MEDIATION_MAP_DEV_DATA names: the France services of
Hauts-de-France stand there in three sources. The truth is independent of what is compared: two of
the sources kept, inside their own ids, the number that the national list gives each place.

A pair listed as doubtful is not a merge: it counts neither as found nor as false.
"""

from __future__ import annotations

import os
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import click

from mediation_map.merge.doublons import DOUBLON_POSSIBLE, merge_doublons
from mediation_map.model.lieu import Lieu
from mediation_map.normalise.communes import IndexCommunes
from mediation_map.normalise.lieux import build_lieux
from mediation_map.read.sources.correspondance import load_correspondance
from mediation_map.read.sources.lecture import read_source

DEV = os.environ.get("MEDIATION_MAP_DEV_DATA", "")
DEPARTEMENTS = ("02", "59", "60", "62", "80")
SUITE = "-mediation-numerique-"
NUMERO = re.compile(rf"FS-(\d+)|(\d+){SUITE}france-services|FS(\d+){SUITE}assembleurs")
PRECISION_MIN = 0.98
RAPPEL_MIN = 0.85

Paires = set[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Score:
    """Pairs of numbered rows: those that are one place, those that were merged; doubts told."""

    attendues: Paires
    trouvees: Paires
    doutes: int

    @property
    def precision(self) -> float:
        """Share of the merged pairs that are one place."""
        return len(self.attendues & self.trouvees) / len(self.trouvees)

    @property
    def rappel(self) -> float:
        """Share of the pairs that are one place that were merged."""
        return len(self.attendues & self.trouvees) / len(self.attendues)


def score_france_services() -> Score:
    """Merge the rows of the three sources and compare with the numbers they carry."""
    lieux = [
        *load_lieux("france-services.csv", "france-services"),
        *load_lieux("lieux-hauts-de-france.geojson", "standard-0"),
    ]
    return score_lieux(lieux, {i: n for i in (lieu.id for lieu in lieux) if (n := _numero(i))})


def score_lieux(lieux: Sequence[Lieu], numeros: dict[str, str]) -> Score:
    """Merge places and compare with ``numeros``, id → what the rows of one place share."""
    vrais: defaultdict[str, list[str]] = defaultdict(list)
    for identifiant, numero in numeros.items():
        vrais[numero].append(identifiant)
    fusions, constats = merge_doublons(lieux)
    groupes = [[i for i in (f.id, *f.aliases) if i in numeros] for f in fusions if f.aliases]
    doutes = sum(constat.code == DOUBLON_POSSIBLE.code for constat in constats)
    return Score(_pair(vrais.values()), _pair(groupes), doutes)


def load_lieux(fichier: str, correspondance: str) -> list[Lieu]:
    """Return the places of Hauts-de-France that a source lists."""
    table = read_source(Path(DEV) / fichier, load_correspondance(correspondance))
    lignes = [li for li in table.lignes if li.texte("code_postal")[:2] in DEPARTEMENTS]
    reduite = type(table)(table.nom, table.origine, lignes)
    return list(build_lieux(reduite, IndexCommunes()).records)


def _numero(identifiant: str) -> str:
    trouve = NUMERO.fullmatch(identifiant)
    return next(filter(None, trouve.groups())) if trouve else ""


def _pair(groupes: Iterable[list[str]]) -> Paires:
    return {frozenset(paire) for ids in groupes for paire in combinations(ids, 2)}


@click.command()
@click.option("--ecarts", is_flag=True, help="Print the pairs that are missed or false.")
def main(ecarts: bool) -> None:
    """Print precision and recall on pairs; exit 1 below the bars."""
    if not DEV:
        raise click.UsageError("MEDIATION_MAP_DEV_DATA names no folder.")
    score = score_france_services()
    click.echo(
        f"true pairs {len(score.attendues)}, merged {len(score.trouvees)}, "
        f"precision {score.precision:.4f}, recall {score.rappel:.4f}, "
        f"doubtful pairs told (all places) {score.doutes}"
    )
    if ecarts:
        for titre, paires in (
            ("missed", score.attendues - score.trouvees),
            ("false", score.trouvees - score.attendues),
        ):
            for paire in sorted(map(sorted, paires)):
                click.echo(f"  {titre}: {' = '.join(paire)}")
    sys.exit(score.precision < PRECISION_MIN or score.rappel < RAPPEL_MIN)


if __name__ == "__main__":
    main()
