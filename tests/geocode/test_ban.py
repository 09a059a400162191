from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from mediation_map.errors import ConfigError, NetworkError
from mediation_map.fetch.reseau import Client, Reglages
from mediation_map.geocode.ban import Ban
from mediation_map.geocode.protocole import Demande, Resultat
from mediation_map.model.vocabulaires import Precision
from tests.geocode.conftest import Temps
from tests.geocode.fabrique import make_demande
from tests.geocode.service import (
    ROYAN,
    Service,
    Trouble,
    altered,
    cut_rows,
    feature,
    gzipped,
    moved,
    page,
    reset,
    slow,
    status,
)

Q = "1 rue de Royan 72190 Coulaines"
DEUX = [make_demande("A"), make_demande("B")]


def make_ban(service: Service, temps: Temps, lot: int = 1000, lecture_s: float = 5.0) -> Ban:
    reglages = Reglages(lecture_s=lecture_s, connexion_s=2.0, contact="num@exemple.fr")
    return Ban(Client(service.url, reglages, temps.horloge()), lot)


def ask(
    ban: Ban, demandes: Sequence[Demande], into: dict[str, Resultat] | None = None
) -> dict[str, Resultat]:
    found = {} if into is None else into
    for lot in ban.search(demandes):
        found |= {resultat.id: resultat for resultat in lot}
    return found


def assert_all_found(found: dict[str, Resultat], ids: str = "AB") -> None:
    assert sorted(found) == list(ids)
    for resultat in found.values():
        assert resultat.sur
        assert resultat.candidats[0].latitude == 48.0243
        assert resultat.candidats[0].precision is Precision.NUMERO


def test_a_batch_is_one_request_with_an_id_and_an_address(service: Service, temps: Temps) -> None:
    assert_all_found(ask(make_ban(service, temps), DEUX))
    [asked] = service.demandes
    assert (asked.method, asked.path) == ("POST", "/geocodage/search/csv")
    assert asked.rows[0] == {
        "id": "A", "adresse_demandee": Q, "commune_demandee": "72095",
    }  # fmt: skip
    assert asked.fields == {"columns": ["adresse_demandee"], "citycode": ["commune_demandee"]}


def test_no_heading_can_bias_the_search(service: Service, temps: Temps) -> None:
    ask(make_ban(service, temps), DEUX)
    for heading in service.demandes[0].rows[0]:
        assert not re.search(r"lat|lon|lng|^[xy]$", heading)


def test_the_agent_says_who_asks_and_where_to_write(service: Service, temps: Temps) -> None:
    ask(make_ban(service, temps), DEUX)
    assert re.fullmatch(
        r"mediation_map/[\d.]+ \(contact: num@exemple.fr\)",
        service.demandes[0].headers["User-Agent"],
    )


@pytest.mark.parametrize(
    "ennui",
    [
        status(429, Retry_After="5"),
        status(500),
        status(502),
        status(503, Retry_After="2"),
        reset,
        page,
        cut_rows(0),
        cut_rows(1),
        altered(lambda t: t.replace("latitude", "lattitude", 1)),
        altered(lambda t: t.replace("\nA,", "\nZ,")),
        altered(lambda t: t.replace("\nA,", "\nB,")),
        altered(lambda t: t.replace("\nB,1 rue de Royan", "\nB,2 rue de Brest")),
        altered(lambda t: t.replace("48.0243", "480243")),
        altered(lambda t: t.replace("48.0243", "")),
        altered(lambda t: t.replace(",ok", ",aborted", 1)),
        altered(lambda t: '"' + t),
    ],
)
def test_a_passing_trouble_is_waited_through(
    ennui: Trouble, service: Service, temps: Temps
) -> None:
    service.ennuis = [ennui]
    assert_all_found(ask(make_ban(service, temps), DEUX))
    assert len(service.demandes) == 2


def test_a_slow_answer_times_out_and_is_asked_again(service: Service, temps: Temps) -> None:
    service.ennuis = [slow(1.0)]
    assert_all_found(ask(make_ban(service, temps, lecture_s=0.3), DEUX))
    assert len(service.demandes) == 2


def test_a_compressed_answer_and_extra_columns_are_read(service: Service, temps: Temps) -> None:
    service.ennuis = [gzipped]
    assert_all_found(ask(make_ban(service, temps), DEUX))
    service.ennuis = [altered(lambda t: re.sub(r"^", "extra,", t.strip(), flags=re.M) + "\r\n")]
    assert_all_found(ask(make_ban(service, temps), DEUX))
    assert len(service.demandes) == 2


