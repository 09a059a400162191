"""Headings as people write them → the columns that tables declare.

Capitals, accents, spaces and punctuation never matter. A heading that no column declares is
taken only when it is a slip of the pen: one letter away from the heading of a single column
(two in a long one), with the same first letter and digits; it is reported. A lesser likeness
is only suggested.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from mediation_map.constats import Constat, Origine, Probleme, Severite
from mediation_map.read.colonnes import TABLES, ColumnSpec, Format, TableSpec

LONGUEUR_MIN_FAUTE = 5
LONGUEUR_DEUX_FAUTES = 12
SCORE_SUGGESTION = 75

TITRE_CORRIGE = Probleme(
    "titre-corrige",
    Severite.AVERTISSEMENT,
    "La colonne « {valeur} » a été lue comme « {libelle} ».",
    "Écrivez « {libelle} » si c'est bien cela, sinon donnez-lui un nom plus éloigné.",
)
TITRE_EN_DOUBLE = Probleme(
    "titre-en-double",
    Severite.AVERTISSEMENT,
    "Deux colonnes veulent dire « {libelle} » : « {valeur} » n'a pas été lue.",
    "Gardez une seule colonne « {libelle} », ou renommez celle-ci.",
)


@dataclass(frozen=True, slots=True)
class Colonne:
    """A column of a file: its heading as written, the ``cle`` of its cells, what it declares.

    An undeclared column has no ``spec`` and keeps its heading as ``cle``; one without a
    heading is called by its letter.
    """

    indice: int
    titre: str
    cle: str
    spec: ColumnSpec | None = None
    a_titre: bool = True

    @property
    def format(self) -> Format:
        """What its cells hold."""
        return self.spec.format if self.spec else Format.TEXTE


@lru_cache(maxsize=4096)
def fold(texte: str) -> str:
    """Return ``texte`` in lower case, without accents, spaces or punctuation."""
    texte = texte.casefold().replace("œ", "oe").replace("æ", "ae").replace("°", "")
    return "".join(c for c in unicodedata.normalize("NFKD", texte) if c.isalnum())


def letter(indice: int) -> str:
    """Return the spreadsheet's letter of a column counted from 0: ``A``, ``Z``, ``AA``…"""
    reste, rang = divmod(indice, 26)
    return (letter(reste - 1) if reste else "") + chr(ord("A") + rang)


@lru_cache(maxsize=64)
def _lexique(noms: tuple[tuple[str, tuple[str, ...]], ...]) -> Mapping[str, str]:
    """Return folded heading → name; a canonical heading wins over another's synonym."""
    rangs = max(len(titres) for _, titres in noms)
    lexique: dict[str, str] = {}
    for rang in range(rangs):
        for nom, titres in noms:
            if rang < len(titres):
                lexique.setdefault(fold(titres[rang]), nom)
    return lexique


def build_lexique(specs: Mapping[str, ColumnSpec] | Mapping[str, TableSpec]) -> Mapping[str, str]:
    """Return the folded headings of columns or tables → their names."""
    return _lexique(tuple((nom, spec.titres) for nom, spec in specs.items()))


def find_slip(plie: str, lexique: Mapping[str, str]) -> str:
    """Return the one name that a folded heading misspells, or nothing when it is unclear."""
    if len(plie) < LONGUEUR_MIN_FAUTE:
        return ""
    fautes = 2 if len(plie) >= LONGUEUR_DEUX_FAUTES else 1
    proches = {
        nom
        for titre, nom in lexique.items()
        if len(titre) >= LONGUEUR_MIN_FAUTE
        and titre[0] == plie[0]
        and _digits(titre) == _digits(plie)
        and OSA.distance(plie, titre, score_cutoff=fautes) <= fautes
    }
    return proches.pop() if len(proches) == 1 else ""


