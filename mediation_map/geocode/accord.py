"""How far a candidate agrees with a query: the way, the commune, the number."""

from __future__ import annotations

from collections.abc import Container
from enum import StrEnum
from typing import NamedTuple

from rapidfuzz.distance import OSA

from mediation_map.geocode.mots import ARTICLES, NATURES, TITRES
from mediation_map.geocode.texte import Voie, closest_nature


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
    POSITION_LOIN = "position_loin"
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
ARTICLES_LONGS = sorted(article for article in ARTICLES if len(article) > 1)
PART_ARTICLE = 20
LETTRES_PAR_GLISSEMENT = 6
"""Where all letters are compared at once, each slip needs so many."""


def compare_voies(lue: Voie, candidate: Voie, connus: Container[str] | None = None) -> AccordVoie:
    """Compare the way of a query with a candidate's.

    ``connus`` are the words in use; without them a short word that differs counts as one.
    """
    nature = compare_natures(lue.nature, candidate.nature)
    if lue.noyau == candidate.noyau:
        return MEMES_NOMS[nature]
    words = _compare_mots(lue.noyau.split(), candidate.noyau.split(), nature, connus)
    if nature is AccordNature.TUE and candidate.nature:
        words = _read_nature(words, lue.noyau.split(), candidate, connus)
    if words.nature is AccordNature.AUTRE or _all_paired(words):
        return words
    whole = _compare_whole(lue, candidate)
    return whole if whole and _cost(whole) < _cost(words) else words


def _read_nature(
    found: AccordVoie, lue: list[str], candidate: Voie, connus: Container[str] | None
) -> AccordVoie:
    """Return the agreement once the first word is read as a misspelt kind of way: "Ruee"."""
    meant = closest_nature(lue[0])
    if not meant:
        return found
    if meant != candidate.nature:
        closer = OSA.distance(lue[0], meant) < OSA.distance(lue[0], candidate.nature)
        return found._replace(nature=AccordNature.AUTRE) if closer else found
    rest = _compare_mots(lue[1:], candidate.noyau.split(), AccordNature.EGALE, connus)
    return rest._replace(ecart=rest.ecart + OSA.distance(lue[0], meant))


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
    """Compare all letters at once: a slip may move a space or touch the kind of way.

    Letters may not hide a word more or less, nor another number.
    """
    size = len(candidate.plein)
    if abs(len(lue.plein) - size) > 1 or _digits(lue) != _digits(candidate):
        return None
    same_kind = lue.nature == candidate.nature
    same_count = same_kind and lue.noyau.count(" ") == candidate.noyau.count(" ")
    limit = 1 if same_count else GLISSEMENT_MAX
    ecart = OSA.distance(lue.plein, candidate.plein, score_cutoff=limit)
    if ecart * LETTRES_PAR_GLISSEMENT > size or ecart > limit:
        return None
    return AccordVoie(AccordNature.EGALE, ecart, part=100 * ecart // size)


def _digits(voie: Voie) -> str:
    return "".join(filter(str.isdecimal, voie.plein))


def _compare_mots(
    lue: list[str], candidate: list[str], nature: AccordNature, connus: Container[str] | None
) -> AccordVoie:
    rest = [mot for mot in lue if mot not in candidate]
    missing = [mot for mot in candidate if mot not in lue]
    ecart, part, known = 0, 0, 0
    for mot in list(rest):
        pair = _closest(mot, missing)
        if pair is None:
            if _is_article(mot, connus):
                rest.remove(mot)
                ecart, part = ecart + 1, max(part, PART_ARTICLE)
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


def _is_article(mot: str, connus: Container[str] | None) -> bool:
    """Say whether a word is a slip of an article, which says nothing: "duu", "dde"."""
    if len(mot) >= MOT_COURT or mot.isdecimal() or _is_known(mot, connus):
        return False
    return any(OSA.distance(mot, article, score_cutoff=1) <= 1 for article in ARTICLES_LONGS)


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
