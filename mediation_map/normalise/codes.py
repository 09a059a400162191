"""Postcodes and INSEE codes: texts of five signs whose first zero spreadsheets lose."""

from __future__ import annotations

import re
from functools import lru_cache

from mediation_map.constats import Probleme, Severite
from mediation_map.normalise.lecture import Lecture
from mediation_map.normalise.nombres import is_empty

CODE_POSTAL_FAUX = Probleme(
    "code-postal-faux",
    Severite.AVERTISSEMENT,
    "« {valeur} » n'est pas un code postal.",
    "Écrivez les 5 chiffres, par exemple 72000.",
)
CODE_INSEE_FAUX = Probleme(
    "code-insee-faux",
    Severite.AVERTISSEMENT,
    "« {valeur} » n'est pas un code INSEE de commune.",
    "Écrivez les 5 signes, par exemple 72181, ou laissez la case vide.",
)
CODE_ZERO_PERDU = Probleme(
    "code-zero-perdu",
    Severite.INFORMATION,
    "« {valeur} » a perdu son zéro : lu {lu}.",
    "Mettez la colonne au format Texte dans le tableur.",
)

_POSTAL = re.compile(r"(?:0[1-9]|[1-8]\d|9[0-8])\d{3}")
_INSEE = re.compile(r"(?:0[1-9]|[1-8]\d|9[0-8]|2[AB])\d{3}")


@lru_cache(maxsize=16384)
def parse_code_postal(texte: str) -> Lecture[str]:
    """Return a postcode of five figures, its lost zero restored; empty when it is none."""
    return _parse(texte, _POSTAL, CODE_POSTAL_FAUX)


@lru_cache(maxsize=16384)
def parse_code_insee(texte: str) -> Lecture[str]:
    """Return an INSEE code of five signs, its lost zero restored; empty when it is none."""
    return _parse(texte, _INSEE, CODE_INSEE_FAUX)


def _parse(texte: str, shape: re.Pattern[str], problem: Probleme) -> Lecture[str]:
    clean = re.sub(r"[.,]0$", "", texte.strip().upper())
    clean = re.sub(r"^F-|\s", "", clean)
    if is_empty(clean):
        return Lecture("")
    if shape.fullmatch(clean):
        return Lecture(clean)
    if clean.isdecimal() and shape.fullmatch(f"0{clean}"):
        return Lecture(f"0{clean}", (CODE_ZERO_PERDU.constat(texte, lu=f"0{clean}"),))
    return Lecture("", (problem.constat(texte),))
