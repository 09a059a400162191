"""What qualifies hours: appointments, parity, seasons, holidays, publics."""

from __future__ import annotations

import re
from dataclasses import replace

from mediation_map.normalise.horaires.interpretation.cadres import named_jours, qualify_signe
from mediation_map.normalise.horaires.interpretation.etat import Etat
from mediation_map.normalise.horaires.interpretation.jours import take_jours
from mediation_map.normalise.horaires.interpretation.semaine import Cadre, Fermeture, Regle
from mediation_map.normalise.horaires.phrases.noeuds import Noeud

_DE_LA_PHRASE = frozenset(
    {"RDV", "SANS_RDV", "PRISE_RDV", "VACANCES_HORS", "SCOLAIRE", "saison", "dates", "PARITE"}
)
_GROUPES = re.compile(r"groupe(?!s? ?\d)|scolaire|elus|maire|adjoint")
_HORAIRE = frozenset({"jours", "chaine", "demis", "OUVERT", "DEUX_POINTS", "VIRGULE"})
_RDV = frozenset({"RDV", "SANS_RDV"})
_APPELS = ("appele", "telephone", "renseignement", "contacte")


def qualify(etat: Etat, noeuds: list[Noeud], i: int) -> int:
    """A condition goes to the days that wait, to the hours just said, or to the whole phrase."""
    noeud = noeuds[i]
    _head_other_period(etat, noeuds, i)
    if noeud.genre == "PRESENTIEL" and _ends_heading(etat, noeuds[i + 1 : i + 2]):
        etat.section = Cadre()
    suite = _skipped(etat, noeuds, i) or _of_groups(etat, noeuds, i)
    if suite:
        return suite
    cadre = _cadre(etat, noeuds, i)
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
        _quote_season(etat, cadre, vises, noeud)
        _doubt_others(etat, noeuds, i, vises)
    else:
        etat.cadre = etat.cadre.merged(cadre)
    return i + 1


def _quote_season(etat: Etat, cadre: Cadre, vises: list[Regle], noeud: Noeud) -> None:
    """« Mardi 14h-17h, lundi 9h-12h en été »: nobody knows from when, so that it stays in words."""
    if cadre.ecart == "saison" and not etat.section.ecart:
        etat.lu.remarques += [etat.texte[r.debut : noeud.fin] for r in vises]


def _ends_heading(etat: Etat, suite: list[Noeud]) -> bool:
    """« Accueil du public : » ends what heads telephone hours, or those of some people."""
    titre = [n.genre for n in suite] == ["DEUX_POINTS"] and bool(etat.section.commentaires)
    return titre or etat.section.ecart == "telephone"


def _head_other_period(etat: Etat, noeuds: list[Noeud], i: int) -> None:
    """« Semaine paire : lundi ; semaine impaire : mardi 9h-12h »: Monday got no hours."""
    tete = (
        i == 0
        and not etat.parenthese
        and [n.genre for n in noeuds[1:2]] == ["DEUX_POINTS"]
        and etat.jour is None
    )
    if tete and noeuds[i].genre == "PARITE" and etat.attente is not None:
        etat.close_attente()


def _skipped(etat: Etat, noeuds: list[Noeud], i: int) -> int:
    """Return the position after words that qualify no hours here; 0 when they do."""
    noeud = noeuds[i]
    a_appeler = noeud.genre == "DISTANCE" and noeud.texte.startswith(_APPELS)
    if a_appeler and etat.faites and _number_after(noeuds, i):
        return _skip_number(etat, noeuds, i)
    if noeud.genre in {"saison", "dates"} and _closed_like_vacances(noeuds, i):
        selecteur = noeud.valeur if noeud.genre == "saison" else noeud.valeur[0]
        etat.lu.fermetures += [Fermeture(selecteur)] if selecteur else []
        return i + 1
    if noeud.genre == "FERIE" and _follows_vacances(noeuds, i):
        etat.lu.fermetures.append(Fermeture("PH"))
        return i + 1
    return i + 1 if noeud.genre == "SAISON" and _dated_by_bracket(noeuds, i) else 0


