"""A cell of free text or the seven cells of a week → OSM hours, remainder and constats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from mediation_map.constats import Constat
from mediation_map.normalise.horaires import problemes
from mediation_map.normalise.horaires.creneaux import (
    Creneau,
    apply_exceptions,
    merge_creneaux,
    spread_regles,
)
from mediation_map.normalise.horaires.grammaire import parse_phrases
from mediation_map.normalise.horaires.interpretation import Lecteur, Lecture
from mediation_map.normalise.horaires.osm import validate_osm
from mediation_map.normalise.horaires.osm_saisi import read_osm
from mediation_map.normalise.horaires.rendu import render_osm
from mediation_map.normalise.horaires.texte import clean_texte, fold_texte
from mediation_map.normalise.horaires.vocabulaire import JOURS


@dataclass(frozen=True, slots=True)
class LectureHoraires:
    """Hours as OSM ('' = nothing can be said), what was not read, and the problems met."""

    osm: str
    reste: str
    constats: tuple[Constat, ...]


VIDE = LectureHoraires("", "", ())


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
    saisi = read_osm(propre)
    if saisi is not None:
        osm, constats = saisi
        return LectureHoraires(osm, "", constats)
    lu = _read(propre)
    return _conclude(lu, propre)


def _read(propre: str, jour: int | None = None) -> Lecture:
    return Lecteur(propre, jour).read(parse_phrases(fold_texte(propre)))


def _conclude(lu: Lecture, propre: str) -> LectureHoraires:
    creneaux, sans_heures = spread_regles(lu)
    publics = [c for c in creneaux if not c.cadre.ecart]
    fermetures = [*lu.fermetures, *_vacances(lu, creneaux)]
    publics = apply_exceptions(publics, lu.exceptions)
    publics, contredit = merge_creneaux(publics)
    if _several_lieux(lu):
        return LectureHoraires("", propre, (problemes.PLUSIEURS_LIEUX.constat(propre),))
    osm = _write(publics, fermetures, lu)
    reste, constats = _account(lu, sans_heures, propre, osm)
    if contredit:
        constats.append(problemes.JOUR_REPETE.constat(propre))
    return LectureHoraires(osm, reste, tuple(constats))


def _write(publics: list[Creneau], fermetures: list[str], lu: Lecture) -> str:
    globaux = lu.global_.commentaires
    if not publics:
        osm = f'unknown "{", ".join(globaux)}"' if globaux and not lu.global_.ecart else ""
    else:
        osm = render_osm(publics, fermetures, globaux)
    return osm if validate_osm(osm) else ""


def _vacances(lu: Lecture, creneaux: list[Creneau]) -> list[str]:
    ouverts = [c for c in creneaux if not c.cadre.ecart]
    autres = [c for c in creneaux if c.cadre.ecart == "vacances"]
    textes = dict.fromkeys(t for c in autres for t in c.cadre.commentaires)
    if autres and ouverts:
        return [f'SH unknown "{", ".join(textes)}"']
    hors = [c.cadre.hors_vacances or lu.global_.hors_vacances for c in ouverts]
    if hors and all(hors):
        return ["SH"]
    return []


def _several_lieux(lu: Lecture) -> bool:
    lieux = {r.lieu for r in lu.regles if r.plages and r.lieu}
    return len(lieux) > 1


def _account(lu: Lecture, sans_heures: list, propre: str, osm: str) -> tuple[str, list[Constat]]:  # type: ignore[type-arg]
    constats: list[Constat] = []
    if not osm:
        if lu.heures_sans_jour:
            constats.append(problemes.SANS_JOUR.constat(propre))
        elif sans_heures:
            constats.append(problemes.SANS_HEURE.constat(propre))
        else:
            constats.append(problemes.INCOMPRIS.constat(propre))
        return propre, constats
    return "", constats


def parse_semaine(jours: Mapping[str, str]) -> LectureHoraires:
    """Return the week that day columns state; keys are ``lundi`` … ``dimanche``.

    A cell that cannot be read never loses the other days.
    """
    cellules = tuple(clean_texte(jours.get(jour) or "") for jour in JOURS)
    return _semaine_cached(cellules)


@lru_cache(maxsize=20_000)
def _semaine_cached(cellules: tuple[str, ...]) -> LectureHoraires:
    creneaux: list[Creneau] = []
    fermetures: list[str] = []
    constats: list[Constat] = []
    reste: list[str] = []
    for i, cellule in enumerate(cellules):
        if not any(c.isalnum() for c in cellule):
            continue
        lus, closures, lisible = _read_cellule(cellule, i)
        creneaux += lus
        fermetures += closures
        if not lisible:
            constats.append(problemes.JOUR_ILLISIBLE.constat(cellule, jour=JOURS[i]))
            reste.append(f"{JOURS[i]} : {cellule}")
    osm = render_osm(creneaux, fermetures, ()) if creneaux else ""
    osm = osm if validate_osm(osm) else ""
    return LectureHoraires(osm, " ; ".join(reste), tuple(constats))


@lru_cache(maxsize=20_000)
def _read_cellule(cellule: str, jour: int) -> tuple[list[Creneau], list[str], bool]:
    lu = _read(cellule, jour)
    creneaux, _ = spread_regles(lu)
    publics = apply_exceptions([c for c in creneaux if not c.cadre.ecart], lu.exceptions)
    publics, _ = merge_creneaux(publics)
    lisible = lu.contrat and not lu.non_lus and not any(c.cadre.ecart for c in creneaux)
    if not lu.contrat:
        return [], [], False
    glob = lu.global_
    if glob.commentaires:
        publics = [replace(c, cadre=c.cadre.merged(glob)) for c in publics]
    return publics, lu.fermetures, lisible
