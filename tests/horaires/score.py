"""Score the hours reader on a gold set read by hand: ``python -m tests.horaires.score``.

The set is ``horaires.json`` in the folder that MEDIATION_MAP_DEV_DATA names. Rules were written
with two thirds of it in view; the rest (``is_held_back``) was only ever scored. A reading is
right when it is open at the same times as an accepted one, over four windows of 2026 without
public holidays, and says in a comment what hours alone cannot.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import click
from opening_hours import OpeningHours

from mediation_map.normalise.horaires import LectureHoraires, parse_horaires, parse_semaine
from mediation_map.normalise.horaires.jetons.vocabulaire_jours import JOURS

DONNEES = "MEDIATION_MAP_DEV_DATA"
FENETRES = (
    (dt.datetime(2026, 1, 12), dt.datetime(2026, 1, 19)),  # noqa: DTZ001 – local times
    (dt.datetime(2026, 6, 1), dt.datetime(2026, 6, 29)),  # noqa: DTZ001
    (dt.datetime(2026, 8, 3), dt.datetime(2026, 8, 10)),  # noqa: DTZ001
    (dt.datetime(2026, 10, 5), dt.datetime(2026, 10, 12)),  # noqa: DTZ001
)
BONS = ("right", "right_lossy", "right_none")
MAUVAIS = ("wrong", "overstated", "false_hours", "invalid")
_SANS_TABLE = {"no_days", "days_only", "open_end", "unrecoverable", "closed", "none"}
_RARES = {"nth", "nth_or_week", "parity", "season", "school_holidays"}
_REGLES = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
_VACANCES = re.compile(r"\s*SH(?!\s*,)\b")

Item = dict[str, Any]
Ouvertures = frozenset[tuple[dt.datetime, dt.datetime]]


def load_items() -> list[Item]:
    """Return the gold set, empty when the developer has none."""
    dossier = os.environ.get(DONNEES)
    fichier = Path(dossier or ".") / "horaires.json"
    if not dossier or not fichier.exists():
        return []
    items: list[Item] = json.loads(fichier.read_text(encoding="utf-8"))
    return items


def is_held_back(item: Item) -> bool:
    """Tell whether the item belongs to the third that no rule was written from."""
    return int(hashlib.sha256(item["id"].encode()).hexdigest(), 16) % 3 == 0


def read_item(item: Item) -> LectureHoraires:
    """Read an item as the command would: one text, or the cells of a week."""
    champs: dict[str, str] = item["fields"]
    if not item["kind"].startswith("per_day"):
        return parse_horaires(next(iter(champs.values())))
    return parse_semaine({jour: _cell(champs, jour) for jour in JOURS})


def _cell(champs: dict[str, str], jour: str) -> str:
    """Return a day's cell; four columns (opens, closes, twice) make one."""
    valeurs = [valeur for nom, valeur in champs.items() if nom.endswith(jour)]
    if len(valeurs) < 4:
        return "".join(valeurs)
    paires = (valeurs[:2], valeurs[2:4])
    return " ".join(f"{a}-{b}" for a, b in paires if a or b)


@cache
def open_times(osm: str) -> Ouvertures | None:
    """Return when ``osm`` is open in the windows, None when it is not valid.

    Rules for school holidays alone are left out: no window is judged on them.
    """
    try:
        OpeningHours(osm)
        gardees = ";".join(r for r in _REGLES.split(osm) if not _VACANCES.match(r))
        semaine = OpeningHours(gardees)
    except Exception:
        return None
    morceaux: list[tuple[dt.datetime, dt.datetime]] = []
    for debut, fin in FENETRES:
        for depuis, jusqua, etat, _ in semaine.intervals(debut, fin):
            if not str(etat).lower().endswith("open"):
                continue
            if morceaux and morceaux[-1][1] == depuis:
                depuis = morceaux.pop()[0]  # noqa: PLW2901 – joined with the one before
            morceaux.append((depuis, jusqua))
    return frozenset(morceaux)


def _on(ouvertures: Ouvertures | None, jour: int) -> Ouvertures:
    return frozenset(o for o in ouvertures or () if o[0].weekday() == jour)


def _agrees(item: Item, dites: Ouvertures) -> bool:
    if item.get("days"):
        return all(
            any(_on(dites, jour) == _on(open_times(a), jour) for a in admis if a)
            or ("" in admis and not _on(dites, jour))
            for jour, admis in enumerate(item["days"])
        )
    return any(open_times(a) == dites for a in [*item["accept"], item["full"]] if a)


def judge(item: Item, osm: str) -> str:
    """Return the verdict on a reading: one of BONS, MAUVAIS, or ``missed``."""
    table = item["class"] == "table"
    if not osm:
        return "missed" if table else "right_none"
    dites = open_times(osm)
    if dites is None:
        return "invalid"
    if not table:
        admis = item["accept"] if item["class"] in _SANS_TABLE else []
        if any(a and open_times(a) == dites for a in admis):
            return "right"
        return "false_hours" if dites else "right_none"
    return _judge_table(item, osm, dites)


def _judge_table(item: Item, osm: str, dites: Ouvertures) -> str:
    marques = set(item["flags"])
    if not _agrees(item, dites):
        return "overstated" if marques & _RARES else "wrong"
    commente = '"' in osm
    if "fortnight" in marques and not commente:
        return "overstated"
    attendu = {"rdv": commente, "some_saturdays": commente, "dated": commente, "ph": "PH" in osm}
    attendu["school_holidays"] = commente or "SH" in osm
    return "right" if all(attendu.get(m, True) for m in marques) else "right_lossy"


def count_verdicts(items: Iterable[Item]) -> Counter[str]:
    """Return how many items got each verdict."""
    return Counter(judge(item, read_item(item).osm) for item in items)


def rate(compte: Counter[str], verdicts: Iterable[str]) -> float:
    """Return the share of these verdicts, in per cent."""
    return 100 * sum(compte[v] for v in verdicts) / max(1, compte.total())


@click.command()
def command() -> None:
    """Print the scores per source, for the rules' two thirds and for the held-back third."""
    items = load_items()
    if not items:
        raise click.UsageError(f"Set {DONNEES} to the folder of horaires.json.")
    for titre, garde in (("in view", False), ("held back", True)):
        part = [i for i in items if is_held_back(i) is garde]
        click.echo(f"-- {titre}")
        for source in ["", *dict.fromkeys(i["source"] for i in part)]:
            compte = count_verdicts(i for i in part if source in ("", i["source"]))
            click.echo(
                f"{source or 'all':24} n={compte.total():5} right {rate(compte, BONS):6.2f} %"
                f"  wrong {rate(compte, MAUVAIS):5.2f} %  {dict(sorted(compte.items()))}"
            )


if __name__ == "__main__":
    command()
