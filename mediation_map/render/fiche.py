"""From a place's record to the context of its page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from mediation_map.model.accueil import Accueil
from mediation_map.model.dates import format_date
from mediation_map.model.evenement import Fermeture
from mediation_map.model.lieu import Lieu, Position
from mediation_map.model.permanence import Permanence
from mediation_map.model.provenance import Provenance
from mediation_map.model.vocabulaires import (
    EtatAccueil,
    GenrePermanence,
    PorteeFermeture,
    Precision,
)
from mediation_map.publish.agenda import is_ancien, parse_plages
from mediation_map.publish.annuaire import Annuaire
from mediation_map.publish.groupes import PAR_CIBLE, find_by
from mediation_map.render.contexte_lieu import PhraseDatee, VuePermanence, VueSource
from mediation_map.render.dates import format_heure, format_periode
from mediation_map.render.filtres import end_phrase, is_lien_sur, spell_dates
from mediation_map.render.horaires import view_permanence

PRECISIONS = {
    Precision.INTERPOLE: "Position estimée d'après les numéros de la rue.",
    Precision.VOIE: "Position connue à la rue ou à la place près, pas au bâtiment.",
    Precision.LIEU_DIT: "Position connue au lieu-dit près, pas au bâtiment.",
}
ETATS = {
    EtatAccueil.OUVERT: "Ce lieu peut accueillir de nouvelles personnes.",
    EtatAccueil.SUR_RENDEZ_VOUS: "Ce lieu accueille sur rendez-vous.",
    EtatAccueil.SUR_ORIENTATION: "Ce lieu accueille les personnes qu'un professionnel oriente.",
    EtatAccueil.COMPLET: "Ce lieu est complet pour le moment.",
    EtatAccueil.NE_PAS_PUBLIER: "Ce lieu a demandé à ne pas être montré au public.",
}
ETATS_SERVICE = {
    EtatAccueil.OUVERT: "de nouvelles personnes peuvent être accueillies.",
    EtatAccueil.SUR_RENDEZ_VOUS: "sur rendez-vous.",
    EtatAccueil.SUR_ORIENTATION: "sur orientation d'un professionnel.",
    EtatAccueil.COMPLET: "complet pour le moment.",
    EtatAccueil.NE_PAS_PUBLIER: "à ne pas montrer au public.",
}
GENRES = {
    GenrePermanence.INDIVIDUEL: "Rendez-vous individuels.",
    GenrePermanence.ATELIER: "Ateliers en groupe.",
    GenrePermanence.ACCES_LIBRE: "Accès libre.",
}
CHAMPS = {
    "nom": "nom",
    "adresse": "adresse",
    "position": "position",
    "telephones": "téléphone",
    "courriels": "courriel",
    "sites_web": "site internet",
    "horaires": "horaires",
    "offre": "aide proposée",
    "presentation": "présentation",
    "acces_pmr": "accès",
    "transport": "transport",
}


def describe_position(position: Position | None) -> tuple[str, ...]:
    """Return what a visitor must know of the point's exactness, nothing when it is the door."""
    if position is None or position.est_approximative:
        return ("Position approximative : commune.",)
    return tuple(_precisions(position))


def _precisions(position: Position) -> Iterator[str]:
    if position.precision in PRECISIONS:
        yield PRECISIONS[position.precision]
    if position.marge_m:
        yield f"Position donnée à {position.marge_m} mètres près."


def detail_position(position: Position | None) -> str:
    """Return what an exact point locates; of the middle of a commune there is nothing to tell."""
    return "" if position is None or position.est_approximative else position.detail


def _accueil(accueil: Accueil, today: date) -> str:
    """Return one state; ``texte_pro`` is empty in the public edition."""
    parts = [
        "À confirmer :" if accueil.is_expired(today) else "",
        f"{accueil.service} : {ETATS_SERVICE[accueil.etat]}"
        if accueil.service
        else ETATS[accueil.etat],
        accueil.texte_public,
        f"Délai : {accueil.delai}." if accueil.delai else "",
        _validite(accueil),
        f"Pour les professionnels : {accueil.texte_pro}" if accueil.texte_pro else "",
    ]
    return " ".join(part for part in parts if part)


def _validite(accueil: Accueil) -> str:
    """Return when a state was said and until when it holds: a page may be read long after."""
    dit = f"dit le {format_date(accueil.confirme_le)}" if accueil.confirme_le else ""
    fin = f"valable jusqu'au {format_date(accueil.expire_le)}" if accueil.expire_le else ""
    texte = ", ".join(filter(None, (dit, fin)))
    return f"{texte[0].upper()}{texte[1:]}." if texte else ""


def date_accueils(accueils: Sequence[Accueil], today: date) -> tuple[PhraseDatee, ...]:
    """Return a sentence for each reception state, with the last day on which it may be believed.

    One that is already expired is to be confirmed.
    """
    return tuple(
        PhraseDatee(
            texte=_accueil(one, today),
            au="" if one.expire_le is None or one.is_expired(today) else one.expire_le.isoformat(),
            refus=one.etat is EtatAccueil.COMPLET and not one.service,
        )
        for one in accueils
    )


def date_fermetures(fermetures: Sequence[Fermeture], today: date) -> tuple[PhraseDatee, ...]:
    """Return a banner for each closure; those to come are shown on their day by the browser."""
    return tuple(_banniere(one, today) for one in fermetures)


def _banniere(fermeture: Fermeture, today: date) -> PhraseDatee:
    motif = f" ({fermeture.motif})" if fermeture.motif else ""
    return PhraseDatee(
        texte=f"Fermé jusqu'au {format_date(fermeture.fin)}{motif}.",
        du="" if fermeture.debut <= today else fermeture.debut.isoformat(),
        au=fermeture.fin.isoformat(),
        refus=True,
    )


