"""Activity reports exported by the advisers' platform: counted by month, kind, commune, forgotten.

The files are built here, under the headings that the platform's public code writes.
"""

from __future__ import annotations

import csv
import io
import shutil
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import Workbook

from mediation_map.cli import cli
from mediation_map.commands.build import remember_public
from mediation_map.config import load_config
from mediation_map.errors import ConfigError
from mediation_map.model.activite import HORS_TERRITOIRE, SANS_COMMUNE
from mediation_map.model.registre import Sort
from mediation_map.normalise.comptes_rendus import ATELIERS, DEJA_COMPTE
from mediation_map.pipeline import Donnees, close_rows, load_donnees, make_annuaire
from mediation_map.publish.annuaire import Edition
from mediation_map.publish.classeur_corrige import make_corrige
from mediation_map.read.dossier import read_dossier
from mediation_map.read.sources.correspondance import list_fournies, load_correspondance
from mediation_map.render.site import render_site
from tests.demo.test_reserve import texts

RAW = Path("data/demo/raw")
JOUR = date(2026, 11, 23)
TITRES = (
    "Date", "Enregistré le", "Dernière modification le", "Prénom du médiateur",
    "Nom du médiateur", "Rôle", "ID - Conum", "Type", "Participants", "Bénéficiaire",
    "Canaux d’accompagnement", "Nom du lieu", "Adresse", "Commune", "Code postal", "Code Insee",
    "Durée (min)", "Nom de l’atelier", "Matériel numérique utilisé",
    "Thématique(s) d’accompagnement", "Tags", "Nom de la démarche administrative",
    "Niveau d’autonomie (ou de l’atelier)", "Bénéficiaire réorienté", "Structure de redirection",
    "Commune du bénéficiaire", "Code postal du bénéficiaire", "Code Insee du bénéficiaire",
    "Genre du bénéficiaire", "Tranche d’âge du bénéficiaire", "Statut du bénéficiaire",
    "Notes supplémentaires", "ID CRA",
)  # fmt: skip
ENTETE = (
    ("Informations export",), ("Nom", "SECRET-AGENT"), ("Prénom", "SECRET-PRENOM"),
    ("Rôle", "Coordinateur"), ("Activités", 7), (), ("Filtres",), ("Période", "-"),
    ("Lieux d’accompagnement", "SECRET-FILTRE"), ("Communes", "-"), ("Départements", "-"),
    ("Type d’accompagnement", "-"), ("Médiateurs", "SECRET-MEDIATEUR"), (),
)  # fmt: skip
SECRETS = {
    "Enregistré le": "SECRET-ENREGISTRE", "Prénom du médiateur": "SECRET-CONSEILLERE",
    "Nom du médiateur": "SECRET-FAMILLE", "Bénéficiaire": "SECRET-BENEFICIAIRE",
    "Nom du lieu": "SECRET-LIEU", "Adresse": "SECRET-RUE", "Nom de l’atelier": "SECRET-ATELIER",
    "Tags": "SECRET-TAG", "Nom de la démarche administrative": "SECRET-DEMARCHE",
    "Commune du bénéficiaire": "SECRET-DOMICILE", "Statut du bénéficiaire": "SECRET-STATUT",
    "Notes supplémentaires": "SECRET-NOTE secret@courriel.example 06 12 34 56 78",
}  # fmt: skip
INDIVIDUEL, ATELIER = "Accompagnement individuel", "Atelier collectif"


def cra(quand: object, sorte: str, rang: object, ou: str, ident: str) -> list[object]:
    """Return a row of the export, personal data in every column that may hold some.

    ``ou`` is a commune's name and code, either may be missing: ``La Fable 96005``.
    """
    nom, code = (ou[:-5].strip(), ou[-5:]) if ou[-5:].isdigit() else (ou, "")
    cases: dict[str, object] = {
        "Date": quand, "Type": sorte, "Participants": rang, "Commune": nom,
        "Code Insee": code, "ID CRA": ident, "Code postal": "96100", "Durée (min)": 60,
    }  # fmt: skip
    return [cases.get(titre, SECRETS.get(titre, "")) for titre in TITRES]


