"""OSM `opening_hours` text → rules, one rule's failure costing no other."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path

from lark import Lark
from lark.exceptions import LarkError

from mediation_map.normalise.horaires.lecture.arbre import Lecteur
from mediation_map.normalise.horaires.lecture.regles import Lien, Regle

_SEGMENTS = re.compile(r'((?:"[^"]*"|\|(?!\|)|[^;|"])+)|(;|\|\|)')


@lru_cache(maxsize=50_000)
def parse_regles(osm: str) -> tuple[Regle, ...]:
    """Read the rules in their order; an unreadable one comes back with `lisible` false."""
    return tuple(regle for lien, texte in _split_segments(osm) for regle in _read(lien, texte))


def _split_segments(osm: str) -> Iterator[tuple[Lien, str]]:
    lien = Lien.REMPLACE
    for segment, separateur in _SEGMENTS.findall(osm):
        if separateur:
            lien = Lien(separateur)
        elif segment.strip():
            yield lien, segment.strip()


def _read(lien: Lien, texte: str) -> list[Regle]:
    try:
        regles: list[Regle] = Lecteur().transform(_grammar().parse(texte))
    except LarkError:
        return [Regle(texte, lien, lisible=False)]
    liens = [lien, *[Lien.AJOUTE] * (len(regles) - 1)]
    return [
        replace(regle, lien=joint, brut=texte) for joint, regle in zip(liens, regles, strict=True)
    ]


@cache
def _grammar() -> Lark:
    grammaire = Path(__file__).with_name("lecture.lark").read_text(encoding="utf-8")
    return Lark(grammaire, parser="lalr", start="segment")