def _of_groups(etat: Etat, noeuds: list[Noeud], i: int) -> int:
    """« Mardi 14h-18h, pour les groupes du lundi au jeudi 9h-12h »: not for whoever comes."""
    genres = [n.genre for n in noeuds[i + 1 :]]
    groupes = noeuds[i].genre == "PUBLIC" and _GROUPES.search(noeuds[i].texte)
    tete = i == 0 or noeuds[i - 1].genre == "VIRGULE"
    publics = etat.attente is None and any(r.plages for r in etat.lu.regles)
    if not (groupes and tete and publics and "jours" in genres and "chaine" in genres):
        return 0
    fin = next((k for k, genre in enumerate(genres) if genre not in _HORAIRE), len(genres))
    if "jours" not in genres[:fin] or "chaine" not in genres[:fin]:
        return 0
    etat.lu.non_lus.append(etat.texte[noeuds[i].debut : noeuds[i + fin].fin])
    return i + fin + 1


def _closed_like_vacances(noeuds: list[Noeud], i: int) -> bool:
    """« Fermé pendant les vacances de Noël et en août »: August is closed too."""
    return _follows_vacances(noeuds, i, "ferme")


def _follows_vacances(noeuds: list[Noeud], i: int, debut: str = "") -> bool:
    """« Sauf vacances scolaires et jours fériés »: what follows is left out like the holidays."""
    avant = [n for n in noeuds[:i] if n.genre not in {"VIRGULE", "ET_DATE"}][-1:]
    return bool(avant) and avant[0].genre == "VACANCES_HORS" and avant[0].texte.startswith(debut)


def _number_after(noeuds: list[Noeud], i: int) -> int:
    """Return where the telephone number after « prise de rdv », « appeler » ends; 0 = none."""
    k = i + 1
    while k < len(noeuds) and noeuds[k].genre in {"MOT", "DEUX_POINTS"}:
        k += 1
    return k - 1 if k - 1 > i and noeuds[k - 1].texte[-1:].isdigit() else 0


def _comes_before_place(noeuds: list[Noeud], i: int) -> bool:
    """« Prise de rdv au 02 43…, mardi 9h-12h »: a number, a comma, then the days of the place.

    « … du lundi au vendredi 9h-12h » are the hours of the telephone. « Merci de prendre rdv. »
    stands alone.
    """
    if i + 1 == len(noeuds):
        return noeuds[i].texte.startswith("prendre")
    numero = _number_after(noeuds, i)
    suite = noeuds[numero + 1 : numero + 3]
    if not numero or [n.genre for n in suite] != ["VIRGULE", "jours"]:
        return False
    return len(suite[1].valeur) == 1


def _skip_number(etat: Etat, noeuds: list[Noeud], i: int) -> int:
    """« Lundi 9h-12h, appeler le 05… entre 14h et 17h »: what follows is for calling."""
    numero = _number_after(noeuds, i)
    virgule = [n.genre for n in noeuds[numero + 1 : numero + 2]] == ["VIRGULE"]
    fin = numero if virgule else len(noeuds) - 1
    etat.lu.non_lus.append(etat.texte[noeuds[i].debut : noeuds[fin].fin])
    return fin + 1


def _dated_by_bracket(noeuds: list[Noeud], i: int) -> bool:
    """« Horaires d'été (juillet-août) : … »: the bracket says which months they are."""
    suite = noeuds[i + 1 : i + 2]
    if not suite or suite[0].genre != "parenthese":
        return False
    return [n.genre for n in suite[0].valeur] in (["saison"], ["dates"])


def _cadre(etat: Etat, noeuds: list[Noeud], i: int) -> Cadre:
    noeud, avant = noeuds[i], noeuds[i - 1] if i else None
    if noeud.genre == "PRISE_RDV" and _comes_before_place(noeuds, i):
        fin = noeuds[_number_after(noeuds, i) or i].fin
        return Cadre(commentaires=(etat.texte[noeud.debut : fin],))
    if noeud.genre in {"dates", "saison"} and avant and avant.genre in {"DEPUIS", "JUSQUA"}:
        return Cadre(commentaires=(etat.texte[avant.debut : noeud.fin],))
    if noeud.genre == "dates" and _ends_like_event(etat, noeuds, i):
        return Cadre(commentaires=(etat.slice_of(noeud),))
    premiere = _joined_period(etat, noeuds, i)
    if premiere:
        return Cadre(saison=f"{premiere},{_selector(noeud)}")
    if noeud.genre == "VACANCES" and etat.attente and avant and avant.genre == "VIRGULE":
        etat.lu.vacances.append(etat.clause_from(noeuds, i))
        return Cadre()
    clause = etat.phrase() if noeud.texte == "ou" else etat.clause_from(noeuds, i)
    return qualify_signe(noeud, _words(etat, noeuds, i), clause)


