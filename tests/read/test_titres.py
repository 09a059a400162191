import pytest

from mediation_map.constats import Origine
from mediation_map.read.colonnes import TABLES
from mediation_map.read.titres import fold, letter, match_titres

from .outils import codes, read_texte

ACTEURS = TABLES["acteurs"]


def _match(*titres: str) -> dict[str, str]:
    colonnes, _ = match_titres(titres, ACTEURS, Origine("f.csv"))
    return {c.titre: c.cle for c in colonnes if c.spec}


@pytest.mark.parametrize(
    ("titre", "champ"),
    [
        ("Téléphone", "telephone"),
        ("TELEPHONE", "telephone"),
        (" n° de téléphone :", "telephone"),
        ("Tél.", "telephone"),
        ("mail", "courriel"),
        ("E-mail", "courriel"),
        ("CP", "code_postal"),
        ("Ville", "commune"),
        ("Nom de la structure", "nom"),
        ("Nom *", "nom"),
        ("code_postal", "code_postal"),
        ("Publics spécifiquement adressés", "publics"),
        ("Remarques", "notes_pro"),
    ],
)
def test_usual_headings_are_understood(titre: str, champ: str) -> None:
    assert _match(titre) == {titre: champ}


@pytest.mark.parametrize("titre", ["Télephonne", "Cod postal", "Comune", "Latitdue"])
def test_a_slip_is_read_and_said(titre: str) -> None:
    colonnes, constats = match_titres([titre], ACTEURS, Origine("f.csv", ligne=1))
    assert colonnes[0].spec
    assert codes(constats) == ["titre-corrige"]
    assert constats[0].origine.colonne == titre


@pytest.mark.parametrize("titre", ["Téléphone 2", "Commune 3", "Rum", "Formalités"])
def test_what_may_be_something_else_is_left(titre: str) -> None:
    assert _match(titre) == {}


def test_a_slip_never_takes_the_place_of_the_right_heading() -> None:
    assert _match("Comune", "Commune") == {"Commune": "commune"}


def test_the_more_canonical_of_two_headings_is_read() -> None:
    table = read_texte("nom,commune,Tél,Téléphone\nA,B,1,0243000001\n")
    assert table.lignes[0].texte("telephone") == "0243000001"
    assert table.lignes[0].texte("Tél") == "1"
    assert "titre-en-double" in codes(table.constats)


def test_the_same_heading_twice_keeps_both_columns() -> None:
    table = read_texte("nom,commune,Tél,Tél\nA,B,0243000001,0243000002\n")
    assert table.lignes[0].texte("telephone") == "0243000001"
    assert table.lignes[0].texte("Tél") == "0243000002"


def test_unknown_headings_are_told_with_what_they_hold() -> None:
    table = read_texte("nom,commune,Couleur\nA,B,bleu\nC,D,\nE,F,vert\n")
    (constat,) = [c for c in table.constats if c.code == "colonne-inconnue"]
    assert "2 cellules remplies" in constat.phrase
    assert (constat.origine.ligne, constat.origine.colonne) == (1, "Couleur")
    assert table.lignes[2].texte("Couleur") == "vert"


def test_an_unknown_heading_close_to_a_known_one_is_suggested() -> None:
    table = read_texte("nom,commune,Horaire ouvertures\nA,B,9h\n")
    (constat,) = [c for c in table.constats if c.code == "colonne-presque-connue"]
    assert "Vouliez-vous dire « Horaires » ?" in constat.conseil


def test_a_heading_that_is_a_canonical_name_elsewhere_never_clashes() -> None:
    table = read_texte("nom,commune,colonne D,\nA,B,x,y\n")
    assert sorted(table.lignes[0].cellules) == [
        "colonne D",
        "colonne D (D)",
        "commune",
        "nom",
    ]


def test_cells_without_heading_are_kept_and_said_once() -> None:
    table = read_texte("nom,commune,\nA,B,perdu\nC,D,aussi\n")
    (constat,) = [c for c in table.constats if c.code == "cellules-sans-titre"]
    assert constat.origine.ligne == 2
    assert "« perdu »" in constat.phrase
    assert "2 cellules" in constat.phrase
    assert table.lignes[1].texte("colonne C") == "aussi"


@pytest.mark.parametrize("vide", ["", "id,,,\n,,,\n"])
def test_empty_columns_without_heading_say_nothing(vide: str) -> None:
    table = read_texte(vide + "nom,commune,,\nA,B,,\n")
    assert "cellules-sans-titre" not in codes(table.constats)


def test_fold_and_letter() -> None:
    assert fold("  N° de TÉLÉPHONE (œuvre)") == "ndetelephoneoeuvre"
    assert [letter(i) for i in (0, 25, 26, 51, 52, 702)] == ["A", "Z", "AA", "AZ", "BA", "AAA"]
