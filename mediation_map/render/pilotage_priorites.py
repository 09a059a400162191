"""What a coordinator should do first: one line per kind of work, the most urgent first.

Calls to the oldest records fill what is left of the list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice

from mediation_map.constats import Severite
from mediation_map.model.dates import format_date
from mediation_map.model.lieu import Lieu
from mediation_map.model.vocabulaires import EtatSeance
from mediation_map.publish.agenda import is_ancien
from mediation_map.publish.annuaire import Annuaire
from mediation_map.render.filtres import INSECABLE, pluralise
from mediation_map.render.pilotage_besoins import list_saturation
from mediation_map.render.pilotage_liste import Liste, place_of

NOMBRE = 5
JOURS_SEANCES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Priorite:
    """A thing to do, in one sentence, and where the rest of it is (``lien`` from the page)."""

    phrase: str
    lien: str


def list_accueils(annuaire: Annuaire) -> Liste:
    """List the reception states past their last day, the oldest first: they must be asked again."""
    lieux = _by_id(annuaire)
    perimes = [
        (one.expire_le, one)
        for one in annuaire.registre.accueils
        if one.expire_le and one.is_expired(annuaire.today)
    ]
    perimes.sort(key=lambda couple: (couple[0], couple[1].id))
    return Liste(
        cle="accueils",
        titre="États d'accueil à redemander",
        explication="Leur dernier jour est passé : les pages disent « à confirmer ».",
        colonnes=("Lieu", "Service", "État", "Valable jusqu'au", "Téléphone", "Où"),
        lignes=tuple(
            (
                lieux[one.lieu_id].nom,
                one.service or "tout le lieu",
                str(one.etat).replace("_", " "),
                format_date(fin),
                _telephone(lieux[one.lieu_id]),
                place_of(one.provenance.origine),
            )
            for fin, one in perimes
            if one.lieu_id in lieux
        ),
    )


def list_priorites(annuaire: Annuaire) -> tuple[Priorite, ...]:
    """Return five things to do at most; none when nothing presses."""
    return tuple(islice((p for find in _PRIORITES for p in find(annuaire)), NOMBRE))


def _bloquants(annuaire: Annuaire) -> Iterator[Priorite]:
    graves = [c.origine for c in annuaire.constats if c.severite is Severite.BLOQUANT]
    lignes = {(origine.fichier, origine.feuille, origine.ligne) for origine in graves}
    if graves:
        combien = pluralise(len(lignes), "ligne")
        yield Priorite(
            phrase=f"Corriger {combien} que le site ne peut pas reprendre : d'abord {graves[0]}.",
            lien="#constats",
        )


def _seances(annuaire: Annuaire) -> Iterator[Priorite]:
    lieux = _by_id(annuaire)
    titres = {atelier.id: atelier.titre for atelier in annuaire.registre.ateliers}
    fin = annuaire.today + timedelta(days=JOURS_SEANCES)
    incertaines = [
        one
        for one in annuaire.registre.seances
        if one.etat is EtatSeance.MINIMUM_NON_ATTEINT and annuaire.today <= one.jour <= fin
    ]
    if incertaines:
        one = min(incertaines, key=lambda seance: (seance.jour, seance.debut))
        yield Priorite(
            phrase=f"Confirmer ou annuler l'atelier « {titres[one.atelier_id]} » du "
            f"{format_date(one.jour)}, {lieux[one.lieu_id].nom} : il manque des inscrits"
            f"{_autres(incertaines)}.",
            lien="../agenda/ateliers/index.html",
        )


def _conventions(annuaire: Annuaire) -> Iterator[Priorite]:
    lieux = _by_id(annuaire)
    limite = annuaire.today + timedelta(days=annuaire.config.publication.alerte_convention_jours)
    finissent = [
        (one.convention_fin, one.id, one.lieu_id)
        for one in annuaire.registre.permanences
        if one.convention_fin and one.convention_fin <= limite
    ]
    if finissent:
        fin, identifiant, lieu_id = min(finissent)
        yield Priorite(
            phrase=f"Renouveler la convention {identifiant} ({lieux[lieu_id].nom}), qui se "
            f"termine le {format_date(fin)}{_autres(finissent)}.",
            lien="#conventions",
        )


def _accueils(annuaire: Annuaire) -> Iterator[Priorite]:
    lignes = list_accueils(annuaire).lignes
    if lignes:
        nom, _, _, fin, telephone, _ = lignes[0]
        yield Priorite(
            phrase=f"Redemander s'il peut recevoir du monde : {nom}"
            f"{telephone and f', {telephone}'}. Sa réponse valait jusqu'au {fin}{_autres(lignes)}.",
            lien="#accueils",
        )


def _saturation(annuaire: Annuaire) -> Iterator[Priorite]:
    fermees = [ligne for ligne in list_saturation(annuaire).lignes if ligne[2] == ligne[3]]
    if fermees:
        commune, besoin, *_ = fermees[0]
        yield Priorite(
            phrase=f"Trouver une solution à {commune} pour « {besoin} » : aucun lieu n'y prend de "
            f"nouvelles personnes{_autres(fermees)}.",
            lien="#saturation",
        )


def _fiches(annuaire: Annuaire) -> Iterator[Priorite]:
    """Yield the oldest record first, then one call after the other: a week has room for some."""
    anciens = [one for one in annuaire.registre.lieux if is_ancien(one.provenance, annuaire)]
    joignables = [one for one in anciens if one.telephones]
    joignables.sort(key=lambda lieu: (lieu.provenance.derniere_date.texte, lieu.id))
    for rang, one in enumerate(joignables):
        derniere = one.provenance.derniere_date.en_lettres() or "inconnue"
        suite = "" if rang else _autres(anciens)
        yield Priorite(
            phrase=f"Appeler pour vérifier la fiche : {one.nom}, {_telephone(one)}. "
            f"Dernière date : {derniere}{suite}.",
            lien="#fiches-anciennes",
        )


def _positions(annuaire: Annuaire) -> Iterator[Priorite]:
    perdues = [one for one in annuaire.constats if one.code.startswith("position-")]
    if perdues:
        combien = pluralise(len(perdues), "adresse")
        yield Priorite(
            phrase=f"Placer ou vérifier {combien} sur la carte : d'abord {perdues[0].origine}.",
            lien="#positions",
        )


def _doublons(annuaire: Annuaire) -> Iterator[Priorite]:
    doutes = [one for one in annuaire.constats if one.code == "doublon-possible"]
    if doutes:
        paires = pluralise(len(doutes), "paire de lieux qui se ressemblent")
        yield Priorite(phrase=f"Dire si c'est un seul lieu : {paires}.", lien="#doublons")


_PRIORITES: Sequence[Callable[[Annuaire], Iterator[Priorite]]] = (
    _bloquants,
    _seances,
    _conventions,
    _accueils,
    _saturation,
    _doublons,
    _positions,
    _fiches,
)


def _autres(tous: Sequence[object]) -> str:
    return f" (et {pluralise(len(tous) - 1, 'autre')})" if len(tous) > 1 else ""


def _telephone(lieu: Lieu) -> str:
    return lieu.telephones[0].affichage.replace(" ", INSECABLE) if lieu.telephones else ""


def _by_id(annuaire: Annuaire) -> dict[str, Lieu]:
    return {lieu.id: lieu for lieu in annuaire.registre.lieux}
