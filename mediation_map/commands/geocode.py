"""``geocode``: fill the lock file of positions, or write the page that reviews it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Literal, TypedDict, Unpack

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from mediation_map.commands.commun import CONFIG, today
from mediation_map.config import Config, load_config
from mediation_map.errors import ConfigError, MediationMapError, SourceError
from mediation_map.fetch.reseau import Client, Reglages
from mediation_map.geocode.ban import Ban
from mediation_map.geocode.candidats import NOM_FICHIER as NOM_CANDIDATS
from mediation_map.geocode.candidats import dump_candidats, load_candidats
from mediation_map.geocode.fichier import Fichier
from mediation_map.geocode.geocodage import (
    Consignes,
    count_statuts,
    list_missing,
    prepare_verrou,
    run_moteurs,
)
from mediation_map.geocode.protocole import Demande, Geocodeur
from mediation_map.geocode.revue import list_fiches, render_revue
from mediation_map.geocode.verrou import NOM_FICHIER, Verrou
from mediation_map.geocode.verrou_ecriture import dump_verrou
from mediation_map.geocode.verrou_lecture import load_verrou, losses
from mediation_map.pipeline import Donnees, load_donnees
from mediation_map.publish.ecriture import write_file

MOTS = {
    "sur": ("sûre", "sûres"),
    "humain": ("imposée par un humain", "imposées par un humain"),
    "a_verifier": ("à vérifier", "à vérifier"),
    "introuvable": ("introuvable", "introuvables"),
    "a_demander": ("encore à chercher", "encore à chercher"),
}


class Choix(TypedDict):
    """What the command line says of the engines."""

    provider: Literal["ban", "fichier"] | None
    url: str | None
    index: Path | None


@click.command("geocode", help="Fill the lock file of positions; ask only what is missing.")
@CONFIG
@click.option("--provider", type=click.Choice(["ban", "fichier"]),
              help="Ask only this engine, also what another one was not sure of.")  # fmt: skip
@click.option("--url", help="Address of the BAN service, instead of the configuration's.")
@click.option("--index", type=click.Path(path_type=Path),
              help="Address index for « fichier », instead of the configuration's.")  # fmt: skip
@click.option("--review", type=click.Path(path_type=Path, dir_okay=False),
              help="Only write the review page there; asks nobody, changes nothing.")  # fmt: skip
@click.option("--limit", type=click.IntRange(min=1), help="Ask at most so many addresses.")
def command(config: Path, review: Path | None, limit: int | None, **choix: Unpack[Choix]) -> int:
    """Prepare the lock file, then ask the engines and keep each batch as it comes."""
    settings = load_config(config)
    donnees = load_donnees(settings)
    if review:
        return _write_review(donnees, review)
    moteurs = list(_make_moteurs(settings, choix))
    travail = Travail(donnees, limit, today())
    try:
        travail.run(moteurs)
    except KeyboardInterrupt as error:
        raise MediationMapError(
            "Interrompu : les réponses déjà reçues sont gardées.",
            "Relancez la commande pour la suite.",
        ) from error
    finally:
        click.echo(travail.report())
    return 0


class Travail:
    """One run of the command on a territory: the lock file is saved at every step."""

    def __init__(self, donnees: Donnees, limite: int | None, today: date) -> None:
        processed = donnees.config.processed
        self.fichier = processed / NOM_FICHIER
        self.demandes: Sequence[Demande] = donnees.demandes
        contours = donnees.contours
        polygones = dict(zip(contours["code"], contours.geometry, strict=True))
        self.consignes = Consignes(today=today, contours=polygones, limite=limite)
        self.verrou = check_verrou(load_verrou(self.fichier))
        self._candidats = dict(load_candidats(processed / NOM_CANDIDATS))
        self._fichier_candidats = processed / NOM_CANDIDATS

    def run(self, moteurs: Sequence[Geocodeur]) -> None:
        """Save the published points, then ask the engines and save every batch."""
        self.verrou = prepare_verrou(self.verrou, self.demandes, self.consignes)
        write_file(self.fichier, dump_verrou(self.verrou))
        noms = [moteur.nom for moteur in moteurs]
        total = len(list_missing(self.verrou, self.demandes, noms)[: self.consignes.limite])
        with make_progress() as progress:
            tache = progress.add_task("Adresses cherchées", total=total)
            for etape in run_moteurs(self.verrou, self.demandes, moteurs, self.consignes):
                self.verrou = etape.verrou
                self._candidats |= etape.candidats
                self._save()
                progress.advance(tache, etape.repondues)

    def _save(self) -> None:
        write_file(self.fichier, dump_verrou(self.verrou))
        write_file(self._fichier_candidats, dump_candidats(self._candidats, self.verrou))

    def report(self) -> str:
        """Return the account of the positions, in French."""
        counts = count_statuts(self.verrou, self.demandes)
        parts = [count_mots(counts[statut], *mots) for statut, mots in MOTS.items()]
        said = ", ".join(part for part in parts if not part.startswith("0 "))
        total = count_mots(len(self.demandes), "adresse", "adresses")
        return f"{self.fichier} – {total}{' : ' if said else ''}{said}."


def count_mots(nombre: int, un: str, plusieurs: str) -> str:
    """Return a number with its word: « 1 adresse », « 2 adresses »."""
    return f"{nombre} {plusieurs if nombre > 1 else un}"


def make_progress() -> Progress:
    """Return a progress bar on the error stream, so that the output stays clean."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, console=Console(stderr=True))


