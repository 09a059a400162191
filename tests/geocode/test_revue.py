from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
import shapely

from mediation_map.constats import Origine
from mediation_map.geocode.candidats import dump_candidats, load_candidats
from mediation_map.geocode.protocole import Candidat
from mediation_map.geocode.revue import Fiche, list_fiches, render_revue
from mediation_map.geocode.revue_carte import HAUTEUR, LARGEUR, draw_carte
from mediation_map.geocode.verrou import Force, LigneVerrou, Statut, Verrou
from mediation_map.model.vocabulaires import Precision
from tests.geocode.fabrique import CARRE, make_demande, make_ligne

CONTOURS = {"72095": CARRE, "72181": shapely.box(0.21, 48.0, 0.23, 48.03)}
HOSTILE = "<script>alert(1)</script>\"'&</style><img src=x onerror=y>{{ 7*7 }}"


def candidat(latitude: float = 48.0243, libelle: str = "1 Rue de Royan") -> Candidat:
    return Candidat(
        latitude=latitude, longitude=0.2003, libelle=libelle, precision=Precision.VOIE, score=0.42
    )


def fiches(*lignes: LigneVerrou, **candidats: tuple[Candidat, ...]) -> list[Fiche]:
    verrou = Verrou().updated(lignes)
    demandes = [make_demande(ligne.id) for ligne in lignes]
    return list(list_fiches(verrou, demandes, candidats, CONTOURS, {"A": "Mairie"}))


class Strict(HTMLParser):
    """Collects the tags and their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs


def test_only_what_is_not_sure_is_reviewed() -> None:
    force = Force(latitude=48.0, longitude=0.2, raison="vu")
    listed = fiches(
        make_ligne("A"),
        make_ligne("B", statut=Statut.A_VERIFIER),
        make_ligne("C", statut=Statut.INTROUVABLE, latitude=None, longitude=None),
        make_ligne("D", statut=Statut.A_DEMANDER, latitude=None, longitude=None),
        make_ligne("E", statut=Statut.A_VERIFIER, force=force),
        make_ligne("F", requete="ailleurs"),
        make_ligne("G", force=Force(latitude=48.0, longitude=0.2, requete="ailleurs")),
    )
    assert [fiche.id for fiche in listed] == ["B", "C", "D", "F", "G"]
    assert [len(fiche.choix) for fiche in listed] == [1, 0, 0, 0, 1]
    assert listed[-1].perimee


def test_a_sheet_says_the_line_and_what_to_type() -> None:
    ligne = make_ligne("A", statut=Statut.A_VERIFIER, origine=Origine("geocodage.csv", "", 7))
    [fiche] = fiches(ligne, A=(candidat(), candidat(48.5, "loin")))
    assert (fiche.nom, fiche.ligne) == ("Mairie", 7)
    first, second = fiche.choix
    assert (first.latitude, first.longitude) == ("48.0243", "0.2003")
    assert (first.precision, first.probabilite) == ("à la rue", "42 %")
    assert first.ecart == "dans la commune"
    assert re.fullmatch(r"à 52,\d km de la commune : trop loin", second.ecart)
    page = render_revue([fiche], 77)
    assert "<strong>ligne 7</strong>" in page
    assert "<code>48.0243</code>" in page


def test_a_commune_s_middle_is_not_offered_for_copying() -> None:
    vague = Candidat(
        latitude=48.02, longitude=0.2, libelle="72190 Coulaines", score=0.1,
        precision=Precision.COMMUNE,
    )  # fmt: skip
    [fiche] = fiches(make_ligne("A", statut=Statut.A_VERIFIER), A=(vague,))
    page = render_revue([fiche], 1)
    assert "trop vague pour être recopiée" in page
    assert "48.02" not in page


def test_a_demand_without_a_line_is_told_to_run_the_command_first() -> None:
    [fiche] = list_fiches(Verrou(), [make_demande("A")], {}, CONTOURS, {})
    assert "lancez d'abord la commande geocode" in render_revue([fiche], 1)
    assert fiche.ligne == 0


def test_hostile_cells_stay_text() -> None:
    ligne = make_ligne("A", requete=HOSTILE, statut=Statut.A_VERIFIER)
    demande = make_demande("A", voie=HOSTILE, code_postal="", commune="", code_insee="72095")
    verrou = Verrou().updated([ligne])
    listed = list_fiches(
        verrou, [demande], {"A": (candidat(libelle=HOSTILE),)}, CONTOURS, {"A": HOSTILE}
    )
    page = Strict(render_revue(list(listed), 1))
    assert not {"script", "img", "iframe", "link", "a"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name.startswith("on")]


def test_the_page_loads_nothing_and_forbids_it() -> None:
    page = render_revue(fiches(make_ligne("A", statut=Statut.A_VERIFIER)), 1)
    assert "default-src 'none'" in page
    assert not [value for name, value in Strict(page).attributes if name in ("src", "href")]
    assert "http://" not in page
    assert "https://" not in page
    assert '<html lang="fr">' in page


def test_nothing_to_review_is_said() -> None:
    assert "Rien à vérifier : les 77 adresses" in render_revue([], 77)


def test_points_are_drawn_inside_the_frame_north_up() -> None:
    carte = draw_carte(CONTOURS, "72095", [(48.029, 0.2), (48.011, 0.2), (12.0, 0.2)])
    assert [point.numero for point in carte.points] == [1, 2]
    north, south = carte.points
    assert north.y < south.y
    for point in carte.points:
        assert 0 < point.x < LARGEUR
        assert 0 < point.y < HAUTEUR
    assert len(carte.voisines) == 1


@pytest.mark.parametrize("code", ["", "99999"])
def test_without_an_outline_there_is_no_map(code: str) -> None:
    assert draw_carte(CONTOURS, code, [(48.02, 0.2)]).commune == ""


def test_an_outline_with_parts_and_holes_is_drawn_whole() -> None:
    hole = CARRE.difference(shapely.box(0.195, 48.015, 0.2, 48.02))
    parts = shapely.MultiPolygon([hole, shapely.box(0.22, 48.0, 0.23, 48.01)])
    assert draw_carte({"1": parts}, "1", []).commune.count("M") == 3


def test_candidates_are_kept_for_what_is_still_open(tmp_path: Path) -> None:
    chemin = tmp_path / "candidats.json"
    lignes = [make_ligne("A", statut=Statut.A_VERIFIER), make_ligne("B")]
    found = {"A": (candidat(), candidat(48.03)), "B": (candidat(),), "Z": (candidat(),)}
    chemin.write_bytes(dump_candidats(found, Verrou().updated(lignes)))
    assert load_candidats(chemin) == {"A": found["A"]}


@pytest.mark.parametrize("content", ["", "{", "[]", '{"A": 1}', '{"A": [{}]}', '{"A": [[]]}'])
def test_a_damaged_file_of_candidates_is_only_missing(content: str, tmp_path: Path) -> None:
    chemin = tmp_path / "candidats.json"
    chemin.write_text(content)
    assert load_candidats(chemin) == {}
    assert load_candidats(tmp_path / "absent.json") == {}
