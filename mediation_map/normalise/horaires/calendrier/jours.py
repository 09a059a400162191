"""Which days are public holidays and school holidays in France, and until when it is known."""

from datetime import date
from functools import cache
from typing import NamedTuple

from holidays import country_holidays
from vacances_scolaires_france import SchoolHolidayDates


class Vacances(NamedTuple):
    """School holidays of a zone; nothing is known after `connues_jusqu_au`."""

    jours: frozenset[date]
    connues_jusqu_au: date


@cache
def feries_de(annee: int) -> frozenset[date]:
    """List the public holidays of a year, the same in all of metropolitan France."""
    return frozenset(country_holidays("FR", years=annee))


def find_feries(debut: date, fin: date) -> tuple[date, ...]:
    """Public holidays from `debut` to the day before `fin`, in order."""
    annees = range(debut.year, fin.year + 1)
    return tuple(sorted(j for annee in annees for j in feries_de(annee) if debut <= j < fin))


@cache
def vacances_de(zone: str) -> Vacances:
    """School holidays of zone A, B or C; of any other zone (Corse, outre-mer) nothing is known.

    The last day that the package tells is the end of its last summer holidays: past it, a day
    absent from the data is not a school day but a day that nobody has decided yet.
    """
    source = SchoolHolidayDates()
    if zone not in source.SUPPORTED_ZONES:
        return Vacances(frozenset(), date.min)
    jours = frozenset(jour for jour in source.data if source.is_holiday_for_zone(jour, zone))
    return Vacances(jours, max(jours))
