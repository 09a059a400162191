"""No reserved value is in any byte of the public site; professionals find theirs in the other."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from urllib.parse import unquote
from zipfile import ZipFile

import pytest

from mediation_map.merge.slugs import make_slug
from mediation_map.model.registre import Sort
from mediation_map.normalise.verificateurs import find_verificateur
from mediation_map.publish.annuaire import Edition
from mediation_map.read.colonnes import TABLES
from tests.demo.territoire import (
    Row,
    build_site,
    load_demo,
    read_rows,
    rows_that_end,
    tables,
)

# Cells that tell which row they are of; hours or dates are shared by many rows.
TELLING = (
    "nom", "telephone", "courriel", "site_web", "adresse", "endroit", "titre", "texte_public",
    "texte_pro", "motif", "inscription", "presentation", "precision_etat", "latitude", "longitude",
    "contact_pro", "comment_rdv",
)  # fmt: skip
SHORTEST = 6
ZIP = b"PK\x03\x04"


@cache
def all_text(edition: Edition) -> str:
    """Return all that an edition's bytes can say, names of files included, in lower case."""
    return read_all(build_site(edition))


def read_all(site: Mapping[str, bytes]) -> str:
    """Return what the files say, as it is written and as each kind of escape hides it."""
    parts = [text for path, content in site.items() for text in texts(path, content)]
    plain = "\n".join(parts)
    escaped = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), plain)
    readings = (plain, html.unescape(plain), unquote(plain), html.unescape(unquote(escaped)))
    return re.sub("[\u00a0\u202f\u2009]", " ", "\n".join(readings)).casefold()


def texts(path: str, content: bytes) -> Iterator[str]:
    yield unquote(path)
    if content.startswith(ZIP):
        with ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield from texts(name, archive.read(name))
        return
    text = content.decode("utf-8", "replace")
    # Calendars and cards cut their lines anywhere.
    yield re.sub(r"\r\n[ \t]", "", text) if path.endswith((".ics", ".vcf")) else text


@cache
def digits(edition: Edition) -> str:
    """Return the text with all that may stand between two figures taken out."""
    return re.sub(r"[\s.()/_-]", "", all_text(edition))


def is_said(value: str, edition: Edition) -> bool:
    """Return whether a value is in the site, in any of the ways in which a file writes it."""
    if re.fullmatch(r"0[\d ]{9,}", value):
        return value.replace(" ", "")[1:] in digits(edition)
    said = all_text(edition)
    return any(form.casefold() in said for form in forms(value))


def forms(value: str) -> set[str]:
    return {
        value,
        value.replace("'", "’"),
        json.dumps(value, ensure_ascii=False)[1:-1],
        value.replace(",", r"\,"),
        *([make_slug(value)] if len(value) > 2 * SHORTEST else []),
    }


def pieces(cell: str) -> Iterator[str]:
    yield from (piece for piece in cell.splitlines() if len(piece) >= SHORTEST)


def reserved_cells() -> Iterator[str]:
    """Yield what the declarations of the tables reserve to professionals."""
    for table in tables():
        columns = TABLES[table].colonnes
        for row in read_rows(table):
            for column, cell in row.items():
                if columns[column].reserve and not is_listed(column, cell):
                    yield from pieces(cell)


def is_listed(column: str, cell: str) -> bool:
    """Return whether a cell is a team that the territory lets the public read."""
    connus = load_demo().config.publication.verificateurs
    return column == "verifie_par" and bool(find_verificateur(cell, connus))


def telling_cells(row: Row) -> Iterator[str]:
    for column in TELLING:
        yield from pieces(row.get(column, ""))


def hidden_cells() -> Iterator[str]:
    """Yield what tells a row that the public may not see, unless a public row says it as well."""
    public = "\n".join(cell for _, row in rows_that_end(Sort.PUBLIE) for cell in row.values())
    for sort in (Sort.RETENU, Sort.REJETE):
        for _, row in rows_that_end(sort):
            yield from (cell for cell in telling_cells(row) if cell not in public)


def personal_mailboxes() -> list[str]:
    lieux = load_demo().registre.lieux
    return [one.adresse for lieu in lieux for one in lieu.courriels if one.personnel]


def test_no_reserved_value_is_in_any_byte_of_the_public_site() -> None:
    secrets = {*reserved_cells(), *hidden_cells(), *personal_mailboxes()}
    assert len(secrets) > 50
    assert [secret for secret in sorted(secrets) if is_said(secret, Edition.PUBLIC)] == []


def test_no_marked_word_is_in_any_byte_nor_name_of_the_public_site() -> None:
    for path, content in build_site(Edition.PUBLIC).items():
        for text in texts(path, content):
            assert not re.search("reserve[-_ ]?[a-z]*-", text, re.IGNORECASE), path


def test_no_id_of_a_hidden_row_is_in_the_public_site() -> None:
    public = {row.get("id") for _, row in rows_that_end(Sort.PUBLIE)}
    ids = {row.get("id") for _, row in rows_that_end(Sort.RETENU)} - public - {None}
    assert len(ids) > 12
    found = set(re.findall(r"(?<![\w-])[a-z]+-\d\d(?![\w-])", all_text(Edition.PUBLIC)))
    assert len(found) > 15, "ids of public rows are found the same way"
    assert {str(one).casefold() for one in ids} & found == set()


