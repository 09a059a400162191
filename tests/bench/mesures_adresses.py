"""Queries with known answers, and how well an engine answers them."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, hypot, radians
from pathlib import Path

from mediation_map.geocode.precision import Reponse, Requete, Statut

FICHIERS = ("SYNTHETIC_ban_300k.csv.gz", "lieux_dits_like.csv")
QUESTIONS = ("queries.csv", "queries_composed_a.csv", "queries_absent.csv")
PROCHE_M = 100
METRES_PAR_DEGRE = 111_195


@dataclass(frozen=True, slots=True)
class Attendu:
    """A query and its right answer; ``rue_absente``: the index has no such street."""

    requete: Requete
    lon: float
    lat: float
    code_insee: str
    numero: str
    voie: str
    rue_absente: bool
    familles: tuple[str, ...]
    commune: str
    gardee: bool
    """Held back: never looked at while the weights were chosen."""


@dataclass(frozen=True, slots=True)
class Trouve:
    """What an engine answered; ``sur`` when its own threshold says so."""

    lon: float | None = None
    lat: float | None = None
    code_insee: str = ""
    numero: str = ""
    sur: bool = False

    @classmethod
    def from_reponse(cls, reponse: Reponse) -> Trouve:
        sur = reponse.statut is Statut.SUR
        return cls(reponse.lon, reponse.lat, reponse.code_insee, reponse.numero, sur)


@dataclass(slots=True)
class Mesure:
    """Counts of right answers in one family of queries."""

    total: int = 0
    commune: int = 0
    proche: int = 0
    numero: int = 0
    justes: int = 0
    gardes: int = 0
    faux: int = 0

    def add(self, attendu: Attendu, trouve: Trouve) -> None:
        commune = trouve.code_insee == attendu.code_insee
        proche = measure_m(attendu, trouve) <= PROCHE_M
        juste = commune and proche and not attendu.rue_absente
        self.total += 1
        self.commune += commune
        self.proche += proche
        self.numero += fold_numero(trouve.numero) == attendu.numero
        self.justes += juste
        self.gardes += juste and trouve.sur
        self.faux += trouve.sur and not juste

    def rates(self) -> tuple[float, ...]:
        """Commune, within 100 m, number, right answers kept, wrong ones let through."""
        parts = (self.commune, self.proche, self.numero)
        kept = self.gardes / self.justes if self.justes else 0.0
        return (*(part / self.total for part in parts), kept, self.faux / self.total)


def fold_numero(numero: str) -> str:
    return numero.replace(" ", "").lower()


def measure_m(attendu: Attendu, trouve: Trouve) -> float:
    if trouve.lon is None or trouve.lat is None:
        return float("inf")
    east = (trouve.lon - attendu.lon) * cos(radians(attendu.lat))
    return METRES_PAR_DEGRE * hypot(east, trouve.lat - attendu.lat)


def is_held(ident: str) -> bool:
    """Say whether a query is of the third that is kept for reporting."""
    return int(hashlib.sha256(ident.encode()).hexdigest(), 16) % 3 == 0


def read_attendus(adresses: Path) -> list[Attendu]:
    """Return every query of the folder, clean, dirty and absent."""
    return [attendu for name in QUESTIONS for attendu in _iter_attendus(adresses / name)]


def _iter_attendus(path: Path) -> Iterator[Attendu]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield _as_attendu(row)


def _as_attendu(row: dict[str, str]) -> Attendu:
    lon, lat = ((float(row[name]) if row[name] else None) for name in ("bias_lon", "bias_lat"))
    gardee = is_held(row["id"])
    part = "tiers gardé" if gardee else "deux tiers"
    families = [row["subset"], f"{row['kind']} ({part})", row["kind"]]
    if row["dirt"]:
        families.append(f"{row['subset']} {row['dirt']}")
    return Attendu(
        requete=Requete(id=row["id"], q=row["query"], lon=lon, lat=lat),
        lon=float(row["expected_lon"]),
        lat=float(row["expected_lat"]),
        code_insee=row["expected_citycode"],
        numero=fold_numero(row["expected_housenumber"] + row["expected_rep"]),
        voie=row["expected_street"],
        rue_absente=row["subset"] == "absent",
        familles=tuple(dict.fromkeys(families)),
        commune=row["expected_city"],
        gardee=gardee,
    )
