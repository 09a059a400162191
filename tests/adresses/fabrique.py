"""A small invented département in the BAN's layouts."""

from __future__ import annotations

import csv
import gzip
import io
from pathlib import Path

COLONNES = [
    "id",
    "id_fantoir",
    "numero",
    "rep",
    "nom_voie",
    "code_postal",
    "code_insee",
    "nom_commune",
    "code_insee_ancienne_commune",
    "nom_ancienne_commune",
    "x",
    "y",
    "lon",
    "lat",
    "type_position",
    "alias",
    "nom_ld",
    "libelle_acheminement",
    "nom_afnor",
    "source_position",
    "source_nom_voie",
    "certification_commune",
    "cad_parcelles",
]
COLONNES_LIEUX = [
    "id",
    "nom_lieu_dit",
    "code_postal",
    "code_insee",
    "nom_commune",
    "code_insee_ancienne_commune",
    "nom_ancienne_commune",
    "x",
    "y",
    "lon",
    "lat",
    "source_position",
    "source_nom_voie",
]

COMMUNES = {
    "99001": ("Le Grand-Lucé", "99150", 0.10, 48.00),
    "99002": ("Saint-Mars-la-Brière", "99470", 0.30, 48.10),
    "99003": ("Coulogne", "99190", 0.50, 48.20),
    "99004": ("Trangy", "99190", 0.55, 48.22),
    "99005": ("Val-de-Braye", "99310", 0.80, 48.30),
    "75111": ("Paris", "75011", 2.38, 48.86),
    "75112": ("Paris", "75012", 2.40, 48.84),
    "98003": ("Coulogne", "98100", 5.00, 45.00),
}
"""Code: name, postcode, longitude and latitude of its first way."""

VOIES = {
    "99001": (
        "Rue de Royan", "Avenue du Général Leclerc", "Place de l'Église", "Rue du 8 Mai 1945",
        "Grande Rue", "Boulevard Émile Zola", "Route Nationale 138", "2e Avenue",
        "Rue des Jonquilles", "Chemin des Étangs", "Rue Jean Moulin",
    ),
    "99002": ("Rue de la Gare", "Impasse des Lilas", "Rue Saint-Pierre"),
    "99003": ("Rue Pasteur", "Rue de la Forge", "Rue du Stade"),
    "99004": ("Rue de la Forge", "Rue Voltaire"),
    "75111": ("Rue Oberkampf",),
    "75112": ("Avenue Daumesnil",),
    "98003": ("Rue des Alpes",),
}  # fmt: skip
NUMEROS = ((1, ""), (2, ""), (4, ""), (5, ""), (5, "bis"), (7, ""), (11, ""), (12, "b"), (20, ""))
LIEUX = (
    ("Esplanade Nelson Mandela", "99001", "", 0.1234, 48.0321),
    ("La Croix Verte", "99005", "", 0.8111, 48.3111),
)
ANCIENNES = ((0.81, "Vieux-Bourg", "99105"), (0.85, "Sargy", "99106"))
"""Two former communes of Val-de-Braye, each with its own Rue de l'Abbaye."""


def place(code: str, rank: int, numero: int) -> tuple[float, float]:
    """Return where a number of the way of that rank stands."""
    _, _, lon, lat = COMMUNES[code]
    return round(lon + rank * 0.01 + numero * 0.0001, 6), round(lat + rank * 0.001, 6)


def make_rows() -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for code, voies in VOIES.items():
        for rank, voie in enumerate(voies):
            rows += [_row(code, voie, n, rep, place(code, rank, n)) for n, rep in NUMEROS]
    for lon, ancienne, ancien_code in ANCIENNES:
        for numero in (1, 3):
            point = (lon + numero * 0.0001, 48.3)
            row = _row("99005", "Rue de l'Abbaye", numero, "", point)
            row["nom_ancienne_commune"] = ancienne
            row["code_insee_ancienne_commune"] = ancien_code
            rows.append(row)
    return rows


def _row(
    code: str, voie: str, numero: int, rep: str, point: tuple[float, float]
) -> dict[str, object]:
    commune, postal, _, _ = COMMUNES[code]
    return {
        "id": f"{code}_{numero}", "numero": numero, "rep": rep, "nom_voie": voie,
        "code_postal": postal, "code_insee": code, "nom_commune": commune,
        "lon": point[0], "lat": point[1], "libelle_acheminement": commune.upper(),
    }  # fmt: skip


def make_lieux() -> list[dict[str, object]]:
    return [
        {
            "id": nom, "nom_lieu_dit": nom, "code_insee": code, "nom_ancienne_commune": ancienne,
            "code_postal": COMMUNES[code][1], "nom_commune": COMMUNES[code][0],
            "lon": lon, "lat": lat,
        }
        for nom, code, ancienne, lon, lat in LIEUX
    ]  # fmt: skip


def as_csv(rows: list[dict[str, object]], colonnes: list[str]) -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, colonnes, delimiter=";", restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def write_ban(dossier: Path, *, gz: bool = False) -> list[Path]:
    """Write the two files of the département."""
    adresses = dossier / ("adresses-99.csv.gz" if gz else "adresses-99.csv")
    content = as_csv(make_rows(), COLONNES).encode()
    adresses.write_bytes(gzip.compress(content) if gz else content)
    lieux = dossier / "lieux-dits-99.csv"
    lieux.write_text(as_csv(make_lieux(), COLONNES_LIEUX), encoding="utf-8")
    return [adresses, lieux]