def test_we_wait_as_long_as_the_service_says(service: Service, temps: Temps) -> None:
    service.ennuis = [status(429, Retry_After="5")]
    ask(make_ban(service, temps), DEUX)
    assert 5.0 in temps.pauses


def test_we_wait_longer_after_each_failure_and_then_say_so(service: Service, temps: Temps) -> None:
    service.ennuis = [status(503)] * 50
    with pytest.raises(NetworkError, match="ne répond pas comme il faut après 6 essais"):
        ask(make_ban(service, temps), DEUX)
    assert temps.pauses == sorted(temps.pauses)
    assert len(service.demandes) == 6
    assert sum(temps.pauses) > 10


def test_a_portal_page_is_never_an_answer(service: Service, temps: Temps) -> None:
    service.ennuis = [page] * 50
    with pytest.raises(NetworkError):
        ask(make_ban(service, temps), DEUX)


@pytest.mark.parametrize("mot", ["error", "skipped", "aborted", ""])
def test_only_rows_in_trouble_are_asked_again(mot: str, service: Service, temps: Temps) -> None:
    service.statuts = {"B": [mot]}
    assert_all_found(ask(make_ban(service, temps), DEUX))
    assert [[r["id"] for r in d.rows] for d in service.demandes] == [["A", "B"], ["B"]]


def test_a_row_that_stays_in_trouble_is_asked_alone(service: Service, temps: Temps) -> None:
    service.statuts = {"B": ["error"] * 9}
    assert_all_found(ask(make_ban(service, temps), DEUX))
    assert service.paths()[-1] == "/geocodage/search"
    assert service.demandes[-1].fields == {
        "q": [Q], "limit": ["1"], "autocomplete": ["0"], "index": ["address"],
        "citycode": ["72095"],
    }  # fmt: skip


def test_not_found_is_an_answer(service: Service, temps: Temps) -> None:
    service.connus = {}
    found = ask(make_ban(service, temps), [make_demande("A")])
    assert found["A"].candidats == ()
    assert not found["A"].sur


def test_an_obsolete_commune_code_is_asked_again_without_it(service: Service, temps: Temps) -> None:
    old = feature(**(_flat(ROYAN) | {"citycode": "72999", "oldcitycode": "72095"}))
    service.connus = {Q: [old]}
    assert_all_found(ask(make_ban(service, temps), [make_demande("A")]), "A")
    assert [d.fields.get("citycode") for d in service.demandes] == [["commune_demandee"], None]


def _flat(entite: dict[str, dict[str, object]]) -> dict[str, object]:
    lon, lat = entite["geometry"]["coordinates"]
    return {**entite["properties"], "lat": lat, "lon": lon}


def test_a_batch_refused_as_too_large_is_asked_one_by_one(service: Service, temps: Temps) -> None:
    service.ennuis = [status(400, "File too large")]
    assert_all_found(ask(make_ban(service, temps), DEUX))
    assert service.paths() == ["/geocodage/search/csv", "/geocodage/search", "/geocodage/search"]


def test_a_refused_address_is_told_with_the_words_of_the_service(
    service: Service, temps: Temps
) -> None:
    service.ennuis = [status(400), status(400, "q must contain between 3 and 200 chars"), None]
    found: dict[str, Resultat] = {}
    with pytest.raises(NetworkError, match=r"refuse 1 adresse.*: A.*between 3 and 200"):
        ask(make_ban(service, temps), DEUX, found)
    assert_all_found(found, "B")


@pytest.mark.parametrize("code", [401, 403])
def test_a_closed_door_is_not_knocked_at_again(code: int, service: Service, temps: Temps) -> None:
    service.ennuis = [status(code, "Forbidden")] * 9
    with pytest.raises(NetworkError, match=f"refuse la demande .réponse {code}."):
        ask(make_ban(service, temps), DEUX)
    assert len(service.demandes) == 1


def test_what_was_answered_before_a_failure_is_given_first(service: Service, temps: Temps) -> None:
    service.ennuis = [None, *[status(503)] * 50]
    found: dict[str, Resultat] = {}
    with pytest.raises(NetworkError):
        ask(make_ban(service, temps, lot=1), DEUX, found)
    assert_all_found(found, "A")


