"""The calendar of the badge: that of the help, with closures, or none at all."""

from __future__ import annotations

from dataclasses import replace

from mediation_map.model.lieu import Horaires
from mediation_map.model.permanence import Permanence
from mediation_map.model.registre import Registre
from mediation_map.render.ouverture import build_ouverture, close_days
from tests.render.exemple import REGISTRE, build_annuaire
from tests.render.exemple_lieux import ANCIENNE, FRANCE_SERVICES, RECENTE

JEUDI = Permanence(
    id="P",
    lieu_id="L1",
    horaires=Horaires(texte="jeudi", osm="Th 14:00-16:00"),
    provenance=RECENTE,
)


def calendar(*permanences: Permanence) -> dict[str, object] | None:
    registre = Registre(lieux=(FRANCE_SERVICES,), permanences=permanences)
    return build_ouverture(FRANCE_SERVICES, build_annuaire(registre))


def test_the_week_of_a_place_is_in_minutes() -> None:
    calendrier = calendar()
    assert calendrier
    assert calendrier["s"] == [[[540, 720]], [[840, 1020]], [], [], [], [], []]
    assert calendrier["d"] == "2026-11-22"


def test_where_an_adviser_comes_to_the_door_his_hours_count() -> None:
    calendrier = calendar(JEUDI)
    assert calendrier
    assert calendrier["s"] == [[], [], [], [[840, 960]], [], [], []]


def test_a_permanence_held_elsewhere_leaves_the_hours_of_the_place() -> None:
    assert calendar(replace(JEUDI, endroit="Ailleurs")) == calendar()


def test_nothing_is_said_when_several_permanences_or_old_ones_give_the_hours() -> None:
    assert calendar(JEUDI, replace(JEUDI, id="Q")) is None
    assert calendar(replace(JEUDI, provenance=ANCIENNE)) is None


def test_nothing_is_said_of_unknown_or_old_hours() -> None:
    annuaire = build_annuaire(Registre())
    assert build_ouverture(replace(FRANCE_SERVICES, horaires=Horaires(texte="?")), annuaire) is None
    assert build_ouverture(replace(FRANCE_SERVICES, provenance=ANCIENNE), annuaire) is None


def test_a_dated_closure_closes_its_days() -> None:
    ferme = build_ouverture(FRANCE_SERVICES, build_annuaire(REGISTRE))
    ouvert = build_ouverture(FRANCE_SERVICES, build_annuaire(Registre()))
    assert ferme
    assert ouvert
    lundi_21_decembre = "29"
    assert ferme["x"][lundi_21_decembre] == []
    assert lundi_21_decembre not in ouvert.get("x", {})


def test_closures_come_after_the_weekly_rules() -> None:
    assert close_days("Mo 09:00-12:00", REGISTRE.fermetures[:1]) == (
        "Mo 09:00-12:00; 2026 Dec 21-2026 Dec 31 off"
    )
