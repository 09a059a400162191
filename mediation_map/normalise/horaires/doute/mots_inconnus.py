"""Doubt: an unknown word inside a schedule may restrict, move or cancel it, or be of another.

A word that no table knows leads to the same hours, to a comment that quotes it, or to nothing
said: never to other hours.  After complete hours it is quoted; anywhere else between the first
and the last thing said of days and hours the whole text stays unsaid, since a day left out
would be read as closed.  Words before the first day, and sentences of their own at the end,
are harmless unless they call it all off.
"""

from __future__ import annotations

import re

from mediation_map.normalise.horaires.doute.mots import (
    ACTIVITES,
    ANNULE,
    COMPLEMENTS,
    LIEUX,
    NEUTRES,
    is_among,
)
from mediation_map.normalise.horaires.doute.suites import BRUIT, FIN, Suite, find_suites
from mediation_map.normalise.horaires.interpretation.cadres import shorten_commentaire
from mediation_map.normalise.horaires.interpretation.etat import Lecture
from mediation_map.normalise.horaires.interpretation.semaine import Cadre, Regle
from mediation_map.normalise.horaires.phrases.noeuds import Noeud

_FERME_A = re.compile(r"ferm\w* (?:à |dès )?\d", re.I)


def doubt_words(lu: Lecture, phrases: list[list[Noeud]], texte: str, jour: int | None) -> None:
    """Quote the unknown words of ``texte`` beside their hours, or note them in ``lu.doutes``."""
    capitales = texte.upper() != texte
    objets: set[bool] = set()
    noms: dict[int, str] = {}
    for suite in find_suites(phrases, "" if jour is None else "J"):
        mots = texte[suite.debut : suite.fin]
        sorts = _sorts(suite, texte if capitales else "")
        sort = _weigh(suite, sorts, texte)
        objets |= _objects(suite, sorts)
        lu.titres = lu.titres or bool(sorts and suite.avant == "H" and suite.apres == "J")
        if sort == "doute" and not (_is_set_aside(lu, suite) or _heads_kept(lu, suite, sorts)):
            lu.doutes.append(mots)
        elif sort == "mention":
            regle = _quote(lu, suite, mots)
            if "nom" in sorts <= {"nom", "lieu"}:
                noms.setdefault(id(regle), mots.casefold())
    if len(set(noms.values())) > 1:
        lu.doutes.append(texte)  # « Mardi 9h-12h : Le Vigan. Jeudi 9h-12h : Ganges »
    if len(objets) > 1 and not lu.ecartees:
        lu.doutes.append(texte)  # « Yoga : lundi 9h-12h, informatique : mardi 9h-12h »
    perdues = not all(heures.ailleurs for heures in lu.heures_seules)
    if lu.illisibles or (perdues and any(r.plages for r in lu.regles)):
        lu.doutes.append(texte)
    if _FERME_A.search(texte) and _closes_unsaid_day(lu):
        lu.doutes.append(texte)  # « 8h-17h du lundi au jeudi, fermeture à 16h le vendredi »
    if any(r.cadre.parite and not r.plages for r in lu.regles) and any(r.plages for r in lu.regles):
        lu.doutes.append(texte)  # « Semaine paire : lundi ; impaire : mardi – 9h-12h »


def _closes_unsaid_day(lu: Lecture) -> bool:
    """Tell whether the day whose end is said has no hours of its own."""
    dits = {s.jour for r in lu.regles if r.plages for s in r.selections}
    fins = [r.selections for r in lu.retraits if r.partial and r.selections]
    return any(dits.isdisjoint(s.jour for s in jours) for jours in fins)


def _objects(suite: Suite, sorts: set[str]) -> set[bool]:
    """Tell whether words beside hours name digital help or something unknown; empty = neither."""
    annexe = set(suite.liens) & set(".,(") and suite.apres != "J"
    if not sorts or annexe or _completes(suite) or BRUIT in suite.liens:
        return set()
    return {True} if "activite" in sorts else {False} if sorts == {"inconnu"} else set()


def _sorts(suite: Suite, texte: str) -> set[str]:
    """Return what the words are, the neutral ones left out; a capital names someone or a place."""
    sorts: set[str] = set()
    for rang, noeud in enumerate(suite.mots):
        mot = noeud.texte
        if ANNULE.match(mot):
            sorts.add("annule")
        elif is_among(mot, NEUTRES) or not any(c.isalnum() for c in mot) or _numbers(suite, rang):
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


def _numbers(suite: Suite, rang: int) -> bool:
    """« Salle 4 », « groupe 2 »: a number that names what stands before it."""
    avant = suite.mots[rang - 1].texte if rang else ""
    return suite.mots[rang].texte.isdigit() and any(is_among(avant, t) for t in (ACTIVITES, LIEUX))


def _weigh(suite: Suite, sorts: set[str], texte: str) -> str:
    """Return ``doute``, ``mention`` or '' for words, from what they are and where they stand."""
    if "annule" in sorts or (suite.rangs and suite.apres == "J" and not suite.separe):
        return "doute"
    if not sorts:
        return ""
    for place in (_in_heading, _after_exception, _at_end, _after_hours, _before_hours, _as_subject):
        sort = place(suite, sorts, texte)
        if sort is not None:
            return sort
    return "doute"


