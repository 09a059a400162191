"""Judging what a geocoding service answers, by the same rules as the embedded index."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from math import cos, hypot, radians

from mediation_map.geocode.accord import AccordCommune, AccordNumero, AccordVoie, compare_voies
from mediation_map.geocode.choix import Accord, compute_score, decide
from mediation_map.geocode.mots import REPETITIONS_PROCHES
from mediation_map.geocode.precision import Precision, Reponse, Requete, Statut
from mediation_map.geocode.requete import Lecture, read_requete
from mediation_map.geocode.requete_voie import Lue, iter_lues, split_numero
from mediation_map.geocode.texte import COUPURE, cut_mots, join_commune, parse_commune, parse_voie

PRECISIONS = {
    "housenumber": Precision.NUMERO,
    "street": Precision.VOIE,
    "locality": Precision.LIEU_DIT,
    "municipality": Precision.COMMUNE,
}
"""What the BAN service calls each kind of answer."""
COMMUNE_SEULE = 0.1
"""Probability that a commune's middle is the place when more than the commune was asked."""
COMMUNE_DEMANDEE = 0.9
RIVAL_METRES = 200
METRES_PAR_DEGRE = 111_320


@dataclass(frozen=True, slots=True)
class Candidat:
    """An answer of the BAN service; the fields are named as there, ``lon``/``lat`` in degrees."""

    lon: float
    lat: float
    type: str
    label: str = ""
    name: str = ""
    housenumber: str = ""
    street: str = ""
    city: str = ""
    citycode: str = ""
    postcode: str = ""
    oldcity: str = ""
    score: float = 0.0


def judge(candidat: Candidat, requete: Requete, connus: Container[str] = ()) -> Reponse:
    """Return ``candidat`` as an answer, with the probability that it is right and a verdict.

    ``connus``: words known to be used in names of ways, if an index is at hand.
    """
    lecture = read_requete(requete)
    accord = _agree(candidat, lecture, connus)
    if PRECISIONS.get(candidat.type) is Precision.COMMUNE:
        return _answer_commune(candidat, requete, lecture, accord.commune)
    return _answer(candidat, requete, accord)


def choose(candidats: Sequence[Candidat], requete: Requete, connus: Container[str] = ()) -> Reponse:
    """Return the best of the candidates judged; two equal ones far apart are never ``sur``."""
    answers = [judge(candidat, requete, connus) for candidat in candidats]
    if not answers:
        return Reponse(requete.id)
    best = max(answers, key=lambda answer: answer.score)
    if any(_rivals(best, answer) for answer in answers):
        return _answer_doubtful(best)
    return best


def _rivals(best: Reponse, other: Reponse) -> bool:
    if best.score - other.score > 0.02 or best.precision is Precision.COMMUNE:
        return False
    return measure_distance(best, other) > RIVAL_METRES


def measure_distance(one: Reponse, other: Reponse) -> float:
    """Return metres between two answers that have a position (0 when one has none)."""
    if one.lon is None or one.lat is None or other.lon is None or other.lat is None:
        return 0.0
    east = (one.lon - other.lon) * cos(radians(one.lat))
    return METRES_PAR_DEGRE * hypot(east, one.lat - other.lat)


def _answer_doubtful(best: Reponse) -> Reponse:
    return Reponse(
        best.id, best.lon, best.lat, best.code_insee, best.numero, best.voie, best.label,
        best.score / 2, best.precision, Statut.A_VERIFIER,
    )  # fmt: skip


def _answer(candidat: Candidat, requete: Requete, accord: Accord) -> Reponse:
    score = compute_score(accord)
    return Reponse(
        requete.id,
        candidat.lon,
        candidat.lat,
        candidat.citycode,
        candidat.housenumber.replace(" ", ""),
        candidat.street or candidat.name,
        candidat.label,
        score,
        PRECISIONS.get(candidat.type, Precision.VOIE),
        decide(score, accord),
    )


