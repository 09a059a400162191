"""Half days: what « AM » means to its writer, and ranges of days that begin inside one."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from mediation_map.normalise.horaires.interpretation.semaine import MIDI
from mediation_map.normalise.horaires.jetons.jeton import Jeton

_ARRETS = frozenset({"JOUR", "JOUR_ABR", "FIN", "AM", "APRES_MIDI", "MATIN"})


def resolve_am(jetons: list[Jeton]) -> list[Jeton]:
    """Return the tokens with each « AM » a half day, or one that cannot be read."""
    anglais = any(j.genre == "APRES_MIDI" and j.texte.startswith("pm") for j in jetons)
    return [
        j.named("MATIN" if anglais else _half(jetons, i)) if j.genre == "AM" else j
        for i, j in enumerate(jetons)
    ]


def _half(jetons: list[Jeton], i: int) -> str:
    ferme = any(j.genre == "FERME" for j in jetons[max(0, i - 1) : i + 2])
    if ferme:
        return _other_half(_hours(reversed(jetons[:i])))
    return _own_half(_hours(jetons[i + 1 :]))


def _hours(jetons: Iterable[Jeton]) -> list[int]:
    """Return the times up to the next day, half day or end of phrase."""
    dits = takewhile(lambda j: j.genre not in _ARRETS, jetons)
    return [j.valeur for j in dits if j.genre == "HEURE"]


def _own_half(heures: list[int]) -> str:
    """« AM 14h-17h »: the hours that follow are those of the half day."""
    if not heures:
        return "CORROMPU"
    return "MATIN" if heures[0] < MIDI else "APRES_MIDI"


def _other_half(heures: list[int]) -> str:
    """« Lundi 9h-12h, fermé AM »: the half day without hours is the closed one."""
    if heures and max(heures) <= MIDI + 60:
        return "APRES_MIDI"
    return "MATIN" if heures and min(heures) >= MIDI else "CORROMPU"


def doubt_bounds(jetons: list[Jeton]) -> list[Jeton]:
    """« Du lundi après-midi au vendredi », « lundi midi au samedi »: each day's part is unsaid."""
    out = list(jetons)
    for i in range(2, len(out) - 1):
        genres = [j.genre for j in out[i - 2 : i + 2]]
        demi = genres[1] == "HEURE" or (genres[1] == "DEMI" and out[i - 2].article == "du")
        if demi and [genres[0], *genres[2:]] == ["JOUR", "A", "JOUR"]:
            out[i], out[i + 1] = out[i].named("CORROMPU"), out[i + 1].named("MOT")
    return out
