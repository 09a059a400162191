"""Figures of activity: worked out again, compared with the printed ones, drawn to one scale."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_map.model.activite import Activite
from mediation_map.model.dates import DateSource
from mediation_map.model.provenance import Provenance
from mediation_map.render.activite import build_tables, mask_petits, round_half_up
from mediation_map.render.graphique import DROITE, GAUCHE, LARGEUR, build_graphique, scale
from tests.render.exemple import REGISTRE, activite, build_annuaire
from tests.render.pages import render_all, words

ANNEXE = Path(__file__).parents[2] / "data/raw/activite.csv"


def read_annexe() -> list[Activite]:
    with ANNEXE.open(encoding="utf-8", newline="") as fichier:
        return [
            Activite(
                indicateur=ligne["indicateur"],
                mois=ligne["mois"],
                valeur=int(ligne["valeur"]),
                imprime=ligne["imprime"],
                provenance=Provenance(
                    source_nom=ligne["source_nom"], source_date=DateSource(ligne["source_date"])
                ),
            )
            for ligne in csv.DictReader(fichier)
        ]


def test_the_printed_totals_and_means_of_the_annex_are_found_again() -> None:
    (table,) = build_tables(read_annexe())
    assert table.conforme
    assert table.mois == ("mai 2022", "juin 2022", "juillet 2022")
    assert {one.indicateur: (one.total.calcule, one.moyenne.calcule) for one in table.lignes} == {
        "Personnes totales accompagnées": (650, 217),
        "Accompagnements total enregistrés (dont récurrents)": (859, 286),
        "Ateliers réalisés": (62, 21),
        "Total des participants aux ateliers": (628, 209),
        "Accompagnements individuels": (195, 65),
        "Demandes ponctuelles": (36, 12),
    }
    assert all(one.total.imprime and one.moyenne.imprime for one in table.lignes)


def test_a_printed_figure_that_differs_is_shown_as_different() -> None:
    registre = replace(REGISTRE, activites=tuple(activite("Visites", {"2022-05": 30}, 40, 30)))
    texte = words(render_all(build_annuaire(registre))["chiffres/index.html"])
    assert "30 40 (différent)" in texte
    assert "Certains diffèrent" in texte


def test_figures_that_agree_are_shown_side_by_side(site: dict[str, bytes]) -> None:
    texte = words(site["chiffres/index.html"])
    assert "Ateliers 6 22 34 62 62 21 21" in texte
    assert "égaux à ceux que la source imprime" in texte


def test_a_month_without_a_figure_is_said_to_have_none() -> None:
    lignes = [*activite("A", {"2022-05": 30}, 30, 30), *activite("B", {"2022-06": 5}, 5, 5)]
    (table,) = build_tables(lignes)
    assert [one.valeurs for one in table.lignes] == [(30, None), (None, 5)]
    registre = replace(REGISTRE, activites=tuple(lignes))
    assert "A 30 non donné 30 30 30 30" in words(
        render_all(build_annuaire(registre))["chiffres/index.html"]
    )


def test_figures_split_by_commune_are_not_counted_twice() -> None:
    (entier,) = activite("A", {"2022-05": 3}, 3, 3)[:1]
    (table,) = build_tables([entier, replace(entier, commune="99001", valeur=2)])
    assert table.lignes[0].total.calcule == 3
    assert table.lignes[0].total.imprime is None


def test_two_sources_make_two_tables() -> None:
    (un,) = activite("A", {"2022-05": 3}, 3, 3)[:1]
    autre = replace(un, provenance=Provenance(source_nom="Autre"))
    assert [one.source for one in build_tables([un, autre])] == ["Annexe", "Autre"]


@pytest.mark.parametrize(
    ("total", "nombre", "attendu"), [(5, 2, 3), (7, 2, 4), (650, 3, 217), (0, 0, 0)]
)
def test_a_mean_is_rounded_as_on_paper(total: int, nombre: int, attendu: int) -> None:
    assert round_half_up(total, nombre) == attendu


def test_bars_share_one_scale_and_stay_in_the_drawing() -> None:
    (table,) = build_tables(read_annexe())
    dessin = build_graphique(table)
    barres = [barre for groupe in dessin.groupes for barre in groupe.barres]
    assert len(barres) == 18
    assert max(one.largeur for one in barres) == LARGEUR - GAUCHE - DROITE
    par_valeur = sorted(barres, key=lambda one: one.valeur)
    assert [b.largeur for b in par_valeur] == sorted(b.largeur for b in barres)
    assert all(
        barre.y + dessin.epaisseur <= groupe.hauteur
        for groupe in dessin.groupes
        for barre in groupe.barres
    )


def test_what_is_not_zero_is_always_seen() -> None:
    assert scale(1, 10_000) == 1
    assert scale(0, 10) == 0


def test_populations_that_are_unknown_are_said_to_be(site: dict[str, bytes]) -> None:
    texte = words(site["chiffres/index.html"])
    assert "Évron 1 0 non renseigné non renseignée non calculable" in texte
    assert "Aubry 2 1 3 001 2022 1 501" in texte
    assert "Zélie 0 1 40 2019 aucun lieu d'aide" in texte
    assert "IGN Admin Express COG 2018" in texte


@pytest.mark.parametrize(
    ("valeurs", "masquees"),
    [
        ([8, 12, 16], set()),
        ([3, 12, 16], {0, 1}),
        ([3, None, 16], {0, 2}),
        ([1, 2, 3], {0, 1, 2}),
        ([1, 1, 9, 20], {0, 1, 2}),
        ([0, 0, 0], set()),
        ([0, 4, 7], {1, 2}),
        ([2], {0}),
    ],
)
def test_small_counts_are_masked_with_what_would_tell_them(
    valeurs: list[int | None], masquees: set[int]
) -> None:
    assert mask_petits(valeurs, 5) == masquees


@given(st.lists(st.integers(0, 30), min_size=2, max_size=8), st.integers(0, 10))
def test_what_is_masked_can_not_be_worked_out(valeurs: list[int], seuil: int) -> None:
    masquees = mask_petits(valeurs, seuil)
    assert all(rang in masquees for rang, v in enumerate(valeurs) if 0 < v < seuil)
    if masquees and len(masquees) < sum(v > 0 for v in valeurs):
        assert len(masquees) >= 2
        assert sum(valeurs[rang] for rang in masquees) >= seuil


def test_a_small_total_is_masked_too() -> None:
    lignes = [
        Activite(indicateur="Ateliers", mois="2026-01", valeur=1),
        Activite(indicateur="Ateliers", mois="2026-02", valeur=2),
        Activite(indicateur="Ateliers", imprime="total", valeur=3),
    ]
    (table,) = build_tables(lignes, 5)
    (ligne,) = table.lignes
    assert ligne.valeurs == (None, None)
    assert ligne.total.masque
    assert ligne.moyenne.masque
    assert table.a_des_masques


def test_the_annex_has_nothing_to_mask() -> None:
    (table,) = build_tables(read_annexe(), 5)
    assert not table.a_des_masques