@pytest.mark.parametrize(
    "secret",
    [
        "RESERVE-CONTACT-01 Odile Inventée, poste 12",
        "RESERVE-NOTES-01 Deux créneaux gardés le mardi pour les urgences",
        "RESERVE-CONTACT-P01 conseillère Mélusine",
        "RESERVE-PRO-TEXTE-03 Une urgence par semaine reste possible",
        "RESERVE-PRO-TEXTE-05 Le lieu n'a pas répondu en novembre",
        "RESERVE-PRO-LIEU Cellule d'appui aux aidants",
        "RESERVE-NEPASPUBLIER Atelier solidaire des Brumes",
        "RESERVE-REFUS Cyber-café des Brumes",
        "RESERVE-ACCORDPERIME Cercle des internautes",
        "RESERVE-PRO-ATELIER Accompagner une personne en colère",
        "RESERVE-PRO-PASSAGE foyer d'hébergement",
        "RESERVE-PRO-PERMANENCE bureau 3",
        "RESERVE-CHAMP-11 Présentation que le club garde pour lui",
        "camille.reservee@agents-fictifs.example",
        "04 65 71 08 88",
    ],
)
def test_professionals_find_what_is_theirs(secret: str) -> None:
    assert is_said(secret, Edition.PRO)
    assert not is_said(secret, Edition.PUBLIC)


@pytest.mark.parametrize(
    "secret",
    [
        "RESERVE-ACTION-31 Démarches en ligne avec vous",
        "RESERVE-PHRASE-31 On y remplit sa déclaration d'impôts",
        "RESERVE-APPORTER-31 Dernier avis d'impôt",
        "RESERVE-FERMETURE-31 Campagne terminée",
        "RESERVE-SERVICE aide aux titres de séjour",
        "RESERVE-TOUTTU Comptoir des lutins",
        "à ne pas montrer au public",
    ],
)
def test_a_service_that_is_not_published_is_told_to_professionals_only(secret: str) -> None:
    assert is_said(secret, Edition.PRO)
    assert not is_said(secret, Edition.PUBLIC)


def test_no_page_of_a_need_names_a_place_that_keeps_it_silent() -> None:
    """DEMO-31 keeps « Impôts en ligne » silent though it was to be confirmed a month ago."""
    for besoin, slug in (
        ("demarche-en-ligne", "atelier-du-farfadet"),
        ("demarche-en-ligne", "maison-de-quartier-des-fees"),
        ("papiers", "maison-de-quartier-des-fees"),
    ):
        page = f"besoins/{besoin}/index.html"
        assert slug not in build_site(Edition.PUBLIC).get(page, b"").decode()
    assert (
        "atelier-du-farfadet"
        in build_site(Edition.PRO)["besoins/demarche-en-ligne/index.html"].decode()
    )
    assert "atelier-du-farfadet" in build_site(Edition.PUBLIC)["besoins/wifi/index.html"].decode()


def test_the_open_files_and_the_search_do_not_know_the_silent_service() -> None:
    slugs = ("atelier-du-farfadet", "maison-de-quartier-des-fees")
    for edition in Edition:
        site = build_site(edition)
        lignes = csv.DictReader(io.StringIO(site["donnees/lieux.csv"].decode("utf-8-sig")))
        services = {ligne["id"]: ligne["services"] for ligne in lignes}
        assert services["DEMO-31"] == "Accès internet et matériel informatique"
        assert "démarches" not in services["DEMO-14"]
        for one in json.loads(site["donnees/lieux.geojson"])["features"]:
            if one["id"] in ("DEMO-14", "DEMO-31"):
                assert "démarches" not in json.dumps(one, ensure_ascii=False)
    for slug in slugs:
        page = build_site(Edition.PUBLIC)[f"lieux/{slug}/index.html"].decode()
        besoins = set(re.findall(r"/besoins/([a-z-]+)/", page))
        assert besoins, "the needs that are left have their links"
        assert besoins.isdisjoint({"demarche-en-ligne", "papiers", "apprendre-demarches"})
        assert "démarches administratives" not in page.casefold()


def test_only_a_listed_team_is_named_as_having_checked() -> None:
    public, pro = (
        build_site(edition)["lieux/ccas-de-bourg-fictif/index.html"].decode() for edition in Edition
    )
    dit = "Informations vérifiées le 3 novembre 2026 par "
    assert f"{dit}l'équipe inclusion numérique." in html.unescape(public)
    assert f"{dit}Equipe Inclusion numérique." in html.unescape(pro)
    assert not is_said("RESERVE-VERIFICATEUR", Edition.PUBLIC)
    autre = build_site(Edition.PUBLIC)["lieux/mediatheque-jules-invente/index.html"].decode()
    assert "Informations vérifiées le 3 novembre 2026." in autre


def test_a_masked_place_is_named_in_neither_edition() -> None:
    for edition in Edition:
        assert not is_said("RESERVE-MASQUE Local fermé au public", edition)
        assert not is_said("04 65 71 09 99", edition)
    masked = next(row for row in read_rows("acteurs") if row["id"] == "DEMO-09")
    assert masked["nom"].startswith("RESERVE-MASQUE")


def test_consent_to_some_fields_shows_these_and_no_other() -> None:
    page = build_site(Edition.PUBLIC)["lieux/club-informatique-de-port-utopie/index.html"].decode()
    assert "04\u00a065\u00a071\u00a011\u00a000" in page
    assert "7 rue du Phare" in page
    assert "club-port-utopie.example" not in page


def test_there_is_no_source_map() -> None:
    for edition in Edition:
        assert [path for path in build_site(edition) if path.endswith(".map")] == []
        assert "sourcemappingurl" not in all_text(edition)