def _in_heading(suite: Suite, sorts: set[str], _texte: str) -> str | None:
    """Words before all days are harmless, but « atelier couture mardi 9h-12h » is quoted.

    Right before hours they may be days that were not read: « lnd 9h-12h, mardi 14h-17h », unless
    the hours have theirs after them: « goûters 15h-17h du mardi au jeudi ».
    """
    if suite.avant:
        return None
    nu = suite.apres == "H" and not suite.separe and not suite.sujet
    if nu and sorts & {"inconnu", "nom"} and not _heads_hours(suite):
        return "doute"
    return "mention" if sorts >= {"activite", "inconnu"} and not suite.separe else ""


def _heads_hours(suite: Suite) -> bool:
    """Tell whether the words are too long for days, and all that follows is hours, then days."""
    longs = all(len(noeud.texte) > 5 for noeud in suite.mots if not is_among(noeud.texte, NEUTRES))
    return longs and re.fullmatch("H+J+", suite.ordre) is not None


def _after_exception(suite: Suite, _sorts: set[str], _texte: str) -> str | None:
    """« Sauf quand … » is quoted as a whole elsewhere."""
    return "" if suite.avant == "X" and suite.bornes <= {"X"} else None


def _at_end(suite: Suite, sorts: set[str], _texte: str) -> str | None:
    """Words with nothing said of hours after them; « avec Zoé au téléphone » opens nothing."""
    if suite.telephone and suite.avant == "H" and not suite.liens:
        return "doute" if sorts & {"inconnu", "nom"} else ""
    if suite.apres and not (suite.avant == "H" and suite.bornes == {"X"}):
        return None
    return "" if FIN in suite.liens else _mention(suite, sorts)


def _after_hours(suite: Suite, sorts: set[str], _texte: str) -> str | None:
    """« 9h-12h tricot, … »: said of these hours, unless other hours of the day come next."""
    if suite.avant != "H" or FIN in suite.liens:
        return None
    if not suite.separe:
        return "" if sorts == {"activite"} else None
    if suite.apres == "H":
        return "mention" if sorts == {"activite"} else "doute"
    pris = suite.ferme or _completes(suite) or set(suite.liens) & set(":(")
    if suite.liens and suite.apres == "J" and not pris:
        return "" if sorts == {"activite"} else "doute"
    return _mention(suite, sorts)


def _before_hours(suite: Suite, sorts: set[str], texte: str) -> str | None:
    """« Mardi à la mairie 9h-12h »: known words only; a place in mid-text is another place."""
    if suite.avant != "J" or suite.apres != "H":
        return None
    if "inconnu" in sorts:
        return "doute"
    ailleurs = suite.repris and sorts & {"lieu", "nom"}
    return _weigh_place(suite, texte) if ailleurs else _mention(suite, sorts)


def _as_subject(suite: Suite, sorts: set[str], texte: str) -> str | None:
    """« La mairie est fermée… », « Atelier : mardi… »: known words that open a part of the text."""
    if suite.tete and suite.apres == "X" and suite.bornes == {"X", "H"}:
        return ""  # « Caisse fermée à 15h » is quoted as a whole
    if suite.tete and suite.bornes == {"P"} and sorts <= {"activite", "lieu"}:
        return ""  # « Prochain atelier le 14 janvier »
    ouvre = suite.liens and suite.avant != "X" and suite.apres in {"J", "X"}
    if not ouvre or not sorts <= {"activite", "lieu"}:
        return None
    return "" if "lieu" not in sorts or suite.apres == "X" else _weigh_place(suite, texte)


def _mention(suite: Suite, sorts: set[str]) -> str:
    """Words after an address, a place, « par Camille » change nothing; others are quoted."""
    qui = {"nom"} if _completes(suite) else set()
    return "" if sorts <= {"lieu"} | qui or BRUIT in suite.liens else "mention"


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


def _heads_kept(lu: Lecture, suite: Suite, sorts: set[str]) -> bool:
    """« Mairie : lundi 9h-12h ; Espace numérique : mardi 14h-17h »: the help, alone kept."""
    return bool(lu.ecartees) and suite.apres == "J" and "activite" in sorts <= {"activite", "lieu"}


def _quote(lu: Lecture, suite: Suite, mots: str) -> Regle | None:
    """Add the words to the comments of the hours they stand by, and return these."""
    ajout = Cadre(commentaires=(shorten_commentaire(mots),))
    dites = sorted((r for r in lu.regles if r.plages), key=lambda r: r.fin)
    regle = _beside(dites, suite)
    lu.non_lus = [dit for dit in lu.non_lus if mots not in dit]
    if regle is None:
        lu.generale = lu.generale.merged(ajout)
    else:
        regle.cadre = regle.cadre.merged(ajout)
    return regle


def _beside(dites: list[Regle], suite: Suite) -> Regle | None:
    avant = [r for r in dites if r.debut <= suite.debut]
    apres = [r for r in dites if r.fin > suite.debut]
    colle = suite.apres == {"": "J", "J": "H"}.get(suite.avant)
    if apres and (suite.nomme or colle):
        return apres[0]
    return avant[-1] if avant else None