OCTOBRE = datetime(2026, 10, 14)  # noqa: DTZ001 - as a spreadsheet holds it
LIGNES = [
    *[cra(OCTOBRE, INDIVIDUEL, 1, "Bourg-Fictif 96001", f"SECRET-ID-{n}") for n in range(7)],
    *[cra(OCTOBRE, ATELIER, f"{n}/6", "Bourg-Fictif 96001", "SECRET-ID-A") for n in range(1, 7)],
    *[cra("03/09/2026", INDIVIDUEL, 1, "LA FABLE", f"SECRET-ID-S{n}") for n in range(5)],
    cra(OCTOBRE, "Aide aux démarches administratives", 1, "", "SECRET-ID-D"),
    cra(OCTOBRE, INDIVIDUEL, 1, "Ailleurs 01001", "SECRET-ID-H"),
    cra("SECRET-DATE", INDIVIDUEL, 1, "La Fable 96005", "SECRET-ID-X"),
    cra(OCTOBRE, "SECRET-TYPE", 1, "La Fable 96005", "SECRET-ID-Y"),
    cra(OCTOBRE, INDIVIDUEL, "SECRET-NOMBRE", "La Fable 96005", "SECRET-ID-Z"),
    cra(OCTOBRE, INDIVIDUEL, "7/6", "La Fable 96005", "SECRET-ID-R"),
]


def write_export(path: Path, lignes: Sequence[Sequence[object]] = LIGNES) -> None:
    classeur = Workbook()
    feuille = classeur.active
    assert feuille is not None
    feuille.title = "Activités"
    for ligne in (*ENTETE, TITRES, *lignes):
        feuille.append(list(ligne))
    classeur.save(path)


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    raw = tmp_path / "raw"
    shutil.copytree(RAW, raw)
    write_export(raw / "coop.xlsx")
    (raw / "coop.mapping.toml").write_text('base = "coop-mediation-numerique"\n', encoding="utf-8")
    return raw


def load(dossier: Path) -> Donnees:
    return load_donnees(load_config(dossier / "territoire.toml"))


def counted(donnees: Donnees) -> dict[tuple[str, str, str], int]:
    return {
        (one.indicateur, one.mois, one.commune): one.valeur
        for one in donnees.registre.activites
        if one.provenance.source_nom.startswith(("La Coop", "Espace"))
    }


def test_rows_are_counted_by_month_kind_and_commune(dossier: Path) -> None:
    individuels = "Accompagnements individuels"
    assert counted(load(dossier)) == {
        (individuels, "2026-09", "La Fable"): 5,
        (individuels, "2026-10", "Bourg-Fictif"): 7,
        (individuels, "2026-10", HORS_TERRITOIRE): 1,
        (individuels, "2026-10", SANS_COMMUNE): 1,
        ("Participants aux ateliers", "2026-10", "Bourg-Fictif"): 6,
        (ATELIERS, "2026-10", "Bourg-Fictif"): 1,
    }


def test_every_row_is_accounted_for_and_none_tells_its_figure(dossier: Path) -> None:
    compte = [one for one in close_rows(load(dossier), JOUR) if one.table == "cra"]
    assert len(compte) == len(LIGNES)
    assert Counter((one.sort, one.raison) for one in compte) == {
        (Sort.PUBLIE, "compté dans les chiffres d'activité"): 20,
        (Sort.REJETE, "la case « Date » ne se lit pas"): 1,
        (Sort.REJETE, "la case « Type » ne se lit pas"): 1,
        (Sort.REJETE, "la case « Participants » ne se lit pas"): 2,
    }
    assert {one.id for one in compte} == {""}


def test_nothing_personal_is_kept_or_written_anywhere(dossier: Path) -> None:
    donnees = load(dossier)
    assert "secret" not in repr((donnees.registre, donnees.constats)).casefold()
    written = {"corrige.xlsx": make_corrige(donnees.tables, donnees.constats)}
    compte = close_rows(donnees, JOUR)
    for edition in Edition:
        annuaire = make_annuaire(donnees, edition, JOUR, compte)
        written |= render_site(annuaire, remember_public(donnees.slugs, [annuaire]))
    dits = [text for path, content in written.items() for text in texts(path, content)]
    assert any("Participants aux ateliers" in text for text in dits)
    for personnel in ("secret-", "secret@", "0612345678", "06 12 34 56 78"):
        assert not [text[:80] for text in dits if personnel in text.casefold()]


