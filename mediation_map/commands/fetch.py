"""``fetch``: bring the BAN's files, or the current outlines, onto this machine."""

from __future__ import annotations

import os
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

from mediation_map.commands.commun import CONFIG, today
from mediation_map.config import Config, load_config
from mediation_map.fetch.ban import FICHIERS, check_departement, make_telechargement
from mediation_map.fetch.communes import Contours, fetch_communes
from mediation_map.fetch.fiche import dump_fiche, fiche_path
from mediation_map.fetch.reseau import Client, RefusedError, Reglages
from mediation_map.fetch.telechargement import Telechargement, download
from mediation_map.pipeline import NOM_CONTOURS
from mediation_map.publish.ecriture import write_file
from mediation_map.territory.contours import load_contours


@click.group("fetch")
def command() -> None:
    """Download public data, verified, dated, with its licence noted beside it."""


@command.command("ban")
@CONFIG
@click.option("--departement", help="Its code (72, 2A, 974), instead of the configuration's.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False),
              help="Folder that receives the files (by default, the user's cache).")  # fmt: skip
@click.option("--url", help="Address of the folder of files, instead of the configuration's.")
def ban(config: Path, departement: str | None, out: Path | None, url: str | None) -> int:
    """Download the BAN's addresses and places of a département; goes on where it was cut."""
    settings = load_config(config)
    code = check_departement(departement or settings.territoire.departement)
    client = _client(url or str(settings.geocodage.fichiers), settings)
    dossier = out or cache_dir()
    for genre in FICHIERS:
        travail = make_telechargement(genre, code, dossier, client, today())
        try:
            fresh = _download(client, travail)
        except RefusedError as error:
            if genre == "adresses" or error.status != 404:
                raise
            click.echo(f"Pas de fichier des {genre} pour le département {code} : on s'en passe.")
            continue
        click.echo(f"{travail.cible} : {'téléchargé et vérifié' if fresh else 'déjà à jour'}.")
    click.echo(say_next(dossier, settings))
    return 0


def say_next(dossier: Path, config: Config) -> str:
    """Return how the streets of the files come to be suggested on the site."""
    if dossier.resolve() == config.processed.resolve():
        return "Le prochain « build » fera chercher les visiteurs dans toutes ces rues."
    return (
        "Le site ne lit pas ce dossier. Pour que les visiteurs cherchent par rue, relancez avec "
        f"« --out {config.processed} », puis « build »."
    )


@command.command("communes")
@CONFIG
@click.option("--siren", help="Of the intercommunality, instead of the configuration's.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False),
              help="GeoJSON to write (default: communes.geojson beside the tables).")  # fmt: skip
@click.option("--url", help="Address of the service, instead of the configuration's.")
def communes(config: Path, siren: str | None, out: Path | None, url: str | None) -> int:
    """Download the current outlines of the communes of an intercommunality."""
    settings = load_config(config)
    cible = out or settings.dossier / NOM_CONTOURS
    client = _client(url or str(settings.communes.url), settings)
    contours = fetch_communes(client, siren or settings.territoire.siren, today())
    save_communes(contours, cible)
    click.echo(f"{cible} : {len(contours.codes)} communes.")
    click.echo("À recopier dans territoire.toml, section [communes] :")
    click.echo(f'source = "{contours.fiche.attribution}"')
    return 0


def save_communes(contours: Contours, cible: Path) -> None:
    """Write the outlines, read as the build reads them before they take their place."""
    beside = cible.with_name(f"{cible.name}.part")
    write_file(beside, contours.content)
    try:
        load_contours(beside)
    finally:
        beside.unlink(missing_ok=True)
    write_file(cible, contours.content)
    write_file(fiche_path(cible), dump_fiche(contours.fiche))


def cache_dir() -> Path:
    """Return the user's cache folder for downloaded files."""
    said = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(said) if said else Path.home() / ".cache") / "mediation_map"


def _client(url: str, config: Config) -> Client:
    """Return a client that follows redirections inside the State's domains."""
    return Client(url, Reglages(contact=config.contact.courriel, suit=("gouv.fr",)))


def _download(client: Client, travail: Telechargement) -> bool:
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(),
               TransferSpeedColumn())  # fmt: skip
    with Progress(*columns, console=Console(stderr=True)) as progress:
        tache = progress.add_task(travail.cible.name, total=None)
        return download(
            client,
            travail,
            lambda recus, total: progress.update(tache, completed=recus, total=total or None),
        )