def suggest(plie: str, lexique: Mapping[str, str]) -> str:
    """Return the name whose heading looks most like a folded one, or nothing."""
    best = process.extractOne(plie, list(lexique), scorer=fuzz.ratio, score_cutoff=SCORE_SUGGESTION)
    return lexique[best[0]] if best else ""


def _digits(texte: str) -> str:
    return "".join(c for c in texte if c.isdigit())


def find_known(titres: Iterable[str], spec: TableSpec) -> set[str]:
    """Return the columns of the table that the headings name exactly."""
    lexique = build_lexique(spec.colonnes)
    return {lexique[fold(t)] for t in titres if fold(t) in lexique}


@lru_cache(maxsize=1)
def _tous_les_titres() -> frozenset[str]:
    return frozenset(titre for spec in TABLES.values() for titre in build_lexique(spec.colonnes))


def count_usual(titres: Iterable[str]) -> int:
    """Return how many cells are a heading of any table at all."""
    return len({fold(titre) for titre in titres} & _tous_les_titres())


def match_titres(
    titres: Sequence[str], spec: TableSpec, origine: Origine
) -> tuple[list[Colonne], list[Constat]]:
    """Return the columns of a row of headings, in order, and what is odd about them.

    Exact headings are served first, so that a slip never takes the place of a right one.
    """
    lexique = build_lexique(spec.colonnes)
    noms = _assign_exact(titres, lexique)
    constats = list(_assign_slips(titres, noms, lexique, spec, origine))
    constats += _find_doubles(titres, noms, lexique, spec, origine)
    return list(_build_colonnes(titres, noms, spec)), constats


def _assign_exact(titres: Sequence[str], lexique: Mapping[str, str]) -> dict[int, str]:
    """Return index → column; of two headings for one column the more canonical is taken."""
    rangs = {titre: rang for rang, titre in enumerate(lexique)}
    plies = [(rangs[p], i, p) for i, p in enumerate(map(fold, titres)) if p in rangs]
    noms: dict[int, str] = {}
    for _, indice, plie in sorted(plies):
        if lexique[plie] not in noms.values():
            noms[indice] = lexique[plie]
    return noms


def _assign_slips(
    titres: Sequence[str],
    noms: dict[int, str],
    lexique: Mapping[str, str],
    spec: TableSpec,
    origine: Origine,
) -> Iterator[Constat]:
    for indice, titre in enumerate(titres):
        nom = "" if fold(titre) in lexique else find_slip(fold(titre), lexique)
        if nom and nom not in noms.values():
            noms[indice] = nom
            libelle = spec.colonnes[nom].libelle
            yield TITRE_CORRIGE.constat(titre, _at(origine, titre), libelle=libelle)


def _find_doubles(
    titres: Sequence[str],
    noms: Mapping[int, str],
    lexique: Mapping[str, str],
    spec: TableSpec,
    origine: Origine,
) -> Iterator[Constat]:
    for indice, titre in enumerate(titres):
        nom = lexique.get(fold(titre))
        if nom and indice not in noms:
            libelle = spec.colonnes[nom].libelle
            yield TITRE_EN_DOUBLE.constat(titre, _at(origine, titre), libelle=libelle)


def _at(origine: Origine, titre: str) -> Origine:
    return Origine(origine.fichier, origine.feuille, origine.ligne, titre)


def _build_colonnes(
    titres: Sequence[str], noms: Mapping[int, str], spec: TableSpec
) -> Iterator[Colonne]:
    """Yield the columns; undeclared ones get a name that no other column bears."""
    pris = set(spec.colonnes)
    for indice, titre in enumerate(titres):
        nom = noms.get(indice, "")
        if nom:
            yield Colonne(indice, titre, nom, spec.colonnes[nom])
            continue
        cle = titre or f"colonne {letter(indice)}"
        if cle in pris:
            cle = f"{cle} ({letter(indice)})"
        pris.add(cle)
        yield Colonne(indice, titre or cle, cle, a_titre=bool(titre))
