"""The bars say what their table says, value by value, and are as long as they say (RGAA 1.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

import pytest

from mediation_map.publish.annuaire import Edition
from tests.accessibilite.sites import SITES, read_site

Case = tuple[str, str]
"""(indicator, column or row)"""


def spell(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).replace("\u202f", "").split())


def read_tables(page: str) -> dict[str, list[list[str]]]:
    """Return the rows of each table under its caption, header first."""
    tables = {}
    for bloc in re.findall(r"<table>.*?</table>", page, re.DOTALL):
        table = ET.fromstring(bloc)
        lignes = [[spell(case) for case in ligne] for ligne in table.iter("tr")]
        tables[spell(table[0])] = lignes
    return tables


def read_bars(page: str, titre: str) -> Iterator[tuple[str, str, str, float]]:
    """Yield (drawing, label, printed value, length in units of the drawing)."""
    for bloc in re.findall(r"<figure>.*?</figure>", page, re.DOTALL):
        figure = ET.fromstring(bloc)
        if spell(figure[0]) != titre:
            continue
        for groupe in figure[1]:
            dessin = list(groupe[1])
            while dessin:
                libelle = spell(dessin.pop(0))
                longueur = float(dessin.pop(0).attrib["width"]) if dessin[0].tag == "rect" else -1.0
                yield spell(groupe[0]), libelle, spell(dessin.pop(0)), longueur


def look_up(table: Mapping[Case, str], indicateur: str, libelle: str) -> str:
    debut = libelle.rstrip("….")
    trouves = [
        v for (un, autre), v in table.items() if un == indicateur and autre.startswith(debut)
    ]
    assert len(trouves) == 1, (indicateur, libelle, trouves)
    return trouves[0]


def cells_by_month(page: str) -> dict[Case, str]:
    tete, *lignes = read_tables(page)["Activité par mois, totaux et moyennes"]
    return {
        (ligne[0], colonne): case
        for ligne in lignes
        for colonne, case in zip(tete[1:], ligne[1:], strict=True)
    }


def cells_by_commune(page: str) -> dict[Case, str]:
    tete, *lignes = read_tables(page).get("Activité par commune", [[]])
    return {
        (colonne.rsplit(", ", 1)[0], ligne[0]): case
        for ligne in lignes
        for colonne, case in zip(tete[1:], ligne[1:], strict=True)
    }


def check(page: str, titre: str, table: Mapping[Case, str]) -> int:
    """Compare the bars of a figure with the cells of its table; return how many."""
    barres = list(read_bars(page, titre))
    for indicateur, libelle, valeur, longueur in barres:
        assert valeur == look_up(table, indicateur, libelle), (titre, indicateur, libelle)
        assert (longueur < 0) == (valeur == "masqué")
    dites = [(int(valeur), longueur) for *_, valeur, longueur in barres if longueur >= 0]
    if dites:
        grande, longue = max(dites)
        # Whole units of the drawing; the smallest number still shows as a line.
        assert all(abs(x - longue * n / grande) <= 1.5 for n, x in dites), titre
    return len(barres)


@pytest.mark.parametrize(("territoire", "edition"), SITES)
def test_bars_say_what_the_table_says(territoire: str, edition: Edition) -> None:
    page = read_site(territoire, edition)["chiffres/index.html"].decode()
    mois = cells_by_month(page)
    des_mois = {cle: v for cle, v in mois.items() if re.search(r" \d{4}$", cle[1])}
    vus = check(page, "Les mêmes chiffres en barres, mois par mois", des_mois)
    assert vus == sum(case != "non donné" for case in des_mois.values())
    assert vus
    par_commune = cells_by_commune(page)
    vus = check(page, "Les mêmes chiffres en barres, commune par commune", par_commune)
    assert vus == sum(case != "non donné" for case in par_commune.values())


@pytest.mark.parametrize(("territoire", "edition"), SITES)
def test_no_drawing_repeats_a_column_of_its_table(territoire: str, edition: Edition) -> None:
    """One bar for each total compares persons with workshops: the table says it better."""
    page = read_site(territoire, edition)["chiffres/index.html"].decode()
    for titre in re.findall(r"<figcaption><strong>(.*?)</strong>", page):
        libelles = {libelle for _, libelle, *_ in read_bars(page, titre)}
        assert libelles != {"total"}, titre
