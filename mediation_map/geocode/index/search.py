"""Searching an index: the best answer to a query, with its probability."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from mediation_map.geocode.accord import AccordCommune
from mediation_map.geocode.choix import NUMEROS_SURS, decide
from mediation_map.geocode.index.communes import Communes, Hypothese
from mediation_map.geocode.index.donnees import Donnees, degrees
from mediation_map.geocode.index.positions import Positions
from mediation_map.geocode.index.voies import Candidat, Lectures, Voies
from mediation_map.geocode.precision import Precision, Reponse, Requete, Statut
from mediation_map.geocode.requete import Lecture, read_requete

SUFFISANT = 0.9
"""A candidate this probable ends the search."""
VOIE_MIN = 0.0003
"""Under this a way that only looks like the one asked is not worth a reviewer's look."""
COMMUNE_SEULE = 0.1
"""Probability that a commune's middle is the place, when its way was asked and not found."""


class VoieListee(NamedTuple):
    """A way of the index as a gazetteer lists it; ``lon`` and ``lat`` in degrees.

    ``ancien``: the former commune, where communes have merged.
    """

    nom: str
    code_insee: str
    commune: str
    lon: float
    lat: float
    precision: Precision
    ancien: str = ""


class AddressIndex:
    """An opened index of addresses."""

    def __init__(self, donnees: Donnees) -> None:
        self.donnees = donnees
        self._communes = Communes(donnees)
        self._voies = Voies(donnees)
        self._positions = Positions(donnees)

    @classmethod
    def open(cls, path: Path) -> AddressIndex:
        """Open the index file at ``path``.

        Raises:
            SourceError: the file is missing, damaged, of another kind or of another version.
        """
        return cls(Donnees.open(path))

    def search(self, requete: Requete) -> Reponse:
        """Return the best answer; an answer always comes, ``introuvable`` at worst."""
        lecture = read_requete(requete)
        candidate, commune = self._explore(requete, lecture)
        if candidate and (candidate.score > VOIE_MIN or candidate.accord.voie.exact):
            return self._answer(requete, candidate)
        return self._answer_commune(requete, commune)

    def search_many(self, requetes: Iterable[Requete]) -> Iterator[Reponse]:
        """Yield the answer to each query, in order."""
        return map(self.search, requetes)

    def _explore(
        self, requete: Requete, lecture: Lecture
    ) -> tuple[Candidat | None, Hypothese | None]:
        best: Candidat | None = None
        first: Hypothese | None = None
        lectures: Lectures | None = None
        for hypothese in self._iter_hypotheses(requete, lecture):
            first = first or hypothese
            if lectures is None or lectures.mots != hypothese.rue:
                lectures = Lectures(hypothese.rue, requete.adresse or requete.q)
            candidate = self._try(hypothese, lectures, requete)
            if candidate and (best is None or candidate.score > best.score):
                best = candidate
                if best.score > SUFFISANT and best.accord.numero in NUMEROS_SURS:
                    break
        return best, first

    def _iter_hypotheses(self, requete: Requete, lecture: Lecture) -> Iterator[Hypothese]:
        bare = not (lecture.code_postal or lecture.code_insee or lecture.droite)
        if requete.lon is None or requete.lat is None:
            yield from self._communes.iter_hypotheses(lecture)
        else:
            for hypothese in self._communes.iter_hypotheses(lecture):
                yield self._narrow(hypothese, requete.lon, requete.lat)
            if bare:
                yield from self._positions.iter_hypotheses(lecture.gauche, requete.lon, requete.lat)
        if bare:
            yield from self._communes.iter_damaged(lecture.gauche)
            yield from self._positions.iter_homonyms(lecture.gauche)
            yield from self._communes.iter_guesses(lecture.gauche)

    def _narrow(self, hypothese: Hypothese, lon: float, lat: float) -> Hypothese:
        """Among communes of one name, keep the one by the position given."""
        if hypothese.accord is AccordCommune.CODE_POSTAL or len(hypothese.communes) < 2:
            return hypothese
        return hypothese._replace(communes=[self._positions.choose(hypothese.communes, lon, lat)])

    def _try(self, hypothese: Hypothese, lectures: Lectures, requete: Requete) -> Candidat | None:
        found = self._voies.find(hypothese, lectures)
        if found is None or hypothese.accord is not AccordCommune.POSITION:
            return found
        return found if self._positions.is_near(requete, found.place) else found.far_away()

    def _answer(self, requete: Requete, candidate: Candidat) -> Reponse:
        donnees, voie, place = self.donnees, candidate.voie, candidate.place
        commune = donnees.voie_commune[voie]
        nom = donnees.voie_nom[voie]
        head = f"{place.numero} {nom}" if place.numero else nom
        return Reponse(
            requete.id,
            degrees(place.lon),
            degrees(place.lat),
            donnees.codes[commune],
            place.numero,
            nom,
            f"{head} {donnees.voie_postal[voie]} {donnees.noms[commune]}",
            candidate.score,
            place.precision,
            decide(candidate.score, candidate.accord),
        )

    def _answer_commune(self, requete: Requete, hypothese: Hypothese | None) -> Reponse:
        if hypothese is None or len(hypothese.communes) != 1:
            return Reponse(requete.id)
        commune = hypothese.communes[0]
        alone = not hypothese.rue and hypothese.accord is AccordCommune.NOM_ET_CODE
        postaux = sorted(self.donnees.postaux[commune])
        return Reponse(
            requete.id,
            degrees(self.donnees.commune_lon[commune]),
            degrees(self.donnees.commune_lat[commune]),
            self.donnees.codes[commune],
            label=f"{postaux[0]} {self.donnees.noms[commune]}",
            score=SUFFISANT if alone else COMMUNE_SEULE,
            precision=Precision.COMMUNE,
            statut=Statut.SUR if alone else Statut.A_VERIFIER,
        )

    def iter_voies(self) -> Iterator[VoieListee]:
        """Yield every way and place of the index, sorted by commune and name."""
        donnees = self.donnees
        for voie, nom in enumerate(donnees.voie_nom):
            commune = donnees.voie_commune[voie]
            numbered = donnees.numero_fin[voie] < donnees.numero_fin[voie + 1]
            kind = numbered or donnees.voies[voie].nature
            yield VoieListee(
                nom,
                donnees.codes[commune],
                donnees.noms[commune],
                degrees(donnees.voie_lon[voie]),
                degrees(donnees.voie_lat[voie]),
                Precision.VOIE if kind else Precision.LIEU_DIT,
                donnees.voie_ancien[voie],
            )
