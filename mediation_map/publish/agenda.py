"""Permanences, van stops and workshop sessions as dated occurrences, in order.

A permanence whose facts are older than the territory allows has no dates here: a date that
nobody has confirmed would send someone across town for nothing. It is listed apart, to call.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta

from mediation_map.model.dates import JOURS
from mediation_map.model.evenement import Fermeture, Passage, Seance
from mediation_map.model.lieu import Lieu
from mediation_map.model.occurrence import Genre, Occurrence
from mediation_map.model.permanence import Permanence
from mediation_map.model.provenance import Provenance
from mediation_map.model.vocabulaires import EtatSeance
from mediation_map.normalise.horaires import parse_horaires
from mediation_map.normalise.horaires.calendrier.evaluation import Certitude, Journee
from mediation_map.normalise.horaires.calendrier.horizon import Calendrier, expand_calendrier
from mediation_map.publish.annuaire import Annuaire
from mediation_map.publish.groupes import PAR_CIBLE, PAR_ID, find_by

FIN_DE_JOURNEE = 24 * 60


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is dated, sorted by day and hour, and the permanences that must be confirmed."""

    occurrences: tuple[Occurrence, ...] = ()
    a_confirmer: tuple[Permanence, ...] = ()


def build_agenda(annuaire: Annuaire) -> Agenda:
    """Return what happens from today to the configured horizon."""
    registre = annuaire.registre
    a_confirmer = tuple(
        p for p in registre.permanences if p.doute or is_ancien(p.provenance, annuaire)
    )
    ecartees = {id(permanence) for permanence in a_confirmer}
    sures = [p for p in registre.permanences if id(p) not in ecartees]
    occurrences = [
        *(o for permanence in sures for o in expand_permanence(permanence, annuaire)),
        *(_passage(passage) for passage in registre.passages),
        *_seances(annuaire),
    ]
    return Agenda(tuple(sorted(occurrences, key=_order)), a_confirmer)


def is_ancien(provenance: Provenance, annuaire: Annuaire) -> bool:
    """Return whether facts are too old to be stated without a warning; undated ones are."""
    mois = provenance.derniere_date.mois_ecoules(annuaire.today)
    return mois is None or mois >= annuaire.config.publication.mois_anciennete


def _order(occurrence: Occurrence) -> tuple[date, time, str, str]:
    return occurrence.jour, occurrence.debut, occurrence.genre, occurrence.ref


def bounds_of(permanence: Permanence, annuaire: Annuaire) -> tuple[date, date]:
    """Return the first day and the day after the last that the convention and horizon allow."""
    debut = max(annuaire.today, permanence.convention_debut or annuaire.today)
    horizon = annuaire.today + timedelta(weeks=annuaire.config.publication.horizon_semaines)
    if permanence.convention_fin:
        horizon = min(horizon, permanence.convention_fin + timedelta(days=1))
    return debut, horizon


def calendrier_of(permanence: Permanence, annuaire: Annuaire) -> Calendrier:
    """Return the permanence's rule, day by day, from its first day on."""
    debut, _ = bounds_of(permanence, annuaire)
    return expand_calendrier(
        permanence.horaires.osm,
        debut,
        annuaire.config.publication.horizon_semaines,
        annuaire.config.territoire.zone_scolaire,
    )


