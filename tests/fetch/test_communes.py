from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from mediation_map.errors import ConfigError, NetworkError
from mediation_map.fetch.communes import Contours, fetch_communes
from mediation_map.fetch.reseau import Client, Horloge, Reglages
from tests.fetch.depot import Depot, status

PATH = "/epcis/247200132/communes"


def commune(code: str, kind: str = "Polygon", **properties: object) -> dict[str, Any]:
    ring = [[0.19, 48.01], [0.21, 48.01], [0.21, 48.03], [0.19, 48.01]]
    coordinates = [ring] if kind == "Polygon" else [[ring]] if kind == "MultiPolygon" else ring
    return {
        "type": "Feature",
        "properties": {"code": code, "nom": f"Commune {code}", "population": 3, **properties},
        "geometry": {"type": kind, "coordinates": coordinates},
    }


def publish(depot: Depot, *features: dict[str, Any]) -> None:
    content = {"type": "FeatureCollection", "features": list(features)}
    depot.fichiers[PATH] = json.dumps(content).encode()


def get(depot: Depot, siren: str = "247200132") -> Contours:
    horloge = Horloge(now=lambda: 0.0, sleep=lambda _: None, hasard=lambda: 0.5)
    client = Client(depot.url, Reglages(lecture_s=5, connexion_s=2), horloge)
    return fetch_communes(client, siren, date(2026, 11, 22))


def test_the_outlines_come_sorted_one_per_line_with_their_source(depot: Depot) -> None:
    publish(depot, commune("72181"), commune("72095", "MultiPolygon"))
    contours = get(depot)
    assert contours.codes == ("72095", "72181")
    assert len(contours.content.splitlines()) == 4
    assert [f["properties"]["code"] for f in json.loads(contours.content)["features"]] == [
        "72095", "72181",
    ]  # fmt: skip
    assert contours.fiche.attribution == (
        "Contours des communes : IGN Admin Express, par geo.api.gouv.fr, "
        "téléchargé le 22/11/2026, Licence Ouverte 2.0"
    )
    assert contours.fiche.url == f"{depot.url}{depot.demandes[0][0]}".replace("%2C", ",")


def test_the_same_outlines_give_the_same_bytes(depot: Depot) -> None:
    publish(depot, commune("72181"), commune("72095"))
    first = get(depot).content
    publish(depot, commune("72095"), commune("72181"))
    assert get(depot).content == first


def test_the_service_is_asked_for_outlines_and_populations(depot: Depot) -> None:
    publish(depot, commune("72095"))
    get(depot)
    asked = depot.demandes[0][0].replace("%2C", ",")
    assert asked == (
        f"{PATH}?fields=nom,code,codesPostaux,population&format=geojson&geometry=contour"
    )


@pytest.mark.parametrize(
    "content",
    [
        b"<!doctype html>",
        b"[]",
        b'{"features": 3}',
        b'{"features": [{}]}',
        b'{"type": "FeatureCollection", "features": [{"properties": {"code": "1", "nom": "x"}',
        json.dumps({"features": [commune("1", "Point")]}).encode(),
        json.dumps({"features": [{**commune("1"), "geometry": None}]}).encode(),
        json.dumps({"features": [commune("1"), commune("1")]}).encode(),
    ],
)
def test_an_answer_without_sound_outlines_is_no_answer(content: bytes, depot: Depot) -> None:
    depot.fichiers[PATH] = content
    with pytest.raises(NetworkError, match="ne répond pas comme il faut"):
        get(depot)


def test_a_passing_trouble_is_waited_through(depot: Depot) -> None:
    publish(depot, commune("72095"))
    depot.ennuis = [status(503), status(200, b"<html>")]
    assert get(depot).codes == ("72095",)


def test_an_unknown_intercommunality_is_told(depot: Depot) -> None:
    with pytest.raises(NetworkError, match="aucune commune pour le SIREN 247200132"):
        get(depot)
    publish(depot)
    with pytest.raises(NetworkError, match="aucune commune"):
        get(depot)


@pytest.mark.parametrize("siren", ["", "2472", "24720013X", "247200132/../x"])
def test_what_is_no_siren_is_a_wrong_use(siren: str, depot: Depot) -> None:
    with pytest.raises(ConfigError, match="SIREN"):
        get(depot, siren)
    assert depot.demandes == []
