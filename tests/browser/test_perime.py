"""A site that was not built again: what it says holds on the visitor's day, in Paris."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time

import pytest
from playwright.sync_api import Page, expect

from mediation_map.config import load_config
from mediation_map.model.accueil import Accueil
from mediation_map.model.evenement import Atelier, Fermeture, Seance
from mediation_map.model.vocabulaires import EtatAccueil, PorteeFermeture
from mediation_map.pipeline import close_rows, load_donnees, make_annuaire
from mediation_map.publish.annuaire import Edition
from mediation_map.publish.ecriture import write_folder
from mediation_map.render.site import render_site
from tests.browser.conftest import TODAY, Ouvrir, serve

pytestmark = pytest.mark.browser
CUBE = "france-services-le-cube"
FICHE = f"lieux/{CUBE}/index.html"
PLEIN = date(2026, 11, 30)
SUITE = date(2026, 12, 7)
CONGES = (date(2026, 12, 24), date(2027, 1, 2))
# The same instant is already the next day in Paris.
DERNIER_SOIR = "2026-11-30T22:30:00Z"
LENDEMAIN = "2026-11-30T23:30:00Z"
DERNIER_MATIN = "2026-11-30T09:59:00Z"
FIN_DE_SEANCE = (DERNIER_MATIN, "2026-11-30T10:01:00Z")
NOEL = "2026-12-25T09:00:00Z"
APRES = "2027-01-03T09:00:00Z"


@pytest.fixture(scope="module")
def adresse_perimee(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The public site, with one full place that will also close for holidays."""
    donnees = load_donnees(load_config())
    annuaire = make_annuaire(donnees, Edition.PUBLIC, TODAY, close_rows(donnees, TODAY))
    lieu = next(one for one in annuaire.registre.lieux if one.slug == CUBE)
    ailleurs = next(one for one in annuaire.registre.lieux if one.slug != CUBE)
    registre = replace(
        annuaire.registre,
        ateliers=(
            Atelier(id="A", titre="Premiers clics", slug="premiers-clics"),
            Atelier(id="B", titre="Seconds clics", slug="seconds-clics"),
        ),
        seances=(
            _seance("A", lieu.id, PLEIN),
            _seance("B", ailleurs.id, PLEIN),
            _seance("B", ailleurs.id, SUITE),
        ),
        accueils=(Accueil(id="E", lieu_id=lieu.id, etat=EtatAccueil.COMPLET, expire_le=PLEIN),),
        fermetures=(
            Fermeture(
                id="F", cible=lieu.id, portee=PorteeFermeture.LIEU, debut=CONGES[0], fin=CONGES[1]
            ),
        ),
    )
    dossier = tmp_path_factory.mktemp("perime")
    write_folder(dossier / "site", render_site(replace(annuaire, registre=registre), donnees.slugs))
    with serve(dossier / "site") as adresse:
        yield adresse


def _seance(atelier: str, lieu: str, jour: date) -> Seance:
    return Seance(
        id=f"{atelier}-{jour}",
        atelier_id=atelier,
        lieu_id=lieu,
        jour=jour,
        debut=time(9),
        fin=time(11),
    )


def at(ouvrir: Ouvrir, adresse: str, instant: str, chemin: str) -> Page:
    # Far from Paris: the visitor's own calendar does not count.
    onglet = ouvrir(base=adresse, timezone_id="Pacific/Honolulu")
    onglet.page.clock.set_fixed_time(instant)
    return onglet.open(chemin)


@pytest.mark.parametrize("chemin", ["index.html#q=le%20cube", "communes/allonnes/index.html"])
def test_a_card_follows_the_days(ouvrir: Ouvrir, adresse_perimee: str, chemin: str) -> None:
    carte = f'article[data-lieu="{CUBE}"]'
    for instant, mots, complet in (
        (DERNIER_SOIR, "Complet jusqu'au 30 novembre 2026", True),
        (LENDEMAIN, "Accueil à confirmer : appelez", False),
        (NOEL, "Fermé jusqu'au 2 janvier 2027", True),
        (APRES, "Accueil à confirmer : appelez", False),
    ):
        page = at(ouvrir, adresse_perimee, instant, chemin)
        expect(page.locator(f"{carte} [data-accueil]")).to_have_text(mots.replace(" :", "\u00a0:"))
        assert page.locator(f"{carte}[data-complet]").count() == int(complet), instant


