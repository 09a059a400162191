"""Telephones, mailboxes and web addresses as people write them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mediation_map.normalise.courriel import looks_personal, parse_courriels
from mediation_map.normalise.telephone import parse_telephones
from mediation_map.normalise.url import parse_url, parse_urls
from tests.normalise.tables import load_raw


@pytest.mark.parametrize(
    ("texte", "affichages"),
    [
        ("02 43 52 18 59", ["02 43 52 18 59"]),
        ("02.43.52.18.59", ["02 43 52 18 59"]),
        ("02-43-52-18-59", ["02 43 52 18 59"]),
        ("02/43/52/18/59", ["02 43 52 18 59"]),
        ("0243521859.", ["02 43 52 18 59"]),
        ("33243521859", ["02 43 52 18 59"]),
        ("+33 (0)2 43 52 18 59", ["02 43 52 18 59"]),
        ("0033243521859", ["02 43 52 18 59"]),
        ("02.43.84.60.66 ou 06 12 34 56 78", ["02 43 84 60 66", "06 12 34 56 78"]),
        ("02 43 52 18 59 / 06 11 22 33 44", ["02 43 52 18 59", "06 11 22 33 44"]),
        ("02 43 52 18 59 - 02 43 52 18 60", ["02 43 52 18 59", "02 43 52 18 60"]),
        ("0243521859,0243521860", ["02 43 52 18 59", "02 43 52 18 60"]),
        ("06.66.37.24.32 ET 09.81.82.79.97", ["06 66 37 24 32", "09 81 82 79 97"]),
        ("02435218590612345678", ["02 43 52 18 59", "06 12 34 56 78"]),
        ("3949", ["39 49"]),
        ("39 49", ["39 49"]),
        ("115", ["115"]),
        ("0262 12 34 56", ["0262 12 34 56"]),
        ("+262 262 12 34 56", ["0262 12 34 56"]),
        ("+32 2 512 34 56", ["+32 2 512 34 56"]),
        ("tél. : 02 43 52 18 59", ["02 43 52 18 59"]),
        ("", []),
    ],
)
def test_numbers_are_read_in_every_shape(texte: str, affichages: list[str]) -> None:
    lecture = parse_telephones(texte)
    assert [telephone.affichage for telephone in lecture.valeur] == affichages
    assert lecture.constats == ()


def test_lost_zero_is_restored_and_told() -> None:
    lecture = parse_telephones("243521859")
    assert [telephone.e164 for telephone in lecture.valeur] == ["+33243521859"]
    assert [constat.code for constat in lecture.constats] == ["telephone-zero-perdu"]


@pytest.mark.parametrize(
    ("texte", "code"),
    [
        ("02 43 52 18 5", "telephone-incomplet"),
        ("054088085", "telephone-incomplet"),
        ("02 43 52 18 59 60", "telephone-inconnu"),
        ("voir la mairie", "telephone-sans-numero"),
        ("00 00 00 00 00", "telephone-inconnu"),
    ],
)
def test_what_is_no_number_is_told(texte: str, code: str) -> None:
    lecture = parse_telephones(texte)
    assert lecture.valeur == ()
    assert [constat.code for constat in lecture.constats] == [code]


def test_a_bad_number_never_drops_a_good_one() -> None:
    lecture = parse_telephones("02 43 52 18 59 ou 06 12 34 56 7")
    assert [telephone.e164 for telephone in lecture.valeur] == ["+33243521859"]
    assert [constat.code for constat in lecture.constats] == ["telephone-incomplet"]


def test_comments_stay_beside_their_number() -> None:
    lecture = parse_telephones("Accueil : 02 43 52 18 59 (poste 12), 06 49 18 00 75 (SMS)")
    assert [t.commentaire for t in lecture.valeur] == ["Accueil, poste 12", "SMS"]


@pytest.mark.parametrize(
    ("texte", "adresses"),
    [
        ("contact@mairie.fr", ["contact@mairie.fr"]),
        ("Contact@Mairie.FR", ["contact@mairie.fr"]),
        ("a-b@x.fr ; accueil@x.fr", ["a-b@x.fr", "accueil@x.fr"]),
        ("fs@carct.fr - maison@carct.fr", ["fs@carct.fr", "maison@carct.fr"]),
        ("accueil@x.fr ou info@y.fr", ["accueil@x.fr", "info@y.fr"]),
        ("mailto:accueil@x.fr", ["accueil@x.fr"]),
        ("Accueil <accueil@x.fr>", ["accueil@x.fr"]),
        ("accueil@x.fr.", ["accueil@x.fr"]),
        ("", []),
    ],
)
def test_mailboxes_are_found(texte: str, adresses: list[str]) -> None:
    assert [courriel.adresse for courriel in parse_courriels(texte).valeur] == adresses


@pytest.mark.parametrize(
    ("texte", "code"),
    [
        ("mairie@wanadoo", "courriel-coupe"),
        ("mairie@", "courriel-coupe"),
        ("contact(at)mairie.fr", "courriel-invalide"),
        ("voir le site", "courriel-invalide"),
        ("a@b@c.fr", "courriel-invalide"),
    ],
)
def test_what_is_no_mailbox_is_told(texte: str, code: str) -> None:
    lecture = parse_courriels(texte)
    assert lecture.valeur == ()
    assert [constat.code for constat in lecture.constats] == [code]


def test_a_bad_mailbox_never_drops_a_good_one() -> None:
    lecture = parse_courriels("mairie@wanadoo ; accueil@mairie.fr")
    assert [courriel.adresse for courriel in lecture.valeur] == ["accueil@mairie.fr"]
    assert [constat.code for constat in lecture.constats] == ["courriel-coupe"]


@pytest.mark.parametrize(
    "adresse",
    ["jean.dupont@x.fr", "j.dupont@x.fr", "jdupont@x.fr", "marie@x.fr", "fodie.drame@x.fr",
     "anne-marie.durand@x.fr", "durandj@x.fr"],
)  # fmt: skip
def test_personal_mailboxes_are_recognised(adresse: str) -> None:
    assert looks_personal(adresse)
    assert [c.code for c in parse_courriels(adresse).constats] == ["courriel-personnel"]


@pytest.mark.parametrize(
    ("adresse", "contexte"),
    [
        ("contact@x.fr", ""),
        ("mairie.aigne.72@wanadoo.fr", "Mairie d'Aigné"),
        ("secretariat.mairie@ville-rouillon.fr", ""),
        ("jmoulin@ville-lemans.fr", "Maison pour tous Jean Moulin"),
        ("cs.cochereaux@lemans.fr", "Centre social des Cochereaux"),
        ("sainte-alvere@france-services.gouv.fr", ""),
        ("fal72@laligue.org", ""),
    ],
)
def test_service_mailboxes_are_not_personal(adresse: str, contexte: str) -> None:
    assert not looks_personal(adresse, contexte)


def test_no_mailbox_of_the_register_is_taken_for_a_person() -> None:
    for ligne in load_raw("acteurs").lignes:
        contexte = f"{ligne.texte('nom')} {ligne.texte('commune')}"
        lecture = parse_courriels(ligne.texte("courriel"), contexte)
        assert lecture.constats == (), ligne.texte("courriel")


@pytest.mark.parametrize(
    ("texte", "url"),
    [
        ("www.lemans.fr", "https://www.lemans.fr"),
        ("lemans.fr/Foo/Bar.html", "https://lemans.fr/Foo/Bar.html"),
        ("HTTP://Www.LeMans.FR/Foo?Q=A", "http://www.lemans.fr/Foo?Q=A"),
        ("wwww.eurekafab.fr", "https://www.eurekafab.fr"),
        ("http:/x.fr/a", "https://x.fr/a"),
        ("http:morinie.reseaubibli.fr/", "https://morinie.reseaubibli.fr/"),
        ("x.fr:8080/a", "https://x.fr:8080/a"),
        ("https://été.fr/é", "https://xn--t-9fab.fr/%C3%A9"),
        ("http://90.84.243.68/opac/index.aspx", "http://90.84.243.68/opac/index.aspx"),
        ("https://x.fr/a%20b?c=d#E", "https://x.fr/a%20b?c=d#E"),
    ],
)
def test_addresses_are_completed(texte: str, url: str) -> None:
    lecture = parse_urls(texte)
    assert lecture.valeur == (url,)
    assert lecture.constats == ()


@pytest.mark.parametrize(
    "texte",
    [
        "https://www.google.com/url?q=https://Mairie.fr/A%3Fb%3D1&sa=D",
        "https://www.google.fr/url?sa=t&url=https%3A%2F%2Fmairie.fr%2FA%3Fb%3D1",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fmairie.fr%2FA%3Fb%3D1&h=x",
        "https://duckduckgo.com/l/?uddg=https%3A%2F%2Fmairie.fr%2FA%3Fb%3D1",
    ],
)
def test_redirects_are_unwrapped(texte: str) -> None:
    lecture = parse_urls(texte)
    assert lecture.valeur == ("https://mairie.fr/A?b=1",)
    assert [constat.code for constat in lecture.constats] == ["url-redirection"]


@pytest.mark.parametrize(
    ("texte", "code"),
    [
        ("javascript:alert(1)", "url-interdite"),
        ("JaVaScRiPt:alert(1)", "url-interdite"),
        ("data:text/html,<b>x</b>", "url-interdite"),
        ("file:///etc/passwd", "url-interdite"),
        ("https://lemans.fr@evil.com/", "url-interdite"),
        ("https://www.google.com/url?q=javascript:alert(1)", ""),
        ("contact@mairie.fr", "url-courriel"),
        ("http://localhost/", "url-illisible"),
        ("http://10.0.0.1/", "url-illisible"),
        ("facebook : dynamots", "url-illisible"),
        ("@", "url-illisible"),
    ],
)
def test_dangerous_or_absurd_addresses_are_refused(texte: str, code: str) -> None:
    lecture = parse_urls(texte)
    assert all(url.startswith(("http://", "https://")) for url in lecture.valeur)
    assert "javascript" not in "".join(lecture.valeur).partition("q=")[0]
    if code:
        assert lecture.valeur == ()
        assert code in [constat.code for constat in lecture.constats]


def test_several_addresses_and_words_beside_them() -> None:
    lecture = parse_urls("https://a.fr | https://b.fr/X voir aussi")
    assert lecture.valeur == ("https://a.fr", "https://b.fr/X")
    assert [constat.code for constat in lecture.constats] == ["url-texte-autour"]
    assert parse_url("https://a.fr https://b.fr").valeur == "https://a.fr"


def test_words_beside_a_mailbox_are_told() -> None:
    lecture = parse_courriels("contact@mairie.fr (demander l'accueil) ou mairie@ville.fr")
    assert [c.adresse for c in lecture.valeur] == ["contact@mairie.fr", "mairie@ville.fr"]
    (constat,) = lecture.constats
    assert (constat.code, constat.valeur) == ("courriel-texte-autour", "demander l'accueil")


@pytest.mark.parametrize(
    ("parse", "texte"),
    [
        (parse_telephones, "02 43 47 40 40, " * 30),
        (parse_courriels, "contact@mairie.fr, " * 60),
        (parse_urls, "https://mairie.fr " * 120),
    ],
)
def test_the_end_of_an_endless_cell_is_told(parse: Callable[[str], Any], texte: str) -> None:
    lecture = parse(texte)
    assert len(lecture.valeur) == 1
    assert lecture.constats[0].code == "texte-trop-long"


def test_an_endless_text_without_address_is_no_address() -> None:
    told = [constat.code for constat in parse_urls("voir sur place " * 200).constats]
    assert told == ["texte-trop-long", "url-illisible"]
