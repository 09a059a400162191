"""``horaires``: a table of French opening hours → the same rows as OSM ``opening_hours``."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import click

from mediation_map.constats import Probleme, Severite
from mediation_map.errors import ConfigError, SourceError
from mediation_map.normalise.horaires import LectureHoraires, parse_horaires, parse_semaine
from mediation_map.normalise.horaires.jetons.vocabulaire_jours import JOURS
from mediation_map.publish.ecriture import write_file

CELLULES_EN_TROP = Probleme(
    "horaires-cellules-en-trop",
    Severite.AVERTISSEMENT,
    "« {valeur} » est au-delà des titres : ce n'est pas lu.",
    "Mettez entre guillemets un texte qui contient le séparateur.",
)
EN_TROP = "cellules en trop"
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
    """Return the rows of a CSV file (UTF-8 with or without BOM, `,` or `;`), headings checked.

    What stands beyond the headings (a text with a comma and no quotes) is under ``EN_TROP``.
    """
    texte = _read_text(source)
    entete = texte.split("\n", 1)[0]
    separateur = ";" if entete.count(";") > entete.count(",") else ","
    flux = io.StringIO(texte, newline="")
    lecteur = csv.DictReader(flux, delimiter=separateur, restkey=EN_TROP)
    try:
        colonnes = [(nom or "").strip().lower() for nom in lecteur.fieldnames or []]
        _check_colonnes(source, colonnes)
        lecteur.fieldnames = colonnes
        lignes = list(lecteur)
    except csv.Error as error:
        raise SourceError(
            f"Le fichier {source} n'est pas un CSV lisible ({error}).",
            "Enregistrez à nouveau la feuille en CSV depuis le tableur.",
        ) from error
    _check_guillemets(source, texte, lignes)
    return [
        {**ligne, EN_TROP: separateur.join(ligne.get(EN_TROP, ())).strip(" ,;")} for ligne in lignes
    ]


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
    """Refuse a table without ``id``, without any column of hours, or with one of them twice."""
    if "id" not in colonnes:
        raise ConfigError(f"Le fichier {source} n'a pas de colonne « id ».", _attendu(colonnes))
    if "texte" not in colonnes and not set(colonnes) & set(JOURS):
        raise ConfigError(f"Le fichier {source} n'a pas de colonne d'horaires.", _attendu(colonnes))
    for nom in ("id", "texte", *JOURS):
        if colonnes.count(nom) > 1:
            raise ConfigError(
                f"Le fichier {source} a deux colonnes « {nom} ».",
                "Gardez-en une seule, ou renommez celle qui ne sert pas.",
            )


def _check_guillemets(source: Path, texte: str, lignes: Sequence[Mapping[str, str]]) -> None:
    """Refuse a table whose last row has swallowed others after a quote left open."""
    derniere = "".join(str(cellule) for ligne in lignes[-1:] for cellule in ligne.values())
    if texte.count('"') % 2 and "\n" in derniere:
        raise SourceError(
            f"Dans le fichier {source}, un guillemet n'est jamais refermé : la fin y est avalée.",
            "Refermez-le, ou enregistrez à nouveau la feuille en CSV depuis le tableur.",
        )


def _attendu(colonnes: list[str]) -> str:
    presentes = ", ".join(nom for nom in colonnes if nom) or "aucune"
    return f"Attendu : « id », et « texte » ou « lundi » … « dimanche » (lu : {presentes})."


def parse_ligne(ligne: Mapping[str, str]) -> LectureHoraires:
    """Return the hours of a row: those of its day columns, else those of its text.

    Cells beyond the headings are part of no hours: they join what is not read.
    """
    lecture = _parse_colonnes(ligne)
    en_trop = ligne.get(EN_TROP) or ""
    if not en_trop:
        return lecture
    reste = " ; ".join(filter(None, (lecture.reste, en_trop)))
    constats = (*lecture.constats, CELLULES_EN_TROP.constat(en_trop))
    return replace(lecture, reste=reste, constats=constats)


def _parse_colonnes(ligne: Mapping[str, str]) -> LectureHoraires:
    jours = {jour: ligne.get(jour) or "" for jour in JOURS}
    texte = ligne.get("texte") or ""
    semaine = parse_semaine(jours)
    if semaine.osm or not texte.strip():
        return semaine
    return parse_horaires(texte)


def _write(out: Path, lectures: Iterable[tuple[str, LectureHoraires]]) -> None:
    tampon = io.StringIO(newline="")
    ecrivain = csv.writer(tampon, lineterminator="\n")
    ecrivain.writerow(COLONNES)
    for identifiant, lu in lectures:
        codes = "|".join(dict.fromkeys(c.code for c in lu.constats))
        ecrivain.writerow((identifiant, lu.osm, lu.reste, codes))
    write_file(out, tampon.getvalue().encode())
