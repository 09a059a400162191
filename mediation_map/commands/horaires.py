"""``horaires``: a table of French opening hours → the same rows as OSM ``opening_hours``."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from mediation_map.errors import ConfigError, SourceError
from mediation_map.normalise.horaires import LectureHoraires, parse_horaires, parse_semaine
from mediation_map.normalise.horaires.vocabulaire import JOURS

COLONNES = ("id", "osm", "reste", "constats")


@click.command()
@click.argument("source", metavar="IN.csv", type=click.Path(path_type=Path))
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), help="The CSV file to write."
)
def command(source: Path, out: Path) -> None:
    """Turn the French hours of IN.csv into OSM opening_hours.

    IN.csv has `id` and either `texte` or the columns `lundi` … `dimanche`; OUT.csv has
    `id,osm,reste,constats`, one row per row of IN.csv. An empty `osm` says nothing.
    """
    lignes = read_lignes(source)
    lectures = [(ligne.get("id") or "", parse_ligne(ligne)) for ligne in lignes]
    _write(out, lectures)
    dits = sum(1 for _, lecture in lectures if lecture.osm)
    click.echo(f"{len(lectures)} lignes lues, {dits} avec des horaires : {out}")


def read_lignes(source: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file (UTF-8 with or without BOM, `,` or `;`), headings checked."""
    texte = _read_text(source)
    entete = texte.split("\n", 1)[0]
    separateur = ";" if entete.count(";") > entete.count(",") else ","
    lecteur = csv.DictReader(io.StringIO(texte, newline=""), delimiter=separateur)
    colonnes = [(nom or "").strip().lower() for nom in lecteur.fieldnames or []]
    _check_colonnes(source, colonnes)
    lecteur.fieldnames = colonnes
    try:
        return list(lecteur)
    except csv.Error as error:
        raise SourceError(f"Le fichier {source} n'est pas un CSV lisible ({error}).") from error


def _read_text(source: Path) -> str:
    try:
        octets = source.read_bytes()
    except OSError as error:
        raise ConfigError(
            f"Le fichier {source} ne peut pas être lu.", "Vérifiez son nom et son dossier."
        ) from error
    try:
        return octets.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(
            f"Le fichier {source} n'est pas en UTF-8.",
            "Dans le tableur, enregistrez-le en « CSV UTF-8 ».",
        ) from error


def _check_colonnes(source: Path, colonnes: list[str]) -> None:
    """Refuse a table without ``id``, or without any column of hours."""
    if "id" not in colonnes:
        raise ConfigError(f"Le fichier {source} n'a pas de colonne « id ».", _attendu(colonnes))
    if "texte" not in colonnes and not set(colonnes) & set(JOURS):
        raise ConfigError(f"Le fichier {source} n'a pas de colonne d'horaires.", _attendu(colonnes))


def _attendu(colonnes: list[str]) -> str:
    presentes = ", ".join(nom for nom in colonnes if nom) or "aucune"
    return f"Attendu : « id », et « texte » ou « lundi » … « dimanche » (lu : {presentes})."


def parse_ligne(ligne: Mapping[str, str]) -> LectureHoraires:
    """Return the hours of a row: those of its day columns, else those of its text."""
    jours = {jour: ligne.get(jour) or "" for jour in JOURS}
    texte = ligne.get("texte") or ""
    semaine = parse_semaine(jours)
    if semaine.osm or not texte.strip():
        return semaine
    return parse_horaires(texte)


def _write(out: Path, lectures: Iterable[tuple[str, LectureHoraires]]) -> None:
    """Write the table beside its place, then put it there at once."""
    tampon = io.StringIO(newline="")
    ecrivain = csv.writer(tampon, lineterminator="\n")
    ecrivain.writerow(COLONNES)
    for identifiant, lu in lectures:
        codes = "|".join(dict.fromkeys(c.code for c in lu.constats))
        ecrivain.writerow((identifiant, lu.osm, lu.reste, codes))
    provisoire = out.with_name(out.name + ".tmp")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        provisoire.write_text(tampon.getvalue(), encoding="utf-8", newline="")
        provisoire.replace(out)
    except OSError as error:
        raise ConfigError(f"Le fichier {out} ne peut pas être écrit ({error.strerror}).") from error
