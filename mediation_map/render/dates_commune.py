"""What comes next in a commune: the van's stops in one sentence each, and the next dates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from mediation_map.model.occurrence import Genre, Occurrence
from mediation_map.render.contexte_agenda import DateAnnoncee
from mediation_map.render.dates import end_iso, format_heure, format_jour_semaine

PASSAGES_MAX = 3
DATES_MAX = 8
# A page is read some days after it was made: the date after the next one must be on it.
DATES_PAR_PERMANENCE = 2


def announce_passages(occurrences: Iterable[Occurrence]) -> tuple[DateAnnoncee, ...]:
    """Return the next stops of the van; one that is cancelled says so and is not the next."""
    passages = [one for one in occurrences if one.genre is Genre.PASSAGE][:PASSAGES_MAX]
    return tuple(_announce(passages))


def _announce(passages: Sequence[Occurrence]) -> Iterator[DateAnnoncee]:
    premier = next((one for one in passages if not one.annule), None)
    for one in passages:
        nom = "Prochain passage du camion" if one is premier else "Passage du camion"
        yield DateAnnoncee(
            texte=f"{nom} : {_quand(one)}, {one.endroit}.{_suite(one)}",
            fin_iso=end_iso(one.jour, one.debut, one.fin),
        )


def _quand(occurrence: Occurrence) -> str:
    debut = format_heure(occurrence.debut)
    heures = f"{debut} – {format_heure(occurrence.fin)}" if occurrence.fin else debut
    return f"{format_jour_semaine(occurrence.jour)}, {heures}"


def _suite(occurrence: Occurrence) -> str:
    return f" {occurrence.mention}." if occurrence.mention else ""


def list_prochaines(occurrences: Iterable[Occurrence]) -> list[Occurrence]:
    """Return the next dates of each permanence and each session, few enough for a page."""
    deja: Counter[str] = Counter()
    prochaines = []
    for one in occurrences:
        deja[one.ref] += 1
        if one.genre is not Genre.PASSAGE and deja[one.ref] <= DATES_PAR_PERMANENCE:
            prochaines.append(one)
    return prochaines[:DATES_MAX]
