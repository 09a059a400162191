"""Days in one to three letters, French or English: days only where their neighbours say so."""

from __future__ import annotations

from mediation_map.normalise.horaires.jetons.jeton import OUVRES, WEEKEND, Jeton
from mediation_map.normalise.horaires.jetons.vocabulaire_jours import JOURS

MARQUES = frozenset({"TIRET", "A", "OU", "ET", "VIRGULE", "JUSQUA"})
"""Marks that join two tokens."""


def resolve_anglais(jetons: list[Jeton]) -> list[Jeton]:
    """« We » is Wednesday beside « Mo », the week-end in « le we », « we : », else a word."""
    anglais = any(j.genre == "JOUR_EN" for j in jetons)
    out: list[Jeton] = []
    for i, jeton in enumerate(jetons):
        suivant = jetons[i + 1] if i + 1 < len(jetons) else None
        if jeton.genre == "JOUR_EN":
            out.append(jeton.named("JOUR_ABR"))
        elif jeton.genre == "WE" and anglais:
            out.append(jeton.named("JOUR_ABR", frozenset({2})))
        elif jeton.genre == "WE":
            deux_points = suivant is not None and suivant.genre == "DEUX_POINTS"
            jours = deux_points or jeton.article in {"le", "les"}
            out.append(jeton.named("JOUR", WEEKEND) if jours else jeton.named("MOT"))
        else:
            out.append(jeton)
    return out


def resolve_lettres(jetons: list[Jeton]) -> list[Jeton]:
    """« M : 9h-12h » is Tuesday before another M or « Me », Wednesday after; alone, unknown."""
    mardis = [i for i, j in enumerate(jetons) if j.genre == "LETTRE_M"]
    dits = {jour for j in jetons if j.genre in {"JOUR", "JOUR_ABR"} for jour in j.valeur}
    restants = [jour for jour in (1, 2) if jour not in dits]
    out = list(jetons)
    for rang, i in enumerate(mardis):
        sur = len(mardis) == len(restants)
        out[i] = jetons[i].named(
            "JOUR" if sur else "CORROMPU", frozenset(restants[rang : rang + 1])
        )
    return out


def resolve_abreviations(jetons: list[Jeton]) -> list[Jeton]:
    """Return the tokens with each short word either a day or a word like others."""
    return [
        (j.named("JOUR") if _is_jour(jetons, i) else _perhaps_jour(j))
        if j.genre == "JOUR_ABR"
        else j
        for i, j in enumerate(jetons)
    ]


def _perhaps_jour(jeton: Jeton) -> Jeton:
    """« Mer. », « mar » are words here, yet words after them may part them from their hours."""
    court = len(jeton.texte) < 3
    return jeton.named("MOT") if court else jeton.named("MOT", "jour")


def _is_jour(jetons: list[Jeton], i: int) -> bool:
    """Tell whether a short word is a day: it stands by a time, a colon or another day."""
    if i and jetons[i - 1].genre in {"SAUF", "FERME"} and len(jetons[i].texte) > 2:
        return True
    suite = jetons[i + 1 : i + 3]
    if not suite or suite[0].genre == "PAR_F":
        return _joined_before(jetons, i) or (bool(suite) and _after_hour(jetons, i))
    voisin = suite[0].genre
    if voisin in {"HEURE", "DEUX_POINTS", "JOUR", "JOUR_ABR", "DEMI", "NOMBRE", "FERME"}:
        return True
    if voisin == "PAR_O" and len(suite) > 1 and suite[1].genre in {"HEURE", "DEMI"}:
        return True
    if voisin in MARQUES and len(suite) > 1:
        return suite[1].genre in {"JOUR", "JOUR_ABR", "HEURE"} or _joined_before(jetons, i)
    return _joined_before(jetons, i)


def _after_hour(jetons: list[Jeton], i: int) -> bool:
    """« (17h ven.) »: an hour, then the day that ends the bracket."""
    return i > 0 and jetons[i - 1].genre == "HEURE" and len(jetons[i].texte) > 2


def _joined_before(jetons: list[Jeton], i: int) -> bool:
    avant = [j.genre for j in jetons[max(0, i - 2) : i]]
    jours = {"JOUR", "JOUR_ABR"}
    return len(avant) == 2 and avant[1] in MARQUES and avant[0] in jours


def resolve_autres(jetons: list[Jeton]) -> list[Jeton]:
    """« Lundi 14h-17h, les autres jours de la semaine 9h-12h »: those not said before."""
    dits: set[int] = set()
    out: list[Jeton] = []
    for jeton in jetons:
        if jeton.genre == "AUTRES_OUVRES":
            reste = OUVRES - dits
            sur = bool(dits) and bool(reste)
            out.append(jeton.named("JOUR" if sur else "CORROMPU", frozenset(reste)))
            continue
        dits |= set(jeton.valeur) if jeton.genre == "JOUR" else set()
        out.append(jeton)
    return out


def resolve_lignes(jetons: list[Jeton]) -> list[Jeton]:
    """« Jeudi 9h-12h\\nVendredi 9h-12h\\nSdi 9h-12h »: its place and letters tell the day."""
    out = list(jetons)
    suite = -1
    for i, jeton in enumerate(out):
        if i and out[i - 1].genre != "FIN":
            continue
        court = jeton.genre == "MOT" and shortens(jeton.texte, JOURS[(suite + 1) % 7])
        if suite >= 1 and court and _hours_after(out, i):
            out[i] = jeton.named("JOUR", frozenset({suite + 1}))
        suite = _next_of(out[i], suite)
    return out


def _next_of(jeton: Jeton, suite: int) -> int:
    """Return the day that a line names when it goes on from the one before; -1 = it does not."""
    jour = min(jeton.valeur) if jeton.genre == "JOUR" and len(jeton.valeur) == 1 else -1
    return jour if jour in {0, suite + 1} else -1


def shortens(mot: str, jour: str) -> bool:
    """Tell whether a word keeps letters of the day in their order, first and last ones included."""
    if len(mot) < 3 or (mot[0], mot[-1]) != (jour[0], jour[-1]):
        return False
    lettres = iter(jour)
    return all(lettre in lettres for lettre in mot)


def _hours_after(jetons: list[Jeton], i: int) -> bool:
    suite = [j.genre for j in jetons[i + 1 : i + 3] if j.genre != "DEUX_POINTS"]
    return suite[:1] in (["HEURE"], ["FERME"])


def drop_frame(jetons: list[Jeton]) -> list[Jeton]:
    """« En semaine, venez du lundi au vendredi de 9h à 12h »: the same days are said again."""
    out = list(jetons)
    for i, jeton in enumerate(jetons):
        if jeton.genre != "JOUR" or "semaine" not in jeton.texte:
            continue
        fin = next((k for k in range(i + 1, len(out)) if out[k].genre in _DITS), len(out))
        suite = out[fin : fin + 3]
        semaine = [j.genre for j in suite] in (["JOUR", "A", "JOUR"], ["JOUR", "TIRET", "JOUR"])
        if semaine and (suite[0].valeur, suite[2].valeur) == (frozenset({0}), frozenset({4})):
            out[i] = jeton.named("MOT", "bruit")
    return out


_DITS = frozenset({"JOUR", "HEURE", "FIN", "NOMBRE"})
