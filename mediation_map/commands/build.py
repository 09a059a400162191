"""``build``: the tables become the sites of both editions, all at once or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import click

from mediation_map.commands.commun import CONFIG, build_day
from mediation_map.config import load_config
from mediation_map.constats import Constat, Severite
from mediation_map.geocode.gazetier import load_gazetier
from mediation_map.merge.slugs import NOM_FICHIER as NOM_SLUGS
from mediation_map.merge.slugs import Adressage, dump_slugs, mark_public
from mediation_map.model.registre import LigneCompte, Sort
from mediation_map.pipeline import Donnees, close_rows, load_donnees, make_annuaire
from mediation_map.publish.annuaire import Annuaire, Edition
from mediation_map.publish.compte import dump_compte, dump_constats, summarize
from mediation_map.publish.ecriture import write_file, write_folder
from mediation_map.publish.serveur import render_serveur
from mediation_map.render.rendu import build_politique
from mediation_map.render.site import render_site

EDITIONS = {"public": (Edition.PUBLIC,), "pro": (Edition.PRO,), "all": tuple(Edition)}


@click.command("build", help="Build the site from the tables (no network).")
@CONFIG
@click.option("--out", type=click.Path(path_type=Path), default=Path("site"), show_default=True,
              help="Folder that receives public and pro.")  # fmt: skip
@click.option("--edition", type=click.Choice(list(EDITIONS)), default="all", show_default=True)
@click.option("--strict", is_flag=True, help="Stop when a constat is blocking or a warning.")
def command(config: Path, out: Path, edition: str, strict: bool) -> int:
    """Build everything in memory, then write; print the account of rows."""
    jour = build_day()
    donnees = load_donnees(load_config(config), jour)
    if donnees.cadre:
        return _refuse(donnees.cadre)
    compte = close_rows(donnees, jour)
    if strict and (graves := _count_serious(donnees.constats)):
        click.echo(f"{graves} constats à corriger : rien n'est publié (--strict).", err=True)
        click.echo("Pour les lire : python -m mediation_map check", err=True)
        return 1
    codes = [commune.code_insee for commune in donnees.registre.communes]
    gazetier = load_gazetier(donnees.config, codes)
    annuaires = [make_annuaire(donnees, one, jour, compte, gazetier) for one in EDITIONS[edition]]
    slugs = remember_public(donnees.slugs, annuaires)
    sites = {annuaire.edition: render_site(annuaire, slugs) for annuaire in annuaires}
    for edition_, fichiers in sites.items():
        write_folder(out / edition_, fichiers)
    politique = build_politique(donnees.config, tuiles=True)
    write_folder(out / "serveur", dict(render_serveur(politique)))
    _write_processed(donnees, compte, slugs)
    _print_account(donnees, compte)
    for edition_, fichiers in sites.items():
        click.echo(f"{out / edition_ / 'index.html'} : {len(fichiers)} fichiers")
    return 0


def _refuse(cadre: Iterable[Constat]) -> int:
    """Say why nothing can be published from these tables."""
    for constat in cadre:
        place = f"{constat.origine} : " if str(constat.origine) else ""
        click.echo(f"Erreur : {place}{constat.phrase} {constat.conseil}", err=True)
    click.echo("Le site n'a pas été changé.", err=True)
    return 1


def _count_serious(constats: Sequence[Constat]) -> int:
    return sum(constat.severite is not Severite.INFORMATION for constat in constats)


def remember_public(
    slugs: Mapping[str, Adressage], annuaires: Iterable[Annuaire]
) -> dict[str, Adressage]:
    """Return the register of addresses, where those of the public edition are marked."""
    publics = [a for a in annuaires if a.edition is Edition.PUBLIC]
    return mark_public(slugs, [lieu.id for a in publics for lieu in a.registre.lieux])


def _write_processed(
    donnees: Donnees, compte: tuple[LigneCompte, ...], slugs: Mapping[str, Adressage]
) -> None:
    dossier = donnees.config.processed
    write_file(dossier / "constats.csv", dump_constats(donnees.constats))
    write_file(dossier / "compte.csv", dump_compte(compte))
    write_file(dossier / NOM_SLUGS, dump_slugs(slugs))


def _print_account(donnees: Donnees, compte: tuple[LigneCompte, ...]) -> None:
    click.echo(f"{donnees.config.territoire.nom} – compte des lignes")
    for table, total, sorts in summarize(compte):
        detail = ", ".join(f"{nombre} {sort}" + "s" * (nombre > 1)
                           for sort, nombre in sorts.items() if nombre)  # fmt: skip
        click.echo(f"  {table:<12} {total:>5} lignes : {detail}")
    for raison, nombre in _count_reasons(compte):
        click.echo(f"    {nombre} × {raison}")
    graves = _count_serious(donnees.constats)
    click.echo(f"  {len(donnees.constats)} constats, dont {graves} à corriger "
               f"({donnees.config.processed / 'constats.csv'})")  # fmt: skip


def _count_reasons(compte: tuple[LigneCompte, ...]) -> list[tuple[str, int]]:
    """Return the reasons worth telling: of rows withheld or rejected, and of missing consents."""
    raisons: dict[str, int] = {}
    for ligne in compte:
        if ligne.sort is not Sort.PUBLIE or "accord" in ligne.raison:
            raison = f"{ligne.table} : {ligne.sort}, {ligne.raison}"
            raisons[raison] = raisons.get(raison, 0) + 1
    return sorted(raisons.items())
