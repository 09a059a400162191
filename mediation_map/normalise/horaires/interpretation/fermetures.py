"""What takes hours away: « sauf … », « fermé … »."""

from __future__ import annotations

from dataclasses import replace

from mediation_map.normalise.horaires.interpretation.bornes import (
    ends_like_before,
    move_borne,
    said,
)
from mediation_map.normalise.horaires.interpretation.cibles import Cibles, take_cibles
from mediation_map.normalise.horaires.interpretation.etat import Etat
from mediation_map.normalise.horaires.interpretation.fermetures_periodes import (
    closes_jours_in_period,
    closes_period,
)
from mediation_map.normalise.horaires.interpretation.lignes import except_line
from mediation_map.normalise.horaires.interpretation.semaine import (
    Fermeture,
    Regle,
    Retrait,
    in_demis,
    read_plages,
)
from mediation_map.normalise.horaires.jetons.jeton import WEEKEND
from mediation_map.normalise.horaires.osm.ecriture import nth_selector
from mediation_map.normalise.horaires.phrases.noeuds import Noeud, Selection


def take_exception(etat: Etat, noeuds: list[Noeud], i: int) -> int:
    """« Sauf … » and « fermé … » take days, half days, hours or periods away."""
    if closes_period(etat, noeuds, i) or closes_jours_in_period(etat, noeuds, i):
        return len(noeuds)
    if noeuds[i].genre == "SAUF":
        seule = _excepts_rangs(etat, noeuds, i) or except_line(etat, noeuds, i)
        return i + 2 if seule else _take_cibles(etat, noeuds, i)
    if _closes_other_half(etat, noeuds, i):
        return i + 1
    demis = _demis_before(noeuds, i)
    if demis is not None:
        return _close_demis(etat, demis, i)
    if _closes_morning(etat, noeuds, i):
        return i + 1
    return (
        _close_jours(etat, noeuds, i)
        if _is_value(etat, noeuds, i)
        else _take_cibles(etat, noeuds, i)
    )


def take_muet(etat: Etat, noeuds: list[Noeud], i: int) -> int:
    """« Jeudi : réunion », of a day with hours: open or not, nobody knows."""
    dit = etat.slice_of(noeuds[i])
    etat.lu.retraits.append(Retrait(noeuds[i].valeur, texte=dit, doute=True))
    return i + 1


def _take_cibles(etat: Etat, noeuds: list[Noeud], i: int) -> int:
    sauf = noeuds[i].genre == "SAUF"
    cibles = take_cibles(noeuds, i, attend_heures=sauf and etat.attente is not None)
    if not (sauf or cibles.has_jours) and _closes_attente(etat, cibles):
        return cibles.suite
    if sauf and _touches_hours(etat, noeuds, i):
        _bind_to_hours(etat, cibles)
        _doubt_days(etat, cibles, etat.clause_from(noeuds[: cibles.suite], i))
    autre_chose = noeuds[0].genre == "MOT" and any(
        r.fin is not None and not r.selections for r in cibles.retraits
    )
    if autre_chose and not sauf:  # « Caisse fermée à 15h »: something else closes
        etat.comment_all(etat.clause_from(noeuds, 0))
        return cibles.suite
    lue = _apply(etat, cibles, etat.clause_from(noeuds, i), sauf=sauf)
    vague = _period_after(noeuds, cibles.suite)
    if lue and vague:
        etat.comment_all(etat.clause_from(noeuds[:vague], i))
        return vague
    reste = {n.genre for n in noeuds[cibles.suite :]}
    return cibles.suite if lue or reste & {"jours", "chaine"} else len(noeuds)


def _period_after(noeuds: list[Noeud], i: int) -> int:
    """« Sauf les jours fériés et les ponts »: return where words with no dates end, or 0."""
    while i < len(noeuds) and noeuds[i].genre in {"VIRGULE", "ET_DATE"}:
        i += 1
    return i + 1 if i < len(noeuds) and noeuds[i].genre == "PERIODE" else 0


