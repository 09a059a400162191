"""From tables to records: every row ends as one record or one reason."""

from __future__ import annotations

from datetime import date

import pytest

from mediation_map.constats import Severite
from mediation_map.model.lieu import Lieu
from mediation_map.model.vocabulaires import (
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
        "case-illisible",
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


@pytest.mark.parametrize("mot", ["NC", "n/a", "?", "non communiqué"])
def test_a_day_whose_hours_are_not_known_is_not_closed(mot: str) -> None:
    place, constats = lieu(lundi="9h-12h", jeudi=mot)
    assert place.horaires.osm == f'Mo 09:00-12:00; Th unknown "{mot}"'
    assert constats == ["horaires-jour-illisible"]


@pytest.mark.parametrize("mot", ["NC", "n/a", "?", "non communiqué", ""])
def test_days_that_are_all_unknown_leave_the_text_to_be_read(mot: str) -> None:
    place, constats = lieu(lundi=mot, jeudi=mot, horaires="mardi 14h-17h")
    assert place.horaires.osm == "Tu 14:00-17:00"
    assert constats == []


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


def test_a_closure_of_a_permanence_does_not_close_its_place() -> None:
    """Its scope left empty is read « all of it »: of what it names."""
    dates = {"debut": "2026-12-01", "fin": "2026-12-07", "portee": ""}
    tables = [
        ACTEURS,
        make_table(
            "permanences", [{"id": "P1", "lieu_id": LIEU["id"], "horaires": "lundi 9h-12h"}]
        ),
        make_table(
            "fermetures",
            [{**dates, "id": "F1", "cible": "P1"}, {**dates, "id": "F2", "cible": LIEU["id"]}],
        ),
    ]
    fermetures = normalise_tables(tables).registre.fermetures
    assert [one.portee for one in fermetures] == [PorteeFermeture.PERMANENCE, PorteeFermeture.LIEU]
