"""One page and one contact card per place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from mediation_map.model.commune import Commune
from mediation_map.model.evenement import Atelier, Seance
from mediation_map.model.lieu import Lieu
from mediation_map.model.vocabulaires import EtatSeance, Role
from mediation_map.publish.agenda import warn_seance
from mediation_map.publish.annuaire import Annuaire
from mediation_map.publish.groupes import PAR_ID, PAR_LIEU, find_by
from mediation_map.render import fiche, offre_phrases
from mediation_map.render.contexte_lieu import ContexteLieu, Lien, VueSeance
from mediation_map.render.dates import end_iso, format_heure, format_jour_semaine
from mediation_map.render.disponibilite import (
    Rang,
    find_disponibilite,
    list_fermetures,
    list_libres,
)
from mediation_map.render.filtres import is_lien_sur
from mediation_map.render.horaires import view_horaires
from mediation_map.render.jsonld import build_jsonld
from mediation_map.render.ouverture import dump_ouverture
from mediation_map.render.partage import build_partage, build_vcard
from mediation_map.render.proximite import Proche, Voisinage, format_distance
from mediation_map.render.rendu import Rendu
from mediation_map.render.vignette import (
    Vignette,
    build_etiquettes,
    build_vignette,
    chemin_lieu,
    permanences_de,
    warn_ancienne,
)
from mediation_map.territory.chiffres import commune_of

ETATS_SEANCE = {
    EtatSeance.MINIMUM_NON_ATTEINT: "À confirmer : il manque des inscrits.",
    EtatSeance.COMPLET: "Complet.",
    EtatSeance.ANNULE: "Annulé.",
    EtatSeance.DEPLACE: "Déplacé : renseignez-vous.",
}


def render_lieux(annuaire: Annuaire, rendu: Rendu) -> Iterator[tuple[str, bytes]]:
    """Yield the page and the contact card of every place."""
    voisinage = Voisinage(list_libres(annuaire.registre.lieux, annuaire))
    communes = {one.code_insee: one for one in annuaire.registre.communes}
    for lieu in annuaire.registre.lieux:
        contexte = build_contexte(lieu, annuaire, voisinage, communes)
        yield rendu.page(
            "lieu.html.j2",
            chemin_lieu(lieu.slug),
            contexte,
            titre=_titre(lieu),
            description=_description(lieu),
        )
        yield f"lieux/{lieu.slug}/contact.vcf", build_vcard(lieu, annuaire.config)


def build_contexte(
    lieu: Lieu, annuaire: Annuaire, voisinage: Voisinage, communes: Mapping[str, Commune]
) -> ContexteLieu:
    """Return everything that a place's page shows."""
    permanences = permanences_de(lieu, annuaire)
    proches = voisinage.find(lieu)
    offre = lieu.offre if is_lien_sur(lieu.offre.prise_rdv) else replace(lieu.offre, prise_rdv="")
    sur = replace(lieu, offre=offre, fiche_acces_libre=fiche.safe_link(lieu.fiche_acces_libre))
    accueils = find_by(annuaire.registre.accueils, PAR_LIEU, lieu.id)
    disponibilite = find_disponibilite(lieu, annuaire)
    return ContexteLieu(
        id=lieu.id,
        slug=lieu.slug,
        nom=lieu.nom,
        relais=lieu.role is Role.RELAIS,
        etiquettes=build_etiquettes(lieu),
        structure=_structure(lieu),
        presentation=lieu.presentation,
        ancienne=warn_ancienne(lieu, annuaire),
        accueil=fiche.date_accueils(accueils, annuaire.today),
        fermes=fiche.date_fermetures(list_fermetures(lieu, annuaire), annuaire.today),
        complet=disponibilite.rang is Rang.FERME,
        detour=disponibilite.rang >= Rang.RESERVE,
        telephones=lieu.telephones,
        courriels=lieu.courriels,
        sites_web=tuple(one for one in lieu.sites_web if is_lien_sur(one)),
        adresse=lieu.adresse,
        commune=_commune(communes.get(commune_of(lieu))),
        position=fiche.describe_position(lieu.position),
        position_detail=fiche.detail_position(lieu.position),
        niveaux=offre_phrases.describe_niveaux(offre),
        services=offre_phrases.describe_services(offre),
        besoins=_besoins(lieu, annuaire),
        texte_offre=offre.texte,
        pratique=offre_phrases.describe_pratique(sur),
        inconnus=offre_phrases.list_inconnus(sur),
        permanences=fiche.view_permanences(permanences, lieu, annuaire),
        horaires=view_horaires(lieu.horaires),
        fermetures=fiche.describe_fermetures(annuaire, lieu.id, *(p.id for p in permanences)),
        seances=_seances(lieu, annuaire),
        proches=_vignettes(proches, annuaire),
        proches_exacts=any(one.distance_km is not None for one in proches),
        verification=fiche.describe_verification(lieu.provenance, annuaire.today),
        sources=fiche.view_sources(lieu),
        partage=build_partage(lieu, annuaire.config),
        calendrier=dump_ouverture(lieu, annuaire),
        jsonld=build_jsonld(lieu, annuaire),
        contact_pro=lieu.contact_pro,
        notes_pro=lieu.notes_pro,
    )


