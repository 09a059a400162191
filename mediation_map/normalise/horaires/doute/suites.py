"""Words in a row, and what stands around them: days, hours, exceptions, marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from mediation_map.normalise.horaires.interpretation.apartes import is_aparte
from mediation_map.normalise.horaires.phrases.noeuds import Noeud, is_phone

_CLASSES = {
    **dict.fromkeys(("jours", "demis", "rangs", "DU_MOIS"), "J"),
    **dict.fromkeys(("chaine", "depuis", "jusqua", "CORROMPU", "IDEM", "PERMANENT"), "H"),
    **dict.fromkeys(("SAUF", "FERME", "PAS"), "X"),
    "VIRGULE": ",",
    "DEUX_POINTS": ":",
    "FIN": ".",
    **dict.fromkeys(("RESERVE", "VAGUE"), "b"),
    **dict.fromkeys(
        ("OUVERT", "RDV", "SANS_RDV", "PRISE_RDV", "PUBLIC", "PRESENTIEL",
         "NON_DIT"), "",
    ),
}  # fmt: skip
_AUTRES = "P"
"""Class of all that bounds hours otherwise: periods, weeks, holidays, telephones."""
FIN = "."
BRUIT = "b"
"""Class of what is no word (addresses, numbers), and of words that quote all that follows."""
_TELEPHONE = "t"
_NOMME_LE_TELEPHONE = re.compile(r"(?:tel|portable|mobile)[a-z]*\.?$")
_DITS = frozenset("JHXP")
_MARQUES = frozenset(",:.()")


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
    ferme: bool = False
    """Whether it ends their phrase or bracket."""
    nomme: bool = False
    """Whether days in brackets follow: « 9h-12h : tricot (lundi) »."""
    apres: str = ""
    tete: bool = False
    """Whether the words begin their phrase."""
    bornes: frozenset[str] = frozenset()
    """Classes of what is said of hours after the words, in their phrase."""
    telephone: bool = False
    """Whether « téléphone » with no number follows."""
    repris: bool = False
    """Whether hours were said before."""
    ordre: str = ""
    """Classes of all that is said after the words in their phrase, in order."""
    sujet: bool = False
    """Whether « ouvert » follows the words."""
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


def _flatten(phrases: list[list[Noeud]]) -> Iterator[tuple[str, Noeud | None]]:
    for noeuds in phrases:
        yield from _flatten_phrase(noeuds)
        yield FIN, None


def _flatten_phrase(noeuds: list[Noeud]) -> Iterator[tuple[str, Noeud | None]]:
    avant = [None, *noeuds]
    for precedent, noeud, suivant in zip(avant, noeuds, [*noeuds[1:], None], strict=False):
        if noeud.genre == "parenthese":
            yield "(", None
            entier = _is_of_calls(noeud, precedent) or is_aparte(noeuds, noeud)
            yield from () if entier else _flatten_phrase(noeud.valeur)
            yield ")", None
        elif noeud.genre == "VIRGULE" and noeud.texte == "-" and _is_hyphen(noeuds, noeud):
            continue
        elif noeud.genre == "MOT":
            yield _class_of_mot(noeud, suivant), noeud
        else:
            yield _CLASSES.get(noeud.genre, _AUTRES), noeud


def _is_of_calls(parenthese: Noeud, avant: Noeud | None) -> bool:
    """« (inscription à l'accueil de la mairie du lundi au vendredi 9h-12h) »: quoted as a whole.

    « 06… (24h/24) » is said of the number.
    """
    if (
        avant is not None
        and is_phone(avant)
        and [n.genre for n in parenthese.valeur] == ["PERMANENT"]
    ):
        return True
    return {"DISTANCE", "chaine"} <= {n.genre for n in parenthese.valeur}


def _is_hyphen(noeuds: list[Noeud], tiret: Noeud) -> bool:
    """« Cyber-thé » is one word."""
    colles = {n.fin == tiret.debut for n in noeuds if n.genre == "MOT"}
    return True in colles and any(n.debut == tiret.fin for n in noeuds if n.genre == "MOT")


def _class_of_mot(noeud: Noeud, suivant: Noeud | None) -> str:
    """« Téléphone » with no number after it may say how, not where to call."""
    if noeud.valeur == "jour":
        return _AUTRES
    if noeud.valeur != "bruit":
        return "mot"
    appelle = suivant is not None and is_phone(suivant)
    return _TELEPHONE if _NOMME_LE_TELEPHONE.match(noeud.texte) and not appelle else BRUIT


def find_suites(phrases: list[list[Noeud]], avant: str) -> Iterator[Suite]:
    """Yield the words in a row, each row with what was said before it and comes after it."""
    pieces = list(_flatten(phrases))
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
        elif classe in _MARQUES or classe == BRUIT:
            liens += classe
        tete = classe in {FIN, "(", ")"} or (tete and classe in {BRUIT, _TELEPHONE, ""})


def _close(suite: Suite, reste: list[tuple[str, Noeud | None]]) -> Suite:
    classes = [classe for classe, _ in reste]
    utiles = [classe for classe in classes if classe not in {"", BRUIT, _TELEPHONE, "mot"}]
    suite.telephone = classes[0] == _TELEPHONE
    suite.separe = utiles[0] in _MARQUES
    suite.ferme = utiles[0] in {FIN, "(", ")"}
    suite.nomme = utiles[:2] == ["(", "J"]
    suite.apres = next((c for c in utiles if c in _DITS), "")
    dites = [c for c in classes[: classes.index(FIN)] if c in _DITS]
    suite.ordre, suite.bornes = "".join(dites), frozenset(dites)
    suivant = reste[0][1]
    suite.sujet = suivant is not None and suivant.genre == "OUVERT"
    return suite
