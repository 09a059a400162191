"""The data file of the search: its form, and that nothing in a cell can do harm there."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from mediation_map.merge.slugs import make_slug
from mediation_map.model.lieu import Adresse, Lieu, Offre, Position
from mediation_map.model.vocabulaires import Frais, Precision, PriseEnCharge, Public, Role, Service
from mediation_map.publish.annuaire import Annuaire
from mediation_map.render.donnees_communes import find_points
from mediation_map.render.donnees_recherche import (
    CHEMIN,
    COLONNES,
    build_donnees,
    keep_hours,
    render_donnees,
)
from mediation_map.render.filtres_recherche import build_groupes
from tests.render.exemple import build_annuaire


def annuaire_of(*lieux: Lieu) -> Annuaire:
    annuaire = build_annuaire()
    return replace(annuaire, registre=replace(annuaire.registre, lieux=lieux))


def row(lieu: Lieu) -> dict[str, Any]:
    return named(build_donnees(annuaire_of(lieu)))[0]


def named(donnees: dict[str, Any]) -> list[dict[str, Any]]:
    return [dict(zip(donnees["colonnes"], ligne, strict=True)) for ligne in donnees["lieux"]]


def lieu(**champs: Any) -> Lieu:
    return Lieu(**{"id": "X", "nom": "Un lieu", "slug": "un-lieu", "role": Role.AIDE, **champs})


def parse(contenu: bytes) -> Any:
    texte = contenu.decode()
    assert texte.startswith("mediationMap.donnees(")
    assert texte.endswith(");\n")
    return json.loads(texte.removeprefix("mediationMap.donnees(").removesuffix(");\n"))


def test_every_place_has_a_row_that_points_inside_the_tables() -> None:
    annuaire = build_annuaire()
    chemin, contenu = render_donnees(build_donnees(annuaire))
    assert chemin == CHEMIN
    donnees = parse(contenu)
    assert donnees["colonnes"] == list(COLONNES)
    lignes = named(donnees)
    assert [ligne["slug"] for ligne in lignes] == [one.slug for one in annuaire.registre.lieux]
    for ligne in lignes:
        assert ligne["commune"] < len(donnees["communes"])
        assert all(rang < len(donnees["besoins"]) for rang in ligne["besoins"])
        assert all(rang < len(donnees["calendriers"]) for rang in ligne["calendriers"])
        assert all(rang < len(donnees["textes"]) for rang in ligne["mots"])


def test_what_is_not_said_stays_unknown() -> None:
    ligne = row(lieu())
    assert (ligne["rdv"], ligne["frais"], ligne["pmr"]) == (None, 0, None)
    assert (ligne["latitude"], ligne["longitude"]) == (None, None)
    assert ligne["ancien"] == 1


def test_what_is_said_is_given() -> None:
    offre = Offre(
        sur_rendez_vous=False,
        frais=(Frais.GRATUIT,),
        publics=(Public.JEUNES,),
        services=(Service.ACCES,),
        langues=("Anglais",),
        prises_en_charge=(PriseEnCharge.ANGLAIS, PriseEnCharge.SURDITE),
    )
    donnees = build_donnees(annuaire_of(lieu(offre=offre, acces_pmr=True)))
    ligne = named(donnees)[0]
    assert (ligne["rdv"], ligne["frais"], ligne["pmr"]) == (0, 1, 1)
    assert donnees["listes"]["langues"] == [["anglais", "Anglais"]]
    assert donnees["listes"]["accueils"] == [["surdite", "Surdité"]]
    assert donnees["listes"]["publics"] == [["jeunes", "Jeunes"]]


def test_a_commune_point_is_never_given_as_the_door() -> None:
    def at(precision: Precision) -> dict[str, Any]:
        position = Position(
            latitude=48.05, longitude=0.05, precision=precision, fournisseur="source"
        )
        return row(lieu(position=position))

    assert at(Precision.COMMUNE)["latitude"] is None
    assert at(Precision.VOIE)["rue"] == 1
    assert (at(Precision.NUMERO)["latitude"], at(Precision.NUMERO)["rue"]) == (48.05, 0)


def test_a_relay_gives_no_words_of_help_to_search() -> None:
    offre = Offre(texte="Déclaration d'impôts", services=(Service.DEMARCHES,))
    assert row(lieu(role=Role.RELAIS, offre=offre))["mots"] == []
    assert row(lieu(offre=offre))["mots"] != []


def test_hostile_cells_stay_text() -> None:
    mauvais = "</script><script>alert(1)</script>\u2028\u2029\u202e"
    annuaire = annuaire_of(lieu(nom=mauvais))
    _, contenu = render_donnees(build_donnees(annuaire))
    texte = contenu.decode()
    assert "<" not in texte
    assert "\u2028" not in texte
    assert named(parse(contenu))[0]["nom"] == mauvais


def test_a_commune_outside_the_territory_is_added_once() -> None:
    dehors = Adresse(commune="Ailleurs", code_insee="98000")
    donnees = build_donnees(
        annuaire_of(lieu(adresse=dehors), lieu(id="Y", slug="y", adresse=dehors))
    )
    assert [ligne[0] for ligne in donnees["communes"]][3:] == ["Ailleurs"]
    assert {ligne["commune"] for ligne in named(donnees)} == {3}


def test_points_lie_inside_their_commune() -> None:
    points = find_points(build_annuaire())
    assert 48.0 < points["99002"][0] < 48.1
    assert 0.1 < points["99002"][1] < 0.2


def test_times_never_break_over_two_lines() -> None:
    assert keep_hours("de 9 h à 12 h 30, le 3 du mois") == (
        "de 9\u00a0h à 12\u00a0h\u00a030, le 3 du mois"
    )


def test_only_filters_that_some_place_makes_useful_are_offered() -> None:
    annuaire = annuaire_of(lieu())
    noms = [groupe.nom for groupe in build_groupes(annuaire, build_donnees(annuaire))]
    assert noms == ["commune"]
    annuaire = build_annuaire()
    groupes = build_groupes(annuaire, build_donnees(annuaire))
    assert {"besoin", "niveau", "jour", "moment", "commune"} <= {one.nom for one in groupes}
    valeurs = [choix.valeur for groupe in groupes for choix in groupe.choix]
    assert valeurs == [make_slug(one) if "_" not in one else one for one in valeurs]
