"""The coordinator's lists: what is wrong, what is old, what ends, who is left without help."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

from mediation_map.constats import Constat, Origine
from mediation_map.model.dates import format_date
from mediation_map.model.lieu import Lieu
from mediation_map.model.registre import TABLES_COMPTEES, LigneCompte
from mediation_map.publish.agenda import is_ancien
from mediation_map.publish.annuaire import Annuaire
from mediation_map.render.activite import TableActivite, build_tables
from mediation_map.render.pilotage_besoins import list_sans_aide, list_saturation
from mediation_map.render.pilotage_liste import Liste, Rangee, format_population, place_of
from mediation_map.render.pilotage_priorites import list_accueils


def build_listes(annuaire: Annuaire) -> tuple[Liste, ...]:
    """Return every list, empty ones included: an empty list is good news worth telling."""
    return tuple(build(annuaire) for build in _LISTES)


def _constats(annuaire: Annuaire) -> Liste:
    return Liste(
        cle="constats",
        titre="Constats sur les tables",
        explication="Ce qu'il faut corriger, et ce qu'il faut écrire à la place.",
        colonnes=("Gravité", "Où", "Valeur", "Constat", "Que faire"),
        lignes=tuple(_constat(constat) for constat in annuaire.constats),
    )


def _constat(constat: Constat) -> Rangee:
    return (
        str(constat.severite),
        str(constat.origine),
        constat.valeur,
        constat.phrase,
        constat.conseil,
    )


def _anciens(annuaire: Annuaire) -> Liste:
    anciens = [lieu for lieu in annuaire.registre.lieux if is_ancien(lieu.provenance, annuaire)]
    anciens.sort(key=lambda lieu: (lieu.provenance.derniere_date.texte, lieu.id))
    return Liste(
        cle="fiches-anciennes",
        titre="Fiches à vérifier : qui appeler",
        explication=(
            f"Sans nouvelle depuis {annuaire.config.publication.mois_anciennete} mois ou plus, "
            "les plus anciennes d'abord."
        ),
        colonnes=("Lieu", "Commune", "Téléphone", "Courriel", "Dernière date", "Où"),
        lignes=tuple(_ancien(lieu) for lieu in anciens),
    )


def _ancien(lieu: Lieu) -> Rangee:
    return (
        lieu.nom,
        lieu.adresse.commune,
        ", ".join(telephone.affichage for telephone in lieu.telephones),
        ", ".join(courriel.adresse for courriel in lieu.courriels),
        lieu.provenance.derniere_date.en_lettres() or "inconnue",
        place_of(lieu.provenance.origine),
    )


def _conventions(annuaire: Annuaire) -> Liste:
    limite = annuaire.today + timedelta(days=annuaire.config.publication.alerte_convention_jours)
    noms = {lieu.id: lieu.nom for lieu in annuaire.registre.lieux}
    finissent = [
        (permanence.convention_fin, permanence)
        for permanence in annuaire.registre.permanences
        if permanence.convention_fin and permanence.convention_fin <= limite
    ]
    return Liste(
        cle="conventions",
        titre="Conventions qui se terminent",
        explication=f"Dans les {annuaire.config.publication.alerte_convention_jours} jours.",
        colonnes=("Fin", "Permanence", "Lieu", "Employeur", "Où"),
        lignes=tuple(
            (format_date(fin), p.id, noms[p.lieu_id], p.employeur, place_of(p.provenance.origine))
            for fin, p in sorted(finissent, key=lambda couple: (couple[0], couple[1].id))
        ),
    )


def _camion(annuaire: Annuaire) -> Liste:
    dates: dict[str, int] = {}
    for passage in annuaire.registre.passages:
        code = passage.adresse.code_insee
        dates[code] = dates.get(code, 0) + 1
    sans = [c for c in annuaire.registre.communes if c.code_insee not in dates]
    return Liste(
        cle="camion",
        titre="Communes sans passage prévu du camion",
        explication="Aucune date à venir dans la table des passages.",
        colonnes=("Commune", "Habitants"),
        lignes=tuple((c.nom, format_population(c.population)) for c in sans)
        if annuaire.registre.passages
        else (),
    )


def _positions(annuaire: Annuaire) -> Liste:
    return Liste(
        cle="positions",
        titre="Positions à compléter ou à vérifier",
        explication="Ces lieux sont montrés à leur commune, en le disant approximatif.",
        colonnes=("Où", "Adresse", "Constat", "Que faire"),
        lignes=tuple(
            (str(c.origine), c.valeur, c.phrase, c.conseil)
            for c in annuaire.constats
            if c.code.startswith("position-")
        ),
    )


def _doublons(annuaire: Annuaire) -> Liste:
    return Liste(
        cle="doublons",
        titre="Doublons possibles",
        explication="Votre décision s'écrit dans la table « doublons » et reste suivie.",
        colonnes=("Où", "Constat", "Que faire"),
        lignes=tuple(
            (str(c.origine), c.phrase, c.conseil)
            for c in annuaire.constats
            if c.code.startswith("doublon")
        ),
    )


def _activite(annuaire: Annuaire) -> Liste:
    """List the figures as their public page shows them: small counts are masked here too."""
    seuil = annuaire.config.publication.seuil_petits_nombres
    return Liste(
        cle="activite",
        titre="Activité par mois et par commune",
        explication=f"Comme sur la page des chiffres : masqué sous {seuil}, et ce qui le dirait.",
        colonnes=("Indicateur", "Mois", "Commune", "Nombre", "Source"),
        lignes=tuple(
            rangee
            for table in build_tables(annuaire.registre.activites, seuil)
            for rangee in (*_par_mois(table), *_par_commune(table))
        ),
    )


def _par_mois(table: TableActivite) -> Iterator[Rangee]:
    for ligne in table.lignes:
        for rang, mois in enumerate(table.mois):
            nombre = _dire_nombre(ligne.valeurs[rang], masque=rang in ligne.masquees)
            if nombre:
                yield (ligne.indicateur, mois, "", nombre, table.source)


def _par_commune(table: TableActivite) -> Iterator[Rangee]:
    repartition = table.repartition
    for ligne in repartition.lignes:
        for rang, indicateur in enumerate(repartition.indicateurs):
            nombre = _dire_nombre(ligne.valeurs[rang], masque=rang in ligne.masquees)
            if nombre:
                periode = repartition.periodes[rang]
                yield (indicateur, periode, ligne.commune, nombre, table.source)


def _dire_nombre(valeur: int | None, *, masque: bool) -> str:
    if masque:
        return "masqué"
    return "" if valeur is None else str(valeur)


def _compte(annuaire: Annuaire) -> Liste:
    return Liste(
        cle="compte",
        titre="Compte des lignes",
        explication="Comment chaque ligne des tables finit dans l'édition publique.",
        colonnes=("Table", "Où", "Identifiant", "Fin", "Raison"),
        lignes=(
            *(
                (ligne.table, place_of(ligne.origine), ligne.id, str(ligne.sort), ligne.raison)
                for ligne in annuaire.compte
                if ligne.table not in TABLES_COMPTEES
            ),
            *_count_exports(annuaire.compte),
        ),
    )


def _count_exports(compte: Sequence[LigneCompte]) -> Iterator[Rangee]:
    """Yield the rows of exports by the thousand: how many of each file end in each way."""
    comptes = Counter(
        (one.table, str(Origine(one.origine.fichier, one.origine.feuille)), one.sort, one.raison)
        for one in compte
        if one.table in TABLES_COMPTEES
    )
    for (table, fichier, sort, raison), nombre in sorted(comptes.items()):
        lignes = f"{nombre} ligne{'s' if nombre > 1 else ''}"
        yield (table, f"{fichier}, {lignes}", "", str(sort), raison)


_LISTES: Sequence[Callable[[Annuaire], Liste]] = (
    _constats,
    _anciens,
    _conventions,
    list_accueils,
    _camion,
    _positions,
    _doublons,
    list_saturation,
    list_sans_aide,
    _activite,
    _compte,
)
