"""From text to tokens: the declared table is run over the text, then each value is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from rapidfuzz.distance import OSA

from mediation_map.normalise.horaires.jetons.vocabulaire import FORMES
from mediation_map.normalise.horaires.jetons.vocabulaire_heures import HEURES_EN_LETTRES
from mediation_map.normalise.horaires.jetons.vocabulaire_jours import JOURS, MOIS, NOMBRES

_PAS_DES_JOURS = frozenset(
    {"hardi", "mari", "jedi", "mardie", "manche", "marti", "lunch", "jeux", "demarche", "marai",
     "mard", "mordi", "pardi", "bardi", "marri", "margi", "marli", "maudi", "romanche", "emmanche",
     "demanche", "dehanche", "amanche", "emanche"}
)  # fmt: skip
"""French words, and names of communes, that are near a day's name (without their « s »)."""
_RANGS = (
    ("avant", -2), ("prem", 1), ("deux", 2), ("seco", 2), ("trois", 3), ("quat", 4), ("cinq", 5),
    ("dern", -1), ("1", 1), ("2", 2), ("3", 3), ("4", 4), ("5", 5),
)  # fmt: skip
_LETTRES = {"l": 0, "m": 1, "ma": 1, "me": 2, "j": 3, "v": 4, "s": 5, "d": 6}
_JOURS_EN = ("mo", "tu", "we", "th", "fr", "sa", "su")
TOUS_LES_JOURS = frozenset(range(7))
OUVRES = frozenset(range(5))
WEEKEND = frozenset({5, 6})


@dataclass(slots=True)
class Jeton:
    """A word or sign with a meaning: ``valeur`` depends on ``genre``; offsets are in the text."""

    genre: str
    debut: int
    fin: int
    texte: str
    valeur: Any = None
    article: str = ""
    """« le », « de », « du »… that stood before it."""

    def named(self, genre: str, valeur: object = None) -> Jeton:
        """Return the token under another kind, with its own value unless one is given."""
        if genre == self.genre and valeur is None:
            return self
        garde = self.valeur if valeur is None else valeur
        return Jeton(genre, self.debut, self.fin, self.texte, garde, self.article)


@cache
def _machine() -> tuple[re.Pattern[str], tuple[str, ...]]:
    shapes = "|".join(f"(?P<g{i}>{forme})" for i, (_, forme) in enumerate(FORMES))
    return re.compile(shapes), tuple(genre for genre, _ in FORMES)


def scan_jetons(plie: str) -> Iterator[Jeton]:
    """Yield the tokens of a folded text in order; white space is dropped, nothing else is."""
    machine, genres = _machine()
    position = 0
    while position < len(plie):
        if plie[position] in " \t":
            position += 1
            continue
        found = machine.match(plie, position)
        if found is None or found.end() == position:
            position += 1
            continue
        genre = genres[int((found.lastgroup or "g0")[1:])]
        yield _value(Jeton(genre, position, found.end(), found.group()))
        position = found.end()


def _value(jeton: Jeton) -> Jeton:
    lire = _LECTURES.get(jeton.genre)
    return lire(jeton) if lire else jeton


def _jour(jeton: Jeton) -> Jeton:
    index = next(i for i, jour in enumerate(JOURS) if jour[:3] == jeton.texte[:3])
    return jeton.named("JOUR", frozenset({index}))


def _abreviation(jeton: Jeton) -> Jeton:
    court = jeton.texte.rstrip(".")[:2]
    index = next(i for i, jour in enumerate(JOURS) if jour.startswith(court))
    return jeton.named(jeton.genre, frozenset({index}))


def _mot(jeton: Jeton) -> Jeton:
    index = nearest_jour(jeton.texte)
    if index is None:
        return jeton
    return jeton.named("JOUR", frozenset({index}))


@lru_cache(maxsize=4096)
def nearest_jour(mot: str) -> int | None:
    """Return the day (0 = lundi) that ``mot`` misspells by one letter, two if long; or None."""
    mot = mot.removesuffix("s")
    if len(mot) < 4 or mot in _PAS_DES_JOURS or not mot.isalpha():
        return None
    permis = 2 if len(mot) > 6 and mot.endswith(("di", "che")) else 1
    ecarts = [OSA.distance(mot, jour, score_cutoff=permis) for jour in JOURS]
    found = [i for i, ecart in enumerate(ecarts) if ecart <= permis]
    return found[0] if len(found) == 1 else None


def _lettres(jeton: Jeton) -> Jeton:
    """« L-V » is a range, « LMMJV » each day, « L-Ma-J » a list; « LMJV » leaves Wednesday out."""
    texte = re.sub(" ?au? ?(?=[jvs])", "-", " ".join(jeton.texte.replace(".", " ").split()))
    rangs = [_LETTRES[lettre] for lettre in re.findall("ma|me|[lmjvsd]", texte.replace("et", ""))]
    deux = len(rangs) == 2 and not re.search(",|et|[a-z] [a-z]", texte)
    if (deux or rangs[:3] == [0, 1, 1]) and rangs[0] < rangs[-1]:
        rangs = list(range(rangs[0], rangs[-1] + 1))
    return jeton.named("JOUR", frozenset(rangs))


