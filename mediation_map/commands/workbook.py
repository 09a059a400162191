"""``workbook``: the empty workbook, the corrected one, and the page about the columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from mediation_map.commands.commun import CONFIG, build_day
from mediation_map.config import load_config
from mediation_map.constats import Constat
from mediation_map.publish.classeur_corrige import make_corrige
from mediation_map.publish.classeur_modele import make_modele
from mediation_map.publish.ecriture import write_file
from mediation_map.publish.lisezmoi import render_lisezmoi
from mediation_map.read.dossier import read_dossier
from mediation_map.read.lignes import Table
from mediation_map.read.reconnaissance import FEUILLE_INCONNUE, FEUILLE_PRESQUE_CONNUE

CODES_NON_LUES = frozenset({FEUILLE_INCONNUE.code, FEUILLE_PRESQUE_CONNUE.code})
_FICHIER = click.Path(path_type=Path, dir_okay=False)


@click.group("workbook", help="Write the empty workbook, or give one back with its constats.")
def command() -> None:
    """Hold the commands that write files for the coordinator."""


@command.command("template", help="Write the empty workbook: one sheet per table.")
@click.option("--out", type=_FICHIER, required=True, help="The XLSX file to write.")
def template(out: Path) -> None:
    """Write the model that a coordinator fills."""
    write_file(out, make_modele())
    click.echo(f"{out} : classeur vide, à remplir.")


@command.command("corrected", help="Write the tables back, with each constat on its cell.")
@CONFIG
@click.option("--data", type=click.Path(path_type=Path),
              help="A folder or workbook to read alone: no configuration, no check across tables.",
              )  # fmt: skip
@click.option("--out", type=_FICHIER, required=True, help="The XLSX file to write.")
def corrected(config: Path, data: Path | None, out: Path) -> None:
    """Write the corrected workbook, whatever the constats are."""
    tables, constats = _read_alone(data) if data else _check_all(config)
    write_file(out, make_corrige(tables, constats))
    click.echo("\n".join(format_compte(out, tables, constats)))


def format_compte(out: Path, tables: Sequence[Table], constats: Sequence[Constat]) -> Iterator[str]:
    """Yield what was written, and what was left out on purpose."""
    lignes = sum(len(table.lignes) for table in tables if not table.etrangere)
    yield f"{out} : lignes {lignes}, constats {len(constats)}."
    for table in tables:
        if table.etrangere:
            yield (
                f"  {table.origine.fichier} : laissé de côté (lignes {len(table.lignes)}) : "
                "c'est la table d'un autre. Ses constats restent dans la feuille « Constats »."
            )
    for constat in constats:
        if constat.code in CODES_NON_LUES:
            yield f"  {constat.origine} : laissé de côté, car ce n'est aucune table connue."


def _read_alone(data: Path) -> tuple[Sequence[Table], Sequence[Constat]]:
    lecture = read_dossier(data)
    return lecture.tables, lecture.constats


def _check_all(config: Path) -> tuple[Sequence[Table], Sequence[Constat]]:
    # Here, because it takes a second to load and only this one command needs it.
    from mediation_map.pipeline import load_donnees  # noqa: PLC0415

    donnees = load_donnees(load_config(config), build_day())
    return donnees.tables, donnees.constats


@command.command("columns", help="Write the French page that explains every table and column.")
@click.option("--out", type=_FICHIER, required=True, help="The Markdown file to write.")
def columns(out: Path) -> None:
    """Write the page from the declarations that reading follows."""
    write_file(out, render_lisezmoi().encode())
    click.echo(f"{out} : les tables et leurs colonnes.")
