"""A member commune: its official facts, its outline is kept apart."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Commune:
    """``population`` None = unknown, shown as unknown; ``codes_postaux`` may be several."""

    code_insee: str
    nom: str
    slug: str = ""
    codes_postaux: tuple[str, ...] = ()
    population: int | None = None
    population_annee: int | None = None
    membre_depuis: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChiffresCommune:
    """A commune and its figures; ``habitants_par_aide`` None = population unknown or no help."""

    commune: Commune
    lieux: int = 0
    aides: int = 0
    habitants_par_aide: int | None = None


def departement_of(code: str) -> str:
    """Return the département of an INSEE code or a postcode; both Corsicas are 20, as by post."""
    if code[:2] in ("2A", "2B"):
        return "20"
    return code[: 3 if code[:2] in ("97", "98") else 2]
