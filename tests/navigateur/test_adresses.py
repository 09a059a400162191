"""The gazetteer that the browser loads: what is in it, how exactly, and what it weighs."""

from __future__ import annotations

import gzip
import json
import os
import random
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_map.geocode.distance import distance_m
from mediation_map.geocode.gazetier import make_gazetier
from mediation_map.geocode.index.sources import read_sources
from mediation_map.geocode.texte_simple import plain_words
from mediation_map.model.commune import Commune
from mediation_map.model.gazetier import Gazetier, Rue
from mediation_map.model.lieu import Adresse, Lieu, Position
from mediation_map.model.vocabulaires import Precision, Role
from mediation_map.publish.annuaire import Annuaire
from mediation_map.render.donnees_adresses import (
    CHEMIN,
    CHIFFRES,
    PAS,
    build_adresses,
    pack_noms,
    render_adresses,
)
from mediation_map.render.donnees_recherche import build_donnees
from mediation_map.render.pages_recherche import render_accueil
from mediation_map.render.rendu import Rendu
from tests.render.exemple import COMMUNES, TODAY, build_annuaire

DEV = os.environ.get("MEDIATION_MAP_DEV_DATA", "")
KO = 1024
POIDS_MAX = 150 * KO
RUES_MAX = 5000
VINGT = 20


def annuaire_of(*lieux: Lieu, gazetier: Gazetier | None = None) -> Annuaire:
    annuaire = build_annuaire()
    return replace(annuaire, registre=replace(annuaire.registre, lieux=lieux), gazetier=gazetier)


def lieu(voie: str, precision: Precision = Precision.NUMERO, latitude: float = 48.05) -> Lieu:
    return Lieu(
        id=voie + str(latitude),
        nom="Un lieu",
        slug="un-lieu",
        role=Role.AIDE,
        adresse=Adresse(voie=voie, commune="Aubry", code_insee="99001"),
        position=Position(
            latitude=latitude, longitude=0.05, precision=precision, fournisseur="source"
        ),
    )


def unpack_noms(texte: str) -> list[str]:
    noms: list[str] = []
    for ligne in texte.split("\n"):
        avant = noms[-1] if noms else ""
        noms.append(avant[: CHIFFRES.index(ligne[0])] + ligne[1:])
    return noms


def read_rues(annuaire: Annuaire) -> list[tuple[int, str, float, float]]:
    donnees = build_adresses(annuaire)
    return [
        (rang, nom, (sud + y) / donnees["pas"], (ouest + x) / donnees["pas"])
        for rang, sud, ouest, noms, nord, est in donnees["communes"]
        for nom, y, x in zip(unpack_noms(noms), nord, est, strict=True)
    ]


def noms_of(annuaire: Annuaire) -> list[str]:
    return [nom for _, nom, _, _ in read_rues(annuaire)]


@given(st.lists(st.text(st.characters(codec="latin-1", exclude_categories=["Cc"]), min_size=1)))
def test_names_come_back(noms: list[str]) -> None:
    lignes = list(pack_noms(noms))
    assert unpack_noms("\n".join(lignes)) == noms if noms else not lignes


def test_a_street_of_the_ban_is_where_it_was_to_ten_metres() -> None:
    rues = (
        Rue("Rue de Royan", "99001", 48.012345, 0.054321),
        Rue("Rue du Bois", "99001", 48.098765, 0.001239),
        Rue("Le Bourg", "99003", 48.05, 0.25),
    )
    lues = read_rues(annuaire_of(gazetier=Gazetier(rues)))
    assert [(COMMUNES[rang].code_insee, nom) for rang, nom, _, _ in lues] == [
        (rue.code_insee, rue.nom) for rue in rues
    ]
    for rue, (_, _, latitude, longitude) in zip(rues, lues, strict=True):
        assert distance_m(rue.latitude, rue.longitude, (latitude, longitude)) <= 10


def test_without_the_ban_the_streets_are_those_of_exact_positions() -> None:
    annuaire = annuaire_of(
        lieu("12 bis, rue Haute"),
        lieu("14 RUE HAUTE", latitude=48.07),
        lieu("39-41 rue de l'Étang"),
        lieu("5 à 7 allée Basse, bâtiment C"),
        lieu("3 b rue Neuve"),
        lieu("Rue du 8 Mai 1945", Precision.VOIE),
        lieu("Place Inconnue", Precision.COMMUNE),
        lieu(""),
        lieu("27"),
    )
    assert noms_of(annuaire) == [
        "Allée Basse",
        "Rue de l'Étang",
        "Rue du 8 Mai 1945",
        "RUE HAUTE",
        "Rue Neuve",
    ]
    haute = next(rue for rue in read_rues(annuaire) if rue[1] == "RUE HAUTE")
    assert haute[2:] == (48.06, 0.05)


def test_the_ban_has_the_last_word_on_a_street_and_the_register_adds_its_own() -> None:
    gazetier = Gazetier((Rue("Rue Haute", "99001", 48.01, 0.01),))
    annuaire = annuaire_of(lieu("2 rue haute"), lieu("Esplanade Neuve"), gazetier=gazetier)
    assert [nom for _, nom, _, _ in read_rues(annuaire)] == ["Esplanade Neuve", "Rue Haute"]
    assert read_rues(annuaire)[1][2:] == (48.01, 0.01)


