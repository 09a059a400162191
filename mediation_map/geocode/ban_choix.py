"""Judging what the BAN service proposes: the same rules as for the embedded index."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mediation_map.geocode.accord import (
    AccordCommune,
    AccordNumero,
    AccordVoie,
    compare_voies,
)
from mediation_map.geocode.ban_reponse import Proposition
from mediation_map.geocode.choix import Accord, compute_score, decide
from mediation_map.geocode.distance import distance_m
from mediation_map.geocode.index.communes import Communes
from mediation_map.geocode.mots import REPETITIONS_PROCHES
from mediation_map.geocode.mots_usuels import MOTS_BREFS, USUELS
from mediation_map.geocode.precision import Requete, Statut
from mediation_map.geocode.protocole import Candidat, Demande, Resultat
from mediation_map.geocode.requete import Lecture, read_requete
from mediation_map.geocode.requete_voie import Lue, iter_lues
from mediation_map.geocode.texte import cut_mots, join_commune, parse_commune, parse_voie
from mediation_map.model.vocabulaires import Precision

PRECISIONS = {
    "housenumber": Precision.NUMERO,
    "interpolated": Precision.INTERPOLE,
    "interpolation": Precision.INTERPOLE,
    "street": Precision.VOIE,
    "locality": Precision.LIEU_DIT,
    "municipality": Precision.COMMUNE,
}
ARRONDISSEMENTS = {"75056": "751", "69123": "6938", "13055": "132"}
"""The three towns to how the codes of their arrondissements begin."""
SCORE_COMMUNE = 0.15
"""Probability that a commune's middle is the place, when its street was asked."""


class _Courts:
    """The words to be taken as meant, for want of the list of those in use around."""

    def __contains__(self, mot: object) -> bool:
        texte = str(mot)
        return len(texte) <= MOTS_BREFS or texte in USUELS or texte.rstrip("sx") in USUELS


COURTS = _Courts()
ECART_RIVAL = 0.02
DISTANCE_RIVAL_M = 150.0


class _Jugement(NamedTuple):
    proposition: Proposition
    accord: Accord | None
    score: float


def judge(demande: Demande, propositions: Sequence[Proposition]) -> Resultat:
    """Return the candidates, the most probable first, and whether it may be published.

    The service's own score plays no part: it does not tell a wrong street from a right one.
    """
    adresse = demande.adresse
    requete = Requete(
        id=demande.id,
        adresse=adresse.voie,
        code_postal=adresse.code_postal,
        commune=adresse.commune,
        code_insee=adresse.code_insee,
    )
    lecture = read_requete(requete)
    lues = list(iter_lues(lecture.gauche))
    judged = [_judge_one(p, lecture, lues) for p in _distinct(propositions)]
    ranked = sorted(judged, key=lambda j: (-j.score, -j.proposition.score, j.proposition.libelle))
    if not ranked:
        return Resultat(id=demande.id)
    first = _with_rivals(ranked)
    return Resultat(
        id=demande.id,
        candidats=tuple(_as_candidat(j) for j in (first, *ranked[1:])),
        sur=_is_sure(first),
    )


def _is_sure(jugement: _Jugement) -> bool:
    """Return whether an answer may be published; never one that has a rival."""
    accord = jugement.accord
    if accord is None or accord.rival:
        return False
    return decide(jugement.score, accord) is Statut.SUR


def _distinct(propositions: Sequence[Proposition]) -> list[Proposition]:
    return list({(p.libelle, p.latitude, p.longitude): p for p in propositions}.values())


