"""Opening calendars for the browser: those of the help where a permanence gives them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from mediation_map.model.lieu import Lieu
from mediation_map.model.permanence import Permanence
from mediation_map.normalise.horaires.calendrier.horizon import Calendrier, expand_calendrier
from mediation_map.publish.agenda import closures_of, is_ancien, parse_journee
from mediation_map.publish.annuaire import Annuaire
from mediation_map.render.disponibilite import list_fermetures
from mediation_map.render.vignette import permanences_de

UN_JOUR = timedelta(days=1)


class Ouverture(NamedTuple):
    """The calendars of a place's help, and whether they are too old for an « Ouvert » badge."""

    calendriers: tuple[Calendrier, ...]
    ancienne: bool


def expand_ouverture(lieu: Lieu, annuaire: Annuaire) -> Ouverture:
    """Return when help is given at a place; the building's hours only without a permanence.

    Hours that could not be read whole (``reste``) give no calendar: part of them is not the truth.
    """
    # One held elsewhere (``endroit``) says nothing of this door.
    permanences = [one for one in permanences_de(lieu, annuaire) if not one.endroit]
    if any(one.horaires.texte or one.horaires.osm for one in permanences):
        return _of_permanences(lieu, permanences, annuaire)
    calendrier = _expand(lieu.horaires.osm, annuaire) if not lieu.horaires.reste else None
    fermetures = [(one.debut, one.fin) for one in list_fermetures(lieu, annuaire)]
    calendriers = (close_days(calendrier, fermetures),) if calendrier else ()
    return Ouverture(calendriers, is_ancien(lieu.provenance, annuaire))


def _of_permanences(lieu: Lieu, permanences: Sequence[Permanence], annuaire: Annuaire) -> Ouverture:
    calendriers = []
    for permanence in permanences:
        calendrier = _expand(permanence.horaires.osm, annuaire)
        if calendrier is None or permanence.horaires.reste:
            return Ouverture((), ancienne=is_ancien(lieu.provenance, annuaire))
        closures = [(one.debut, one.fin) for one in closures_of(annuaire, lieu.id, permanence.id)]
        annulees = [(jour, jour) for jour in permanence.dates_annulees]
        borne = bound_convention(replace(calendrier, permanence=True), permanence)
        ouvert = close_days(borne, [*closures, *annulees])
        calendriers.append(add_dates(ouvert, permanence, closures))
    old = any(one.doute or is_ancien(one.provenance, annuaire) for one in permanences)
    return Ouverture(tuple(calendriers), ancienne=old or is_ancien(lieu.provenance, annuaire))


def _expand(osm: str, annuaire: Annuaire) -> Calendrier | None:
    if not osm:
        return None
    config = annuaire.config
    semaines = config.publication.horizon_semaines
    calendrier = expand_calendrier(osm, annuaire.today, semaines, config.territoire.zone_scolaire)
    return calendrier if calendrier.fin > calendrier.debut else None


def close_days(calendrier: Calendrier, periodes: Sequence[tuple[date, date]]) -> Calendrier:
    """Return the calendar with nothing on the days of ``periodes``, both ends included."""
    fermes = {jour: () for debut, fin in periodes for jour in _each(calendrier, debut, fin)}
    if not fermes:
        return calendrier
    muets = tuple(jour for jour in calendrier.jours_feries_muets if jour not in fermes)
    exceptions = dict(sorted({**calendrier.exceptions, **fermes}.items()))
    return replace(calendrier, exceptions=exceptions, jours_feries_muets=muets)


def _each(calendrier: Calendrier, debut: date, fin: date) -> Iterator[date]:
    jour = max(debut, calendrier.debut)
    while jour <= fin and jour < calendrier.fin:
        yield jour
        jour += UN_JOUR


def bound_convention(calendrier: Calendrier, permanence: Permanence) -> Calendrier:
    """Return the calendar cut to the convention: closed before it, unknown after it."""
    debut, fin = permanence.convention_debut, permanence.convention_fin
    if fin is not None and fin + UN_JOUR < calendrier.fin:
        calendrier = replace(calendrier, fin=max(calendrier.debut, fin + UN_JOUR))
    if debut is not None and debut > calendrier.debut:
        calendrier = close_days(calendrier, [(calendrier.debut, debut - UN_JOUR)])
    return calendrier


def add_dates(
    calendrier: Calendrier, permanence: Permanence, closures: Sequence[tuple[date, date]]
) -> Calendrier:
    """Return the calendar with the dates that the permanence adds.

    Nothing may be said of a day whose added hours can't be read, or when the place is closed.
    """
    exceptions, muets = dict(calendrier.exceptions), set(calendrier.jours_feries_muets)
    premier = max(calendrier.debut, permanence.convention_debut or calendrier.debut)
    for jour, texte in permanence.dates_ajoutees:
        if not premier <= jour < calendrier.fin:
            continue
        ajoutees = parse_journee(texte, jour)
        if not ajoutees or any(debut <= jour <= fin for debut, fin in closures):
            muets.add(jour)
            continue
        connues = () if jour in muets else calendrier.find_journee(jour) or ()
        exceptions[jour] = tuple(sorted({*connues, *ajoutees}))
        muets.discard(jour)
    return replace(
        calendrier,
        exceptions=dict(sorted(exceptions.items())),
        jours_feries_muets=tuple(sorted(muets)),
    )
