"""Which hours the badge reads: those of the help, closures and conventions included."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mediation_map.model.evenement import Fermeture
from mediation_map.model.lieu import Horaires, Lieu
from mediation_map.model.permanence import Permanence
from mediation_map.model.provenance import Provenance
from mediation_map.model.vocabulaires import PorteeFermeture, Role
from mediation_map.publish.annuaire import Annuaire
from mediation_map.render.donnees_calendrier import Ouverture, expand_ouverture
from tests.render.exemple import build_annuaire

FRAIS = Provenance(verifie_le=date(2026, 11, 1))
VIEUX = Provenance(verifie_le=date(2024, 11, 1))
LUNDI, MARDI = date(2026, 11, 23), date(2026, 11, 24)
LIEU = Lieu(
    id="X",
    nom="Un lieu",
    slug="un-lieu",
    role=Role.AIDE,
    horaires=Horaires(texte="lundi 9h-12h", osm="Mo 09:00-12:00"),
    provenance=FRAIS,
)
PERMANENCE = Permanence(
    id="P",
    lieu_id="X",
    horaires=Horaires(texte="mardi 14h-16h", osm="Tu 14:00-16:00"),
    provenance=FRAIS,
)


def annuaire(*permanences: Permanence, fermetures: tuple[Fermeture, ...] = ()) -> Annuaire:
    base = build_annuaire()
    registre = replace(base.registre, lieux=(LIEU,), permanences=permanences, fermetures=fermetures)
    return replace(base, registre=registre)


def open_minutes(ouverture: Ouverture, jour: date) -> list[tuple[int, int]]:
    journees = [one.find_journee(jour) or () for one in ouverture.calendriers]
    return [(plage.debut, plage.fin) for journee in journees for plage in journee]


def test_without_a_permanence_the_hours_of_the_building() -> None:
    ouverture = expand_ouverture(LIEU, annuaire())
    assert open_minutes(ouverture, LUNDI) == [(540, 720)]
    assert not ouverture.ancienne


def test_a_permanence_takes_precedence_over_the_building() -> None:
    ouverture = expand_ouverture(LIEU, annuaire(PERMANENCE))
    assert open_minutes(ouverture, LUNDI) == []
    assert open_minutes(ouverture, MARDI) == [(840, 960)]


def test_a_permanence_held_elsewhere_says_nothing_of_this_door() -> None:
    ailleurs = replace(PERMANENCE, endroit="Au marché")
    assert open_minutes(expand_ouverture(LIEU, annuaire(ailleurs)), LUNDI) == [(540, 720)]


def test_two_permanences_add_up() -> None:
    autre = replace(PERMANENCE, id="Q", horaires=Horaires(texte="lundi", osm="Mo 10:00-11:00"))
    ouverture = expand_ouverture(LIEU, annuaire(PERMANENCE, autre))
    assert open_minutes(ouverture, LUNDI) == [(600, 660)]
    assert open_minutes(ouverture, MARDI) == [(840, 960)]


def test_one_old_source_is_enough_for_no_badge() -> None:
    assert expand_ouverture(LIEU, annuaire(replace(PERMANENCE, provenance=VIEUX))).ancienne
    assert expand_ouverture(replace(LIEU, provenance=VIEUX), annuaire()).ancienne


@pytest.mark.parametrize(
    "horaires",
    [
        Horaires(),
        Horaires(texte="sur demande"),
        Horaires(texte="x", osm="Mo 09:00-12:00", reste="et parfois"),
    ],
)
def test_hours_not_read_whole_give_no_calendar(horaires: Horaires) -> None:
    assert expand_ouverture(replace(LIEU, horaires=horaires), annuaire()).calendriers == ()


def test_a_permanence_not_read_hides_the_hours_of_the_building_too() -> None:
    floue = replace(PERMANENCE, horaires=Horaires(texte="un mardi sur deux"))
    assert expand_ouverture(LIEU, annuaire(floue)).calendriers == ()


def test_closures_and_cancelled_dates_empty_their_days() -> None:
    conges = Fermeture(id="F", cible="X", portee=PorteeFermeture.LIEU, debut=LUNDI, fin=LUNDI)
    ouverture = expand_ouverture(LIEU, annuaire(fermetures=(conges,)))
    assert open_minutes(ouverture, LUNDI) == []
    assert open_minutes(ouverture, date(2026, 11, 30)) == [(540, 720)]
    annulee = replace(PERMANENCE, dates_annulees=(MARDI,))
    ouverture = expand_ouverture(LIEU, annuaire(annulee))
    assert open_minutes(ouverture, MARDI) == []
    assert open_minutes(ouverture, date(2026, 12, 1)) == [(840, 960)]


def test_an_added_date_is_open_and_one_that_may_not_hold_is_not_told() -> None:
    jeudi, vendredi = date(2026, 11, 26), date(2026, 11, 27)
    ajouts = ((MARDI, "9h-10h"), (jeudi, "9h-12h"), (vendredi, "on verra"), (LUNDI, "9h-12h"))
    conges = Fermeture(id="F", cible="X", portee=PorteeFermeture.LIEU, debut=LUNDI, fin=LUNDI)
    permanence = replace(PERMANENCE, dates_ajoutees=ajouts, dates_annulees=(jeudi,))
    ouverture = expand_ouverture(LIEU, annuaire(permanence, fermetures=(conges,)))
    assert open_minutes(ouverture, MARDI) == [(540, 600), (840, 960)]
    assert open_minutes(ouverture, jeudi) == [(540, 720)]
    (calendrier,) = ouverture.calendriers
    assert {LUNDI, vendredi} <= set(calendrier.jours_feries_muets)
    finie = replace(permanence, convention_fin=MARDI)
    assert open_minutes(expand_ouverture(LIEU, annuaire(finie)), jeudi) == []


def test_a_closure_of_the_permanences_does_not_close_the_door() -> None:
    conges = Fermeture(id="F", cible="X", portee=PorteeFermeture.PERMANENCE, debut=LUNDI, fin=LUNDI)
    assert open_minutes(expand_ouverture(LIEU, annuaire(fermetures=(conges,))), LUNDI)


def test_the_closure_of_one_service_does_not_close_the_place() -> None:
    service = Fermeture(id="F", cible="X", portee=PorteeFermeture.SERVICE, debut=LUNDI, fin=LUNDI)
    assert open_minutes(expand_ouverture(LIEU, annuaire(fermetures=(service,))), LUNDI)


def test_a_convention_bounds_what_is_known() -> None:
    bornee = replace(
        PERMANENCE, convention_debut=date(2026, 12, 1), convention_fin=date(2026, 12, 8)
    )
    (calendrier,) = expand_ouverture(LIEU, annuaire(bornee)).calendriers
    assert calendrier.find_journee(MARDI) == ()
    assert calendrier.find_journee(date(2026, 12, 8)) != ()
    assert calendrier.find_journee(date(2026, 12, 9)) is None