def expand_permanence(permanence: Permanence, annuaire: Annuaire) -> Iterator[Occurrence]:
    """Yield the permanence's days: rule, added and cancelled dates, closures, holidays."""
    lieu = next(iter(find_by(annuaire.registre.lieux, PAR_ID, permanence.lieu_id)), None)
    if lieu is None:
        return
    fermetures = closures_of(annuaire, permanence.id, lieu.id)
    siennes = [one for one in fermetures if closes(one, permanence)]
    joignable = bool(permanence.telephones or lieu.telephones)
    calendrier = calendrier_of(permanence, annuaire)
    debut, fin = bounds_of(permanence, annuaire)
    tenues: set[tuple[date, time, time]] = set()
    for jour in days(debut, min(fin, calendrier.fin)):
        for ouverture in calendrier.find_journee(jour) or ():
            raison = closure_reason(jour, permanence, siennes)
            heures = (to_time(ouverture.debut), to_time(ouverture.fin))
            if jour not in permanence.dates_annulees:
                tenues.add((jour, *heures))
            yield _permanence(
                permanence,
                lieu,
                jour,
                heures,
                annule=raison,
                a_confirmer=_warn(
                    joignable,
                    ferme=not raison and _is_closed(jour, fermetures),
                    ferie=jour in calendrier.jours_feries_muets,
                    inconnu=ouverture.certitude is Certitude.INCONNUE,
                ),
            )
    for jour, heures in _added(permanence, debut, fin):
        if (jour, *heures) in tenues:
            continue
        ferme = _is_closed(jour, fermetures)
        yield _permanence(permanence, lieu, jour, heures, a_confirmer=_warn(joignable, ferme=ferme))


def _warn(
    joignable: bool, *, ferme: bool = False, ferie: bool = False, inconnu: bool = False
) -> str:
    """Return why one must ask first, or nothing; nobody is told to phone where no number is."""
    demande = "appelez" if joignable else "renseignez-vous"
    if ferme:
        return f"Le lieu est fermé ce jour-là : {demande}."
    if ferie:
        return f"Jour férié : {demande} avant de vous déplacer."
    if inconnu:
        return f"Horaire à confirmer{' par téléphone' if joignable else ''}."
    return ""


def closures_of(annuaire: Annuaire, *cibles: str) -> list[Fermeture]:
    """Return the closures that close one of ``cibles``; those of one service close nothing else."""
    fermetures = find_by(annuaire.registre.fermetures, PAR_CIBLE, *cibles)
    return [one for one in fermetures if not one.ferme_un_service]


def closes(fermeture: Fermeture, permanence: Permanence) -> bool:
    """Return whether a closure cancels a permanence of its place.

    The building's does not cancel one that is held elsewhere (``endroit``): those who hold it may
    be there or not, so that it is to be confirmed.
    """
    ailleurs = permanence.endroit and fermeture.ferme_le_lieu
    return fermeture.cible == permanence.id or not ailleurs


def _is_closed(jour: date, fermetures: Iterable[Fermeture]) -> bool:
    return any(one.debut <= jour <= one.fin for one in fermetures)


def closure_reason(jour: date, permanence: Permanence, fermetures: Iterable[Fermeture]) -> str:
    """Return why nothing happens on that day, or nothing."""
    if jour in permanence.dates_annulees:
        return "Annulée"
    fermee = next((f for f in fermetures if f.debut <= jour <= f.fin), None)
    if fermee is None:
        return ""
    return f"Fermé : {fermee.motif}" if fermee.motif else "Fermé"


def _added(
    permanence: Permanence, debut: date, fin: date
) -> Iterator[tuple[date, tuple[time, time]]]:
    for jour, texte in permanence.dates_ajoutees:
        if debut <= jour < fin:
            yield from ((jour, heures) for heures in parse_plages(texte, jour))


def parse_plages(texte: str, jour: date) -> list[tuple[time, time]]:
    """Return the hours written beside an added date (« 9h-12h »); nothing when unreadable."""
    journee = parse_journee(texte, jour)
    return [(to_time(ouverture.debut), to_time(ouverture.fin)) for ouverture in journee]


def parse_journee(texte: str, jour: date) -> Journee:
    """Return the same hours as the intervals of a calendar."""
    osm = parse_horaires(f"{JOURS[jour.weekday()]} {texte}").osm
    return (expand_calendrier(osm, jour, 1).find_journee(jour) if osm else None) or ()


