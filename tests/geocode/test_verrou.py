from __future__ import annotations

import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_map.errors import SourceError
from mediation_map.geocode.verrou import Force, LigneVerrou, Statut, Verrou, texte_requete
from mediation_map.geocode.verrou_ecriture import COLONNES, dump_verrou
from mediation_map.geocode.verrou_lecture import load_verrou, losses, parse_verrou
from mediation_map.model.lieu import Adresse
from mediation_map.model.vocabulaires import Precision
from tests.geocode.fabrique import COULAINES, REQUETE, make_ligne

FORCE = Force(latitude=48.02, longitude=0.2, raison="entrée par la cour", le="2026-11-20")


def dump(verrou: Verrou) -> str:
    return dump_verrou(verrou).decode()


def parse(texte: str) -> Verrou:
    return parse_verrou(texte, "geocodage.csv")


def codes(verrou: Verrou) -> list[str]:
    return [c.code for c in verrou.constats]


def with_lines(*lignes: LigneVerrou) -> Verrou:
    return Verrou().updated(lignes)


def test_the_canonical_request_names_street_postcode_commune_and_code() -> None:
    assert texte_requete(COULAINES) == REQUETE


def test_complement_and_cedex_do_not_change_the_request() -> None:
    adresse = Adresse(voie="2 place X", commune="Le Mans", code_insee="72181")
    plus = Adresse(
        voie="2 place X", commune="Le Mans", code_insee="72181", complement="bât. B", cedex="72039"
    )
    assert texte_requete(adresse) == texte_requete(plus) == "2 place X, Le Mans (72181)"


def test_an_empty_address_asks_nothing() -> None:
    assert texte_requete(Adresse()) == ""


def test_lines_are_written_sorted_whatever_their_order() -> None:
    a, b = make_ligne("A"), make_ligne("B")
    assert dump(with_lines(b, a)) == dump(with_lines(a, b))
    assert [row[0] for row in dump(with_lines(b, a)).splitlines()[1:]] == ["A", "B"]


def test_what_is_written_is_read_again() -> None:
    verrou = with_lines(make_ligne("A", force=FORCE), make_ligne("B", score=None, marge_m=30))
    again = parse(dump(verrou))
    assert again.constats == ()
    assert dict(again.lignes) == dict(verrou.lignes)


TEXTES = st.text(st.characters(codec="utf-8"), max_size=30)


@given(libelle=TEXTES, raison=TEXTES, id_=st.text(string.printable, min_size=1, max_size=9))
def test_any_text_survives_writing_and_reading(libelle: str, raison: str, id_: str) -> None:
    force = Force(latitude=1, longitude=2, raison=raison)
    first = dump(with_lines(make_ligne(id_, libelle=libelle, force=force)))
    read = parse(first)
    if id_.strip() and id_.strip() not in ("'", "=") and read.lignes:
        assert dump(read) == first
        assert not losses(read)


@pytest.mark.parametrize("texte", ["=HYPERLINK(1)", "+1", "-1", "@x"])
def test_a_formula_is_guarded_for_the_spreadsheet_and_read_back_bare(texte: str) -> None:
    dumped = dump(with_lines(make_ligne(libelle=texte)))
    assert f"'{texte}" in dumped
    assert parse(dumped).lignes["LMM-005"].libelle == texte


def test_a_spreadsheet_may_have_rewritten_the_file() -> None:
    texte = (
        "ID;Requête;Latitude;Longitude;Précision;Fournisseur;Score;Marge_m;Libellé;Date;Statut;"
        "Force_latitude;Force_longitude;Force_raison;Force_le;Force_requete\r\n"
        "LMM-005;x;48,024324;0,200289;Numéro;ban;0,97;30;y;22/11/2026;Sûr;48,02;0,2;vu;1/12/2026;\r\n"
        ";;;;;;;;;;;;;;;\r\n"
    )
    ligne = parse(texte).lignes["LMM-005"]
    assert parse(texte).constats == ()
    assert (ligne.latitude, ligne.longitude, ligne.score) == (48.024324, 0.200289, 0.97)
    assert (ligne.precision, ligne.statut, ligne.date) == (
        Precision.NUMERO, Statut.SUR, "2026-11-22",
    )  # fmt: skip
    assert ligne.force == Force(latitude=48.02, longitude=0.2, raison="vu", le="2026-12-01")


def test_bom_and_windows_encoding_are_read(tmp_path: Path) -> None:
    chemin = tmp_path / "geocodage.csv"
    chemin.write_bytes("\ufeffid,requete\nA,Champagné\n".encode())
    assert load_verrou(chemin).lignes["A"].requete == "Champagné"
    chemin.write_bytes("id;requete\nA;Champagné\n".encode("cp1252"))
    assert load_verrou(chemin).lignes["A"].requete == "Champagné"


