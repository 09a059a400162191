"""Permanences, van stops, workshops, closures, reception states, figures, decisions."""

from __future__ import annotations

import time as clock
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from mediation_map.constats import Origine, Severite
from mediation_map.model.doublon import ChoixDoublon
from mediation_map.model.evenement import Passage
from mediation_map.model.permanence import Permanence
from mediation_map.model.vocabulaires import (
    EtatAccueil,
    EtatSeance,
    GenrePermanence,
    PorteeFermeture,
    Visibilite,
)
from mediation_map.normalise.registre import Normalisation, normalise_tables
from tests.normalise.tables import load_raw, make_table

COMMUNES = load_raw("communes")
ACTEURS = make_table("acteurs", [{"id": "L-1", "nom": "Maison", "commune": "Allonnes"}])


def build(table: str, *rows: dict[str, str]) -> Normalisation:
    return normalise_tables([COMMUNES, ACTEURS, make_table(table, rows)])


def permanence(**cells: str) -> tuple[Permanence, list[str]]:
    row = {"id": "P-1", "lieu_id": "L-1", "horaires": "mardi 9h-12h", "source_nom": "s"}
    done = build("permanences", {**row, **cells})
    mine = [c.code for c in done.constats if c.origine.fichier == "permanences.csv"]
    return done.registre.permanences[0], mine


def test_a_permanence_in_full() -> None:
    read, constats = permanence(
        convention_debut="09/2026",
        convention_fin="31/12/2026",
        dates_annulees="22/12/2026 | 29/12/2026",
        dates_ajoutees="5 janvier 2027 14h-16h30 | 2027-01-12 9h-12h",
        genre="Accès libre",
        sur_rendez_vous="oui",
        telephone="0243521859",
        visibilite="pro",
    )
    assert constats == []
    assert (read.convention_debut, read.convention_fin) == (date(2026, 9, 1), date(2026, 12, 31))
    assert read.horaires.osm == "Tu 09:00-12:00"
    assert read.dates_annulees == (date(2026, 12, 22), date(2026, 12, 29))
    assert read.dates_ajoutees == (
        (date(2027, 1, 5), "14:00-16:30"),
        (date(2027, 1, 12), "09:00-12:00"),
    )
    assert read.genre is GenrePermanence.ACCES_LIBRE
    assert read.sur_rendez_vous is True
    assert read.visibilite is Visibilite.PROFESSIONNEL


def test_the_end_of_a_convention_given_by_its_month_is_its_last_day() -> None:
    assert permanence(convention_fin="02/2027")[0].convention_fin == date(2027, 2, 28)


def test_an_unreadable_convention_keeps_the_permanence_from_the_public() -> None:
    read, constats = permanence(convention_fin="à la rentrée")
    assert read.convention_fin is None
    assert read.visibilite is Visibilite.PROFESSIONNEL
    assert constats == ["convention-illisible"]


def test_an_unreadable_exception_blocks() -> None:
    read, constats = permanence(dates_annulees="12/03/2026 | un mardi")
    assert read.dates_annulees == (date(2026, 3, 12),)
    assert constats == ["permanence-exception-illisible"]


def test_many_cancelled_dates_on_lines_of_their_own_are_all_read() -> None:
    mardis = [date(2026, 1, 6) + timedelta(weeks=rang) for rang in range(40)]
    cellule = "\n".join(f"{mardi:%d/%m/%Y}" for mardi in mardis)
    read, constats = permanence(dates_annulees=cellule)
    assert read.dates_annulees == tuple(mardis)
    assert constats == []


def test_a_cancelled_day_that_is_another_day_of_the_week_is_told() -> None:
    read, constats = permanence(dates_annulees="lundi 12/03/2026")
    assert read.dates_annulees == (date(2026, 3, 12),)
    assert constats == ["date-jour-faux"]


