"""Words that qualify hours: what each says about them (appointment, parity, season, public…)."""

from __future__ import annotations

import re
from collections.abc import Callable

from mediation_map.normalise.horaires.interpretation.semaine import Cadre
from mediation_map.normalise.horaires.jetons.vocabulaire_jours import JOURS
from mediation_map.normalise.horaires.phrases.noeuds import Noeud, Selection

EXCEPTIONS = frozenset({"SAUF", "FERME", "PAS"})
COMMENTAIRE_MAX = 120
_INCERTAIN = re.compile(
    r"certain|quelque|plusieur|parfois|occasion|ponctuel|eventuel|exceptionnel|possib|pourr"
    r"|peuvent|\bou\b|itineran|tournee|\d"
)


def _comment(slice_: str, _clause: str, _noeud: Noeud) -> Cadre:
    return Cadre(commentaires=(shorten_commentaire(slice_),))


def _comment_clause(_slice: str, clause: str, noeud: Noeud) -> Cadre:
    incertain = bool(_INCERTAIN.match(noeud.texte))
    return Cadre(commentaires=(shorten_commentaire(clause),), incertain=incertain)


def _prise_rdv(slice_: str, _clause: str, noeud: Noeud) -> Cadre:
    """Appointments wanted are a condition; the hours for taking them are telephone hours."""
    if re.search(r"obligatoire|conseill|recommand|necessaire|uniquement|prealable", noeud.texte):
        return Cadre(commentaires=(shorten_commentaire(slice_),))
    return Cadre(ecart="telephone")


def _ecart(ecart: str) -> Callable[[str, str, Noeud], Cadre]:
    return lambda _slice, clause, _noeud: Cadre(ecart=ecart)


def _saison(_slice: str, _clause: str, noeud: Noeud) -> Cadre:
    return Cadre(saison=noeud.valeur)


def _dates(slice_: str, _clause: str, noeud: Noeud) -> Cadre:
    selecteur, plage = noeud.valeur
    if plage and selecteur:
        return Cadre(saison=selecteur)
    return Cadre(ecart="date", commentaires=(slice_,))


def _hors_vacances(slice_: str, _clause: str, noeud: Noeud) -> Cadre:
    if is_one_holiday(noeud.texte):
        return Cadre(commentaires=(slice_,))
    return Cadre(hors_vacances=True)


def is_one_holiday(texte: str) -> bool:
    """Tell whether the words name one school holiday, not all of them."""
    return bool(
        re.search(r"noel|petite|grande|paques|printemps|toussaint|fevrier|hiver|\bete\b", texte)
    )


CADRES: dict[str, Callable[[str, str, Noeud], Cadre]] = {
    "RDV": _comment,
    "SANS_RDV": _comment,
    "PRISE_RDV": _prise_rdv,
    "RYTHME": _comment,
    "RESERVE": _comment_clause,
    "PUBLIC": _comment,
    "VAGUE": _comment_clause,
    "PERIODE": _comment,
    "PARITE": lambda _s, _c, n: Cadre(parite=n.valeur),
    "saison": _saison,
    "dates": _dates,
    "VACANCES": lambda _s, c, _n: Cadre(ecart="vacances", commentaires=(c,)),
    "VACANCES_HORS": _hors_vacances,
    "SCOLAIRE": lambda _s, _c, _n: Cadre(hors_vacances=True),
    "SCOLAIRE_HORS": lambda _s, c, _n: Cadre(ecart="vacances", commentaires=(c,)),
    "SAISON": lambda _s, c, _n: Cadre(ecart="saison", commentaires=(c,)),
    "FERIE": lambda _s, _c, _n: Cadre(feries=True),
    "DISTANCE": _ecart("telephone"),
    "PRESENTIEL": lambda _s, _c, _n: Cadre(),
    "OUVRABLES": _comment,
    "OUVRES_DEMI": lambda _s, _c, _n: Cadre(),
}


def qualify_signe(noeud: Noeud, slice_: str, clause: str) -> Cadre:
    """Return what a qualifying word says; the slices are its own text and that to the end."""
    return CADRES[noeud.genre](slice_, clause, noeud)


def shorten_commentaire(texte: str) -> str:
    """Return ``texte`` on one line, without quotes or dangling marks, fit for an OSM comment."""
    propre = " ".join(texte.replace('"', "'").split()).strip(" ,;:.-/(")
    propre = re.sub(r"^(?:et|ou|puis)\s+|\s+(?:au|à)$", "", propre)
    if propre[:1].isupper() and not propre[1:2].isupper():
        propre = propre[0].lower() + propre[1:]
    if propre.count(")") > propre.count("("):
        propre = propre.rstrip(" )")
    if len(propre) > COMMENTAIRE_MAX:
        propre = propre[: COMMENTAIRE_MAX - 1].rsplit(" ", 1)[0] + "…"
    return propre


def named_jours(noeud: Noeud) -> tuple[Selection, ...]:
    """Return the days that a condition names (« un mercredi sur deux », « matins de semaine »).

    « Jours ouvrables » counts Saturday in law and seldom in use: the words stay as a comment.
    """
    if noeud.genre in {"OUVRABLES", "OUVRES_DEMI"}:
        demi = "matin" if "matin" in noeud.texte else "apres-midi"
        demis = frozenset({demi} if noeud.genre == "OUVRES_DEMI" else ())
        return tuple(Selection(j, (), demis) for j in range(5))
    if noeud.genre != "RYTHME":
        return ()
    return tuple(Selection(i) for i, jour in enumerate(JOURS) if jour in noeud.texte)
