"""From rows to records: every row ends as one record or one reason."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from mediation_map.constats import Constat, Probleme, Severite
from mediation_map.normalise.lecture import Lecture
from mediation_map.normalise.texte import (
    LONGUEUR_LIGNE,
    LONGUEUR_TEXTE,
    clean_ligne,
    clean_paragraphe,
    fold_words,
)
from mediation_map.read.lignes import Ligne, Table

CASE_REQUISE = Probleme(
    "case-requise",
    Severite.BLOQUANT,
    "La case « {colonne} » est vide : la ligne ne peut pas être reprise.",
    "Remplissez cette case.",
)
CASE_ILLISIBLE = Probleme(
    "case-illisible",
    Severite.BLOQUANT,
    "« {valeur} » ne peut pas servir dans la case « {colonne} » : la ligne n'est pas reprise.",
    "Corrigez cette case.",
)
ID_ABSENT = Probleme(
    "id-absent",
    Severite.INFORMATION,
    "La ligne n'a pas d'identifiant : « {lu} » lui est donné d'après son contenu.",
    "Écrivez un identifiant qui ne changera plus, par exemple « {lu} ».",
)
ID_SIGNES = Probleme(
    "id-signes",
    Severite.AVERTISSEMENT,
    "L'identifiant « {valeur} » contient d'autres signes que lettres, chiffres, point et tiret : "
    "lu « {lu} ».",
    "Écrivez « {lu} », ici et partout où cette ligne est citée.",
)

T = TypeVar("T")
_ID_MAX = 80


@dataclass(frozen=True, slots=True)
class Rejet:
    """An input row that gives no record, and the reason in French."""

    table: str
    ligne: Ligne
    raison: str


@dataclass(frozen=True, slots=True)
class Construction(Generic[T]):
    """The records of a table, each with its row; records and rejects account for all rows."""

    couples: tuple[tuple[Ligne, T], ...] = ()
    constats: tuple[Constat, ...] = ()
    rejets: tuple[Rejet, ...] = ()

    @property
    def records(self) -> tuple[T, ...]:
        """The records alone, in the order of the table."""
        return tuple(record for _, record in self.couples)


class LigneRejeteeError(Exception):
    """Leaves the building of one record; caught by ``build_records`` and told as a reject."""


class Lecteur:
    """Reads the cells of one row and gathers their constats, each at its cell."""

    def __init__(self, ligne: Ligne) -> None:
        self.ligne = ligne
        self.constats: list[Constat] = []

    def brut(self, champ: str) -> str:
        """Return the text of a cell as it is."""
        return self.ligne.texte(champ)

    def garder(self, champ: str, lecture: Lecture[T]) -> T:
        """Return the value of a reading; its constats are kept at the column's place."""
        if lecture.constats:
            place = self.ligne.place(champ)
            self.constats += [constat.located(place) for constat in lecture.constats]
        return lecture.valeur

    def noter(self, champ: str, constat: Constat) -> None:
        """Keep a constat at the column's place."""
        self.constats.append(constat.located(self.ligne.place(champ)))

    def lire(self, champ: str, parse: Callable[[str], Lecture[T]]) -> T:
        """Return what ``parse`` reads in a cell."""
        return self.garder(champ, parse(self.brut(champ)))

    def texte(self, champ: str, limite: int = LONGUEUR_LIGNE) -> str:
        """Return a cell's text, harmless and on one line."""
        brut = self.brut(champ)
        return self.garder(champ, clean_ligne(brut, limite)) if brut else ""

    def nom(self, champ: str) -> str:
        """Return a cell's text that names something: it has a letter or a figure, or rejects."""
        texte = self.texte(champ)
        return self.exiger(champ, texte if any(c.isalnum() for c in texte) else "")

    def paragraphe(self, champ: str, limite: int = LONGUEUR_TEXTE) -> str:
        """Return a cell's text, harmless, with its line breaks."""
        brut = self.brut(champ)
        return self.garder(champ, clean_paragraphe(brut, limite)) if brut else ""

    def exiger(self, champ: str, valeur: T | None) -> T:
        """Return a value that the record can't do without, or reject the row."""
        if valeur is None or valeur == "":
            titre, brut = self.ligne.place(champ).colonne or champ, self.brut(champ).strip()
            probleme = CASE_ILLISIBLE if brut else CASE_REQUISE
            self.noter(champ, probleme.constat(brut, colonne=titre))
            raise LigneRejeteeError(f"la case « {titre} » est {'inutilisable' if brut else 'vide'}")
        return valeur

    def id(self, prefixe: str, identite: Sequence[str]) -> str:
        """Return the row's id, else one made from the columns that tell what the row is."""
        if clean_id(self.brut("id")):
            return self.reference("id")
        lu = f"{prefixe}-{_hash([fold_words(self.brut(champ)) for champ in identite])}"
        self.noter("id", ID_ABSENT.constat("", lu=lu))
        return lu

    def reference(self, champ: str) -> str:
        """Return an id written in a cell, without any sign that an address can't bear."""
        brut = self.brut(champ).strip()
        clean = clean_id(brut)
        if clean != brut:
            self.noter(champ, ID_SIGNES.constat(brut, lu=clean))
        return clean


def clean_id(texte: str) -> str:
    """Return an id made only of plain letters, figures, ``.``, ``_`` and ``-``."""
    flat = unicodedata.normalize("NFKD", texte.strip()[:_ID_MAX])
    plain = (c for c in flat if not unicodedata.combining(c))
    kept = "".join(c if c.isascii() and (c.isalnum() or c in "._-") else "-" for c in plain)
    while ".." in kept or "--" in kept:
        kept = kept.replace("..", ".").replace("--", "-")
    return kept.strip("-.")


def _hash(parts: Sequence[str]) -> str:
    return hashlib.blake2s("\x1f".join(parts).encode(), digest_size=5).hexdigest()


def build_records(
    table: Table, build: Callable[[Lecteur], T], requis: Sequence[str] = ()
) -> Construction[T]:
    """Build one record per row; a row that lacks a required cell is rejected and told."""
    couples: list[tuple[Ligne, T]] = []
    constats: list[Constat] = []
    rejets: list[Rejet] = []
    for ligne in table.lignes:
        lecteur = Lecteur(ligne)
        try:
            for champ in requis:
                lecteur.exiger(champ, lecteur.brut(champ).strip())
            couples.append((ligne, build(lecteur)))
        except LigneRejeteeError as error:
            rejets.append(Rejet(table.nom, ligne, str(error)))
        constats += lecteur.constats
    return Construction(tuple(couples), tuple(constats), tuple(rejets))
