"""Hours for calling: those that stand right after a telephone number, with nothing between."""

from __future__ import annotations

from itertools import takewhile

from mediation_map.normalise.horaires.jetons.jeton import Jeton

_BORNES = frozenset({"FIN", "VIRGULE", "TIRET", "PAR_O", "PAR_F"})
_APPELER = ("tel", "contact", "appel", "join", "num", "inscri", "reserv", "renseign", "portable")
_RDV = frozenset({"RDV", "SANS_RDV", "PRISE_RDV"})
_FINS = frozenset({"FIN", "PAR_F"})
_CHIFFRES = 9


def mark_appels(jetons: list[Jeton]) -> list[Jeton]:
    """« Tél. 02 43… du lundi au vendredi 9h-17h »: the number then heads hours for calling.

    « Sur rdv au 02 43… du lundi au vendredi 9h-17h »: that one must call is a phrase of its own.
    """
    out: list[Jeton] = []
    for i, jeton in enumerate(jetons):
        dits = _words_before(jetons, i) if _is_number(jeton) else []
        if not _asks_to_call(dits) or not _follow(jetons, i):
            out.append(jeton)
            continue
        if any(j.genre in _RDV for j in dits):
            out.append(Jeton("FIN", jeton.debut, jeton.debut, ""))
        out.append(jeton.named("APPEL"))
    return out


def _is_number(jeton: Jeton) -> bool:
    return jeton.genre == "MOT" and sum(c.isdigit() for c in jeton.texte) >= _CHIFFRES


def _words_before(jetons: list[Jeton], i: int) -> list[Jeton]:
    return list(takewhile(lambda j: j.genre not in _BORNES, reversed(jetons[:i])))


def _asks_to_call(dits: list[Jeton]) -> bool:
    """Tell whether the words before the number say that it is for calling."""
    if any(j.genre in {"JOUR", "HEURE"} for j in dits):
        return False
    return any(j.genre in _RDV or j.texte.startswith(_APPELER) for j in dits)


def _follow(jetons: list[Jeton], i: int) -> bool:
    """Tell whether days, then hours follow: in brackets, or after « du » with no mark.

    After hours of the place a comma changes nothing: « 14h-17h, rdv au 02 43…, du lundi … ».
    """
    marque = jetons[i + 1].genre if i + 1 < len(jetons) else ""
    entre = marque == "PAR_O"
    dites = "HEURE" in [
        j.genre for j in takewhile(lambda j: j.genre != "FIN", reversed(jetons[:i]))
    ]
    suite = jetons[i + 2 if entre or (marque == "VIRGULE" and dites) else i + 1 :]
    if not suite or suite[0].genre != "JOUR" or not (entre or suite[0].article == "du"):
        return False
    return "HEURE" in [j.genre for j in takewhile(lambda j: j.genre not in _FINS, suite)]
