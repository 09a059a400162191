"""Structured data: only what is known, sure and recent; nothing that could leave its element."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from mediation_map.model.lieu import Horaires, Lieu
from mediation_map.publish.annuaire import Annuaire
from mediation_map.render.jsonld import build_jsonld, find_type
from tests.render.exemple import build_annuaire
from tests.render.exemple_lieux import (
    ATELIER,
    FRANCE_SERVICES,
    PIEGE,
    RELAIS,
)


def graph(lieu: Lieu, annuaire: Annuaire | None = None) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(build_jsonld(lieu, annuaire or build_annuaire()))[
        "@graph"
    ]
    return found


def test_a_help_place_is_a_place_and_a_service() -> None:
    place, service = graph(FRANCE_SERVICES)
    assert place["geo"] == {"@type": "GeoCoordinates", "latitude": 48.05, "longitude": 0.05}
    assert place["sameAs"] == ["https://www.moulin.example/"]
    assert place["openingHoursSpecification"][0] == {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": "Monday",
        "opens": "09:00",
        "closes": "12:00",
    }
    assert service["offers"]["price"] == 0
    assert service["availableChannel"]["serviceLocation"] == {"@id": place["@id"]}


def test_a_relay_offers_no_service() -> None:
    assert [one["@type"] for one in graph(RELAIS)] == ["Place"]


def test_an_approximate_point_and_an_unknown_fact_are_left_out() -> None:
    place = graph(PIEGE)[0]
    assert "geo" not in place
    assert "openingHoursSpecification" not in place
    assert "url" not in place, "the site has no final address"


def test_the_hours_of_a_building_are_not_given_where_an_adviser_has_his() -> None:
    ouvert = replace(ATELIER, provenance=FRANCE_SERVICES.provenance, horaires=Horaires(osm="24/7"))
    assert "openingHoursSpecification" not in graph(ouvert)[0]


def test_hours_under_a_condition_are_left_out() -> None:
    sujet = Horaires(osm='Mo 09:00-12:00 "sur rendez-vous"')
    assert "openingHoursSpecification" not in graph(replace(FRANCE_SERVICES, horaires=sujet))[0]


def test_hours_past_midnight_are_cut_at_midnight() -> None:
    tard = replace(FRANCE_SERVICES, horaires=Horaires(osm="Mo 20:00-26:00"))
    heures = graph(tard)[0]["openingHoursSpecification"]
    assert [(one["dayOfWeek"], one["opens"], one["closes"]) for one in heures] == [
        ("Monday", "20:00", "23:59"),
        ("Tuesday", "00:00", "02:00"),
    ]


def test_nothing_can_close_the_element() -> None:
    brut = str(build_jsonld(PIEGE, build_annuaire()))
    assert not set("<>&") & set(brut)
    assert graph(PIEGE)[0]["name"] == PIEGE.nom


@pytest.mark.parametrize(
    ("typologie", "attendu"),
    [((), "Place"), (("ASSO",), "Place"), (("BIB",), "Library"), (("CCAS",), "GovernmentOffice")],
)
def test_the_type_is_never_more_exact_than_what_is_known(
    typologie: tuple[str, ...], attendu: str
) -> None:
    assert find_type(typologie) == attendu
