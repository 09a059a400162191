"""The agenda with the clock moved: conventions, holidays, closures, midnight, old facts."""

from dataclasses import replace
from datetime import date, time

from mediation_map.model.dates import DateSource
from mediation_map.model.evenement import Atelier, Fermeture, Passage, Seance
from mediation_map.model.lieu import Telephone
from mediation_map.model.occurrence import Genre
from mediation_map.model.provenance import Provenance
from mediation_map.model.vocabulaires import EtatSeance, PorteeFermeture
from mediation_map.publish.agenda import build_agenda, parse_plages
from tests.publish.territoire import LIEU, LUNDI, RECENTE, make_annuaire, make_permanence

FERMETURE = Fermeture(
    id="F1",
    cible="L1",
    portee=PorteeFermeture.LIEU,
    debut=date(2026, 12, 1),
    fin=date(2026, 12, 7),
    motif="travaux",
    provenance=RECENTE,
)


def jours(**tables: object) -> list[str]:
    agenda = build_agenda(make_annuaire(**tables))
    return [o.jour.isoformat() for o in agenda.occurrences if not o.annule and not o.a_confirmer]


def test_a_weekly_permanence_runs_to_the_horizon() -> None:
    found = jours(permanences=[make_permanence("Tu 09:00-12:00")])
    assert found[:2] == ["2026-11-24", "2026-12-01"]
    assert len(found) == 26


def test_it_stops_on_the_last_day_of_its_convention_and_starts_on_the_first() -> None:
    permanence = make_permanence(
        "Tu 09:00-12:00", convention_debut=date(2026, 12, 1), convention_fin=date(2026, 12, 15)
    )
    assert jours(permanences=[permanence]) == ["2026-12-01", "2026-12-08", "2026-12-15"]


def test_cancelled_and_added_dates() -> None:
    permanence = make_permanence(
        "Tu 09:00-12:00",
        convention_fin=date(2026, 12, 9),
        dates_annulees=(date(2026, 12, 1),),
        dates_ajoutees=((date(2026, 12, 3), "14h-16h"), (date(2027, 1, 5), "9h-12h")),
    )
    agenda = build_agenda(make_annuaire(permanences=[permanence]))
    assert [(o.jour.day, o.debut, o.annule) for o in agenda.occurrences] == [
        (24, time(9), False),
        (1, time(9), True),
        (3, time(14), False),
        (8, time(9), False),
    ]


def test_an_added_date_that_the_rule_gives_already_is_told_once() -> None:
    permanence = make_permanence(
        "Tu 09:00-12:00",
        convention_fin=date(2026, 12, 9),
        dates_ajoutees=((date(2026, 12, 1), "9h-12h"), (date(2026, 12, 8), "14h-16h")),
    )
    assert jours(permanences=[permanence]) == [
        "2026-11-24", "2026-12-01", "2026-12-08", "2026-12-08"
    ]  # fmt: skip


def test_a_closure_of_the_place_cancels_and_says_why() -> None:
    agenda = build_agenda(
        make_annuaire(permanences=[make_permanence("Tu 09:00-12:00")], fermetures=[FERMETURE])
    )
    cancelled = [o for o in agenda.occurrences if o.annule]
    assert [(o.jour.isoformat(), o.mention) for o in cancelled] == [
        ("2026-12-01", "Fermé : travaux")
    ]


def test_a_closure_of_the_place_does_not_cancel_what_is_held_elsewhere() -> None:
    """« endroit » may be a hall next door or a room inside: one must ask first."""
    ailleurs = make_permanence("Tu 09:00-12:00", endroit="Salle des fêtes")

    def find(fermeture: Fermeture) -> tuple[bool, str]:
        agenda = build_agenda(make_annuaire(permanences=[ailleurs], fermetures=[fermeture]))
        occurrence = next(o for o in agenda.occurrences if o.jour == date(2026, 12, 1))
        return occurrence.annule, occurrence.a_confirmer

    annule, a_confirmer = find(FERMETURE)
    assert not annule
    assert a_confirmer == "Le lieu est fermé ce jour-là : renseignez-vous."
    assert find(replace(FERMETURE, portee=PorteeFermeture.PERMANENCE)) == (True, "")
    assert find(replace(FERMETURE, cible="P1")) == (True, "")


def test_a_closure_of_one_service_leaves_the_permanence() -> None:
    fermeture = replace(FERMETURE, service="impression", portee=PorteeFermeture.SERVICE)
    agenda = build_agenda(
        make_annuaire(permanences=[make_permanence("Tu 09:00-12:00")], fermetures=[fermeture])
    )
    assert not any(o.annule for o in agenda.occurrences)


def test_a_holiday_that_the_hours_do_not_mention_is_to_be_confirmed() -> None:
    agenda = build_agenda(make_annuaire(permanences=[make_permanence("Fr 09:00-12:00")]))
    noel = next(o for o in agenda.occurrences if o.jour == date(2026, 12, 25))
    assert "férié" in noel.a_confirmer
    assert "2026-12-25" not in jours(permanences=[make_permanence("Fr 09:00-12:00; PH off")])


