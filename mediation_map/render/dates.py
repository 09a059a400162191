"""Periods and dated events in French sentences."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from mediation_map.model.dates import JOURS, MOIS, format_date
from mediation_map.publish.ics import PARIS


def format_periode(debut: date, fin: date) -> str:
    """Return ``le 3 mai 2027``, ``du 3 au 5 mai 2027``, ``du 30 avril au 2 mai 2027``."""
    if debut == fin:
        return f"le {format_date(debut)}"
    if (debut.year, debut.month) == (fin.year, fin.month):
        return f"du {_numero(debut)} au {format_date(fin)}"
    if debut.year == fin.year:
        return f"du {_numero(debut)} {MOIS[debut.month - 1]} au {format_date(fin)}"
    return f"du {format_date(debut)} au {format_date(fin)}"


def format_jour_semaine(jour: date) -> str:
    """Return ``mardi 3 mai 2027``."""
    return f"{JOURS[jour.weekday()]} {format_date(jour)}"


def format_heure(heure: time) -> str:
    """Return ``9 h`` or ``9 h 30``, whose parts never part."""
    minutes = f"\u00a0{heure.minute:02d}" if heure.minute else ""
    return f"{heure.hour}\u00a0h{minutes}"


def end_iso(jour: date, debut: time, fin: time | None) -> str:
    """Return when a thing is over, with the offset of Paris, for the browser's clock.

    What does not say its end is taken to last an hour; an end before the beginning is the next
    day's.
    """
    if fin is None:
        return (datetime.combine(jour, debut, PARIS) + timedelta(hours=1)).isoformat()
    lendemain = timedelta(days=1) if fin <= debut else timedelta()
    return (datetime.combine(jour, fin, PARIS) + lendemain).isoformat()


def _numero(jour: date) -> str:
    return "1er" if jour.day == 1 else str(jour.day)
