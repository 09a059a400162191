"""Finding the commune of a query: hypotheses, the best founded first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from mediation_map.geocode.accord import AccordCommune
from mediation_map.geocode.index.donnees import Donnees
from mediation_map.geocode.mots import ABREVIATIONS, NATURES_SURES, PETITS_MOTS
from mediation_map.geocode.requete import Lecture
from mediation_map.geocode.requete_ville import VILLES
from mediation_map.geocode.texte import COUPURE, fold_mots, join_commune
from mediation_map.model.commune import departement_of

MOTS_MAX = 8
"""No commune's name has more words."""
RESSEMBLANCE = 0.75
"""Likeness of two names that share a postcode."""
ALIKE_MAX, TAILLES_MAX = 4096, 64
"""How many misspelt names are remembered with what they look like; how many lengths of names."""
HOMONYMES_MAX = 3
"""More communes of one name far from the postcode are searched letter for letter only."""


class Hypothese(NamedTuple):
    """Communes where the query may be, why, and the words left for the way.

    ``probe``: only a way found letter for letter counts, since the guess is a far one.
    """

    accord: AccordCommune
    communes: Sequence[int]
    rue: list[str]
    probe: bool = False


def count_slips(nom: str) -> int:
    """Return how many slips the name of a commune may bear and still be itself."""
    return 1 if len(nom) < 8 else 2


