"""The hours of a row: the columns of the days if one is filled, else the text."""

from __future__ import annotations

from mediation_map.model.dates import JOURS
from mediation_map.model.lieu import Horaires
from mediation_map.normalise.construction import Lecteur
from mediation_map.normalise.horaires import parse_horaires, parse_semaine, says_nothing


def read_horaires(ligne: Lecteur, *, semaine: bool = False) -> Horaires:
    """Return the hours of a row; ``semaine`` = the table has columns of days."""
    jours = {jour: ligne.texte(jour) for jour in JOURS} if semaine else {}
    texte = ligne.paragraphe("horaires")
    if all(map(says_nothing, jours.values())):
        lu = parse_horaires(texte)
        for constat in lu.constats:
            ligne.noter("horaires", constat)
        return Horaires(texte=texte, osm=lu.osm, reste=lu.reste)
    lu = parse_semaine(jours)
    for constat in lu.constats:
        ligne.noter(_first_filled(jours), constat)
    said = " ; ".join(f"{jour} : {cell}" for jour, cell in jours.items() if cell)
    return Horaires(texte=" ; ".join(filter(None, (said, texte))), osm=lu.osm, reste=lu.reste)


def _first_filled(jours: dict[str, str]) -> str:
    return next(jour for jour, cell in jours.items() if cell)
