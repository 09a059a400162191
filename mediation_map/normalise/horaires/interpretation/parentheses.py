"""What stands in brackets beside days and hours."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from mediation_map.normalise.horaires.interpretation.apartes import is_aparte
from mediation_map.normalise.horaires.interpretation.bornes import ends_half_day, move_borne
from mediation_map.normalise.horaires.interpretation.etat import Etat
from mediation_map.normalise.horaires.interpretation.saisons import give_bracket_season
from mediation_map.normalise.horaires.interpretation.semaine import (
    Cadre,
    Regle,
    Retrait,
    read_plages,
)
from mediation_map.normalise.horaires.phrases.noeuds import Noeud, Selection, is_phone

Lire = Callable[[list[Noeud]], None]
_SANS_EFFET = frozenset({"VIRGULE", "MOT", "DEUX_POINTS", "FERME", "OUVERT"})
_HEURES = frozenset({"chaine", "depuis", "jusqua"})


def read_parenthese(etat: Etat, noeud: Noeud, read: Lire) -> None:
    """Read a bracket: a bound of a day, its ranks, words beside hours, or nodes like others."""
    dedans: list[Noeud] = noeud.valeur
    if not dedans:
        return
    if _moves_borne(etat, dedans) or _ranks_jours(etat, dedans) or _closes_half(etat, dedans):
        return
    if _closes_hours(etat, noeud, dedans) or _gives_other_hours(etat, dedans):
        return
    if give_bracket_season(etat, dedans):
        return
    if _stays_in_words(etat, noeud, dedans):
        return
    dehors, avant = etat.noeuds, etat.parenthese
    etat.noeuds, etat.parenthese = dedans, True
    if etat.faites and _is_season(dedans):
        _read_season(etat, dedans, read)
    else:
        read(dedans)
    etat.noeuds, etat.parenthese = dehors, avant


def _is_season(dedans: list[Noeud]) -> bool:
    """« (juillet et août : 10h-13h) »: a season and its own hours."""
    return dedans[0].genre in {"saison", "dates"} and any(n.genre == "chaine" for n in dedans)


def _read_season(etat: Etat, dedans: list[Noeud], read: Lire) -> None:
    """Read a season like a phrase of its own, about the days before unless it names some."""
    cadre, section, faites, derniere = etat.cadre, etat.section, etat.faites, etat.derniere
    etat.cadre, etat.section, etat.faites = Cadre(), Cadre(), []
    if derniere is not None and not any(n.genre == "jours" for n in dedans):
        base = replace(derniere.cadre, saison="")
        etat.attente = Regle(
            derniere.selections, [], base, etat.numero, dedans[0].debut, dedans[0].fin
        )
    read(dedans)
    etat.close_attente()
    for regle in etat.faites:
        regle.cadre.regime = False
    etat.cadre, etat.section, etat.faites, etat.derniere = cadre, section, faites, derniere


def _ranks_jours(etat: Etat, dedans: list[Noeud]) -> bool:
    """« Samedi 9h-12h (1er samedi du mois) » ranks the day whose hours stand before."""
    cible = etat.faites[-1] if etat.faites else None
    utiles = [n for n in dedans if n.genre not in {"VIRGULE", "MOT", "DU_MOIS"}]
    if cible is None or len(utiles) != 1 or utiles[0].genre != "jours":
        return False
    rangees: tuple[Selection, ...] = utiles[0].valeur
    memes = {s.jour for s in rangees} == {s.jour for s in cible.selections}
    if not (memes and all(s.rangs for s in rangees)):
        return False
    cible.selections = rangees
    return True


def _closes_half(etat: Etat, dedans: list[Noeud]) -> bool:
    """« Le samedi (fermé l'après-midi) : 9h-12h »: the day still waits for its hours."""
    if etat.attente is None or [n.genre for n in dedans] != ["FERME", "demis"]:
        return False
    simples = tuple(s for s in etat.attente.selections if not s.rangs)
    if simples:
        etat.lu.retraits.append(Retrait(simples, demis=dedans[1].valeur))
    return True


def _stays_in_words(etat: Etat, noeud: Noeud, dedans: list[Noeud]) -> bool:
    """« (vacances : 10h-12h) », « (17h en hiver) » are said of the hours before, in words."""
    genres = {n.genre for n in dedans}
    if etat.faites and is_aparte(etat.noeuds, noeud):
        etat.qualify_rules(Cadre(commentaires=(_with_hours(etat, noeud),)), etat.faites[-1:])
        return True
    if _is_of_no_hours(etat, noeud, genres):
        etat.lu.non_lus.append(etat.slice_of(noeud))
        return True
    mots = etat.slice_of(noeud).strip("()[] ")
    if "VACANCES" in genres and (etat.faites or etat.lu.regles):
        etat.lu.vacances.append(mots)
        return True
    if etat.faites and _is_comment(dedans, genres):
        etat.qualify_rules(Cadre(commentaires=(mots,)), etat.faites[-1:])
        return not genres & {"SAUF", "FERME"}
    return False


def _with_hours(etat: Etat, noeud: Noeud) -> str:
    """Return the words of a bracket, with the hours it stands by where the day has more."""
    avant = [n for n in etat.noeuds if n.fin <= noeud.debut][-1:]
    suivies = re.match(r"\W*(?:et )?(?:de )?\d", etat.texte[noeud.fin :])
    seules = suivies is None and len(etat.faites[-1].plages) == 1
    if seules or not avant or avant[0].genre != "chaine":
        return etat.slice_of(noeud).strip("()[] ")
    return etat.texte[avant[0].debut : noeud.fin]


def _is_of_no_hours(etat: Etat, noeud: Noeud, genres: set[str]) -> bool:
    """« (salle 2) », « (24h/24) » after a number, hours beside one: not those of the place."""
    if genres == {"MOT"} and etat.faites:
        return True
    avant = [n for n in etat.noeuds if n.fin <= noeud.debut][-1:]
    if "PERMANENT" in genres and any(map(is_phone, avant)):
        return True
    if "chaine" in genres and any(map(is_phone, noeud.valeur)):
        return True
    return "DISTANCE" in genres and not genres & _HEURES and _follows_closing(etat, noeud)


def _follows_closing(etat: Etat, noeud: Noeud) -> bool:
    """« Fermé au public le mercredi (accueil téléphonique uniquement) »: said of no hours."""
    avant = [n.genre for n in etat.noeuds if n.fin <= noeud.debut]
    while avant and avant[-1] in {"jours", "demis", "VIRGULE"}:
        avant.pop()
    return avant[-1:] == ["FERME"]


def _is_comment(dedans: list[Noeud], genres: set[str]) -> bool:
    """Tell whether a bracket says, in words only, something about a part of the hours before."""
    if "PRISE_RDV" in genres and not genres & _HEURES:
        return True
    if "SAISON" in genres or ("DISTANCE" in genres and genres & {*_HEURES, "PERMANENT"}):
        return True
    half = "demis" in genres and "chaine" not in genres  # « (en août : le matin uniquement) »
    if genres & {"saison", "dates"} and (half or dedans[0].genre == "chaine"):
        return True
    if any(s.rangs for n in dedans if n.genre == "jours" for s in n.valeur):
        return any(n.genre == "chaine" and len(n.valeur.temps) == 1 for n in dedans)
    if "jours" in genres:
        return bool(genres & {"PARITE", "RYTHME"}) and "chaine" not in genres
    seules = [n for n in dedans if n.genre in _HEURES and len(n.valeur.temps) == 1]
    return any(n.genre == "chaine" or "MOT" in genres for n in seules)


def _moves_borne(etat: Etat, dedans: list[Noeud]) -> bool:
    """« (17h30 le mercredi) », « (à partir de 11 h, le jeudi) » change a bound of a day."""
    utiles = {n.genre: n for n in dedans if n.genre not in _SANS_EFFET}
    jours = utiles.pop("jours", None)
    if jours is None or len(utiles) != 1 or not (etat.lu.regles or etat.heures):
        return False
    genre, heure = utiles.popitem()
    if any(s.rangs for s in jours.valeur) or genre not in _HEURES or len(heure.valeur.temps) != 1:
        return False
    temps = heure.valeur.temps[0]
    bord = _bord(genre, dedans)
    ferme = any(n.genre == "FERME" for n in dedans)
    if bord == "fin" and genre == "chaine" and not (ferme or ends_half_day(temps)):
        dit = etat.texte[dedans[0].debut : dedans[-1].fin]
        etat.lu.retraits.append(Retrait(jours.valeur, texte=dit, doute=True))
        return True
    deplacee = move_borne(jours.valeur, bord, temps)
    etat.lu.retraits.append(replace(deplacee, phrase=etat.numero if etat.faites else None))
    return True


def _closes_hours(etat: Etat, noeud: Noeud, dedans: list[Noeud]) -> bool:
    """« 9h-12h (ouvert au public) 14h-17h (fermé au public) »: the hours before are none."""
    avant = [n for n in etat.noeuds if n.fin <= noeud.debut][-1:]
    if [n.genre for n in dedans] != ["FERME"] or not avant or avant[0].genre != "chaine":
        return False
    fermees, regle = read_plages(avant[0].valeur) or [], etat.derniere
    if regle is None or not set(fermees) < set(regle.plages):
        etat.spoil(avant[0])
    else:
        regle.plages = [p for p in regle.plages if p not in fermees]
    return True


def _gives_other_hours(etat: Etat, dedans: list[Noeud]) -> bool:
    """« 9h-18h (10h-17h le samedi) du lundi au samedi »: the hours outside still wait for days."""
    utiles = {n.genre: n for n in dedans if n.genre not in _SANS_EFFET}
    if etat.heures is None or etat.attente is not None or set(utiles) != {"jours", "chaine"}:
        return False
    plages = read_plages(utiles["chaine"].valeur)
    if plages:
        etat.lu.retraits.append(Retrait(utiles["jours"].valeur, plages=tuple(plages)))
    return bool(plages)


def _bord(genre: str, dedans: list[Noeud]) -> str:
    """« (ouverture à 10h le mardi) » moves the opening, « (17h le vendredi) » the closing."""
    ouvre = genre == "chaine" and any(n.genre == "OUVERT" for n in dedans)
    return "debut" if ouvre or genre == "depuis" else "fin"
