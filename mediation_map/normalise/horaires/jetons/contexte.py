"""What a token is, seen from its neighbours: bare numbers, short days, and what each mark joins.

The grammar needs one token of look-ahead only because this pass has named the marks: a dash
between two times (``LIEN_H``) is not a dash between two days (``LIEN_J``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from mediation_map.normalise.horaires.jetons.appels import mark_appels
from mediation_map.normalise.horaires.jetons.coupures import join_cells, part_phrases
from mediation_map.normalise.horaires.jetons.dates import complete_dates, join_vague_periods
from mediation_map.normalise.horaires.jetons.demi_jours import doubt_bounds, resolve_am
from mediation_map.normalise.horaires.jetons.jeton import Jeton
from mediation_map.normalise.horaires.jetons.jours_courts import (
    MARQUES,
    drop_frame,
    resolve_abreviations,
    resolve_anglais,
    resolve_autres,
    resolve_lettres,
    resolve_lignes,
)
from mediation_map.normalise.horaires.jetons.nombres import read_nombres, share_pm

DEMIS = {"MATIN": "matin", "APRES_MIDI": "apres-midi", "SOIR": "soir", "JOURNEE": "journee"}
_BRUIT = frozenset({"_CONTACT", "_ADRESSE", "_LIEU", "_NOMBRE", "_VEILLE", "_SIGNE", "TELEPHONE"})
_CLASSES = {
    "HEURE": "H", "JOUR": "J", "NIEME": "N", "RANG": "R", "MOIS": "M", "DATE": "D", "DEMI": "P",
}  # fmt: skip
_PERIODES = frozenset({"SAISON", "MOIS", "DATE", "QUINZAINE", "VACANCES"})
_EXCEPTE = frozenset({"SAUF", "FERME", "PAS"})
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
    article = ""
    for jeton in jetons:
        if jeton.genre == "_ARTICLE":
            article = jeton.texte
            continue
        sorte = "lieu" if jeton.genre == "_LIEU" else "bruit"
        garde = jeton.named("MOT", sorte) if jeton.genre in _BRUIT else jeton
        garde.article = article
        kept.append(garde)
        article = ""
    return kept


def _name_demis(jetons: list[Jeton]) -> list[Jeton]:
    return [j.named("DEMI", DEMIS[j.genre]) if j.genre in DEMIS else j for j in jetons]


def _around(jetons: list[Jeton], i: int) -> tuple[Jeton | None, Jeton | None]:
    return (jetons[i - 1] if i else None, jetons[i + 1] if i + 1 < len(jetons) else None)


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
        suit = bool(out) and jeton.genre in MARQUES and out[-1].genre in MARQUES
        if suit and [j.genre for j in out[-2:]] == ["JOUR", "TIRET"] and jeton.genre == "VIRGULE":
            out[-1:] = [out[-1].named("CORROMPU"), jeton]  # « mardi —, jeudi 9h-12h »: no list
        elif suit and jeton.genre == "JUSQUA" and out[-1].genre in {"ET", "VIRGULE"}:
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
        genre = _marque(jetons, i) if jeton.genre in MARQUES else jeton.genre
        out.append(jeton.named(genre))
    return out


def _list_mois(jetons: list[Jeton]) -> list[Jeton]:
    """« En juillet août »: two months side by side, neither of them in a range, make a list."""
    out: list[Jeton] = []
    for i, jeton in enumerate(jetons):
        cote = [j.genre for j in jetons[max(0, i - 2) : i + 2]]
        if jeton.genre == "MOIS" and out and out[-1].genre == "MOIS" and "LIEN_M" not in cote:
            out.append(Jeton("ET_M", jeton.debut, jeton.debut, ""))
        out.append(jeton)
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
    dashed = jetons[i].genre == "TIRET" and paire == "JJ"
    if dashed and (_in_dashed_list(jetons, i) or _like_other_lists(jetons, i)):
        return "ET_J"
    return _LIENS[paire[0]]


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
    du = paire == "JJ" and jetons[i - 1].article == "du" and not jetons[i + 1].article
    if du and (i < 2 or jetons[i - 2].genre not in MARQUES):
        return "LIEN_J"
    suivi = i + 1 < len(jetons) and jetons[i + 1].genre in {"JOUR", "NIEME"}
    if suivi and _ends_jour(jetons, i):
        return "OU_J"
    if paire == "HJ":
        return "CORROMPU"  # « lundi 9h-12h ou mardi 14h-17h »: either, nobody knows which
    return "VAGUE" if paire in {"HH", "PP"} else "VIRGULE"


def _in_dashed_list(jetons: list[Jeton], i: int) -> bool:
    """« Mardi-Mercredi-Jeudi » lists days: three or more, dashes only."""
    if ">" in jetons[i].texte:
        return False
    before = i >= 3 and jetons[i - 2].genre == "TIRET" and jetons[i - 3].genre == "JOUR"
    after = i + 3 < len(jetons) and jetons[i + 2].genre == "TIRET" and jetons[i + 3].genre == "JOUR"
    return before or after


def _like_other_lists(jetons: list[Jeton], i: int) -> bool:
    """« Mardi-jeudi 9h-12h, mercredi 14h-17h »: the day between has its own hours.

    Where dashes list days elsewhere, one of the days between is enough.
    """
    debut, fin = (min(jetons[k].valeur) for k in (i - 1, i + 1))
    voisins = _same_period(jetons, i)
    autres = {
        jour
        for k in voisins
        if jetons[k].genre == "JOUR" and abs(k - i) > 1 and len(jetons[k].valeur) == 1
        for jour in jetons[k].valeur
    }
    entre = set(range(debut + 1, fin))
    listes = any(jetons[k].genre == "TIRET" and _in_dashed_list(jetons, k) for k in voisins)
    return bool(entre) and (entre <= autres or (listes and bool(autres & entre)))


def _same_period(jetons: list[Jeton], i: int) -> list[int]:
    """Return where the tokens stand that speak of the same part of the year as the one at ``i``.

    What « sauf », « fermé » and « jusqu'à » change has no hours of its own: it is left out.
    """
    periode, excepte, dites = 0, False, []
    suivants = [*(j.genre for j in jetons[1:]), ""]
    for jeton, suivant in zip(jetons, suivants, strict=True):
        excepte = jeton.genre in _EXCEPTE or (excepte and jeton.genre not in {"FIN", "PAR_F"})
        periode += jeton.genre in _PERIODES and not excepte
        dites.append((periode, excepte or suivant == "JUSQUA"))
    return [k for k, (n, hors) in enumerate(dites) if n == dites[i][0] and not hors]


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
    resolve_am,
    _name_demis,
    _merge_semaines,
    complete_dates,
    join_vague_periods,
    resolve_anglais,
    resolve_lettres,
    resolve_abreviations,
    resolve_lignes,
    resolve_autres,
    drop_frame,
    read_nombres,
    share_pm,
    doubt_bounds,
    _balance,
    mark_appels,
    join_cells,
    part_phrases,
    _collapse_marques,
    _part_rangs,
    _name_marques,
    _list_mois,
)
