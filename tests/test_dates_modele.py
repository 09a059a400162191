"""The age of a fact, whose warnings depend on it."""

from __future__ import annotations

from datetime import date

import pytest

from mediation_map.model.dates import DateSource


@pytest.mark.parametrize(
    ("texte", "mois"),
    [("2026-11-22", 0), ("2026-10-23", 0), ("2026-10-22", 1), ("2026-01", 10), ("2025", 22),
     ("", None), ("2062-03-12", None), ("2026-11-23", None)],
)  # fmt: skip
def test_a_date_to_come_gives_no_age(texte: str, mois: int | None) -> None:
    assert DateSource(texte).mois_ecoules(date(2026, 11, 22)) == mois
