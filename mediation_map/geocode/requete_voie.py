"""Reading the way and the number out of the words of an address, in several plausible manners."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz.distance import OSA

from mediation_map.geocode.mots import (
    ANGLES,
    ARTICLES,
    DETAILS,
    MOIS,
    NATURES,
    NATURES_SURES,
    REPETITIONS,
)
from mediation_map.geocode.texte import (
    COUPURE,
    Voie,
    closest_nature,
    split_voie,
    trim_coupures,
)

NUMERO_CHIFFRES = 5
ORDINAUX = frozenset({"er", "eme", "ieme", "nd", "nde", "ere"})
"""Before a month or one of these a number is part of a name: "8 mai", "1er janvier"."""
VARIANTES_MAX = 12
SANS_NOM = ARTICLES | REPETITIONS | NATURES.keys()
"""These alone do not make the name of a way."""
ELIDES = frozenset({"l", "d"})
"""Before a word that is no kind of way these are articles: "5 l'Oie"."""
ADJECTIFS = frozenset({"grande", "grand", "petite", "petit", "vieille", "vieux", "ancienne"})
"""A kind of way after one of these is part of a name."""
STOPS = ANGLES | DETAILS | NATURES_SURES | {COUPURE}
"""Before these a way may end."""


class Lue(NamedTuple):
    """One manner of reading an address: number (0 if none), suffix, way, words left aside.

    ``litteral``: good only if a way is called exactly so ("2e avenue" is no number 2).
    """

    numero: int
    suffixe: str
    voie: Voie
    bruit: int = 0
    litteral: bool = False


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
    if place >= len(mots) or mots[place] in MOIS or mots[place] in ORDINAUX:
        return 0, "", mots
    suffixe = ""
    pause = mots[place] == COUPURE and place + 1 < len(mots)
    if _is_suffixe(mots, place + pause):
        suffixe, place = mots[place + pause], place + pause + 1
    while place < len(mots) and mots[place] == COUPURE:
        place += 1
    return int(mots[0]), suffixe, mots[place:]


def _is_postal(mot: str) -> bool:
    return len(mot) == 5 and mot.isdecimal()


def _is_numero(mot: str) -> bool:
    return mot.isdecimal() and len(mot) <= NUMERO_CHIFFRES and int(mot) > 0


def _skip_range(mots: list[str]) -> int:
    """Return the place after "5", "5 7", "5 et 7", "5 / 7"; the first number stands for all."""
    place = 1
    while place + 1 < len(mots):
        link = mots[place] in ("et", "a", "ou", COUPURE)
        number = mots[place + link]
        after = mots[place + link + 1 : place + link + 2]
        if not _is_numero(number) or _names(after):
            break
        place += 1 + link
    return place


def _names(after: list[str]) -> bool:
    """Say whether what follows makes a number part of a name: "2e avenue"."""
    return bool(after) and (after[0] == "e" or after[0] in MOIS or after[0] in ORDINAUX)


def _is_letter(mot: str) -> bool:
    return len(mot) == 1 and mot.isalpha()


def _is_suffixe(mots: list[str], place: int) -> bool:
    mot = mots[place]
    if len(mot) > 1:
        return mot in REPETITIONS
    following = next((m for m in mots[place + 1 :] if m != COUPURE), "")
    if not mot.isalpha() or mot in NATURES:
        return False
    return following in NATURES or (mot not in ELIDES and bool(closest_nature(following)))


def iter_lues(mots: list[str]) -> Iterator[Lue]:
    """Read the words in the plausible manners, the most faithful first, each only once.

    A number that stands where a house number does is never forgotten, whatever is cut: a
    reading without it is ``litteral``.
    """
    first = read_lue(mots)
    if first is None:
        return
    doubtful = not first.numero and any(map(_is_numero, mots))
    yield first._replace(litteral=True) if doubtful else first
    seen = {first[:3]}
    starts = _numbered_starts(mots)
    numero, suffixe = _main_numero(mots, starts)
    if doubtful:
        yield first._replace(numero=numero, suffixe=suffixe)
    for cut, bruit in _iter_cuts(mots, starts):
        lue = read_lue(cut, bruit)
        if lue and numero and not lue.numero:
            lue = lue._replace(numero=numero, suffixe=suffixe)
        if lue and lue[:3] not in seen:
            seen.add(lue[:3])
            yield lue
        if len(seen) >= VARIANTES_MAX:
            break
    if first.numero:
        yield Lue(0, "", split_voie([mot for mot in mots if mot != COUPURE]), litteral=True)


def _main_numero(mots: list[str], starts: list[int]) -> tuple[int, str]:
    for start in starts:
        numero, suffixe, _ = split_numero(mots[start:])
        if numero:
            return numero, suffixe
    return 0, ""


def _iter_cuts(mots: list[str], numbered: list[int]) -> Iterator[tuple[list[str], int]]:
    yield from _misspelt_suffixe(mots)
    ways = [place for place in range(len(mots)) if _opens_way(mots, place)]
    for start in dict.fromkeys([*numbered, *ways]) or [0]:
        for end in _ends(mots, start):
            if end - start < len(mots):  # the whole is read already
                yield mots[start:end], len(mots) - (end - start)
    if not numbered:
        yield from _segments(mots)
    yield from _number_last(mots)


def _opens_way(mots: list[str], place: int) -> bool:
    """Say whether a way may begin here: "rue Saint-Martin", but not that of "Grande Rue"."""
    qualified = place > 0 and mots[place - 1] in ADJECTIFS
    return mots[place] in NATURES_SURES and not qualified


def _misspelt_suffixe(mots: list[str]) -> Iterator[tuple[list[str], int]]:
    """Yield "1 biis rue" and "1 bi srue" as "1 bis rue"."""
    if len(mots) < 4 or not _is_numero(mots[0]) or mots[1] in NATURES:
        return
    glued = mots[1] + mots[2]
    for suffixe in ("bis", "ter", "quater"):
        kind = glued.removeprefix(suffixe)
        if mots[2] in NATURES and OSA.distance(mots[1], suffixe) == 1:
            yield [mots[0], suffixe, *mots[2:]], 0
        elif kind in NATURES and kind != glued:
            yield [mots[0], suffixe, kind, *mots[3:]], 0


def _numbered_starts(mots: list[str]) -> list[int]:
    """Return where a house number stands: first before a kind of way, then after a pause."""
    heads = [(_back_to_number(mots, i), i) for i, mot in enumerate(mots) if mot in NATURES_SURES]
    paused = [i for i, mot in enumerate(mots) if _is_numero(mot) and _after_pause(mots, i)]
    return list(dict.fromkeys([*[head for head, way in heads if head < way], *paused]))


def _after_pause(mots: list[str], place: int) -> bool:
    return place == 0 or mots[place - 1] == COUPURE


def _back_to_number(mots: list[str], place: int) -> int:
    """Return the place of the number written just before the way at ``place``, or ``place``."""
    back = place
    while back and mots[back - 1] == COUPURE:
        back -= 1
    if back and (mots[back - 1] in REPETITIONS or _is_letter(mots[back - 1])):
        back -= 1
    first = back
    while first and (_is_numero(mots[first - 1]) or mots[first - 1] == "et"):
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
        if named and (mot in STOPS or _is_postal(mot)):
            stops.append(place)
        named = named or not (mot.isdecimal() or mot in SANS_NOM)
    return [stops[0], *stops[:0:-1]]


def _segments(mots: list[str]) -> Iterator[tuple[list[str], int]]:
    """Yield what stands between two pauses."""
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