def test_the_page_of_a_place_follows_the_days(ouvrir: Ouvrir, adresse_perimee: str) -> None:
    avis = ".fiche-tete .avis:visible"
    soir = at(ouvrir, adresse_perimee, DERNIER_SOIR, FICHE).locator(avis)
    expect(soir.last).to_contain_text("Ce lieu est complet pour le moment.")
    expect(soir.filter(has_text="À confirmer")).to_have_count(0)
    lendemain = at(ouvrir, adresse_perimee, LENDEMAIN, FICHE)
    expect(lendemain.locator(avis).last).to_contain_text("À confirmer\u00a0: Ce lieu est complet")
    expect(lendemain.locator(".fiche-tete")).not_to_contain_text("Fermé")
    noel = at(ouvrir, adresse_perimee, NOEL, FICHE).locator(avis)
    expect(noel.filter(has_text="Fermé jusqu'au 2 janvier 2027.")).to_have_count(1)
    apres = at(ouvrir, adresse_perimee, APRES, FICHE).locator(avis)
    expect(apres.filter(has_text="Fermé")).to_have_count(0)


def test_a_full_place_comes_last_until_its_state_expires(
    ouvrir: Ouvrir, adresse_perimee: str
) -> None:
    rangs = []
    for instant in (DERNIER_SOIR, NOEL):
        page = at(ouvrir, adresse_perimee, instant, "index.html#q=impots")
        slugs = page.locator("[data-liste] article").evaluate_all(
            "a => a.map((un) => un.dataset.lieu)"
        )
        rangs.append((slugs.index(CUBE), len(slugs)))
    assert all(rang == nombre - 1 for rang, nombre in rangs)


@pytest.mark.parametrize(
    ("chemin", "dit", "instants"),
    [
        (FICHE, "Fermé du 24 décembre 2026 au 2 janvier 2027", (NOEL, APRES)),
        (FICHE, "Prochains ateliers", FIN_DE_SEANCE),
        (FICHE, "Premiers clics", FIN_DE_SEANCE),
        ("agenda/ateliers/index.html", "Lundi 30 novembre 2026", (DERNIER_MATIN, LENDEMAIN)),
        ("agenda/ateliers/index.html", "Novembre 2026", (DERNIER_MATIN, LENDEMAIN)),
    ],
)
def test_what_is_over_is_not_shown(
    ouvrir: Ouvrir, adresse_perimee: str, chemin: str, dit: str, instants: tuple[str, str]
) -> None:
    for instant, montre in zip(instants, (True, False), strict=True):
        page = at(ouvrir, adresse_perimee, instant, chemin)
        expect(page.locator("main").get_by_text(dit).first).to_be_visible(visible=montre)


def test_the_catalogue_gives_the_next_session_that_is_known(
    ouvrir: Ouvrir, adresse_perimee: str
) -> None:
    aucune = "Pas de séance ouverte pour le moment."
    premiere, seconde = "lundi 30 novembre 2026", "lundi 7 décembre 2026"
    for instant, dits in (
        (DERNIER_MATIN, (premiere, premiere)),
        (FIN_DE_SEANCE[1], (aucune, seconde)),
        (NOEL, (aucune, aucune)),
    ):
        page = at(ouvrir, adresse_perimee, instant, "ateliers/index.html")
        for titre, dit in zip(("Premiers clics", "Seconds clics"), dits, strict=True):
            lignes = page.locator("article", has_text=titre).locator("p:visible")
            expect(lignes).to_have_count(1)
            debut = "" if dit == aucune else "Prochaine séance\u00a0: "
            assert lignes.inner_text().startswith(f"{debut}{dit}"), (instant, titre)


def test_without_script_the_catalogue_gives_every_date_and_calls_none_the_next(
    ouvrir: Ouvrir, adresse_perimee: str
) -> None:
    page = ouvrir(base=adresse_perimee, java_script_enabled=False).open("ateliers/index.html")
    lignes = page.locator("article", has_text="Seconds clics").locator("p:visible")
    dits = lignes.all_inner_texts()
    assert [dit.split(",")[0].replace("\u00a0", " ") for dit in dits] == [
        "Séance : lundi 30 novembre 2026",
        "Séance : lundi 7 décembre 2026",
    ]
    expect(page.locator("main")).not_to_contain_text("Prochaine")
