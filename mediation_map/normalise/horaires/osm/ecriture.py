"""Writing rules as OSM ``opening_hours``: one canonical form, checked by opening-hours-py."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from importlib import import_module

from mediation_map.normalise.horaires.interpretation.semaine import Plage
from mediation_map.normalise.horaires.phrases.noeuds import Selection

JOURS_OSM = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_SH_AMBIGU = re.compile(r"\bSH\s+(?:Mo|Tu|We|Th|Fr|Sa|Su)\b")
_CITE = re.compile(r'"[^"]*"')


@cache
def _opening_hours() -> Callable[[str], object]:
    """Import the library on first use: most commands never need it."""
    classe: Callable[[str], object] = import_module("opening_hours").OpeningHours
    return classe


@lru_cache(maxsize=4096)
def validate_osm(osm: str) -> bool:
    """Tell whether opening-hours-py reads ``osm``, and reads it as the specification does."""
    if not osm or _SH_AMBIGU.search(_CITE.sub("", osm)):
        return False
    try:
        _opening_hours()(osm)
    except Exception:  # the binding raises classes of its own
        return False
    return True


def write_jours(jours: Iterable[int]) -> str:
    """Return weekdays as OSM writes them: three or more in a row as a range."""
    out: list[str] = []
    suite: list[int] = []
    for jour in [*sorted(set(jours)), 99]:
        if suite and jour != suite[-1] + 1:
            out.append(_write_suite(suite))
            suite = []
        suite.append(jour)
    return ",".join(out)


def _write_suite(suite: list[int]) -> str:
    noms = [JOURS_OSM[j] for j in suite]
    return f"{noms[0]}-{noms[-1]}" if len(noms) > 2 else ",".join(noms)


def write_plages(plages: Iterable[Plage]) -> str:
    """Return spans as ``09:00-12:00,14:00-17:00``."""
    return ",".join(f"{_clock(debut)}-{_clock(fin)}" for debut, fin in plages)


def _clock(minutes: int) -> str:
    if minutes > 24 * 60:
        minutes -= 24 * 60
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def nth_selector(selection: Selection) -> str:
    """Return ``Sa[1,3]`` for ranks 1 and 3 of a Saturday, ``Sa`` without ranks."""
    rangs = ",".join(map(str, selection.rangs))
    return JOURS_OSM[selection.jour] + (f"[{rangs}]" if rangs else "")
