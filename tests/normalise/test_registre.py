"""From tables to records: every row ends as one record or one reason."""

from __future__ import annotations

from datetime import date, time

import pytest

from mediation_map.constats import Severite
from mediation_map.model.doublon import ChoixDoublon
from mediation_map.model.evenement import Passage
from mediation_map.model.lieu import Lieu
from mediation_map.model.permanence import Permanence
from mediation_map.model.vocabulaires import (
    EtatAccueil,
    EtatSeance,
    GenrePermanence,
    PorteeFermeture,
    Precision,
    Role,
    Visibilite,
)
from mediation_map.normalise.construction import clean_id
from mediation_map.normalise.registre import Normalisation, normalise_tables
from tests.normalise.tables import load_raw, make_table

COMMUNES = load_raw("communes")
LIEU = {"id": "L-1", "nom": "Maison", "commune": "Allonnes"}
ACTEURS = make_table("acteurs", [LIEU])
TABLES_DU_TERRITOIRE = ("acteurs", "permanences", "activite", "communes", "positions")


def build(table: str, *rows: dict[str, str]) -> Normalisation:
    tables = [COMMUNES, make_table(table, rows)]
    return normalise_tables(tables if table == "acteurs" else [*tables, ACTEURS])


def lieu(**cells: str) -> tuple[Lieu, list[str]]:
    done = build("acteurs", {"source_nom": "s", **LIEU, **cells})
    return done.registre.lieux[0], [constat.code for constat in done.constats]


def permanence(**cells: str) -> tuple[Permanence, list[str]]:
    row = {"id": "P-1", "lieu_id": "L-1", "horaires": "mardi 9h-12h", "source_nom": "s"}
    done = build("permanences", {**row, **cells})
    mine = [c.code for c in done.constats if c.origine.fichier == "permanences.csv"]
    return done.registre.permanences[0], mine


@pytest.fixture(scope="module")
def territoire() -> Normalisation:
    return normalise_tables([load_raw(nom) for nom in TABLES_DU_TERRITOIRE])


def test_every_row_of_the_territory_is_accounted_for(territoire: Normalisation) -> None:
    registre = territoire.registre
    assert territoire.rejets == ()
    assert len(registre.lieux) == 77
    assert len(registre.permanences) == len(load_raw("permanences").lignes)
    assert len(registre.activites) == len(load_raw("activite").lignes)
    assert len(registre.communes) == 20
    assert len(territoire.positions) == 9
    assert not [c for c in territoire.constats if c.severite is Severite.BLOQUANT]


def test_places_that_only_relay_do_not_pretend_to_help(territoire: Normalisation) -> None:
    aides = {lieu.id for lieu in territoire.registre.lieux if lieu.role is Role.AIDE}
    said = {ligne.texte("id") for ligne in load_raw("acteurs").lignes if ligne.texte("actions")}
    assert aides < said
    # A post that nobody holds, and a post of which no help is told.
    assert said - aides == {"LMM-035", "LMM-070"}


def test_taxes_are_found_in_france_services(territoire: Normalisation) -> None:
    for place in territoire.registre.lieux:
        if place.nom.startswith("France services"):
            assert "demarche-en-ligne" in place.offre.besoins, place.id


def test_every_attribution_of_the_territory_is_in_its_source(territoire: Normalisation) -> None:
    for place in territoire.registre.lieux:
        for attribution in place.offre.attributions:
            for words in attribution.mots.replace(" … ", " | ").split(" | "):
                assert words in place.offre.texte


def test_known_facts_of_a_real_place(territoire: Normalisation) -> None:
    place = next(p for p in territoire.registre.lieux if p.id == "LMM-042")
    assert place.adresse.cedex == "72039 Le Mans Cedex 9"
    assert place.telephones[0].affichage == "02 43 47 47 47"
    assert place.provenance.source_date.texte == "2025-09"
    assert place.provenance.origine.ligne == 43


def test_a_row_without_a_name_is_rejected_and_told() -> None:
    done = build("acteurs", {"id": "X", "nom": " "}, {**LIEU, "nom": "((("}, LIEU)
    assert [record.id for record in done.registre.lieux] == ["L-1"]
    assert [rejet.ligne.origine.ligne for rejet in done.rejets] == [2, 3]
    assert [c.code for c in done.constats if c.severite is Severite.BLOQUANT] == [
        "case-requise",
        "case-requise",
    ]


def test_rows_of_one_id_are_all_kept_for_merging() -> None:
    done = build("acteurs", LIEU, {**LIEU, "telephone": "0243521859"})
    assert [record.id for record in done.registre.lieux] == ["L-1", "L-1"]
    assert done.rejets == ()


def test_a_missing_id_depends_only_on_what_the_row_is() -> None:
    row = {"nom": "Maison", "adresse": "1 rue X", "commune": "Allonnes"}
    first = build("acteurs", row).registre.lieux[0].id
    again = build("acteurs", {**row, "nom": "MAISON", "telephone": "0243521859"}).registre.lieux[0]
    other = build("acteurs", {**row, "nom": "Mairie"}).registre.lieux[0]
    assert first == again.id != other.id


@pytest.mark.parametrize(
    ("brut", "clean"),
    [("LMM-001", "LMM-001"), ("../../etc/passwd", "etc-passwd"), ("é 1", "e-1"), ("a..b", "a.b"),
     ("<b>", "b"), ("", "")],
)  # fmt: skip
def test_ids_bear_no_sign_that_an_address_can_not(brut: str, clean: str) -> None:
    assert clean_id(brut) == clean


