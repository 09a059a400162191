"""``standard``: any source table, described by a correspondence → the national standard 1.0.2."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import click

from mediation_map.constats import Constat, Severite, sort_constats
from mediation_map.errors import ConfigError
from mediation_map.merge.reunion import merge_same_ids
from mediation_map.model.lieu import Lieu
from mediation_map.normalise.communes import IndexCommunes
from mediation_map.normalise.lieux import build_lieux
from mediation_map.publish.annuaire import Edition
from mediation_map.publish.ecriture import write_file
from mediation_map.publish.regles import RegleAccord, decide_lieu, show_lieu
from mediation_map.publish.standard import Ecarte, LigneStandard, dump_lignes, split_lignes
from mediation_map.read.sources.correspondance import Correspondance, load_correspondance
from mediation_map.read.sources.lecture import read_source
from mediation_map.render.rapport_texte import format_text

# A single file has no territory to ask: what it gives is published unless it says otherwise.
SANS_ACCORD = RegleAccord("publier", 0, date.min)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """The rows of the standard, and how each input row ended."""

    lues: int
    lignes: Sequence[LigneStandard]
    reunies: int
    ecartes: Sequence[Ecarte]
    constats: Sequence[Constat]


@click.command("standard")
@click.argument("source", metavar="IN", type=click.Path(path_type=Path))
@click.option("--mapping", required=True,
              help="TOML file, or standard-0, standard-1, france-services.")  # fmt: skip
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The CSV to write.")
@click.option("--date", "jour", type=click.DateTime(["%Y-%m-%d"]), default=None,
              help="Date of the rows that give none (the standard requires one).")  # fmt: skip
def command(source: Path, mapping: str, out: Path, jour: datetime | None) -> int:
    """Turn IN (CSV, XLSX, ODS or GeoJSON) into the national standard 1.0.2.

    Rows that the standard can't hold are left out and told; exit 1 when none is left or when a
    constat is blocking.
    """
    correspondance = load_correspondance(mapping)
    if correspondance.table != "acteurs":
        raise ConfigError(
            f"La correspondance « {mapping} » décrit des comptes rendus d'activité, pas des lieux.",
            "Posez l'export et sa correspondance dans le dossier des tables : il y sera compté.",
        )
    if jour:
        correspondance = give_date(correspondance, jour.date())
    conversion = convert_source(source, correspondance)
    write_file(out, dump_lignes(conversion.lignes))
    click.echo("\n".join(format_text(conversion.constats)))
    click.echo("\n".join(format_compte(conversion, out)))
    bloque = any(constat.severite is Severite.BLOQUANT for constat in conversion.constats)
    return int(bloque or not conversion.lignes)


def give_date(correspondance: Correspondance, jour: date) -> Correspondance:
    """Return the correspondence that dates the rows which give no date."""
    constantes = {"source_date": jour.isoformat(), **correspondance.constantes}
    return correspondance.model_copy(update={"constantes": constantes})


def convert_source(path: Path, correspondance: Correspondance) -> Conversion:
    """Read, normalise and write in the standard what a source says; its refusals are followed."""
    table = read_source(path, correspondance)
    construction = build_lieux(table, IndexCommunes())
    uniques = merge_same_ids(construction.records)
    montres, retenus = _apply_regles(uniques)
    lignes, ecartes = split_lignes(montres, {})
    rejetes = [Ecarte(rejet.ligne.texte("id"), rejet.raison) for rejet in construction.rejets]
    return Conversion(
        lues=len(table.lignes),
        lignes=lignes,
        reunies=len(construction.records) - len(uniques),
        ecartes=[*rejetes, *retenus, *ecartes],
        constats=sort_constats([*table.constats, *construction.constats]),
    )


def _apply_regles(lieux: Sequence[Lieu]) -> tuple[list[Lieu], list[Ecarte]]:
    """Return what anyone may know of the places, and those that may not be published."""
    montres: list[Lieu] = []
    retenus: list[Ecarte] = []
    for lieu in lieux:
        decision = decide_lieu(lieu, Edition.PUBLIC, (), SANS_ACCORD)
        if decision.visible:
            montres.append(show_lieu(lieu, Edition.PUBLIC))
        else:
            retenus.append(Ecarte(lieu.id, decision.raison))
    return montres, retenus


def format_compte(conversion: Conversion, out: Path) -> Iterator[str]:
    """Yield the account of the input rows; it balances."""
    yield f"{conversion.lues} lignes lues, {len(conversion.lignes)} écrites : {out}"
    if conversion.reunies:
        yield f"  {conversion.reunies} réunies à une autre du même identifiant"
    raisons = Counter(ecarte.raison for ecarte in conversion.ecartes)
    for raison, nombre in sorted(raisons.items(), key=lambda item: (-item[1], item[0])):
        yield f"  {nombre} écartées : {raison}{_advise(raison)}"


def _advise(raison: str) -> str:
    return " (donnez la date du fichier avec --date)" if raison.startswith("date_maj") else ""