def test_old_facts_have_no_dates_but_are_not_lost() -> None:
    vieille = make_permanence(
        "Tu 09:00-12:00", provenance=Provenance(source_date=DateSource("2022-12"))
    )
    agenda = build_agenda(make_annuaire(permanences=[vieille]))
    assert agenda.occurrences == ()
    assert agenda.a_confirmer == (vieille,)


def test_facts_grow_old_on_the_very_day() -> None:
    permanence = make_permanence("Tu 09:00-12:00")
    last_day = make_annuaire(date(2027, 9, 30), permanences=[permanence])
    next_day = make_annuaire(date(2027, 10, 1), permanences=[permanence])
    assert build_agenda(last_day).occurrences
    assert not build_agenda(next_day).occurrences


def test_van_stops_and_sessions_with_their_states() -> None:
    passage = Passage(
        id="V1", jour=LUNDI, debut=time(9, 30), fin=time(12), endroit="Place du marché",
        etat=EtatSeance.DEPLACE, precision_etat="devant la salle", provenance=RECENTE,
    )  # fmt: skip
    seance = Seance(
        id="S1", atelier_id="A1", lieu_id="L1", jour=LUNDI, debut=time(9), fin=time(10),
        places_restantes=0, provenance=RECENTE,
    )  # fmt: skip
    agenda = build_agenda(
        make_annuaire(
            passages=[passage],
            ateliers=[Atelier(id="A1", titre="Courriels")],
            seances=[seance],
        )
    )
    first, second = agenda.occurrences
    assert (first.genre, first.titre, first.complet) == (Genre.ATELIER, "Courriels", True)
    assert (second.endroit, second.mention) == ("Place du marché", "Déplacé : devant la salle")


def test_a_session_in_a_closed_place_is_to_be_confirmed() -> None:
    seance = Seance(
        id="S1", atelier_id="A1", lieu_id="L1", jour=date(2026, 12, 2), debut=time(9),
        fin=time(10), provenance=RECENTE,
    )  # fmt: skip
    agenda = build_agenda(
        make_annuaire(
            ateliers=[Atelier(id="A1", titre="Courriels")], seances=[seance], fermetures=[FERMETURE]
        )
    )
    assert "fermé" in agenda.occurrences[0].a_confirmer


def test_hours_of_an_added_date() -> None:
    assert parse_plages("9h30-12h", LUNDI) == [(time(9, 30), time(12))]
    assert parse_plages("on verra", LUNDI) == []


def test_a_permanence_without_its_place_is_not_listed() -> None:
    orpheline = make_permanence("Tu 09:00-12:00", lieu_id="absent")
    assert LIEU.id != "absent"
    assert build_agenda(make_annuaire(permanences=[orpheline])).occurrences == ()


def test_an_added_date_in_a_closed_place_is_to_be_confirmed() -> None:
    permanence = make_permanence("", dates_ajoutees=((date(2026, 12, 3), "14h-16h"),))
    agenda = build_agenda(make_annuaire(permanences=[permanence], fermetures=[FERMETURE]))
    assert "fermé" in agenda.occurrences[0].a_confirmer


def test_a_closure_of_the_permanences_leaves_the_workshops() -> None:
    seance = Seance(
        id="S1", atelier_id="A1", lieu_id="L1", jour=date(2026, 12, 2), debut=time(9),
        fin=time(10), provenance=RECENTE,
    )  # fmt: skip
    fermeture = replace(FERMETURE, portee=PorteeFermeture.PERMANENCE)
    agenda = build_agenda(
        make_annuaire(
            ateliers=[Atelier(id="A1", titre="Courriels")], seances=[seance], fermetures=[fermeture]
        )
    )
    assert agenda.occurrences[0].a_confirmer == ""


def test_who_can_be_phoned_is_phoned_and_nobody_else() -> None:
    permanences = [make_permanence("Fr 09:00-12:00")]
    muet = build_agenda(make_annuaire(permanences=permanences))
    telephone = Telephone(e164="+33243000000", affichage="02 43 00 00 00")
    lieu = replace(LIEU, telephones=(telephone,))
    joignable = build_agenda(make_annuaire(lieux=[lieu], permanences=permanences))
    dits = [
        next(o.a_confirmer for o in agenda.occurrences if o.jour == date(2026, 12, 25))
        for agenda in (muet, joignable)
    ]
    assert dits == [
        "Jour férié : renseignez-vous avant de vous déplacer.",
        "Jour férié : appelez avant de vous déplacer.",
    ]


def test_what_is_held_elsewhere_still_names_its_place() -> None:
    ailleurs = make_permanence("Tu 09:00-12:00", endroit="Salle des fêtes")
    (occurrence, *_) = build_agenda(make_annuaire(permanences=[ailleurs])).occurrences
    assert (occurrence.endroit, occurrence.hote) == ("Salle des fêtes", LIEU.nom)
    (occurrence, *_) = build_agenda(
        make_annuaire(permanences=[make_permanence("Tu 09:00-12:00")])
    ).occurrences
    assert (occurrence.endroit, occurrence.hote) == (LIEU.nom, "")