@pytest.mark.parametrize(
    ("cells", "code", "colonne"),
    [
        ("latitude=480.06,longitude=0.2", "geocodage-coordonnee-hors-bornes", "latitude"),
        ("latitude=48,longitude=999", "geocodage-coordonnee-hors-bornes", "longitude"),
        ("latitude=0,longitude=0", "geocodage-coordonnee-hors-bornes", "latitude"),
        ("latitude=nan,longitude=1", "geocodage-coordonnee-illisible", "latitude"),
        ("latitude=48.O1,longitude=1", "geocodage-coordonnee-illisible", "latitude"),
        ("latitude=48", "geocodage-coordonnee-seule", "latitude"),
        ("force_latitude=48", "geocodage-coordonnee-seule", "force_latitude"),
        ("force_latitude=98,force_longitude=1", "geocodage-coordonnee-hors-bornes",
         "force_latitude"),
        ("force_raison=vu sur place", "geocodage-force-incomplete", "force_raison"),
        ("score=bof", "geocodage-nombre-illisible", "score"),
        ("statut=presque", "geocodage-mot-inconnu", "statut"),
        ("precision=presque", "geocodage-mot-inconnu", "precision"),
    ],
)  # fmt: skip
def test_a_wrong_cell_is_named_and_not_used(cells: str, code: str, colonne: str) -> None:
    row = dict.fromkeys(COLONNES, "") | dict(c.split("=") for c in cells.split(","))
    row |= {"id": "A", "requete": "x"}
    verrou = parse("\t".join(row) + "\n" + "\t".join(row.values()) + "\n")
    assert code in codes(verrou)
    place = next(c for c in verrou.constats if c.code == code).origine
    assert (place.ligne, place.colonne) == (2, colonne)
    assert verrou.position_of("A", "x") is None


def test_an_unknown_status_is_never_sure() -> None:
    verrou = parse("id,requete,latitude,longitude,statut\nA,x,48,1,presque sur\n")
    assert verrou.lignes["A"].statut is Statut.A_VERIFIER


def test_a_sure_line_without_a_usable_point_is_asked_again() -> None:
    verrou = parse("id,requete,latitude,longitude,statut\nA,x,480,1,sur\n")
    assert verrou.lignes["A"].statut is Statut.A_DEMANDER


def test_a_repeated_id_keeps_its_first_line_and_says_so() -> None:
    verrou = parse("id,requete\nA,x\nB,z\nA,y\n")
    assert verrou.lignes["A"].requete == "x"
    assert [(c.code, c.origine.ligne) for c in verrou.constats] == [("geocodage-id-double", 4)]
    assert "ligne 2" in verrou.constats[0].phrase


@pytest.mark.parametrize(
    "texte",
    [
        "id,requete\nA,x\nA,y\n",
        "id,requete\n,x\n",
        "requete,latitude\nx,1\n",
        "id,requete,remarque\nA,x,bien vu\n",
        "id,requete,force_latitude\nA,x,48\n",
        'id,requete,libelle\nA,x,"oubli\nB,y,z\n',
    ],
)
def test_what_a_rewriting_would_lose_is_told(texte: str) -> None:
    assert losses(parse(texte))


def test_a_wrong_machine_cell_is_no_loss() -> None:
    assert not losses(parse("id,requete,score\nA,x,bof\n"))


def test_an_empty_or_missing_file_is_an_empty_lock(tmp_path: Path) -> None:
    assert load_verrou(tmp_path / "geocodage.csv") == Verrou()
    assert parse("") == Verrou()


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="ne peut pas être lu"):
        load_verrou(tmp_path)


def test_a_cell_without_end_is_a_blocking_constat() -> None:
    verrou = parse('id,requete\nA,"' + "x" * 200_000)
    assert codes(verrou) == ["geocodage-fichier-illisible"]
    assert losses(verrou)


def test_only_a_sure_answer_to_the_same_address_is_a_position() -> None:
    verrou = with_lines(make_ligne())
    assert verrou.position_of("LMM-005", REQUETE) is not None
    assert verrou.position_of("LMM-005", REQUETE.upper().replace(",", "")) is not None
    assert verrou.position_of("LMM-005", REQUETE.replace("Royan", "Rouen")) is None
    assert verrou.position_of("LMM-006", REQUETE) is None


@pytest.mark.parametrize("statut", [Statut.A_VERIFIER, Statut.INTROUVABLE, Statut.A_DEMANDER])
def test_an_answer_that_is_not_sure_is_no_position(statut: Statut) -> None:
    assert with_lines(make_ligne(statut=statut)).position_of("LMM-005", REQUETE) is None


def test_the_human_wins_over_any_later_answer() -> None:
    verrou = with_lines(make_ligne(statut=Statut.A_VERIFIER, force=FORCE))
    later = verrou.updated([make_ligne(latitude=10.0, statut=Statut.SUR)])
    position = later.position_of("LMM-005", "une autre adresse")
    assert position is not None
    assert (position.latitude, position.fournisseur) == (48.02, "humain")
    assert position.detail == "entrée par la cour"


def test_an_answer_that_a_human_took_over_is_no_finer_than_it_was() -> None:
    force = Force(latitude=48.024324, longitude=0.200289, raison="c'est bien là")
    street = make_ligne(statut=Statut.A_VERIFIER, precision=Precision.VOIE, force=force)
    taken = with_lines(street).position_of("LMM-005", REQUETE)
    assert taken is not None
    assert (taken.precision, taken.fournisseur) == (Precision.VOIE, "humain")
    moved = with_lines(make_ligne(precision=Precision.VOIE, force=FORCE))
    elsewhere = moved.position_of("LMM-005", REQUETE)
    assert elsewhere is not None
    assert elsewhere.precision is Precision.NUMERO


def test_lines_of_gone_records_leave_but_not_those_a_human_wrote_in() -> None:
    verrou = with_lines(make_ligne("A"), make_ligne("B", force=FORCE), make_ligne("C"))
    assert sorted(verrou.kept(["A"]).lignes) == ["A", "B"]


def test_an_override_is_stale_when_its_address_changed() -> None:
    for_that = make_ligne(force=FORCE)
    assert not for_that.is_force_stale(REQUETE)
    assert for_that.is_force_stale("3 rue de Brest")
    assert not make_ligne().is_force_stale("3 rue de Brest")
