"""The catalogue of workshops: for residents, and the other way round for host structures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mediation_map.model.evenement import Atelier
from mediation_map.model.occurrence import Genre, Occurrence
from mediation_map.publish.agenda import Agenda
from mediation_map.publish.annuaire import Annuaire
from mediation_map.publish.groupes import PAR_ATELIER, PAR_REF, find_by
from mediation_map.render.contexte_agenda import (
    ContexteAtelier,
    ContexteCatalogue,
    DateAnnoncee,
    VueAtelier,
)
from mediation_map.render.dates import end_iso, format_jour_semaine
from mediation_map.render.partage import write_mail
from mediation_map.render.rendu import Rendu
from mediation_map.render.vues_agenda import Vues

HEURE_MIN = 60


def render_ateliers(
    annuaire: Annuaire, agenda: Agenda, rendu: Rendu
) -> Iterator[tuple[str, bytes]]:
    """Yield the catalogue and one page per workshop; nothing when the territory has none."""
    ateliers = sorted(annuaire.registre.ateliers, key=lambda a: (a.titre, a.id))
    if not ateliers:
        return
    dates = {a.id: sessions_of(a, annuaire, agenda) for a in ateliers}
    vues = Vues(annuaire)
    yield rendu.page(
        "catalogue.html.j2",
        "ateliers/index.html",
        ContexteCatalogue(ateliers=tuple(_summary(a, dates[a.id]) for a in ateliers)),
        titre="Ateliers",
        rubrique="agenda",
    )
    for atelier in ateliers:
        yield rendu.page(
            "atelier.html.j2",
            f"ateliers/{atelier.slug}/index.html",
            _sheet(atelier, dates[atelier.id], annuaire, vues),
            titre=atelier.titre,
            rubrique="agenda",
        )


def sessions_of(atelier: Atelier, annuaire: Annuaire, agenda: Agenda) -> list[Occurrence]:
    """Return the dates of a workshop, in order."""
    seances = find_by(annuaire.registre.seances, PAR_ATELIER, atelier.id)
    dates = find_by(agenda.occurrences, PAR_REF, *(seance.id for seance in seances))
    ateliers = [one for one in dates if one.genre is Genre.ATELIER]
    return sorted(ateliers, key=lambda one: (one.jour, one.debut, one.ref))


def _summary(atelier: Atelier, dates: Sequence[Occurrence]) -> VueAtelier:
    return VueAtelier(
        titre=atelier.titre,
        chemin=f"ateliers/{atelier.slug}/index.html",
        niveau=atelier.niveau,
        duree=format_duree(atelier.duree_min),
        objectifs=atelier.objectifs,
        seances=tuple(_announce(one) for one in dates if not one.annule and not one.complet),
    )


def _announce(seance: Occurrence) -> DateAnnoncee:
    return DateAnnoncee(
        texte=f"{format_jour_semaine(seance.jour)}, {seance.endroit}, {seance.commune}",
        fin_iso=end_iso(seance.jour, seance.debut, seance.fin),
    )


def _sheet(
    atelier: Atelier, dates: Sequence[Occurrence], annuaire: Annuaire, vues: Vues
) -> ContexteAtelier:
    seances = find_by(annuaire.registre.seances, PAR_ATELIER, atelier.id)
    ways = {seance.inscription for seance in seances}
    return ContexteAtelier(
        titre=atelier.titre,
        objectifs=atelier.objectifs,
        prerequis=atelier.prerequis,
        contenu=atelier.contenu,
        niveau=atelier.niveau,
        duree=format_duree(atelier.duree_min),
        participants=format_participants(atelier.participants_min, atelier.participants_max),
        moyens=atelier.moyens,
        seances=vues.by_jour(dates),
        inscriptions=tuple(sorted(ways - {""})),
        accueillir=mail_accueillir(atelier, annuaire.config.contact.courriel),
        conditions=annuaire.config.textes.accueillir_atelier,
        source=_source(atelier),
    )


def _source(atelier: Atelier) -> str:
    provenance = atelier.provenance
    depuis = provenance.derniere_date.en_lettres() or "date inconnue"
    return f"{provenance.source_nom or 'non renseignée'}, {depuis}"


def format_duree(minutes: int) -> str:
    """Return ``1 h 30``, ``45 minutes`` or nothing when the length is unknown."""
    if not minutes:
        return ""
    if minutes < HEURE_MIN:
        return f"{minutes} minutes"
    heures, reste = divmod(minutes, HEURE_MIN)
    return f"{heures} h {reste:02d}" if reste else f"{heures} h"


def format_participants(au_moins: int, au_plus: int) -> str:
    """Return ``de 4 à 8 personnes``, ``8 personnes au plus``, or nothing."""
    if au_moins and au_plus:
        return f"de {au_moins} à {au_plus} personnes"
    if au_plus:
        return f"{au_plus} personnes au plus"
    return f"à partir de {au_moins} personnes" if au_moins else ""


def mail_accueillir(atelier: Atelier, courriel: str) -> str:
    """Return the mail by which a structure asks to host a workshop, its sheet filled in."""
    participants = format_participants(atelier.participants_min, atelier.participants_max)
    lignes = [
        f"Atelier demandé : {atelier.titre} ({atelier.id})",
        "Notre structure : ",
        "Commune et salle : ",
        "Dates possibles : ",
        f"Nombre de participants ({participants or 'non précisé'}) : ",
        f"Moyens que nous fournissons ({atelier.moyens or 'non précisés'}) : ",
        "Personne qui organise les inscriptions (fonction) : ",
    ]
    return write_mail(courriel, f"Accueillir l'atelier « {atelier.titre} »", "\n".join(lignes))
