"""The advisers' permanences: hours of the help, convention and exceptions."""

from __future__ import annotations

import re
from datetime import date

from mediation_map.constats import Probleme, Severite
from mediation_map.model.permanence import Permanence
from mediation_map.model.vocabulaires import GenrePermanence, Visibilite
from mediation_map.normalise.construction import Construction, Lecteur, build_records
from mediation_map.normalise.dates import parse_borne, parse_jour
from mediation_map.normalise.heures_lieu import read_horaires
from mediation_map.normalise.nombres import parse_heure, parse_oui_non
from mediation_map.normalise.provenance import read_provenance
from mediation_map.normalise.telephone import parse_telephones
from mediation_map.normalise.visibilite import read_visibilite
from mediation_map.normalise.vocabulaire import Vocabulaire
from mediation_map.read.lignes import Table

CONVENTION_ILLISIBLE = Probleme(
    "convention-illisible",
    Severite.AVERTISSEMENT,
    "La date de convention « {valeur} » n'est pas lisible : par prudence la permanence est "
    "réservée aux professionnels.",
    "Écrivez la date comme 31/12/2026, ou laissez la case vide si elle n'est pas connue.",
)
CONVENTION_ENVERS = Probleme(
    "convention-a-l-envers",
    Severite.AVERTISSEMENT,
    "La convention finit le {valeur}, avant de commencer.",
    "Corrigez l'une des deux dates.",
)
EXCEPTION_ILLISIBLE = Probleme(
    "permanence-exception-illisible",
    Severite.BLOQUANT,
    "« {valeur} » n'est pas une date : cette exception n'est pas reprise.",
    "Écrivez les dates entières séparées par « | », par exemple 12/03/2026 | 19/03/2026.",
)

_GENRES = Vocabulaire(
    GenrePermanence,
    {
        "individuelle": "individuel", "rendez-vous individuel": "individuel",
        "accompagnement individuel": "individuel", "permanence individuelle": "individuel",
        "atelier collectif": "atelier", "collectif": "atelier", "collective": "atelier",
        "groupe": "atelier", "accès libre": "acces_libre", "libre accès": "acces_libre",
        "sans accompagnement": "acces_libre",
    },
)  # fmt: skip
_ITEMS = re.compile(r"\s*[|;\n]\s*")
# The day first: 2026-12-22, or what ends with a year (22 décembre 2026, 22/12/26).
_ADDED = re.compile(r"^(\d{4}-\d{1,2}-\d{1,2}|.*?\b\d{4}|.*?[/.]\d{2})\b[\s,:]*(.*)$")
_HOURS = re.compile(
    r"^(?:de\s+)?(\d{1,2}\s*[h:]\s*\d{0,2})\s*(?:-|–|à|a|/)\s*(\d{1,2}\s*[h:]\s*\d{0,2})$",
    re.IGNORECASE,
)


def build_permanences(table: Table) -> Construction[Permanence]:
    """Return one permanence per row; its place and its hours are required."""
    return build_records(table, _build_permanence, requis=("lieu_id", "horaires"))


def _build_permanence(ligne: Lecteur) -> Permanence:
    debut, debut_ok = _read_borne(ligne, "convention_debut", fin=False)
    fin, fin_ok = _read_borne(ligne, "convention_fin", fin=True)
    if debut and fin and fin < debut:
        ligne.noter("convention_fin", CONVENTION_ENVERS.constat(ligne.brut("convention_fin")))
    visibilite = read_visibilite(ligne)
    if visibilite is Visibilite.PUBLIC and not (debut_ok and fin_ok):
        visibilite = Visibilite.PROFESSIONNEL
    return Permanence(
        id=ligne.id("P", ("lieu_id", "employeur", "endroit", "horaires")),
        lieu_id=ligne.exiger("lieu_id", ligne.reference("lieu_id")),
        intervenant=ligne.texte("intervenant"),
        employeur=ligne.texte("employeur"),
        endroit=ligne.texte("endroit"),
        convention_debut=debut,
        convention_fin=fin,
        horaires=read_horaires(ligne),
        doute=ligne.paragraphe("doute"),
        dates_annulees=tuple(sorted(_read_annulees(ligne))),
        dates_ajoutees=tuple(sorted(_read_ajoutees(ligne))),
        genre=ligne.lire("genre", _GENRES.parse),
        sur_rendez_vous=ligne.lire("sur_rendez_vous", parse_oui_non),
        comment_rdv=ligne.paragraphe("comment_rdv"),
        telephones=ligne.lire("telephone", parse_telephones),
        contact_pro=ligne.paragraphe("contact_pro"),
        visibilite=visibilite,
        provenance=read_provenance(ligne),
    )


def _read_borne(ligne: Lecteur, champ: str, *, fin: bool) -> tuple[date | None, bool]:
    """Return a bound of the convention, and whether it was understood."""
    lecture = parse_borne(ligne.brut(champ), fin=fin)
    blocked = [c for c in lecture.constats if c.severite is not Severite.INFORMATION]
    if lecture.valeur is None and blocked:
        ligne.noter(champ, CONVENTION_ILLISIBLE.constat(ligne.brut(champ)))
        return None, False
    return ligne.garder(champ, lecture), True


def _items(ligne: Lecteur, champ: str) -> list[str]:
    return [item for item in _ITEMS.split(ligne.paragraphe(champ)) if item]


def _read_annulees(ligne: Lecteur) -> set[date]:
    days = (_read_exception(ligne, "dates_annulees", i, i) for i in _items(ligne, "dates_annulees"))
    return {day for day in days if day}


def _read_ajoutees(ligne: Lecteur) -> set[tuple[date, str]]:
    """Return the added dates, each with its hours as ``14:00-16:00`` or as they are written."""
    found: set[tuple[date, str]] = set()
    for item in _items(ligne, "dates_ajoutees"):
        parts = _ADDED.match(item)
        day = _read_exception(ligne, "dates_ajoutees", item, parts[1] if parts else item)
        if parts and day:
            found.add((day, _hours(parts[2])))
    return found


def _read_exception(ligne: Lecteur, champ: str, item: str, jour: str) -> date | None:
    """Return the day of an exception; one that can't be read is told by its whole item."""
    lecture = parse_jour(jour)
    if lecture.valeur is None:
        ligne.noter(champ, EXCEPTION_ILLISIBLE.constat(item))
        return None
    return ligne.garder(champ, lecture)


def _hours(texte: str) -> str:
    match = _HOURS.match(texte.strip(" ()"))
    times = [parse_heure(part).valeur for part in match.groups()] if match else []
    if not all(times) or not times:
        return texte.strip()
    return "-".join(f"{moment:%H:%M}" for moment in times)