def _titre(lieu: Lieu) -> str:
    commune = lieu.adresse.commune
    return lieu.nom if not commune or commune in lieu.nom else f"{lieu.nom}, {commune}"


def _description(lieu: Lieu) -> str:
    genre = "Relais" if lieu.role is Role.RELAIS else "Lieu d'aide au numérique"
    return f"{genre} : {_titre(lieu)}. Adresse, téléphone, horaires."


def _structure(lieu: Lieu) -> str:
    genre = lieu.type_structure[:1].upper() + lieu.type_structure[1:]
    if genre.lower() in ("", "autre"):
        return lieu.structure_parente
    return f"{genre} – {lieu.structure_parente}" if lieu.structure_parente else genre


def _commune(commune: Commune | None) -> Lien | None:
    if commune is None:
        return None
    return Lien(chemin=f"communes/{commune.slug}/index.html", libelle=commune.nom)


def _besoins(lieu: Lieu, annuaire: Annuaire) -> tuple[Lien, ...]:
    if lieu.role is Role.RELAIS:
        return ()
    return tuple(
        Lien(chemin=f"besoins/{one.id}/index.html", libelle=one.court)
        for one in annuaire.besoins
        if one.id in lieu.offre.besoins
    )


def _vignettes(proches: Sequence[Proche], annuaire: Annuaire) -> tuple[Vignette, ...]:
    return tuple(
        build_vignette(
            one.lieu,
            annuaire,
            "" if one.distance_km is None else format_distance(one.distance_km),
        )
        for one in proches
    )


def _seances(lieu: Lieu, annuaire: Annuaire) -> tuple[VueSeance, ...]:
    registre = annuaire.registre
    seances = find_by(registre.seances, PAR_LIEU, lieu.id)
    venir = sorted(
        (one for one in seances if one.jour >= annuaire.today),
        key=lambda one: (one.jour, one.debut, one.id),
    )
    return tuple(
        _seance(seance, atelier, warn_seance(seance, lieu, annuaire))
        for seance in venir
        for atelier in find_by(registre.ateliers, PAR_ID, seance.atelier_id)
    )


def _seance(seance: Seance, atelier: Atelier, avis: str) -> VueSeance:
    heures = f"de {format_heure(seance.debut)} à {format_heure(seance.fin)}"
    places = seance.places_restantes if seance.etat is EtatSeance.PREVU else None
    suite = (
        ETATS_SEANCE.get(seance.etat, ""),
        "" if places is None else f"Places restantes : {places}.",
        avis,
        seance.inscription,
    )
    return VueSeance(
        titre=atelier.titre,
        lien=f"ateliers/{atelier.slug}/index.html" if atelier.slug else "",
        quand=f"{format_jour_semaine(seance.jour)}, {heures}.",
        precisions=" ".join(part for part in suite if part),
        fin_iso=end_iso(seance.jour, seance.debut, seance.fin),
    )
