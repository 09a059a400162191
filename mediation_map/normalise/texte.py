"""Free text made harmless: nothing invisible, no markup, no endless cell."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html.parser import HTMLParser

from mediation_map.constats import Constat, Probleme, Severite
from mediation_map.normalise.lecture import Lecture

LONGUEUR_LIGNE = 300
LONGUEUR_TEXTE = 4000

TEXTE_TROP_LONG = Probleme(
    "texte-trop-long",
    Severite.AVERTISSEMENT,
    "Ce texte compte {longueur} caractères : seuls les {limite} premiers sont gardés.",
    "Raccourcissez-le, ou déplacez la suite dans la présentation.",
)
TEXTE_INVISIBLE = Probleme(
    "texte-caracteres-invisibles",
    Severite.AVERTISSEMENT,
    "Ce texte contient des caractères invisibles ou qui changent le sens de lecture : "
    "ils sont retirés.",
    "Retapez « {valeur} » au clavier au lieu de le coller.",
)
TEXTE_BALISE = Probleme(
    "texte-balise",
    Severite.AVERTISSEMENT,
    "Ce texte contient du code de page web : il est retiré et seul le texte reste.",
    "Écrivez le texte simple, sans balise.",
)
# Direction overrides and isolates, zero-width characters, byte order mark, soft hyphen.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_MARKUP = re.compile(r"<[a-zA-Z/!?]")
LONGUEUR_SLUG = 60
_WORD = re.compile(r"[^a-z0-9]+")
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "’": "'", "ʼ": "'"})


@lru_cache(maxsize=65536)
def fold(texte: str) -> str:
    """Return ``texte`` in lower case without accents, ligatures undone."""
    flat = unicodedata.normalize("NFKD", texte.translate(_LIGATURES))
    return "".join(c for c in flat if not unicodedata.combining(c)).lower()


@lru_cache(maxsize=65536)
def fold_words(texte: str) -> str:
    """Return the words of ``texte`` as ``fold`` leaves them, one space between them."""
    return _WORD.sub(" ", fold(texte)).strip()


def slugify(texte: str) -> str:
    """Return ``texte`` as a piece of address: ``yvre-l-eveque``; empty when it has no word.

    At most ``LONGUEUR_SLUG`` signs: it names a folder.
    """
    return fold_words(texte).replace(" ", "-")[:LONGUEUR_SLUG].rstrip("-")


class _TextOnly(HTMLParser):
    """Collects what a browser would show as text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in ("script", "style")
        self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in ("script", "style") and self.silent > 0
        self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(data)


def _strip_markup(texte: str) -> str:
    """Return the text of a piece of HTML; a tag hidden in an entity goes too."""
    for _ in range(3):
        if not _MARKUP.search(texte):
            return texte
        parser = _TextOnly()
        parser.feed(texte)
        parser.close()
        texte = "".join(parser.parts)
    return texte.replace("<", "")


def cut(texte: str, limite: int) -> Lecture[str]:
    """Return the first ``limite`` characters of ``texte``; what is left out is told."""
    if len(texte) <= limite:
        return Lecture(texte)
    told = TEXTE_TROP_LONG.constat(texte, longueur=len(texte), limite=limite)
    return Lecture(texte[:limite], (told,))


def clean_ligne(texte: str, limite: int = LONGUEUR_LIGNE) -> Lecture[str]:
    """Return ``texte`` harmless and on one line of at most ``limite`` characters."""
    return _clean(texte, limite, one_line=True)


def clean_paragraphe(texte: str, limite: int = LONGUEUR_TEXTE) -> Lecture[str]:
    """Return ``texte`` harmless, its line breaks kept, of at most ``limite`` characters."""
    return _clean(texte, limite, one_line=False)


@lru_cache(maxsize=65536)
def _clean(texte: str, limite: int, *, one_line: bool) -> Lecture[str]:
    constats: list[Constat] = []
    clean = unicodedata.normalize("NFC", texte)
    if _INVISIBLE.search(clean) or _CONTROL.search(clean):
        clean = _CONTROL.sub(" ", _INVISIBLE.sub("", clean))
        constats.append(TEXTE_INVISIBLE.constat(clean))
    if _MARKUP.search(clean):
        constats.append(TEXTE_BALISE.constat(clean))
        clean = _strip_markup(clean)
    clean = _squeeze(clean, one_line=one_line)
    if len(clean) > limite:
        constats.append(TEXTE_TROP_LONG.constat(clean, longueur=len(clean), limite=limite))
        clean = clean[: limite - 1].rstrip() + "…"
    return Lecture(clean, tuple(constats))


def _squeeze(texte: str, *, one_line: bool) -> str:
    """Return ``texte`` without needless blanks, nor any line break if ``one_line``."""
    if one_line:
        return " ".join(texte.split())
    lines = (" ".join(line.split()) for line in texte.splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
