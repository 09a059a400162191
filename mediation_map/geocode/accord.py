"""How far a candidate agrees with a query: the way, the commune, the number."""

from __future__ import annotations

from collections.abc import Container
from enum import StrEnum
from typing import NamedTuple

from rapidfuzz.distance import OSA

from mediation_map.geocode.mots import NATURES, TITRES
from mediation_map.geocode.texte import Voie


class _Accord(StrEnum):
    """A word that hashes as fast as its text: agreements are looked up at every candidate."""

    __hash__ = str.__hash__


class AccordCommune(_Accord):
    """What ties the candidate's commune to the query."""

    NOM_ET_CODE = "nom_et_code"
    NOM = "nom"
    CODE_POSTAL = "code_postal"
    NOM_CONTRE_CODE = "nom_contre_code"
    NOM_APPROCHE = "nom_approche"
    CODE_CONTRE_NOM = "code_contre_nom"
    NOM_INCONNU = "nom_inconnu"
    CODE_APPROCHE = "code_approche"
    POSITION = "position"
    AUCUN = "aucun"


class AccordNumero(_Accord):
    """What became of the number of the query."""

    EXACT = "exact"
    NON_DEMANDE = "non_demande"
    SUFFIXE_AUTRE = "suffixe_autre"
    INTERPOLE = "interpole"
    ABSENT = "absent"


class AccordNature(_Accord):
    """Whether the kinds of way agree; ``TUE`` when one side does not say."""

    EGALE = "egale"
    TUE = "tue"
    AUTRE = "autre"


class AccordVoie(NamedTuple):
    """How far two ways agree.

    ``ecart``: typing slips between words that pair up. ``restants`` and ``manquants``: words of
    the query and of the candidate without a pair. ``connus``: words of the query that differ
    although they are words in use, which makes a slip unlikely. ``part``: how much of the most
    damaged word slipped, in percent of its letters.
    """

    nature: AccordNature = AccordNature.EGALE
    ecart: int = 0
    restants: int = 0
    manquants: int = 0
    connus: int = 0
    part: int = 0

    @property
    def exact(self) -> bool:
        """Whether the names are the same, whatever the kind."""
        return not (self.ecart or self.restants or self.manquants)


IDENTIQUE = AccordVoie()
MEMES_NOMS = {nature: AccordVoie(nature) for nature in AccordNature}
GLISSEMENT_MAX = 3
MOT_COURT, MOT_MOYEN = 4, 6
"""One slip pairs words of so many letters, two pair longer ones, three the longest."""


def compare_voies(lue: Voie, candidate: Voie, connus: Container[str] | None = None) -> AccordVoie:
    """Compare the way of a query with a candidate's.

    ``connus`` are the words in use; without them a short word that differs counts as one.
    """
    nature = compare_natures(lue.nature, candidate.nature)
    if lue.noyau == candidate.noyau:
        return MEMES_NOMS[nature]
    words = _compare_mots(lue.noyau.split(), candidate.noyau.split(), nature, connus)
    if nature is AccordNature.AUTRE or _all_paired(words):
        return words
    whole = _compare_whole(lue, candidate)
    return whole if whole and _cost(whole) < _cost(words) else words


def _all_paired(accord: AccordVoie) -> bool:
    paired = not (accord.restants or accord.manquants)
    return paired and accord.nature is AccordNature.EGALE


def compare_natures(lue: str, candidate: str) -> AccordNature:
    """Compare two kinds of way."""
    if lue == candidate:
        return AccordNature.EGALE
    return AccordNature.AUTRE if lue and candidate else AccordNature.TUE


def _cost(accord: AccordVoie) -> int:
    nature = 2 * (accord.nature is AccordNature.AUTRE) + (accord.nature is AccordNature.TUE)
    words = accord.restants + accord.manquants + accord.connus
    return accord.ecart + 2 * words + nature


def _compare_whole(lue: Voie, candidate: Voie) -> AccordVoie | None:
    """Compare all letters at once: a slip may move a space or touch the kind of way."""
    same_kind = lue.nature == candidate.nature
    if same_kind and lue.noyau.count(" ") == candidate.noyau.count(" "):
        return None
    size = len(candidate.plein)
    ecart = OSA.distance(lue.plein, candidate.plein, score_cutoff=GLISSEMENT_MAX)
    if ecart * 5 > size or ecart > GLISSEMENT_MAX:
        return None
    return AccordVoie(AccordNature.EGALE, ecart, part=100 * ecart // size)


def _compare_mots(
    lue: list[str], candidate: list[str], nature: AccordNature, connus: Container[str] | None
) -> AccordVoie:
    rest = [mot for mot in lue if mot not in candidate]
    missing = [mot for mot in candidate if mot not in lue]
    ecart, part, known = 0, 0, 0
    for mot in list(rest):
        pair = _closest(mot, missing)
        if pair is None:
            continue
        slips, other = pair
        rest.remove(mot)
        missing.remove(other)
        ecart += slips
        part = max(part, 100 * slips // len(other))
        known += _is_known(mot, connus)
    if len(rest) == len(missing) == 1 and rest[0] in NATURES and missing[0] in NATURES:
        rest, missing, nature = [], [], AccordNature.AUTRE  # "Grande Avenue", "Grande Rue"
    counts = _count_names(rest, missing), _count_names(missing, rest)
    return AccordVoie(nature, ecart, *counts, known, part)


def _is_known(mot: str, connus: Container[str] | None) -> bool:
    return len(mot) <= MOT_MOYEN if connus is None else mot in connus


def _count_names(mots: list[str], others: list[str]) -> int:
    """Count words without a pair; a title alone is none, one title for another is one."""
    return len(mots) if others else sum(mot not in TITRES for mot in mots)


def _closest(mot: str, candidates: list[str]) -> tuple[int, str] | None:
    """Return the candidate that ``mot`` may be a slip of, with the number of slips."""
    best: tuple[int, str] | None = None
    for candidate in candidates:
        slips = _slips(mot, candidate)
        if slips is not None and (best is None or slips < best[0]):
            best = slips, candidate
    return best


def _slips(mot: str, candidate: str) -> int | None:
    if mot.isdecimal() or candidate.isdecimal():
        return None
    if len(mot) == 1 and candidate[0] == mot:
        return 1
    if candidate in TITRES and len(mot) <= MOT_COURT:
        return 2  # what is left of a short form: "aMl", "Da"
    size = len(candidate)
    limit = 1 if size <= MOT_COURT else 2 if size <= MOT_MOYEN else GLISSEMENT_MAX
    slips: int = OSA.distance(mot, candidate, score_cutoff=limit)
    return slips if slips <= limit else None
