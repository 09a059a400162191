"""``check``: every problem in the tables, in French, grouped, blocking ones first."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

import click

from mediation_map.commands.commun import CONFIG, build_day
from mediation_map.config import load_config
from mediation_map.constats import Constat, Origine, Severite
from mediation_map.pipeline import load_donnees
from mediation_map.publish.compte import dump_constats
from mediation_map.render.rapport import TITRES, render_rapport

LIGNES_MONTREES = 8


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


def format_text(constats: Sequence[Constat]) -> Iterator[str]:
    """Yield a report for reading: by severity, then by kind; constats come sorted."""
    if not constats:
        yield "Aucun constat : les tables sont en ordre."
        return
    for severite, groupe in groupby(constats, key=lambda constat: constat.severite):
        du_groupe = list(groupe)
        yield f"{TITRES[severite]} ({len(du_groupe)})"
        for phrase, memes in _by_phrase(du_groupe):
            yield from _format_kind(phrase, memes)
        yield ""


def _by_phrase(constats: Iterable[Constat]) -> list[tuple[tuple[str, str], list[Constat]]]:
    groupes: dict[tuple[str, str], list[Constat]] = {}
    for constat in constats:
        groupes.setdefault((constat.phrase, constat.conseil), []).append(constat)
    return list(groupes.items())


def _format_kind(phrase: tuple[str, str], memes: Sequence[Constat]) -> Iterator[str]:
    texte, conseil = phrase
    yield f"  • {texte}"
    if conseil:
        yield f"    {conseil}"
    for place, lignes in _by_column(memes):
        yield f"    {place}{format_lignes(lignes)}"


def _by_column(constats: Iterable[Constat]) -> list[tuple[str, list[int]]]:
    """Return the places of one problem: everything but the line, and the lines."""
    places: dict[str, list[int]] = {}
    for constat in constats:
        origine = constat.origine
        sans_ligne = Origine(origine.fichier, origine.feuille, 0, origine.colonne)
        lignes = places.setdefault(str(sans_ligne), [])
        lignes += [origine.ligne] if origine.ligne else []
    return [(place, lignes) for place, lignes in places.items() if place or lignes]


def format_lignes(lignes: Sequence[int]) -> str:
    """Return line numbers as people write them: « , lignes 1, 3-5, 7 »."""
    if not lignes:
        return ""
    suites: list[list[int]] = []
    for ligne in sorted(set(lignes)):
        if suites and suites[-1][1] == ligne - 1:
            suites[-1][1] = ligne
        else:
            suites.append([ligne, ligne])
    montrees = [str(a) if a == b else f"{a}-{b}" for a, b in suites[:LIGNES_MONTREES]]
    reste = " …" if len(suites) > LIGNES_MONTREES else ""
    return f", ligne{'s' * (len(set(lignes)) > 1)} {', '.join(montrees)}{reste}"
