"""What is read again across rows: who checked, and days of what was done that are to come."""

from __future__ import annotations

from datetime import date

import pytest

from mediation_map.constats import Origine
from mediation_map.model.lieu import Lieu
from mediation_map.model.provenance import Provenance
from mediation_map.normalise.dates_a_venir import check_dates_a_venir
from mediation_map.normalise.verificateurs import check_verificateurs, find_verificateur
from tests.normalise.tables import make_table

CONNUS = ("l'équipe inclusion numérique", "CCAS")
LUNDI = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("texte", "nom"),
    [
        ("Équipe inclusion numérique", CONNUS[0]),
        ("L’ÉQUIPE  INCLUSION NUMERIQUE ", CONNUS[0]),
        ("le ccas", "CCAS"),
        ("Camille, équipe inclusion numérique", ""),
        ("Équipe", ""),
        ("", ""),
        ("l'", ""),
    ],
)
def test_a_team_of_the_list(texte: str, nom: str) -> None:
    assert find_verificateur(texte, CONNUS) == nom


def lieu(numero: int, verifie_par: str) -> Lieu:
    source = Provenance(verifie_par=verifie_par, origine=Origine("acteurs.csv", ligne=numero))
    return Lieu(id=f"L{numero}", nom="Lieu", provenance=source, sources=(source,))


def test_a_name_out_of_the_list_is_told_once() -> None:
    lieux = [lieu(5, "camille roy"), lieu(3, "Camille Roy"), lieu(4, "CCAS"), lieu(6, "")]
    (constat,) = check_verificateurs(lieux, CONNUS)
    assert constat.origine == Origine("acteurs.csv", ligne=3, colonne="verifie_par")
    assert "2 lignes" in constat.phrase
    assert len(check_verificateurs(lieux, ())) == 2


def test_days_to_come_of_what_was_done() -> None:
    rows = [
        {"verifie_le": "2026-11-23", "source_date": "2026-11"},
        {"verifie_le": "24/11/2026", "source_date": "2027"},
        {"verifie_le": "32/11/2026", "source_date": "bientôt", "confirme_le": "2026-12-01"},
    ]
    constats = check_dates_a_venir([make_table("acteurs", rows)], LUNDI)
    assert [(one.origine.ligne, one.origine.colonne) for one in constats] == [
        (3, "verifie_le"),
        (3, "source_date"),
        (4, "confirme_le"),
    ]
