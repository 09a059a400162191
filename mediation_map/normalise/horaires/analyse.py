"""A cell of free text or the seven cells of a week → OSM hours, remainder and constats."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import import_module
from types import ModuleType

from mediation_map.constats import Constat
from mediation_map.normalise.horaires import problemes
from mediation_map.normalise.horaires.doute.lieux import has_several_lieux, keep_mediation
from mediation_map.normalise.horaires.doute.mots_inconnus import doubt_words
from mediation_map.normalise.horaires.doute.services import (
    join_services,
    names_activity,
    names_service,
    part_services,
)
from mediation_map.normalise.horaires.doute.telephone import doubt_telephone
from mediation_map.normalise.horaires.doute.vacances import doubt_rest_of_year, doubt_vacances
from mediation_map.normalise.horaires.interpretation.cadres import shorten_commentaire
from mediation_map.normalise.horaires.interpretation.etat import Lecture
from mediation_map.normalise.horaires.interpretation.parcours import interpret_phrases
from mediation_map.normalise.horaires.interpretation.semaine import Cadre
from mediation_map.normalise.horaires.jetons.coquilles import mend_coquilles
from mediation_map.normalise.horaires.jetons.renvois import expand_renvois
from mediation_map.normalise.horaires.jetons.texte import LONGUEUR_MAX, clean_texte, fold_texte
from mediation_map.normalise.horaires.jetons.vocabulaire_jours import JOURS
from mediation_map.normalise.horaires.osm.bilan import (
    Semaine,
    build_semaine,
    explain_lecture,
    keep_closures,
    remainder,
    write_semaine,
)
from mediation_map.normalise.horaires.osm.creneaux import Creneau, merge_creneaux
from mediation_map.normalise.horaires.osm.ecriture import validate_osm
from mediation_map.normalise.horaires.osm.rendu import render_osm
from mediation_map.normalise.horaires.osm.saisie import is_broken_osm, read_osm
from mediation_map.normalise.horaires.phrases.citations import part_appels, quote_rest
from mediation_map.normalise.horaires.phrases.jours_muets import quote_silent_days
from mediation_map.normalise.horaires.phrases.noeuds import Noeud
from mediation_map.normalise.horaires.phrases.saisons_nommees import date_named_seasons


@dataclass(frozen=True, slots=True)
class LectureHoraires:
    """Hours as OSM ('' = nothing can be said), what was not read, and the problems met."""

    osm: str
    reste: str
    constats: tuple[Constat, ...]


VIDE = LectureHoraires("", "", ())
# Folded cells of a day that state no opening, and nothing else that one should know.
_FERME = re.compile(
    r"(?:(?:est |c'est )?ferme(?:e|s|es|ture)?(?: au public)?(?: toute| le| la)?(?: la)?"
    r"(?: jour(?:nee)?)?"
    r"|closed|repos|relache|neant|rien|aucune?|non|pas (?:d'ouverture|ouvert)"
    r"|non ouvert|0|false|off"
    r"|0?0 ?[:h] ?0?0? ?(?:-|a) ?0?0 ?[:h] ?0?0?)[ .!]*"
)
_INCONNU = re.compile(r"(?:n[./]?[acr]\.?|non (?:communique|renseigne|connu)e?s?|\W+)?")
"""Folded cells of a day that only say that its hours are not known."""


def says_nothing(cellule: str) -> bool:
    """Tell whether a day's cell is empty or only says that nothing is known (« NC », « ? »)."""
    return _INCONNU.fullmatch(fold_texte(clean_texte(cellule))) is not None


def parse_horaires(texte: str) -> LectureHoraires:
    """Return the week that a free French text states; valid OSM hours are kept as they are.

    Never raises and never guesses: what is stated but cannot be expressed stays as a quoted
    comment, and what cannot be read leaves ``osm`` empty.
    """
    return _parse_cached(texte)


@lru_cache(maxsize=20_000)
def _parse_cached(texte: str) -> LectureHoraires:
    propre = clean_texte(texte)
    if not any(c.isalnum() for c in propre):
        return VIDE
    if len(propre) > LONGUEUR_MAX:
        return LectureHoraires("", propre[:LONGUEUR_MAX], (problemes.INCOMPRIS.constat(propre),))
    saisi = read_osm(propre)
    if saisi is not None:
        osm, constats = saisi
        return LectureHoraires(osm, "", constats)
    entier = None if is_broken_osm(propre) else expand_renvois(propre)
    if entier is None:
        return LectureHoraires("", propre, (problemes.INCOMPRIS.constat(propre),))
    return _read_phrases(entier, propre)


def _read_phrases(entier: str, propre: str) -> LectureHoraires:
    """Read a text whose notes stand where they apply; ``propre`` is how its writer put it."""
    lecture = _conclude(_read(entier), entier)
    if lecture.osm and not names_activity(entier):
        return lecture
    return _read_services(entier) or (lecture if lecture.osm else replace(lecture, reste=propre))


def _read_services(propre: str) -> LectureHoraires | None:
    """Read the place's own hours in a text of several services, and quote the others."""
    if not names_service(propre):
        return None
    phrases = _phrases(propre)
    parties = part_services(propre, phrases, _read_part)
    if parties is None:
        return _join(join_services(propre, phrases, _read_part))
    garde, cites = parties
    lu = _read(garde)
    lu.generale = lu.generale.merged(Cadre(commentaires=tuple(map(shorten_commentaire, cites))))
    lecture = _conclude(lu, garde)
    return (
        lecture if lecture.osm and "telephone" not in {r.cadre.ecart for r in lu.regles} else None
    )


