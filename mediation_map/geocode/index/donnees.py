"""An opened index: its tables, and the look-ups that the search needs."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from mediation_map.errors import SourceError
from mediation_map.geocode.index.build import REPETITIONS_MAX, SEPARATEUR
from mediation_map.geocode.index.format import (
    CONSEIL,
    Tables,
    read_tables,
    unpack_entiers,
    unpack_lignes,
)
from mediation_map.geocode.index.sources import DEGRE
from mediation_map.geocode.texte import Voie


class Numero(NamedTuple):
    """A number of a way and where it stands (millionths of a degree)."""

    numero: int
    suffixe: str
    lon: int
    lat: int


class Donnees:
    """The tables of an index in memory.

    Ways are numbered from 0, sorted by commune; communes too, sorted by code.
    """

    def __init__(self, tables: Tables, meta: dict[str, Any]) -> None:
        self.meta = meta
        self._take_communes(tables)
        self._take_voies(tables)
        self._take_numeros(tables)
        self._noyaux: dict[int, dict[str, list[int]]] = {}
        self._numbered: dict[int, list[int]] = {}
        self._partout: dict[str, list[int]] = {}
        self._connus: frozenset[str] | None = None

    @classmethod
    def open(cls, path: Path) -> Donnees:
        """Open the index file at ``path``.

        Raises:
            SourceError: the file is missing, damaged, of another kind or of another version.
        """
        tables, meta = read_tables(path)
        try:
            return cls(tables, meta)
        except (KeyError, ValueError, IndexError, UnicodeDecodeError) as error:
            raise SourceError(f"L'index {path} est incomplet.", CONSEIL) from error

    def _take_communes(self, tables: Tables) -> None:
        self.commune_lon = unpack_entiers(tables["commune_lon"])
        self.commune_lat = unpack_entiers(tables["commune_lat"])
        count = len(self.commune_lon)
        self.codes = unpack_lignes(tables["commune_code"], count)
        self.noms = unpack_lignes(tables["commune_nom"], count)
        self.postaux = [
            frozenset(line.split(SEPARATEUR))
            for line in unpack_lignes(tables["commune_postaux"], count)
        ]
        self.par_code = {code: rank for rank, code in enumerate(self.codes)}
        self.par_postal: dict[str, list[int]] = {}
        for rank, postaux in enumerate(self.postaux):
            for postal in sorted(postaux):
                self.par_postal.setdefault(postal, []).append(rank)
        self._take_noms(tables, count)

    def _take_noms(self, tables: Tables, count: int) -> None:
        self.cles = unpack_lignes(tables["commune_cle"], count)
        self.par_nom: dict[str, list[int]] = {}
        for rank, cle in enumerate(self.cles):
            self.par_nom.setdefault(cle, []).append(rank)
        for rank, line in enumerate(unpack_lignes(tables["commune_autres_cles"], count)):
            for cle in filter(None, line.split(SEPARATEUR)):
                ranks = self.par_nom.setdefault(cle, [])
                if rank not in ranks:
                    ranks.append(rank)
        for rank, line in enumerate(unpack_lignes(tables["commune_autres_codes"], count)):
            for code in filter(None, line.split(SEPARATEUR)):
                self.par_code.setdefault(code, rank)

    def _take_voies(self, tables: Tables) -> None:
        self.voie_commune = unpack_entiers(tables["voie_commune"])
        count = len(self.voie_commune)
        self.voie_nom = unpack_lignes(tables["voie_nom"], count)
        self.voie_ancien = unpack_lignes(tables["voie_ancien"], count)
        self.voie_postal = unpack_lignes(tables["voie_postal"], count)
        natures = unpack_lignes(tables["voie_nature"], count)
        noyaux = unpack_lignes(tables["voie_noyau"], count)
        pleins = unpack_lignes(tables["voie_plein"], count)
        self.voies = list(map(Voie, natures, noyaux, pleins))
        self.pleins = pleins
        self.usuelles = Counter(natures)
        self.voie_lon = unpack_entiers(tables["voie_lon"])
        self.voie_lat = unpack_entiers(tables["voie_lat"])
        self.voie_debut = [
            bisect_left(self.voie_commune, rank) for rank in range(len(self.codes) + 1)
        ]
        self.numero_fin = [0, *unpack_entiers(tables["voie_fin"])]

    def _take_numeros(self, tables: Tables) -> None:
        self.suffixes = tables["suffixes"].decode().split("\n")
        self.rang_suffixe = {suffixe: rank for rank, suffixe in enumerate(self.suffixes)}
        self.numeros = unpack_entiers(tables["numero_cle"])
        self.numero_lon = unpack_entiers(tables["numero_lon"])
        self.numero_lat = unpack_entiers(tables["numero_lat"])
        if not len(self.numeros) == len(self.numero_lon) == len(self.numero_lat):
            raise ValueError(len(self.numeros))
        if self.numero_fin[-1] != len(self.numeros):
            raise ValueError(self.numero_fin[-1])

    def iter_commune(self, rank: int) -> range:
        """Return the ways of a commune."""
        return range(self.voie_debut[rank], self.voie_debut[rank + 1])

    def count_numeros(self, rank: int) -> int:
        """Return how many numbers the ways of a commune have."""
        start, end = self.voie_debut[rank], self.voie_debut[rank + 1]
        return self.numero_fin[end] - self.numero_fin[start]

    def noyaux(self, rank: int) -> dict[str, list[int]]:
        """Return the ways of a commune by the words of their names."""
        known = self._noyaux.get(rank)
        if known is None:
            known = self._noyaux[rank] = self._group(self.iter_commune(rank))
        return known

    def numbered(self, rank: int) -> list[int]:
        """Return the ways of a commune whose names hold a number."""
        known = self._numbered.get(rank)
        if known is None:
            ways = self.iter_commune(rank)
            known = [way for way in ways if any(map(str.isdecimal, self.voies[way].noyau))]
            self._numbered[rank] = known
        return known

    def partout(self, noyau: str) -> list[int]:
        """Return the ways of all communes that have this name."""
        if not self._partout:
            self._partout = self._group(range(len(self.voies)))
        return self._partout.get(noyau, [])

    def _group(self, ranks: range) -> dict[str, list[int]]:
        groups: dict[str, list[int]] = {}
        for rank in ranks:
            groups.setdefault(self.voies[rank].noyau, []).append(rank)
        return groups

    @property
    def connus(self) -> frozenset[str]:
        """Return every word used in the name of a way."""
        if self._connus is None:
            self._connus = frozenset(" ".join({voie.noyau for voie in self.voies}).split())
        return self._connus

    def numero(self, rank: int) -> Numero:
        """Return one number by its rank in the table."""
        numero, suffixe = divmod(self.numeros[rank], REPETITIONS_MAX)
        return Numero(numero, self.suffixes[suffixe], self.numero_lon[rank], self.numero_lat[rank])

    def find_numero(self, voie: int, numero: int, suffixe: str) -> int:
        """Return the rank of a number of a way, -1 when the way has no such number."""
        wanted = self.rang_suffixe.get(suffixe)
        if wanted is None:
            return -1
        start, end = self.numero_fin[voie], self.numero_fin[voie + 1]
        cle = numero * REPETITIONS_MAX + wanted
        rank = bisect_left(self.numeros, cle, start, end)
        return rank if rank < end and self.numeros[rank] == cle else -1


def degrees(value: int) -> float:
    """Return millionths of a degree as degrees."""
    return value / DEGRE