def _ends_like_event(etat: Etat, noeuds: list[Noeud], i: int) -> bool:
    """« Samedi et dimanche 14h-18h, le 8 mai »: two days are not that date, which is one more."""
    seule = i + 1 == len(noeuds) and not noeuds[i].valeur[1]
    virgule = [n.genre for n in noeuds[max(0, i - 2) : i]] == ["chaine", "VIRGULE"]
    derniere = etat.faites[-1] if etat.faites and etat.attente is None else None
    return seule and virgule and derniere is not None and len(derniere.selections) > 1


def _selector(noeud: Noeud) -> str:
    """Return the OSM selector of months or of a range of dates; '' for single dates."""
    if noeud.genre == "saison":
        return str(noeud.valeur)
    selecteur, plage = noeud.valeur if noeud.genre == "dates" else ("", False)
    return str(selecteur) if plage else ""


def _joined_period(etat: Etat, noeuds: list[Noeud], i: int) -> str:
    """« Du 2 janvier au 30 juin et du 1er septembre au 20 décembre »: return the first range."""
    marques = [n.genre for n in noeuds[max(0, i - 1) : i]]
    if i < 2 or marques[0] not in {"VIRGULE", "ET_DATE"} or not _selector(noeuds[i]):
        return ""
    premiere = _selector(noeuds[i - 2])
    return premiere if premiere and etat.cadre.saison == premiere else ""


def _words(etat: Etat, noeuds: list[Noeud], i: int) -> str:
    """Return the condition's words, with its hours when it holds for some of them only."""
    mots = etat.slice_of(noeuds[i])
    if noeuds[i].genre in _RDV and _of_half(etat, noeuds, i):
        return f"{etat.slice_of(noeuds[i - 1])} {mots}"
    if noeuds[i].genre not in _RDV or not etat.faites:
        return mots
    if i + 1 < len(noeuds) and noeuds[i + 1].genre in {"chaine", "demis"}:
        return f"{mots} {etat.slice_of(noeuds[i + 1])}"
    if noeuds[i - 1].genre == "demis":  # « 9h-12h et après-midi sur rendez-vous »
        return etat.texte[noeuds[i - 1].debut : noeuds[i].fin]
    chaines = sum(n.genre == "chaine" for n in noeuds)
    jours = sum(n.genre == "jours" for n in noeuds)
    if chaines > 1 and jours == 1 and noeuds[i - 1].genre == "chaine":
        return f"{etat.slice_of(noeuds[i - 1])} {mots}"
    return mots


def _of_half(etat: Etat, noeuds: list[Noeud], i: int) -> bool:
    """« L'après-midi sur rendez-vous », with no hours: the mornings need none."""
    suite = [n.genre for n in noeuds[i + 1 : i + 2]]
    seule = i > 0 and noeuds[i - 1].genre == "demis" and "chaine" not in suite
    return seule and any(r.plages for r in etat.lu.regles)


def _alternates(etat: Etat, cadre: Cadre, suite: list[Noeud]) -> bool:
    """Tell whether a parity announces hours of the other weeks."""
    avant = etat.faites[-1].cadre.parite
    suivi = bool(suite) and suite[0].genre in {"chaine", "DEUX_POINTS", "VIRGULE"}
    return bool(cadre.parite and avant and cadre.parite != avant and suivi)


def _leads_jours(noeuds: list[Noeud], i: int) -> bool:
    """Tell whether a condition opens a clause and its days follow (« …, certains samedis »).

    « …, permanence sur rdv vendredi 14h-17h » too: the words are those of the clause.
    """
    avant = [n.genre for n in noeuds[:i]]
    while noeuds[i].genre == "RDV" and avant and avant[-1] == "MOT":
        avant.pop()
    ouvre = bool(avant) and avant[-1] in {"VIRGULE", "DEUX_POINTS"}
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
