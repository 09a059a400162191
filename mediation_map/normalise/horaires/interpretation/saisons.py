"""Hours followed by the part of the year they hold in: school holidays, months, dates."""

from __future__ import annotations

from dataclasses import replace

from mediation_map.normalise.horaires.interpretation.etat import Etat
from mediation_map.normalise.horaires.interpretation.semaine import (
    Plage,
    Regle,
    overlap_plages,
    read_plages,
)
from mediation_map.normalise.horaires.phrases.noeuds import Chaine, Noeud

_FIN = frozenset({"DEUX_POINTS", "chaine", "jours"})
"""After these, the period is that of what follows."""


def in_vacances(suite: list[Noeud]) -> bool:
    """« 16h-18h, 10h-12h (vacances scolaires) »: these hours are those of the holidays."""
    if not suite:
        return False
    dedans = suite[0].valeur if suite[0].genre == "parenthese" else suite[:1]
    seule = [n.genre for n in dedans if n.genre != "MOT"] == ["VACANCES"]
    return seule and not (len(suite) > 1 and suite[1].genre in _FIN)


def _season_after(suite: list[Noeud]) -> str:
    """Return the season that stands right after hours, in brackets or not; '' when none does."""
    if not suite or (len(suite) > 1 and suite[1].genre in {"DEUX_POINTS", "jours"}):
        return ""
    dedans = suite[0].valeur if suite[0].genre == "parenthese" else suite[:1]
    if len(dedans) != 1 or dedans[0].genre not in {"saison", "dates"}:
        return ""
    if dedans[0].genre == "saison":
        return str(dedans[0].valeur)
    selecteur, plage = dedans[0].valeur
    return str(selecteur) if plage else ""


def part_season(chaine: Chaine, suite: list[Noeud]) -> tuple[Chaine, Chaine | None]:
    """« 8h-16h, 8h-14h en juillet »: spans that overlap are those of two parts of the year."""
    if len(chaine.temps) < 4 or len(chaine.temps) % 2 or not _season_after(suite):
        return chaine, None
    debut = Chaine(chaine.temps[:-2], chaine.marques[:-2], chaine.de)
    fin = Chaine(chaine.temps[-2:], chaine.marques[-1:], chaine.de)
    un, deux = read_plages(debut), read_plages(fin)
    if un and deux and overlap_plages(un, deux):
        return debut, fin
    return chaine, None


def goes_by_season(etat: Etat, noeuds: list[Noeud], i: int) -> bool:
    """« 9h-12h de mai à juin et 14h-17h en juillet »: other hours of the same days."""
    if etat.attente is not None or etat.parenthese or not _jours_before(etat):
        return False
    apres = [n.genre for n in noeuds[i + 1 :]]
    return "jours" not in apres and bool(_season_after(noeuds[i + 1 :]))


def _jours_before(etat: Etat) -> Regle | None:
    """Return the rule whose days these hours may be of: of the phrase, or the only one before."""
    if etat.faites:
        return etat.faites[-1]
    seuls = {r.selections for r in etat.lu.regles}
    return etat.derniere if len(seuls) == 1 else None


def give_season(etat: Etat, chaine: Chaine, noeuds: list[Noeud], i: int) -> int:
    """Give the days before hours of their own in the season after position ``i``."""
    avant = _jours_before(etat)
    if avant is None:
        return i + 1
    cadre = replace(avant.cadre, saison=_season_after(noeuds[i + 1 :]))
    fin = noeuds[i + 1].fin
    etat.attente = Regle(avant.selections, [], cadre, etat.numero, noeuds[i].debut, fin)
    etat.give(read_plages(chaine) or [], fin)
    return i + 2


def give_bracket_season(etat: Etat, dedans: list[Noeud]) -> bool:
    """« 8h-16h (8h-14h en juillet) », « 14h-18h (17h en août) »: of the only days said."""
    dits = [n for n in dedans if n.genre != "VIRGULE"]
    regle = etat.faites[-1] if etat.faites else None
    if len(dits) != 2 or dits[0].genre not in {"chaine", "jusqua"}:
        return False
    selecteur = _season_after(dits[1:])
    if regle is None or not selecteur or etat.attente is not None:
        return False
    plages = _other_plages(dits[0], regle)
    if not plages or regle.cadre.saison or [r for r in etat.lu.regles if r.plages] != [regle]:
        return False
    cadre = replace(regle.cadre, saison=selecteur)
    etat.lu.regles.append(
        Regle(regle.selections, plages, cadre, etat.numero, dits[0].debut, dits[1].fin)
    )
    return True


def _other_plages(noeud: Noeud, regle: Regle) -> list[Plage]:
    """Return the spans of a chain; a time alone is the end of the day, within its last span."""
    temps = noeud.valeur.temps
    if len(temps) > 1:
        return read_plages(noeud.valeur) or []
    debut, fin = regle.plages[-1] if regle.plages else (0, 0)
    return [*regle.plages[:-1], (debut, temps[0])] if debut < temps[0] < fin + 4 * 60 else []
