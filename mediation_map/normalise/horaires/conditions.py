"""What qualifies hours or takes from them: appointments, parity, seasons, « sauf », « fermé »."""

from __future__ import annotations

from dataclasses import replace

from mediation_map.normalise.horaires.cadres import named_jours, qualify_signe
from mediation_map.normalise.horaires.cibles import Cibles, take_cibles
from mediation_map.normalise.horaires.etat import Etat
from mediation_map.normalise.horaires.heures import move_borne, take_jours
from mediation_map.normalise.horaires.noeuds import Noeud, Selection
from mediation_map.normalise.horaires.osm import nth_selector, write_jours
from mediation_map.normalise.horaires.semaine import Cadre, Fermeture, Regle, Retrait

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


def take_exception(etat: Etat, noeuds: list[Noeud], i: int) -> int:
    """« Sauf … » and « fermé … » take days, half days, hours or periods away."""
    if etat.attente is None and _closes_period(etat, noeuds, i):
        return len(noeuds)
    if noeuds[i].genre == "SAUF":
        return i + 2 if _excepts_rangs(etat, noeuds, i) else _take_cibles(etat, noeuds, i)
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


def _take_cibles(etat: Etat, noeuds: list[Noeud], i: int) -> int:
    sauf = noeuds[i].genre == "SAUF"
    cibles = take_cibles(noeuds, i, attend_heures=sauf and etat.attente is not None)
    if not (sauf or cibles.has_jours) and _closes_attente(etat, cibles):
        return cibles.suite
    if sauf and i and noeuds[i - 1].genre == "chaine":
        _bind_to_hours(etat, cibles)
    lue = _apply(etat, cibles, etat.clause_from(noeuds, i), sauf=sauf)
    reste = {n.genre for n in noeuds[cibles.suite :]}
    return cibles.suite if lue or reste & {"jours", "chaine"} else len(noeuds)


def _closes_period(etat: Etat, noeuds: list[Noeud], i: int) -> bool:
    """« Août : fermé », « Vacances scolaires : fermé le samedi »: a period stands before."""
    cadre = etat.section.merged(etat.cadre)
    if etat.faites or noeuds[i].genre == "SAUF":
        return False
    jours = [s.jour for n in noeuds[i:] if n.genre == "jours" for s in n.valeur]
    heures = any(n.genre in {"chaine", "demis"} for n in noeuds[i:])
    periode = cadre.saison or {"vacances": "SH"}.get(cadre.ecart) or ("PH" if cadre.feries else "")
    if not periode:
        return False
    etat.section = etat.cadre = Cadre()
    if heures or (jours and periode in {"SH", "PH"}):
        ou = etat.lu.vacances if periode == "SH" else etat.lu.remarques
        ou.append(etat.phrase())
    else:
        noms = write_jours(jours)
        etat.lu.fermetures.append(Fermeture(f"{periode} {noms}".strip()))
    return True


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
    if noeuds[i - 1].genre not in {"jours", "DEUX_POINTS", "OUVERT"}:
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
    if fin is not None and regle is not None:
        etat.lu.retraits.append(move_borne(regle.selections, "fin", fin.valeur.temps[0]))
        return noeuds.index(fin) + 1
    suite = noeuds[i + 1 : i + 2]
    demis = suite[0].valeur if suite and suite[0].genre == "demis" else frozenset()
    if regle is not None:
        _record_closing(etat, regle.selections, demis)
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


def _bind_to_hours(etat: Etat, cibles: Cibles) -> None:
    """« …, l'après-midi de 14h à 17h sauf le mercredi »: no comma, so said of these hours only."""
    cibles.proche = not {"PH", "SH"} & set(cibles.fermetures)
    if etat.demis and not any(r.plages or r.coupe for r in cibles.retraits):
        cibles.retraits = [replace(r, demis=r.demis or etat.demis) for r in cibles.retraits]


def _apply(etat: Etat, cibles: Cibles, texte: str, *, sauf: bool) -> bool:
    """Record what was read, or keep the words where the targets could not be (False)."""
    if cibles.mixte or not (cibles.fermetures or cibles.retraits):
        dit = sauf or cibles.reste or cibles.mixte
        if dit:
            etat.comment_all(texte)
        return not dit
    dans_phrase = sauf and bool(etat.faites or etat.attente)
    for exception in cibles.retraits:
        phrase = etat.numero if dans_phrase else None
        etat.lu.retraits.append(replace(exception, phrase=phrase, texte=texte))
    portee = _portee(etat, cibles) if dans_phrase else ()
    etat.lu.fermetures += [Fermeture(s, portee, texte) for s in cibles.fermetures]
    return True


def _portee(etat: Etat, cibles: Cibles) -> tuple[Regle, ...]:
    """Return the rules that « sauf août » touches: the last one where it stands right by it."""
    regles = [*etat.faites, *([etat.attente] if etat.attente else [])]
    return tuple(regles[-1:] if etat.parenthese or cibles.proche else regles)
