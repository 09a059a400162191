"""``agenda.ics``: the agenda as iCalendar (RFC 5545), for all, a commune, a place, the van.

A permanence is one weekly event per slot of its usual week, with its exceptions (EXDATE) and
its other dates (RDATE); what depends on a holiday or must be confirmed is left out, because a
calendar can't say « appelez d'abord ». UIDs depend only on ids, days and hours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vRecur

from mediation_map.model.occurrence import Genre, Occurrence
from mediation_map.publish.agenda import Agenda
from mediation_map.publish.annuaire import Annuaire
from mediation_map.publish.groupes import PAR_COMMUNE, PAR_LIEU, find_by

CHEMIN = "donnees/agenda.ics"
PARIS = ZoneInfo("Europe/Paris")
JOURS_ICAL = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
SEMAINES_MIN = 2
Serie = tuple[Occurrence, ...]


def render_calendriers(annuaire: Annuaire, agenda: Agenda) -> Iterator[tuple[str, bytes]]:
    """Yield the calendar of all, then those of each commune, each place and the van."""
    dates = agenda.occurrences
    yield CHEMIN, _render(annuaire, dates, annuaire.config.territoire.nom)
    for chiffres in annuaire.chiffres:
        commune = chiffres.commune
        ici = find_by(dates, PAR_COMMUNE, commune.code_insee)
        yield f"communes/{commune.slug}/agenda.ics", _render(annuaire, ici, commune.nom)
    for lieu in annuaire.registre.lieux:
        if la := find_by(dates, PAR_LIEU, lieu.id):
            yield f"lieux/{lieu.slug}/agenda.ics", _render(annuaire, la, lieu.nom)
    if annuaire.registre.passages:
        camion = [o for o in dates if o.genre is Genre.PASSAGE]
        yield "agenda/camion.ics", _render(annuaire, camion, "Camion")


def _render(annuaire: Annuaire, occurrences: Iterable[Occurrence], nom: str) -> bytes:
    calendrier = Calendar()
    calendrier.add("prodid", "-//mediation_map//agenda//FR")
    calendrier.add("version", "2.0")
    calendrier.add("x-wr-calname", f"{annuaire.config.site.titre} – {nom}")
    emission = datetime.combine(annuaire.today, time(), UTC)
    domaine = annuaire.config.site.url.host or "annuaire"
    for serie in group_series(occurrences):
        calendrier.add_component(_event(serie, emission, str(domaine)))
    calendrier.add_missing_timezones()
    texte: bytes = calendrier.to_ical()
    return texte


def group_series(occurrences: Iterable[Occurrence]) -> list[Serie]:
    """Group the sure dates of a permanence by weekday and hours; all else stands alone."""
    series: dict[tuple[object, ...], list[Occurrence]] = {}
    for occurrence in occurrences:
        if not occurrence.a_confirmer:
            series.setdefault(_series_key(occurrence), []).append(occurrence)
    return [tuple(serie) for serie in series.values()]


def _series_key(occurrence: Occurrence) -> tuple[object, ...]:
    jour: object = occurrence.jour
    if occurrence.genre is Genre.PERMANENCE:
        jour = occurrence.jour.weekday()
    return occurrence.genre, occurrence.ref, jour, occurrence.debut, occurrence.fin


def _event(serie: Serie, emission: datetime, domaine: str) -> Event:
    premiere = serie[0]
    evenement = Event()
    evenement.add("uid", f"{_uid(premiere)}@{domaine}")
    evenement.add("dtstamp", emission)
    evenement.add("dtstart", _start(premiere))
    if premiere.fin:
        evenement.add("dtend", _end(premiere))
    evenement.add("summary", _summary(premiere))
    ou = (premiere.endroit, premiere.hote, premiere.commune)
    evenement.add("location", ", ".join(filter(None, ou)))
    if all(occurrence.annule for occurrence in serie):
        evenement.add("status", "CANCELLED")
    if len(serie) >= SEMAINES_MIN:
        _add_rule(evenement, serie)
    return evenement


def _uid(occurrence: Occurrence) -> str:
    if occurrence.genre is Genre.PERMANENCE:
        jour = JOURS_ICAL[occurrence.jour.weekday()]
        fin = f"-{occurrence.fin:%H%M}" if occurrence.fin else ""
        return f"{occurrence.ref}-{jour}-{occurrence.debut:%H%M}{fin}"
    return f"{occurrence.genre}-{occurrence.ref}"


def _summary(occurrence: Occurrence) -> str:
    mention = f" ({occurrence.mention})" if occurrence.mention and not occurrence.annule else ""
    return f"{occurrence.titre}{mention}"


def _start(occurrence: Occurrence) -> datetime:
    return datetime.combine(occurrence.jour, occurrence.debut, PARIS)


def _end(occurrence: Occurrence) -> datetime:
    fin = occurrence.fin or occurrence.debut
    lendemain = timedelta(days=1) if fin <= occurrence.debut else timedelta()
    return datetime.combine(occurrence.jour + lendemain, fin, PARIS)


def _add_rule(evenement: Event, serie: Serie) -> None:
    """Repeat every week from the first date to the last, less the weeks that the series skips."""
    toutes_annulees = all(occurrence.annule for occurrence in serie)
    jours = {o.jour for o in serie if toutes_annulees or not o.annule}
    premier, dernier = serie[0].jour, max(occurrence.jour for occurrence in serie)
    until = datetime.combine(dernier, serie[0].debut, PARIS).astimezone(UTC)
    evenement.add("rrule", vRecur(freq="WEEKLY", until=until))
    for jour in weekly(premier, dernier):
        if jour not in jours:
            evenement.add("exdate", datetime.combine(jour, serie[0].debut, PARIS))


def weekly(premier: date, dernier: date) -> Iterator[date]:
    """Yield the same weekday from the first date to the last, both included."""
    jour = premier
    while jour <= dernier:
        yield jour
        jour += timedelta(days=7)