def _permanence(  # noqa: PLR0913 - the facts of one day, named at each call
    permanence: Permanence,
    lieu: Lieu,
    jour: date,
    heures: tuple[time, time],
    *,
    annule: str = "",
    a_confirmer: str = "",
) -> Occurrence:
    return Occurrence(
        genre=Genre.PERMANENCE,
        ref=permanence.id,
        jour=jour,
        debut=heures[0],
        fin=heures[1],
        titre=permanence.titre,
        lieu_id=lieu.id,
        endroit=permanence.endroit or lieu.nom,
        hote=lieu.nom if permanence.endroit else "",
        code_insee=lieu.adresse.code_insee,
        commune=lieu.adresse.commune,
        annule=bool(annule),
        mention=annule,
        a_confirmer=a_confirmer,
    )


def _passage(passage: Passage) -> Occurrence:
    return Occurrence(
        genre=Genre.PASSAGE,
        ref=passage.id,
        jour=passage.jour,
        debut=passage.debut,
        fin=passage.fin,
        titre="Passage du camion",
        endroit=passage.endroit,
        code_insee=passage.adresse.code_insee,
        commune=passage.adresse.commune,
        annule=passage.etat is EtatSeance.ANNULE,
        mention=_mention(passage.etat, passage.precision_etat),
    )


def _seances(annuaire: Annuaire) -> Iterator[Occurrence]:
    ateliers = {atelier.id: atelier for atelier in annuaire.registre.ateliers}
    lieux = {lieu.id: lieu for lieu in annuaire.registre.lieux}
    for seance in annuaire.registre.seances:
        yield _seance(seance, ateliers[seance.atelier_id].titre, lieux[seance.lieu_id], annuaire)


def _seance(seance: Seance, titre: str, lieu: Lieu, annuaire: Annuaire) -> Occurrence:
    return Occurrence(
        genre=Genre.ATELIER,
        ref=seance.id,
        jour=seance.jour,
        debut=seance.debut,
        fin=seance.fin,
        titre=titre,
        lieu_id=lieu.id,
        endroit=lieu.nom,
        code_insee=lieu.adresse.code_insee,
        commune=lieu.adresse.commune,
        annule=seance.etat is EtatSeance.ANNULE,
        complet=seance.etat is EtatSeance.COMPLET or seance.places_restantes == 0,
        places_restantes=seance.places_restantes if seance.etat is EtatSeance.PREVU else None,
        mention=_mention(seance.etat, ""),
        a_confirmer=warn_seance(seance, lieu, annuaire),
    )


def warn_seance(seance: Seance, lieu: Lieu, annuaire: Annuaire) -> str:
    """Return why one must ask first: it is announced on a day when its place is closed."""
    if seance.etat is EtatSeance.ANNULE:
        return ""
    fermetures = [one for one in closures_of(annuaire, lieu.id) if one.ferme_le_lieu]
    return _warn(bool(lieu.telephones), ferme=_is_closed(seance.jour, fermetures))


_MENTIONS: Mapping[EtatSeance, str] = {
    EtatSeance.PREVU: "",
    EtatSeance.MINIMUM_NON_ATTEINT: "Minimum de participants pas encore atteint",
    EtatSeance.COMPLET: "Complet",
    EtatSeance.ANNULE: "Annulé",
    EtatSeance.DEPLACE: "Déplacé",
}


def _mention(etat: EtatSeance, precision: str) -> str:
    return " : ".join(part for part in (_MENTIONS[etat], precision) if part)


def days(debut: date, fin: date) -> Iterator[date]:
    """Yield each day from ``debut`` to the day before ``fin``."""
    for rang in range((fin - debut).days):
        yield debut + timedelta(days=rang)


def to_time(minutes: int) -> time:
    """Return minutes since midnight as a time; past midnight wraps to the next day's."""
    reste = minutes % FIN_DE_JOURNEE
    return time(reste // 60, reste % 60)
