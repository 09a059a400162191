"""Cleaning a query: post-office words out, postcode found, address and commune told apart."""

from __future__ import annotations

from typing import NamedTuple

from mediation_map.geocode.mots import BOITES
from mediation_map.geocode.precision import Requete
from mediation_map.geocode.requete_ville import (
    CODES_VILLES,
    read_arrondissement,
)
from mediation_map.geocode.texte import COUPURE, cut_mots, fold_mots, trim_coupures

MOTS_MAX = 40
"""No address has more words; the longest in use have 25."""


class Lecture(NamedTuple):
    """A query in folded words.

    ``gauche`` is what stands before the postcode and ``droite`` what stands after it; when the
    commune came in its own field (``declaree``), ``droite`` is that field.
    """

    gauche: list[str]
    droite: list[str]
    code_postal: str = ""
    code_insee: str = ""
    cedex: bool = False
    declaree: bool = False


def read_requete(requete: Requete) -> Lecture:
    """Return what ``requete`` says, cleaned; its parts win over its free text."""
    if requete.commune or requete.code_postal or requete.code_insee:
        return _read_champs(requete)
    mots, cedex = drop_boites(_bound(cut_mots(requete.q or requete.adresse)))
    place = _find_postal(mots)
    if place < 0:
        return _read_sans_postal(mots, cedex)
    arrondissement, droite = read_arrondissement(trim_coupures(mots[place + 1 :]))
    postal = arrondissement or mots[place]
    return Lecture(trim_coupures(mots[:place]), droite, postal, cedex=cedex)


def _read_sans_postal(mots: list[str], cedex: bool) -> Lecture:
    """Read a text without postcode; an arrondissement stands for one."""
    postal, rest = read_arrondissement(mots)
    return Lecture(trim_coupures(rest), [], postal, cedex=cedex)


def _bound(mots: list[str]) -> list[str]:
    """Keep both ends of an endless text: reading is not linear in the number of words."""
    return mots if len(mots) <= MOTS_MAX else [*mots[: MOTS_MAX // 2], *mots[-MOTS_MAX // 2 :]]


def _read_champs(requete: Requete) -> Lecture:
    mots, _ = drop_boites(_bound(cut_mots(requete.adresse or requete.q)))
    commune, cedex = drop_boites(_bound(fold_mots(requete.commune)))
    postal = "".join(requete.code_postal.split())
    place = _find_postal(mots)
    if place > 0:
        mots, postal = mots[:place], postal or mots[place]
    commune = [mot for mot in commune if not (len(mot) == 5 and mot.isdecimal())]
    arrondissement, commune = read_arrondissement(commune)
    insee = requete.code_insee.strip().upper()
    if insee in CODES_VILLES and not commune:
        commune = [CODES_VILLES[insee]]
    return Lecture(
        _drop_tail(trim_coupures(mots), commune),
        commune,
        arrondissement or (postal.zfill(5) if postal else ""),
        "" if insee in CODES_VILLES else insee,
        cedex,
        declaree=bool(commune or requete.code_insee),
    )


def _drop_tail(mots: list[str], commune: list[str]) -> list[str]:
    """Drop the commune when the address repeats it after a pause."""
    size = len(commune)
    if size and mots[-size:] == commune and mots[-size - 1 : -size] == [COUPURE]:
        return trim_coupures(mots[:-size])
    return mots


def _find_postal(mots: list[str]) -> int:
    """Return the place of the last word that can be a postcode, -1 if there is none."""
    for place in range(len(mots) - 1, -1, -1):
        if len(mots[place]) == 5 and mots[place].isdecimal():
            return place
    return -1


def drop_boites(mots: list[str]) -> tuple[list[str], bool]:
    """Drop BP, CS, TSA and CEDEX with their numbers; say whether CEDEX was written."""
    if BOITES.isdisjoint(mots):
        return mots, False
    out: list[str] = []
    place = 0
    while place < len(mots):
        if mots[place] in BOITES:
            place = _skip_boite(mots, place)
        else:
            out.append(mots[place])
            place += 1
    return out, "cedex" in mots or "cidex" in mots


def _skip_boite(mots: list[str], place: int) -> int:
    size = 2 if mots[place] == "cedex" else 6
    place += 1
    if place < len(mots) and mots[place] in ("n", "no", "numero"):
        place += 1
    if place < len(mots) and mots[place].isdecimal() and len(mots[place]) <= size:
        place += 1
    return place
