"""The professionals' dashboard quotes no cell of a row that their edition does not show."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from mediation_map.commands.build import remember_public
from mediation_map.config import load_config
from mediation_map.constats import VALEUR_RESERVEE, Constat, Probleme, Severite
from mediation_map.pipeline import close_rows, load_donnees, make_annuaire
from mediation_map.publish.annuaire import Annuaire, Edition
from mediation_map.render.pilotage import build_listes
from mediation_map.render.site import render_site
from tests.demo.test_reserve import texts

RAW = Path("data/demo/raw")
JOUR = date(2026, 11, 23)
# Every cell is wrong in its own way, and told so.
MASQUEE = {
    "nom": "Zzmasque <b>Refuge</b> des Lilas", "adresse": "Zzmasque 12 rue introuvable",
    "commune": "Zzmasque-Ville", "code_postal": "ZZMASQUE9", "telephone": "06 99 88 77",
    "courriel": "zzmasque@refuge", "site_web": "javascript:zzmasque", "horaires": "zzmasque tôt",
    "source_date": "31/02/1999", "fiche_acces_libre": "vbscript:zzmasque",
}  # fmt: skip


def append(fichier: Path, *lignes: Mapping[str, str]) -> None:
    colonnes = fichier.read_text(encoding="utf-8").splitlines()[0].split(",")
    flux = io.StringIO()
    csv.DictWriter(flux, colonnes, restval="", lineterminator="\n").writerows(lignes)
    fichier.write_text(fichier.read_text(encoding="utf-8") + flux.getvalue(), encoding="utf-8")


@pytest.fixture(scope="module")
def annuaire(tmp_path_factory: pytest.TempPathFactory) -> Annuaire:
    raw = tmp_path_factory.mktemp("demo") / "raw"
    shutil.copytree(RAW, raw)
    append(
        raw / "acteurs.csv",
        {"id": "Z-1", "visibilite": "masque", **MASQUEE},
        {"id": "Z-2", "visibilite": "Zzmasque peut-être", **MASQUEE},
        # Rejected for want of a name, it was to be hidden all the same.
        {"id": "Z-3", "visibilite": "masqué", **MASQUEE, "nom": ""},
        # Looks like a place that everybody sees: the doubt would name it.
        {"id": "Z-4", "visibilite": "masque", "nom": "Zzmasque Médiathèque Jules-Inventé",
         "adresse": "14 rue des Nuages", "code_postal": "96100", "commune": "Bourg-Fictif",
         "telephone": "01 99 00 02 00"},
        {"id": "Z-5", "nom": "Lieu pour professionnels", "telephone": "06 11 22 33",
         "commune": "Bourg-Fictif", "visibilite": "professionnel"},
    )  # fmt: skip
    append(
        raw / "permanences.csv",
        {"id": "Z-P", "lieu_id": "Z-1", "horaires": "zzmasque parfois", "telephone": "06 99 88 77"},
    )
    append(raw / "accueil.csv", {"id": "Z-E", "lieu_id": "Z-1", "etat": "zzmasque plein"})
    append(raw / "fermetures.csv", {"id": "Z-F", "cible": "Z-1", "debut": "32/13/1999"})
    donnees = load_donnees(load_config(raw / "territoire.toml"))
    assert sum("zzmasque" in repr(c).casefold() for c in donnees.constats) > 12
    return make_annuaire(donnees, Edition.PRO, JOUR, close_rows(donnees, JOUR))


def test_no_byte_of_the_professional_site_quotes_a_hidden_row(annuaire: Annuaire) -> None:
    for path, content in render_site(annuaire, remember_public({}, [annuaire])).items():
        for text in texts(path, content):
            assert "zzmasque" not in text.casefold(), path
            assert "06 99 88 77" not in text.replace("\u00a0", " "), path


def test_constats_on_hidden_rows_keep_their_place_and_lose_their_values(annuaire: Annuaire) -> None:
    (constats,) = [one for one in build_listes(annuaire) if one.cle == "constats"]
    reserves = [ligne for ligne in constats.lignes if VALEUR_RESERVEE in " ".join(ligne)]
    assert len(reserves) > 12
    for ligne in reserves:
        assert "ligne" in ligne[1]
        assert "{" not in " ".join(ligne)
        assert "zzmasque" not in " ".join(ligne).casefold()


def test_a_row_for_professionals_is_quoted_to_them(annuaire: Annuaire) -> None:
    assert any("06 11 22 33" in constat.phrase for constat in annuaire.constats)


def test_what_a_reader_may_not_see_leaves_no_trace_of_its_length() -> None:
    genre = Probleme("x", Severite.AVERTISSEMENT, "« {valeur} » a {nombre} lettres.", "{essai} ?")
    court = genre.constat("abc", nombre=3, essai="abd").without_values()
    long = genre.constat("abcdefgh", nombre=8, essai="xyz").without_values()
    assert court == long
    assert court.phrase == "(valeur réservée) a (valeur réservée) lettres."
    assert "abd" not in court.conseil


def test_a_constat_without_a_kind_says_nothing() -> None:
    constat = Constat("x", Severite.AVERTISSEMENT, "Le secret est dit.", "secret", "secret")
    assert "secret" not in repr(constat.without_values())
