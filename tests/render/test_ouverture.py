"""The calendar of the badge: that of the help, with closures, or none at all."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from mediation_map.model.lieu import Horaires, Lieu
from mediation_map.model.permanence import Permanence
from mediation_map.model.registre import Registre
from mediation_map.render.ouverture import dump_ouverture, list_plages
from tests.render.exemple import REGISTRE, build_annuaire
from tests.render.exemple_lieux import ANCIENNE, FRANCE_SERVICES, RECENTE

JEUDI = Permanence(
    id="P",
    lieu_id="L1",
    horaires=Horaires(texte="jeudi", osm="Th 14:00-16:00"),
    provenance=RECENTE,
)


def calendars(*permanences: Permanence, lieu: Lieu = FRANCE_SERVICES) -> Any:
    registre = Registre(lieux=(lieu,), permanences=permanences)
    brut = dump_ouverture(lieu, build_annuaire(registre))
    return None if brut is None else json.loads(brut)


def test_the_week_of_a_place_is_in_minutes() -> None:
    (calendrier,) = calendars()
    assert calendrier["s"] == [[[540, 720]], [[840, 1020]], [], [], [], [], []]
    assert calendrier["d"] == "2026-11-22"


def test_where_advisers_come_to_the_door_their_hours_count() -> None:
    un, deux = calendars(
        JEUDI, replace(JEUDI, id="Q", horaires=Horaires(texte="?", osm="Fr 09:00-10:00"))
    )
    assert un["s"][3] == [[840, 960]]
    assert deux["s"][4] == [[540, 600]]


def test_a_permanence_held_elsewhere_leaves_the_hours_of_the_place() -> None:
    assert calendars(replace(JEUDI, endroit="Ailleurs")) == calendars()


def test_nothing_is_said_of_hours_unknown_old_or_partly_read() -> None:
    for lieu in (
        replace(FRANCE_SERVICES, horaires=Horaires(texte="?")),
        replace(FRANCE_SERVICES, provenance=ANCIENNE),
        replace(FRANCE_SERVICES, horaires=Horaires(texte="x y", osm="Mo 09:00-12:00", reste="y")),
    ):
        assert calendars(lieu=lieu) is None
        assert list_plages(lieu, build_annuaire(Registre())) == []
    assert calendars(replace(JEUDI, provenance=ANCIENNE)) is None


def test_a_dated_closure_closes_its_days() -> None:
    lundi_21_decembre = "29"
    ferme = json.loads(dump_ouverture(FRANCE_SERVICES, build_annuaire(REGISTRE)) or "null")
    assert ferme[0]["x"][lundi_21_decembre] == []
    assert lundi_21_decembre not in calendars()[0].get("x", {})


def test_the_week_of_a_place_is_not_that_of_its_adviser() -> None:
    assert list_plages(FRANCE_SERVICES, build_annuaire(Registre())) == [
        (0, 540, 720),
        (1, 840, 1020),
    ]
    annuaire = build_annuaire(Registre(lieux=(FRANCE_SERVICES,), permanences=(JEUDI,)))
    assert list_plages(FRANCE_SERVICES, annuaire) == []
