"""Paris, Lyon and Marseille: an arrondissement says which postcode."""

from __future__ import annotations

VILLES = {"paris": 75000, "lyon": 69000, "marseille": 13000}
"""The three towns to the postcode that an arrondissement's number is added to."""
CODES_VILLES = {"75056": "paris", "69123": "lyon", "13055": "marseille"}
"""Their own INSEE codes: the BAN has only those of their arrondissements."""
ARRONDISSEMENTS_MAX = {"paris": 20, "lyon": 9, "marseille": 16}
ORDINAUX = frozenset({"e", "er", "eme", "ieme", "nd"})
SUITES = frozenset({"arrondissement", "arrdt", "arr", "ardt"})


def read_arrondissement(mots: list[str]) -> tuple[str, list[str]]:
    """Take "Lyon 9e" or "Paris 11 arrondissement" for a postcode and the name of the town.

    Returns the postcode, empty if there is none, and the words without the arrondissement.
    """
    for place, mot in enumerate(mots[:-1]):
        if mot in VILLES and mots[place + 1].isdecimal():
            end = _skip_ordinal(mots, place + 2)
            number = int(mots[place + 1])
            alone = end == place + 2 and place > 0
            if 1 <= number <= ARRONDISSEMENTS_MAX[mot] and not alone:
                return str(VILLES[mot] + number), [*mots[: place + 1], *mots[end:]]
    return "", mots


def _skip_ordinal(mots: list[str], place: int) -> int:
    while place < len(mots) and (mots[place] in ORDINAUX or mots[place] in SUITES):
        place += 1
    return place