@pytest.mark.parametrize(
    ("texte", "visibilite"),
    [
        ("", Visibilite.PUBLIC),
        ("Public", Visibilite.PUBLIC),
        ("réservé aux professionnels", Visibilite.PROFESSIONNEL),
        ("pro", Visibilite.PROFESSIONNEL),
        ("ne pas publier", Visibilite.MASQUE),
        ("Masqué", Visibilite.MASQUE),
    ],
)
def test_visibility(texte: str, visibilite: Visibilite) -> None:
    assert lieu(visibilite=texte)[0].visibilite is visibilite
    assert lieu(visibilite=texte)[1] == []


def test_an_unreadable_visibility_hides_the_row() -> None:
    place, constats = lieu(visibilite="pubic")
    assert place.visibilite is Visibilite.MASQUE
    assert constats == ["visibilite-illisible"]


def test_consent() -> None:
    assert lieu()[0].consentement is None
    given = lieu(
        consentement="oui", consentement_champs="téléphone | horaires", consentement_le="1/2/2026"
    )[0].consentement
    assert given is not None
    assert given.accord
    assert given.champs == ("telephones", "horaires")
    assert given.accord_le == date(2026, 2, 1)


def test_a_doubtful_consent_counts_as_a_refusal() -> None:
    place, constats = lieu(consentement="à voir")
    assert place.consentement is not None
    assert not place.consentement.accord
    assert constats == ["consentement-illisible"]


def test_a_consent_to_unknown_fields_shows_no_more_than_the_name() -> None:
    place, constats = lieu(consentement="oui", consentement_champs="telefon")
    assert place.consentement is not None
    assert place.consentement.champs == ("nom",)
    assert constats == ["consentement-champ-inconnu"]


def test_a_personal_mailbox_is_marked_for_the_public_edition() -> None:
    place, constats = lieu(courriel="jean.dupont@allonnes.fr ; contact@allonnes.fr")
    assert [courriel.personnel for courriel in place.courriels] == [True, False]
    assert constats == ["courriel-personnel"]


def test_a_person_named_beside_a_number_is_left_out() -> None:
    place, constats = lieu(telephone="02 43 52 18 59 (Mme Durand)")
    assert place.telephones[0].commentaire == ""
    assert constats == ["telephone-personne"]


def test_columns_of_days_come_before_the_text() -> None:
    place, _ = lieu(lundi="9h-12h", mardi="14h-17h", horaires="sur rendez-vous")
    assert place.horaires.osm == "Mo 09:00-12:00; Tu 14:00-17:00"
    assert "sur rendez-vous" in place.horaires.texte


@pytest.mark.parametrize(
    ("latitude", "longitude", "code"),
    [("48.0", "0.2", ""), ("48,0", "0,2", ""), ("0", "0", "coordonnee-nulle"),
     ("0.2", "48.0", "coordonnees-inversees"), ("48.0", "", "coordonnee-seule"),
     ("48°N", "0.2", "coordonnee-illisible"), ("148.5", "0.2", "coordonnee-illisible")],
)  # fmt: skip
def test_coordinates(latitude: str, longitude: str, code: str) -> None:
    place, constats = lieu(latitude=latitude, longitude=longitude, adresse="1 rue X")
    if code:
        assert place.position is None
        assert constats[0] == code
    else:
        assert place.position is not None
        assert (place.position.latitude, place.position.longitude) == (48.0, 0.2)
        assert place.position.precision is Precision.NUMERO
        assert constats == []


def test_a_constat_knows_its_cell() -> None:
    done = build("acteurs", {**LIEU, "telephone": "02 43"})
    constat = next(c for c in done.constats if c.code.startswith("telephone"))
    assert str(constat.origine) == "acteurs.csv, ligne 2, colonne « telephone »"


def test_a_permanence_in_full() -> None:
    read, constats = permanence(
        convention_debut="09/2026",
        convention_fin="31/12/2026",
        dates_annulees="22/12/2026 | 29/12/2026",
        dates_ajoutees="5 janvier 2027 14h-16h30",
        genre="Accès libre",
        sur_rendez_vous="oui",
        telephone="0243521859",
        visibilite="pro",
    )
    assert constats == []
    assert (read.convention_debut, read.convention_fin) == (date(2026, 9, 1), date(2026, 12, 31))
    assert read.horaires.osm == "Tu 09:00-12:00"
    assert read.dates_annulees == (date(2026, 12, 22), date(2026, 12, 29))
    assert read.dates_ajoutees == ((date(2027, 1, 5), "14:00-16:30"),)
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
    assert codes == {"reference-inconnue", "dates-a-l-envers", "case-requise"}


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


def test_positions_keep_what_their_source_claims(territoire: Normalisation) -> None:
    found = {position.lieu_id: position.position for position in territoire.positions}
    assert found["LMM-069"].precision is Precision.VOIE
    assert found["LMM-042"].marge_m == 30
    assert found["LMM-042"].detail


def test_absent_tables_give_nothing_and_no_constat() -> None:
    done = normalise_tables([])
    assert done.constats == ()
    assert done.registre.lieux == ()


def test_a_table_in_two_files_is_read_whole() -> None:
    done = normalise_tables([COMMUNES, ACTEURS, make_table("acteurs", [{**LIEU, "id": "L-2"}])])
    assert [record.id for record in done.registre.lieux] == ["L-1", "L-2"]
