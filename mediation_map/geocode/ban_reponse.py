"""Reading what the BAN service answers, in CSV and in GeoJSON, without trusting its shape."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import requests

from mediation_map.fetch.reseau import UnreadableError
from mediation_map.geocode.ban_requete import COLONNES, Question
from mediation_map.geocode.nombres import is_possible, parse_nombre

COLONNES_REPONSE = ("latitude", "longitude", "result_status", "result_type", "result_label")
ECART_JUMEAU = 0.01
CHAMPS = {
    "libelle": "label",
    "type": "type",
    "numero": "housenumber",
    "nom": "name",
    "rue": "street",
    "code_postal": "postcode",
    "commune": "city",
    "code_insee": "citycode",
    "ancien_code_insee": "oldcitycode",
    "ancienne_commune": "oldcity",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """One answer in the service's own words.

    ``type`` is ``housenumber``, ``street``, ``locality`` or ``municipality``; ``score`` is the
    service's own, 0 to 1, and no probability; ``suivant`` is that of its next answer.
    """

    latitude: float
    longitude: float
    score: float
    suivant: float = 0.0
    libelle: str = ""
    type: str = ""
    numero: str = ""
    nom: str = ""
    rue: str = ""
    code_postal: str = ""
    commune: str = ""
    code_insee: str = ""
    ancien_code_insee: str = ""
    ancienne_commune: str = ""

    @property
    def has_twin(self) -> bool:
        """Whether the service has another answer that it likes as much."""
        return self.suivant > 0 and self.score - self.suivant < ECART_JUMEAU

    @property
    def voie(self) -> str:
        """The name of the way or place, without a number; empty for a commune."""
        if self.type == "municipality":
            return ""
        return self.rue or (self.nom if self.type != "housenumber" else "")


@dataclass(slots=True)
class Reponses:
    """Answers by id; an id that is absent was not answered, an empty list is « not found »."""

    par_id: dict[str, list[Proposition]] = field(default_factory=dict)

    def missing(self, questions: Sequence[Question]) -> list[Question]:
        """Return the questions without an answer."""
        return [question for question in questions if question.id not in self.par_id]


def read_csv(response: requests.Response, questions: Sequence[Question]) -> Reponses:
    """Return the answers of a batch.

    A row counts only when its id was asked, once, with that very text, and when its status is
    an answer; a row in error, skipped, cut or altered is left without an answer. Raises
    ``UnreadableError`` when the whole is no table of answers.
    """
    rows = _read_rows(response)
    asked = {question.id: question for question in questions}
    times = Counter(row.get("id") for row in rows)
    answers = Reponses()
    for row in rows:
        question = asked.get(row.get("id", ""))
        if question and times[question.id] == 1 and row.get(COLONNES[1]) == question.q:
            found = _read_row(row)
            if found is not None:
                answers.par_id[question.id] = found
    return answers


def read_geojson(response: requests.Response) -> list[Proposition]:
    """Return the candidates of a single search, the service's best first."""
    try:
        content = response.json()
        features = content["features"]
        found = [_read_feature(feature) for feature in features]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnreadableError("réponse illisible") from error
    if None in found:
        raise UnreadableError("réponse sans coordonnées")
    return [proposition for proposition in found if proposition]


def _read_rows(response: requests.Response) -> list[dict[str, str]]:
    try:
        text = response.content.decode("utf-8-sig")
        reader = csv.DictReader(io.StringIO(text, newline=""), restval="", strict=True)
        rows = list(reader)
    except (UnicodeDecodeError, csv.Error) as error:
        raise UnreadableError("réponse qui n'est pas un tableau") from error
    if not {"id", *COLONNES_REPONSE} <= set(reader.fieldnames or ()):
        raise UnreadableError("réponse sans les colonnes attendues")
    return rows


def _read_row(row: Mapping[str, str]) -> list[Proposition] | None:
    """Return what a row answers; None when it is not an answer."""
    if row["result_status"] == "not-found":
        return []
    if row["result_status"] != "ok":
        return None
    proposition = _propose(
        row["latitude"],
        row["longitude"],
        row.get("result_score", ""),
        {champ: row.get(f"result_{name}") or "" for champ, name in CHAMPS.items()},
    )
    if proposition is None:
        return None
    return [replace(proposition, suivant=parse_nombre(row.get("result_score_next", "")) or 0.0)]


def _read_feature(feature: Mapping[str, Mapping[str, object]]) -> Proposition | None:
    said = feature["properties"]
    point = feature["geometry"]["coordinates"]
    longitude, latitude = point if isinstance(point, list) and len(point) == 2 else ("", "")
    champs = {champ: str(said.get(name) or "") for champ, name in CHAMPS.items()}
    return _propose(str(latitude), str(longitude), str(said.get("score", "")), champs)


def _propose(
    latitude: str, longitude: str, score: str, champs: Mapping[str, str]
) -> Proposition | None:
    nord, est = parse_nombre(latitude), parse_nombre(longitude)
    if nord is None or est is None or not is_possible(nord, est):
        return None
    return Proposition(
        latitude=nord,
        longitude=est,
        score=parse_nombre(score) or 0.0,
        suivant=0.0,
        **dict(champs),
    )
