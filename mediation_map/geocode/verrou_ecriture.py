"""The lock file as text: sorted, the same bytes for the same content."""

from __future__ import annotations

import csv
import io

from mediation_map.geocode.verrou import LigneVerrou, Verrou

COLONNES = (
    "id", "requete", "latitude", "longitude", "precision", "fournisseur", "score", "marge_m",
    "libelle", "date", "statut",
    "force_latitude", "force_longitude", "force_raison", "force_le", "force_requete",
)  # fmt: skip
FORMULE = ("=", "+", "-", "@")


def dump_verrou(verrou: Verrou) -> bytes:
    """Return the lock file: UTF-8 CSV with commas, sorted by id."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLONNES, lineterminator="\n")
    writer.writeheader()
    writer.writerows(_row(verrou.lignes[id_]) for id_ in sorted(verrou.lignes))
    return out.getvalue().encode()


def _row(ligne: LigneVerrou) -> dict[str, str]:
    force = ligne.force
    return {
        "id": _cell(ligne.id),
        "requete": _cell(ligne.requete),
        "latitude": format_degrees(ligne.latitude),
        "longitude": format_degrees(ligne.longitude),
        "precision": str(ligne.precision),
        "fournisseur": _cell(ligne.fournisseur),
        "score": "" if ligne.score is None else f"{ligne.score:.3f}",
        "marge_m": str(ligne.marge_m or ""),
        "libelle": _cell(ligne.libelle),
        "date": _cell(ligne.date),
        "statut": str(ligne.statut),
        "force_latitude": format_degrees(force.latitude if force else None),
        "force_longitude": format_degrees(force.longitude if force else None),
        "force_raison": _cell(force.raison if force else ""),
        "force_le": _cell(force.le if force else ""),
        "force_requete": _cell(force.requete if force else ""),
    }


def format_degrees(value: float | None) -> str:
    """Return degrees to the centimetre, without a useless zero; empty for None."""
    if value is None:
        return ""
    return f"{value:.7f}".rstrip("0").rstrip(".")


def _cell(texte: str) -> str:
    """Return a text on one line that a spreadsheet does not take for a formula."""
    clean = " ".join("".join(c if c.isprintable() else " " for c in texte).split())
    return f"'{clean}" if clean.startswith(FORMULE) else clean
