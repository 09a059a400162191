"""« 10h-12h* … * pendant les vacances »: a note is put back, in brackets, where its star stands."""

from __future__ import annotations

import re

from mediation_map.normalise.horaires.jetons.vocabulaire_jours import UN_JOUR

_APPEL = re.compile(r"(?<=[\w)])(?: ?\((\*{1,3})\)| ?(\*{1,3})(?![*\w]))")
_NOTE = re.compile(
    r"(?:(?<=\n)|(?<=\())[ \t]*(\*{1,3})[ :]*([^\n*]{3,150}?)[ .]*\)?[ ]*(?=\n|$)",
)
_HEURE = re.compile(r"\d{1,2} ?(?:[hH]|:\d\d)")
_JOUR = re.compile(rf"\b{UN_JOUR}", re.I)
_EN_FIN = re.compile(rf"\b{UN_JOUR}$", re.I)
_RDV = re.compile(r"rendez|\brdv|inscri|r[ée]serv", re.I)
_PENDANT = re.compile(r"(?:uniquement |seulement )?(?:pendant|durant) .*vacances", re.I)


def expand_renvois(texte: str) -> str | None:
    """Return the text with its notes in place; None when whose hours they are cannot be said.

    Stars that call no note, and stars that open lines, are left as they are.
    """
    appels = [m for m in _APPEL.finditer(texte) if not _opens_line(texte, m)]
    notes = [m for m in _NOTE.finditer(texte) if appels and m.start() >= appels[-1].end()]
    dites = {m[1]: m[2].strip().replace("(", "").replace(")", "") for m in notes}
    vises = [m for m in appels if (m[1] or m[2]) in dites]
    if not vises:
        return texte
    if all(_tells_day(texte[: m.start()], dites[m[1] or m[2]]) for m in vises):
        return texte
    if len(dites) < len(notes) or any(map(_HEURE.search, dites.values())):
        return None
    if not all(_is_clear(texte[: m.start()], dites[m[1] or m[2]]) for m in vises):
        return None
    return _put_back(texte, [(m.span(), f" ({dites[m[1] or m[2]]})") for m in vises], notes)


def _tells_day(avant: str, note: str) -> bool:
    """« Mercredi* 8h-12h … * Le 1er mercredi : 14h-17h »: the note stands by itself."""
    jour = _EN_FIN.search(avant)
    return bool(jour and jour[0].lower() in note.lower() and _HEURE.search(note))


def _opens_line(texte: str, appel: re.Match[str]) -> bool:
    return not texte[: appel.start()].rpartition("\n")[2].strip(" (")


def _put_back(
    texte: str, ajouts: list[tuple[tuple[int, int], str]], notes: list[re.Match[str]]
) -> str:
    effaces = [((m.start() - (texte[m.start() - 1] == "("), m.end()), "") for m in notes]
    for (debut, fin), mots in sorted([*ajouts, *effaces], reverse=True):
        texte = texte[:debut] + mots + texte[fin:]
    return texte.strip()


def _is_clear(avant: str, note: str) -> bool:
    """« 10h-12h et 14h-17h* »: in brackets the note would be read of both, but an appointment."""
    jours = [m.end() for m in _JOUR.finditer(avant)]
    siennes = avant[jours[-1] if jours else 0 :]
    if _RDV.search(note) or len(_HEURE.findall(siennes)) < 4:
        return True
    return len(_HEURE.findall(siennes.rpartition("\n")[2])) < 4 and bool(_PENDANT.match(note))
