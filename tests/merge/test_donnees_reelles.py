"""The scores of merging hold on real doubles, and the scorer tells a good merge from a bad one."""

from __future__ import annotations

import pytest

from tests.merge.lieux import make_lieu
from tests.merge.score import DEV, PRECISION_MIN, RAPPEL_MIN, score_france_services, score_lieux


@pytest.mark.skipif(not DEV, reason="MEDIATION_MAP_DEV_DATA names no folder")
def test_real_doubles_are_found_and_nothing_else_is_merged() -> None:
    score = score_france_services()
    assert len(score.attendues) > 100
    assert score.precision >= PRECISION_MIN, score.trouvees - score.attendues
    assert score.rappel >= RAPPEL_MIN, score.attendues - score.trouvees


def test_a_false_merge_and_a_missed_one_lower_the_score() -> None:
    lieux = [
        make_lieu("Médiathèque du Port", "3 rue Foch", id="A", metres=0),
        make_lieu("Médiathèque du Port", "3 rue Foch", id="B", metres=0),
        make_lieu("Centre social Les Tilleuls", "8 rue Haute", id="C", metres=900),
    ]
    juste = score_lieux(lieux, {"A": "1", "B": "1", "C": "2"})
    assert (juste.precision, juste.rappel) == (1, 1)
    faux = score_lieux(lieux, {"A": "1", "B": "2", "C": "1"})
    assert (faux.precision, faux.rappel) == (0, 0)