def _answer_commune(
    candidat: Candidat, requete: Requete, lecture: Lecture, commune: AccordCommune
) -> Reponse:
    asked = not _read_rue(candidat, lecture) and commune is AccordCommune.NOM_ET_CODE
    return Reponse(
        requete.id,
        candidat.lon,
        candidat.lat,
        candidat.citycode,
        label=candidat.label,
        score=COMMUNE_DEMANDEE if asked else COMMUNE_SEULE,
        precision=Precision.COMMUNE,
        statut=Statut.SUR if asked else Statut.A_VERIFIER,
    )


def _agree(candidat: Candidat, lecture: Lecture, connus: Container[str]) -> Accord:
    """Compare with every manner of reading the query; the best agreement counts."""
    commune = _agree_commune(candidat, lecture)
    lues = list(iter_lues(_read_rue(candidat, lecture)))
    accords = [_agree_lue(candidat, lue, commune, connus) for lue in lues]
    nothing = Accord(commune, AccordVoie(restants=1, manquants=1), AccordNumero.ABSENT)
    return max(accords, key=compute_score, default=nothing)


def _agree_lue(
    candidat: Candidat, lue: Lue, commune: AccordCommune, connus: Container[str]
) -> Accord:
    voie = compare_voies(lue.voie, parse_voie(candidat.street or candidat.name), connus)
    if lue.litteral and not voie.exact:
        voie = AccordVoie(restants=1, manquants=1)
    return Accord(commune, voie, _agree_numero(candidat, lue), lue.bruit > 0)


def _agree_numero(candidat: Candidat, lue: Lue) -> AccordNumero:
    if not lue.numero:
        return AccordNumero.NON_DEMANDE
    numero, suffixe, _ = split_numero([*cut_mots(candidat.housenumber), "rue"])
    if numero != lue.numero:
        return AccordNumero.ABSENT
    if suffixe in (lue.suffixe, REPETITIONS_PROCHES.get(lue.suffixe)):
        return AccordNumero.EXACT
    return AccordNumero.SUFFIXE_AUTRE


def _names(candidat: Candidat) -> set[str]:
    return {parse_commune(nom) for nom in (candidat.city, candidat.oldcity) if nom}


def _read_rue(candidat: Candidat, lecture: Lecture) -> list[str]:
    """Return the words of the query without those that name the candidate's commune."""
    names = _names(candidat)
    if lecture.droite and join_commune(lecture.gauche) in names and not lecture.declaree:
        return lecture.droite
    if lecture.droite or lecture.declaree:
        return lecture.gauche
    mots = lecture.gauche
    for size in range(len(mots), 0, -1):
        if join_commune(mots[-size:]) in names:
            return mots[:-size]
        if join_commune(mots[:size]) in names:
            return mots[size:]
    return mots


def _agree_commune(candidat: Candidat, lecture: Lecture) -> AccordCommune:
    coded = bool(lecture.code_insee) and lecture.code_insee == candidat.citycode
    named = coded or _is_named(candidat, lecture)
    posted = bool(lecture.code_postal) and lecture.code_postal == candidat.postcode
    if named:
        free = not lecture.code_postal or lecture.cedex or posted
        contrary = not free and not coded
        return AccordCommune.NOM_CONTRE_CODE if contrary else _named(lecture, coded)
    if lecture.code_insee or (lecture.droite and lecture.declaree):
        return AccordCommune.CODE_CONTRE_NOM
    if posted:
        return AccordCommune.CODE_CONTRE_NOM if lecture.droite else AccordCommune.CODE_POSTAL
    return AccordCommune.AUCUN


def _named(lecture: Lecture, coded: bool) -> AccordCommune:
    both = coded or lecture.code_postal
    return AccordCommune.NOM_ET_CODE if both else AccordCommune.NOM


def _is_named(candidat: Candidat, lecture: Lecture) -> bool:
    """Say whether the query names the candidate's commune where a commune is named."""
    names = _names(candidat)
    if lecture.droite and join_commune(lecture.droite) in names:
        return True
    if lecture.declaree:
        return False
    mots = [mot for mot in lecture.gauche if mot != COUPURE]
    ends = range(1, len(mots) + 1)
    return any(join_commune(mots[-n:]) in names or join_commune(mots[:n]) in names for n in ends)
