"""Wrong streets accepted when the true one is missing and look-alikes stand in its place.

``python -m tests.bench.leurres_adresses [SEED]``. The streets asked are taken out of the BAN file;
each gets decoys in its commune and a namesake in another commune of its postcode. What the index
then calls sure is wrong. Rules may be looked at with one seed, and are reported with another.
"""

from __future__ import annotations

import csv
import gzip
import os
import random
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process

from mediation_map.geocode.index import AddressIndex, build_index
from mediation_map.geocode.mots import ARTICLES, NATURES, TITRES
from mediation_map.geocode.precision import Precision, Statut
from mediation_map.geocode.texte import Voie, parse_commune, parse_voie
from tests.bench.mesures_adresses import FICHIERS, Attendu, read_attendus

Ligne = dict[str, str]
Voisines = dict[str, dict[str, Ligne]]
COMMUNE = (
    "code_insee", "nom_commune", "code_insee_ancienne_commune", "nom_ancienne_commune",
    "libelle_acheminement", "lon", "lat",
)  # fmt: skip
KINDS = ("Rue", "Avenue", "Impasse", "Chemin", "Place", "Allée", "Boulevard", "Square", "Route")
AJOUTS = ("Vieux", "Grand", "Petit", "Haut", "Bas", "Nouveau")
AUTRE_NATURE = "fs_dirty type_swap"
PROCHES = 8
"""The look-alike is drawn among so many likest real names."""
DECALAGE = 0.01
"""Degrees between a street and its decoy: about a kilometre."""
GRAINE = 2026


@dataclass(slots=True)
class Bilan:
    """Queries whose street is missing, and those whose answer was called sure all the same.

    Counted apart when the query does not name its commune: a namesake next door then says
    exactly what was asked.
    """

    total: int = 0
    acceptes: int = 0

    @property
    def phrase(self) -> str:
        return f"{self.acceptes} de {self.total}"


def main() -> int:
    """Print the count for one seed, with each wrong answer that was accepted."""
    dev = os.environ.get("MEDIATION_MAP_DEV_DATA")
    if not dev:
        print("leurres : passé, MEDIATION_MAP_DEV_DATA n'est pas donné.")
        return 0
    graine = int(sys.argv[1]) if len(sys.argv) > 1 else GRAINE
    attendus = read_attendus(Path(dev) / "adresses")
    bilans = measure_leurres(Path(dev) / "adresses", attendus, graine, show=True)
    print(f"leurres, graine {graine}, acceptés à tort : {bilans[True].phrase} requêtes")
    print(f"  et {bilans[False].phrase} de celles qui ne nomment pas leur commune")
    return 0


def measure_leurres(
    adresses: Path, attendus: Sequence[Attendu], graine: int, *, show: bool = False
) -> dict[bool, Bilan]:
    """Return how many wrong streets are accepted among the decoys of one seed.

    By whether the query names its commune.
    """
    bilans = {True: Bilan(), False: Bilan()}
    with tempfile.TemporaryDirectory() as dossier:
        source, lieux = Path(dossier) / "leurres.csv", Path(dossier) / "lieux.csv"
        hasard = random.Random(graine)  # noqa: S311  # drawn again by its seed, no secret
        cachees = write_leurres(adresses / FICHIERS[0], source, attendus, hasard)
        _write_lieux(adresses / FICHIERS[1], lieux, cachees)
        build_index([source, lieux], Path(dossier) / "index")
        index = AddressIndex.open(Path(dossier) / "index")
    for attendu in attendus:
        if (attendu.code_insee, parse_voie(attendu.voie).cle) not in cachees:
            continue
        if AUTRE_NATURE in attendu.familles:
            continue  # it asks the very kind that a decoy may have
        bilan = bilans[_names_commune(attendu)]
        bilan.total += 1
        found = index.search(attendu.requete)
        if found.statut is Statut.SUR and found.precision is not Precision.COMMUNE:
            bilan.acceptes += 1
            if show:
                print(
                    f"  {attendu.requete.q} | {attendu.voie} {attendu.code_insee} | {found.label}"
                )
    return bilans


def _names_commune(attendu: Attendu) -> bool:
    named = parse_commune(attendu.commune) in parse_commune(attendu.requete.q)
    return named or any("typo_city" in famille for famille in attendu.familles)


