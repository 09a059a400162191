"""Reading the way and the number out of the words of an address, in several plausible manners."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mediation_map.geocode.mots import ANGLES, DETAILS, MOIS, NATURES, NATURES_SURES, REPETITIONS
from mediation_map.geocode.requete import trim_coupures
from mediation_map.geocode.texte import COUPURE, Voie, split_voie

NUMERO_CHIFFRES = 5
VARIANTES_MAX = 12


class Lue(NamedTuple):
    """One manner of reading an address: number (0 if none), suffix, way, words left aside."""

    numero: int
    suffixe: str
    voie: Voie
    bruit: int = 0


def read_lue(mots: list[str], bruit: int = 0) -> Lue | None:
    """Read the words as "number suffix way"; None if no way is left."""
    numero, suffixe, rest = split_numero(mots)
    name = [mot for mot in rest if mot != COUPURE]
    if not name:
        return None
    return Lue(numero, suffixe, split_voie(name), bruit)


def split_numero(mots: list[str]) -> tuple[int, str, list[str]]:
    """Take the number and its suffix off the head: "5-7", "12 bis", "9 b rue"…"""
    if not mots or not _is_numero(mots[0]):
        return 0, "", mots
    place = _skip_range(mots)
    if place >= len(mots) or mots[place] in MOIS:
        return 0, "", mots
    suffixe = ""
    if _is_suffixe(mots, place):
        suffixe, place = mots[place], place + 1
    while place < len(mots) and mots[place] == COUPURE:
        place += 1
    return int(mots[0]), suffixe, mots[place:]


def _is_numero(mot: str) -> bool:
    return mot.isdecimal() and len(mot) <= NUMERO_CHIFFRES and int(mot) > 0


def _skip_range(mots: list[str]) -> int:
    """Return the place after "5", "5 7", "5 et 7", "5 / 7"; the first number stands for all."""
    place = 1
    while place + 1 < len(mots):
        link = mots[place] in ("et", "a", "ou", COUPURE)
        number = mots[place + link]
        after = mots[place + link + 1 : place + link + 2]
        if not _is_numero(number) or (after and after[0] in MOIS):
            break
        place += 1 + link
    return place


def _is_suffixe(mots: list[str], place: int) -> bool:
    mot = mots[place]
    if len(mot) > 1:
        return mot in REPETITIONS
    following = next((m for m in mots[place + 1 :] if m != COUPURE), "")
    return mot.isalpha() and following in NATURES


def iter_lues(mots: list[str]) -> Iterator[Lue]:
    """Read the words in the plausible manners, the most faithful first, each only once."""
    seen: set[tuple[int, str, Voie]] = set()
    for cut, bruit in _iter_cuts(mots):
        lue = read_lue(cut, bruit)
        if lue and lue[:3] not in seen:
            seen.add(lue[:3])
            yield lue
        if len(seen) >= VARIANTES_MAX:
            return


def _iter_cuts(mots: list[str]) -> Iterator[tuple[list[str], int]]:
    yield mots, 0
    for start in _starts(mots):
        for end in _ends(mots, start):
            yield mots[start:end], len(mots) - (end - start)
    yield from _segments(mots)
    yield from _number_last(mots)


def _starts(mots: list[str]) -> list[int]:
    """Return where a way may begin: at a number before a kind of way, then at a kind of way."""
    ways = [place for place, mot in enumerate(mots) if mot in NATURES_SURES]
    heads = [_back_to_number(mots, place) for place in ways]
    numbered = [head for head, place in zip(heads, ways, strict=True) if head < place]
    bare = [place for head, place in zip(heads, ways, strict=True) if head == place]
    return [*numbered, *bare] if ways else [0]


def _back_to_number(mots: list[str], place: int) -> int:
    """Return the place of the number written just before the way at ``place``, or ``place``."""
    back = place
    while back and mots[back - 1] == COUPURE:
        back -= 1
    if back and (mots[back - 1] in REPETITIONS or len(mots[back - 1]) == 1):
        back -= 1
    first = back
    while first and (_is_numero(mots[first - 1]) or mots[first - 1] in ("et", COUPURE)):
        first -= 1
    while first < back and not _is_numero(mots[first]):
        first += 1
    return first if first < back else place


def _ends(mots: list[str], start: int) -> list[int]:
    """Return where a way that begins at ``start`` may end, the longest first."""
    stops = [len(mots)]
    named = False
    for place in range(start + 1, len(mots)):
        mot = mots[place]
        if named and (mot == COUPURE or mot in ANGLES or mot in DETAILS or mot in NATURES_SURES):
            stops.append(place)
        named = named or not (mot.isdecimal() or mot in NATURES or mot in REPETITIONS)
    return [stops[0], *stops[:0:-1]]


def _segments(mots: list[str]) -> Iterator[tuple[list[str], int]]:
    """Yield what stands between two pauses, then the same in the other order."""
    if COUPURE not in mots:
        return
    start = 0
    for place in [*[i for i, mot in enumerate(mots) if mot == COUPURE], len(mots)]:
        part = trim_coupures(mots[start:place])
        if part:
            yield part, len(mots) - len(part)
        start = place + 1


def _number_last(mots: list[str]) -> Iterator[tuple[list[str], int]]:
    """Yield "rue Nationale 40" as "40 rue Nationale"."""
    rest = [mot for mot in mots if mot not in ("n", "no", "numero")]
    for size in (1, 2):
        tail = rest[-size:]
        if len(rest) > size + 1 and _is_numero(tail[0]):
            yield [*tail, *rest[:-size]], 1
