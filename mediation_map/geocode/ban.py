"""The BAN service of the Géoplateforme: CSV batches first, single requests for what is left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from mediation_map.errors import NetworkError
from mediation_map.fetch.reseau import Client, Envoi, RefusedError
from mediation_map.geocode.ban_choix import judge
from mediation_map.geocode.ban_reponse import Proposition, Reponses, read_csv, read_geojson
from mediation_map.geocode.ban_requete import (
    COLONNES,
    Question,
    dump_questions,
    make_questions,
    split_lots,
)
from mediation_map.geocode.protocole import Demande, Resultat

LOT = 1000
"""Addresses per request: what an interruption may cost, at most."""
CANDIDATS = 5
TOURS = 3
"""How often the rows in trouble of a batch are posted again, before they are asked one by one."""
SANS_CSV = frozenset({400, 404, 405, 411, 413, 415, 501})
"""Refusals that are about the form of the request: asking one by one may still work."""


@dataclass(slots=True)
class _Bilan:
    """What one batch came to: answers, and what stopped it or was refused."""

    reponses: Reponses = field(default_factory=Reponses)
    refus: dict[str, str] = field(default_factory=dict)
    panne: NetworkError | None = None


class Ban:
    """Asks the BAN service; ``nom`` is ``ban``."""

    nom = "ban"

    def __init__(self, client: Client, lot: int = LOT) -> None:
        self._client = client
        self._lot = lot

    def search(self, demandes: Sequence[Demande]) -> Iterator[Sequence[Resultat]]:
        """Yield the judged answers, a batch at a time, each as soon as the service gave it.

        Raises ``NetworkError`` when the service fails, or at the end for what it refused.
        """
        by_id = {demande.id: demande for demande in demandes}
        questions = [make_questions(demande)[0] for demande in demandes]
        refus: dict[str, str] = {}
        for lot in split_lots(questions, self._lot):
            bilan = self._ask_lot(lot)
            resultats = list(self._judge(bilan, [by_id[question.id] for question in lot]))
            if resultats:
                yield resultats
            if bilan.panne:
                raise bilan.panne
            refus |= bilan.refus
        if refus:
            raise _refused(refus)

    def _ask_lot(self, lot: Sequence[Question]) -> _Bilan:
        """Ask a batch in its communes, then in the whole country what was not found there.

        A commune's code may be obsolete, and an obsolete code finds nothing.
        """
        bilan = _Bilan()
        askable = [question for question in lot if question.is_askable]
        bilan.reponses.par_id |= {q.id: [] for q in lot if not q.is_askable}
        try:
            self._ask_all(askable, bilan)
            lost = [q for q in askable if q.commune and bilan.reponses.par_id.get(q.id) == []]
            for question in lost:
                del bilan.reponses.par_id[question.id]
            self._ask_all([question.unfiltered() for question in lost], bilan)
        except NetworkError as error:
            bilan.panne = error
        return bilan

    def _ask_all(self, questions: Sequence[Question], bilan: _Bilan) -> None:
        left = self._ask_csv(questions, bilan.reponses)
        for question in left:
            try:
                bilan.reponses.par_id[question.id] = self._ask_one(question, 1)
            except RefusedError as error:
                if error.status != 400:
                    raise
                bilan.refus[question.id] = str(error)

    def _ask_csv(self, questions: Sequence[Question], reponses: Reponses) -> list[Question]:
        """Post the questions, then again those left in trouble; return those still left."""
        left = list(questions)
        for _ in range(TOURS):
            if not left:
                break
            try:
                reponses.par_id |= self._post(left).par_id
            except RefusedError as error:
                if error.status not in SANS_CSV:
                    raise
                return left
            left = reponses.missing(left)
        return left

    def _post(self, questions: Sequence[Question]) -> Reponses:
        columns = [("columns", COLONNES[1])]
        if any(question.commune for question in questions):
            columns.append(("citycode", COLONNES[2]))
        envoi = Envoi(
            path="/search/csv",
            method="POST",
            data=columns,
            files={"data": ("adresses.csv", dump_questions(questions), "text/csv")},
        )
        return self._client.ask(envoi, lambda response: read_csv(response, questions))

    def _ask_one(self, question: Question, limit: int) -> list[Proposition]:
        params = {
            "q": question.q,
            "limit": str(limit),
            "autocomplete": "0",
            "index": "address",
        }
        if question.commune:
            params["citycode"] = question.commune
        return self._client.ask(Envoi(path="/search", params=params), read_geojson)

    def _judge(self, bilan: _Bilan, demandes: Sequence[Demande]) -> Iterator[Resultat]:
        """Yield the judged answers; one that is not sure only after a closer look."""
        for demande in demandes:
            propositions = bilan.reponses.par_id.get(demande.id)
            if propositions is None:
                continue
            resultat = judge(demande, propositions)
            plain = resultat.sur and not any(p.has_twin for p in propositions)
            closer = resultat if plain else self._look_closer(demande, propositions, bilan)
            if closer:
                yield closer

    def _look_closer(
        self, demande: Demande, propositions: Sequence[Proposition], bilan: _Bilan
    ) -> Resultat | None:
        """Judge several candidates; None when the network fails, so that it is asked again."""
        if bilan.panne:
            return None
        found = list(propositions)
        try:
            for question in make_questions(demande):
                if question.is_askable:
                    found += self._ask_candidats(question)
        except RefusedError as error:
            bilan.refus[demande.id] = str(error)
            return None
        except NetworkError as error:
            bilan.panne = error
            return None
        return judge(demande, found)

    def _ask_candidats(self, question: Question) -> list[Proposition]:
        found = self._ask_one(question, CANDIDATS)
        if found or not question.commune:
            return found
        return self._ask_one(question.unfiltered(), CANDIDATS)


def _refused(refus: dict[str, str]) -> NetworkError:
    ids = ", ".join(sorted(refus)[:10])
    more = f" et {len(refus) - 10} autres" if len(refus) > 10 else ""
    return NetworkError(
        f"Le service refuse {len(refus)} adresse(s) : {ids}{more}. {next(iter(refus.values()))}",
        "Corrigez ces adresses ; les autres réponses sont gardées.",
    )
