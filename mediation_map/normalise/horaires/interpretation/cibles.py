"""What « sauf … » and « fermé … » aim at: days, half days, hours, holidays, dates."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from mediation_map.normalise.horaires.interpretation.bornes import ends_half_day
from mediation_map.normalise.horaires.interpretation.cadres import is_one_holiday
from mediation_map.normalise.horaires.interpretation.semaine import Plage, Retrait, read_plages
from mediation_map.normalise.horaires.osm.ecriture import nth_selector, write_jours
from mediation_map.normalise.horaires.phrases.noeuds import Chaine, Noeud, Selection

_TERMES = frozenset({
    "jours", "demis", "FERIE", "saison", "dates", "VACANCES", "VACANCES_HORS", "chaine",
    "depuis", "jusqua", "parenthese", "MIDI_DEUX",
})  # fmt: skip

_NUANCES = frozenset({"SAISON", "PERIODE", "PARITE", "RYTHME"})
"""« Fermé le samedi en été »: what no rule can cross with days."""
_PERIODES = {"FERIE": "PH", "VACANCES": "SH", "VACANCES_HORS": "SH", "saison": "", "dates": ""}


@dataclass(slots=True)
class Cibles:
    """The targets read, and the position after them."""

    suite: int
    retraits: list[Retrait] = field(default_factory=list)
    fermetures: list[str] = field(default_factory=list)
    demis: frozenset[str] = frozenset()
    has_jours: bool = False
    listed: bool = False
    """Whether a comma or « et » parts the targets (« le lundi et les jours fériés »)."""
    proche: bool = False
    """Whether it stands right by hours, and touches their days only."""
    ouvre: bool = False
    """Whether « ouverture » stands before the hours: one time alone is then the first."""
    reste: bool = False
    """Whether words follow that were not read."""
    mixte: bool = False
    """Whether days and periods are crossed in a way that no rule can state."""


def take_cibles(noeuds: list[Noeud], i: int, *, attend_heures: bool) -> Cibles:
    """Read the targets after position ``i``; hours are left alone when days still wait for them."""
    cibles = Cibles(i + 1)
    position = i + 1
    while position < len(noeuds):
        noeud = noeuds[position]
        if noeud.genre in {"VIRGULE", "DEUX_POINTS", "ET_DATE"}:
            cibles.listed = cibles.listed or bool(cibles.retraits)
            position += 1
            continue
        if noeud.genre in {"FERME", "OUVERT"} and cibles.has_jours:
            cibles.ouvre = noeud.genre == "OUVERT"
            position += 1
            continue
        if not _takes(noeuds, position, cibles, attend_heures) or _opens_other(
            noeuds, position, cibles
        ):
            break
        _take(noeud, cibles, noeuds[i].genre == "SAUF")
        position += 1
        cibles.suite = position
    _cross(cibles)
    if position < len(noeuds) and cibles.retraits and noeuds[position].genre in _NUANCES:
        cibles.mixte = True
    cibles.reste = position < len(noeuds) and noeuds[position].genre not in {"FERME", "SAUF"}
    return cibles


def _cross(cibles: Cibles) -> None:
    """« Fermé le samedi en août » crosses days and months; with holidays, words only."""
    ranges = [f for f in cibles.fermetures if "[" in f]
    if ranges and (cibles.demis or any(_timed(r) or r.coupe for r in cibles.retraits)):
        cibles.mixte = True  # « sauf le 1er lundi : fermé le matin » spares a part of that day
    periodes = [f for f in cibles.fermetures if "[" not in f]
    if not periodes or not cibles.retraits:
        return
    simples = [e for e in cibles.retraits if e.selections and not (_timed(e) or e.coupe)]
    jours = [s for e in simples for s in e.selections]
    plain = len(simples) == len(cibles.retraits) and not any(s.demis for s in jours)
    if not plain or {"PH", "SH"} & set(periodes):
        cibles.mixte = not ({"PH", "SH"} & set(periodes) and cibles.listed)
        return
    noms = write_jours(s.jour for s in jours)
    cibles.retraits.clear()
    cibles.fermetures = [f"{p} {noms}" for p in periodes]


def _opens_clause(noeuds: list[Noeud], i: int) -> bool:
    """« Sauf le week-end et de 13h à 17h du lundi au jeudi »: hours of the days that follow."""
    return noeuds[i - 1].texte == "et" and [n.genre for n in noeuds[i + 1 : i + 2]] == ["jours"]


def _takes(noeuds: list[Noeud], i: int, cibles: Cibles, attend_heures: bool) -> bool:
    noeud = noeuds[i]
    if noeud.genre not in _TERMES:
        return False
    if noeud.genre == "chaine" and _opens_clause(noeuds, i):
        return False
    if noeud.genre == "chaine":
        return not attend_heures and (not cibles.retraits or not _timed(cibles.retraits[-1]))
    if noeud.genre == "parenthese":
        return cibles.has_jours and _hours_in(noeud) is not None
    return True


def _opens_other(noeuds: list[Noeud], i: int, cibles: Cibles) -> bool:
    """« Sauf en août, mardi 10h-12h »: after a comma, days with hours are no exception."""
    if noeuds[i].genre != "jours" or noeuds[i - 1].texte != "," or not cibles.fermetures:
        return False
    suite = [n.genre for n in noeuds[i + 1 : i + 3] if n.genre != "DEUX_POINTS"]
    return suite[:1] == ["chaine"]


def _timed(exception: Retrait) -> bool:
    return bool(exception.plages) or exception.fin is not None or exception.debut is not None


def _hours_in(noeud: Noeud) -> Noeud | None:
    """Return the only node of a bracket when it is about hours."""
    dedans = [n for n in noeud.valeur if n.genre not in {"VIRGULE", "MOT"}]
    if len(dedans) == 1 and dedans[0].genre in {"chaine", "depuis", "jusqua"}:
        seul: Noeud = dedans[0]
        return seul
    return None


def _take(noeud: Noeud, cibles: Cibles, sauf: bool) -> None:
    if noeud.genre == "jours":
        _take_jours(noeud.valeur, cibles, sauf)
    elif noeud.genre == "demis":
        cibles.demis = noeud.valeur
        cibles.retraits.append(Retrait(demis=noeud.valeur))
    elif noeud.genre == "MIDI_DEUX":
        cibles.retraits.append(Retrait(coupe=((720, 840),)))
        cibles.mixte = cibles.mixte or "dejeuner" in noeud.texte  # nobody says from when to when
    elif noeud.genre in _PERIODES:
        _take_periode(noeud, cibles)
    else:
        heures = _hours_in(noeud) if noeud.genre == "parenthese" else noeud
        if heures is not None:
            _take_heures(heures, cibles, sauf)


def _take_periode(noeud: Noeud, cibles: Cibles) -> None:
    cibles.listed = cibles.listed or noeud.texte.startswith("et ")
    if noeud.genre == "dates":
        cibles.fermetures += [noeud.valeur[0]] if noeud.valeur[0] else []
    else:
        cibles.fermetures.append(_PERIODES[noeud.genre] or noeud.valeur)
        cibles.mixte = cibles.mixte or is_one_holiday(noeud.texte)


def _take_jours(selections: tuple[Selection, ...], cibles: Cibles, sauf: bool) -> None:
    cibles.has_jours = True
    avant = cibles.retraits[-1] if cibles.retraits else None
    if avant is not None and avant.demis and not avant.selections and not cibles.listed:
        cibles.retraits[-1] = replace(avant, selections=selections)
        return
    if avant is not None and not avant.selections and (_timed(avant) or avant.coupe):
        cibles.retraits[-1] = _of_jours(avant, selections, sauf)
        return
    nieme = [s for s in selections if s.rangs]
    cibles.fermetures += [nth_selector(s) for s in nieme if not s.demis]
    cibles.mixte = cibles.mixte or any(s.demis for s in nieme)
    simples = tuple(s for s in selections if not s.rangs)
    if simples:
        cibles.retraits.append(Retrait(simples))


def _of_jours(avant: Retrait, selections: tuple[Selection, ...], sauf: bool) -> Retrait:
    """« Sauf 9h-12h le mardi » gives Tuesday these hours, « fermé de 12h à 14h » takes them."""
    if sauf:
        return replace(avant, selections=selections, plages=avant.plages or avant.coupe, coupe=())
    return replace(avant, selections=selections)


def _take_heures(noeud: Noeud, cibles: Cibles, sauf: bool) -> None:
    chaine: Chaine = noeud.valeur
    avant = cibles.retraits.pop() if cibles.retraits else Retrait()
    demis = tuple(s for s in avant.selections if s.demis)
    if demis and len(demis) < len(avant.selections):
        # « fermé le mercredi après-midi et le vendredi à 16h »: the time is of the last days
        cibles.retraits.append(replace(avant, selections=demis))
        avant = replace(avant, selections=tuple(s for s in avant.selections if not s.demis))
    if len(chaine.temps) == 1:
        ouvre = noeud.genre == "depuis" or cibles.ouvre
        bord = {"debut" if ouvre else "fin": chaine.temps[0]}
        doute = (
            sauf
            and "fin" in bord
            and noeud.genre == "chaine"
            and not ends_half_day(chaine.temps[0])
        )
        cibles.retraits.append(
            Retrait(avant.selections, doute=True) if doute else Retrait(avant.selections, **bord)  # type: ignore[arg-type]
        )
        return
    plages: list[Plage] | None = read_plages(chaine)
    if plages is None:
        cibles.reste = True
    elif sauf and avant.selections:
        cibles.retraits.append(Retrait(avant.selections, plages=tuple(plages)))
    else:
        cibles.retraits.append(Retrait(avant.selections, coupe=tuple(plages)))
