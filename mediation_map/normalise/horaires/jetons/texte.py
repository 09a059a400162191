"""Cleaning a cell before it is read: same words, one shape of space, dash and apostrophe."""

from __future__ import annotations

import html
import re
import unicodedata

LONGUEUR_MAX = 2000
"""Longer cells are not read: half of a text could miss the exception at its end."""

_ECHAPPE = re.compile(r"\\x([0-9A-Fa-f]{2})|\\u([0-9A-Fa-f]{4})")
_BALISE_LIGNE = re.compile(r"<\s*/?\s*(?:br|p|li|div|tr|ul|h\d)\b[^<>]*>", re.I)
_BALISE = re.compile(r"<[a-zA-Z/][^<>]*>")
_COLLE = re.compile(
    r"(?<=[\dhH)])(?=(?i:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche)(?![a-zé]))"
    r"|(?<=[Ff]ermé)(?=[A-Z])"
    r"|(?<=\dh)(?=et(?:\b|\d))|(?<=\dhet)(?=\d)|(?<=\b(?:[Dd]e|[Ee]t|[Aa]u))(?=\d{1,2} ?[hH:])"
    r"|(?<=\d[hH])(?=(?!eure)[a-zé]{4,})"
)
"""« 9h-12hMardi », « de9h », « 18hfermé »: cells and words that lost what parted them."""
_PUCE = re.compile(r"^[ \t]*o[ \t]+(?=\S)", re.M)
"""A bullet that a word processor wrote as a letter."""
_TABULATION = re.compile(r"(?<=\S) *\t[ \t]*(?=\S)")
"""Tabs part the cells of a table, as « | » does."""
_SUITE = re.compile(
    r"(?<=[\wé])[ \t]*\n\s*(?=(?i:au|à) (?i:lun|mar|mer|jeu|ven|sam|dim)|(?i:et|puis)\s)"
)
"""A line broken in mid-phrase: « du lundi\nau vendredi\nde 9h à 12h\net de 14h à 17h »."""
_CESURE = re.compile(r"(?<=\brendez-)\s+(?=vous\b)|(?<=\bapr[èe]s-)\s+(?=midi)", re.I)
"""« Sur rendez- vous »: a word broken at its hyphen."""
_ORDINAL = re.compile(r"\b(\d)[^\S\n]+(?=(?:er|[èe]re|[èe]me)s?\b)", re.I)
_BLANCS = re.compile(r"[^\S\n]+")
_SIGNES = str.maketrans(
    dict.fromkeys("‐‑‒–—―−﹘－", "-")
    | dict.fromkeys("’‘ʼ´`′＇", "'")
    | {
        "_": "-",
        "→": ">",
        "⇒": ">",
        "➡": ">",
        "：": ":",
        "∕": "/",
        "⁄": "/",
        "…": ".",
        "º": "°",
        "œ": "o",
        "Œ": "o",
    }
    | dict.fromkeys("“”«»„", '"')
    | dict.fromkeys("•●▪◦‣·", "\n")
)


def clean_texte(texte: str) -> str:
    """Return the text of a cell without markup or escapes, lines kept, bounded in length."""
    texte = _ECHAPPE.sub(lambda m: chr(int(m[1] or m[2], 16)), texte[: LONGUEUR_MAX * 6])
    texte = _BALISE.sub(" ", _BALISE_LIGNE.sub("\n", texte))
    texte = unicodedata.normalize("NFC", html.unescape(texte)).replace("\r", "\n")
    texte = "".join(c if c in "\n\t" or c.isprintable() else " " for c in texte)
    texte = _SUITE.sub(" ", _CESURE.sub("", texte))
    texte = _ORDINAL.sub(r"\1", _PUCE.sub("", _TABULATION.sub(" | ", texte)))
    return _BLANCS.sub(" ", _COLLE.sub(" ", texte)).strip()[: LONGUEUR_MAX + 1]


def fold_texte(propre: str) -> str:
    """Return ``propre`` in lower case without accents, of the same length: offsets agree."""
    return "".join(map(_fold, propre.translate(_SIGNES)))


def _fold(lettre: str) -> str:
    if lettre.isascii():
        return lettre.lower()
    base = unicodedata.normalize("NFKD", lettre)[:1].lower()
    return base[:1] or " "
