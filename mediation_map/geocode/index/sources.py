"""Reading the BAN's CSV files: numbered addresses and places without a number."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from math import nan
from pathlib import Path

from mediation_map.constats import Constat, Origine, Probleme, Severite
from mediation_map.errors import SourceError
from mediation_map.fetch.fiche import load_fiche
from mediation_map.geocode.index.projections import project

POSITION_ABSENTE = Probleme(
    "ban-position-absente",
    Severite.AVERTISSEMENT,
    "Cette adresse n'a pas de position lisible (« {valeur} ») : elle n'entre pas dans l'index.",
    "Téléchargez une version plus récente du fichier de la BAN.",
)
LIGNE_INCOMPLETE = Probleme(
    "ban-ligne-incomplete",
    Severite.AVERTISSEMENT,
    "Cette ligne n'a pas de code de commune ou de nom de voie : elle n'entre pas dans l'index.",
    "Téléchargez une version plus récente du fichier de la BAN.",
)
NUMERO_ILLISIBLE = Probleme(
    "ban-numero-illisible",
    Severite.AVERTISSEMENT,
    "Le numéro « {valeur} » n'est pas un numéro de voie : l'adresse n'entre pas dans l'index.",
    "Téléchargez une version plus récente du fichier de la BAN.",
)

COMMUNES = ("code_postal", "code_insee", "nom_commune")
DEGRES, METRES = ("lon", "lat"), ("x", "y")
ANCIEN_CODE, ANCIEN_NOM, ACHEMINEMENT = (
    "code_insee_ancienne_commune",
    "nom_ancienne_commune",
    "libelle_acheminement",
)
ADRESSES = ("numero", "rep", "nom_voie")
LIEUX_DITS = ("nom_lieu_dit",)
NUMERO_CHIFFRES = 5
DEGRE = 1_000_000
"""Positions are whole millionths of a degree: 11 cm."""


@dataclass(slots=True)
class Commune:
    """A commune as the files write it: every name, code and postcode that leads to it."""

    nom: str
    postaux: dict[str, None] = field(default_factory=dict)
    autres_noms: dict[str, None] = field(default_factory=dict)
    autres_codes: dict[str, None] = field(default_factory=dict)


@dataclass(slots=True)
class Point:
    """A way or a place of one commune, with the numbers on it: (number, suffix, lon, lat).

    Communes that merged keep homonyms: the former commune tells them apart.
    """

    code_postal: str
    place: tuple[int, int] | None = None
    numeros: list[tuple[int, str, int, int]] = field(default_factory=list)


@dataclass(slots=True)
class Recolte:
    """Everything read from the files."""

    communes: dict[str, Commune] = field(default_factory=dict)
    voies: dict[tuple[str, str, str], Point] = field(default_factory=dict)
    sources: list[dict[str, str | int]] = field(default_factory=list)
    constats: list[Constat] = field(default_factory=list)


def read_sources(files: list[Path]) -> Recolte:
    """Return what the BAN ``files`` hold.

    Raises:
        SourceError: a file is missing, not UTF-8 CSV, damaged, or not in one of the two layouts.
    """
    recolte = Recolte()
    for path in files:
        _read_file(path, recolte)
    return recolte


def _read_file(path: Path, recolte: Recolte) -> None:
    raw = _read_bytes(path)
    digest = hashlib.sha256(raw).hexdigest()
    fiche = load_fiche(path)
    recolte.sources.append(
        {
            "nom": path.name,
            "octets": len(raw),
            "sha256": digest,
            "telecharge_le": fiche.telecharge_le if fiche else "",
        }
    )
    rows = csv.reader(io.StringIO(_decode(path, raw), newline=""), delimiter=";")
    try:
        _take_rows(path, rows, recolte)
    except csv.Error as error:
        message = f"{path.name}, ligne {rows.line_num} : ce n'est pas une ligne de CSV ({error})."
        raise SourceError(message, "Téléchargez de nouveau ce fichier.") from error


def _read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SourceError(f"Le fichier {path} ne peut pas être lu.", "Vérifiez son nom.") from error


def _decode(path: Path, raw: bytes) -> str:
    try:
        if raw[:2] == b"\x1f\x8b":
            raw = gzip.decompress(raw)
        return raw.decode("utf-8-sig")
    except (OSError, EOFError, zlib.error) as error:
        raise SourceError(
            f"Le fichier {path.name} est abîmé ou incomplet.", "Téléchargez-le de nouveau."
        ) from error
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise SourceError(
            f"{path.name}, ligne {line} : ce n'est pas du texte en UTF-8.",
            "Les fichiers de la BAN sont en UTF-8 : téléchargez-le de nouveau.",
        ) from error


def _take_rows(path: Path, rows: Iterator[list[str]], recolte: Recolte) -> None:
    header = next(rows, [])
    take = _Lecteur(path, header, recolte)
    read = take.read_lieu_dit if take.lieux_dits else take.read_adresse
    _read_each(path, rows, len(header), read)


def _read_each(
    path: Path, rows: Iterator[list[str]], width: int, read: Callable[[list[str], int], None]
) -> None:
    for row in rows:
        line: int = rows.line_num  # type: ignore[attr-defined]
        if len(row) == width:
            read(row, line)
        elif row:
            raise SourceError(
                f"{path.name}, ligne {line} : {len(row)} colonnes au lieu de {width}.",
                "Le fichier est sans doute incomplet : téléchargez-le de nouveau.",
            )


class _Lecteur:
    """Takes the rows of one file into the harvest."""

    def __init__(self, path: Path, header: list[str], recolte: Recolte) -> None:
        self.path = path
        self.recolte = recolte
        self.lieux_dits = "nom_lieu_dit" in header
        needed = COMMUNES + (LIEUX_DITS if self.lieux_dits else ADRESSES)
        missing = [name for name in needed if name not in header]
        if not missing and not any(set(pair) <= set(header) for pair in (DEGRES, METRES)):
            missing = list(DEGRES)
        if missing:
            raise SourceError(
                f"{path.name}, ligne 1 : il manque la colonne « {missing[0]} ».",
                "Donnez un fichier CSV de la BAN (adresses ou lieux-dits), séparé par « ; ».",
            )
        place = {name: rank for rank, name in enumerate(header)}
        self.columns = tuple(place[name] for name in needed)
        self.old_code, self.old_name, self.post_name = (
            place.get(name, len(header)) for name in (ANCIEN_CODE, ANCIEN_NOM, ACHEMINEMENT)
        )
        self.lon, self.lat, self.x, self.y = (
            place.get(name, len(header)) for name in (*DEGRES, *METRES)
        )

    def _complain(self, probleme: Probleme, valeur: str, line: int) -> None:
        origine = Origine(fichier=self.path.name, ligne=line)
        self.recolte.constats.append(probleme.constat(valeur, origine))

    def read_adresse(self, row: list[str], line: int) -> None:
        """Take one numbered address."""
        row.append("")  # an absent column reads as empty
        cp, code, commune, numero, rep, voie = [row[i] for i in self.columns]
        position = self._position(row, code, line)
        if position is None or not self._complete(code, voie, line):
            return
        if not numero.isdecimal() or len(numero) > NUMERO_CHIFFRES:
            self._complain(NUMERO_ILLISIBLE, numero, line)
            return
        point = self._point(code, voie, cp, commune, row)
        point.numeros.append((int(numero), rep.lower(), *position))

    def read_lieu_dit(self, row: list[str], line: int) -> None:
        """Take one place without a number."""
        row.append("")  # an absent column reads as empty
        cp, code, commune, voie = [row[i] for i in self.columns]
        position = self._position(row, code, line)
        if position is not None and self._complete(code, voie, line):
            self._point(code, voie, cp, commune, row).place = position

    def _complete(self, code: str, voie: str, line: int) -> bool:
        if code and voie.strip():
            return True
        self._complain(LIGNE_INCOMPLETE, voie, line)
        return False

    def _position(self, row: list[str], code: str, line: int) -> tuple[int, int] | None:
        """Return the position in millionths of a degree: the degrees, else the metres."""
        try:
            lon, lat = float(row[self.lon]), float(row[self.lat])
        except ValueError:
            lon, lat = self._project(row, code)
        if abs(lon) <= 180 and abs(lat) <= 90:  # false for what is no number, too
            return round(lon * DEGRE), round(lat * DEGRE)
        said = (row[place] for place in (self.lon, self.lat, self.x, self.y))
        self._complain(POSITION_ABSENTE, " ".join(filter(None, said)), line)
        return None

    def _project(self, row: list[str], code: str) -> tuple[float, float]:
        try:
            return project(float(row[self.x]), float(row[self.y]), code)
        except ValueError:
            return nan, nan

    def _point(self, code: str, voie: str, cp: str, commune: str, row: list[str]) -> Point:
        ancien = row[self.old_name]
        point = self.recolte.voies.get((code, voie, ancien))
        if point is None:
            point = self.recolte.voies[code, voie, ancien] = Point(cp)
            self._commune(code, commune, row)
        self.recolte.communes[code].postaux[cp] = None
        return point

    def _commune(self, code: str, nom: str, row: list[str]) -> None:
        known = self.recolte.communes.setdefault(code, Commune(nom))
        for nom_autre in filter(None, (row[self.old_name], row[self.post_name])):
            known.autres_noms[nom_autre] = None
        if row[self.old_code]:
            known.autres_codes[row[self.old_code]] = None
