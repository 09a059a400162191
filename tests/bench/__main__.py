"""``make bench``: whole commands and ratios, each measured here and now, on this machine."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench import bench_adresses, bench_pages, bench_rues
from tests.territoire_copie import EPOCH, Territoire, copy_territoire

TOURS = 5
ACTEURS = 20_000


def measure(command: list[str]) -> tuple[float, float]:
    """Return the wall seconds and the peak memory (MB) of one run of a command."""
    depart = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH},
    )
    _, _, usage = os.wait4(process.pid, 0)
    return time.perf_counter() - depart, _megabytes(usage)


def _megabytes(usage: resource.struct_rusage) -> float:
    unit = 1 if sys.platform == "darwin" else 1024
    return usage.ru_maxrss * unit / 1e6


def report(nom: str, command: list[str], tours: int = TOURS) -> float:
    """Print the median of several runs and return its seconds."""
    runs = [measure(command) for _ in range(tours)]
    secondes = statistics.median(run[0] for run in runs)
    memoire = max(run[1] for run in runs)
    print(f"  {nom:<46} {secondes:7.2f} s   {memoire:6.0f} MB   ({tours} runs, median, peak)")
    return secondes


def command_of(territoire: Territoire, *args: str) -> list[str]:
    """Return a command of the project on a territory."""
    config = str(territoire.raw / "territoire.toml")
    return [sys.executable, "-m", "mediation_map", *args, "--config", config]


def grow(territoire: Territoire, nombre: int) -> None:
    """Repeat the register's rows under new ids and names until it holds ``nombre`` rows."""
    lignes = territoire.read("acteurs.csv")
    copies = [
        {**lignes[rang % len(lignes)], "id": f"G{rang:05}",
         "nom": f"{lignes[rang % len(lignes)]['nom']} {rang}", "telephone": ""}
        for rang in range(nombre)
    ]  # fmt: skip
    territoire.write("acteurs.csv", copies)
    for nom in ("permanences.csv", "positions.csv"):
        (territoire.raw / nom).unlink()


def bench_build(dossier: Path) -> None:
    """Measure the build against an empty interpreter, and a check of many rows."""
    territoire = copy_territoire(dossier / "territoire")
    out = ["--out", str(territoire.site)]
    vide = report("empty interpreter", [sys.executable, "-c", "pass"])
    premier = report("build, first time", [*command_of(territoire, "build"), *out], 1)
    suite = report("build, again", [*command_of(territoire, "build"), *out])
    print(f"  again / first {suite / premier:.2f}; first / empty interpreter {premier / vide:.0f}")
    petit = report("check, 77 rows", command_of(territoire, "check"))
    grow(territoire, ACTEURS)
    grand = report(f"check, {ACTEURS} rows", command_of(territoire, "check"), 1)
    print(f"  {ACTEURS} rows / 77 rows: time × {grand / petit:.1f} for rows × {ACTEURS / 77:.0f}")


def main() -> int:
    """Run every bench; a bench whose tools are missing says so and is skipped."""
    with tempfile.TemporaryDirectory() as dossier:
        benches: list[tuple[str, Callable[[], object]]] = [
            ("Build and check", lambda: bench_build(Path(dossier))),
            ("Pages on a poor phone (Lighthouse)", bench_pages.main),
            ("Streets suggested in the browser", bench_rues.main),
            ("Address search, against the field's own engine", bench_adresses.main),
        ]
        for titre, bench in benches:
            print(titre)
            bench()
    return 0


if __name__ == "__main__":
    sys.exit(main())
