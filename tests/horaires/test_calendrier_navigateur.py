"""What the browser says from a calendar, against opening-hours-py, from other time zones too."""

import json
import os
import random
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import mediation_map
from mediation_map.normalise.horaires.calendrier.horizon import expand_calendrier
from tests.horaires.formes_osm import DEBUT, FORMES, judge

NODE = shutil.which("node")
MODULE = Path(mediation_map.__file__).with_name("web") / "src" / "horaires.js"
SCRIPT = f"""
import {{ readFileSync }} from "node:fs";
import {{ computeEtat }} from "{MODULE.as_uri()}";
const {{ calendriers, instants }} = JSON.parse(readFileSync(0, "utf8"));
const dire = (calendrier) => instants.map((i) => computeEtat(calendrier, new Date(i)));
console.log(JSON.stringify(calendriers.map(dire)));
"""
PARIS = ZoneInfo("Europe/Paris")

Dit = dict[str, str] | None

pytestmark = pytest.mark.skipif(NODE is None, reason="needs node on the path")


def choose_instants() -> list[datetime]:
    """Random quarters of an hour, and all those around the change of the clocks."""
    hasard = random.Random(72)  # noqa: S311 (a fixed sample)
    depart = datetime(2026, 11, 21, 23, tzinfo=UTC)
    semes = [depart + timedelta(minutes=15) * hasard.randrange(182 * 96 - 4) for _ in range(600)]
    heure_d_ete = datetime(2027, 3, 27, 22, tzinfo=UTC)
    return semes + [heure_d_ete + timedelta(minutes=15) * rang for rang in range(24)]


def ask_browser(osm: tuple[str, ...], instants: list[datetime], fuseau: str) -> list[list[Dit]]:
    demande = {
        "calendriers": [expand_calendrier(texte, DEBUT).as_json() for texte in osm],
        "instants": [int(instant.timestamp() * 1000) for instant in instants],
    }
    reponse = subprocess.run(
        [str(NODE), "--input-type=module", "-e", SCRIPT],
        input=json.dumps(demande),
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
        env={**os.environ, "TZ": fuseau},
    )
    dits: list[list[Dit]] = json.loads(reponse.stdout)
    return dits


def expect_etat(osm: str, instant: datetime) -> str | None:
    """What may be said, from the judge's answer at the clock time of Paris."""
    local = instant.astimezone(PARIS).replace(tzinfo=None)
    calendrier = expand_calendrier(osm, DEBUT)
    if local.date() in calendrier.jours_feries_muets:
        return None
    etat, mention = judge(osm, local)
    if etat == "closed":
        return "ferme"
    sur = mention in ("", "sur rendez-vous") and not osm.endswith("+")
    return "ouvert" if etat == "open" and sur else "inconnu"


@pytest.mark.parametrize("fuseau", ["Europe/Paris", "America/New_York", "Pacific/Auckland"])
def test_the_browser_says_what_the_judge_says(fuseau: str) -> None:
    instants = choose_instants()
    formes = tuple(osm for osm in FORMES if osm != "We 09:00-12:00,14:00+")
    for osm, dits in zip(formes, ask_browser(formes, instants, fuseau), strict=True):
        for instant, dit in zip(instants, dits, strict=True):
            obtenu = dit["etat"] if dit else None
            assert obtenu == expect_etat(osm, instant), (osm, instant)


def test_the_next_change_is_the_one_that_the_judge_foresees() -> None:
    """Within the day, the time named is the next change of state."""
    instants = choose_instants()
    formes = ("Mo-Fr 09:05-12:20,13:10-16:55; PH off", "Mo-Su 08:00-12:00,14:00-18:30; PH off")
    nommes = 0
    for osm, dits in zip(formes, ask_browser(formes, instants, "UTC"), strict=True):
        for instant, dit in zip(instants, dits, strict=True):
            local = instant.astimezone(PARIS).replace(tzinfo=None)
            texte = dit["texte"] if dit else ""
            if texte.startswith(("Ouvert, ferme à ", "Fermé, ouvre à ")):
                nommes += 1
                heure = texte.rsplit(" à ", 1)[1].replace(" h", "").split()
                minutes = int(heure[0]) * 60 + int(heure[1] if heure[1:] else 0)
                changement = local.replace(hour=minutes // 60, minute=minutes % 60)
                avant = judge(osm, changement - timedelta(minutes=1))
                assert avant == judge(osm, local), (osm, local, texte)
                assert avant != judge(osm, changement), (osm, local, texte)
    assert nommes > 300
