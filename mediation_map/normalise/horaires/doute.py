"""Doubt: an unknown word inside a schedule may restrict, move or cancel it, or be of another.

A word that no table knows leads to the same hours, to a comment that quotes it, or to nothing
said: never to other hours.  After complete hours it is quoted; anywhere else between the first
and the last thing said of days and hours the whole text stays unsaid, since a day left out
would be read as closed.  Words before the first day, and sentences of their own at the end,
are harmless unless they call it all off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from mediation_map.normalise.horaires.cadres import shorten_commentaire
from mediation_map.normalise.horaires.etat import Lecture
from mediation_map.normalise.horaires.mots import (
    ACTIVITES,
    ANNULE,
    COMPLEMENTS,
    LIEUX,
    NEUTRES,
    is_among,
)
from mediation_map.normalise.horaires.noeuds import Noeud, is_phone
from mediation_map.normalise.horaires.semaine import Cadre, Regle

_CLASSES = {
    **dict.fromkeys(("jours", "demis", "rangs", "DU_MOIS"), "J"),
    **dict.fromkeys(("chaine", "depuis", "jusqua", "CORROMPU", "IDEM", "PERMANENT"), "H"),
    **dict.fromkeys(("SAUF", "FERME", "PAS"), "X"),
    **dict.fromkeys(("VIRGULE", "DEUX_POINTS"), ","),
    **dict.fromkeys(
        ("OUVERT", "RDV", "SANS_RDV", "PRISE_RDV", "PUBLIC", "RESERVE", "VAGUE", "PRESENTIEL",
         "NON_DIT"), "",
    ),
}  # fmt: skip
_AUTRES = "P"
"""Class of all that bounds hours otherwise: periods, weeks, holidays, telephones."""
_FIN = "."
_BRUIT = "b"
_TELEPHONE = "t"
_NOMME_LE_TELEPHONE = re.compile(r"(?:tel|portable|mobile)[a-z]*\.?$")
_DITS = frozenset("JHXP")


@dataclass(slots=True)
class Suite:
    """Words in a row, with the classes of what stands around them."""

    mots: list[Noeud] = field(default_factory=list)
    avant: str = ""
    """Class of the last thing said of hours before; '' = none."""
    liens: str = ""
    """The marks between that and the words."""
    separe: bool = False
    """Whether a mark or nothing follows the words."""
    apres: str = ""
    tete: bool = False
    """Whether the words begin their phrase."""
    bornes: frozenset[str] = frozenset()
    """Classes of what is said of hours after the words, in their phrase."""
    telephone: bool = False
    """Whether « téléphone » with no number follows."""
    repris: bool = False
    """Whether hours were said before."""
    rangs: bool = False
    """Whether ranks with no day (« 1er et 3e ») stand right before."""

    @property
    def debut(self) -> int:
        """Where the words begin in the text."""
        return self.mots[0].debut

    @property
    def fin(self) -> int:
        """Where they end."""
        return self.mots[-1].fin


def doubt_words(lu: Lecture, phrases: list[list[Noeud]], texte: str, jour: int | None) -> None:
    """Quote the unknown words of ``texte`` beside their hours, or note them in ``lu.doutes``."""
    capitales = texte.upper() != texte
    objets: set[bool] = set()
    for suite in _runs(list(_flatten(phrases)), "" if jour is None else "J"):
        mots = texte[suite.debut : suite.fin]
        sorts = _sorts(suite, texte if capitales else "")
        sort = _weigh(suite, sorts, texte)
        objets |= _objects(suite, sorts)
        if sort == "doute" and not _is_set_aside(lu, suite):
            lu.doutes.append(mots)
        elif sort == "mention":
            _quote(lu, suite, mots)
    if len(objets) > 1 and not lu.ecartees:
        lu.doutes.append(texte)  # « Yoga : lundi 9h-12h, informatique : mardi 9h-12h »
    perdues = not all(heures.ailleurs for heures in lu.heures_seules)
    if lu.illisibles or (perdues and any(r.plages for r in lu.regles)):
        lu.doutes.append(texte)
    if any(r.cadre.parite and not r.plages for r in lu.regles) and any(r.plages for r in lu.regles):
        lu.doutes.append(texte)  # « Semaine paire : lundi ; impaire : mardi – 9h-12h »


def _objects(suite: Suite, sorts: set[str]) -> set[bool]:
    """Tell whether words beside hours name digital help or something unknown; empty = neither."""
    loin = _FIN in suite.liens and not suite.apres
    if not sorts or loin or _completes(suite) or _BRUIT in suite.liens:
        return set()
    return {True} if "activite" in sorts else {False} if sorts == {"inconnu"} else set()


def _flatten(phrases: list[list[Noeud]]) -> Iterator[tuple[str, Noeud | None]]:
    for noeuds in phrases:
        yield from _flatten_phrase(noeuds)
        yield _FIN, None


def _flatten_phrase(noeuds: list[Noeud]) -> Iterator[tuple[str, Noeud | None]]:
    for noeud, suivant in zip(noeuds, [*noeuds[1:], None], strict=False):
        if noeud.genre == "parenthese":
            yield ")", None
            yield from _flatten_phrase(noeud.valeur)
            yield ")", None
        elif noeud.genre == "MOT":
            yield _class_of_mot(noeud, suivant), noeud
        else:
            yield _CLASSES.get(noeud.genre, _AUTRES), noeud


def _class_of_mot(noeud: Noeud, suivant: Noeud | None) -> str:
    """« Téléphone » with no number after it may say how, not where to call."""
    if noeud.valeur != "bruit":
        return "mot"
    appelle = suivant is not None and is_phone(suivant)
    return _TELEPHONE if _NOMME_LE_TELEPHONE.match(noeud.texte) and not appelle else _BRUIT


def _runs(pieces: list[tuple[str, Noeud | None]], avant: str) -> Iterator[Suite]:
    """Yield the words in a row, each row with what was said before it and comes after it."""
    suite, liens, tete, heures = Suite(), "", True, False
    for i, (classe, noeud) in enumerate(pieces):
        if classe == "mot" and noeud is not None:
            if not suite.mots:
                suite = Suite([], avant, liens, tete=tete, repris=heures)
                suite.rangs = (
                    i > 0 and (autre := pieces[i - 1][1]) is not None and (autre.genre == "rangs")
                )
            suite.mots.append(noeud)
        elif suite.mots:
            yield _close(suite, pieces[i:])
            suite = Suite()
        if classe in _DITS:
            heures = heures or classe == "H"
            avant, liens = classe, ""
        elif classe in {",", _FIN, ")", _BRUIT}:
            liens += classe
        tete = classe in {_FIN, ")"} or (tete and classe in {_BRUIT, _TELEPHONE, ""})


def _close(suite: Suite, reste: list[tuple[str, Noeud | None]]) -> Suite:
    classes = [classe for classe, _ in reste]
    utiles = [classe for classe in classes if classe not in {"", _BRUIT, _TELEPHONE, "mot"}]
    suite.telephone = classes[0] == _TELEPHONE
    suite.separe = utiles[0] in {",", _FIN, ")"}
    suite.apres = next((c for c in utiles if c in _DITS), "")
    suite.bornes = frozenset(classes[: classes.index(_FIN)]) & _DITS
    return suite


def _sorts(suite: Suite, texte: str) -> set[str]:
    """Return what the words are, the neutral ones left out; a capital names someone or a place."""
    sorts: set[str] = set()
    for rang, noeud in enumerate(suite.mots):
        mot = noeud.texte
        if ANNULE.match(mot):
            sorts.add("annule")
        elif is_among(mot, NEUTRES) or not any(c.isalnum() for c in mot):
            continue
        elif is_among(mot, ACTIVITES) or " " in mot:
            sorts.add("activite")
        elif is_among(mot, LIEUX) or noeud.valeur == "lieu":
            sorts.add("lieu")
        elif texte[noeud.debut : noeud.debut + 1].isupper() and not (suite.tete and rang == 0):
            sorts.add("nom")
        else:
            sorts.add("inconnu")
    return sorts


def _weigh(suite: Suite, sorts: set[str], texte: str) -> str:
    """Return ``doute``, ``mention`` or '' for the words, from what they are and where they stand."""
    if "annule" in sorts:
        return "doute"
    if suite.rangs and suite.apres == "J" and not suite.separe:
        return "doute"
    if not suite.avant:
        activite = sorts >= {"activite", "inconnu"} and not suite.separe
        return "mention" if activite else ""  # « Atelier couture mardi 9h-12h »
    if not sorts or (suite.avant == "X" and suite.bornes <= {"X"}):
        return ""  # « sauf quand … » is quoted as a whole
    if suite.telephone and suite.avant == "H" and not suite.liens:
        return "doute" if sorts & {"inconnu", "nom"} else ""
    if not suite.apres or (suite.avant == "H" and suite.bornes == {"X"}):
        return _mention(suite, sorts) if _FIN not in suite.liens else ""
    if suite.avant == "H" and suite.separe and _FIN not in suite.liens:
        return _weigh_after_hours(suite, sorts)
    if suite.avant == "J" and suite.apres == "H":
        if "inconnu" in sorts or (sorts & {"lieu", "nom"} and suite.repris):
            return "doute" if "inconnu" in sorts else _weigh_place(suite, texte)
        return _mention(suite, sorts)
    if suite.tete and suite.apres == "X" and suite.bornes == {"X", "H"}:
        return ""  # « Caisse fermée à 15h » is quoted as a whole
    entete = suite.liens and suite.avant != "X"
    if entete and suite.apres in {"J", "X"} and sorts <= {"activite", "lieu"}:
        return "" if "lieu" not in sorts or suite.apres == "X" else _weigh_place(suite, texte)
    return "doute"


def _weigh_after_hours(suite: Suite, sorts: set[str]) -> str:
    """« 9h-12h tricot, … »: said of these hours, unless other hours of the day come next."""
    if suite.apres == "H":
        return "mention" if sorts == {"activite"} else "doute"
    pris = _completes(suite) or ")" in suite.liens
    if suite.liens and suite.apres == "J" and not pris:
        return "" if sorts <= {"activite"} else "doute"
    return _mention(suite, sorts)


def _mention(suite: Suite, sorts: set[str]) -> str:
    """Words after an address, a place, « par Camille » change nothing; others are quoted."""
    qui = {"nom"} if _completes(suite) else set()
    return "" if sorts <= {"lieu"} | qui or _BRUIT in suite.liens else "mention"


def _completes(suite: Suite) -> bool:
    return suite.mots[0].texte in COMPLEMENTS


def _weigh_place(suite: Suite, texte: str) -> str:
    """A place that heads later days is another place, unless it was named before."""
    nom = texte[suite.debut : suite.fin].casefold()
    return "" if nom in texte[: suite.debut].casefold() else "doute"


def _is_set_aside(lu: Lecture, suite: Suite) -> bool:
    """Tell whether the words stand by hours that are not published (telephone, another service)."""
    if not suite.apres:
        return False
    suivantes = [r for r in (*lu.regles, *lu.ecartees) if suite.debut < r.fin]
    vise = min(suivantes, key=lambda r: r.fin, default=None)
    return vise is not None and (vise in lu.ecartees or vise.cadre.ecart == "telephone")


def _quote(lu: Lecture, suite: Suite, mots: str) -> None:
    """Add the words to the comments of the hours they stand by."""
    ajout = Cadre(commentaires=(shorten_commentaire(mots),))
    dites = sorted((r for r in lu.regles if r.plages), key=lambda r: r.fin)
    regle = _beside(dites, suite)
    lu.non_lus = [dit for dit in lu.non_lus if mots not in dit]
    if regle is None:
        lu.generale = lu.generale.merged(ajout)
    else:
        regle.cadre = regle.cadre.merged(ajout)


def _beside(dites: list[Regle], suite: Suite) -> Regle | None:
    avant = [r for r in dites if r.debut <= suite.debut]
    apres = [r for r in dites if r.fin > suite.debut]
    if suite.avant == "J" and suite.apres == "H" and apres:
        return apres[0]
    return avant[-1] if avant else None
