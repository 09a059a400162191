"""Pages of communes and needs, and the A–Z list."""

from __future__ import annotations

from dataclasses import replace

from mediation_map.model.registre import Registre
from mediation_map.render.pages_listes import build_annuaire as build_liste
from mediation_map.render.pages_listes import build_besoin, find_reponses
from mediation_map.render.pages_recherche import VIGNETTES_MAX
from mediation_map.render.tri import first_letter, sort_key
from mediation_map.render.voisins import Contours
from tests.render.exemple import BESOINS, COMMUNES, CONTOURS, REGISTRE, build_annuaire
from tests.render.exemple_lieux import FRANCE_SERVICES, LIEUX
from tests.render.pages import read_page, render_all, words


def test_help_comes_first_and_relays_stand_apart(site: dict[str, bytes]) -> None:
    texte = words(site["communes/aubry/index.html"])
    aides, relais = texte.split("Ces lieux peuvent vous orienter.")
    assert "Atelier des Écrans" in aides
    assert "France services du Moulin" in aides
    assert "CCAS de la Place" not in aides.split("Lieux d'aide", 1)[1]
    assert "CCAS de la Place" in relais


def test_the_figures_of_a_commune(site: dict[str, bytes]) -> None:
    aubry = words(site["communes/aubry/index.html"])
    assert "Code postal : 99100 et 99110" in aubry
    assert "Habitants en 2022 3 001 Habitants par lieu d'aide 1 501" in aubry
    evron = words(site["communes/evron/index.html"])
    assert "Habitants non renseigné Habitants par lieu d'aide non calculable" in evron


def test_a_commune_without_help_gives_the_nearest_of_the_others(site: dict[str, bytes]) -> None:
    texte = words(site["communes/zelie/index.html"])
    assert "Aucun lieu d'aide au numérique n'est connu dans cette commune." in texte
    assert "France services du Moulin" in texte
    assert "à 14,9 km" in texte
    assert "39 39" in texte
    assert "Les lieux d'aide les plus proches" not in words(site["communes/aubry/index.html"])


def test_neighbours_share_a_border() -> None:
    contours = Contours(CONTOURS)
    assert contours.find_voisines("99001") == ("99002",)
    assert contours.find_voisines("99002") == ("99001", "99003")
    assert contours.find_voisines("inconnu") == ()
    assert contours.find_interieur("inconnu") is None


def test_the_source_of_the_outlines_is_named_where_they_serve(site: dict[str, bytes]) -> None:
    assert "IGN Admin Express COG 2018" in words(site["communes/aubry/index.html"])


def test_communes_are_in_the_order_of_the_alphabet_accents_aside(site: dict[str, bytes]) -> None:
    elements = read_page(site["communes/index.html"])
    noms = [e.texte for e in elements if e.nom == "strong" and "main" in e.parents]
    assert noms == ["Aubry", "Évron", "Zélie"]


def test_a_need_is_answered_by_help_places_only() -> None:
    reponses = find_reponses(BESOINS[0], LIEUX)
    assert [one.id for one in reponses] == ["L2", "L1"]
    relais = tuple(
        replace(one, offre=replace(one.offre, besoins=("impots",)))
        for one in LIEUX
        if one.id in ("L4", "L5")
    )
    assert find_reponses(BESOINS[0], relais) == []


def test_the_page_of_a_need(site: dict[str, bytes]) -> None:
    texte = words(site["besoins/impots/index.html"])
    assert "Dire aux impôts combien vous gagnez. 2 lieux peuvent vous aider." in texte
    assert "Aubry" in texte
    vide = words(site["besoins/musique/index.html"])
    assert "Aucun lieu de l'annuaire n'a déclaré cette aide." in vide
    assert "39 39" in vide


def test_the_list_goes_from_a_to_z_and_marks_relays(site: dict[str, bytes]) -> None:
    texte = words(site["annuaire/index.html"])
    assert "6 lieux, dont 4 lieux d'aide." in texte
    assert "CCAS de la Place Aubry Relais" in texte
    assert "Atelier des Écrans Aubry Relais" not in texte
    liste = build_liste(LIEUX)
    remplies = [one.lettre for one in liste.lettres if one.entrees]
    assert remplies == ["A", "C", "F", "M", "#"]
    assert len(liste.lettres) == 27
    assert sum(len(one.entrees) for one in liste.lettres) == len(LIEUX)


def test_letters_and_order_ignore_accents() -> None:
    assert first_letter("« Évasion »") == "E"
    assert first_letter("Œuvre") == "O"
    assert first_letter("4 vents") == "#"
    assert first_letter("…") == "#"
    assert sorted(["Zoé", "été", "Eau", "Fou"], key=sort_key) == ["Eau", "été", "Fou", "Zoé"]


def test_an_empty_territory_still_has_its_pages() -> None:
    site = render_all(build_annuaire(replace(REGISTRE, lieux=(), activites=(), permanences=())))
    assert "0 lieu, dont 0 lieu d'aide" in words(site["annuaire/index.html"])
    assert "Aucun lieu d'aide ni relais" in words(site["communes/index.html"])


def test_a_need_that_too_many_places_answer_counts_them_by_commune() -> None:
    modele = replace(FRANCE_SERVICES, telephones=())
    pages = {}
    for nombre in (VIGNETTES_MAX, VIGNETTES_MAX + 1):
        lieux = tuple(replace(modele, id=f"N{n}", slug=f"n-{n}") for n in range(nombre))
        annuaire = build_annuaire(Registre(lieux=lieux, communes=COMMUNES))
        besoin = annuaire.besoins[0]
        pages[nombre] = build_besoin(besoin, annuaire)
    assert sum(len(groupe.lieux) for groupe in pages[VIGNETTES_MAX].groupes) == VIGNETTES_MAX
    assert pages[VIGNETTES_MAX].communes == ()
    (tuile,) = pages[VIGNETTES_MAX + 1].communes
    assert (tuile.chemin, tuile.resume) == ("communes/aubry/index.html", "201\u00a0lieux")
    assert pages[VIGNETTES_MAX + 1].groupes == ()