def test_an_unknown_place_is_blocking_with_a_suggestion() -> None:
    row = {"id": "P-1", "lieu_id": "L1", "horaires": "mardi 9h-12h"}
    done = build("permanences", row)
    assert done.registre.permanences == ()
    constat = next(c for c in done.constats if c.code == "reference-inconnue")
    assert constat.severite is Severite.BLOQUANT
    assert constat.conseil == "Vouliez-vous dire « L-1 » ?"
    assert [rejet.table for rejet in done.rejets] == ["permanences"]


def test_two_rows_of_one_id_elsewhere_than_actors_are_blocking() -> None:
    row = {"id": "P-1", "lieu_id": "L-1", "horaires": "mardi 9h-12h"}
    done = build("permanences", row, {**row, "horaires": "jeudi 9h-12h"})
    assert [p.horaires.osm for p in done.registre.permanences] == ["Tu 09:00-12:00"]
    assert [c.code for c in done.constats if c.severite is Severite.BLOQUANT] == [
        "identifiant-en-double"
    ]
    assert len(done.rejets) == 1


def test_two_positions_of_one_place_are_told() -> None:
    row = {"lieu_id": "L-1", "latitude": "48.0", "longitude": "0.2", "source_nom": "s"}
    done = build("positions", row, {**row, "latitude": "48.1"})
    assert [p.position.latitude for p in done.positions] == [48.0]
    assert [c.code for c in done.constats if c.origine.fichier == "positions.csv"] == [
        "identifiant-en-double"
    ]
    assert len(done.rejets) == 1


def test_an_id_taken_in_another_file_names_that_file() -> None:
    row = {"id": "P-1", "lieu_id": "L-1", "horaires": "mardi 9h-12h"}
    ici = make_table("permanences", [row])
    ligne = replace(ici.lignes[0], origine=Origine("autres.csv", ligne=2))
    done = normalise_tables([COMMUNES, ACTEURS, ici, replace(ici, lignes=[ligne])])
    (double,) = [c for c in done.constats if c.code == "identifiant-en-double"]
    assert "(permanences.csv, ligne 2)" in double.phrase


def test_thousands_of_unknown_places_are_told_in_little_time() -> None:
    acteurs = make_table("acteurs", [{"id": f"L-{n}", "nom": "Maison"} for n in range(3000)])
    rows = [{"lieu_id": f"{n}", "horaires": "mardi 9h-12h"} for n in range(3000)]
    start = clock.perf_counter()
    alone = normalise_tables([COMMUNES, acteurs])
    middle = clock.perf_counter()
    done = normalise_tables([COMMUNES, acteurs, make_table("permanences", rows)])
    assert len(done.rejets) == 3000 + len(alone.rejets)
    assert clock.perf_counter() - middle < 10 * (middle - start)


PASSAGE = {
    "id": "B-1", "date": "14/10/2026", "debut": "9h30", "fin": "12h", "endroit": "Place du marché",
    "commune": "allonnes", "source_nom": "s",
}  # fmt: skip


def passage(**cells: str) -> tuple[tuple[Passage, ...], list[str]]:
    done = build("passages", {**PASSAGE, **cells})
    mine = [c.code for c in done.constats if c.origine.fichier == "passages.csv"]
    return tuple(done.registre.passages), mine


def test_a_stop_of_the_van() -> None:
    (stop,), constats = passage(etat="annulé", precision_etat="panne")
    assert (stop.jour, stop.debut, stop.fin) == (date(2026, 10, 14), time(9, 30), time(12))
    assert stop.adresse.code_insee == "72003"
    assert stop.etat is EtatSeance.ANNULE
    assert constats == []


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"etat": "anulé"}, "etat-illisible"),
        ({"date": "octobre 2026"}, "date-incomplete"),
        ({"fin": "9h"}, "heures-a-l-envers"),
        ({"debut": "matin"}, "heure-illisible"),
        ({"endroit": ""}, "case-requise"),
    ],
)
def test_a_stop_that_could_mislead_is_rejected(cells: dict[str, str], code: str) -> None:
    stops, constats = passage(**cells)
    assert stops == ()
    assert code in constats