def _make_moteurs(config: Config, choix: Choix) -> Iterator[Geocodeur]:
    """Yield the engines to ask, in order; the command line goes before the configuration."""
    asked = choix["provider"]
    for nom in (asked,) if asked else config.geocodage.fournisseurs:
        yield _make_ban(config, choix) if nom == "ban" else _make_fichier(config, choix)


def _make_ban(config: Config, choix: Choix) -> Ban:
    url = choix["url"] or str(config.geocodage.url)
    return Ban(Client(url, Reglages(contact=config.contact.courriel)))


def _make_fichier(config: Config, choix: Choix) -> Fichier:
    said = config.geocodage.index
    chemin = choix["index"] or (config.dossier / said if said else None)
    if chemin is None:
        raise ConfigError(
            "Le moteur « fichier » demande un index d'adresses, et aucun n'est indiqué.",
            "Donnez-le avec --index, ou au réglage index de la section [geocodage].",
        )
    return Fichier.open(chemin)


def check_verrou(verrou: Verrou) -> Verrou:
    """Return the lock file; raise when writing it again would lose what a human typed."""
    lost = losses(verrou)
    if not lost:
        return verrou
    told = "\n".join(f"  - {c.origine} : {c.phrase} {c.conseil}" for c in lost[:10])
    raise SourceError(
        f"Des saisies de {NOM_FICHIER} ne sont pas comprises et seraient perdues :\n{told}\n",
        "Corrigez-les, puis relancez la commande.",
    )


def _write_review(donnees: Donnees, review: Path) -> int:
    processed = donnees.config.processed
    contours = donnees.contours
    polygones = dict(zip(contours["code"], contours.geometry, strict=True))
    noms = {lieu.id: lieu.nom for lieu in donnees.registre.lieux}
    noms |= {passage.id: passage.endroit for passage in donnees.registre.passages}
    fiches = list(
        list_fiches(
            load_verrou(processed / NOM_FICHIER),
            donnees.demandes,
            load_candidats(processed / NOM_CANDIDATS),
            polygones,
            noms,
        )
    )
    source = donnees.config.communes.source
    write_file(review, render_revue(fiches, len(donnees.demandes), source).encode())
    open_ = count_mots(len(fiches), "adresse à vérifier", "adresses à vérifier")
    click.echo(f"{review} : {open_} sur {len(donnees.demandes)}.")
    return 0
