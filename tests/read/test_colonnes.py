import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from mediation_map.read.colonnes import EXPORTS, TABLES, ColumnSpec, Format
from mediation_map.read.nettoyage import clean_valeur
from mediation_map.read.titres import fold

PROVENANCE = ["source_nom", "source_url", "source_date", "verifie_le", "verifie_par", "confiance"]
RACINE = Path(__file__).parents[2]


def test_tables_come_in_their_declared_order() -> None:
    assert list(TABLES) == [
        "acteurs", "permanences", "passages", "ateliers", "seances", "fermetures",
        "accueil", "activite", "communes", "positions", "doublons",
    ]  # fmt: skip


def test_only_two_tables_are_required() -> None:
    assert [t.nom for t in TABLES.values() if t.obligatoire] == ["acteurs", "communes"]


@pytest.mark.parametrize("nom", [n for n in TABLES if n not in ("communes", "doublons")])
def test_every_table_of_facts_ends_with_their_provenance(nom: str) -> None:
    assert list(TABLES[nom].colonnes)[-6:] == PROVENANCE


@pytest.mark.parametrize("nom", TABLES)
def test_no_heading_names_two_columns_canonically(nom: str) -> None:
    titres = [
        fold(t) for c in TABLES[nom].colonnes.values() for t in {fold(c.nom), fold(c.libelle)}
    ]
    assert [t for t, n in Counter(titres).items() if n > 1] == []


@pytest.mark.parametrize("nom", TABLES)
def test_no_synonym_is_claimed_by_two_columns(nom: str) -> None:
    claims = [fold(t) for c in TABLES[nom].colonnes.values() for t in set(map(fold, c.titres))]
    assert [t for t, n in Counter(claims).items() if n > 1] == []


def test_no_name_is_claimed_by_two_tables() -> None:
    claims = [fold(t) for table in TABLES.values() for t in set(map(fold, table.titres))]
    assert [t for t, n in Counter(claims).items() if n > 1] == []


def _columns() -> list[ColumnSpec]:
    return [c for table in TABLES.values() for c in table.colonnes.values()]


def test_every_help_is_one_sentence() -> None:
    assert [c.aide for c in _columns() if not re.fullmatch(r"[A-ZÀÉÊ].*[.…?]", c.aide)] == []


def test_examples_obey_their_own_vocabulary() -> None:
    wrong = [
        (c.nom, c.exemple)
        for c in _columns()
        if c.vocabulaire and c.exemple and not set(c.exemple.split("|")) <= set(c.vocabulaire)
    ]
    assert wrong == []


def test_examples_are_read_as_they_are_written() -> None:
    wrong = [c.nom for c in _columns() if clean_valeur(c.exemple, c.format) != (c.exemple, [])]
    assert wrong == []


def test_what_names_a_person_is_reserved() -> None:
    reserved = {c.nom for c in _columns() if c.reserve}
    assert reserved >= {"contact_pro", "notes_pro", "texte_pro", "verifie_par", "consentement_de"}


def test_codes_and_phones_are_known_to_lose_zeros() -> None:
    acteurs = TABLES["acteurs"].colonnes
    assert acteurs["code_postal"].format is Format.CODE
    assert acteurs["telephone"].format is Format.TELEPHONE


def test_declarations_hold_nothing_that_is_not_read() -> None:
    files = (RACINE / "mediation_map/read/declarations").glob("*.toml")
    noms = {f.stem: tomllib.loads(f.read_text(encoding="utf-8")) for f in files}
    cites = {cle for d in noms.values() for cle in d.get("partagees", [])}
    assert set(noms.pop("communs")) == cites
    assert {nom.removesuffix("_suite") for nom in noms} == {*TABLES, *EXPORTS}
