"""What qualifies hours: appointments, parity, seasons, holidays, publics."""

from __future__ import annotations

from dataclasses import replace

from mediation_map.normalise.horaires.cadres import named_jours, qualify_signe
from mediation_map.normalise.horaires.etat import Etat
from mediation_map.normalise.horaires.jours import take_jours
from mediation_map.normalise.horaires.noeuds import Noeud
from mediation_map.normalise.horaires.semaine import Cadre, Regle

_DE_LA_PHRASE = frozenset(
    {"RDV", "SANS_RDV", "PRISE_RDV", "VACANCES_HORS", "SCOLAIRE", "saison", "dates", "PARITE"}
)
_RDV = frozenset({"RDV", "SANS_RDV"})


def qualify(etat: Etat, noeuds: list[Noeud], i: int) -> int:
    """A condition goes to the days that wait, to the hours just said, or to the whole phrase."""
    noeud = noeuds[i]
    if noeud.genre == "PRESENTIEL" and etat.section.ecart == "telephone":
        etat.section = Cadre()
    cadre = _cadre(etat, noeuds, i)
    numero = _number_called(noeuds, i)
    if numero is not None:
        cadre = Cadre(commentaires=(etat.texte[noeud.debut : numero.fin],))
    if noeud.genre == "RYTHME":
        etat.lu.rythmes.append(etat.slice_of(noeud))
    jours = named_jours(noeud)
    if jours and etat.attente is None and etat.jour is None:
        take_jours(etat, [replace(noeud, genre="jours", valeur=jours)], 0)
    if _leads_jours(noeuds, i):
        etat.devant = etat.devant.merged(cadre)
    elif etat.attente is not None:
        etat.qualify_rules(cadre, [etat.attente])
    elif etat.faites and _alternates(etat, cadre, noeuds[i + 1 :]):
        etat.alternance = cadre.parite
    elif etat.faites:
        vises = _qualified(etat, noeuds, i)
        etat.qualify_rules(cadre, vises)
        _doubt_others(etat, noeuds, i, vises)
    else:
        etat.cadre = etat.cadre.merged(cadre)
    return i + 1


def _number_called(noeuds: list[Noeud], i: int) -> Noeud | None:
    """« Prise de rdv au 02 43…, mardi 9h-12h »: a number, a comma, then the days of the place.

    « … du lundi au vendredi 9h-12h » are the hours of the telephone.
    """
    k = i + 1
    while k < len(noeuds) and noeuds[k].genre in {"MOT", "DEUX_POINTS"}:
        k += 1
    suite = noeuds[k : k + 2]
    if noeuds[i].genre != "PRISE_RDV" or [n.genre for n in suite] != ["VIRGULE", "jours"]:
        return None
    numero = noeuds[k - 1]
    return numero if numero.texte[-1:].isdigit() and len(suite[1].valeur) == 1 else None


def _cadre(etat: Etat, noeuds: list[Noeud], i: int) -> Cadre:
    noeud, avant = noeuds[i], noeuds[i - 1] if i else None
    if noeud.genre in {"dates", "saison"} and avant and avant.genre in {"DEPUIS", "JUSQUA"}:
        return Cadre(commentaires=(etat.texte[avant.debut : noeud.fin],))
    if noeud.genre == "VACANCES" and etat.attente and avant and avant.genre == "VIRGULE":
        etat.lu.vacances.append(etat.clause_from(noeuds, i))
        return Cadre()
    clause = etat.phrase() if noeud.texte == "ou" else etat.clause_from(noeuds, i)
    return qualify_signe(noeud, _words(etat, noeuds, i), clause)


def _words(etat: Etat, noeuds: list[Noeud], i: int) -> str:
    """Return the condition's words, with its hours when it holds for some of them only."""
    mots = etat.slice_of(noeuds[i])
    if noeuds[i].genre not in _RDV or not etat.faites:
        return mots
    if i + 1 < len(noeuds) and noeuds[i + 1].genre in {"chaine", "demis"}:
        return f"{mots} {etat.slice_of(noeuds[i + 1])}"
    chaines = sum(n.genre == "chaine" for n in noeuds)
    jours = sum(n.genre == "jours" for n in noeuds)
    if chaines > 1 and jours == 1 and noeuds[i - 1].genre == "chaine":
        return f"{etat.slice_of(noeuds[i - 1])} {mots}"
    return mots


def _alternates(etat: Etat, cadre: Cadre, suite: list[Noeud]) -> bool:
    """Tell whether a parity announces hours of the other weeks."""
    avant = etat.faites[-1].cadre.parite
    suivi = bool(suite) and suite[0].genre in {"chaine", "DEUX_POINTS", "VIRGULE"}
    return bool(cadre.parite and avant and cadre.parite != avant and suivi)


def _leads_jours(noeuds: list[Noeud], i: int) -> bool:
    """Tell whether a condition opens a clause and its days follow (« …, certains samedis »)."""
    ouvre = i > 0 and noeuds[i - 1].genre in {"VIRGULE", "DEUX_POINTS"}
    return ouvre and i + 1 < len(noeuds) and noeuds[i + 1].genre == "jours"


def _qualified(etat: Etat, noeuds: list[Noeud], i: int) -> list[Regle]:
    """After a comma, at the end, an appointment or holidays qualify the whole phrase."""
    seul = not any(n.genre in {"jours", "chaine"} for n in noeuds[i + 1 :])
    virgule = i > 0 and noeuds[i - 1].genre == "VIRGULE"
    tous = seul and virgule and noeuds[i].genre in _DE_LA_PHRASE
    return etat.faites if tous else etat.faites[-1:]


def _doubt_others(etat: Etat, noeuds: list[Noeud], i: int, vises: list[Regle]) -> None:
    """« mardi 9h-12h et jeudi 14h-17h en semaine paire » may speak of both days: say so."""
    fin = not any(n.genre in {"jours", "chaine"} for n in noeuds[i + 1 :])
    if noeuds[i].genre in {"PARITE", "RYTHME"} and fin and not etat.parenthese:
        autres = [r for r in etat.faites if r not in vises]
        doute = Cadre(commentaires=(etat.texte[vises[-1].debut : noeuds[i].fin],))
        etat.qualify_rules(doute, [r for r in autres if not r.cadre.parite])


def head(etat: Etat, _noeuds: list[Noeud], i: int) -> int:
    """What qualifies before a colon, with no day yet, heads the lines that follow."""
    if etat.attente is None and not etat.faites and etat.cadre != Cadre():
        etat.head_section()
    return i + 1


def end_section(etat: Etat, _noeuds: list[Noeud], i: int) -> int:
    """« Le reste de l'année : » ends what a season headed."""
    etat.section = Cadre()
    return i + 1