def test_a_workshop_and_its_session() -> None:
    atelier = {
        "id": "A-1", "titre": "Débuter", "duree": "1h30", "participants_min": "3",
        "participants_max": "8",
    }  # fmt: skip
    seance = {"id": "S-1", "atelier_id": "A-1", "lieu_id": "L-1", "date": "2026-12-01",
              "debut": "14h", "places_restantes": "0", "etat": "complet"}  # fmt: skip
    done = normalise_tables(
        [COMMUNES, ACTEURS, make_table("ateliers", [atelier]), make_table("seances", [seance])]
    )
    assert done.registre.ateliers[0].duree_min == 90
    assert done.registre.ateliers[0].slug == "debuter"
    assert done.registre.seances[0].fin == time(15, 30)
    assert done.registre.seances[0].places_restantes == 0
    assert done.registre.seances[0].etat is EtatSeance.COMPLET
    assert "seance-sans-fin" in [constat.code for constat in done.constats]


def test_a_session_of_an_unknown_workshop_is_rejected() -> None:
    row = {
        "atelier_id": "A-9",
        "lieu_id": "L-1",
        "date": "2026-12-01",
        "debut": "14h",
        "fin": "15h",
    }
    done = build("seances", row)
    assert done.registre.seances == ()
    assert "« atelier_id »" in done.rejets[0].raison


def test_a_closure_may_aim_at_a_place_or_a_permanence() -> None:
    row = {"id": "P-1", "lieu_id": "L-1", "horaires": "mardi 9h-12h"}
    fermetures = [
        {"cible": "L-1", "portee": "", "debut": "1/8/2026", "fin": "15/8/2026"},
        {"cible": "P-1", "portee": "Permanence", "debut": "1/8/2026", "fin": "1/8/2026"},
        {"cible": "P-2", "portee": "permanence", "debut": "1/8/2026", "fin": "1/8/2026"},
        {"cible": "L-1", "portee": "lieu", "debut": "15/8/2026", "fin": "1/8/2026"},
    ]
    done = normalise_tables(
        [COMMUNES, ACTEURS, make_table("permanences", [row]), make_table("fermetures", fermetures)]
    )
    found = {fermeture.cible: fermeture.portee for fermeture in done.registre.fermetures}
    assert found == {"L-1": PorteeFermeture.LIEU, "P-1": PorteeFermeture.PERMANENCE}
    codes = {c.code for c in done.constats if c.severite is Severite.BLOQUANT}
    assert codes == {"reference-inconnue", "dates-a-l-envers", "case-illisible"}


def test_reception_states_expire_at_the_end_of_what_is_written() -> None:
    row = {"lieu_id": "L-1", "etat": "Sur rendez-vous", "delai": "3 semaines"}
    done = build("accueil", {**row, "expire_le": "12/2026", "confirme_le": "01/11/2026"})
    state = done.registre.accueils[0]
    assert state.etat is EtatAccueil.SUR_RENDEZ_VOUS
    assert state.expire_le == date(2026, 12, 31)
    assert build("accueil", {**row, "etat": "bof"}).registre.accueils == ()


def test_figures_keep_what_is_printed() -> None:
    done = build(
        "activite",
        {"indicateur": "Ateliers", "mois": "mai-22", "valeur": "6"},
        {"indicateur": "Ateliers", "imprime": "Total", "valeur": "62"},
        {"indicateur": "Ateliers", "imprime": "moyenne", "valeur": "21"},
        {"indicateur": "Ateliers", "mois": "2022", "valeur": "1"},
        {"indicateur": "Ateliers", "imprime": "environ", "valeur": "1"},
    )
    figures = [(a.mois, a.imprime, a.valeur) for a in done.registre.activites]
    assert figures == [("2022-05", "", 6), ("", "total", 62), ("", "moyenne", 21)]
    assert len(done.rejets) == 2


def test_decisions_about_duplicates() -> None:
    row = {"id_a": "L-1", "id_b": "L-2", "decision": "même lieu", "decide_le": "2026-11-01"}
    done = build("doublons", row, {**row, "decision": "je ne sais pas"})
    assert [choice.decision for choice in done.doublons] == [ChoixDoublon.MEME]
    assert len(done.rejets) == 1
