"""The tree that the grammar of `lecture.lark` gives → rules."""

from dataclasses import replace
from typing import Any, NamedTuple

from lark import Token, Transformer

from mediation_map.normalise.horaires.lecture.regles import (
    JOURNEE,
    MINUTES_PAR_JOUR,
    Borne,
    Etat,
    Periode,
    Plage,
    Regle,
    Semaines,
    Semainier,
)

JOURS_OSM = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MOIS_OSM = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ETATS = {"open": Etat.OUVERT, "off": Etat.FERME, "closed": Etat.FERME, "unknown": Etat.INCONNU}
_RANG_MAX = 5


class _Partie(NamedTuple):
    """A part of a rule: the fields of `Regle` that it sets."""

    champs: dict[str, Any]


class Lecteur(Transformer[Token, list[Regle]]):
    """Turns a tree into rules, from the leaves up: a method per rule of the grammar.

    A shape that means nothing (the 9th Monday of a month) raises ValueError, which the
    transformer wraps in its own error.
    """

    def segment(self, regles: list[Regle]) -> list[Regle]:
        """Rules of one segment."""
        return regles

    def pleine(self, parties: list[_Partie | Token]) -> Regle:
        """Build a rule of its parts; the one bare token is `24/7`."""
        champs: dict[str, Any] = {}
        for partie in parties:
            champs |= partie.champs if isinstance(partie, _Partie) else {"plages": (JOURNEE,)}
        return _with_etat(Regle("", **champs), dit="etat" in champs)

    nue = pleine

    def restriction(self, semainiers: list[Semainier]) -> _Partie:
        """Weekdays after a kind of holiday: both must hold."""
        return _Partie({"semainiers": tuple(semainiers), "restreint": True})

    def jours(self, elements: list[Semainier | str]) -> _Partie:
        """Weekdays and kinds of holidays: any may hold."""
        semainiers = tuple(element for element in elements if isinstance(element, Semainier))
        conges = frozenset(element for element in elements if isinstance(element, str))
        return _Partie({"semainiers": semainiers, "conges": conges})

    def conge(self, noms: list[Token]) -> str:
        """Public (PH) or school (SH) holidays."""
        return str(noms[0])

    def semainier(self, noms: list[Token]) -> Semainier:
        """Weekdays from one to the other, over the week's end where they are in that order."""
        premier, dernier = JOURS_OSM.index(noms[0]), JOURS_OSM.index(noms[-1])
        return Semainier(tuple((premier + i) % 7 for i in range((dernier - premier) % 7 + 1)))

    def semainier_du_mois(self, parties: list[Any]) -> Semainier:
        """A weekday and which ones of the month."""
        nom, *rangs = parties
        return Semainier((JOURS_OSM.index(nom),), tuple(sorted({r for rs in rangs for r in rs})))

    def rangs(self, nombres: list[Token]) -> range:
        """From the first to the last one."""
        premier, dernier = int(nombres[0]), int(nombres[-1])
        if not 1 <= premier <= dernier <= _RANG_MAX:
            raise ValueError(nombres)
        return range(premier, dernier + 1)

    def rang_final(self, nombres: list[Token]) -> tuple[int]:
        """Count from the end of the month."""
        return (-int(nombres[0]),)

    def semaine(self, nombres: list[Token]) -> Semaines:
        """Weeks from, to, and every how many."""
        debut, fin, pas = ([int(nombre) for nombre in nombres] + [int(nombres[-1]), 1])[:3]
        return Semaines(debut, fin, pas if len(nombres) == 3 else 1)

    def semaines(self, semaines: list[Semaines]) -> _Partie:
        """Week numbers."""
        return _Partie({"semaines": tuple(semaines)})

    def annee(self, nombres: list[Token]) -> Borne:
        """Year of a date."""
        return Borne(annee=int(nombres[0]))

    def mois(self, noms: list[Token]) -> Borne:
        """Month of a date."""
        return Borne(mois=MOIS_OSM.index(noms[0]) + 1)

    def jour_du_mois(self, nombres: list[Token]) -> Borne:
        """Day of a date."""
        return Borne(jour=int(nombres[0]))

    def borne(self, parties: list[Borne]) -> Borne:
        """One end of a period."""
        champs = {
            nom: valeur for partie in parties for nom, valeur in partie._asdict().items() if valeur
        }
        return Borne(**champs)

    def annees(self, nombres: list[Token]) -> Periode:
        """Whole years."""
        return Periode(Borne(annee=int(nombres[0])), Borne(annee=int(nombres[-1])))

    def dates(self, bornes: list[Borne]) -> Periode:
        """Dates or months, from and to; the second takes the first's year."""
        debut, fin = bornes[0], bornes[-1]
        if (debut.jour is None) != (fin.jour is None):
            raise ValueError(bornes)
        return _ordered(Periode(debut, fin._replace(annee=fin.annee or debut.annee)))

    def dates_du_mois(self, parties: list[Any]) -> Periode:
        """Dates within one month."""
        debut, dernier = parties
        if debut.jour is None:
            raise ValueError(parties)
        return Periode(debut, debut._replace(jour=int(dernier)))

    def periodes(self, periodes: list[Periode]) -> _Partie:
        """Periods."""
        return _Partie({"periodes": tuple(periodes)})

    def plage(self, heures: list[Token]) -> Plage:
        """Times from and to; to the next day where they are in that order."""
        debut, fin = _minutes(heures[0]), _minutes(heures[1])
        lendemain = MINUTES_PAR_JOUR if fin <= debut else 0
        return Plage(debut, fin + lendemain, sans_fin=len(heures) == 3)

    def plage_ouverte(self, heures: list[Token]) -> Plage:
        """From a time on."""
        return Plage(_minutes(heures[0]), MINUTES_PAR_JOUR, sans_fin=True)

    def plages(self, plages: list[Plage]) -> _Partie:
        """Times of day."""
        return _Partie({"plages": tuple(plages)})

    def etat(self, mots: list[Token]) -> _Partie:
        """Open, closed or unknown."""
        return _Partie({"etat": _ETATS[mots[0]]})

    def commentaire(self, textes: list[Token]) -> _Partie:
        """What the quotes hold."""
        return _Partie({"commentaire": textes[0].strip('"').strip()})


def _ordered(periode: Periode) -> Periode:
    """Refuse dates of given years that go backwards; without years they pass the new year."""
    debut, fin = periode
    if (fin.annee or 0, fin.mois or 0) < (debut.annee or 0, debut.mois or 0) and debut.annee:
        raise ValueError(periode)
    return periode


def _minutes(heure: Token) -> int:
    heures, minutes = heure.split(":")
    return int(heures) * 60 + int(minutes)


def _with_etat(regle: Regle, *, dit: bool) -> Regle:
    """Settle what a rule without times means: a bare comment claims nothing."""
    if regle.restreint and not regle.conges:
        raise ValueError(regle)
    if regle.plages or regle.etat is not Etat.OUVERT:
        return regle
    if regle.commentaire and not dit:
        return replace(regle, etat=Etat.INCONNU)
    return replace(regle, plages=(JOURNEE,))
