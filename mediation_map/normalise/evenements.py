"""What has a date: stops of the van, workshops and their sessions, closures."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from mediation_map.constats import Probleme, Severite
from mediation_map.model.evenement import Atelier, Fermeture, Passage, Seance
from mediation_map.model.vocabulaires import EtatSeance, PorteeFermeture
from mediation_map.normalise.adresse import read_adresse
from mediation_map.normalise.communes import IndexCommunes
from mediation_map.normalise.construction import Construction, Lecteur, build_records
from mediation_map.normalise.dates import parse_jour
from mediation_map.normalise.nombres import parse_duree, parse_entier, parse_heure
from mediation_map.normalise.positions import read_position
from mediation_map.normalise.provenance import read_provenance
from mediation_map.normalise.texte import slugify
from mediation_map.normalise.visibilite import read_visibilite
from mediation_map.normalise.vocabulaire import Vocabulaire
from mediation_map.read.lignes import Table

HEURES_ENVERS = Probleme(
    "heures-a-l-envers",
    Severite.BLOQUANT,
    "La fin ({valeur}) n'est pas après le début ({debut}).",
    "Corrigez l'une des deux heures.",
)
DATES_ENVERS = Probleme(
    "dates-a-l-envers",
    Severite.BLOQUANT,
    "La fin ({valeur}) est avant le début.",
    "Corrigez l'une des deux dates.",
)
ETAT_ILLISIBLE = Probleme(
    "etat-illisible",
    Severite.BLOQUANT,
    "L'état « {valeur} » n'est pas compris : la ligne n'est pas reprise, pour ne pas annoncer "
    "ce qui est peut-être annulé.",
    "Écrivez prevu, annule, deplace, complet ou minimum_non_atteint.",
)
PARTICIPANTS_ENVERS = Probleme(
    "participants-a-l-envers",
    Severite.AVERTISSEMENT,
    "Le maximum de participants ({valeur}) est plus petit que le minimum ({minimum}).",
    "Corrigez l'un des deux nombres.",
)
FIN_ESTIMEE = Probleme(
    "seance-sans-fin",
    Severite.INFORMATION,
    "La séance n'a pas d'heure de fin : {lu} est calculé d'après la durée de l'atelier.",
    "Écrivez l'heure de fin.",
)

_ETATS = Vocabulaire(
    EtatSeance,
    {
        "prévue": "prevu", "confirmé": "prevu", "confirmée": "prevu", "ouvert": "prevu",
        "maintenu": "prevu", "maintenue": "prevu", "ok": "prevu", "places disponibles": "prevu",
        "minimum non atteint": "minimum_non_atteint", "minimum": "minimum_non_atteint",
        "minimum pas encore atteint": "minimum_non_atteint", "pas assez d'inscrits":
        "minimum_non_atteint", "complète": "complet", "plein": "complet", "pleine": "complet",
        "annulée": "annule", "annulation": "annule", "supprimé": "annule", "supprimée": "annule",
        "reporté": "deplace", "reportée": "deplace", "déplacée": "deplace",
    },
)  # fmt: skip
_PORTEES = Vocabulaire(
    PorteeFermeture,
    {
        "tout le lieu": "lieu", "bâtiment": "lieu", "structure": "lieu", "totale": "lieu",
        "fermeture totale": "lieu", "établissement": "lieu", "partielle": "service",
        "permanences": "permanence", "conseiller": "permanence",
    },
)  # fmt: skip


def build_passages(table: Table, index: IndexCommunes) -> Construction[Passage]:
    """Return one stop of the van per row; date, both hours and the spot are required."""
    requis = ("date", "debut", "fin", "endroit")
    return build_records(table, lambda ligne: _build_passage(ligne, index), requis)


def build_ateliers(table: Table) -> Construction[Atelier]:
    """Return one workshop sheet per row; the title is required."""
    return build_records(table, _build_atelier, requis=("titre",))


def build_seances(table: Table, ateliers: Construction[Atelier]) -> Construction[Seance]:
    """Return one session per row; without an end it lasts as its workshop's sheet says."""
    durees = {atelier.id: atelier.duree_min for atelier in ateliers.records}
    requis = ("atelier_id", "lieu_id", "date", "debut")
    return build_records(table, lambda ligne: _build_seance(ligne, durees), requis)


def build_fermetures(table: Table) -> Construction[Fermeture]:
    """Return one closure per row; target and both days are required."""
    return build_records(table, _build_fermeture, requis=("cible", "debut", "fin"))


