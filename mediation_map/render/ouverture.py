"""The calendar from which the browser says « ouvert » or « fermé », or None when it must not."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from markupsafe import Markup

from mediation_map.model.evenement import Fermeture
from mediation_map.model.lieu import Lieu
from mediation_map.model.permanence import Permanence
from mediation_map.model.vocabulaires import PorteeFermeture
from mediation_map.normalise.horaires.calendrier import expand_calendrier
from mediation_map.publish.annuaire import Annuaire
from mediation_map.render.rendu import escape_json
from mediation_map.render.vignette import is_ancienne, permanences_de

MOIS_OSM = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def build_ouverture(lieu: Lieu, annuaire: Annuaire) -> dict[str, Any] | None:
    """Return the calendar of the help in a place, as ``web/src/horaires.js`` reads it.

    Where an adviser holds a permanence at the door, its hours count and not the building's.
    None: hours unknown, too old, or given by several permanences at once.
    """
    source = find_source(lieu, permanences_de(lieu, annuaire))
    if source is None or not source.horaires.osm or _is_old(source, annuaire):
        return None
    config = annuaire.config
    osm = close_days(source.horaires.osm, _fermetures(lieu, source, annuaire))
    calendrier = expand_calendrier(
        osm,
        annuaire.today,
        config.publication.horizon_semaines,
        config.territoire.zone_scolaire,
    )
    return calendrier.as_json() if calendrier.fin > calendrier.debut else None


def dump_ouverture(lieu: Lieu, annuaire: Annuaire) -> Markup | None:
    """Return the same for a ``script`` element of the page."""
    calendrier = build_ouverture(lieu, annuaire)
    if calendrier is None:
        return None
    texte = json.dumps(calendrier, ensure_ascii=False, separators=(",", ":"))
    return Markup(escape_json(texte))  # noqa: S704 - what could close the element is escaped


def list_plages(lieu: Lieu, annuaire: Annuaire) -> list[tuple[int, int, int]]:
    """Return a place's own week as ``(weekday, from, to)``, in minutes since midnight.

    Empty when the hours are unknown, old, subject to a condition, or not those of the help.
    """
    if find_source(lieu, permanences_de(lieu, annuaire)) is not lieu:
        return []
    semaine = (build_ouverture(lieu, annuaire) or {}).get("s", [])
    plages = [(rang, plage) for rang, jour in enumerate(semaine) for plage in jour]
    if any(len(plage) != 2 for _, plage in plages):
        return []
    return [(rang, debut, fin) for rang, (debut, fin) in plages]


def find_source(lieu: Lieu, permanences: Sequence[Permanence]) -> Lieu | Permanence | None:
    """Return what gives the hours of the help: the only permanence at the door, else the place."""
    sur_place = [one for one in permanences if not one.endroit]
    if not sur_place:
        return lieu
    return sur_place[0] if len(sur_place) == 1 else None


def close_days(osm: str, fermetures: Sequence[Fermeture]) -> str:
    """Return hours with dated closures after the weekly rules, where they win."""
    return "; ".join([osm, *(f"{_jour(f.debut)}-{_jour(f.fin)} off" for f in fermetures)])


def _jour(jour: date) -> str:
    return f"{jour.year} {MOIS_OSM[jour.month - 1]} {jour.day:02d}"


def _is_old(source: Lieu | Permanence, annuaire: Annuaire) -> bool:
    limite = annuaire.config.publication.mois_anciennete
    return is_ancienne(source.provenance, annuaire.today, limite)


def _fermetures(lieu: Lieu, source: Lieu | Permanence, annuaire: Annuaire) -> list[Fermeture]:
    return [
        one
        for one in annuaire.registre.fermetures
        if one.cible in (lieu.id, source.id)
        and one.portee is not PorteeFermeture.SERVICE
        and one.fin >= annuaire.today
    ]