def write_leurres(
    ban: Path, out: Path, attendus: Sequence[Attendu], hasard: random.Random
) -> set[tuple[str, str]]:
    """Write the BAN file with half of the streets asked replaced; return their keys."""
    asked = sorted({(a.code_insee, parse_voie(a.voie).cle) for a in attendus if a.voie})
    cachees = set(hasard.sample(asked, len(asked) // 2))
    with gzip.open(ban, "rt", encoding="utf-8", newline="") as file:
        lignes = list(csv.DictReader(file, delimiter=";"))
    noms = sorted({ligne["nom_voie"] for ligne in lignes})
    voisines = _list_voisines(lignes)
    with out.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(lignes[0]), delimiter=";")
        writer.writeheader()
        kept, hidden = _split(lignes, cachees)
        writer.writerows(kept)
        for rows in hidden.values():
            writer.writerows(_replace(rows, noms, voisines, hasard))
    return cachees


def _write_lieux(source: Path, out: Path, cachees: set[tuple[str, str]]) -> None:
    """Copy the places without those that are hidden: a street may stand in both files."""
    with source.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    with out.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), delimiter=";")
        writer.writeheader()
        keys = [(row["code_insee"], parse_voie(row["nom_lieu_dit"]).cle) for row in rows]
        writer.writerows(row for row, key in zip(rows, keys, strict=True) if key not in cachees)


def _split(
    lignes: Sequence[Ligne], cachees: set[tuple[str, str]]
) -> tuple[list[Ligne], dict[tuple[str, str], list[Ligne]]]:
    cles = {nom: parse_voie(nom).cle for nom in {ligne["nom_voie"] for ligne in lignes}}
    kept: list[Ligne] = []
    hidden: dict[tuple[str, str], list[Ligne]] = defaultdict(list)
    for ligne in lignes:
        cle = ligne["code_insee"], cles[ligne["nom_voie"]]
        if cle in cachees:
            hidden[cle].append(ligne)
        else:
            kept.append(ligne)
    return kept, hidden


def _replace(
    rows: Sequence[Ligne], noms: Sequence[str], voisines: Voisines, hasard: random.Random
) -> Iterator[Ligne]:
    here = {"lon": str(float(rows[0]["lon"]) + DECALAGE), "lat": rows[0]["lat"]}
    for leurre in _draw_noms(rows[0]["nom_voie"], noms, hasard):
        for row in rows:
            yield {**row, **here, "nom_voie": leurre}
    own = rows[0]["code_insee"]
    others = [ligne for code, ligne in voisines[rows[0]["code_postal"]].items() if code != own]
    if others:
        other = hasard.choice(others)
        place = {name: other[name] for name in COMMUNE}
        for row in rows:
            yield {**row, **place}


def _list_voisines(lignes: Sequence[Ligne]) -> Voisines:
    """Return one row of each commune, by postcode and commune."""
    voisines: Voisines = defaultdict(dict)
    for ligne in lignes:
        voisines[ligne["code_postal"]].setdefault(ligne["code_insee"], ligne)
    return voisines


def _draw_noms(nom: str, noms: Sequence[str], hasard: random.Random) -> set[str]:
    """Draw names that look like ``nom`` and are another way."""
    kind, _, rest = nom.partition(" ")
    mots = rest.split()
    leurres = {nom.replace(hasard.choice(mots or [kind]), _last_word(hasard.choice(noms)))}
    if parse_voie(kind).plein in NATURES and parse_voie(rest).noyau not in NATURES:
        leurres.add(f"{hasard.choice(KINDS)} {rest}")
        leurres.add(f"{kind} {hasard.choice(AJOUTS)} {rest}")
    leurres.add(f"{nom} {_last_word(hasard.choice(noms))}")
    leurres.add(nom.replace(f"{hasard.choice(mots or [kind])} ", ""))
    leurres.add(hasard.choice(process.extract(nom, noms, scorer=fuzz.ratio, limit=PROCHES))[0])
    return {leurre for leurre in leurres if _is_other(parse_voie(leurre), parse_voie(nom))}


def _last_word(nom: str) -> str:
    return nom.rsplit(maxsplit=1)[-1]


def _is_other(leurre: Voie, vraie: Voie) -> bool:
    """Say whether a decoy is a plausible name, and another way even for who drops a title."""
    words = set(leurre.noyau.split()) ^ set(vraie.noyau.split())
    named = not set(leurre.noyau.split()) <= NATURES.keys() | ARTICLES
    return named and (leurre.nature != vraie.nature or not words <= TITRES)


if __name__ == "__main__":
    sys.exit(main())
