"""Bare numbers: times where a range mark ties them to a time or to a day, else words."""

from __future__ import annotations

from mediation_map.normalise.horaires.interpretation.semaine import MIDI
from mediation_map.normalise.horaires.jetons.jeton import Jeton, time_of


def read_nombres(jetons: list[Jeton]) -> list[Jeton]:
    """Turn bare numbers into times where a range mark ties them to a time or to a day's number.

    What was turned last ties what stands before it: « 9-12 14-17 » takes two rounds.
    """
    out = list(jetons)
    for _ in range(2):
        for i, jeton in enumerate(out):
            if jeton.genre in {"NOMBRE", "NOMBRE4"} and _tied_to_time(out, i):
                out[i] = jeton.named("CORROMPU") if _runs_on(out, i) else _as_heure(jeton)
    return [_drop_nombre(out, i) for i in range(len(out))]


def _drop_nombre(out: list[Jeton], i: int) -> Jeton:
    """A number left over is a word; glued to a time, it makes that time doubtful."""
    jeton = out[i]
    if jeton.genre not in {"NOMBRE", "NOMBRE4"}:
        return jeton
    colle = i > 0 and out[i - 1].genre == "HEURE" and out[i - 1].fin == jeton.debut
    return jeton.named("CORROMPU" if colle else "MOT")


def _runs_on(out: list[Jeton], i: int) -> bool:
    """« 12h60 », « 17h3O »: letters glued to a number that should be a time."""
    suite = out[i + 1] if i + 1 < len(out) else None
    return suite is not None and suite.genre == "MOT" and suite.debut == out[i].fin


def share_pm(jetons: list[Jeton]) -> list[Jeton]:
    """« 2:00 – 6:00 PM »: the first time is of the afternoon too."""
    out = list(jetons)
    for i in range(2, len(out)):
        debut, marque, fin = out[i - 2 : i + 1]
        heures = debut.genre == fin.genre == "HEURE" and marque.genre in {"TIRET", "A"}
        if heures and fin.texte.rstrip(".").endswith("m") and not debut.texte.endswith(("m", "m.")):
            soir = debut.valeur < MIDI and debut.valeur + MIDI < fin.valeur
            out[i - 2] = debut.named("HEURE", debut.valeur + MIDI) if soir else debut
    return out


def _as_heure(jeton: Jeton) -> Jeton:
    if jeton.genre == "NOMBRE":
        return time_of(jeton, jeton.valeur, 0)
    heures, minutes = divmod(jeton.valeur, 100)
    if heures in {19, 20} and minutes not in {0, 30}:
        return jeton
    lisible = minutes % 5 == 0
    return time_of(jeton, heures, minutes) if lisible else jeton.named("CORROMPU")


def _tied_to_time(out: list[Jeton], i: int) -> bool:
    lien = {"TIRET", "A"} | ({"ET"} if i and out[i - 1].genre == "ENTRE" else set())
    apres = out[i + 2] if i + 2 < len(out) and out[i + 1].genre in lien else None
    avant = out[i - 2] if i > 1 and out[i - 1].genre in {"TIRET", "A"} else None
    if i > 1 and out[i - 1].genre == "ET" and i > 2 and out[i - 3].genre == "ENTRE":
        avant = out[i - 2]
    if any(v is not None and v.genre == "HEURE" for v in (avant, apres)):
        return True
    if _slashed(out, i):
        return True
    return apres is not None and apres.genre == out[i].genre and _opens_range(out, i, apres)


def _slashed(out: list[Jeton], i: int) -> bool:
    """« Lundi 14/17h »: a slash between a bare number and a later time, right after a day."""
    suite = out[i + 1 : i + 3]
    if [j.genre for j in suite] != ["ET", "HEURE"] or suite[0].texte != "/" or not i:
        return False
    debute = out[i - 1].genre in {"JOUR", "DEMI", "DEUX_POINTS", "ET", "VIRGULE"}
    return debute and _plausible(out[i]) and out[i].valeur * 60 < suite[1].valeur


def _opens_range(out: list[Jeton], i: int, apres: Jeton) -> bool:
    """Tell whether « 9-12 » reads as times: after a day, a colon, a time or « de »."""
    if not (_plausible(out[i]) and _plausible(apres) and out[i].valeur < apres.valeur):
        return False
    if i == 0 or out[i].article:
        return True
    return out[i - 1].genre in {"JOUR", "DEUX_POINTS", "DEMI", "HEURE", "ET", "ENTRE"}


def _plausible(jeton: Jeton) -> bool:
    heures = jeton.valeur if jeton.genre == "NOMBRE" else jeton.valeur // 100
    minutes = 0 if jeton.genre == "NOMBRE" else jeton.valeur % 100
    return 6 <= heures <= 22 and minutes % 5 == 0 and minutes < 60
