"""A register keeps its history: the newest state of a service is the one that counts."""

from __future__ import annotations

from mediation_map.model.registre import Registre
from mediation_map.normalise.registre import Normalisation, normalise_tables
from tests.normalise.tables import make_table

ACTEURS = make_table("acteurs", [{"id": "L-1", "nom": "Maison", "commune": "Allonnes"}])


def read(*rows: tuple[str, str, str]) -> Normalisation:
    """Read states given as service, state and day of confirmation."""
    lignes = [
        {"id": f"E-{rang}", "lieu_id": "L-1", "service": s, "etat": etat, "confirme_le": jour}
        for rang, (s, etat, jour) in enumerate(rows)
    ]
    return normalise_tables([ACTEURS, make_table("accueil", lignes)])


def ids(registre: Registre) -> list[str]:
    return [one.id for one in registre.accueils]


def codes(lu: Normalisation) -> list[str]:
    return [one.code for one in lu.constats if one.code.startswith("accueil-")]


def test_the_newest_state_replaces_the_others() -> None:
    lu = read(("", "complet", "2026-10-01"), ("", "ouvert", "2026-11-01"), ("CAF", "complet", ""))
    assert ids(lu.registre) == ["E-1", "E-2"]
    assert [rejet.raison for rejet in lu.rejets] == ["état remplacé par E-1, plus récent"]
    assert codes(lu) == ["accueil-remplace"]


def test_two_states_of_one_day_are_both_kept_and_told() -> None:
    lu = read(("CAF", "complet", "2026-11-01"), ("caf", "ouvert", "2026-11-01"))
    assert ids(lu.registre) == ["E-0", "E-1"]
    assert codes(lu) == ["accueil-en-double"]


def test_a_request_not_to_publish_is_not_replaced() -> None:
    lu = read(("", "ne pas publier", "2026-10-01"), ("", "ouvert", "2026-11-01"))
    assert ids(lu.registre) == ["E-0", "E-1"]