def _jour_en(jeton: Jeton) -> Jeton:
    jour = frozenset({_JOURS_EN.index(jeton.texte[:2])})
    return jeton.named("JOUR" if "day" in jeton.texte else "JOUR_EN", jour)


def _rangs(jeton: Jeton) -> Jeton:
    rang = next(r for debut, r in _RANGS if jeton.texte.startswith(debut))
    return jeton.named(jeton.genre, (rang,))


def _premiers(jeton: Jeton) -> Jeton:
    combien, bout = jeton.texte.split()[:2]
    n = int(combien) if combien.isdigit() else NOMBRES[combien]
    rangs = range(1, n + 1) if bout.startswith("prem") else range(-n, 0)
    return jeton.named("NIEME", tuple(r for r in rangs if abs(r) <= 5))


def _mois(jeton: Jeton) -> Jeton:
    annee = re.search(r"20\d\d", jeton.texte)
    nom = re.sub(r"^.*mois d(?:e |')", "", jeton.texte)
    return jeton.named(jeton.genre, (read_mois(nom), int(annee.group()) if annee else None))


def read_mois(mot: str) -> int:
    """Return 1–12 for the month whose name or abbreviation begins ``mot``."""
    for long in (4, 3):
        for i, mois in enumerate(MOIS):
            if mois[:long] == mot[:long]:
                return i + 1
    raise ValueError(mot)


def _heure(jeton: Jeton) -> Jeton:
    demi = {"quart": 15, "demi": 30, "demie": 30}
    mots = re.findall(r"\d+|quart|demie?", jeton.texte)
    heures = int(mots[0])
    minutes = demi.get(mots[1]) if len(mots) > 1 and mots[1] in demi else None
    if minutes is None:
        minutes = int(mots[1]) if len(mots) > 1 else 0
    return time_of(jeton, heures, minutes)


def time_of(jeton: Jeton, heures: int, minutes: int) -> Jeton:
    """Return the token as a time of day in minutes, or as one that cannot be read."""
    total = heures * 60 + minutes
    if minutes > 59 or total > 24 * 60:
        return jeton.named("CORROMPU")
    return jeton.named("HEURE", total)


def _heure_12(jeton: Jeton) -> Jeton:
    """« 9am », « 2:30 pm »; « 12 am » is midnight for some and noon for others."""
    nombres = [int(n) for n in re.findall(r"\d+", jeton.texte)]
    heures, minutes = (*nombres, 0)[:2]
    soir = "p" in jeton.texte
    if not 1 <= heures <= 12 or (heures == 12 and not soir):
        return jeton.named("CORROMPU")
    return time_of(jeton, heures + 12 * (soir and heures < 12), minutes)


def _heure_mot(jeton: Jeton) -> Jeton:
    mot = jeton.texte.split(" ", 1)[0]
    return time_of(jeton, HEURES_EN_LETTRES.index(mot) + 1, 0)


def _midi(jeton: Jeton) -> Jeton:
    if jeton.texte == "minuit":
        return jeton.named("HEURE", 24 * 60)
    minutes = 15 if "quart" in jeton.texte else 30 if " " in jeton.texte else 0
    return jeton.named("HEURE", 12 * 60 + minutes)


def _set(jours: frozenset[int], genre: str = "JOUR") -> Callable[[Jeton], Jeton]:
    return lambda jeton: jeton.named(genre, jours)


def _ouvres(jeton: Jeton) -> Jeton:
    half = "apres" in jeton.texte
    demi = "APRES_MIDI" if half else "MATIN" if "matin" in jeton.texte else ""
    return jeton.named("OUVRES_DEMI" if demi else "JOUR", OUVRES)


_LECTURES: dict[str, Callable[[Jeton], Jeton]] = {
    "JOUR": _jour,
    "JOUR_ABR": _abreviation,
    "MOT": _mot,
    "LETTRES": _lettres,
    "JOUR_EN": _jour_en,
    "NIEME": _rangs,
    "NIEMES": _premiers,
    "MOIS": _mois,
    "HEURE": _heure,
    "HEURE_12": _heure_12,
    "HEURE_MOT": _heure_mot,
    "MIDI": _midi,
    "TOUS": _set(TOUS_LES_JOURS),
    "OUVRES": _ouvres,
    "WEEKEND": _set(WEEKEND),
    "PARITE": lambda j: j.named(j.genre, "01-53/2" if "impair" in j.texte else "02-52/2"),
    "OU": lambda j: replace(j, texte="ou"),
    "NOMBRE": lambda j: j.named(j.genre, int(j.texte)),
    "NOMBRE4": lambda j: j.named(j.genre, int(j.texte)),
}
