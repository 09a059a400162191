"""Addresses of pages: readable, unique, and the same for ever."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_map.errors import SourceError
from mediation_map.merge.slugs import (
    Adressage,
    assign_slugs,
    dump_slugs,
    load_slugs,
    make_slug,
    mark_public,
)
from mediation_map.model.lieu import Adresse, Lieu


def lieu(identifiant: str, nom: str, commune: str = "Coulaines", *aliases: str) -> Lieu:
    return Lieu(id=identifiant, nom=nom, adresse=Adresse(commune=commune), aliases=aliases)


@pytest.mark.parametrize(
    ("texte", "slug"),
    [
        ("Médiathèque d'Yvré-l'Évêque", "mediatheque-d-yvre-l-eveque"),
        ("Cœur de ville", "coeur-de-ville"),
        ("Mairie d’Ajaccio", "mairie-d-ajaccio"),
        ("../../etc/passwd", "etc-passwd"),
        ("<script>", "script"),
        ("…", "lieu"),
    ],
)
def test_make_slug(texte: str, slug: str) -> None:
    assert make_slug(texte) == slug


@given(st.text())
def test_a_slug_is_always_a_safe_folder_name(texte: str) -> None:
    slug = make_slug(texte)
    assert slug
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(slug) <= 60


def test_equal_names_get_their_commune_then_a_number() -> None:
    lieux, _ = assign_slugs(
        [lieu("1", "Mairie"), lieu("2", "Mairie"), lieu("3", "Mairie"), lieu("4", "Mairie")], {}
    )
    assert [place.slug for place in lieux] == [
        "mairie",
        "mairie-coulaines",
        "mairie-coulaines-2",
        "mairie-coulaines-3",
    ]


def test_a_renamed_place_keeps_its_address_and_no_one_takes_it() -> None:
    _, registre = assign_slugs([lieu("1", "Le Cube")], {})
    lieux, registre = assign_slugs([lieu("1", "Le Grand Cube"), lieu("2", "Le Cube")], registre)
    assert [place.slug for place in lieux] == ["le-cube", "le-cube-coulaines"]
    assert registre["1"].slug == "le-cube"


def test_a_merged_place_points_at_its_heir_and_a_closed_one_stays_known() -> None:
    _, registre = assign_slugs([lieu("1", "Un"), lieu("2", "Deux"), lieu("3", "Trois")], {})
    _, registre = assign_slugs([lieu("1", "Un", "Coulaines", "2")], registre)
    assert registre["2"] == Adressage("2", "deux", "1")
    assert registre["3"] == Adressage("3", "trois", "")


def test_the_register_comes_back_as_it_was(tmp_path: Path) -> None:
    _, registre = assign_slugs([lieu("b", "Un, « deux »"), lieu("a", "Deux")], {})
    registre = mark_public(registre, ["a"])
    assert (registre["a"].public, registre["b"].public) == (True, False)
    fichier = tmp_path / "slugs.csv"
    fichier.write_bytes(dump_slugs(registre))
    assert load_slugs(fichier) == registre
    assert load_slugs(tmp_path / "absent.csv") == {}


@pytest.mark.parametrize("contenu", [b"x,y\n1,2\n", b"\xff\xfe\x00", b"id,slug,remplace_par\na\n"])
def test_a_broken_register_stops_the_build(tmp_path: Path, contenu: bytes) -> None:
    fichier = tmp_path / "slugs.csv"
    fichier.write_bytes(contenu)
    with pytest.raises(SourceError, match="illisible"):
        load_slugs(fichier)


LONG = "France services de l'agglomération de la région de Château-Thierry et de ses antennes"


def test_a_long_name_keeps_its_address_from_one_build_to_the_next(tmp_path: Path) -> None:
    fichier = tmp_path / "slugs.csv"
    lieux, registre = assign_slugs([lieu("1", LONG), lieu("2", LONG), lieu("3", LONG)], {})
    fichier.write_bytes(dump_slugs(registre))
    assert load_slugs(fichier) == registre
    encore, _ = assign_slugs(lieux, load_slugs(fichier))
    assert [place.slug for place in encore] == [place.slug for place in lieux]
    assert len({place.slug for place in encore}) == 3


@pytest.mark.parametrize(
    ("lignes", "message"),
    [
        ("a,../secret,,\n", r"ligne 2, slug : « \.\./secret » n'est pas une adresse"),
        ("a,,,\n", "n'est pas une adresse"),
        ("a,mairie,,oui\nb,mairie,,\n", "ligne 3, slug : « mairie » est l'adresse de deux lieux"),
        ("a\n", "ligne 2, slug : «  » n'est pas une adresse"),
        ("a,mairie,,\na,poste,,\n", "ligne 3, id : « a » est vide ou a déjà une adresse"),
        (",mairie,,\n", "ligne 2, id : «  » est vide"),
    ],
)
def test_a_wrong_address_is_named(tmp_path: Path, lignes: str, message: str) -> None:
    fichier = tmp_path / "slugs.csv"
    fichier.write_text(f"id,slug,remplace_par,public\n{lignes}")
    with pytest.raises(SourceError, match=message):
        load_slugs(fichier)
