"""The embedded index beside addok: same addresses, same queries, alternating in one run.

``python -m tests.bench.bench_adresses`` prints one row per subset and the ratios. The data is
found through MEDIATION_MAP_DEV_DATA.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import lt, truediv
from pathlib import Path
from typing import Any

from mediation_map.geocode.index import AddressIndex, build_index
from tests.bench.addok_moteur import AbsentError, Addok, open_addok
from tests.bench.leurres_adresses import GRAINE, measure_leurres
from tests.bench.mesures_adresses import FICHIERS, Attendu, Mesure, Trouve, read_attendus

LOT = 500
SEUIL_ADDOK = 0.75


@dataclass(slots=True)
class Tableau:
    """Measures of one engine: seconds of each lot of queries, answers by subset."""

    lots: list[float] = field(default_factory=list)
    par_famille: dict[str, Mesure] = field(default_factory=dict)

    def add(self, attendu: Attendu, trouve: Trouve) -> None:
        for famille in attendu.familles:
            self.par_famille.setdefault(famille, Mesure()).add(attendu, trouve)


def main() -> int:
    """Print the comparison; a plain sentence where it can't be made."""
    dev = os.environ.get("MEDIATION_MAP_DEV_DATA")
    if not dev:
        print("adresses : passé, MEDIATION_MAP_DEV_DATA n'est pas donné.")
        return 0
    adresses = Path(dev) / "adresses"
    with tempfile.TemporaryDirectory() as dossier:
        try:
            _compare(adresses, Path(dossier))
        except AbsentError as error:
            print(f"adresses : comparaison passée, {error}.")
    return 0


def _compare(adresses: Path, dossier: Path) -> None:
    files = [adresses / name for name in FICHIERS]
    start = time.perf_counter()
    stats = build_index(files, dossier / "index")
    construction = time.perf_counter() - start
    start = time.perf_counter()
    index = AddressIndex.open(dossier / "index")
    ouverture = time.perf_counter() - start
    print(f"index : {construction:.1f} s, {stats.octets / 1e6:.1f} Mo, ouvert en {ouverture:.2f} s")
    with open_addok(files, dossier) as addok:
        print(f"addok : {addok.construction:.1f} s, soit {addok.construction / construction:.0f} ×")
        attendus = read_attendus(adresses)
        _race(index, addok, attendus)
    _print_leurres(adresses, attendus)


def _print_leurres(adresses: Path, attendus: Sequence[Attendu]) -> None:
    bilans = measure_leurres(adresses, attendus, GRAINE)
    print(
        f"leurres (graine {GRAINE}) acceptés à tort, la vraie voie absente : "
        f"{bilans[True].phrase} ; sans nom de commune, {bilans[False].phrase}"
    )


def _race(index: AddressIndex, addok: Addok, attendus: Sequence[Attendu]) -> None:
    nous, eux = Tableau(), Tableau()
    for first in range(0, len(attendus), LOT):
        lot = attendus[first : first + LOT]
        start = time.perf_counter()
        reponses = list(index.search_many([attendu.requete for attendu in lot]))
        nous.lots.append(time.perf_counter() - start)
        spent, answers = addok.ask([[a.requete.q, a.requete.lon, a.requete.lat] for a in lot])
        eux.lots.append(spent)
        for attendu, reponse, answer in zip(lot, reponses, answers, strict=True):
            nous.add(attendu, Trouve.from_reponse(reponse))
            eux.add(attendu, _from_addok(answer))
    _print_tables(nous, eux, len(attendus))


def _from_addok(answer: list[Any] | None) -> Trouve:
    if answer is None:
        return Trouve()
    lon, lat, citycode, numero, score, kind = answer
    sur = score >= SEUIL_ADDOK and kind != "municipality"
    return Trouve(lon, lat, citycode, numero, sur)


def _print_tables(nous: Tableau, eux: Tableau, count: int) -> None:
    # One lot after the other: what else the machine does weighs less on the lot in the middle.
    milieu = statistics.median(map(truediv, eux.lots, nous.lots))
    print(
        f"débit : {count / sum(nous.lots):.0f} contre {count / sum(eux.lots):.0f} requêtes/s, "
        f"soit {sum(eux.lots) / sum(nous.lots):.0f} × ; lot médian {milieu:.0f} ×"
    )
    _print_below(nous, eux)
    titles = ["commune", "≤100m", "numéro", "gardés", "faux"]
    print(f"{'':34}{'n':>6}  {'  '.join(f'{title:>15}' for title in titles)}")
    for famille, mesure in sorted(nous.par_famille.items()):
        autre = eux.par_famille[famille]
        pairs = zip(mesure.rates(), autre.rates(), strict=True)
        cells = "  ".join(f"{100 * a:>6.2f} / {100 * b:>6.2f}" for a, b in pairs)
        print(f"{famille:34}{mesure.total:>6}  {cells}")


def _print_below(nous: Tableau, eux: Tableau) -> None:
    """Name every subset where addok is the more exact; one without its street has no answer."""
    below = [
        famille
        for famille, mesure in sorted(nous.par_famille.items())
        if not famille.startswith("absent")
        and any(map(lt, mesure.rates()[:3], eux.par_famille[famille].rates()[:3]))
    ]
    print(f"familles où addok est plus juste : {', '.join(below) or 'aucune'}")


if __name__ == "__main__":
    sys.exit(main())
