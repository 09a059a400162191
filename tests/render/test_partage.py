"""Links and files that carry a place out of the site."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, unquote, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from mediation_map.render.partage import OCTETS_PAR_LIGNE, build_partage, build_vcard, fold_line
from tests.render.exemple import build_config
from tests.render.exemple_lieux import FRANCE_SERVICES, HOSTILE, PIEGE

CONFIG = build_config()


def unfold(vcard: bytes) -> list[str]:
    return vcard.decode().replace("\r\n ", "").split("\r\n")


def test_the_message_gives_name_telephone_and_address() -> None:
    partage = build_partage(FRANCE_SERVICES, CONFIG)
    corps = unquote(partage.sms.removeprefix("sms:?body="))
    assert corps.split("\n") == [
        "France services du Moulin",
        "Tél. : 02 43 61 00 01",
        "1 rue du Moulin, 99100 Aubry",
        "Bâtiment B, 2e étage",
    ]
    assert parse_qs(urlsplit(partage.courriel).query)["body"] == [corps]


def test_the_address_of_the_page_is_sent_once_it_is_final() -> None:
    config = build_config(site={"url": "https://aide.exemple.fr/a"})
    corps = unquote(build_partage(FRANCE_SERVICES, config).sms)
    assert corps.endswith("\nhttps://aide.exemple.fr/a/lieux/france-services-du-moulin/")


def test_a_hostile_name_can_not_add_a_recipient_or_a_header() -> None:
    piege = replace(FRANCE_SERVICES, nom="x&bcc=vol@exemple.fr\r\nCc: y@exemple.fr")
    config = build_config(contact={"courriel": "boite@exemple.fr"})
    partage = build_partage(piege, config)
    for lien in (partage.courriel, partage.signaler):
        assert set(parse_qs(urlsplit(lien).query)) == {"subject", "body"}
        assert "\n" not in lien


def test_a_contact_card_is_readable_by_a_telephone() -> None:
    lignes = unfold(build_vcard(FRANCE_SERVICES, CONFIG))
    assert lignes[:2] == ["BEGIN:VCARD", "VERSION:3.0"]
    assert lignes[-2:] == ["END:VCARD", ""]
    assert "FN:France services du Moulin" in lignes
    assert "TEL;TYPE=WORK,VOICE:+33243610001" in lignes
    assert "ADR;TYPE=WORK:;Bâtiment B\\, 2e étage;1 rue du Moulin;Aubry;;99100;France" in lignes
    assert "GEO:48.05;0.05" in lignes


def test_a_contact_card_has_no_point_when_the_place_is_only_in_its_commune() -> None:
    assert not [one for one in unfold(build_vcard(PIEGE, CONFIG)) if one.startswith("GEO")]


def test_a_hostile_name_can_not_add_a_line_to_a_contact_card() -> None:
    piege = replace(FRANCE_SERVICES, nom=f"a;b,c\r\nTEL:+33899000000\\{HOSTILE}")
    lignes = unfold(build_vcard(piege, CONFIG))
    assert len([one for one in lignes if one.startswith("TEL")]) == 1
    assert f"FN:a\\;b\\,c\\nTEL:+33899000000\\\\{HOSTILE}" in lignes


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_a_folded_line_is_short_and_loses_nothing(texte: str) -> None:
    plie = fold_line(texte)
    assert plie.replace("\r\n ", "") == texte
    assert all(len(one.encode()) <= OCTETS_PAR_LIGNE for one in plie.split("\r\n"))
