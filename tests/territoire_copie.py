"""A copy of the default territory that a test may damage, and the command line run on it."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

RAW = Path("data/raw")
PROCESSED = Path("data/processed")
# 22 November 2026, noon in Paris.
EPOCH = "1795345200"


@dataclass(frozen=True)
class Territoire:
    """A territory in its own folder: ``raw``, ``processed`` and the built ``site``."""

    dossier: Path

    @property
    def raw(self) -> Path:
        return self.dossier / "raw"

    @property
    def site(self) -> Path:
        return self.dossier / "site"

    @property
    def public(self) -> Path:
        return self.site / "public"

    def run(self, *args: str, epoch: str = EPOCH) -> subprocess.CompletedProcess[str]:
        """Run a command of the project on this territory."""
        config = ["--config", str(self.raw / "territoire.toml")]
        out = ["--out", str(self.site)] if args[0] == "build" else []
        return subprocess.run(
            [sys.executable, "-m", "mediation_map", *args, *config, *out],
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**os.environ, "SOURCE_DATE_EPOCH": epoch, "PYTHONUTF8": "1"},
            timeout=120,
            check=False,
        )

    def edit(self, nom: str, avant: str, apres: str) -> None:
        """Replace a text that must be in a file."""
        fichier = self.raw / nom
        texte = fichier.read_text(encoding="utf-8")
        assert avant in texte
        fichier.write_text(texte.replace(avant, apres), encoding="utf-8")

    def read(self, nom: str) -> list[dict[str, str]]:
        """Return the rows of a table."""
        with (self.raw / nom).open(encoding="utf-8-sig", newline="") as flux:
            return list(csv.DictReader(flux))

    def write(self, nom: str, lignes: list[dict[str, str]]) -> None:
        """Write the rows of a table."""
        colonnes = list(dict.fromkeys(champ for ligne in lignes for champ in ligne))
        flux = io.StringIO(newline="")
        ecrivain = csv.DictWriter(flux, colonnes, lineterminator="\n")
        ecrivain.writeheader()
        ecrivain.writerows(lignes)
        (self.raw / nom).write_text(flux.getvalue(), encoding="utf-8")

    def files(self) -> dict[str, bytes]:
        """Return the public site's files by path."""
        return read_folder(self.public)


def copy_territoire(dossier: Path) -> Territoire:
    """Copy the default territory, its lock file and its addresses of pages."""
    shutil.copytree(RAW, dossier / "raw")
    (dossier / "processed").mkdir()
    for nom in ("geocodage.csv", "slugs.csv"):
        if (PROCESSED / nom).exists():
            shutil.copy(PROCESSED / nom, dossier / "processed" / nom)
    return Territoire(dossier)


def read_folder(dossier: Path) -> dict[str, bytes]:
    """Return every file of a folder by its POSIX path."""
    return {
        fichier.relative_to(dossier).as_posix(): fichier.read_bytes()
        for fichier in sorted(dossier.rglob("*"))
        if fichier.is_file()
    }
