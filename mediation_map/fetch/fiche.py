"""The note beside a downloaded file: where it comes from, when, how to name it, what it weighs."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

LICENCE = "Licence Ouverte 2.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class FicheSource:
    """What must be said of a file where its data shows; ``attribution`` is the sentence."""

    url: str
    attribution: str
    licence: str = LICENCE
    telecharge_le: str = ""
    modifie_le: str = ""
    etag: str = ""
    octets: int = 0
    sha256: str = ""


def fiche_path(fichier: Path) -> Path:
    """Return where the note of a file stands."""
    return fichier.with_name(f"{fichier.name}.source.json")


def dump_fiche(fiche: FicheSource) -> bytes:
    """Return the note's text."""
    return f"{json.dumps(asdict(fiche), ensure_ascii=False, indent=1)}\n".encode()


def load_fiche(fichier: Path) -> FicheSource | None:
    """Return the note of a file; None when the file or a readable note is missing."""
    try:
        content = json.loads(fiche_path(fichier).read_text(encoding="utf-8"))
        return FicheSource(**content) if fichier.is_file() else None
    except (OSError, ValueError, TypeError):
        return None


def attribute(producteur: str, jour: date) -> str:
    """Return the sentence that the licence asks for: who made it, and when we took it."""
    return f"{producteur}, téléchargé le {jour:%d/%m/%Y}, {LICENCE}"
