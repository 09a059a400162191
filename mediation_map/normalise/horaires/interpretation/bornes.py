"""One time alone: it moves the opening or the closing of a day, or stays in words."""

from __future__ import annotations

from mediation_map.normalise.horaires.interpretation.etat import Etat
from mediation_map.normalise.horaires.interpretation.jours import next_jours
from mediation_map.normalise.horaires.interpretation.semaine import MIDI, Regle, Retrait
from mediation_map.normalise.horaires.phrases.noeuds import Chaine, Noeud, Selection

_FIN_D_APRES_MIDI = 15 * 60


def ends_half_day(temps: int) -> bool:
    """Tell whether a time alone can only be the end of a morning or of an afternoon.

    « (10h le mardi) » may be an opening as well.
    """
    return MIDI - 30 <= temps <= MIDI + 60 or temps >= _FIN_D_APRES_MIDI


def move_borne(selections: tuple[Selection, ...], bord: str, temps: int) -> Retrait:
    """Return the exception that moves the opening (``debut``) or the closing of days."""
    if bord == "debut":
        return Retrait(selections, debut=temps)
    return Retrait(selections, fin=temps)


def take_single(etat: Etat, noeud: Noeud) -> None:
    """One time alone: the end of a day already known, else words only."""
    temps = noeud.valeur.temps[0]
    attente = etat.attente
    if attente is None:
        etat.lu.illisibles.append(etat.slice_of(noeud))
    elif _ends_known_day(etat, attente, temps):
        etat.lu.retraits.append(Retrait(attente.selections, fin=temps))
        etat.attente = None
    elif any(r.plages for r in etat.lu.regles):
        etat.spoil(noeud)
    else:
        debut = max(attente.fin, etat.noeuds[0].debut) if etat.noeuds else attente.fin
        etat.say_unknown(etat.texte[debut : etat.noeuds[-1].fin], noeud.fin)


def take_borne(etat: Etat, noeuds: list[Noeud], i: int, bord: str) -> int:
    """« Jusqu'à 18 h » moves a bound of days already said; else it stays in words."""
    noeud = noeuds[i]
    chaine: Chaine = noeud.valeur
    cible, suite = _jours_of_borne(etat, noeuds, i)
    if cible and said(etat, cible):
        etat.lu.retraits.append(move_borne(cible, bord, chaine.temps[0]))
        etat.attente = None
        return suite
    if etat.attente is not None and bord == "fin" and ends_like_before(etat, chaine.temps[0]):
        return suite
    if etat.attente is not None:
        etat.say_unknown(etat.slice_of(noeud), noeud.fin)
    elif etat.section.merged(etat.cadre).ecart == "telephone":
        etat.lu.non_lus.append(etat.slice_of(noeud))
    else:
        etat.spoil(noeud)
    return i + 1


def take_end_of_others(etat: Etat, noeuds: list[Noeud], i: int) -> int:
    """« 8h30-18h du lundi au jeudi, 17h le vendredi »: as the days before, to another hour.

    Return the position after the days; 0 = it says something else.
    """
    suite, temps = noeuds[i + 1 : i + 2], noeuds[i].valeur.temps[0]
    avant = etat.faites[-1] if etat.faites else None
    if etat.attente is not None or avant is None or len(avant.plages) != 1:
        return 0
    if not etat.heures_avant or [n.genre for n in suite] != ["jours"] or not ends_half_day(temps):
        return 0
    jours = {s.jour for s in suite[0].valeur}
    if jours & {s.jour for s in avant.selections} or said(etat, suite[0].valeur):
        return 0
    etat.wait_jours(suite[0].valeur, suite[0])
    if ends_like_before(etat, temps):
        return i + 2
    etat.attente = None
    return 0


def ends_like_before(etat: Etat, temps: int) -> bool:
    """« Lundi au jeudi 8h-18h et vendredi jusqu'à 17h »: as the days before, to another hour."""
    attente, avant = etat.attente, etat.faites[-1] if etat.faites else None
    simples = attente is not None and not any(s.rangs or s.demis for s in attente.selections)
    if not simples or avant is None or not avant.plages or avant.cadre.ecart:
        return False
    *debut, dernier = avant.plages
    if temps <= dernier[0]:
        return False
    etat.give([*debut, (dernier[0], temps)], etat.noeuds[-1].fin)
    return True


def take_opening(etat: Etat, noeuds: list[Noeud], i: int) -> int:
    """« Le 1er mardi, ouverture à 10h » moves the opening of days already said; 0 = does not."""
    avant = [n for n in noeuds[:i] if n.genre != "VIRGULE"]
    if avant and avant[-1].genre == "jours":
        avant.pop()  # « ouverture le mardi à 10h »
    ouvre = any(n.texte.startswith("ouvert") for n in avant[-1:])
    cible, suite = _jours_of_borne(etat, noeuds, i)
    if not ouvre or not cible or not said(etat, cible):
        return 0
    etat.lu.retraits.append(move_borne(cible, "debut", noeuds[i].valeur.temps[0]))
    etat.attente = None
    return suite


def _ends_known_day(etat: Etat, attente: Regle, temps: int) -> bool:
    """« Du lundi au vendredi 8h30-17h30, vendredi 16h30 »: later than the last opening."""
    if temps < _FIN_D_APRES_MIDI:
        return False
    jours = {s.jour for s in attente.selections}
    dites = [r for r in etat.lu.regles if r.plages and jours <= {s.jour for s in r.selections}]
    return bool(dites) and dites[-1].plages[-1][0] < temps <= dites[-1].plages[-1][1] + 120


def said(etat: Etat, selections: tuple[Selection, ...]) -> bool:
    """Tell whether hours were given for all these days before."""
    dits = {s.jour for r in etat.lu.regles if r.plages for s in r.selections}
    return {s.jour for s in selections} <= dits


def _jours_of_borne(etat: Etat, noeuds: list[Noeud], i: int) -> tuple[tuple[Selection, ...], int]:
    if etat.attente is not None and etat.attente.phrase == etat.numero:
        return etat.attente.selections, i + 1
    return next_jours(noeuds, i)
