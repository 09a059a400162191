"""Small conversions that pages rely on, and the environment itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

import pytest
from jinja2 import UndefinedError

from mediation_map.render.dates import format_heure, format_jour_semaine, format_periode
from mediation_map.render.filtres import (
    bind,
    dial,
    end_phrase,
    format_nombre,
    host_source,
    is_lien_sur,
    keep_hours,
    link_boite,
    pluralise,
    protect_espaces,
    spell_dates,
)
from mediation_map.render.offre_phrases import capitalise, join_et
from mediation_map.render.rendu import (
    Rendu,
    build_environment,
    escape_json,
    public_path,
    relative_racine,
)
from tests.render.exemple import build_annuaire, build_config


@pytest.mark.parametrize(
    ("adresse", "sur"),
    [
        ("https://exemple.fr/a?b=c", True),
        ("http://exemple.fr", True),
        ("javascript:alert(1)", False),
        ("JAVASCRIPT://exemple.fr/%0aalert(1)", False),
        ("data:text/html,x", False),
        ("//exemple.fr", False),
        ("exemple.fr", False),
        ("https://", False),
        ("https://[", False),
        ("", False),
    ],
)
def test_only_web_addresses_become_links(adresse: str, sur: bool) -> None:
    assert is_lien_sur(adresse) is sur


def test_french_signs_never_stand_alone_at_the_end_of_a_line() -> None:
    assert protect_espaces("« Quoi ? » : oui !") == "«\u00a0Quoi\u00a0?\u00a0»\u00a0: oui\u00a0!"
    assert protect_espaces("a != b {{ x }} : y") == "a != b {{ x }}\u00a0: y"


@pytest.mark.parametrize(
    ("affichage", "lien"), [("39 39", "3939"), ("+33 2 43", "+33243"), ("02.43 61", "024361")]
)
def test_a_telephone_link_has_only_digits(affichage: str, lien: str) -> None:
    assert dial(affichage) == lien


def test_a_mailbox_can_not_carry_a_copy() -> None:
    assert link_boite("a.b+c@exemple.fr") == "a.b+c@exemple.fr"
    assert link_boite("a@x.fr?bcc=b@y.fr") == "a@x.fr%3Fbcc%3Db@y.fr"


def test_numbers_are_printed_in_french() -> None:
    assert format_nombre(143847) == "143\u202f847"
    assert format_nombre(2.5) == "2,5"
    assert pluralise(0, "lieu", "lieux") == "0\u00a0lieu"
    assert pluralise(2, "lieu", "lieux") == "2\u00a0lieux"
    assert pluralise(3, "place") == "3\u00a0places"


def test_words_are_joined_as_one_says_them() -> None:
    assert join_et(()) == ""
    assert join_et(("a",)) == "a"
    assert join_et(("a", "b", "c")) == "a, b et c"
    assert capitalise("") == ""
    assert capitalise("à deux") == "À deux."


@pytest.mark.parametrize(
    ("debut", "fin", "attendu"),
    [
        (date(2027, 5, 3), date(2027, 5, 3), "le 3 mai 2027"),
        (date(2027, 8, 1), date(2027, 8, 15), "du 1er au 15 août 2027"),
        (date(2027, 4, 30), date(2027, 5, 2), "du 30 avril au 2 mai 2027"),
        (date(2026, 12, 24), date(2027, 1, 1), "du 24 décembre 2026 au 1er janvier 2027"),
    ],
)
def test_periods_are_in_letters(debut: date, fin: date, attendu: str) -> None:
    assert format_periode(debut, fin) == attendu


def test_days_and_hours_are_in_words() -> None:
    assert format_jour_semaine(date(2026, 11, 22)) == "dimanche 22 novembre 2026"
    assert format_heure(time(9, 5)) == "9\u00a0h\u00a005"
    assert format_heure(time(14)) == "14\u00a0h"


@pytest.mark.parametrize(
    ("chemin", "racine", "public"),
    [
        ("index.html", "", ""),
        ("404.html", "", "404.html"),
        ("communes/index.html", "../", "communes/"),
        ("lieux/a/index.html", "../../", "lieux/a/"),
    ],
)
def test_paths(chemin: str, racine: str, public: str) -> None:
    assert relative_racine(chemin) == racine
    assert public_path(chemin) == public


def test_json_can_not_close_its_element() -> None:
    assert escape_json('"</script>&"') == '"\\u003c/script\\u003e\\u0026"'


def test_only_a_page_with_a_map_may_ask_for_tiles() -> None:
    config = build_config(carte={"fond_url": "https://{s}.tuiles.exemple.fr/{z}/{x}/{y}.png"})
    assert host_source(config.carte.fond_url) == "https://*.tuiles.exemple.fr"
    assert host_source("") == ""

    @dataclass(frozen=True)
    class Rien:
        pass

    build_environment()
    rendu = Rendu(build_annuaire(config=config))
    with pytest.raises(UndefinedError):
        rendu.page("lieu.html.j2", "x.html", Rien(), titre="x")
    _, avec = rendu.page("plan_du_site.html.j2", "x.html", Plan(), titre="x", tuiles=True)
    _, sans = rendu.page("plan_du_site.html.j2", "x.html", Plan(), titre="x")
    assert b"img-src &#39;self&#39; data: https://*.tuiles.exemple.fr;" in avec
    assert b"tuiles.exemple.fr" not in sans


@dataclass(frozen=True)
class Plan:
    sections: tuple[str, ...] = ()


def test_dates_of_sources_are_spelt_and_times_kept_whole() -> None:
    assert spell_dates("liste au 01/08/2024") == "liste au 1er août 2024"
    assert spell_dates("lot 45/13/2024") == "lot 45/13/2024"
    assert keep_hours("de 9 h 30 à 12 h.") == "de 9\u00a0h\u00a030 à 12\u00a0h."
    assert keep_hours("9 h – 12 h 30, 14 h.").split(" ") == [bind("9 h – 12 h 30,"), bind("14 h.")]


def test_a_sentence_of_the_data_gets_its_full_stop() -> None:
    assert end_phrase("Appeler l'accueil") == "Appeler l'accueil."
    assert end_phrase("Ouvert à tous !") == "Ouvert à tous !"
