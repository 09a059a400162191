"""Words without case, accents and signs, to compare what people write."""

from __future__ import annotations

import re
import unicodedata

LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})


def plain_words(texte: str) -> str:
    """Return a text as bare words: « Rue de l'Œuvre » → rue de l oeuvre."""
    bare = unicodedata.normalize("NFKD", texte.casefold().translate(LIGATURES))
    return re.sub(r"[^a-z0-9]+", " ", bare.encode("ascii", "ignore").decode()).strip()


def plain_word(texte: str) -> str:
    """Return a heading or a vocabulary word: « À vérifier » → a_verifier."""
    return plain_words(texte).replace(" ", "_")