def _build_passage(ligne: Lecteur, index: IndexCommunes) -> Passage:
    debut, fin = _read_hours(ligne)
    adresse = read_adresse(ligne, index)
    provenance = read_provenance(ligne)
    return Passage(
        id=ligne.id("B", ("date", "debut", "endroit", "commune")),
        jour=_read_day(ligne, "date"),
        debut=debut,
        fin=fin,
        endroit=ligne.nom("endroit"),
        adresse=adresse,
        position=read_position(ligne, adresse, provenance.source_date.texte),
        stationnement=ligne.paragraphe("stationnement"),
        etat=_read_etat(ligne),
        precision_etat=ligne.paragraphe("precision_etat"),
        visibilite=read_visibilite(ligne),
        provenance=provenance,
    )


def _build_atelier(ligne: Lecteur) -> Atelier:
    titre = ligne.nom("titre")
    minimum = ligne.lire("participants_min", parse_entier) or 0
    maximum = ligne.lire("participants_max", parse_entier) or 0
    if maximum and maximum < minimum:
        ligne.noter("participants_max", PARTICIPANTS_ENVERS.constat(maximum, minimum=minimum))
    return Atelier(
        id=ligne.id("A", ("titre",)),
        titre=titre,
        slug=slugify(titre),
        objectifs=ligne.paragraphe("objectifs"),
        prerequis=ligne.paragraphe("prerequis"),
        moyens=ligne.paragraphe("moyens"),
        contenu=ligne.paragraphe("contenu"),
        niveau=ligne.texte("niveau"),
        duree_min=ligne.lire("duree", parse_duree),
        participants_min=minimum,
        participants_max=maximum,
        visibilite=read_visibilite(ligne),
        provenance=read_provenance(ligne),
    )


def _build_seance(ligne: Lecteur, durees: dict[str, int]) -> Seance:
    atelier_id = ligne.exiger("atelier_id", ligne.reference("atelier_id"))
    debut, fin = _read_hours(ligne, durees.get(atelier_id, 0))
    return Seance(
        id=ligne.id("S", ("atelier_id", "lieu_id", "date", "debut")),
        atelier_id=atelier_id,
        lieu_id=ligne.exiger("lieu_id", ligne.reference("lieu_id")),
        jour=_read_day(ligne, "date"),
        debut=debut,
        fin=fin,
        places_restantes=ligne.lire("places_restantes", parse_entier),
        inscription=ligne.paragraphe("inscription"),
        etat=_read_etat(ligne),
        visibilite=read_visibilite(ligne),
        provenance=read_provenance(ligne),
    )


def _build_fermeture(ligne: Lecteur) -> Fermeture:
    debut, fin = _read_day(ligne, "debut"), _read_day(ligne, "fin")
    if fin < debut:
        ligne.noter("fin", DATES_ENVERS.constat(ligne.brut("fin")))
        ligne.exiger("fin", None)
    return Fermeture(
        id=ligne.id("F", ("cible", "portee", "service", "debut", "fin")),
        cible=ligne.exiger("cible", ligne.reference("cible")),
        portee=ligne.lire("portee", _PORTEES.parse) or PorteeFermeture.LIEU,
        debut=debut,
        fin=fin,
        service=ligne.texte("service"),
        motif=ligne.paragraphe("motif"),
        visibilite=read_visibilite(ligne),
        provenance=read_provenance(ligne),
    )


def _read_day(ligne: Lecteur, champ: str) -> date:
    return ligne.exiger(champ, ligne.lire(champ, parse_jour))


def _read_hours(ligne: Lecteur, duree_min: int = 0) -> tuple[time, time]:
    """Return both hours of a dated event; its end may follow from ``duree_min``."""
    debut = ligne.exiger("debut", ligne.lire("debut", parse_heure))
    fin = ligne.lire("fin", parse_heure)
    if fin is None and duree_min and not ligne.brut("fin").strip():
        fin = _add_minutes(debut, duree_min)
        ligne.noter("fin", FIN_ESTIMEE.constat(lu=f"{fin:%H:%M}" if fin else ""))
    fin = ligne.exiger("fin", fin)
    if fin <= debut:
        ligne.noter("fin", HEURES_ENVERS.constat(ligne.brut("fin"), debut=ligne.brut("debut")))
        ligne.exiger("fin", None)
    return debut, fin


def _add_minutes(debut: time, minutes: int) -> time | None:
    """Return the time ``minutes`` later, None past midnight."""
    day = datetime.combine(date.min, debut)
    later = day + timedelta(minutes=minutes)
    return later.time() if later.date() == day.date() else None


def _read_etat(ligne: Lecteur) -> EtatSeance:
    """Return the state; one that can't be read rejects the row rather than announce it."""
    brut = ligne.texte("etat")
    lu = _ETATS.parse(brut)
    if lu.constats:
        ligne.noter("etat", ETAT_ILLISIBLE.constat(brut))
        return ligne.exiger("etat", None)
    return lu.valeur or EtatSeance.PREVU