class Communes:
    """Finds communes in an index."""

    def __init__(self, donnees: Donnees) -> None:
        self.donnees = donnees
        self._noms = sorted(donnees.par_nom)
        # Files name the same few communes, and misspell them the same way, all along.
        self._look_alike = lru_cache(ALIKE_MAX)(self._search_alike)
        self._noms_par_taille = lru_cache(TAILLES_MAX)(self._list_sized)

    def iter_hypotheses(self, lecture: Lecture) -> Iterator[Hypothese]:
        """Yield where the query may be, the best founded hypothesis first."""
        if lecture.code_insee:
            yield from self._by_insee(lecture)
        if lecture.code_postal:
            yield from self._by_postal(lecture)
        elif lecture.declaree and lecture.droite:
            yield from self._by_declared(lecture)
        else:
            yield from self.iter_named(lecture.gauche)

    def _by_insee(self, lecture: Lecture) -> Iterator[Hypothese]:
        rank = self.donnees.par_code.get(lecture.code_insee)
        if rank is None:
            return
        named = self.donnees.par_nom.get(join_commune(lecture.droite), [])
        disagrees = bool(lecture.droite) and bool(named) and rank not in named
        accord = AccordCommune.CODE_CONTRE_NOM if disagrees else AccordCommune.NOM_ET_CODE
        yield Hypothese(accord, [rank], lecture.gauche)

    def _by_declared(self, lecture: Lecture) -> Iterator[Hypothese]:
        cle = join_commune(lecture.droite)
        named = self.donnees.par_nom.get(cle)
        if named:
            yield Hypothese(AccordCommune.NOM, named, lecture.gauche)
        near = [*([] if named else self._resembling(lecture.droite)), *self._beginning(cle)]
        if near:
            yield Hypothese(AccordCommune.NOM_APPROCHE, near, lecture.gauche)

    def _by_postal(self, lecture: Lecture) -> Iterator[Hypothese]:
        gauche, droite, postal = lecture.gauche, lecture.droite, lecture.code_postal
        here = self.donnees.par_postal.get(postal, [])
        named = self.donnees.par_nom.get(join_commune(droite), []) if droite else []
        agreed = [rank for rank in named if postal in self.donnees.postaux[rank]]
        if agreed:
            yield Hypothese(AccordCommune.NOM_ET_CODE, agreed, gauche)
        yield from self._elsewhere(lecture, [rank for rank in named if rank not in agreed])
        yield from self._named_here(here, gauche, droite)
        if not named:
            yield from self._resembling_postal(lecture)
        if here:
            yield from self._by_postal_alone(here, lecture, bool(named))
        if not droite and not here:
            yield from self.iter_named(gauche)

    def _by_postal_alone(
        self, here: list[int], lecture: Lecture, known: bool
    ) -> Iterator[Hypothese]:
        """Yield the communes of the postcode, whatever name stands beside it."""
        gauche, droite = lecture.gauche, lecture.droite
        if droite and (droite[0].isdecimal() or droite[0] in NATURES_SURES):
            yield self._behind_postal(here, lecture)
        if known:
            yield Hypothese(AccordCommune.CODE_CONTRE_NOM, here, gauche, probe=True)
        elif droite and len(here) > 1:
            yield Hypothese(AccordCommune.NOM_INCONNU, here, gauche)
        else:
            yield Hypothese(AccordCommune.CODE_POSTAL, here, gauche)

    def _behind_postal(self, here: list[int], lecture: Lecture) -> Hypothese:
        """Return the communes of a postcode that stands before the way.

        What stands before the postcode may name a commune: then no other one will do.
        """
        if self.donnees.par_nom.get(join_commune(lecture.gauche)) and lecture.gauche:
            return Hypothese(AccordCommune.CODE_CONTRE_NOM, here, lecture.droite, probe=True)
        alone = not lecture.gauche or len(here) == 1
        accord = AccordCommune.CODE_POSTAL if alone else AccordCommune.NOM_INCONNU
        return Hypothese(accord, here, lecture.droite)

    def _elsewhere(self, lecture: Lecture, named: list[int]) -> Iterator[Hypothese]:
        """Yield the communes of that name under another postcode: the name is the better guide."""
        postal, codes = lecture.code_postal, self.donnees.codes
        close = [rank for rank in named if departement_of(codes[rank]) == departement_of(postal)]
        if close:
            cedex = lecture.cedex and len(close) == 1
            accord = AccordCommune.NOM_ET_CODE if cedex else AccordCommune.NOM_CONTRE_CODE
            if postal in self.donnees.par_postal and join_commune(lecture.droite) in VILLES:
                accord = AccordCommune.CODE_CONTRE_NOM  # the name says only the town
            yield Hypothese(accord, close, lecture.gauche)
        far = [rank for rank in named if rank not in close]
        if far:
            accord = AccordCommune.NOM_CONTRE_CODE
            yield Hypothese(accord, far, lecture.gauche, probe=len(far) > HOMONYMES_MAX)

    def _named_here(
        self, here: list[int], gauche: list[str], droite: list[str]
    ) -> Iterator[Hypothese]:
        """Yield communes of the postcode named at an odd place: first, or before the postcode."""
        known = set(here)
        if droite:
            named = [r for r in self.donnees.par_nom.get(join_commune(gauche), []) if r in known]
            if named:
                yield Hypothese(AccordCommune.NOM_ET_CODE, named, droite)
            for ranks, rest in self._heads(droite):
                found = [rank for rank in ranks if rank in known]
                if found:
                    yield Hypothese(AccordCommune.NOM_ET_CODE, found, gauche or rest)
        for ranks, rest in self._tails(gauche):
            found = [rank for rank in ranks if rank in known]
            if found:
                yield Hypothese(AccordCommune.NOM_ET_CODE, found, rest)

    def _resembling_postal(self, lecture: Lecture) -> Iterator[Hypothese]:
        """Yield communes whose name is nearly what stands beside the postcode."""
        here = self.donnees.par_postal.get(lecture.code_postal, [])
        for nom, rue in ((lecture.droite, lecture.gauche), (lecture.gauche, lecture.droite)):
            cle = join_commune(nom)
            near = [rank for rank in here if self.resembles(cle, self.donnees.cles[rank])]
            if cle and near:
                yield Hypothese(AccordCommune.NOM_ET_CODE, near, rue)
        if lecture.droite:
            near = self._resembling(lecture.droite)
            yield Hypothese(AccordCommune.NOM_APPROCHE, near, lecture.gauche)

    @staticmethod
    def resembles(cle: str, nom: str) -> bool:
        """Say whether two keys are one name with slips, or one holds the other at its head."""
        if len(nom) > 3 and len(cle) > 3 and (cle.startswith(nom) or nom.startswith(cle)):
            return True
        return OSA.normalized_similarity(cle, nom) >= RESSEMBLANCE

    def _resembling(self, mots: list[str]) -> list[int]:
        """Return the communes whose names look most like the words, anywhere.

        The very name of a commune is no slip of another's.
        """
        cle = join_commune(mots)
        if cle in self.donnees.par_nom:
            return self.donnees.par_nom[cle]
        return self._look_alike(cle)

    def _search_alike(self, cle: str) -> list[int]:
        slips = count_slips(cle)
        noms = self._noms_par_taille(len(cle), slips)
        found = process.extract(cle, noms, scorer=OSA.distance, limit=3, score_cutoff=slips)
        return [rank for nom, _, _ in found for rank in self.donnees.par_nom[nom]]

    def _list_sized(self, size: int, slips: int) -> list[str]:
        return [nom for nom in self._noms if abs(len(nom) - size) <= slips]

    def iter_named(self, mots: list[str]) -> Iterator[Hypothese]:
        """Yield communes named at the end or at the head of a text without postcode."""
        for ranks, rest in self._tails(mots):
            if rest:
                yield Hypothese(AccordCommune.NOM, ranks, rest)
        for ranks, rest in self._heads(mots):
            if rest:
                yield Hypothese(AccordCommune.NOM, ranks, rest)
        whole = self.donnees.par_nom.get(join_commune(mots))
        if whole and mots[0] not in NATURES_SURES:
            yield Hypothese(AccordCommune.NOM, whole, [])

    def iter_damaged(self, mots: list[str]) -> Iterator[Hypothese]:
        """Yield the communes of a postcode that lost one digit at the end of a text."""
        if len(mots) < 2 or len(mots[-1]) != 4 or not mots[-1].isdecimal():
            return
        short = mots[-1]
        postaux = {f"{short[:i]}{digit}{short[i:]}" for i in range(5) for digit in "0123456789"}
        ranks = {r for postal in postaux for r in self.donnees.par_postal.get(postal, ())}
        if ranks:
            yield Hypothese(AccordCommune.CODE_APPROCHE, sorted(ranks), mots[:-1], probe=True)

    def iter_guesses(self, mots: list[str]) -> Iterator[Hypothese]:
        """Yield communes whose misspelt name may end the text: a costly last resort."""
        for size in range(min(MOTS_MAX, len(mots) - 1), 0, -1):
            tail = mots[-size:]
            if COUPURE in tail or any(mot.isdecimal() for mot in tail):
                continue
            if tail[0] in PETITS_MOTS or len(join_commune(tail)) < 4:
                continue
            near = [*self._resembling(tail), *self._beginning(join_commune(tail))]
            if near:
                yield Hypothese(AccordCommune.NOM_APPROCHE, near, mots[:-size])

    def _beginning(self, cle: str) -> list[int]:
        """Return the communes whose name begins so, if they are few: Marennes(-Hiers-Brouage)."""
        start = bisect_left(self._noms, cle)
        end = bisect_left(self._noms, f"{cle}~")
        few = self._noms[start:end] if end - start <= HOMONYMES_MAX else []
        ranks = [rank for nom in few if nom != cle for rank in self.donnees.par_nom[nom]]
        return [rank for rank in ranks if self._begins(rank, cle)]

    def _begins(self, rank: int, cle: str) -> bool:
        """Say whether whole words at the head of a commune's name make the key."""
        mots = fold_mots(self.donnees.noms[rank])
        return any(join_commune(mots[:size]) == cle for size in range(1, len(mots)))

    def _tails(self, mots: list[str]) -> list[tuple[list[int], list[str]]]:
        """Return the communes that the last words name, the longest name first."""
        found: list[tuple[list[int], list[str]]] = []
        cle = ""
        for place in range(len(mots) - 1, max(-1, len(mots) - 1 - MOTS_MAX), -1):
            mot = mots[place]
            if mot == COUPURE:
                break
            if mot in PETITS_MOTS:
                continue
            cle = ABREVIATIONS.get(mot, mot) + cle
            ranks = self.donnees.par_nom.get(cle)
            if ranks:
                found.append((ranks, mots[:place]))
        return found[::-1]

    def _heads(self, mots: list[str]) -> list[tuple[list[int], list[str]]]:
        """Return the communes that the first words name, the longest name first."""
        found: list[tuple[list[int], list[str]]] = []
        cle = ""
        for place, mot in enumerate(mots[:MOTS_MAX]):
            if mot == COUPURE:
                break
            if mot in PETITS_MOTS:
                continue
            cle += ABREVIATIONS.get(mot, mot)
            ranks = self.donnees.par_nom.get(cle)
            if ranks:
                found.append((ranks, mots[place + 1 :]))
        return found[::-1]
