"""The rules of publication with the clock moved: each day is a whole edition of the demo."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from mediation_map.model.occurrence import Genre
from mediation_map.publish.annuaire import Edition
from mediation_map.publish.ics import CHEMIN as CALENDRIER
from mediation_map.render.pilotage_besoins import list_saturation
from tests.demo.territoire import account, on

PASSERELLE = "lieux/espace-de-vie-sociale-la-passerelle"
MEDIATHEQUE = "lieux/mediatheque-jules-invente"
MIRAGES = "lieux/centre-social-les-mirages"
FRANCE_SERVICES = "lieux/maison-france-services-de-bourg-fictif"
ZEPHYR = "lieux/espace-jeunes-le-zephyr"
CLIC = "lieux/association-le-clic-solidaire"
PARIS = ZoneInfo("Europe/Paris")


def test_a_permanence_shows_on_its_last_day_and_is_gone_the_day_after() -> None:
    last, after = on("2026-11-22"), on("2026-11-23")
    assert "Jusqu'au 22 novembre 2026" in last.text(PASSERELLE)
    assert "22 novembre 2026" not in after.text(PASSERELLE)
    for edition in Edition:
        annuaire = on("2026-11-23", edition).annuaire
        assert "P-03" not in {p.id for p in annuaire.registre.permanences}
    fins = {ligne.id: ligne.raison for ligne in account(date(2026, 11, 23))}
    assert fins["P-03"] == "convention terminée le 2026-11-22"


def test_the_last_date_is_the_last_day_of_the_convention() -> None:
    dates = on("2026-11-23").dates("P-02")
    assert (dates[0], dates[-1]) == (date(2026, 11, 24), date(2027, 1, 12))
    assert on("2027-01-12").dates("P-02") == [date(2027, 1, 12)]
    assert on("2027-01-13").dates("P-02") == []


def test_a_permanence_to_come_is_announced_and_has_no_date_before_its_convention() -> None:
    demo = on("2026-11-23")
    assert "À partir du 7 décembre 2026." in demo.text("lieux/club-informatique-de-port-utopie")
    assert demo.dates("P-04")[0] == date(2026, 12, 9)


def test_dates_taken_off_and_added() -> None:
    demo = on("2026-11-23")
    dates = demo.dates("P-01")
    assert date(2026, 12, 3) not in dates
    assert date(2026, 12, 22) in dates
    assert "Pas de permanence : 3 décembre 2026." in demo.text(MEDIATHEQUE)
    assert "En plus : 22 décembre 2026, de 9 h à 12 h." in demo.text(MEDIATHEQUE)
    assert "3 décembre 2026" not in on("2026-12-04").text(MEDIATHEQUE)


def test_school_holidays_and_even_weeks() -> None:
    demo = on("2026-11-23")
    mercredis = demo.dates("P-05")
    assert date(2026, 12, 16) in mercredis
    assert date(2026, 12, 23) not in mercredis, "Christmas holidays of zone B"
    assert date(2027, 1, 6) in mercredis
    assert all(jour.isocalendar().week % 2 == 0 for jour in demo.dates("P-02"))


def test_a_public_holiday_closes_or_asks_to_call() -> None:
    demo = on("2026-11-23")
    noel = date(2026, 12, 25)
    assert noel not in demo.dates("P-06"), "the rule says that holidays are off"
    (dit,) = [o for o in demo.agenda.occurrences if o.ref == "P-07" and o.jour == noel]
    assert dit.a_confirmer == "Jour férié : appelez avant de vous déplacer."


def test_a_date_on_the_day_of_the_clock_change_keeps_its_hour() -> None:
    demo = on("2027-03-27")
    changed = date(2027, 3, 28)
    dits = {o.ref: (o.debut, o.fin) for o in demo.agenda.occurrences if o.jour == changed}
    assert dits["P-10"] == (time(10), time(12))
    assert dits["V-07"] == (time(10), time(12, 30))
    calendrier = Calendar.from_ical(demo.room("donnees")[CALENDRIER])
    (passage,) = [e for e in calendrier.walk("VEVENT") if "V-07" in str(e["UID"])]
    debut = passage.decoded("DTSTART").astimezone(PARIS)
    assert (debut.date(), debut.time()) == (changed, time(10))
    assert debut.utcoffset().total_seconds() == 2 * 3600


def test_a_closure_is_told_before_holds_to_its_last_day_and_is_forgotten() -> None:
    before, during, after = on("2026-11-15"), on("2026-12-04"), on("2026-12-05")
    told = "Fermé du 16 novembre au 4 décembre 2026 (Travaux de peinture)."
    banner = "Fermé jusqu'au 4 décembre 2026 (Travaux de peinture)."
    assert told in before.text(ZEPHYR)
    assert banner not in before.text(ZEPHYR)
    assert banner in during.text(ZEPHYR)
    assert "Travaux" not in after.text(ZEPHYR)


def test_a_full_place_offers_the_next_best_first() -> None:
    before_contact = on("2026-11-23").text(MIRAGES).partition("Contacter et venir")[0]
    assert "En attendant : la même aide près d'ici" in before_contact
    assert "Maison France services de Bourg-Fictif" in before_contact


def test_no_place_that_is_full_or_closed_is_offered_instead_of_another() -> None:
    page = on("2026-11-23").text("lieux/espace-france-services-le-zephyr")
    offered = page.partition("La même aide près d'ici")[2]
    assert "Association Le Clic Solidaire" in offered
    assert "Centre social Les Mirages" not in offered
    assert "Espace jeunes" not in offered


def test_the_closure_of_a_service_closes_nothing_else() -> None:
    demo = on("2026-11-23")
    assert "Service fermé du 20 au 27 novembre 2026 : Impôts en ligne" in demo.text(FRANCE_SERVICES)
    assert date(2026, 11, 24) in demo.dates("P-06")
    assert "Fermé jusqu'au" not in demo.text(FRANCE_SERVICES)


def test_the_closure_of_a_permanence_strikes_its_dates_only() -> None:
    demo = on("2026-11-23")
    struck = [o.jour for o in demo.agenda.occurrences if o.ref == "P-05" and o.annule]
    assert struck == [date(2026, 12, 2), date(2026, 12, 9)]
    assert "Permanence fermée du 2 au 9 décembre 2026" in demo.text("lieux/mairie-de-val-imagine")


def test_a_full_place_is_to_be_confirmed_the_day_after_its_state_ends() -> None:
    assert "Ce lieu est complet pour le moment." in on("2026-12-15").text(MIRAGES)
    after = on("2026-12-16").text(MIRAGES)
    assert "À confirmer : Ce lieu est complet pour le moment." in after
    assert "En attendant" not in after


def test_an_open_state_is_never_silently_open_once_it_has_expired() -> None:
    for jour, said in (("2026-10-31", False), ("2026-11-01", True)):
        assert ("À confirmer : Ce lieu peut accueillir" in on(jour).text(PASSERELLE)) is said
    commune = on("2026-11-23").text("communes/sainte-chimere")
    assert "Accueil à confirmer : appelez" in commune


def test_a_place_that_takes_nobody_comes_last_in_lists() -> None:
    for jour in ("2026-11-23", "2026-11-24", "2026-11-25", "2026-12-15"):
        page = on(jour).text("communes/bourg-fictif")
        assert page.index("Centre social Les Mirages") > page.index("Médiathèque Jules-Inventé")
        assert page.index("Centre social Les Mirages") > page.index("Maison France services")


def test_lists_take_turns() -> None:
    names = ("Maison France services de", "Médiathèque Jules", "Centre social Les Mirages")
    firsts = set()
    for day in range(23, 29):
        page = on(f"2026-11-{day}").text("communes/bourg-fictif")
        firsts.add(min(names, key=page.index))
    assert firsts == set(names[:2])


def test_every_reception_state_in_public_and_professional_words() -> None:
    public, pro = on("2026-11-23"), on("2026-11-23", Edition.PRO)
    assert "Ce lieu peut accueillir de nouvelles personnes." in public.text(FRANCE_SERVICES)
    assert "Impôts en ligne : complet pour le moment." in public.text(FRANCE_SERVICES)
    assert "Ce lieu accueille sur rendez-vous." in public.text(MEDIATHEQUE)
    assert "Délai : 3 semaines." in public.text(MEDIATHEQUE)
    assert "personnes qu'un professionnel oriente" in public.text(CLIC)
    assert "RESERVE-PRO-TEXTE-04" in pro.text(CLIC)
    discret = "lieux/reserve-nepaspublier-atelier-solidaire-des-brumes"
    assert f"{discret}/index.html" not in public.room("lieux")
    assert "Ce lieu a demandé à ne pas être montré au public." in pro.text(discret)


def test_a_stop_of_the_van_shows_on_its_day_and_not_the_day_after() -> None:
    for jour, shown in (("2026-11-23", True), ("2026-11-24", False)):
        assert bool(on(jour).dates("V-02")) is shown
    page = on("2026-11-23").text("agenda/camion")
    assert "Annulé : Véhicule en révision" in page
    assert "Déplacé : Sur le parking de la salle des fêtes" in page


def test_sessions_tell_their_seats_and_states() -> None:
    page = on("2026-11-23").text("ateliers/decouvrir-sa-tablette")
    assert "Il reste 3 places." in page
    assert "Minimum de participants pas encore atteint" in page
    assert "12 novembre 2026" not in page, "past"
    assert "Le lieu est fermé ce jour-là : appelez." in page
    page = on("2026-11-23").text("ateliers/reconnaitre-une-arnaque-en-ligne")
    assert "Complet" in page
    assert "Annulé" in page
    assert "9 h 30 – 11 h" in page, "the end follows from the workshop's length"


def test_old_permanences_have_no_dates_and_are_listed_to_call() -> None:
    demo = on("2026-11-23")
    assert demo.dates("P-08") == []
    assert [p.id for p in demo.agenda.a_confirmer] == ["P-08"]
    later = on("2027-11-03")
    assert {p.id for p in later.agenda.a_confirmer} > {"P-06", "P-07"}
    assert not [o for o in later.agenda.occurrences if o.genre is Genre.PERMANENCE]


@pytest.mark.parametrize(("jour", "shown"), [("2025-05-09", True), ("2025-05-10", False)])
def test_a_consent_runs_out(jour: str, shown: bool) -> None:
    ids = {lieu.id for lieu in on(jour).annuaire.registre.lieux}
    assert ("DEMO-13" in ids) is shown


def test_the_newest_of_several_meetings_wins_field_by_field() -> None:
    page = on("2026-11-23").text(FRANCE_SERVICES)
    assert "01 99 00 01 02" in page
    assert "01 99 00 01 00" not in page
    assert "franceservices@bourg-fictif.example" in page, "said only at the first meeting"
    assert "Première rencontre (inventée), 12 mars 2024" in page


def test_the_hours_of_the_help_come_before_those_of_the_building() -> None:
    page = on("2026-11-23").text(FRANCE_SERVICES)
    assert page.index("Heures de la permanence") < page.index("Heures d'ouverture du lieu")


@pytest.mark.parametrize(
    ("jour", "demarches"),
    # E-07 says that tax help is full until 4 January; the state of the whole house stays open.
    [("2027-01-04", True), ("2027-01-05", False)],
)
def test_a_full_service_counts_in_the_saturation_of_its_need(jour: str, demarches: bool) -> None:
    annuaire = on(jour, Edition.PRO).annuaire
    (seul,) = [one for one in annuaire.registre.accueils if one.id == "E-07"]
    registre = replace(annuaire.registre, accueils=(seul,))
    lignes = list_saturation(replace(annuaire, registre=registre)).lignes
    attendues = {("Bourg-Fictif", "Démarche en ligne")} if demarches else set()
    assert {ligne[:2] for ligne in lignes} == attendues


def test_a_service_not_to_publish_is_never_counted_as_open() -> None:
    """E-11 was to be confirmed a month before."""
    lignes = list_saturation(on("2026-11-23", Edition.PRO).annuaire).lignes
    assert ("Songe-le-Vieux", "Démarche en ligne", "1", "1") in lignes


def test_the_page_of_a_commune_tells_what_comes_next() -> None:
    demo = on("2026-11-24")
    songe = demo.text("communes/songe-le-vieux")
    assert (
        "Prochain passage du camion : mardi 24 novembre 2026, 9 h 30 – 12 h, Place du Puits"
        in songe
    )
    fable = demo.text("communes/la-fable")
    assert "Prochain passage" not in fable
    assert "Passage du camion : mardi 1er décembre 2026" in fable
    assert "Annulé : Véhicule en révision." in fable
    bourg = demo.text("communes/bourg-fictif")
    assert "Jeudi 26 novembre 2026 14 h – 16 h Découvrir sa tablette" in bourg
    assert "Prochain passage" not in on("2026-12-16").text("communes/songe-le-vieux")
    assert 'data-fin="2026-11-24T12:00' in (
        demo.room("communes")["communes/songe-le-vieux/index.html"].decode()
    )


def test_a_session_on_a_day_when_its_place_is_closed_says_so_wherever_it_is_told() -> None:
    demo = on("2026-11-23")
    avis = "Le lieu est fermé ce jour-là : appelez."
    for page in (ZEPHYR, "agenda", "ateliers/decouvrir-sa-tablette", "communes/val-imagine"):
        assert avis in demo.text(page)
    assert avis not in on("2026-12-03").text(ZEPHYR)


def test_a_calendar_names_the_host_of_what_is_held_in_a_room() -> None:
    fichier = on("2026-11-23").room("donnees")[CALENDRIER]
    lieux = {str(one["location"]) for one in Calendar.from_ical(fichier).walk("VEVENT")}
    assert "Salle du conseil, Mairie de Val-Imaginé, Val-Imaginé" in lieux
