from __future__ import annotations

from pathlib import Path

import pytest

from mediation_map.geocode.precision import Requete
from tests.bench import addok_moteur
from tests.bench.bench_adresses import main
from tests.bench.mesures_adresses import Attendu, Mesure, Trouve


def test_without_the_data_it_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("MEDIATION_MAP_DEV_DATA", raising=False)
    assert main() == 0
    assert "passé" in capsys.readouterr().out


def test_without_redis_it_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", "")
    with (
        pytest.raises(addok_moteur.AbsentError, match="redis-server"),
        addok_moteur.open_addok([], tmp_path),
    ):
        pass


def test_answers_are_counted() -> None:
    attendu = Attendu(Requete(), 0.2, 48.0, "72181", "12bis", "Rue X", False, ("x",), "Y", True)
    mesure = Mesure()
    mesure.add(attendu, Trouve(0.2, 48.0005, "72181", "12 bis", sur=True))
    mesure.add(attendu, Trouve(0.2, 48.0015, "72181", "12", sur=True))
    mesure.add(attendu, Trouve())
    assert mesure.rates() == pytest.approx((2 / 3, 1 / 3, 1 / 3, 1.0, 1 / 3))
