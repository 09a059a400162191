"""The filters of the search: only those that some place makes useful."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from mediation_map.model.dates import JOURS
from mediation_map.model.vocabulaires import Niveau
from mediation_map.publish.annuaire import Annuaire
from mediation_map.render.contexte_recherche import Choix, Groupe
from mediation_map.render.vignette import NIVEAUX

COMMUNES_MAX = 60
MOMENTS = (("matin", "Le matin"), ("apres-midi", "L'après-midi"), ("soir", "Après 18 h"))
DECLARE = "Seuls les lieux qui l'ont dit sont gardés."


def build_groupes(annuaire: Annuaire, donnees: Mapping[str, Any]) -> tuple[Groupe, ...]:
    """Return the groups of boxes, from the very rows that the browser filters."""
    aides = _lire_aides(donnees)
    groupes = (
        Groupe(nom="besoin", legende="Besoin", choix=_besoins(annuaire, aides)),
        Groupe(nom="niveau", legende="Comment on vous aide", choix=_niveaux(aides)),
        *_quand(aides),
        Groupe(nom="commune", legende="Commune", choix=_communes(annuaire)),
        *_conditions(aides),
        _liste("public", "Public accueilli", "publics", donnees),
        _liste("langue", "Langue", "langues", donnees),
        _liste("accueil", "Accueil adapté", "accueils", donnees),
    )
    return tuple(groupe for groupe in groupes if groupe.choix)


def _lire_aides(donnees: Mapping[str, Any]) -> list[dict[str, Any]]:
    lignes = (dict(zip(donnees["colonnes"], ligne, strict=True)) for ligne in donnees["lieux"])
    return [ligne for ligne in lignes if ligne["role"]]


def _besoins(annuaire: Annuaire, aides: Sequence[Mapping[str, Any]]) -> tuple[Choix, ...]:
    utiles = {rang for ligne in aides for rang in ligne["besoins"]}
    return tuple(
        Choix(valeur=one.id, libelle=one.court)
        for rang, one in enumerate(annuaire.besoins)
        if rang in utiles
    )


def _niveaux(aides: Iterable[Mapping[str, Any]]) -> tuple[Choix, ...]:
    bits = 0
    for ligne in aides:
        bits |= ligne["niveaux"]
    return tuple(
        Choix(valeur=str(niveau), libelle=NIVEAUX[niveau])
        for bit, niveau in enumerate(Niveau)
        if bits & (1 << bit)
    )


def _quand(aides: Sequence[Mapping[str, Any]]) -> tuple[Groupe, ...]:
    """Return when to come; « ouvert maintenant » needs hours that someone checked lately."""
    if not any(ligne["calendriers"] for ligne in aides):
        return ()
    surs = any(ligne["calendriers"] and not ligne["ancien"] for ligne in aides)
    maintenant = (Choix(valeur="maintenant", libelle="Ouvert maintenant"),) if surs else ()
    jours = tuple(Choix(valeur=jour, libelle=jour.capitalize()) for jour in JOURS)
    moments = tuple(Choix(valeur=valeur, libelle=libelle) for valeur, libelle in MOMENTS)
    return (
        Groupe(nom="ouvert", legende="Tout de suite", choix=maintenant),
        Groupe(
            nom="jour",
            legende="Jour",
            choix=jours,
            precision="Seuls les lieux dont on connaît les heures sont gardés.",
        ),
        Groupe(nom="moment", legende="Moment de la journée", choix=moments),
    )


def _communes(annuaire: Annuaire) -> tuple[Choix, ...]:
    communes = annuaire.registre.communes
    if len(communes) > COMMUNES_MAX:
        return ()
    return tuple(Choix(valeur=one.slug, libelle=one.nom) for one in communes)


def _conditions(aides: Sequence[Mapping[str, Any]]) -> tuple[Groupe, ...]:
    """Return the single boxes; what no place declares is not offered."""
    return (
        _condition("rdv", "sans", "Sans rendez-vous", any(x["rdv"] == 0 for x in aides)),
        _condition("cout", "gratuit", "Gratuit", any(x["frais"] == 1 for x in aides)),
        _condition("pmr", "oui", "Accessible en fauteuil", any(x["pmr"] == 1 for x in aides)),
    )


def _condition(nom: str, valeur: str, libelle: str, utile: bool) -> Groupe:
    choix = (Choix(valeur=valeur, libelle=libelle),) if utile else ()
    return Groupe(nom=nom, legende=libelle, choix=choix, precision=DECLARE)


def _liste(nom: str, legende: str, liste: str, donnees: Mapping[str, Any]) -> Groupe:
    choix = tuple(Choix(valeur=id_, libelle=libelle) for id_, libelle in donnees["listes"][liste])
    return Groupe(nom=nom, legende=legende, choix=choix, precision=DECLARE)
