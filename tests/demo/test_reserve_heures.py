"""The hours of what is reserved are in no public file, in whatever way a file writes hours."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from mediation_map.commands.build import remember_public
from mediation_map.config import load_config
from mediation_map.pipeline import close_rows, load_donnees, make_annuaire
from mediation_map.publish.annuaire import Edition
from mediation_map.render.site import render_site
from tests.demo.territoire import RAW
from tests.demo.test_reserve import read_all

JOUR = date(2026, 11, 23)
PARIS = ZoneInfo("Europe/Paris")
# Each reserved row of the demo is given hours that no other row has: from, to.
HEURES = {
    "P-09": (time(7, 11), time(7, 53)),
    "P-11": (time(6, 17), time(6, 41)),
    "P-12": (time(20, 13), time(20, 47)),
    "DEMO-08": (time(21, 3), time(21, 37)),
    "V-08": (time(5, 19), time(5, 51)),
}
# A row that everybody sees, to know that the forms below are those of the files.
PUBLIQUE = {"P-15": (time(6, 23), time(6, 59))}
AVANT = {
    ("permanences.csv", "P-09"): "vendredi 9h-12h",
    ("permanences.csv", "P-11"): "mardi 9h-12h",
    ("permanences.csv", "P-12"): "mercredi 14h-16h",
    ("permanences.csv", "P-15"): "lundi 9h-12h",
    ("acteurs.csv", "DEMO-08"): "lundi 14h-17h",
    ("passages.csv", "V-08"): "9h30,12h",
}


def write_heures(raw: Path) -> None:
    for (nom, ident), avant in AVANT.items():
        debut, fin = {**HEURES, **PUBLIQUE}[ident]
        fichier = raw / nom
        lignes = fichier.read_text(encoding="utf-8").split("\n")
        (rang,) = [i for i, ligne in enumerate(lignes) if ligne.startswith(f"{ident},")]
        assert avant in lignes[rang]
        signe = "," if nom == "passages.csv" else "-"
        dites = signe.join(f"{one.hour}h{one.minute:02}" for one in (debut, fin))
        jour = "" if nom == "passages.csv" else f"{avant.split(' ')[0]} "
        lignes[rang] = lignes[rang].replace(avant, jour + dites)
        fichier.write_text("\n".join(lignes), encoding="utf-8")


@cache
def sites() -> Mapping[Edition, str]:
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - one build for all the cases below

    with TemporaryDirectory() as dossier:
        raw = Path(dossier) / "raw"
        shutil.copytree(RAW, raw)
        write_heures(raw)
        donnees = load_donnees(load_config(raw / "territoire.toml"))
        compte = close_rows(donnees, JOUR)
        editions = {e: make_annuaire(donnees, e, JOUR, compte) for e in Edition}
        public = [editions[Edition.PUBLIC]]
        return {
            e: read_all(render_site(one, remember_public(donnees.slugs, public)))
            for e, one in editions.items()
        }


def forms(heure: time) -> Iterator[str]:
    """Yield the ways in which a time may be written, alone."""
    h, m = heure.hour, heure.minute
    yield from (f"{h}h{m:02}", f"{h} h {m:02}", f"{h:02}h{m:02}", f"{h:02}:{m:02}")
    yield from (f"{h} heures {m}", f"t{h:02}{m:02}00")
    for jour in (date(2026, 7, 1), JOUR):
        utc = datetime.combine(jour, heure, PARIS).astimezone(UTC)
        yield f"t{utc:%H%M}00z"


def said(debut: time, fin: time, texte: str) -> list[str]:
    """Return the forms that a text holds; minutes of the day are looked for in pairs."""
    paires = [f"{a.hour * 60 + a.minute}" for a in (debut, fin)]
    found = [form for heure in (debut, fin) for form in forms(heure) if form in texte]
    return found + re.findall(rf"{paires[0]}\s*,\s*{paires[1]}", texte)


@pytest.mark.parametrize("ident", HEURES)
def test_reserved_hours_are_in_no_public_file(ident: str) -> None:
    assert said(*HEURES[ident], sites()[Edition.PUBLIC]) == []


@pytest.mark.parametrize("ident", ["P-09", "P-11", "P-12", "DEMO-08", "V-08"])
def test_professionals_read_them(ident: str) -> None:
    assert said(*HEURES[ident], sites()[Edition.PRO])


def test_public_hours_are_found_in_many_forms() -> None:
    found = said(*PUBLIQUE["P-15"], sites()[Edition.PUBLIC])
    attendues = {"6 h 23", "6 h 59", "t062300", "t065900"}
    assert attendues <= set(found)
    assert any("," in one for one in found), "minutes of the day, in the browser's calendars"
