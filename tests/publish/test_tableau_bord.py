"""The dashboard's downloads: a header row, a named sheet, the words of the page."""

from __future__ import annotations

import csv
import io
import re
from html import unescape

import pytest
from openpyxl import load_workbook

from mediation_map.publish.annuaire import Edition
from tests.accessibilite.sites import read_site

DOSSIER = "tableau-de-bord/"
Rangees = list[tuple[str, ...]]


def spell(texte: str) -> str:
    """Return what is read: plain spaces, no sign that only disarms a formula."""
    return " ".join(texte.split()).removeprefix("'")


def read_case(html: str) -> str:
    return spell(unescape(re.sub(r"<[^>]+>", "", html)))


def read_page_tables(page: str) -> dict[str, tuple[str, int, Rangees]]:
    """Return by file name: the title, the number of rows said, the rows shown with their header."""
    trouvees = {}
    for section in page.split('<section aria-labelledby="')[1:]:
        cle, corps = section.split('">', 1)
        if f'href="{cle}.xlsx"' not in corps:
            continue
        titre, nombre = re.findall(r"<caption>(.*?) \(([\d\u202f]+)", corps)[0]
        lignes = [
            tuple(
                read_case(case)
                for case in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", ligne, re.DOTALL)
            )
            for ligne in re.findall(r"<tr>(.*?)</tr>", corps, re.DOTALL)
        ]
        trouvees[cle] = (read_case(titre), int(nombre.replace("\u202f", "")), lignes)
    return trouvees


@pytest.mark.parametrize("territoire", ["défaut", "démonstration"])
def test_downloads_say_what_the_page_says(territoire: str) -> None:
    site = read_site(territoire, Edition.PRO)
    tables = read_page_tables(site[f"{DOSSIER}index.html"].decode())
    assert len(tables) > 5
    for cle, (titre, nombre, montrees) in tables.items():
        texte = site[f"{DOSSIER}{cle}.csv"].decode("utf-8-sig")
        assert "\ufffd" not in texte
        separateur = ";" if ";" in texte.splitlines()[0] else ","
        lignes = csv.reader(io.StringIO(texte), delimiter=separateur)
        du_csv = [tuple(map(spell, ligne)) for ligne in lignes]
        classeur = load_workbook(io.BytesIO(site[f"{DOSSIER}{cle}.xlsx"]))
        assert len(classeur.sheetnames) == 1
        feuille = classeur.worksheets[0]
        # A sheet's name holds 31 signs and no colon.
        assert feuille.title.split() == titre.replace(":", "")[:31].split(), cle
        assert re.fullmatch("[A-C]2", str(feuille.freeze_panes)), "the header row stays in sight"
        assert not feuille.merged_cells.ranges
        du_classeur = [
            tuple(spell("" if case is None else str(case)) for case in ligne)
            for ligne in feuille.iter_rows(values_only=True)
        ]
        assert len(du_csv) == len(du_classeur) == nombre + 1, cle
        assert du_csv[: len(montrees)] == montrees, cle
        assert du_classeur == du_csv, cle
        assert all(montrees[0]), "each column has a heading"
