"""Numbers, yes or no, and times of day as people write them."""

from __future__ import annotations

import re
from datetime import time
from functools import lru_cache

from mediation_map.constats import Probleme, Severite
from mediation_map.normalise.lecture import Lecture
from mediation_map.normalise.texte import fold, fold_words

NOMBRE_ILLISIBLE = Probleme(
    "nombre-illisible",
    Severite.AVERTISSEMENT,
    "« {valeur} » n'est pas un nombre entier.",
    "Écrivez un nombre en chiffres, par exemple 12.",
)
NOMBRE_NEGATIF = Probleme(
    "nombre-negatif",
    Severite.AVERTISSEMENT,
    "« {valeur} » est un nombre négatif.",
    "Écrivez zéro ou un nombre plus grand.",
)
OUI_NON_ILLISIBLE = Probleme(
    "oui-non-illisible",
    Severite.AVERTISSEMENT,
    "« {valeur} » n'est ni oui ni non.",
    "Écrivez oui, non, ou laissez la case vide.",
)
HEURE_ILLISIBLE = Probleme(
    "heure-illisible",
    Severite.AVERTISSEMENT,
    "« {valeur} » n'est pas une heure.",
    "Écrivez l'heure comme 9h30.",
)
DUREE_ILLISIBLE = Probleme(
    "duree-illisible",
    Severite.AVERTISSEMENT,
    "« {valeur} » n'est pas une durée.",
    "Écrivez la durée comme 2h, 1h30 ou 90 min.",
)

VIDES = frozenset(
    {"", "nc", "n c", "nd", "n d", "na", "n a", "inconnu", "inconnue", "non communique",
     "non communiquee", "non renseigne", "non renseignee", "sans", "neant", "sans date"}
)  # fmt: skip
_OUI = frozenset({"oui", "o", "x", "v", "vrai", "true", "yes", "y", "1", "ok", "d accord"})
_NON = frozenset({"non", "n", "faux", "false", "no", "0", "pas d accord", "refus", "refuse"})
_INT = re.compile(r"[+-]?\d{1,3}(?:[ \u00a0\u202f]\d{3})+|[+-]?\d+(?:[.,]0{1,2})?")
_TIME = re.compile(r"(\d{1,2})(?::|h|heures?|\.)(\d{2})?(?::\d{2})?(?:mn?|min)?")
_DUREE = re.compile(r"(?:(\d{1,2})(?:h|heures?))?(?:(\d{1,3})(?:min|mn|minutes?|m)?)?")


def is_empty(texte: str) -> bool:
    """Return whether a cell says nothing: blank, a dash, « non communiqué »…"""
    return fold_words(texte) in VIDES


@lru_cache(maxsize=4096)
def parse_entier(texte: str) -> Lecture[int | None]:
    """Return a whole number of zero or more; ``1 390`` and ``12,0`` are read, not ``1.000``."""
    clean = texte.strip()
    if is_empty(clean):
        return Lecture(None)
    if not _INT.fullmatch(clean) or len(clean) > 15:
        return Lecture(None, (NOMBRE_ILLISIBLE.constat(texte),))
    number = int(re.sub(r"[.,]0+$", "", clean).translate({ord(c): None for c in " \u00a0\u202f"}))
    if number < 0:
        return Lecture(None, (NOMBRE_NEGATIF.constat(texte),))
    return Lecture(number)


@lru_cache(maxsize=4096)
def parse_oui_non(texte: str) -> Lecture[bool | None]:
    """Return yes, no, or None when the cell says nothing."""
    words = fold_words(texte)
    if texte.strip() in ("✓", "✔", "☑"):
        return Lecture(True)
    if words in _OUI or words.startswith("oui "):
        return Lecture(True)
    if words in _NON or (words.startswith("non ") and words not in VIDES):
        return Lecture(False)
    if words in VIDES:
        return Lecture(None)
    return Lecture(None, (OUI_NON_ILLISIBLE.constat(texte),))


@lru_cache(maxsize=4096)
def parse_heure(texte: str) -> Lecture[time | None]:
    """Return a time of day: ``9h30``, ``9:00``, ``09.30``, ``9 heures``."""
    clean = fold(texte).replace(" ", "").replace("\u00a0", "")
    if is_empty(clean):
        return Lecture(None)
    found = _TIME.fullmatch(clean)
    if clean in ("midi", "minuit"):
        return Lecture(time(12 if clean == "midi" else 0))
    if found and int(found[1]) < 24 and int(found[2] or 0) < 60:
        return Lecture(time(int(found[1]), int(found[2] or 0)))
    return Lecture(None, (HEURE_ILLISIBLE.constat(texte),))


@lru_cache(maxsize=4096)
def parse_duree(texte: str) -> Lecture[int]:
    """Return a duration in minutes; a bare number is minutes; 0 = not said."""
    clean = fold(texte).replace(" ", "").replace("environ", "")
    if is_empty(clean):
        return Lecture(0)
    found = _DUREE.fullmatch(clean)
    minutes = int(found[1] or 0) * 60 + int(found[2] or 0) if found else 0
    return Lecture(minutes) if minutes else Lecture(0, (DUREE_ILLISIBLE.constat(texte),))
