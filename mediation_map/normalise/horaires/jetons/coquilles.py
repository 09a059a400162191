"""Slips of the pen in times, mended sign for sign: the text keeps its length and its offsets."""

from __future__ import annotations

import re

from mediation_map.normalise.horaires.jetons.vocabulaire_jours import UN_JOUR

_T = r"(?:\d{1,2} ?h(?: ?[0-5]\d)?|\d{1,2}:[0-5]\d)"
_BORNE = r"(?= ?(?:$|[-/,;.)\n]|(?:a|et|au)\b))"
_COQUILLES = (
    # « 12hOO », « 1Oh », « 10h3O »: the letter for the figure
    (re.compile(r"(?<=\d[h:])oo(?![a-z\d])"), "00"),
    (re.compile(r"(?<=\d[h:][0-5])o(?![a-z\d])"), "0"),
    (re.compile(r"(?<![a-z\d])([12])o(?= ?[h:])"), r"\g<1>0"),
    # « 13h00 0 17h00 »: the figure for « à »
    (re.compile(rf"({_T}) 0 (?={_T})"), r"\1 a "),
    # « 9 h 30 h »: these cannot be hours
    (re.compile(rf"(\d{{1,2}} ?h ?(?:00|30|45)) h{_BORNE}"), r"\1  "),
    (re.compile(r"(\dh)h(?=[0-5]\d(?!\d))"), r"\1:"),
    (re.compile(r"(\dh)h(?![a-z\d])"), r"\1 "),
    # « 9h,30 », « 9h'30 »
    (re.compile(rf"(\dh)[,'](?=(?:00|15|30|45)(?!\d){_BORNE})"), r"\1:"),
    # « 9h | 12h et de 14h | 17h »: a bar for the dash, between two times that stand alone
    (
        re.compile(
            rf"((?:^|[\n:,(] ?|\bet |\bde |di |dis ){_T} ?)\|"
            rf"(?= ?{_T} ?(?:$|[\n,;.)]|et\b))",
        ),
        r"\1-",
    ),
    # « 10h-12h - Mercredi :\n14h-16h »: the days at the end of a line head those that follow
    (re.compile(rf"(?<=[\dh)] )-(?= (?:les? )?{UN_JOUR}s? ?: ?\n)"), "\n"),
)


def mend_coquilles(plie: str) -> str:
    """Return the folded text with its slips mended; « 9h,30 places » is none."""
    for forme, juste in _COQUILLES:
        plie = forme.sub(juste, plie)
    return plie