def view_permanences(
    permanences: tuple[Permanence, ...], lieu: Lieu, annuaire: Annuaire
) -> tuple[VuePermanence, ...]:
    """Return the permanences as the page shows them, each with its own source and date."""
    return tuple(_permanence(one, lieu, annuaire) for one in permanences)


def warn_permanence(permanence: Permanence, lieu: Lieu, annuaire: Annuaire) -> str:
    """Return the warning beside hours that are too old or doubtful, or nothing."""
    if not (permanence.doute or is_ancien(permanence.provenance, annuaire)):
        return ""
    joignable = permanence.telephones or lieu.telephones
    verbe = "appelez" if joignable else "renseignez-vous"
    return f"Permanence à vérifier : {verbe} avant de vous déplacer."


def _permanence(permanence: Permanence, lieu: Lieu, annuaire: Annuaire) -> VuePermanence:
    provenance = permanence.provenance
    return VuePermanence(
        titre=permanence.titre,
        endroit=permanence.endroit,
        precisions=tuple(_details(permanence, annuaire.today)),
        horaires=view_permanence(permanence),
        telephones=permanence.telephones,
        source=describe_source(provenance),
        lien=safe_link(provenance.source_url),
        ancienne=warn_permanence(permanence, lieu, annuaire),
        contact_pro=permanence.contact_pro,
    )


def _details(permanence: Permanence, today: date) -> Iterator[str]:
    if permanence.genre:
        yield GENRES[permanence.genre]
    if permanence.sur_rendez_vous is not None:
        yield "Sur rendez-vous." if permanence.sur_rendez_vous else "Sans rendez-vous."
    if permanence.comment_rdv:
        yield end_phrase(permanence.comment_rdv)
    yield from _convention(permanence, today)
    yield from _exceptions(permanence, today)
    if permanence.employeur:
        yield f"Employeur : {permanence.employeur}."


def _convention(permanence: Permanence, today: date) -> Iterator[str]:
    if permanence.convention_debut and permanence.convention_debut > today:
        yield f"À partir du {format_date(permanence.convention_debut)}."
    if permanence.convention_fin:
        yield f"Jusqu'au {format_date(permanence.convention_fin)}."


def _exceptions(permanence: Permanence, today: date) -> Iterator[str]:
    annulees = [format_date(jour) for jour in permanence.dates_annulees if jour >= today]
    if annulees:
        yield f"Pas de permanence : {', '.join(annulees)}."
    for jour, heures in permanence.dates_ajoutees:
        if jour >= today:
            dites = filter(None, (format_date(jour), _spell_plages(heures, jour)))
            yield f"En plus : {', '.join(dites)}."


def _spell_plages(heures: str, jour: date) -> str:
    plages = parse_plages(heures, jour)
    dites = (f"de {format_heure(debut)} à {format_heure(fin)}" for debut, fin in plages)
    return " et ".join(dites) or heures


def describe_fermetures(annuaire: Annuaire, *cibles: str) -> tuple[PhraseDatee, ...]:
    """Return the closures to come of a place and of its permanences, the next one first.

    They name their days, so that they may be read before; not after.
    """
    fermetures = find_by(annuaire.registre.fermetures, PAR_CIBLE, *cibles)
    venir = [one for one in fermetures if one.fin >= annuaire.today]
    return tuple(
        PhraseDatee(texte=_fermeture(one), au=one.fin.isoformat())
        for one in sorted(venir, key=lambda f: (f.debut, f.id))
    )


def _fermeture(fermeture: Fermeture) -> str:
    quoi = "Fermé"
    if fermeture.ferme_un_service:
        quoi = "Service fermé"
    elif fermeture.portee is PorteeFermeture.PERMANENCE:
        quoi = "Permanence fermée"
    service = f" : {fermeture.service}" if fermeture.service else ""
    motif = f" ({fermeture.motif})" if fermeture.motif else ""
    return f"{quoi} {format_periode(fermeture.debut, fermeture.fin)}{service}{motif}."


def describe_source(provenance: Provenance) -> str:
    """Return a source's name and its date in letters, or that it has none."""
    nom = provenance.source_nom or "Source non renseignée"
    quand = provenance.source_date.en_lettres() or "date inconnue"
    return nom if quand in spell_dates(nom) else f"{nom}, {quand}"


def describe_verification(provenance: Provenance, today: date) -> str:
    """Return who checked the facts and when, or that nobody did; a day to come is no proof."""
    if provenance.verifie_le and provenance.verifie_le > today:
        return "La date de la dernière vérification n'est pas connue."
    if provenance.verifie_le is None:
        return "Personne n'a encore vérifié ces informations auprès du lieu."
    par = f" par {provenance.verifie_par}" if provenance.verifie_par else ""
    return f"Informations vérifiées le {format_date(provenance.verifie_le)}{par}."


def view_sources(lieu: Lieu) -> tuple[VueSource, ...]:
    """Return the sources of a place, the newest first, with the facts that came from elsewhere."""
    sources = dict.fromkeys((lieu.provenance, *lieu.sources, *lieu.provenances.values()))
    return tuple(
        VueSource(
            nom=one.source_nom,
            lien=safe_link(one.source_url),
            date=one.source_date.en_lettres(),
            champs=_champs(lieu, one),
        )
        for one in sources
        if one.source_nom or one.source_url
    )


def _champs(lieu: Lieu, source: Provenance) -> str:
    if source == lieu.provenance:
        return ""
    champs = [CHAMPS.get(nom, nom) for nom, one in lieu.provenances.items() if one == source]
    return ", ".join(sorted(champs))


def safe_link(adresse: str) -> str:
    """Return a web address, or nothing when it must not become a link."""
    return adresse if is_lien_sur(adresse) else ""
