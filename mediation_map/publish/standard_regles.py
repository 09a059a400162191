"""The rules of the national standard 1.0.2, held as data, and the checking of rows."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from typing import Literal
from urllib.parse import urlsplit

import opening_hours
from pydantic import BaseModel, ConfigDict, field_validator

from mediation_map.model import vocabulaires

SEPARATEUR = "|"
Forme = Literal["texte", "nombre", "date", "courriel", "lien", "horaires"]
# A cell that a spreadsheet would run; the standard's own telephones begin with « + ».
_FORMULE = re.compile(r"[=@\t\r]|[+-](?![\d.]+$)")
_COURRIEL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_PORTABLE = re.compile(r"[^\s|]+")


class Champ(BaseModel):
    """A column of the standard; ``valeurs`` empty = free text, ``sauf`` leaves words out."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    nom: str
    titre: str
    requis: bool = False
    liste: bool = False
    forme: Forme = "texte"
    motif: str = ""
    longueur_max: int = 0
    borne: float = 0
    valeurs: tuple[str, ...] = ()
    sauf: tuple[str, ...] = ()
    vocabulaire: str = ""

    @field_validator("vocabulaire")
    @classmethod
    def _check_vocabulaire(cls, nom: str) -> str:
        if nom and not issubclass(getattr(vocabulaires, nom), StrEnum):
            raise ValueError(nom)
        return nom

    @property
    def mots(self) -> tuple[str, ...]:
        """The words that the column may hold; empty = any."""
        tous = tuple(getattr(vocabulaires, self.vocabulaire)) if self.vocabulaire else self.valeurs
        return tuple(str(mot) for mot in tous if mot not in self.sauf)

    def split(self, cellule: str) -> list[str]:
        """Return the values of a cell."""
        return cellule.split(SEPARATEUR) if self.liste else [cellule]


class Regles(BaseModel):
    """The whole standard: its columns in order, and what the project adds to fill them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: str
    adresse: str
    pivot_inconnu: str
    champs: tuple[Champ, ...]
    typologies: Mapping[str, str]

    @property
    def colonnes(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(champ.nom for champ in self.champs)

    def champ(self, nom: str) -> Champ:
        """Return the column of that name."""
        return next(champ for champ in self.champs if champ.nom == nom)


def _load_regles() -> Regles:
    texte = files(__package__).joinpath("standard_regles.toml").read_text(encoding="utf-8")
    return Regles.model_validate(tomllib.loads(texte))


REGLES = _load_regles()


def check_ligne(ligne: Mapping[str, str]) -> list[str]:
    """Return what is wrong with a row of the standard, in French; nothing = valid."""
    problemes = [f"colonne inconnue : {nom}" for nom in ligne if nom not in REGLES.colonnes]
    for champ in REGLES.champs:
        if champ.nom not in ligne:
            problemes.append(f"colonne absente : {champ.nom}")
            continue
        problemes += (f"{champ.nom} : {p}" for p in check_cellule(champ, ligne[champ.nom]))
    return [*problemes, *_check_position(ligne)]


def check_cellule(champ: Champ, cellule: str) -> Iterator[str]:
    """Yield what is wrong with a cell."""
    if not cellule:
        if champ.requis:
            yield "vide, alors qu'elle est requise"
        return
    if cellule != cellule.strip() or not cellule.isprintable():
        yield "espaces au bord, retours à la ligne ou caractères invisibles"
    if "’" in cellule:
        yield "apostrophe courbe"
    if _FORMULE.match(cellule):
        yield "commence comme une formule de tableur"
    if champ.longueur_max and len(cellule) > champ.longueur_max:
        yield f"{len(cellule)} caractères, {champ.longueur_max} au plus"
    valeurs = champ.split(cellule)
    if len(set(valeurs)) < len(valeurs):
        yield "valeur répétée"
    for valeur in valeurs:
        yield from _check_valeur(champ, valeur)


def _check_valeur(champ: Champ, valeur: str) -> Iterator[str]:
    if champ.motif and not re.fullmatch(champ.motif, valeur):
        yield f"« {valeur} » n'a pas la forme attendue"
    if champ.mots and valeur not in champ.mots:
        yield f"« {valeur} » n'est pas dans la liste"
    if not _FORMES[champ.forme](valeur):
        yield f"« {valeur} » n'est pas valable ({champ.forme})"
    elif champ.borne and abs(float(valeur)) > champ.borne:
        yield f"« {valeur} » dépasse {champ.borne:g}"


def _check_position(ligne: Mapping[str, str]) -> Iterator[str]:
    """Yield what is wrong with both coordinates together."""
    latitude, longitude = ligne.get("latitude", ""), ligne.get("longitude", "")
    if bool(latitude) != bool(longitude):
        yield "latitude et longitude : l'une sans l'autre"
    elif latitude and not _is_nonzero(latitude) and not _is_nonzero(longitude):
        yield "latitude et longitude : 0, 0 n'est pas une position"


def _is_nonzero(nombre: str) -> bool:
    return _is_nombre(nombre) and float(nombre) != 0


def _is_nombre(valeur: str) -> bool:
    return bool(re.fullmatch(r"-?\d+(\.\d+)?", valeur))


def _is_date(valeur: str) -> bool:
    try:
        return date.fromisoformat(valeur).isoformat() == valeur
    except ValueError:
        return False


def _is_courriel(valeur: str) -> bool:
    return bool(_COURRIEL.fullmatch(valeur))


@lru_cache(maxsize=4096)
def _is_lien(valeur: str) -> bool:
    try:
        parts = urlsplit(valeur)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and is_portable(valeur)


def is_portable(valeur: str) -> bool:
    """Return whether a value can stand in a list of the standard: no blank, no separator."""
    return bool(_PORTABLE.fullmatch(valeur))


@lru_cache(maxsize=4096)
def _is_horaires(valeur: str) -> bool:
    return bool(opening_hours.validate(valeur))


_FORMES: Mapping[Forme, Callable[[str], bool]] = {
    "texte": lambda _: True,
    "nombre": _is_nombre,
    "date": _is_date,
    "courriel": _is_courriel,
    "lien": _is_lien,
    "horaires": _is_horaires,
}


def check_lignes(lignes: Sequence[Mapping[str, str]]) -> dict[str, list[str]]:
    """Return, for each row that is not valid, its id and what is wrong."""
    ids = Counter(ligne.get("id", "") for ligne in lignes)
    problemes = {ligne.get("id", ""): check_ligne(ligne) for ligne in lignes}
    for identifiant, nombre in ids.items():
        if nombre > 1:
            problemes[identifiant].append(f"id : porté par {nombre} lignes")
    return {identifiant: faits for identifiant, faits in problemes.items() if faits}
