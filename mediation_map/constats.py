"""Problems found in the data, as values: collected, reported, never raised."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum

VALEUR_MAX = 120
VALEUR_RESERVEE = "(valeur réservée)"
VOIR_LA_TABLE = "Voyez cette ligne dans la table."


class Severite(StrEnum):
    """How much a constat matters; only a blocking one fails ``check``."""

    BLOQUANT = "bloquant"
    AVERTISSEMENT = "avertissement"
    INFORMATION = "information"

    @property
    def rang(self) -> int:
        """Place in a report: 0 comes first."""
        return list(Severite).index(self)


@dataclass(frozen=True, slots=True)
class Origine:
    """Where a value stands, in the words of the spreadsheet: ``ligne`` is the line Excel shows."""

    fichier: str = ""
    feuille: str = ""
    ligne: int = 0
    colonne: str = ""

    def __str__(self) -> str:
        parts = [
            self.fichier,
            f"feuille « {self.feuille} »" if self.feuille else "",
            f"ligne {self.ligne}" if self.ligne else "",
            f"colonne « {self.colonne} »" if self.colonne else "",
        ]
        return ", ".join(part for part in parts if part)


NULLE_PART = Origine()


@dataclass(frozen=True, slots=True)
class Constat:
    """One problem: what is wrong (``phrase``), where (``origine``), what to write (``conseil``).

    ``genre`` is the kind of problem that it is one of.
    """

    code: str
    severite: Severite
    phrase: str
    conseil: str = ""
    valeur: str = ""
    origine: Origine = NULLE_PART
    genre: Probleme | None = field(default=None, repr=False, compare=False)

    def located(self, origine: Origine) -> Constat:
        """Return the same constat at ``origine``; one that has a place already keeps it."""
        return self if self.origine != NULLE_PART else replace(self, origine=origine)

    def without_values(self) -> Constat:
        """Return the same constat at the same place, for readers who may not see the cell."""
        phrase, conseil = (self.genre.phrase, self.genre.conseil) if self.genre else ("", "")
        return replace(
            self,
            phrase=_fill_reserved(phrase) or "Cette ligne est à corriger.",
            conseil=VOIR_LA_TABLE if "{" in conseil else conseil,
            valeur=VALEUR_RESERVEE if self.valeur else "",
        )

    def as_row(self) -> dict[str, str | int]:
        """Return a flat row for CSV, JSON and tables; columns are ``COLONNES``."""
        flat = asdict(self.origine)
        return {
            "severite": str(self.severite),
            "code": self.code,
            **flat,
            "ligne": self.origine.ligne or "",
            "valeur": self.valeur,
            "phrase": self.phrase,
            "conseil": self.conseil,
        }


COLONNES = (
    "severite", "code", "fichier", "feuille", "ligne", "colonne", "valeur", "phrase", "conseil",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Probleme:
    """A kind of problem; ``phrase`` and ``conseil`` are templates for ``str.format``.

    Declare each kind once, as a module constant beside the rule that finds it; its ``code``
    is what reports, tests and documentation call it.
    """

    code: str
    severite: Severite
    phrase: str
    conseil: str = ""

    def constat(
        self, valeur: object = "", origine: Origine = NULLE_PART, **mots: object
    ) -> Constat:
        """Return this problem as found in ``valeur``; ``mots`` fill the templates."""
        texte = shorten(str(valeur))
        return Constat(
            self.code,
            self.severite,
            self.phrase.format(valeur=texte, **mots),
            self.conseil.format(valeur=texte, **mots),
            texte,
            origine,
            self,
        )


def _fill_reserved(modele: str) -> str:
    return re.sub(r"(« )?\{\w+(:[^}]*)?\}( »)?", VALEUR_RESERVEE, modele)


def shorten(texte: str) -> str:
    """Return ``texte`` on one line, printable and at most ``VALEUR_MAX`` characters long."""
    clean = "".join(c if c.isprintable() else " " for c in texte)
    clean = " ".join(clean.split())
    return clean if len(clean) <= VALEUR_MAX else clean[: VALEUR_MAX - 1] + "…"


def sort_constats(constats: Iterable[Constat]) -> list[Constat]:
    """Return the constats in the order of a report: blocking first, then file, sheet, line."""
    return sorted(
        set(constats),
        key=lambda c: (
            c.severite.rang,
            c.origine.fichier,
            c.origine.feuille,
            c.origine.ligne,
            c.origine.colonne,
            c.code,
            c.valeur,
            c.phrase,
        ),
    )
