"""The lock file's content: one line per address, and what a human decided about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from mediation_map.constats import NULLE_PART, Constat, Origine
from mediation_map.geocode.texte_simple import plain_words
from mediation_map.model.lieu import Adresse, Position
from mediation_map.model.vocabulaires import Precision

NOM_FICHIER = "geocodage.csv"


class Statut(StrEnum):
    """What a line of the lock file is worth; only ``sur`` is shown as it stands."""

    SUR = "sur"
    A_VERIFIER = "a_verifier"
    INTROUVABLE = "introuvable"
    A_DEMANDER = "a_demander"


@dataclass(frozen=True, slots=True, kw_only=True)
class Force:
    """The position that a human set, and why; ``requete`` is the address it was set for."""

    latitude: float
    longitude: float
    raison: str = ""
    le: str = ""
    requete: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LigneVerrou:
    """One address: what was asked, what was answered by whom and when, and the human's word."""

    id: str
    requete: str
    latitude: float | None = None
    longitude: float | None = None
    precision: Precision = Precision.AUCUNE
    fournisseur: str = ""
    score: float | None = None
    marge_m: int = 0
    libelle: str = ""
    date: str = ""
    statut: Statut = Statut.A_DEMANDER
    force: Force | None = None
    origine: Origine = field(default=NULLE_PART, compare=False)

    @property
    def position(self) -> Position | None:
        """The answer as a position, whatever its worth."""
        if self.latitude is None or self.longitude is None:
            return None
        return Position(
            latitude=self.latitude,
            longitude=self.longitude,
            precision=self.precision,
            fournisseur=self.fournisseur,
            score=self.score,
            marge_m=self.marge_m,
            detail=self.libelle,
            date=self.date,
        )

    @property
    def position_forcee(self) -> Position | None:
        """The human's position; the answer that a human took over stays no finer than it is."""
        if self.force is None:
            return None
        point = (self.force.latitude, self.force.longitude)
        taken_over = point == (self.latitude, self.longitude)
        return Position(
            latitude=self.force.latitude,
            longitude=self.force.longitude,
            precision=self.precision if taken_over else Precision.NUMERO,
            fournisseur="humain",
            detail=self.force.raison,
            date=self.force.le,
        )

    def answers(self, requete: str) -> bool:
        """Return whether this line is about that address, but for case, accents and signs."""
        return plain_words(self.requete) == plain_words(requete)

    def is_force_stale(self, requete: str) -> bool:
        """Return whether a human set the position for another address than ``requete``."""
        if self.force is None:
            return False
        return plain_words(self.force.requete or self.requete) != plain_words(requete)


@dataclass(frozen=True, slots=True)
class Verrou:
    """The lock file: lines by id, and the constats of its reading."""

    lignes: Mapping[str, LigneVerrou] = field(default_factory=lambda: MappingProxyType({}))
    constats: tuple[Constat, ...] = ()

    def position_of(self, id_: str, requete: str) -> Position | None:
        """Return the position to show for a record: the human's, else a sure answer, else None.

        An answer to another address than ``requete`` is no answer.
        """
        ligne = self.lignes.get(id_)
        if ligne is None:
            return None
        if ligne.force is not None:
            return ligne.position_forcee
        sure = ligne.statut is Statut.SUR and ligne.answers(requete)
        return ligne.position if sure else None

    def updated(self, lignes: Iterable[LigneVerrou]) -> Verrou:
        """Return a lock file where ``lignes`` replace those of the same ids.

        The human's word of a replaced line is kept.
        """
        merged = dict(self.lignes)
        for ligne in lignes:
            ancienne = merged.get(ligne.id)
            force = ancienne.force if ancienne else None
            merged[ligne.id] = replace(ligne, force=force or ligne.force)
        return replace(self, lignes=MappingProxyType(merged))

    def kept(self, ids: Iterable[str]) -> Verrou:
        """Return a lock file without the lines of other ids, unless a human wrote in them."""
        wanted = set(ids)
        kept = {i: line for i, line in self.lignes.items() if i in wanted or line.force}
        return replace(self, lignes=MappingProxyType(kept))


def texte_requete(adresse: Adresse) -> str:
    """Return the canonical text of an address: « 1 rue de Royan, 72190 Coulaines (72095) ».

    Complements and CEDEX codes are left out: changing them does not move a place.
    """
    code = f"({adresse.code_insee})" if adresse.code_insee else ""
    ville = f"{adresse.ligne_commune} {code}".strip()
    return ", ".join(" ".join(part.split()) for part in (adresse.voie, ville) if part.strip())
