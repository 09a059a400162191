"""Opening hours as pages show them: a table of days in words, or the source's own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mediation_map.model.lieu import Horaires, Lieu
from mediation_map.model.permanence import Permanence


@dataclass(frozen=True, slots=True, kw_only=True)
class LigneJour:
    """A row of the table: ``cle`` is the day's name for the script that marks today."""

    cle: str
    jour: str
    heures: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VueHoraires:
    """Hours understood (``lignes``, ``notes``) and what stays in the source's words."""

    lignes: tuple[LigneJour, ...] = ()
    notes: tuple[str, ...] = ()
    texte_source: str = ""

    def __bool__(self) -> bool:
        return bool(self.lignes or self.notes or self.texte_source)


def view_horaires(horaires: Horaires) -> VueHoraires:
    """Return the hours for a page; what could not be read is given as the source wrote it."""
    return VueHoraires(texte_source=horaires.texte)


def phrase_horaires(lieu: Lieu, permanences: Sequence[Permanence]) -> str:
    """Return the hours in one sentence: those of the help first, else the building's."""
    for prefixe, horaires in _candidates(lieu, permanences):
        phrase = describe_horaires(horaires)
        if phrase:
            return f"{prefixe}{phrase}"
    return ""


def describe_horaires(horaires: Horaires) -> str:
    """Return hours in one sentence, or between quotes the words that could not be read."""
    return f"« {horaires.texte} »" if horaires.texte else ""


def _candidates(lieu: Lieu, permanences: Sequence[Permanence]) -> list[tuple[str, Horaires]]:
    aide = [("Permanence : ", one.horaires) for one in permanences]
    return [*aide, ("", lieu.horaires)]