@pytest.mark.parametrize("forme", ["text", "json", "csv", "html"])
def test_the_report_on_the_tables_quotes_nothing_personal(dossier: Path, forme: str) -> None:
    arguments = ["check", "--config", str(dossier / "territoire.toml"), "--format", forme]
    sortie = CliRunner().invoke(cli, arguments).output
    assert "compte-rendu-illisible" in sortie or "ne se lit pas" in sortie
    assert "SECRET" not in sortie


def test_a_known_export_needs_no_correspondence(dossier: Path) -> None:
    avec = counted(load(dossier))
    (dossier / "coop.mapping.toml").unlink()
    assert counted(load(dossier)) == avec


def test_the_same_holds_of_the_file_alone(dossier: Path) -> None:
    lecture = read_dossier(dossier / "coop.xlsx")
    assert "SECRET-FAMILLE" not in repr(lecture)
    assert [len(table.lignes) for table in lecture.tables if table.nom == "cra"] == [len(LIGNES)]


def test_what_two_exports_hold_is_counted_once(dossier: Path) -> None:
    avant = counted(load(dossier))
    write_export(dossier / "coop-2.xlsx", [*LIGNES, cra(OCTOBRE, INDIVIDUEL, 1, "", "neuf")])
    shutil.copy(dossier / "coop.mapping.toml", dossier / "coop-2.mapping.toml")
    donnees = load(dossier)
    cle = ("Accompagnements individuels", "2026-10", SANS_COMMUNE)
    assert counted(donnees) == {**avant, cle: avant[cle] + 1}
    raisons = Counter(one.raison for one in close_rows(donnees, JOUR) if one.table == "cra")
    assert raisons[DEJA_COMPTE] == 20


def test_the_archives_of_the_former_platform_are_counted(dossier: Path) -> None:
    (dossier / "coop.xlsx").unlink()
    (dossier / "coop.mapping.toml").unlink()
    flux = io.StringIO()
    titres = "Date Accompagnement|Commune|Code Commune|Type d’activité|Nb Participants|Annotation"
    csv.writer(flux).writerows(
        [
            titres.split("|"),
            ["14/10/2025", "BOURG-FICTIF", "96001", "collectif", "8", "SECRET"],
            ["15/10/2025", "BOURG-FICTIF", "96001", "ponctuel", "3", "SECRET"],
            ["16/10/2025", "LA FABLE", "96005", "individuel", "1", "SECRET"],
        ]
    )
    (dossier / "v1.csv").write_text(flux.getvalue(), encoding="utf-8")
    (dossier / "v1.mapping.toml").write_text('base = "conseiller-numerique-v1"', encoding="utf-8")
    assert counted(load(dossier)) == {
        ("Accompagnements individuels", "2025-10", "La Fable"): 1,
        ("Participants aux ateliers", "2025-10", "Bourg-Fictif"): 8,
        (ATELIERS, "2025-10", "Bourg-Fictif"): 1,
        ("Demandes ponctuelles", "2025-10", "Bourg-Fictif"): 3,
    }


def test_a_changed_heading_is_told_and_mended_in_the_territory(dossier: Path) -> None:
    mapping = dossier / "coop.mapping.toml"
    base = mapping.read_text(encoding="utf-8")
    mapping.write_text(f'{base}[colonnes]\nparticipants = "Personnes"\n', encoding="utf-8")
    donnees = load(dossier)
    (absente,) = [c for c in donnees.constats if c.code == "source-colonne-absente"]
    assert "Personnes" in absente.phrase
    assert counted(donnees) == {}


def test_shipped_mappings_take_no_column_on_persons() -> None:
    exports = [load_correspondance(nom) for nom in list_fournies()]
    exports = [one for one in exports if one.table == "cra"]
    assert len(exports) == 2
    for one in exports:
        titres = {titre for reprise in one.colonnes.values() for titre in reprise.titres}
        assert not titres & set(SECRETS)
        assert not any("bénéficiaire" in titre.casefold() for titre in titres)


def test_reports_are_no_places_for_the_standard(dossier: Path, tmp_path: Path) -> None:
    sortie = CliRunner().invoke(
        cli,
        ["standard", str(dossier / "coop.xlsx"), "--mapping", "coop-mediation-numerique",
         "--out", str(tmp_path / "s.csv")],
    )  # fmt: skip
    assert isinstance(sortie.exception, ConfigError)
    assert "comptes rendus" in sortie.exception.phrase
