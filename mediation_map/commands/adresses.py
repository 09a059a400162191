"""The commands ``adresses index`` and ``adresses search``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from mediation_map.constats import Constat
from mediation_map.geocode.index.build import build_index
from mediation_map.geocode.index.fichiers import search_csv
from mediation_map.geocode.index.sources import (
    LIGNE_INCOMPLETE,
    NUMERO_ILLISIBLE,
    POSITION_ABSENTE,
)

CONSTATS_MAX = 10


@click.group()
def command() -> None:
    """Build and query an address index from BAN files."""


@command.command("index")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Index to write.")
def index(files: tuple[Path, ...], out: Path) -> None:
    """Build an index from BAN FILES: addresses or places, ".csv" or ".csv.gz"."""
    stats = build_index(files, out)
    for constat in stats.constats[:CONSTATS_MAX]:
        click.echo(f"{constat.origine} : {constat.phrase}", err=True)
    if len(stats.constats) > CONSTATS_MAX:
        click.echo(f"… et {len(stats.constats) - CONSTATS_MAX} autres lignes écartées.", err=True)
    if stats.constats:
        click.echo(_say_left_out(stats.constats), err=True)
    click.echo(
        f"{stats.adresses} adresses, {stats.voies} voies et lieux-dits, "
        f"{stats.communes} communes ; {stats.octets / 1e6:.1f} Mo dans {out}."
    )


def _say_left_out(constats: Sequence[Constat]) -> str:
    raisons = Counter(constat.code for constat in constats)
    compte = ", ".join(f"{nombre} {RAISONS[code]}" for code, nombre in sorted(raisons.items()))
    return f"{len(constats)} lignes écartées en tout : {compte}."


@command.command("search")
@click.argument("source", metavar="IN.csv", type=click.Path(path_type=Path))
@click.option(
    "--index", "index_path", required=True, type=click.Path(path_type=Path), help="Index to ask."
)
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Answers to write.")
def search(source: Path, index_path: Path, out: Path) -> None:
    """Answer the addresses of IN.csv from an index, one line each, in the same order."""
    compte = search_csv(source, index_path, out)
    click.echo(
        f"{compte.total()} adresses : "
        + ", ".join(f"{compte[statut]} {mot}" for statut, mot in MOTS.items())
        + "."
    )


RAISONS = {
    POSITION_ABSENTE.code: "sans position lisible",
    LIGNE_INCOMPLETE.code: "sans commune ou sans voie",
    NUMERO_ILLISIBLE.code: "avec un numéro illisible",
}
MOTS = {"sur": "sûres", "a_verifier": "à vérifier", "introuvable": "introuvables"}
