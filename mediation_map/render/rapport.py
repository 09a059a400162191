"""The constats as one page that stands alone: ``check --format html``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from mediation_map.constats import Constat, Origine, Probleme, Severite
from mediation_map.render.rapport_genres import find_liste, gather, tell_liste
from mediation_map.render.rendu import build_environment

TITRES = {
    Severite.BLOQUANT: "À corriger absolument",
    Severite.AVERTISSEMENT: "À vérifier",
    Severite.INFORMATION: "Pour information",
}


@dataclass(frozen=True, slots=True)
class Liste:
    """Constats that differ by their value only: the sentence, its remedy, then place and value."""

    phrase: str
    conseil: str
    cases: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Fichier:
    """The constats of one severity about one file, or one sheet of it; the many of a kind apart."""

    titre: str
    listes: Sequence[Liste]
    constats: Sequence[tuple[str, Constat]]


@dataclass(frozen=True, slots=True)
class Partie:
    """The constats of one severity, file by file."""

    titre: str
    nombre: int
    fichiers: Sequence[Fichier]


def render_rapport(constats: Sequence[Constat]) -> str:
    """Return a whole HTML page; constats come sorted and every text is escaped."""
    parties = [
        _make_partie(severite, list(groupe))
        for severite, groupe in groupby(constats, key=lambda constat: constat.severite)
    ]
    modele = build_environment().get_template("rapport.html.j2")
    return modele.render(parties=parties, total=len(constats))


def _make_partie(severite: Severite, constats: Sequence[Constat]) -> Partie:
    fichiers = [
        _make_fichier(titre, list(groupe))
        for titre, groupe in groupby(constats, key=lambda constat: _fichier(constat.origine))
    ]
    return Partie(TITRES[severite], len(constats), fichiers)


def _make_fichier(titre: str, constats: Sequence[Constat]) -> Fichier:
    listes = {
        code: _make_liste(genre, memes)
        for code, memes in gather(constats, lambda constat: constat.code)
        if (genre := find_liste(memes))
    }
    seuls = [(_place(one.origine), one) for one in constats if one.code not in listes]
    return Fichier(titre, tuple(listes.values()), seuls)


def _make_liste(genre: Probleme, memes: Sequence[Constat]) -> Liste:
    cases = [(_place(constat.origine), constat.valeur) for constat in memes]
    return Liste(tell_liste(genre, memes), genre.conseil, cases)


def _fichier(origine: Origine) -> str:
    return str(Origine(origine.fichier, origine.feuille)) or "L'ensemble des tables"


def _place(origine: Origine) -> str:
    """Return where to look in the file: « Ligne 12, colonne « nom » »; nothing for all of it."""
    place = str(replace(origine, fichier="", feuille=""))
    return place[:1].upper() + place[1:]
