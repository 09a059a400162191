"""How the weights of ``geocode.choix`` were found; prints them and how calibrated they are.

``python -m tests.bench.calibrage_adresses INDEX``. Two thirds of the queries teach, the third
held back is reported. Each query teaches twice: as it is, and with its way hidden, when whatever
is found is wrong. The fit is a logistic regression that is drawn
towards ``ATTIRANCE``: the data's small communes and short streets say little about dense towns.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from mediation_map.geocode.choix import POIDS, Accord, list_traits
from mediation_map.geocode.index import AddressIndex
from mediation_map.geocode.index import voies as voies_module
from mediation_map.geocode.index.donnees import degrees
from mediation_map.geocode.requete import read_requete
from mediation_map.geocode.texte import parse_voie
from tests.bench.mesures_adresses import PROCHE_M, Attendu, Trouve, measure_m, read_attendus

Matrix = npt.NDArray[np.float64]

ATTIRANCE = {
    "base": 7.6, "ecart": -0.7, "part": -12.0, "connus": -4.0, "restants": -6.0,
    "manquants": -5.0, "remplaces": -4.0, "nature_tue": -2.5, "bruit": -1.0, "bruit_tue": -1.5,
    "bruit_ecart": -0.5, "numero_interpole": -3.5, "numero_suffixe_autre": -2.0,
    "numero_absent": -6.5, "commune_nom": -0.3, "commune_code_postal": -0.5,
    "commune_nom_contre_code": -0.5, "commune_position": -1.5, "commune_code_approche": -2.0,
    "commune_nom_inconnu": -2.5,
}  # fmt: skip
"""What prudence says of a trait; the other traits follow the data alone."""
FORCE, FORCE_LIBRE = 300.0, 0.3
PARTS = {"tel quel": 1.0, "voie cachee": 0.15}
"""How much each of the two lessons weighs."""
CASES = (0, 0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.93, 0.97, 0.99, 1.01)


@dataclass(frozen=True, slots=True)
class Lecon:
    """A candidate found, and whether it was right."""

    sorte: str
    accord: Accord
    juste: bool
    gardee: bool


class Cachette:
    """Hides ways from the search."""

    def __init__(self) -> None:
        self.voies: set[int] = set()
        for name in ("_iter_exact", "_iter_near"):
            self._filter(name)

    def _filter(self, name: str) -> None:
        inner = getattr(voies_module.Voies, name)

        def visible(own: object, *rest: object) -> Iterator[tuple[object, int, object]]:
            return (found for found in inner(own, *rest) if found[1] not in self.voies)

        setattr(voies_module.Voies, name, visible)


def main() -> int:
    """Print the weights and the table of calibration."""
    dev = os.environ.get("MEDIATION_MAP_DEV_DATA")
    if not dev or len(sys.argv) != 2:
        print("calibrage : donnez MEDIATION_MAP_DEV_DATA et un index.")
        return 2
    index = AddressIndex.open(Path(sys.argv[1]))
    lecons = list(_iter_lecons(index, read_attendus(Path(dev) / "adresses")))
    weights = fit([lecon for lecon in lecons if not lecon.gardee and not lecon.accord.rival])
    for name, weight in weights.items():
        print(f'    "{name}": {weight:.2f},')
    _print_calibration([lecon for lecon in lecons if lecon.gardee], weights)
    return 0


def _iter_lecons(index: AddressIndex, attendus: Sequence[Attendu]) -> Iterator[Lecon]:
    cachette = Cachette()
    for attendu in attendus:
        yield from _learn(index, attendu, "tel quel")
        if attendu.rue_absente:
            continue
        cachette.voies = _find_voies(index, attendu)
        yield from _learn(index, attendu, "voie cachee")
        cachette.voies = set()


def _find_voies(index: AddressIndex, attendu: Attendu) -> set[int]:
    donnees = index.donnees
    asked = parse_voie(attendu.voie)
    return {
        voie
        for voie in donnees.iter_commune(donnees.par_code[attendu.code_insee])
        if donnees.voies[voie].cle == asked.cle
    }


def _learn(index: AddressIndex, attendu: Attendu, sorte: str) -> Iterator[Lecon]:
    requete = attendu.requete
    found = index._explore(requete, read_requete(requete))[0]
    if found is None:
        return
    lon, lat = degrees(found.place.lon), degrees(found.place.lat)
    code = index.donnees.codes[index.donnees.voie_commune[found.voie]]
    near = measure_m(attendu, Trouve(lon, lat)) <= PROCHE_M and code == attendu.code_insee
    juste = near and sorte != "voie cachee" and not attendu.rue_absente
    yield Lecon(sorte, found.accord, juste, attendu.gardee)


def _matrix(lecons: Sequence[Lecon]) -> Matrix:
    rows = [list_traits(lecon.accord) for lecon in lecons]
    return np.array([[row.get(name, 0.0) for name in POIDS] for row in rows])


def _weigh(lecons: Sequence[Lecon]) -> Matrix:
    """Return the weight of each lesson: each sort counts for its part of the first."""
    count = {sorte: sum(lecon.sorte == sorte for lecon in lecons) or 1 for sorte in PARTS}
    share = {sorte: part * count["tel quel"] / count[sorte] for sorte, part in PARTS.items()}
    return np.array([share[lecon.sorte] for lecon in lecons])


@dataclass(frozen=True, slots=True)
class _Regression:
    """A logistic regression drawn towards ``prior`` with ``force``."""

    traits: Matrix
    weigh: Matrix
    truth: Matrix
    prior: Matrix
    force: Matrix

    def loss(self, weights: Matrix) -> float:
        total = self.traits @ weights
        error = self.weigh * (np.logaddexp(0, total) - self.truth * total)
        return float(error.sum() + (self.force * (weights - self.prior) ** 2).sum() / 2)

    def step(self, weights: Matrix) -> Matrix:
        chance = 1 / (1 + np.exp(-np.clip(self.traits @ weights, -30, 30)))
        slope = self.traits.T @ (self.weigh * (self.truth - chance))
        slope -= self.force * (weights - self.prior)
        spread = (self.weigh * chance * (1 - chance))[:, None]
        curve = (self.traits * spread).T @ self.traits + np.diag(self.force)
        return np.linalg.solve(curve, slope)


def fit(lecons: Sequence[Lecon]) -> dict[str, float]:
    """Return the weights of the traits, by damped Newton steps."""
    regression = _Regression(
        traits=_matrix(lecons),
        weigh=_weigh(lecons),
        truth=np.array([float(lecon.juste) for lecon in lecons]),
        prior=np.array([ATTIRANCE.get(name, POIDS[name]) for name in POIDS]),
        force=np.array([FORCE if name in ATTIRANCE else FORCE_LIBRE for name in POIDS]),
    )
    weights = regression.prior
    for _ in range(50):
        step, size = regression.step(weights), 1.0
        while regression.loss(weights + size * step) > regression.loss(weights) and size > 1e-8:
            size /= 2
        weights = weights + size * step
    return dict(zip(POIDS, weights.tolist(), strict=True))


def _print_calibration(lecons: Sequence[Lecon], weights: dict[str, float]) -> None:
    rivals = np.array([1 + lecon.accord.rival for lecon in lecons])
    total = _matrix(lecons) @ np.array(list(weights.values()))
    chance = 1 / (1 + np.exp(-total)) / rivals
    truth = np.array([float(lecon.juste) for lecon in lecons])
    weigh = _weigh(lecons)
    print(f"{'score':>12} {'cas':>6} {'annoncé':>8} {'juste':>8}")
    for low, high in pairwise(CASES):
        inside = (chance >= low) & (chance < high)
        if inside.any():
            said = np.average(chance[inside], weights=weigh[inside])
            true = np.average(truth[inside], weights=weigh[inside])
            print(f"{low:>5.2f}–{min(high, 1):<5.2f} {inside.sum():>6} {said:>8.3f} {true:>8.3f}")


if __name__ == "__main__":
    sys.exit(main())
