"""The report on the constats as plain text: one sentence a kind, the lines as people write them."""

import pytest

from mediation_map.constats import Constat, Origine, Probleme, Severite, sort_constats
from mediation_map.render.rapport_texte import format_lignes, format_text

NOM = Probleme("nom", Severite.BLOQUANT, "« {valeur} » n'est pas un nom.", "Écrivez un nom.")
CODE = Probleme("code", Severite.BLOQUANT, "« {valeur} » ?", "Vouliez-vous dire « {autre} » ?")


def read(*constats: Constat) -> list[str]:
    return list(format_text(sort_constats(constats)))


def name(valeur: str, ligne: int, fichier: str = "a.csv") -> Constat:
    return NOM.constat(valeur, Origine(fichier, "", ligne, "nom"))


def test_a_few_of_a_kind_are_told_one_by_one_with_all_their_lines() -> None:
    assert read(name("x", 2), name("y", 3), name("x", 5)) == [
        "À corriger absolument (3)",
        "  • « x » n'est pas un nom.",
        "    Écrivez un nom.",
        "    a.csv, colonne « nom », lignes 2, 5",
        "  • « y » n'est pas un nom.",
        "    Écrivez un nom.",
        "    a.csv, colonne « nom », ligne 3",
        "",
    ]


def test_many_of_a_kind_make_a_list_that_keeps_every_line_and_value() -> None:
    lignes = read(*(name(c, i) for i, c in enumerate("xyzx", 2)), name("w", 9, "b.csv"))
    assert lignes == [
        "À corriger absolument (5)",
        "  • 5 fois : « … » n'est pas un nom.",
        "    Écrivez un nom.",
        "    a.csv, colonne « nom » :",
        "      lignes 2, 5 : x",
        "      ligne 3 : y",
        "      ligne 4 : z",
        "    b.csv, colonne « nom » :",
        "      ligne 9 : w",
        "",
    ]


def test_advice_of_its_own_stays_with_each_value() -> None:
    lignes = read(*(CODE.constat(c, Origine("a.csv", ligne=2), autre=c * 2) for c in "vwxyz"))
    assert [ligne for ligne in lignes if "Vouliez" in ligne] == [
        f"    Vouliez-vous dire « {c * 2} » ?" for c in "vwxyz"
    ]


def test_a_constat_of_no_place_is_told_too() -> None:
    assert read(NOM.constat("x")) == [
        "À corriger absolument (1)",
        "  • « x » n'est pas un nom.",
        "    Écrivez un nom.",
        "",
    ]


@pytest.mark.parametrize(
    ("lignes", "texte"),
    [
        ([], ""),
        ([0], ""),
        ([7], ", ligne 7"),
        ([7, 3, 5, 4, 1, 7], ", lignes 1, 3-5, 7"),
        (list(range(1, 40, 2)), ", lignes 1, 3, 5, 7, 9, 11, 13, 15 …"),
    ],
)
def test_lines_as_people_write_them(lignes: list[int], texte: str) -> None:
    assert format_lignes(lignes) == texte


def test_nothing_to_say() -> None:
    assert read() == ["Aucun constat : les tables sont en ordre."]
