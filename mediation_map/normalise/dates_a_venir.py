"""Dates of what has been done, that are still to come: a slip of the pen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from mediation_map.constats import Constat, Probleme, Severite
from mediation_map.model.dates import format_date
from mediation_map.normalise.dates import parse_date_source, parse_jour
from mediation_map.read.lignes import Ligne, Table

DATE_A_VENIR = Probleme(
    "date-a-venir",
    Severite.AVERTISSEMENT,
    "« {valeur} » n'est pas encore arrivé ({lu}) : cette date ne dit pas l'âge de la ligne, qui "
    "passe pour ancienne.",
    "Corrigez le jour, le mois ou l'année.",
)
JOURS = ("verifie_le", "confirme_le", "consentement_le")


def check_dates_a_venir(tables: Iterable[Table], today: date) -> list[Constat]:
    """Return a constat for each cell that dates after today what its row says was done."""
    return [
        DATE_A_VENIR.constat(ligne.texte(champ), ligne.place(champ), lu=format_date(jour))
        for table in tables
        for ligne in table.lignes
        for champ, jour in _list_faits(ligne)
        if jour > today
    ]


def _list_faits(ligne: Ligne) -> Iterable[tuple[str, date]]:
    for champ in JOURS:
        jour = parse_jour(ligne.texte(champ)).valeur if ligne.texte(champ) else None
        if jour:
            yield champ, jour
    debut = parse_date_source(ligne.texte("source_date")).valeur.debut
    if debut:
        yield "source_date", debut