def test_streets_of_other_communes_stay_out() -> None:
    gazetier = Gazetier((Rue("Rue Haute", "98765", 48.01, 0.01),))
    assert build_adresses(annuaire_of(gazetier=gazetier))["communes"] == []


def test_the_file_calls_its_setter_and_no_name_ends_the_script() -> None:
    gazetier = Gazetier((Rue("Rue </script>\u2028", "99001", 48.01, 0.01),))
    annuaire = annuaire_of(gazetier=gazetier)
    ((chemin, contenu),) = render_adresses(annuaire, Rendu(annuaire))
    texte = contenu.decode()
    assert chemin == CHEMIN
    assert texte.startswith("mediationMap.adresses({")
    assert "<" not in texte
    assert "\u2028" not in texte
    assert json.loads(texte[len("mediationMap.adresses(") : -3])["pas"] == PAS


def home(annuaire: Annuaire) -> str:
    _, contenu = render_accueil(annuaire, Rendu(annuaire), build_donnees(annuaire))
    return contenu.decode().replace("\u00a0", " ")


def test_the_ban_is_named_and_dated_where_its_streets_show_and_only_then() -> None:
    rues = (Rue("Rue Haute", "99001", 48.01, 0.01),)
    datee = home(annuaire_of(gazetier=Gazetier(rues, TODAY)))
    attendu = (
        "Adresses : Base Adresse Nationale, téléchargée le 22 novembre 2026, Licence Ouverte 2.0"
    )
    assert attendu in datee
    assert "Adresses : Base Adresse Nationale, Licence" in home(
        annuaire_of(gazetier=Gazetier(rues))
    )
    for sans in (None, Gazetier(()), Gazetier((), TODAY)):
        assert "Base Adresse Nationale" not in home(annuaire_of(gazetier=sans))


def vingt_communes() -> tuple[Commune, ...]:
    return tuple(
        Commune(code_insee=f"990{rang:02}", nom=f"Commune {rang}", slug=f"commune-{rang}")
        for rang in range(VINGT)
    )


def spread(noms: list[str], tirage: random.Random) -> Gazetier:
    """Put streets in twenty communes, two in five in the first, at random points of each."""
    rues = []
    for rang, nom in enumerate(noms):
        commune = 0 if rang % 5 < 2 else rang % VINGT
        latitude = 47.9 + commune % 5 * 0.05 + tirage.random() * 0.05
        longitude = 0.05 + commune // 5 * 0.08 + tirage.random() * 0.07
        rues.append((Rue(nom, f"990{commune:02}", latitude, longitude), ""))
    return make_gazetier(rues, [])


def weigh(gazetier: Gazetier) -> tuple[int, int]:
    """Return the number of streets of the rendered file and its weight, compressed as served."""
    annuaire = annuaire_of(gazetier=gazetier)
    annuaire = replace(annuaire, registre=replace(annuaire.registre, communes=vingt_communes()))
    ((_, contenu),) = render_adresses(annuaire, Rendu(build_annuaire()))
    return len(read_rues(annuaire)), len(gzip.compress(contenu, 6))


def test_five_thousand_invented_streets_weigh_little() -> None:
    tirage = random.Random(7)  # noqa: S311 - names, not secrets
    syllabes = ("cou", "lai", "né", "roy", "an", "mon", "tré", "vil", "sar", "gé", "ché", "ru")
    natures = ("Rue", "Avenue", "Impasse", "Chemin", "Allée", "Place", "Boulevard", "Route")
    liens = ("de la ", "du ", "des ", "de ", "", "Saint-", "du Général ", "du Docteur ")

    def nommer() -> str:
        mot = "".join(tirage.choices(syllabes, k=tirage.randint(2, 4))).capitalize()
        return f"{tirage.choice(natures)} {tirage.choice(liens)}{mot}"

    noms = sorted({nommer() for _ in range(3 * RUES_MAX)})
    nombre, octets = weigh(spread(tirage.sample(noms, RUES_MAX), tirage))
    assert nombre == RUES_MAX
    assert octets <= POIDS_MAX / 2


@pytest.mark.skipif(not DEV, reason="MEDIATION_MAP_DEV_DATA is not set: no address file at hand")
def test_five_thousand_real_names_weigh_little() -> None:
    recolte = read_sources([Path(DEV) / "adresses" / "SYNTHETIC_ban_300k.csv.gz"])
    noms = sorted({plain_words(nom): nom for _, nom, _ in recolte.voies}.values())
    tirage = random.Random(7)  # noqa: S311 - names, not secrets
    nombre, octets = weigh(spread(tirage.sample(noms, RUES_MAX), tirage))
    assert nombre == RUES_MAX
    assert octets <= POIDS_MAX / 2


def test_the_order_of_the_streets_does_not_change_the_file() -> None:
    tirage = random.Random(3)  # noqa: S311 - an order, not a secret
    voies: list[Any] = [
        (Rue(f"Rue {lettre}", "99001", 48.0 + rang / 100, 0.05), "")
        for rang, lettre in enumerate("àbçdéfg")
    ]
    sources = [{"telecharge_le": "2026-11-22"}, {"telecharge_le": "2026-10-01"}]
    attendu = make_gazetier(voies, sources)
    assert attendu.jour == date(2026, 10, 1)
    for _ in range(5):
        tirage.shuffle(voies)
        assert make_gazetier(voies, sources) == attendu
