"""The BAN's files of a département: numbered addresses, and places without a number."""

from __future__ import annotations

import csv
import gzip
import io
import re
import zlib
from datetime import date
from pathlib import Path

from mediation_map.errors import ConfigError
from mediation_map.fetch.fiche import FicheSource, attribute
from mediation_map.fetch.reseau import Client, UnreadableError
from mediation_map.fetch.telechargement import Telechargement

FICHIERS = {
    "adresses": "adresses-{}.csv.gz",
    "lieux-dits": "lieux-dits-{}-beta.csv.gz",
}
COMMUNES = {"code_postal", "code_insee", "nom_commune", "lon", "lat"}
COLONNES = {
    "adresses": COMMUNES | {"numero", "rep", "nom_voie"},
    "lieux-dits": COMMUNES | {"nom_lieu_dit"},
}
DEPARTEMENT = re.compile(r"\d{2}|2[AB]|9[78]\d")


def check_departement(code: str) -> str:
    """Return a département's code as the files spell it; raises ``ConfigError`` for another."""
    plain = code.strip().upper()
    if not DEPARTEMENT.fullmatch(plain):
        raise ConfigError(
            f"« {code} » n'est pas un code de département.",
            "Donnez par exemple 72, 2A ou 974.",
        )
    return plain


def make_telechargement(
    genre: str, departement: str, dossier: Path, client: Client, today: date
) -> Telechargement:
    """Return the download of one file (``adresses`` or ``lieux-dits``) of a département."""
    nom = FICHIERS[genre].format(departement)
    fiche = FicheSource(
        url=f"{client.base}/{nom}",
        attribution=attribute("Base Adresse Nationale", today),
        telecharge_le=today.isoformat(),
    )
    return Telechargement(
        path=f"/{nom}",
        cible=dossier / nom,
        fiche=fiche,
        check=lambda fichier: check_fichier(fichier, genre),
    )


def check_fichier(fichier: Path, genre: str) -> None:
    """Read a file to its end: its checksum, its columns, and that it holds a row.

    Raises ``UnreadableError`` when one of them is wrong.
    """
    try:
        with gzip.open(fichier) as stream:
            columns = next(csv.reader(io.TextIOWrapper(stream, "utf-8-sig"), delimiter=";"), [])
        rows = _count_lines(fichier) - 1
    except (OSError, EOFError, zlib.error, UnicodeDecodeError, csv.Error) as error:
        raise UnreadableError("archive abîmée") from error
    if not COLONNES[genre] <= set(columns) or rows < 1:
        raise UnreadableError("colonnes ou lignes absentes")


def _count_lines(fichier: Path) -> int:
    """Return the number of lines; reading to the end is what verifies the checksum."""
    lines = 0
    with gzip.open(fichier) as stream:
        while chunk := stream.read(1 << 20):
            lines += chunk.count(b"\n")
    return lines
