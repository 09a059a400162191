"""Where help is full, and which communes and needs have none within reach."""

from __future__ import annotations

from collections.abc import Iterable

from mediation_map.model.lieu import Lieu
from mediation_map.model.vocabulaires import EtatAccueil, Role
from mediation_map.publish.annuaire import Annuaire
from mediation_map.publish.selection import list_ouverts
from mediation_map.render.disponibilite import find_accueils
from mediation_map.render.pilotage_liste import Liste, Rangee, format_population
from mediation_map.render.proximite import Voisinage
from mediation_map.render.voisins import Contours
from mediation_map.territory.chiffres import commune_of

ETATS_FERMES = (EtatAccueil.COMPLET, EtatAccueil.SUR_ORIENTATION, EtatAccueil.NE_PAS_PUBLIER)


def list_saturation(annuaire: Annuaire) -> Liste:
    """List, by commune and need, the help points and those closed to new people."""
    par_commune = _by_commune(annuaire.registre.lieux)
    lignes: list[Rangee] = []
    for commune in annuaire.registre.communes:
        for besoin in annuaire.besoins:
            lieux = [
                lieu
                for lieu in par_commune.get(commune.code_insee, ())
                if besoin.id in lieu.offre.besoins
            ]
            pleins = sum(is_closed(lieu, annuaire, besoin.id) for lieu in lieux)
            if pleins:
                lignes.append((commune.nom, besoin.court, str(len(lieux)), str(pleins)))
    return Liste(
        cle="saturation",
        titre="Saturation par commune et par besoin",
        explication="Lieux complets, sur orientation ou non publiés, parmi ceux qui aident.",
        colonnes=("Commune", "Besoin", "Lieux", "Fermés aux nouvelles personnes"),
        lignes=tuple(lignes),
    )


def is_closed(lieu: Lieu, annuaire: Annuaire, besoin: str) -> bool:
    """Return whether a place takes nobody who comes alone today for a need.

    One whose single service is full still helps with the rest.
    """
    return any(
        accueil.etat is EtatAccueil.NE_PAS_PUBLIER
        or (accueil.etat in ETATS_FERMES and not accueil.is_expired(annuaire.today))
        for accueil in find_accueils(lieu, annuaire, besoin)
    )


def list_sans_aide(annuaire: Annuaire) -> Liste:
    """List the communes and needs with no help that the public can find, inside or within reach."""
    rayon = annuaire.config.publication.distance_sans_aide_km
    contours = Contours(annuaire.contours)
    ouverts = list_ouverts(annuaire)
    lignes: list[Rangee] = []
    for besoin in annuaire.besoins:
        lieux = [lieu for lieu in ouverts if besoin.id in lieu.offre.besoins]
        servies = _by_commune(lieux)
        voisinage = Voisinage(lieux)
        lignes += [
            (commune.nom, format_population(commune.population), besoin.court)
            for commune in annuaire.registre.communes
            if commune.code_insee not in servies
            and not _reached(commune.code_insee, voisinage, contours, rayon)
        ]
    return Liste(
        cle="sans-aide",
        titre="Communes et besoins sans aide à proximité",
        explication=(
            f"Aucun lieu que le public puisse trouver dans la commune, ni à moins de {rayon:g} km "
            "de son centre. Les lieux sans position exacte comptent pour leur commune seulement."
        ),
        colonnes=("Commune", "Habitants", "Besoin"),
        lignes=tuple(sorted(lignes)),
    )


def _reached(code_insee: str, voisinage: Voisinage, contours: Contours, rayon: float) -> bool:
    centre = contours.find_interieur(code_insee)
    proche = next(iter(voisinage.find_around(centre, 1)), None) if centre else None
    return proche is not None and proche.distance_km is not None and proche.distance_km <= rayon


def _by_commune(lieux: Iterable[Lieu]) -> dict[str, list[Lieu]]:
    groupes: dict[str, list[Lieu]] = {}
    for lieu in lieux:
        if lieu.role is Role.AIDE:
            groupes.setdefault(commune_of(lieu), []).append(lieu)
    return groupes
