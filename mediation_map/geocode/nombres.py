"""Degrees as people and spreadsheets write them."""

from __future__ import annotations

import math


def parse_nombre(texte: str) -> float | None:
    """Return a finite number, with a decimal point or comma; None when it is not one."""
    try:
        value = float(texte.strip().replace(",", "."))
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def is_possible(latitude: float, longitude: float) -> bool:
    """Return whether degrees are on Earth; 0,0 is what software writes for « unknown »."""
    return abs(latitude) <= 90 and abs(longitude) <= 180 and (latitude, longitude) != (0, 0)