def _excepts_rangs(etat: Etat, noeuds: list[Noeud], i: int) -> bool:
    """« Tous les mardis sauf le dernier du mois »: the rank is that of the days before."""
    cible = etat.attente or (etat.faites[-1] if etat.faites else None)
    if cible is None or i + 1 >= len(noeuds) or noeuds[i + 1].genre != "rangs":
        return False
    rangees = [replace(s, rangs=noeuds[i + 1].valeur) for s in cible.selections]
    etat.lu.fermetures += [Fermeture(nth_selector(s)) for s in rangees]
    return True


def _demis_before(noeuds: list[Noeud], i: int) -> Noeud | None:
    """Return the half day that « matin fermé », « matin : fermé » closes."""
    avant = [n for n in noeuds[max(0, i - 2) : i] if n.genre != "DEUX_POINTS"]
    return avant[-1] if avant and avant[-1].genre == "demis" else None


def _closes_morning(etat: Etat, noeuds: list[Noeud], i: int) -> bool:
    """« Lundi : fermé / 14h-17h »: a day in two parts, of which the first is closed."""
    suite = noeuds[i + 1 : i + 3]
    if etat.attente is None or len(suite) < 2:
        return False
    return [n.genre for n in suite] == ["VIRGULE", "chaine"] and len(suite[1].valeur.temps) == 2


def _closes_other_half(etat: Etat, noeuds: list[Noeud], i: int) -> bool:
    """« Mardi fermé le matin 14h-17h », « mardi matin fermé 14h-17h »: the hours are the rest."""
    regle = etat.attente
    suite = [n for n in noeuds[i + 1 :] if n.genre not in {"VIRGULE", "DEUX_POINTS", "OUVERT"}]
    if regle is None or not suite:
        return False
    demis = suite.pop(0).valeur if suite[0].genre == "demis" else regle.selections[0].demis
    plages = read_plages(suite[0].valeur) if suite and suite[0].genre == "chaine" else None
    if not demis or not plages or any(in_demis(p, demis) for p in plages):
        return False
    regle.selections = tuple(replace(s, demis=frozenset()) for s in regle.selections)
    return True


def _close_demis(etat: Etat, demis: Noeud, i: int) -> int:
    """« Mardi : matin fermé, après-midi 14h-17h »: the half day stands before."""
    cible = etat.attente or etat.derniere
    if cible is not None:
        _record_closing(etat, cible.selections, demis.valeur)
    etat.demis = frozenset()
    return i + 1


def _is_value(etat: Etat, noeuds: list[Noeud], i: int) -> bool:
    """« Mercredi : fermé, jeudi 9h »: the closing is what the days before are given."""
    if etat.attente is None or i == 0:
        return False
    virgule = noeuds[i - 1].genre == "VIRGULE" and _ends_at(noeuds, i) is not None
    if not virgule and noeuds[i - 1].genre not in {"jours", "DEUX_POINTS", "OUVERT"}:
        return False
    suite = noeuds[i + 1] if i + 1 < len(noeuds) else None
    if _ends_at(noeuds, i) is not None:
        return True
    if suite is None or suite.genre != "jours":
        return suite is None or suite.genre in {"demis", "VIRGULE", "MOT", "OUVERT"}
    jours = {s.jour for s in etat.attente.selections}
    return not {s.jour for s in suite.valeur} < jours


def _close_jours(etat: Etat, noeuds: list[Noeud], i: int) -> int:
    regle, etat.attente = etat.attente, None
    fin = _ends_at(noeuds, i)
    if fin is not None and regle is not None and not said(etat, regle.selections):
        etat.attente = regle
        if not ends_like_before(etat, fin.valeur.temps[0]):
            etat.say_unknown(etat.texte[regle.debut : fin.fin], fin.fin)
        return noeuds.index(fin) + 1
    if fin is not None and regle is not None:
        etat.lu.retraits.append(move_borne(regle.selections, "fin", fin.valeur.temps[0]))
        return noeuds.index(fin) + 1
    suite = noeuds[i + 1 : i + 2]
    demis = suite[0].valeur if suite and suite[0].genre == "demis" else frozenset()
    if regle is not None:
        _record_closing(etat, regle.selections, demis)
        etat.derniere = None
        etat.lu.fermetures += [Fermeture("PH")] if regle.cadre.feries else []
    return i + (2 if demis else 1)


