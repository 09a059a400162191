"""Judging a candidate: from what agrees to a probability, a precision and a verdict."""

from __future__ import annotations

from functools import lru_cache
from math import exp
from typing import NamedTuple

from mediation_map.geocode.accord import (
    IDENTIQUE,
    AccordCommune,
    AccordNature,
    AccordNumero,
    AccordVoie,
)
from mediation_map.geocode.precision import Statut

SEUIL = 0.9
"""From this probability on, an answer is published without a human's look."""


class Accord(NamedTuple):
    """Everything that tells a right answer from a wrong one.

    ``bruit``: words of the query were left aside. ``rival``: another way fits as well.
    """

    commune: AccordCommune
    voie: AccordVoie = IDENTIQUE
    numero: AccordNumero = AccordNumero.NON_DEMANDE
    bruit: bool = False
    rival: bool = False


# Found by tests/bench/calibrage_adresses.py on two thirds of the queries with known answers, drawn
# towards prudence where its small communes say little; on the other third, what is announced as
# 0.92, 0.955, 0.98, 0.999 is right in 0.98, 0.96, 0.99, 1.000 of the cases.
POIDS: dict[str, float] = {
    "base": 7.64,
    "nature_tue": -2.49,
    "nature_autre": -8.55,
    "ecart": -0.60,
    "part": -11.98,
    "restants": -5.98,
    "manquants": -4.98,
    "remplaces": -3.99,
    "connus": -3.98,
    "bruit": -1.00,
    "bruit_tue": -1.50,
    "bruit_ecart": -0.49,
    "numero_suffixe_autre": -2.00,
    "numero_interpole": -3.54,
    "numero_absent": -6.51,
    "numero_non_demande": -0.29,
    "commune_nom": -0.31,
    "commune_code_postal": -0.51,
    "commune_nom_contre_code": -0.50,
    "commune_nom_approche": -2.53,
    "commune_code_contre_nom": -8.68,
    "commune_nom_inconnu": -2.50,
    "commune_code_approche": -2.00,
    "commune_position": -1.52,
    "commune_position_loin": -6.0,
    "commune_aucun": -15.17,
}


def list_traits(accord: Accord) -> dict[str, float]:
    """Return the traits of an agreement that weigh in its score, by name."""
    voie = accord.voie
    return {
        "base": 1.0,
        f"nature_{voie.nature}": 1.0,
        "ecart": float(voie.ecart),
        "part": voie.part / 100,
        "restants": float(voie.restants),
        "manquants": float(voie.manquants),
        "remplaces": float(min(voie.restants, voie.manquants)),
        "connus": float(voie.connus),
        "bruit": float(accord.bruit),
        "bruit_tue": float(accord.bruit and voie.nature is AccordNature.TUE),
        "bruit_ecart": float(accord.bruit and voie.ecart > 0),
        f"numero_{accord.numero}": 1.0,
        f"commune_{accord.commune}": 1.0,
    }


@lru_cache(maxsize=65536)
def compute_score(accord: Accord) -> float:
    """Return the probability that a candidate which agrees so is the right place."""
    total = sum(POIDS.get(name, 0.0) * value for name, value in list_traits(accord).items())
    return 1 / (1 + exp(-total)) / (1 + accord.rival)


CONTRADICTIONS = frozenset(
    {
        AccordCommune.CODE_CONTRE_NOM,
        AccordCommune.NOM_INCONNU,
        AccordCommune.POSITION_LOIN,
        AccordCommune.AUCUN,
    }
)
NUMEROS_SURS = frozenset({AccordNumero.EXACT, AccordNumero.NON_DEMANDE})


def decide(score: float, accord: Accord) -> Statut:
    """Return whether an answer may be published: probable enough and not contradicted.

    Another kind of way, a word too many or too few, another number, another commune, a kind that
    may be among the words left aside: however probable, a human looks.
    """
    voie = accord.voie
    if accord.commune in CONTRADICTIONS or accord.numero not in NUMEROS_SURS:
        return Statut.A_VERIFIER
    if voie.nature is AccordNature.AUTRE or voie.restants or voie.manquants:
        return Statut.A_VERIFIER
    if accord.bruit and voie.nature is AccordNature.TUE:
        return Statut.A_VERIFIER
    return Statut.SUR if score >= SEUIL else Statut.A_VERIFIER
