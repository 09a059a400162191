"""Give each record the position to show: a human's, a sure answer, else its commune."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from mediation_map.constats import Constat, Origine, Probleme, Severite
from mediation_map.geocode.verrou import Statut, Verrou, texte_requete
from mediation_map.model.evenement import Passage
from mediation_map.model.lieu import Adresse, Lieu, Position
from mediation_map.model.vocabulaires import Precision

A_GEOCODER = Probleme(
    "position-a-geocoder", Severite.AVERTISSEMENT,
    "« {valeur} » n'a pas encore de position : le lieu est montré à sa commune, "
    "en le disant approximatif.",
    "Lancez la commande geocode avec le réseau, ou écrivez la position dans "
    "geocodage.csv, à la ligne de ce lieu, colonnes force_latitude et force_longitude.",
)  # fmt: skip
A_VERIFIER = Probleme(
    "position-a-verifier", Severite.AVERTISSEMENT,
    "La position trouvée pour « {valeur} » n'est pas sûre ({libelle}) : le lieu est montré à "
    "sa commune, en le disant approximatif.",
    "Écrivez la bonne position (celle-ci, si elle est juste) dans geocodage.csv, ligne « {id} », "
    "colonnes force_latitude, force_longitude et force_raison.",
)  # fmt: skip
INTROUVABLE = Probleme(
    "position-introuvable", Severite.AVERTISSEMENT,
    "L'adresse « {valeur} » n'a pas été trouvée : le lieu est montré à sa commune, "
    "en le disant approximatif.",
    "Corrigez l'adresse, ou écrivez la position dans geocodage.csv, ligne « {id} », colonnes "
    "force_latitude et force_longitude.",
)  # fmt: skip
SANS_VOIE = Probleme(
    "position-sans-voie", Severite.AVERTISSEMENT,
    "« {valeur} » n'a ni rue ni lieu-dit : le lieu est montré à sa commune, "
    "en le disant approximatif.",
    "Complétez l'adresse, ou ajoutez la position dans la table positions.",
)  # fmt: skip
SANS_POSITION = Probleme(
    "position-absente", Severite.AVERTISSEMENT,
    "« {valeur} » n'a ni position ni commune connue : le lieu n'est pas sur la carte.",
    "Écrivez la commune et son code INSEE.",
)  # fmt: skip
FORCE_PERIMEE = Probleme(
    "position-forcee-perimee", Severite.AVERTISSEMENT,
    "L'adresse est devenue « {valeur} » depuis que la position a été imposée pour "
    "« {ancienne} ».",
    "Vérifiez la position, videz la cellule force_requete de geocodage.csv, ligne « {id} », "
    "puis relancez la commande geocode.",
)  # fmt: skip

PROBLEMES = {
    Statut.SUR: A_GEOCODER,
    Statut.A_DEMANDER: A_GEOCODER,
    Statut.A_VERIFIER: A_VERIFIER,
    Statut.INTROUVABLE: INTROUVABLE,
}
Place = TypeVar("Place", Lieu, Passage)
Centres = Mapping[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class _Contexte:
    verrou: Verrou
    centres: Centres


def apply_positions(
    records: Sequence[Place], verrou: Verrou, centres: Centres
) -> tuple[list[Place], list[Constat]]:
    """Return the records with their positions, and a constat for each that is not exact.

    ``centres`` maps a commune's INSEE code to a point inside it (latitude, longitude). A line
    that is not sure, or is about another address, never gives an exact point.
    """
    contexte = _Contexte(verrou, centres)
    placed = [_place(record, contexte) for record in records]
    constats = [c for record in placed for c in _check(record, contexte)]
    return placed, constats


def _place(record: Place, contexte: _Contexte) -> Place:
    requete = texte_requete(record.adresse)
    position = contexte.verrou.position_of(record.id, requete)
    return replace(record, position=position or _position_commune(record.adresse, contexte.centres))


def _position_commune(adresse: Adresse, centres: Centres) -> Position | None:
    centre = centres.get(adresse.code_insee)
    if centre is None:
        return None
    return Position(
        latitude=centre[0],
        longitude=centre[1],
        precision=Precision.COMMUNE,
        fournisseur="commune",
        detail=f"position approximative : commune de {adresse.commune or adresse.code_insee}",
    )


def _check(record: Lieu | Passage, contexte: _Contexte) -> list[Constat]:
    requete = texte_requete(record.adresse)
    ligne = contexte.verrou.lignes.get(record.id)
    place = replace(record.provenance.origine, colonne="adresse")
    if ligne and ligne.force:
        ancienne = ligne.force.requete or ligne.requete
        stale = ligne.is_force_stale(requete)
        mots = {"ancienne": ancienne, "id": record.id}
        return [FORCE_PERIMEE.constat(requete, place, **mots)] if stale else []
    if record.position is None:
        return [SANS_POSITION.constat(requete or record.id, place)]
    if record.position.fournisseur != "commune":
        return []
    current = ligne if ligne and ligne.answers(requete) else None
    if current is None:
        probleme = A_GEOCODER if record.adresse.voie else SANS_VOIE
    else:
        probleme = PROBLEMES[current.statut]
    return [_said(probleme, record.id, requete, current.libelle if current else "", place)]


def _said(probleme: Probleme, id_: str, requete: str, libelle: str, place: Origine) -> Constat:
    return probleme.constat(requete or id_, place, id=id_, libelle=libelle or "sans libellé")