def _ends_at(noeuds: list[Noeud], i: int) -> Noeud | None:
    """Return the time of « (le vendredi) fermeture à 16h »."""
    suite = [n for n in noeuds[i + 1 : i + 3] if n.genre != "VIRGULE"]
    if suite and suite[0].genre == "chaine" and len(suite[0].valeur.temps) == 1:
        return suite[0]
    return None


def _record_closing(etat: Etat, selections: tuple[Selection, ...], demis: frozenset[str]) -> None:
    """Close the plain days in the week, and the nth ones by a rule after it."""
    simples = tuple(s for s in selections if not s.rangs)
    if simples:
        etat.lu.retraits.append(Retrait(simples, demis=demis))
    etat.lu.fermetures += [
        Fermeture(nth_selector(s)) for s in selections if s.rangs and not s.demis
    ]


def _closes_attente(etat: Etat, cibles: Cibles) -> bool:
    """« Le mardi, fermé l'après-midi »: the days stand before."""
    regle = etat.attente
    if regle is None or any(e.coupe for e in cibles.retraits):
        return False
    _record_closing(etat, regle.selections, cibles.demis)
    etat.lu.fermetures += [Fermeture(s) for s in cibles.fermetures]
    etat.attente = None
    return True


def _touches_hours(etat: Etat, noeuds: list[Noeud], i: int) -> bool:
    """Tell whether an exception stands right by hours, with no comma between."""
    return noeuds[i - 1].genre == "chaine" if i else etat.parenthese


def _bind_to_hours(etat: Etat, cibles: Cibles) -> None:
    """« …, l'après-midi de 14h à 17h sauf le mercredi »: no comma, so said of these hours only."""
    if not etat.parenthese:
        cibles.proche = not {"PH", "SH"} & set(cibles.fermetures)
    if etat.demis and not any(r.plages or r.coupe for r in cibles.retraits):
        cibles.retraits = [replace(r, demis=r.demis or etat.demis) for r in cibles.retraits]


def _doubt_days(etat: Etat, cibles: Cibles, texte: str) -> None:
    """« 9h-12h et 14h-17h sauf le mercredi » closes the day or its afternoon: say neither."""
    if etat.faites and len(etat.faites[-1].plages) > 1:
        cibles.retraits = [
            replace(r, doute=True, texte=texte) if r.whole_days else r for r in cibles.retraits
        ]


def _apply(etat: Etat, cibles: Cibles, texte: str, *, sauf: bool) -> bool:
    """Record what was read, or keep the words where the targets could not be (False)."""
    if cibles.mixte or not (cibles.fermetures or cibles.retraits):
        dit = sauf or cibles.reste or cibles.mixte
        if dit:
            etat.comment_all(texte)
        return not dit
    dans_phrase = sauf and bool(etat.faites or etat.attente)
    if not sauf:
        cibles.retraits = [_kept_to_last(etat, retrait) for retrait in cibles.retraits]
    for exception in cibles.retraits:
        phrase = etat.numero if dans_phrase else None
        mots = exception.texte or texte
        etat.lu.retraits.append(replace(exception, phrase=phrase, texte=mots))
    du_weekend = not sauf and _of_weekend(etat)
    portee = _portee(etat, cibles) if dans_phrase or du_weekend else ()
    etat.lu.fermetures += [Fermeture(s, portee, texte) for s in cibles.fermetures]
    return True


def _of_weekend(etat: Etat) -> bool:
    """« …, samedi 9h-12h (fermé en juillet-août) »: Saturdays close, the place does not."""
    if not (etat.parenthese and etat.faites):
        return False
    return {s.jour for s in etat.faites[-1].selections} <= WEEKEND


def _kept_to_last(etat: Etat, retrait: Retrait) -> Retrait:
    """« Lundi 9h-12h 14h-17h, mardi 9h-12h fermé l'après-midi »: said of the last days only."""
    if retrait.selections or not retrait.demis or etat.derniere is None:
        return retrait
    jours = tuple(replace(s, demis=frozenset()) for s in etat.derniere.selections if not s.rangs)
    return replace(retrait, selections=jours)


def _portee(etat: Etat, cibles: Cibles) -> tuple[Regle, ...]:
    """Return the rules that « sauf août » touches: the last one where it stands right by it."""
    regles = [*etat.faites, *([etat.attente] if etat.attente else [])]
    return tuple(regles[-1:] if etat.parenthese or cibles.proche else regles)
