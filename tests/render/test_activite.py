"""Figures of activity: worked out again, compared with the printed ones, drawn to one scale."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediation_map.model.activite import SANS_COMMUNE, Activite
from mediation_map.model.dates import DateSource
from mediation_map.model.provenance import Provenance
from mediation_map.publish.annuaire import Annuaire, Edition
from mediation_map.render.activite import build_tables, round_half_up
from mediation_map.render.graphique import (
    DROITE,
    GAUCHE,
    LARGEUR,
    draw_communes,
    draw_mois,
    scale,
)
from mediation_map.render.pages_chiffres import render_chiffres
from mediation_map.render.pilotage import build_listes
from mediation_map.render.rendu import Rendu
from tests.publish.test_petits_nombres import find_other
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
    dessin = draw_mois(table)
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


def par_commune(*lignes: tuple[str, str, str, int]) -> list[Activite]:
    return [
        Activite(
            indicateur=i, mois=m, commune=c, valeur=v, provenance=Provenance(source_nom="Coop")
        )
        for i, m, c, v in lignes
    ]


def test_months_and_communes_are_added_up_from_their_crossing() -> None:
    (table,) = build_tables(
        par_commune(
            ("A", "2026-09", "Aubry", 7), ("A", "2026-10", "Aubry", 6), ("A", "2026-10", "Évron", 9)
        )
    )  # fmt: skip
    assert table.lignes[0].valeurs == (7, 15)
    assert table.lignes[0].total.calcule == 22
    assert not table.a_des_imprimes
    assert table.repartition.periodes == ("septembre 2026, octobre 2026",)
    assert [(one.commune, one.valeurs) for one in table.repartition.lignes] == [
        ("Aubry", (13,)),
        ("Évron", (9,)),
    ]


def test_what_no_commune_says_has_its_own_row_last() -> None:
    entier = activite("A", {"2026-10": 30}, 30, 30)
    parts = [replace(entier[0], commune=nom, valeur=v) for nom, v in (("Zélie", 9), ("Aubry", 11))]
    (table,) = build_tables([*entier, *parts])
    lignes = [(one.commune, one.valeurs) for one in table.repartition.lignes]
    assert lignes == [("Aubry", (11,)), ("Zélie", (9,)), (SANS_COMMUNE, (10,))]


def test_charts_say_what_is_masked() -> None:
    (table,) = build_tables(
        par_commune(*(("A", "2026-10", nom, v) for nom, v in (("X", 2), ("Y", 6), ("Z", 9)))), 5
    )
    (groupe,) = draw_communes(table).groupes
    assert [(b.libelle, b.valeur) for b in groupe.barres] == [("X", None), ("Y", None), ("Z", 9)]


MOIS_ANNEXE = (
    ("2022-05", (52, 8, 8)),
    ("2022-06", (197, 104, 2)),
    ("2022-07", (379, 83, 16)),
)


def test_a_small_count_is_not_told_by_the_line_that_adds_it_up() -> None:
    """The annex' own lines add up; a month with few requests would be told by the others."""
    lignes = [
        Activite(indicateur=nom, mois=mois, valeur=valeur)
        for mois, parts in MOIS_ANNEXE
        for nom, valeur in (
            *zip(("Participants", "Individuels", "Ponctuelles"), parts, strict=True),
            ("Ensemble", sum(parts)),
        )
    ]  # fmt: skip
    (table,) = build_tables(lignes, 5)
    masquees = {one.indicateur: one.masquees for one in table.lignes}
    assert 1 in masquees["Ponctuelles"]
    assert any(1 in rangs for nom, rangs in masquees.items() if nom != "Ponctuelles")


RANGEE = re.compile(r'<tr>\s*<th scope="row">([^<]*)</th>(.*?)</tr>', re.DOTALL)
NOMBRES = re.compile(r"masqué|[\d\u202f]+")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 7), min_size=12, max_size=12))
def test_nothing_that_is_published_tells_a_masked_figure(tires: list[int]) -> None:
    """Everything published is read back, of both editions, and handed to an independent solver."""
    croisement = iter(tires)
    lignes = par_commune(
        *(
            (indicateur, mois, commune, next(croisement))
            for indicateur in ("A", "B")
            for mois in ("2026-09", "2026-10")
            for commune in ("X", "Y", "Z")
        )
    )
    vraies: dict[str, int] = {}
    for one in lignes:
        for cle in (f"{one.indicateur} {one.mois}", f"{one.indicateur} {one.commune}",
                    f"{one.indicateur} total"):  # fmt: skip
            vraies[cle] = vraies.get(cle, 0) + one.valeur
    for edition in Edition:
        annuaire = build_annuaire(replace(REGISTRE, activites=tuple(lignes)), edition)
        masquees = read_masked(annuaire, vraies)
        assert {cle for cle, v in vraies.items() if 0 < v < 5} <= masquees
        sommes = [
            (frozenset(f"{i} {nom}" for nom in noms), frozenset({f"{i} total"}))
            for i in ("A", "B")
            for noms in (("2026-09", "2026-10"), ("X", "Y", "Z"))
        ]
        exposees = [c for c in masquees if not find_other(vraies, masquees, sommes, c)]
        assert exposees == []


def read_masked(annuaire: Annuaire, vraies: Mapping[str, int]) -> frozenset[str]:
    """Return what no table of the site shows; what they show must be the truth."""
    dits: dict[str, set[str]] = {}
    page = dict(render_chiffres(annuaire, Rendu(annuaire)))["chiffres/index.html"]
    for ligne, contenu in RANGEE.findall(page.decode()):
        cases = NOMBRES.findall(re.sub(r"<[^>]*>", " ", contenu))
        if ligne in ("A", "B"):
            noms = [f"{ligne} {colonne}" for colonne in ("2026-09", "2026-10", "total")]
        elif ligne in ("X", "Y", "Z"):
            noms = [f"{indicateur} {ligne}" for indicateur in ("A", "B")]
        else:
            continue
        for nom, case in zip(noms, cases, strict=False):
            dits.setdefault(nom, set()).add(case)
    mois = {"septembre 2026": "2026-09", "octobre 2026": "2026-10"}
    (liste,) = [one for one in build_listes(annuaire) if one.cle == "activite"]
    for indicateur, periode, commune, nombre, _ in liste.lignes:
        dits.setdefault(f"{indicateur} {commune or mois[periode]}", set()).add(nombre)
    assert set(dits) == set(vraies)
    assert all(len(one) == 1 for one in dits.values())
    lus = {nom: one.pop() for nom, one in dits.items()}
    assert all(int(v) == vraies[nom] for nom, v in lus.items() if v != "masqué")
    return frozenset(nom for nom, v in lus.items() if v == "masqué")
