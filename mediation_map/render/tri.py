"""The order of names in French, and their first letter."""

from __future__ import annotations

import unicodedata

AUTRES = "#"


def sort_key(nom: str) -> str:
    """Return what a name is sorted by: neither accents nor capitals count."""
    decompose = unicodedata.normalize("NFKD", nom.replace("œ", "oe").replace("Œ", "Oe"))
    return "".join(c for c in decompose if not unicodedata.combining(c)).casefold()


def first_letter(nom: str) -> str:
    """Return the letter under which a name is listed, ``#`` for figures and signs."""
    lettre = next((c for c in sort_key(nom) if c.isalnum()), "")
    return lettre.upper() if "a" <= lettre <= "z" else AUTRES
