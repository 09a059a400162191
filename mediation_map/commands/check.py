"""``check``: every problem in the tables, in French, grouped, blocking ones first."""

from __future__ import annotations

import json
from pathlib import Path

import click

from mediation_map.commands.commun import CONFIG, build_day
from mediation_map.config import load_config
from mediation_map.constats import Severite
from mediation_map.pipeline import load_donnees
from mediation_map.publish.compte import dump_constats
from mediation_map.render.rapport import render_rapport
from mediation_map.render.rapport_texte import format_text


@click.command("check", help="Report every problem in the tables (no network).")
@CONFIG
@click.option("--format", "forme", type=click.Choice(["text", "json", "csv", "html"]),
              default="text", show_default=True)  # fmt: skip
def command(config: Path, forme: str) -> int:
    """Print the constats; exit 1 when one of them is blocking."""
    constats = load_donnees(load_config(config), build_day()).constats
    if forme == "json":
        click.echo(json.dumps([c.as_row() for c in constats], ensure_ascii=False, indent=1))
    elif forme == "csv":
        click.echo(dump_constats(constats).decode("utf-8"), nl=False)
    elif forme == "html":
        click.echo(render_rapport(constats), nl=False)
    else:
        click.echo("\n".join(format_text(constats)))
    return int(any(constat.severite is Severite.BLOQUANT for constat in constats))
