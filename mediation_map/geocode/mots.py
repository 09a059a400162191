"""The words of French addresses: kinds of way, abbreviations, small words, what is not an address.

Everything is folded: lower case, no accent, one word per entry.
"""

from __future__ import annotations


def _mots(liste: str) -> frozenset[str]:
    return frozenset(liste.split())


_NATURES_ECRITES = {
    "allee": "all al alle allees",
    "avenue": "av ave aven avn aveneu",
    "boulevard": "bd bld blvd bvd boul bvld bde boulv",
    "carrefour": "car carf",
    "chaussee": "chs chee",
    "chemin": "ch che chem chm cem",
    "cite": "",
    "clos": "",
    "corso": "",
    "cote": "",
    "cour": "",
    "cours": "crs",
    "domaine": "dom",
    "esplanade": "espl",
    "espace": "",
    "faubourg": "fg fbg faub",
    "galerie": "",
    "hameau": "ham hme",
    "impasse": "imp impas",
    "lotissement": "lot lotis",
    "mail": "",
    "montee": "mte mtee",
    "parc": "",
    "parvis": "",
    "passage": "pas pass psg",
    "place": "pl plc plce",
    "placette": "plt",
    "pont": "",
    "promenade": "prom",
    "quai": "qu",
    "quartier": "quart qrt qua qrtr",
    "residence": "res resid rce",
    "rocade": "",
    "route": "rte rt",
    "rue": "r",
    "ruelle": "rle",
    "sente": "",
    "sentier": "sen sent",
    "square": "sq squ",
    "traverse": "tra",
    "venelle": "ven",
    "villa": "",
    "voie": "voi",
    "zone": "",
    "za": "",
    "zac": "",
    "zae": "",
    "zi": "",
}

NATURES: dict[str, str] = {
    ecrit: nature
    for nature, variantes in _NATURES_ECRITES.items()
    for ecrit in (nature, *variantes.split())
}
"""How a kind of way is written, to its one name here."""

# Two words at the head of a way that are one kind: "RN 1" and "Route Nationale 1" are one way.
NATURES_DOUBLES = {"rn": ("route", "nationale"), "rd": ("route", "departementale")}

NATURES_SURES = frozenset(
    ecrit for ecrit, nature in NATURES.items() if len(ecrit) > 3 or ecrit == nature
) | {"av", "ave", "bd", "bld", "pl", "imp", "rte", "all", "sq", "che", "r"}
"""Writings that open a way even in the middle of a text ("lot" or "res" may be anything)."""

ARTICLES = _mots("de du des la le les l d et a au aux en")
"""Words that an address may drop or add without changing the way."""

ABREVIATIONS = {
    "st": "saint",
    "ste": "sainte",
    "sts": "saints",
    "stes": "saintes",
    "gal": "general",
    "gen": "general",
    "genl": "general",
    "mal": "marechal",
    "mchl": "marechal",
    "dr": "docteur",
    "doct": "docteur",
    "pdt": "president",
    "prdt": "president",
    "cdt": "commandant",
    "cmdt": "commandant",
    "cne": "capitaine",
    "capt": "capitaine",
    "lt": "lieutenant",
    "lieut": "lieutenant",
    "sgt": "sergent",
    "prof": "professeur",
    "pr": "professeur",
    "mgr": "monseigneur",
    "fg": "faubourg",
    "fbg": "faubourg",
    "gd": "grand",
    "gde": "grande",
    "gds": "grands",
    "gdes": "grandes",
    "regt": "regiment",
    "div": "division",
    "nle": "nationale",
    "nat": "nationale",
    "natle": "nationale",
    "dep": "departementale",
}
"""Short forms inside a name."""

ABREVIATIONS_DE_VOIE = ABREVIATIONS | {
    mot: NATURES[mot]
    for mot in ("av", "ave", "bd", "bld", "pl", "imp", "rte", "all", "sq", "che", "r")
}
"""Short forms inside the name of a way, which may hold another: "la pl", "grande r"."""

NOMBRES = {
    "premier": "1",
    "deux": "2",
    "quatre": "4",
    "cinq": "5",
    "six": "6",
    "sept": "7",
    "huit": "8",
    "dix": "10",
    "onze": "11",
    "quatorze": "14",
    "quinze": "15",
    "dixneuf": "19",
}
MOIS = _mots("janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre")
"""A day written in letters counts only before a month: "Huit Mai", never "Rue des Quatre Vents"."""

TITRES = _mots(
    "general docteur marechal colonel commandant capitaine lieutenant sergent professeur "
    "president abbe monseigneur amiral adjudant maitre"
)
"""Titles that a writer may drop or add before the name of a person."""

PETITS_MOTS = ARTICLES | _mots("sur sous lez pres s ss")
"""Words that the name of a commune may drop: "LES HERBIERS", "Herbiers (Les)"."""

REPETITIONS = _mots("bis ter quater quinquies sexies b t q c d e f g h") | {"a"}
"""What may follow a number; a lone letter counts only before a way."""

REPETITIONS_PROCHES = {
    "b": "bis",
    "bis": "b",
    "t": "ter",
    "ter": "t",
    "q": "quater",
    "quater": "q",
}

BOITES = _mots("bp cs tsa cedex cidex bte")
"""Post-office words: they and the number after them are not part of a place."""

DETAILS = _mots(
    "bat batiment bloc apt appt app appartement esc escalier porte hall entree etage niveau "
    "rdc immeuble imm bureau bur local tour aile lieudit ld"
)
"""Words that open a detail inside a building."""

ANGLES = _mots("angle coin croisement intersection")
