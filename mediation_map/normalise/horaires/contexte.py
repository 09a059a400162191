"""What a token is, seen from its neighbours: bare numbers, short days, and what each mark joins.

The grammar needs one token of look-ahead only because this pass has named the marks: a dash
between two times (``LIEN_H``) is not a dash between two days (``LIEN_J``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from mediation_map.normalise.horaires.coupures import join_cells, part_phrases
from mediation_map.normalise.horaires.dates import complete_dates
from mediation_map.normalise.horaires.jetons import WEEKEND, Jeton, time_of

DEMIS = {"MATIN": "matin", "APRES_MIDI": "apres-midi", "SOIR": "soir", "JOURNEE": "journee"}
_MARQUES = frozenset({"TIRET", "A", "OU", "ET", "VIRGULE", "JUSQUA"})
_BRUIT = frozenset({"_CONTACT", "_ADRESSE", "_LIEU", "_NOMBRE", "_VEILLE", "_SIGNE", "TELEPHONE"})
_CLASSES = {
    "HEURE": "H", "JOUR": "J", "NIEME": "N", "RANG": "R", "MOIS": "M", "DATE": "D", "DEMI": "P",
}  # fmt: skip
_LIENS = {"H": "LIEN_H", "J": "LIEN_J", "M": "LIEN_M", "D": "LIEN_D"}
_LISTES = {
    "HH": "ET_H", "NN": "ET_N", "RR": "ET_N", "MM": "ET_M", "PP": "ET_D", "DD": "ET_DATE",
}  # fmt: skip


def settle_jetons(jetons: list[Jeton]) -> list[Jeton]:
    """Return the tokens with their final kinds, as the grammar declares them."""
    for etape in _ETAPES:
        jetons = etape(jetons)
    return jetons


def _drop_articles(jetons: list[Jeton]) -> list[Jeton]:
    kept: list[Jeton] = []
    article = False
    for jeton in jetons:
        if jeton.genre == "_ARTICLE":
            article = True
            continue
        garde = jeton.named("MOT") if jeton.genre in _BRUIT else jeton
        garde.article = article
        kept.append(garde)
        article = False
    return kept


def _name_demis(jetons: list[Jeton]) -> list[Jeton]:
    return [j.named("DEMI", DEMIS[j.genre]) if j.genre in DEMIS else j for j in jetons]


def _around(jetons: list[Jeton], i: int) -> tuple[Jeton | None, Jeton | None]:
    return (jetons[i - 1] if i else None, jetons[i + 1] if i + 1 < len(jetons) else None)


def _resolve_anglais(jetons: list[Jeton]) -> list[Jeton]:
    """« We » is Wednesday beside « Mo » or « Fr », the week-end before a colon, else a word."""
    anglais = any(j.genre == "JOUR_EN" for j in jetons)
    out: list[Jeton] = []
    for i, jeton in enumerate(jetons):
        suivant = _around(jetons, i)[1]
        if jeton.genre == "JOUR_EN":
            out.append(jeton.named("JOUR_ABR"))
        elif jeton.genre == "WE" and anglais:
            out.append(jeton.named("JOUR_ABR", frozenset({2})))
        elif jeton.genre == "WE":
            deux_points = suivant is not None and suivant.genre == "DEUX_POINTS"
            out.append(jeton.named("JOUR", WEEKEND) if deux_points else jeton.named("MOT"))
        else:
            out.append(jeton)
    return out


def _resolve_lettres(jetons: list[Jeton]) -> list[Jeton]:
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


def _resolve_abreviations(jetons: list[Jeton]) -> list[Jeton]:
    return [
        (j.named("JOUR") if _is_jour(jetons, i) else j.named("MOT")) if j.genre == "JOUR_ABR" else j
        for i, j in enumerate(jetons)
    ]


def _is_jour(jetons: list[Jeton], i: int) -> bool:
    """Tell whether a short word is a day: it stands by a time, a colon or another day."""
    suite = jetons[i + 1 : i + 3]
    if not suite:
        return _joined_before(jetons, i)
    voisin = suite[0].genre
    if voisin in {"HEURE", "DEUX_POINTS", "JOUR", "JOUR_ABR", "DEMI", "NOMBRE", "FERME"}:
        return True
    if voisin in _MARQUES and len(suite) > 1:
        return suite[1].genre in {"JOUR", "JOUR_ABR", "HEURE"} or _joined_before(jetons, i)
    return _joined_before(jetons, i)


def _joined_before(jetons: list[Jeton], i: int) -> bool:
    avant = [j.genre for j in jetons[max(0, i - 2) : i]]
    jours = {"JOUR", "JOUR_ABR"}
    return len(avant) == 2 and avant[1] in _MARQUES and avant[0] in jours


def _read_nombres(jetons: list[Jeton]) -> list[Jeton]:
    """Turn bare numbers into times where a range mark ties them to a time or to a day's number.

    What was turned last ties what stands before it: « 9-12 14-17 » takes two rounds.
    """
    out = list(jetons)
    for _ in range(2):
        for i, jeton in enumerate(out):
            if jeton.genre in {"NOMBRE", "NOMBRE4"} and _tied_to_time(out, i):
                out[i] = _as_heure(jeton)
    return [j.named("MOT") if j.genre in {"NOMBRE", "NOMBRE4"} else j for j in out]


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
    return apres is not None and apres.genre == out[i].genre and _opens_range(out, i, apres)


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


def _merge_semaines(jetons: list[Jeton]) -> list[Jeton]:
    """« 1re semaine » counts weeks, not days: a rhythm that no rule can state."""
    out: list[Jeton] = []
    for jeton in jetons:
        if jeton.genre == "SEMAINE_N" and out and out[-1].genre == "NIEME":
            _count_semaines(out, jeton.fin)
        else:
            genre = "MOT" if jeton.genre == "SEMAINE_N" else jeton.genre
            out.append(jeton.named(genre))
    return out


def _count_semaines(out: list[Jeton], fin: int) -> None:
    """Make one rhythm of the ranks at the end of ``out``: « 1re et 3e semaine »."""
    dernier = out.pop()
    while len(out) > 1 and out[-1].genre in {"ET", "VIRGULE"} and out[-2].genre == "NIEME":
        out.pop()
        dernier = out.pop()
    out.append(replace(dernier, genre="RYTHME", fin=fin))


def _collapse_marques(jetons: list[Jeton]) -> list[Jeton]:
    """Keep one of several marks in a row (« , et », « - / »): a list mark wins over a range."""
    out: list[Jeton] = []
    for jeton in jetons:
        suit = bool(out) and jeton.genre in _MARQUES and out[-1].genre in _MARQUES
        if suit and jeton.genre == "JUSQUA" and out[-1].genre in {"ET", "VIRGULE"}:
            out.append(jeton)
        elif suit:
            kept = out[-1] if out[-1].genre in {"ET", "VIRGULE"} else jeton
            out[-1] = replace(kept, fin=jeton.fin)
        elif not (jeton.genre in {"ET", "VIRGULE"} and out and out[-1].genre == "FIN"):
            out.append(jeton)
    return out


def _name_marques(jetons: list[Jeton]) -> list[Jeton]:
    out: list[Jeton] = []
    for i, jeton in enumerate(jetons):
        genre = _marque(jetons, i) if jeton.genre in _MARQUES else jeton.genre
        out.append(jeton.named(genre))
    return out


def _marque(jetons: list[Jeton], i: int) -> str:
    """Return what the mark at ``i`` joins, from the tokens on its two sides."""
    paire = "".join(_CLASSES.get(v.genre, "x") if v else "x" for v in _around(jetons, i))
    genre = jetons[i].genre
    if genre == "OU":
        return _ou(jetons, i, paire)
    lien = _lien(jetons, i, paire)
    if lien or genre == "JUSQUA":
        return lien or "JUSQUA"
    if genre == "A":
        return "VIRGULE" if paire[1] == "H" else "MOT"
    suit_jour = paire[1] in {"J", "N"} and _ends_jour(jetons, i)
    return "ET_J" if suit_jour else _LISTES.get(paire, "VIRGULE")


def _lien(jetons: list[Jeton], i: int, paire: str) -> str:
    """Return the range that a mark makes of two tokens of the same kind; '' when it makes none."""
    if paire[0] != paire[1] or paire[0] not in _LIENS:
        return ""
    entre = jetons[i].genre == "ET" and i > 1 and jetons[i - 2].genre == "ENTRE"
    if not entre and jetons[i].genre not in {"TIRET", "A", "JUSQUA"}:
        return ""
    dashed = jetons[i].genre == "TIRET" and paire == "JJ" and _in_dashed_list(jetons, i)
    return "ET_J" if dashed else _LIENS[paire[0]]


def _ends_jour(jetons: list[Jeton], i: int) -> bool:
    """Tell whether what stands before position ``i`` is a day with its half days and month."""
    i -= 1
    if i >= 0 and jetons[i].genre == "DU_MOIS":
        i -= 1
    while i >= 1 and jetons[i].genre == "DEMI":
        i -= 2 if jetons[i - 1].genre == "ET" and jetons[i - 2].genre == "DEMI" else 1
    return i >= 0 and jetons[i].genre == "JOUR"


def _part_rangs(jetons: list[Jeton]) -> list[Jeton]:
    """Tell the ranks that stand before their day from those that stand alone."""
    out = list(jetons)
    avant_jour = False
    for i in range(len(out) - 1, -1, -1):
        genre = out[i].genre
        if genre == "NIEME":
            out[i] = out[i] if avant_jour else out[i].named("RANG")
        elif genre in {"ET", "VIRGULE"}:
            avant_jour = avant_jour and out[i + 1].genre == "NIEME"
        else:
            avant_jour = genre == "JOUR"
    return out


def _ou(jetons: list[Jeton], i: int, paire: str) -> str:
    """« Du lundi ou vendredi » is a slip for « au »; any other « ou » leaves a choice open."""
    if paire == "JJ" and jetons[i - 1].article and (i < 2 or jetons[i - 2].genre not in _MARQUES):
        return "LIEN_J"
    suivi = i + 1 < len(jetons) and jetons[i + 1].genre in {"JOUR", "NIEME"}
    if suivi and _ends_jour(jetons, i):
        return "OU_J"
    return "VAGUE" if paire in {"HH", "PP"} else "VIRGULE"


def _in_dashed_list(jetons: list[Jeton], i: int) -> bool:
    """« Mardi-Mercredi-Jeudi » lists days: three or more, dashes only."""
    if ">" in jetons[i].texte:
        return False
    before = i >= 3 and jetons[i - 2].genre == "TIRET" and jetons[i - 3].genre == "JOUR"
    after = i + 3 < len(jetons) and jetons[i + 2].genre == "TIRET" and jetons[i + 3].genre == "JOUR"
    return before or after


def _balance(jetons: list[Jeton]) -> list[Jeton]:
    """Drop the brackets that have no partner, and open a nested one only once."""
    ouvertes: list[int] = []
    paires: set[int] = set()
    for i, jeton in enumerate(jetons):
        if jeton.genre == "PAR_O":
            ouvertes.append(i)
        elif jeton.genre == "PAR_F" and ouvertes:
            paires |= {ouvertes.pop(), i}
    return [j for i, j in enumerate(jetons) if j.genre not in {"PAR_O", "PAR_F"} or i in paires]


_ETAPES: tuple[Callable[[list[Jeton]], list[Jeton]], ...] = (
    _drop_articles,
    _name_demis,
    _merge_semaines,
    complete_dates,
    _resolve_anglais,
    _resolve_lettres,
    _resolve_abreviations,
    _read_nombres,
    _balance,
    join_cells,
    part_phrases,
    _collapse_marques,
    _part_rangs,
    _name_marques,
)