def test_a_failed_closer_look_leaves_the_address_unanswered(service: Service, temps: Temps) -> None:
    service.connus = {}
    service.ennuis = [None, None, *[reset] * 50]
    with pytest.raises(NetworkError):
        list(make_ban(service, temps).search([make_demande("A")]))


def test_several_candidates_are_asked_when_the_first_is_not_sure(
    service: Service, temps: Temps
) -> None:
    street = feature(
        "Rue de Rouen 72190 Coulaines", 48.01, 0.19, type="street", name="Rue de Rouen",
        street="Rue de Rouen", postcode="72190", city="Coulaines", citycode="72095",
    )  # fmt: skip
    service.connus = {Q: [street, ROYAN]}
    found = ask(make_ban(service, temps), [make_demande("A")])
    assert_all_found(found, "A")
    assert [c.libelle for c in found["A"].candidats][1:] == ["Rue de Rouen 72190 Coulaines"]
    assert service.demandes[-1].fields["limit"] == ["5"]


def test_an_answer_with_a_twin_is_looked_at_closer(service: Service, temps: Temps) -> None:
    here = feature(**(_flat(ROYAN) | {"score_next": 0.899}))
    twin = feature(**(_flat(ROYAN) | {"lat": 48.05, "label": "1 Rue de Royan, autre hameau"}))
    service.connus = {Q: [here, twin]}
    found = ask(make_ban(service, temps), [make_demande("A")])
    assert not found["A"].sur
    assert len(found["A"].candidats) == 2


def test_a_wrong_street_is_never_sure_whatever_the_service_scores(
    service: Service, temps: Temps
) -> None:
    wrong = feature(**(_flat(ROYAN) | {
        "label": "1 Rue de Rouen 72190 Coulaines", "street": "Rue de Rouen", "score": 0.99,
    }))  # fmt: skip
    service.connus = {Q: [wrong]}
    assert not ask(make_ban(service, temps), [make_demande("A")])["A"].sur


def test_never_more_than_forty_requests_a_second(service: Service, temps: Temps) -> None:
    service.ennuis = [status(400)]
    ask(make_ban(service, temps), [make_demande(str(n)) for n in range(41)])
    assert len(service.demandes) == 42
    assert temps.maintenant >= 41 / 40 - 1e-9


def test_batches_are_split(service: Service, temps: Temps) -> None:
    ask(make_ban(service, temps, lot=2), [make_demande(str(n)) for n in range(5)])
    assert [len(d.rows) for d in service.demandes] == [2, 2, 1]


def test_an_address_that_cannot_be_asked_is_not_sent(service: Service, temps: Temps) -> None:
    short = make_demande("A", voie="!", code_postal="", commune="?", code_insee="")
    found = ask(make_ban(service, temps), [short])
    assert found["A"].candidats == ()
    assert service.demandes == []


def test_a_redirection_is_followed_on_the_same_host_only(service: Service, temps: Temps) -> None:
    service.ennuis = [moved("/autre/search/csv")]
    assert_all_found(ask(make_ban(service, temps), DEUX))
    assert service.paths()[-1] == "/autre/search/csv"
    service.ennuis = [moved("http://127.0.0.2:9/search/csv")]
    with pytest.raises(NetworkError, match=r"renvoie vers 127\.0\.0\.2"):
        ask(make_ban(service, temps), DEUX)


def test_an_endless_redirection_stops(service: Service, temps: Temps) -> None:
    service.ennuis = [moved("/geocodage/search/csv")] * 50
    with pytest.raises(NetworkError, match="renvoie vers"):
        ask(make_ban(service, temps), DEUX)
    assert len(service.demandes) <= 5


def test_nobody_at_the_address_is_a_network_error(temps: Temps) -> None:
    client = Client("http://127.0.0.1:9/geocodage", Reglages(connexion_s=1), temps.horloge())
    with pytest.raises(NetworkError, match="connexion impossible"):
        list(Ban(client).search(DEUX))


@pytest.mark.parametrize("url", ["", "data.geopf.fr", "ftp://x/", "file:///etc/passwd", "https://"])
def test_a_wrong_address_of_service_is_a_wrong_use(url: str) -> None:
    with pytest.raises(ConfigError, match="n'est pas une adresse de service"):
        Client(url)
