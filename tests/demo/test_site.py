"""The demo as the command builds it: accounted for, harmless whatever its cells hold, labelled."""

from __future__ import annotations

import csv
import re
import shutil
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediation_map.model.registre import Sort
from mediation_map.pipeline import make_annuaire
from mediation_map.publish.annuaire import Edition
from mediation_map.territory.chiffres import commune_of
from tests.demo.territoire import (
    JOUR,
    RAW,
    account,
    build_site,
    load_demo,
    read_elements,
    read_rows,
    tables,
)
from tests.render.pages import Element
from tests.territoire_copie import Territoire

MAKEFILE = Path(__file__).parents[2] / "Makefile"
# Attributes that a browser follows or runs.
LIENS = ("href", "src", "action", "formaction", "poster", "data", "srcset")
SCHEMES = re.compile(r"^(?:https?:|mailto:|tel:|geo:|sms:|[^:]*$)")


def elements(edition: Edition) -> Iterator[tuple[str, Element]]:
    for path in build_site(edition):
        if path.endswith(".html"):
            yield from ((path, element) for element in read_elements(path, edition))


@pytest.fixture(scope="module")
def sortie(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the command prints when it builds the demo on the Makefile's day."""
    dossier = tmp_path_factory.mktemp("demo")
    shutil.copytree(RAW, dossier / "raw")
    shutil.copytree(RAW.parent / "processed", dossier / "processed")
    jour = re.search(r"^DEMO_DAY := (\d+)$", MAKEFILE.read_text(encoding="utf-8"), re.MULTILINE)
    assert jour
    done = Territoire(dossier).run("build", epoch=jour[1])
    assert done.returncode == 0, done.stderr
    assert (dossier / "site/public/index.html").read_bytes() == build_site(Edition.PUBLIC)[
        "index.html"
    ]
    return done.stdout


def test_the_account_balances_table_by_table(sortie: str) -> None:
    for table in tables():
        total = len(read_rows(table))
        line = re.search(rf"^  {table} +{total} lignes : (.*)$", sortie, re.MULTILINE)
        assert line, table
        assert sum(map(int, re.findall(r"\d+", line[1]))) == total, table


@pytest.mark.parametrize(
    "raison",
    [
        "acteurs : retenu, aucun accord de publication enregistré",
        "acteurs : retenu, accord du 10 mai 2023 à redemander",
        "acteurs : retenu, publication refusée par le lieu",
        "acteurs : retenu, marqué « masqué » dans la table",
        "acteurs : retenu, réservé à l'édition professionnelle",
        "acteurs : retenu, état d'accueil « ne pas publier »",
        "acteurs : rejeté, la case « nom » est vide",
        "permanences : rejeté, « lieu_id » ne désigne aucune ligne",
        "permanences : rejeté, identifiant « P-01 » déjà pris, ligne 2",
        "permanences : retenu, convention terminée le 2026-11-22",
        "passages : retenu, passé depuis le 2026-11-16",
        "fermetures : retenu, passé depuis le 2026-08-22",
    ],
)
def test_the_account_tells_why_rows_are_not_shown(sortie: str, raison: str) -> None:
    assert raison in sortie


def test_every_end_has_its_reason() -> None:
    assert [ligne for ligne in account() if not ligne.raison] == []
    assert Counter(ligne.sort for ligne in account())[Sort.RETENU] > 10


def test_each_common_fault_of_a_cell_is_told_where_it_stands() -> None:
    constats = load_demo().constats
    assert {
        "doublon-possible", "doublon-reuni",
        "air-de-formule", "caracteres-invisibles", "case-requise", "code-postal-faux",
        "commune-hors-territoire", "convention-illisible", "courriel-coupe", "courriel-personnel",
        "date-impossible", "etat-illisible", "heures-a-l-envers", "horaires-non-dits",
        "identifiant-en-double", "nombre-illisible", "position-a-verifier",
        "position-introuvable", "reference-inconnue", "telephone-incomplet", "texte-balise",
        "url-interdite", "visibilite-illisible",
    } <= {constat.code for constat in constats}  # fmt: skip
    assert all(constat.origine.fichier and constat.origine.ligne for constat in constats)


@pytest.mark.parametrize("edition", list(Edition))
def test_no_cell_becomes_code(edition: Edition) -> None:
    for path, element in elements(edition):
        assert not [nom for nom in element.attributs if nom.startswith("on")], path
        for nom in LIENS:
            valeur = element.attributs.get(nom) or ""
            assert SCHEMES.match(valeur.strip().casefold()), f"{path}: {valeur}"
        if element.nom == "script" and not element.attributs.get("src"):
            assert str(element.attributs.get("type", "")).endswith("json"), path
        assert element.nom not in {"iframe", "object", "embed", "b", "base"}, path


@pytest.mark.parametrize("edition", list(Edition))
def test_no_sign_turns_the_text_round(edition: Edition) -> None:
    hostile = {chr(c) for c in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F)}
    assert "\u202e" in (RAW / "acteurs.csv").read_text(encoding="utf-8")
    for path, content in build_site(edition).items():
        if path.endswith((".html", ".csv", ".ics", ".vcf", ".geojson", ".xml")):
            assert hostile & set(content.decode()) == set(), path
            assert "\x00" not in content.decode(), path


def test_help_that_the_public_cannot_find_serves_no_commune() -> None:
    annuaire = make_annuaire(load_demo(), Edition.PUBLIC, JOUR, account())
    noms = {commune.code_insee: commune.nom for commune in annuaire.registre.communes}
    courts = {besoin.id: besoin.court for besoin in annuaire.besoins}
    servis = {
        (noms.get(commune_of(lieu)), courts[besoin])
        for lieu in annuaire.registre.lieux
        for besoin in lieu.offre.besoins
    }
    liste = build_site(Edition.PRO)["tableau-de-bord/sans-aide.csv"].decode("utf-8-sig")
    sans_aide = {(row[0], row[-1]) for row in list(csv.reader(liste.splitlines()))[1:]}
    assert servis.isdisjoint(sans_aide)
    # The only place there that helps with it is reserved to professionals.
    assert ("Songe-le-Vieux", "Emploi et CV") in sans_aide


@pytest.mark.parametrize("edition", list(Edition))
def test_no_cell_of_a_download_is_a_formula(edition: Edition) -> None:
    for path, content in build_site(edition).items():
        if path.endswith(".csv"):
            assert not re.search(r'(?m)(?:^|[,;])"?[=@][A-Za-z]', content.decode()), path


def test_every_page_says_that_it_is_a_demonstration() -> None:
    for edition in Edition:
        for path, content in build_site(edition).items():
            if path.endswith(".html"):
                assert "Démonstration." in content.decode(), path


def test_nothing_of_the_demo_can_be_taken_for_real() -> None:
    insee = {row["code_insee"] for row in read_rows("communes")}
    assert all(code.startswith("96") for code in insee), "no département has this number"
    fiction = ("019900", "026191", "035301", "046571", "053649")
    for lieu in load_demo().registre.lieux:
        for telephone in lieu.telephones:
            numero = telephone.affichage.replace(" ", "")
            assert numero.startswith(fiction), "numbers kept for fictions"
        for courriel in lieu.courriels:
            assert courriel.adresse.endswith(".example")
        if lieu.position:
            assert -21 < lieu.position.longitude < -19, "in the middle of the ocean"
    nom = unicodedata.normalize("NFC", load_demo().config.territoire.nom)
    assert nom == "Communauté de communes du Pays imaginaire"