def _join(semaines: list[Semaine]) -> LectureHoraires | None:
    """Return the week of several services, each slot in its own words."""
    creneaux = [c for semaine in semaines for c in semaine.creneaux]
    fermetures: dict[str, list[int]] = {}
    for semaine in semaines:
        for fermeture in semaine.fermetures:
            fermetures.setdefault(fermeture, []).extend(c.jour for c in semaine.creneaux)
    gardes, closures = keep_closures(creneaux, fermetures)
    osm = render_osm(merge_creneaux(gardes)[0], closures, ()) if creneaux else ""
    return LectureHoraires(osm, "", ()) if osm and validate_osm(osm) else None


def _read_part(texte: str) -> Semaine | None:
    """Return the week that a part of a text states; None where it is in doubt or states none."""
    lu = _read(texte)
    semaine = build_semaine(lu)
    doutes = lu.doutes or lu.illisibles or lu.retraits or semaine.contredite or semaine.ecarts
    if doutes or lu.non_lus or lu.generale.ecart or not semaine.creneaux:
        return None
    dits = tuple(map(shorten_commentaire, lu.remarques))
    communs = lu.generale.merged(Cadre(commentaires=dits))
    semaine.creneaux = [replace(c, cadre=c.cadre.merged(communs)) for c in semaine.creneaux]
    return semaine


@cache
def _grammaire() -> ModuleType:
    """Import the parser on first use: it is the slowest part to load."""
    return import_module("mediation_map.normalise.horaires.phrases.grammaire")


def _phrases(propre: str) -> list[list[Noeud]]:
    phrases: list[list[Noeud]] = _grammaire().parse_phrases(mend_coquilles(fold_texte(propre)))
    return phrases


def _read(propre: str, jour: int | None = None) -> Lecture:
    phrases = quote_silent_days(date_named_seasons(part_appels(_phrases(propre))))
    phrases = [quote_rest(p) for p in phrases]
    lu = interpret_phrases(phrases, propre, jour)
    if jour is None:
        gardees = keep_mediation(propre, lu.regles)
        connues = set(map(id, gardees))
        lu.ecartees = [r for r in lu.regles if id(r) not in connues]
        lu.regles = gardees
        doubt_telephone(lu, phrases)
        doubt_vacances(lu, phrases)
        doubt_rest_of_year(lu, phrases)
    doubt_words(lu, phrases, propre, jour)
    return lu


def _conclude(lu: Lecture, propre: str) -> LectureHoraires:
    semaine = build_semaine(lu)
    sur_place = (r for r in lu.regles if r.cadre.ecart != "telephone")
    if has_several_lieux(propre, [r for r in sur_place if r.plages or not r.cadre.commentaires]):
        return LectureHoraires("", propre, (problemes.PLUSIEURS_LIEUX.constat(propre),))
    douteux = lu.doutes or (semaine.contredite and lu.titres)
    osm = "" if douteux else write_semaine(semaine, lu)
    constats = list(explain_lecture(lu, semaine, propre, osm))
    reste = remainder(lu, semaine, propre) if osm else propre
    return LectureHoraires(osm, reste, tuple(constats))


def parse_semaine(jours: Mapping[str, str]) -> LectureHoraires:
    """Return the week that day columns state; keys are ``lundi`` … ``dimanche``.

    A cell that cannot be read never loses the other days, nor closes its own: beside days that are
    known, that day is unknown, in the words of the cell.
    """
    cellules = tuple(clean_texte(jours.get(jour) or "") for jour in JOURS)
    return _semaine_cached(cellules)


@lru_cache(maxsize=20_000)
def _semaine_cached(cellules: tuple[str, ...]) -> LectureHoraires:
    creneaux: list[Creneau] = []
    fermetures: dict[str, list[int]] = {}
    constats: list[Constat] = []
    reste: list[str] = []
    inconnus: list[Creneau] = []
    for i, cellule in enumerate(cellules):
        if not (any(c.isalnum() for c in cellule) or "?" in cellule):
            continue
        lus, closures, lisible = _read_cellule(cellule, i)
        creneaux += lus
        for closure in closures:
            fermetures.setdefault(closure, []).append(i)
        if not lisible:
            constats.append(problemes.JOUR_ILLISIBLE.constat(cellule, jour=JOURS[i]))
            reste.append(f"{JOURS[i]} : {cellule}")
            inconnus.append(_unknown(cellule, i))
    osm = render_osm(*keep_closures([*creneaux, *inconnus], fermetures), ()) if creneaux else ""
    osm = osm if validate_osm(osm) else ""
    return LectureHoraires(osm, " ; ".join(reste), tuple(constats))


def _unknown(cellule: str, jour: int) -> Creneau:
    return Creneau(jour, (), (), Cadre(commentaires=(cellule,), incertain=True), 0)


@lru_cache(maxsize=20_000)
def _read_cellule(cellule: str, jour: int) -> tuple[tuple[Creneau, ...], tuple[str, ...], bool]:
    """Return the slots and closures of a day's cell, and whether all of it could be read."""
    lu = _read(cellule, jour)
    if lu.autre_jour or lu.doutes:
        return (), (), False
    semaine = build_semaine(lu)
    lisible = not (lu.illisibles or semaine.ecarts) and (
        bool(semaine.creneaux or semaine.fermetures)
        or _FERME.fullmatch(fold_texte(cellule)) is not None
    )
    communs = replace(lu.generale, ecart="")
    creneaux = tuple(replace(c, cadre=c.cadre.merged(communs)) for c in semaine.creneaux)
    return creneaux, tuple(semaine.fermetures), lisible
