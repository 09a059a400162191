"""What a place's page gives of its opening calendar: to its badge, and to search engines."""

from __future__ import annotations

import json

from markupsafe import Markup

from mediation_map.model.lieu import Lieu
from mediation_map.normalise.horaires.calendrier.evaluation import Certitude
from mediation_map.publish.annuaire import Annuaire
from mediation_map.render.donnees_calendrier import expand_ouverture
from mediation_map.render.rendu import escape_json
from mediation_map.render.vignette import permanences_de

Plage = tuple[int, int, int]


def dump_ouverture(lieu: Lieu, annuaire: Annuaire) -> Markup | None:
    """Return the calendars of the help for the page's script; None = no badge may be shown."""
    calendriers, ancienne = expand_ouverture(lieu, annuaire)
    if ancienne or not calendriers:
        return None
    texte = json.dumps(
        [one.as_json() for one in calendriers], ensure_ascii=False, separators=(",", ":")
    )
    return Markup(escape_json(texte))  # noqa: S704 - what could close the element is escaped


def list_plages(lieu: Lieu, annuaire: Annuaire) -> list[Plage]:
    """Return a place's own week as ``(weekday, from, to)``, in minutes since midnight.

    Empty when the hours are unknown, old, subject to a condition, or not those of the help.
    """
    if any(not one.endroit for one in permanences_de(lieu, annuaire)):
        return []
    calendriers, ancienne = expand_ouverture(lieu, annuaire)
    if ancienne or not calendriers:
        return []
    semaine = calendriers[0].semaine
    if any(heures[2] is not Certitude.SURE for journee in semaine for heures in journee):
        return []
    return [(jour, de, a) for jour, journee in enumerate(semaine) for de, a, *_ in journee]
