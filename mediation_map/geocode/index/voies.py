"""Finding the way of a query among the ways of some communes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from mediation_map.geocode.accord import (
    GLISSEMENT_MAX,
    MOT_COURT,
    AccordCommune,
    AccordNature,
    AccordVoie,
    compare_voies,
)
from mediation_map.geocode.choix import SEUIL, Accord, compute_score
from mediation_map.geocode.index.communes import Hypothese
from mediation_map.geocode.index.donnees import Donnees
from mediation_map.geocode.index.numeros import Place, place_numero, place_voie
from mediation_map.geocode.requete_voie import Lue, iter_lues
from mediation_map.geocode.texte import Voie

PROCHES = 4
"""How many look-alikes of a way are judged."""
RESSEMBLANCE = 0.6
"""Under this likeness of letters a way is not looked at."""


RIVAL_DISTANCE = 2000
"""Candidates nearer than this (millionths of a degree, both ways added) are one place."""


MOTS_COMMUNS = 95
"""From this likeness of words on (of 100) one name holds the other."""


class Lectures:
    """The manners of reading an address, worked out when they are asked for and then kept."""

    def __init__(self, mots: list[str], texte: str = "") -> None:
        self.mots = mots
        self.texte = texte
        self._kept: list[Lue] = []
        self._rest = iter_lues(mots)

    def __iter__(self) -> Iterator[Lue]:
        yield from self._kept
        for lue in self._rest:
            self._kept.append(lue)
            yield lue


class Candidat(NamedTuple):
    """A way that may be the answer, where it would stand, and how far it agrees.

    ``lue`` is the way as it was read.
    """

    score: float
    voie: int
    place: Place
    accord: Accord
    lue: Voie

    @property
    def is_plain(self) -> bool:
        """Whether a way of that name is alone, and its kind is not among words left aside."""
        accord = self.accord
        unsaid = accord.bruit and accord.voie.nature is AccordNature.TUE
        return not (accord.rival or unsaid)

    def far_away(self) -> Candidat:
        """Return the candidate as one that is far from the position given."""
        accord = self.accord._replace(commune=AccordCommune.POSITION_LOIN)
        return self._replace(score=compute_score(accord), accord=accord)


def _is_slip(accord: AccordVoie) -> bool:
    """Say whether two names differ by one slip only."""
    paired = not (accord.restants or accord.manquants)
    return paired and accord.ecart == 1 and accord.nature is AccordNature.EGALE


class Voies:
    """Finds ways in an index."""

    def __init__(self, donnees: Donnees) -> None:
        self.donnees = donnees

    def find(self, hypothese: Hypothese, lectures: Lectures) -> Candidat | None:
        """Return the best candidate of the communes of ``hypothese``, None if nothing is near."""
        texte = lectures.texte
        best = self._best(hypothese, texte, self._iter_exact(hypothese, lectures))
        if hypothese.probe or (best and best.is_plain):
            return best
        near = self._doubt(self._best(hypothese, texte, self._iter_near(hypothese, lectures)))
        return max(filter(None, (best, near)), key=lambda c: c.score, default=None)

    def _doubt(self, found: Candidat | None) -> Candidat | None:
        """Return a candidate less probable when a word of it is nearer to another word in use."""
        if found is None or found.score < SEUIL:
            return found
        voie, own = found.accord.voie, self.donnees.voies[found.voie].noyau.split()
        words = (mot for mot in found.lue.noyau.split() if mot not in own)
        if voie.ecart < 2 or not any(self._means_another(mot, own) for mot in words):
            return found
        accord = found.accord._replace(voie=voie._replace(connus=voie.connus + 1))
        return found._replace(score=compute_score(accord), accord=accord)

    def _means_another(self, mot: str, own: list[str]) -> bool:
        """Say whether a misspelt word is nearer to a word in use than to any of ``own``."""
        slips = min(OSA.distance(mot, other) for other in own)
        if not 2 <= slips <= GLISSEMENT_MAX or len(mot) <= MOT_COURT:
            return False
        vocabulary = self.donnees.connus
        found = process.extractOne(mot, vocabulary, scorer=OSA.distance, score_cutoff=slips - 1)
        return found is not None

    def _iter_exact(
        self, hypothese: Hypothese, lectures: Lectures
    ) -> Iterator[tuple[Lue, int, AccordVoie]]:
        """Yield the ways that have exactly the name read, from the first manner that finds any."""
        noyaux = [self.donnees.noyaux(commune) for commune in hypothese.communes]
        for lue in lectures:
            found = [voie for ways in noyaux for voie in ways.get(lue.voie.noyau, ())]
            if not found and lue.litteral:
                found = self._nearly_literal(hypothese, lue)
            for voie in found:
                yield lue, voie, compare_voies(lue.voie, self.donnees.voies[voie])
            if found:
                return

    def _nearly_literal(self, hypothese: Hypothese, lue: Lue) -> list[int]:
        """Return the ways whose name holds that very number, but for one slip."""
        return [
            voie
            for commune in hypothese.communes
            for voie in self.donnees.numbered(commune)
            if _is_slip(compare_voies(lue.voie, self.donnees.voies[voie]))
        ]

    def _iter_near(
        self, hypothese: Hypothese, lectures: Lectures
    ) -> Iterator[tuple[Lue, int, AccordVoie]]:
        """Yield the ways that look like the name read, in any manner."""
        ranks = [v for commune in hypothese.communes for v in self.donnees.iter_commune(commune)]
        pleins = [self.donnees.pleins[rank] for rank in ranks]
        for lue in lectures:
            if lue.litteral:
                continue
            for place in self._resembling(lue.voie.plein, pleins):
                yield self._compare(lue, ranks[place])
        first = next(iter(lectures), None)
        if first:
            noyaux = [self.donnees.voies[rank].noyau for rank in ranks]
            for place in self._sharing(first.voie.noyau, noyaux):
                yield self._compare(first, ranks[place])

    @staticmethod
    def _resembling(plein: str, pleins: list[str]) -> Iterator[int]:
        """Yield the places of the ways with nearly the same letters."""
        likeness = OSA.normalized_similarity
        found = process.extract(
            plein, pleins, scorer=likeness, limit=PROCHES, score_cutoff=RESSEMBLANCE
        )
        return (place for _, _, place in found)

    @staticmethod
    def _sharing(noyau: str, noyaux: list[str]) -> Iterator[int]:
        """Yield the places of the ways that have all the words read, or only words read."""
        found = process.extract(
            noyau, noyaux, scorer=fuzz.token_set_ratio, limit=PROCHES, score_cutoff=MOTS_COMMUNS
        )
        return (place for _, _, place in found)

    def _compare(self, lue: Lue, voie: int) -> tuple[Lue, int, AccordVoie]:
        connus = self.donnees.connus
        return lue, voie, compare_voies(lue.voie, self.donnees.voies[voie], connus)

    def _best(
        self, hypothese: Hypothese, texte: str, found: Iterable[tuple[Lue, int, AccordVoie]]
    ) -> Candidat | None:
        best: Candidat | None = None
        rival = False
        for lue, voie, accord in found:
            candidate = self._judge(hypothese, lue, voie, accord)
            if best is None:
                best = candidate
                continue
            rivals = self._rivals(candidate, best)
            if self._beats(candidate, best, texte):
                best, rival = candidate, rivals
            else:
                rival = rival or rivals
        return self._with_rival(best) if best and rival else best

    def _beats(self, one: Candidat, other: Candidat, texte: str) -> bool:
        if one.score != other.score:
            return one.score > other.score
        return self._rang(one, texte) > self._rang(other, texte)

    def _rang(self, candidat: Candidat, texte: str) -> tuple[bool, bool, int, int]:
        """Order equals: the same letters, the same signs, the commoner kind, the larger town."""
        donnees, voie = self.donnees, candidat.voie
        return (
            self._same_letters(candidat),
            donnees.voie_nom[voie] in texte,
            donnees.usuelles[donnees.voies[voie].nature],
            donnees.count_numeros(donnees.voie_commune[voie]),
        )

    def _same_letters(self, candidat: Candidat) -> bool:
        return self.donnees.voies[candidat.voie].plein == candidat.lue.plein

    def _judge(self, hypothese: Hypothese, lue: Lue, voie: int, agreed: AccordVoie) -> Candidat:
        if lue.numero:
            place = place_numero(self.donnees, voie, lue.numero, lue.suffixe)
        else:
            place = place_voie(self.donnees, voie)
        accord = Accord(hypothese.accord, agreed, place.accord, lue.bruit > 0)
        return Candidat(compute_score(accord), voie, place, accord, lue.voie)

    def _rivals(self, one: Candidat, other: Candidat) -> bool:
        """Say whether two candidates are different places that fit about as well."""
        if one.voie == other.voie or abs(one.score - other.score) > 0.02:
            return False
        if self._same_letters(one) != self._same_letters(other):
            return False
        far = abs(one.place.lon - other.place.lon) + abs(one.place.lat - other.place.lat)
        return far > RIVAL_DISTANCE

    @staticmethod
    def _with_rival(best: Candidat) -> Candidat:
        accord = best.accord._replace(rival=True)
        return best._replace(score=compute_score(accord), accord=accord)
