"""Dates and months as people write them → OSM selectors."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from mediation_map.normalise.horaires.jetons.jeton import Jeton, read_mois
from mediation_map.normalise.horaires.jetons.vocabulaire_jours import MOIS

NOMS_MOIS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_BORNES = frozenset({"PERIODE", "MOIS", "DATE"})
_ANNEE = 12 * 31
DatePartielle = tuple[int | None, int, int]
"""Year (None when it is not said), month, day."""


def date_parts(texte: str) -> DatePartielle:
    """Return (year or None, month, day) of a date token."""
    nombres = [int(n) for n in re.findall(r"\d+", texte)]
    lettres = re.search(
        r"[a-z]{3,}\.?(?:(?= |$|\d))", texte.replace("1er", "1").replace("premier", "1")
    )
    if lettres is None:
        annee = nombres[2] if len(nombres) > 2 else None
        if annee is not None and annee < 100:
            annee += 2000
        return annee, nombres[1], nombres[0]
    annee = next((n for n in nombres if n > 31), None)
    jour = nombres[0] if nombres and nombres[0] <= 31 else 1
    return annee, read_mois(lettres.group().rstrip(".")), jour


def read_date(texte: str) -> DatePartielle | None:
    """Return the parts of a date token, None when there is no such day."""
    annee, mois, jour = date_parts(texte)
    return (annee, mois, jour) if 1 <= mois <= 12 and 1 <= jour <= 31 else None


def write_dates(bornes: list[DatePartielle | None]) -> str:
    """Return ``Aug 01-15`` or ``2026 Jul 15-2026 Aug 15``; '' when a date does not exist."""
    dites = [b for b in bornes if b is not None]
    if len(dites) < len(bornes):
        return ""
    debut, fin = _share_annee(dites[0], dites[-1])
    if debut == fin:
        return _write_date(debut)
    if debut[:2] == fin[:2] and debut[2] < fin[2]:
        return f"{_write_date(debut)}-{fin[2]:02d}"
    return f"{_write_date(debut)}-{_write_date(fin)}"


def _write_date(date: DatePartielle) -> str:
    annee, mois, jour = date
    return f"{annee} " * bool(annee) + f"{NOMS_MOIS[mois - 1]} {jour:02d}"


def _share_annee(debut: DatePartielle, fin: DatePartielle) -> tuple[DatePartielle, DatePartielle]:
    """« Du 6 juillet au 28 août 2026 »: a year said once holds for both ends."""
    tourne = debut[1:] > fin[1:]
    if fin[0] and not debut[0]:
        return (fin[0] - tourne, *debut[1:]), fin
    if debut[0] and not fin[0]:
        return debut, (debut[0] + tourne, *fin[1:])
    return debut, fin


def write_mois(debut: tuple[int, int | None], fin: tuple[int, int | None]) -> str:
    """Return ``Sep-Jun`` or ``2026 Sep 01-2027 Jun 30`` for two months and their years."""
    premier, dernier = _share_annee((debut[1], debut[0], 1), (fin[1], fin[0], 1))
    if premier[0] != dernier[0]:
        jour = calendar.monthrange(dernier[0] or 2024, dernier[1])[1]
        return write_dates([premier, (*dernier[:2], jour)])
    noms = dict.fromkeys(NOMS_MOIS[mois - 1] for mois in (premier[1], dernier[1]))
    return f"{premier[0]} " * bool(premier[0]) + "-".join(noms)


def month_runs(mois: list[int]) -> list[str]:
    """Return months listed one by one as ranges where they follow each other."""
    suites: list[list[int]] = []
    for m in mois:
        if suites and m == (suites[-1][-1] + 1) % 12:
            suites[-1].append(m)
        else:
            suites.append([m])
    noms = [[NOMS_MOIS[m] for m in suite] for suite in suites]
    return [n[0] if len(n) == 1 else f"{n[0]}-{n[-1]}" for n in noms]


def quinzaine(texte: str) -> str:
    """Return the half month that the words name, as ``Aug 01-15``."""
    nom = NOMS_MOIS[read_mois(texte.rsplit(maxsplit=1)[-1].removeprefix("d'")) - 1]
    premiere = texte.removeprefix("la ").startswith(("prem", "1"))
    fin = {"Feb": 29, "Apr": 30, "Jun": 30, "Sep": 30, "Nov": 30}.get(nom, 31)
    return f"{nom} 01-15" if premiere else f"{nom} 16-{fin}"


def complete_dates(jetons: list[Jeton]) -> list[Jeton]:
    """Read « du 15 au 31 juillet » as two dates, « 13/07 au 20/07 » too; else not a date."""
    out = [j for i, j in enumerate(jetons) if not _names_bound(jetons, i)]
    for i, jeton in enumerate(out):
        liee = i + 2 < len(out) and out[i + 1].genre in {"A", "TIRET", "ET", "JUSQUA"}
        if jeton.texte[0].isdigit() and liee and _is_day_number(jeton, out[i + 2]):
            out[i] = replace(jeton, genre="DATE", texte=_same_month(jeton.texte, out[i + 2].texte))
    return [j.named("DATE") if j.genre == "DATE_COURTE" else j for j in out]


def _same_month(jour: str, fin: str) -> str:
    """Return the day with the month of the end; « du 24 au 5 septembre » begins in August."""
    mois = fin.lstrip("0123456789er ").lstrip()
    premier, dernier = (int(re.findall(r"\d+", t)[0]) for t in (jour, fin))
    nom = re.match(r"[a-z]{3,}", mois)
    if premier > dernier and nom:
        return f"{jour} {MOIS[read_mois(nom[0]) - 2]}"
    return f"{jour} {mois}"


def join_vague_periods(jetons: list[Jeton]) -> list[Jeton]:
    """« De septembre à fin juin », « du 15 juin à septembre »: no exact range, words only.

    Before hours, they are those of a season that has no dates.
    """
    out: list[Jeton] = []
    for jeton in _name_whole_months(jetons):
        avant = [j.genre for j in out[-2:]]
        bornes = {avant[0], jeton.genre} if len(avant) == 2 else set()
        lie = avant[1:] in (["A"], ["TIRET"], ["JUSQUA"])
        vague = bornes <= _BORNES and (len(bornes) > 1 or bornes == {"PERIODE"})
        if lie and vague:
            tete = "HEURE" not in [j.genre for j in _phrase_before(out[:-2])]
            out[-2:] = [replace(out[-2], genre="SAISON" if tete else "PERIODE", fin=jeton.fin)]
        else:
            out.append(jeton)
    return out


def _name_whole_months(jetons: list[Jeton]) -> list[Jeton]:
    """« De début septembre à fin juin »: the two months and those between."""
    out = list(jetons)
    for i in range(2, len(out)):
        debut, lien, fin = out[i - 2 : i + 1]
        if lien.genre not in {"A", "TIRET", "JUSQUA"} or "PERIODE" not in {debut.genre, fin.genre}:
            continue
        mois = [_whole_month(debut, "debut"), _whole_month(fin, "fin")]
        if None not in mois:
            out[i - 2] = debut.named("MOIS", mois[0])
            out[i] = fin.named("MOIS", mois[1])
        elif debut.genre == "DATE" and mois[1]:
            out[i] = replace(fin, genre="DATE", texte=_last_day(*mois[1]))
        elif fin.genre == "DATE" and mois[0]:
            out[i - 2] = replace(debut, genre="DATE", texte=f"1 {MOIS[mois[0][0] - 1]}")
    return out


def _last_day(mois: int, annee: int | None) -> str:
    return f"{calendar.monthrange(annee or 2024, mois)[1]} {MOIS[mois - 1]} {annee or ''}".strip()


def _whole_month(jeton: Jeton, bord: str) -> tuple[int, int | None] | None:
    """Return the month that a bound takes in whole (« juin », « fin juin »), None if it is cut."""
    if jeton.genre == "MOIS":
        annee: tuple[int, int | None] = jeton.valeur
        return annee
    mot = re.fullmatch(rf"{bord}[ -]([a-z]+)(?: (\d{{4}}))?", jeton.texte)
    if jeton.genre != "PERIODE" or not mot:
        return None
    return read_mois(mot[1]), int(mot[2]) if mot[2] else None


def _phrase_before(jetons: list[Jeton]) -> Iterator[Jeton]:
    return takewhile(lambda j: j.genre != "FIN", reversed(jetons))


def _names_bound(jetons: list[Jeton], i: int) -> bool:
    """« Du lundi 3 août au vendredi 21 août »: the weekdays only name the two dates.

    « Du lundi au vendredi du 3 août au 21 août » has days of its own.
    """
    suite = [j.genre for j in jetons[i : i + 3]]
    avant = [j.genre for j in jetons[max(0, i - 2) : i]]
    if suite[:2] != ["JOUR", "DATE"] or len(jetons[i].valeur) > 1:
        return False
    if jetons[i + 1].article == "du":
        return False
    return suite[2:] in (["A"], ["TIRET"]) or avant in (["DATE", "A"], ["DATE", "TIRET"])


def _is_day_number(jeton: Jeton, suite: Jeton) -> bool:
    return jeton.genre in {"NOMBRE", "NIEME"} and suite.genre == "DATE"


def season_days(selecteur: str) -> frozenset[int]:
    """Return the days of a season such as ``Sep-Jun`` or ``May 02-Oct 31``, 31 to each month."""
    jours: set[int] = set()
    for plage in re.sub(r"\b\d{4} ", "", selecteur).split(","):
        debut, _, fin = plage.partition("-")
        fin = f"{debut[:3]} {fin}" if fin.isdigit() else fin or debut
        premier, dernier = _day_of(debut, 1), _day_of(fin, 31)
        suite = range(premier, dernier + 1 + _ANNEE * (dernier < premier))
        jours |= {jour % _ANNEE for jour in suite}
    return frozenset(jours)


def _day_of(borne: str, absent: int) -> int:
    nom, _, jour = borne.partition(" ")
    rang = NOMS_MOIS.index(nom) if nom in NOMS_MOIS else 0
    return rang * 31 + (int(jour) if jour.isdigit() else absent) - 1
