"""Fill the lock file: published points first, then the engines, for what is missing only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from mediation_map.geocode.protocole import Candidat, Demande, Geocodeur, Resultat
from mediation_map.geocode.sources import Contours, judge_commune, seed_sources
from mediation_map.geocode.verrou import LigneVerrou, Statut, Verrou, texte_requete

PAS_SURS = (Statut.A_VERIFIER, Statut.INTROUVABLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Consignes:
    """What a run goes by: ``limite`` is how many addresses each engine is asked at most."""

    today: date
    contours: Contours = field(default_factory=dict)
    limite: int | None = None


@dataclass(frozen=True, slots=True)
class Etape:
    """The lock file after a step, and the candidates that the step brought, by id."""

    verrou: Verrou
    candidats: Mapping[str, tuple[Candidat, ...]] = field(default_factory=dict)
    repondues: int = 0


def prepare_verrou(verrou: Verrou, demandes: Sequence[Demande], consignes: Consignes) -> Verrou:
    """Return the lock file as it is before any engine is asked: one line per demand.

    Published points are in, lines of gone records are out, changed addresses are to be asked
    again, and each human's word is dated and tied to the address it was said of.
    """
    sealed = _seal_forces(verrou.kept(d.id for d in demandes), demandes, consignes.today)
    opened = sealed.updated(_open_lignes(sealed, demandes))
    return seed_sources(opened, demandes, consignes.contours)


def list_missing(
    verrou: Verrou, demandes: Sequence[Demande], moteurs: Sequence[str]
) -> list[Demande]:
    """Return what the first of ``moteurs`` (names, in the order they are asked) has to look for.

    That is what was never answered, and what only engines before it answered without certainty.
    A line that a human placed for this very address is left alone.
    """
    return [d for d in demandes if _is_missing(verrou.lignes[d.id], d, moteurs)]


def run_moteurs(
    verrou: Verrou,
    demandes: Sequence[Demande],
    moteurs: Sequence[Geocodeur],
    consignes: Consignes,
) -> Iterator[Etape]:
    """Ask the engines one after the other; yield a step per batch, to be kept at once.

    Raises ``NetworkError`` like the engines do, after the steps that were answered.
    """
    par_id = {demande.id: demande for demande in demandes}
    noms = [moteur.nom for moteur in moteurs]
    for rang, moteur in enumerate(moteurs):
        missing = list_missing(verrou, demandes, noms[rang:])[: consignes.limite]
        for lot in moteur.search(missing):
            verrou = verrou.updated(
                _make_ligne(par_id[r.id], r, moteur.nom, consignes) for r in lot
            )
            yield Etape(verrou, {r.id: r.candidats for r in lot}, len(lot))


def count_statuts(verrou: Verrou, demandes: Sequence[Demande]) -> dict[str, int]:
    """Return how many demands stand where, in the words of the lock file, plus ``humain``."""
    counts = dict.fromkeys(["humain", *Statut], 0)
    for demande in demandes:
        ligne = verrou.lignes.get(demande.id)
        statut = ligne.statut if ligne else Statut.A_DEMANDER
        counts["humain" if ligne and ligne.force else statut] += 1
    return counts


def _seal_forces(verrou: Verrou, demandes: Sequence[Demande], today: date) -> Verrou:
    requetes = {demande.id: texte_requete(demande.adresse) for demande in demandes}
    sealed = {
        id_: _sealed(ligne, requetes.get(id_, ligne.requete), today)
        for id_, ligne in verrou.lignes.items()
    }
    return replace(verrou, lignes=sealed)


def _sealed(ligne: LigneVerrou, requete: str, today: date) -> LigneVerrou:
    force = ligne.force
    if force is None or (force.requete and force.le):
        return ligne
    told = replace(force, requete=force.requete or requete, le=force.le or today.isoformat())
    return replace(ligne, force=told)


def _open_lignes(verrou: Verrou, demandes: Sequence[Demande]) -> Iterator[LigneVerrou]:
    """Yield an empty line for each address that the lock file does not know, or no longer."""
    for demande in demandes:
        requete = texte_requete(demande.adresse)
        ligne = verrou.lignes.get(demande.id)
        if ligne is None or not ligne.answers(requete):
            yield LigneVerrou(id=demande.id, requete=requete)
        elif ligne.requete != requete:
            yield replace(ligne, requete=requete)


def _is_missing(ligne: LigneVerrou, demande: Demande, moteurs: Sequence[str]) -> bool:
    if ligne.force and not ligne.is_force_stale(texte_requete(demande.adresse)):
        return False
    if ligne.fournisseur == "source":
        return False
    unsure = ligne.statut in PAS_SURS and ligne.fournisseur not in moteurs
    return unsure or ligne.statut is Statut.A_DEMANDER


def _make_ligne(
    demande: Demande, resultat: Resultat, nom: str, consignes: Consignes
) -> LigneVerrou:
    vide = LigneVerrou(
        id=demande.id,
        requete=texte_requete(demande.adresse),
        fournisseur=nom,
        date=consignes.today.isoformat(),
        statut=Statut.INTROUVABLE,
    )
    if not resultat.candidats:
        return vide
    best = resultat.candidats[0]
    ligne = replace(
        vide,
        latitude=round(best.latitude, 7),
        longitude=round(best.longitude, 7),
        precision=best.precision,
        score=best.score,
        libelle=best.libelle,
        statut=Statut.SUR if resultat.sur else Statut.A_VERIFIER,
    )
    return judge_commune(ligne, consignes.contours.get(demande.adresse.code_insee))