def _judge_one(proposition: Proposition, lecture: Lecture, lues: Sequence[Lue]) -> _Jugement:
    known = proposition.type in PRECISIONS and proposition.voie
    voie = parse_voie(proposition.voie) if known else None
    if voie is None or not lues:
        return _Jugement(proposition, None, SCORE_COMMUNE)
    commune = compare_communes(proposition, lecture)
    accords = [
        Accord(
            commune,
            compare_voies(lue.voie, voie, COURTS),
            compare_numeros(proposition, lue),
            lue.bruit > 0,
        )
        for lue in lues
        if not lue.litteral or compare_voies(lue.voie, voie, COURTS) == AccordVoie()
    ]
    best = max(accords, key=compute_score, default=None)
    return _Jugement(proposition, best, compute_score(best) if best else SCORE_COMMUNE)


def compare_communes(proposition: Proposition, lecture: Lecture) -> AccordCommune:
    """Return what ties the commune of an answer to the declared one."""
    code = lecture.code_insee
    if code and is_same_commune(code, proposition):
        contradicts = lecture.droite and not _is_named(proposition, lecture)
        return AccordCommune.CODE_CONTRE_NOM if contradicts else AccordCommune.NOM_ET_CODE
    same_postal = bool(lecture.code_postal) and lecture.code_postal == proposition.code_postal
    if lecture.droite and _is_named(proposition, lecture):
        if code:
            return AccordCommune.NOM_CONTRE_CODE
        if same_postal:
            return AccordCommune.NOM_ET_CODE
        return AccordCommune.NOM_CONTRE_CODE if lecture.code_postal else AccordCommune.NOM
    if code or not same_postal:
        return AccordCommune.AUCUN
    return AccordCommune.CODE_CONTRE_NOM if lecture.droite else AccordCommune.CODE_POSTAL


def _is_named(proposition: Proposition, lecture: Lecture) -> bool:
    """Return whether the declared name is the commune's, or that of one it has taken in."""
    declared = join_commune(lecture.droite)
    names = filter(None, (proposition.commune, proposition.ancienne_commune))
    return any(Communes.resembles(declared, parse_commune(name)) for name in names)


def is_same_commune(code: str, proposition: Proposition) -> bool:
    """Return whether an answer is in the commune of that code, today's, a former one, or a part."""
    if code in (proposition.code_insee, proposition.ancien_code_insee):
        return True
    parts = ARRONDISSEMENTS.get(code)
    return parts is not None and proposition.code_insee.startswith(parts)


def compare_numeros(proposition: Proposition, lue: Lue) -> AccordNumero:
    """Return what became of the number asked."""
    if not lue.numero:
        return AccordNumero.NON_DEMANDE
    if proposition.type in ("interpolated", "interpolation"):
        return AccordNumero.INTERPOLE
    mots = cut_mots(proposition.numero)
    if not mots or mots[0] != str(lue.numero):
        return AccordNumero.ABSENT
    suffixe = mots[1] if len(mots) > 1 else ""
    asked = {lue.suffixe, REPETITIONS_PROCHES.get(lue.suffixe, lue.suffixe)}
    return AccordNumero.EXACT if suffixe in asked else AccordNumero.SUFFIXE_AUTRE


def _with_rivals(ranked: Sequence[_Jugement]) -> _Jugement:
    """Return the first, less sure of itself when another place fits as well."""
    first = ranked[0]
    if first.accord is None or not any(_is_rival(first, other) for other in ranked[1:]):
        return first
    accord = first.accord._replace(rival=True)
    return first._replace(accord=accord, score=compute_score(accord))


def _is_rival(first: _Jugement, other: _Jugement) -> bool:
    place, elsewhere = first.proposition, other.proposition
    away = distance_m(place.latitude, place.longitude, (elsewhere.latitude, elsewhere.longitude))
    return abs(first.score - other.score) < ECART_RIVAL and away > DISTANCE_RIVAL_M


def _as_candidat(jugement: _Jugement) -> Candidat:
    proposition = jugement.proposition
    return Candidat(
        latitude=proposition.latitude,
        longitude=proposition.longitude,
        libelle=proposition.libelle,
        precision=PRECISIONS.get(proposition.type, Precision.AUCUNE),
        score=round(jugement.score, 3),
    )
