"""From what was read to slots: half days, defined hours, what is taken away, days said twice."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from mediation_map.normalise.horaires.interpretation.etat import Lecture
from mediation_map.normalise.horaires.interpretation.semaine import (
    MIDI,
    Cadre,
    Plage,
    Regle,
    Retrait,
    cut_plages,
    demi_of,
    in_demis,
    merge_plages,
    overlap_plages,
)
from mediation_map.normalise.horaires.jetons.texte import fold_texte
from mediation_map.normalise.horaires.phrases.noeuds import Selection

_PUBLIC = re.compile(
    r"adult|enfant|jeune|\bados?\b|senior|scolaire|etudiant|famil|colleg|lyceen|elementaire"
    r"|particulier|profession|groupe|public"
)


@dataclass(frozen=True, slots=True)
class Creneau:
    """One weekday (or its nth ones) with its spans; no span = only a comment is known."""

    jour: int
    rangs: tuple[int, ...]
    plages: tuple[Plage, ...]
    cadre: Cadre
    phrase: int

    @property
    def cle(self) -> tuple[str, str, tuple[int, ...], int]:
        """What makes two slots speak of the same days."""
        return self.cadre.parite, self.cadre.saison, self.rangs, self.jour


def spread_regles(lu: Lecture) -> tuple[list[Creneau], list[Regle]]:
    """Return the slots, and the rules that state days but no hours."""
    _define_demis(lu)
    creneaux: list[Creneau] = []
    sans_heures: list[Regle] = []
    for regle in lu.regles:
        if regle.plages:
            creneaux += _spread(regle)
        elif regle.cadre.incertain or regle.cadre.commentaires:
            creneaux += _unknown(regle)
        else:
            sans_heures.append(regle)
    return creneaux, sans_heures


def _spread(regle: Regle) -> list[Creneau]:
    out: list[Creneau] = []
    mixte = len({s.demis for s in regle.selections}) > 1
    for s in regle.selections:
        gardees = [p for p in regle.plages if in_demis(p, s.demis)]
        ecart = regle.cadre.ecart
        if not gardees:
            ecart = ecart or "illisible"
        elif not mixte:
            gardees = regle.plages
        cadre = replace(regle.cadre, ecart=ecart)
        out.append(Creneau(s.jour, s.rangs, tuple(merge_plages(gardees)), cadre, regle.phrase))
    return out


def _unknown(regle: Regle) -> list[Creneau]:
    cadre = replace(regle.cadre, incertain=True)
    return [Creneau(s.jour, s.rangs, (), cadre, regle.phrase) for s in regle.selections]


def _define_demis(lu: Lecture) -> None:
    """Give the hours stated once (« matin 9h-12h ») to the days that name half days or none."""
    orphelines = [r for r in lu.regles if not r.plages and not r.cadre.ecart]
    if not lu.heures_seules or any(r.plages for r in lu.regles) or not orphelines:
        return
    plages = merge_plages([p for heures in lu.heures_seules for p in heures.plages])
    dits = Cadre(commentaires=tuple(h.commentaire for h in lu.heures_seules if h.commentaire))
    lu.heures_seules = []
    for regle in orphelines:
        regle.plages = list(plages)
        regle.cadre = replace(regle.cadre, incertain=False).merged(dits)
    _split_demis(lu, orphelines, plages)


def _split_demis(lu: Lecture, regles: list[Regle], plages: list[Plage]) -> None:
    """Make one rule per day, so that each day keeps the spans of its half days only."""
    for regle in regles:
        lu.regles.remove(regle)
        lu.regles += [
            replace(
                regle,
                selections=(replace(s, demis=frozenset()),),
                plages=[p for p in plages if in_demis(p, s.demis)],
            )
            for s in regle.selections
        ]


def apply_retraits(creneaux: list[Creneau], retraits: list[Retrait]) -> list[Creneau]:
    """Return the slots after every « sauf » and « fermé »."""
    creneaux = _set_apart(creneaux, retraits)
    for dit in retraits:
        retrait = _within_reach(creneaux, dit)
        dits = {c.jour for c in creneaux if c.plages and not _touches(c, retrait)}
        creneaux = [
            _apply(c, replace(retrait, doute=retrait.doute and c.jour not in dits))
            if _touches(c, retrait)
            else c
            for c in creneaux
        ]
    return [c for c in creneaux if c.plages or c.cadre.incertain]


def _within_reach(creneaux: list[Creneau], retrait: Retrait) -> Retrait:
    """« Lundi 9h-17h. Jeudi 9h-12h, sauf le lundi après-midi »: days of another phrase."""
    seuls = not retrait.selections or any(_touches(c, retrait) for c in creneaux)
    return retrait if seuls else replace(retrait, phrase=None)


def _set_apart(creneaux: list[Creneau], retraits: list[Retrait]) -> list[Creneau]:
    """« Ouverture à 10h le 1er mardi »: that Tuesday has a slot of its own, to be changed."""
    rangees = {
        (s.jour, s.rangs) for r in retraits if r.partial for s in r.selections if s.rangs
    } - {(c.jour, c.rangs) for c in creneaux}
    propres = [
        replace(c, rangs=rangs)
        for c in creneaux
        for jour, rangs in sorted(rangees)
        if c.jour == jour and not c.rangs
    ]
    return [*creneaux, *propres]


def _touches(creneau: Creneau, retrait: Retrait) -> bool:
    if retrait.phrase is not None and creneau.phrase != retrait.phrase:
        return False
    if not retrait.selections:
        return True
    memes = (s for s in retrait.selections if s.jour == creneau.jour)
    return any(not s.rangs or s.rangs == creneau.rangs for s in memes)


def _apply(creneau: Creneau, retrait: Retrait) -> Creneau:
    plages = list(creneau.plages)
    demis = retrait.demis or _demis(creneau.jour, retrait.selections)
    if retrait.plages:
        visees = {"apres-midi" if d == "soir" else d for d in demis}
        gardees = [p for p in plages if visees and demi_of(p) not in visees]
        return replace(creneau, plages=tuple(merge_plages([*gardees, *retrait.plages])))
    if retrait.coupe:
        for coupe in retrait.coupe:
            plages = cut_plages(plages, coupe)
        return _changed(creneau, plages)
    if retrait.fin is not None or retrait.debut is not None:
        return _changed(creneau, _move(plages, retrait))
    if demis and "journee" not in demis:
        return _without_demis(creneau, demis, retrait.texte)
    if retrait.doute:
        doute = Cadre(commentaires=(retrait.texte,), incertain=True)
        return replace(creneau, plages=(), cadre=creneau.cadre.merged(doute))
    return replace(creneau, plages=(), cadre=replace(creneau.cadre, incertain=False))


def _changed(creneau: Creneau, plages: list[Plage]) -> Creneau:
    """Give the slot these spans; of a day apart that keeps none, nothing is known."""
    inconnu = creneau.cadre.incertain or bool(creneau.rangs and not plages)
    return replace(creneau, plages=tuple(plages), cadre=replace(creneau.cadre, incertain=inconnu))


def _demis(jour: int, selections: tuple[Selection, ...]) -> frozenset[str]:
    return next((s.demis for s in selections if s.jour == jour), frozenset())


def _move(plages: list[Plage], retrait: Retrait) -> list[Plage]:
    """Move the end of the day, or its beginning; spans wholly outside fall away."""
    if retrait.debut is not None:
        borne = retrait.debut
        return [(max(a, borne), b) for a, b in plages if b > borne]
    fin = retrait.fin or 0
    gardees = [(a, b) for a, b in plages if a < fin]
    if not gardees:
        return []
    dernier = gardees[-1]
    return [*gardees[:-1], (dernier[0], fin)]


def _without_half(creneau: Creneau, visees: set[str], texte: str) -> Creneau:
    """Cut at noon for a closed afternoon; when a morning ends is not said: the day is unknown."""
    ajout = Cadre(commentaires=(texte,) if texte else (), incertain="matin" in visees)
    plages = tuple(cut_plages(list(creneau.plages), (MIDI, 2 * 24 * 60)))
    garde = creneau.plages if "matin" in visees else plages
    return replace(creneau, plages=garde, cadre=creneau.cadre.merged(ajout))


def _without_demis(creneau: Creneau, demis: frozenset[str], texte: str) -> Creneau:
    """Drop the spans of the half days; one that crosses noon is cut, or left unknown."""
    visees = {"apres-midi" if d == "soir" else d for d in demis}
    if any(demi_of(p) is None for p in creneau.plages):
        return _without_half(creneau, visees, texte)
    gardees = tuple(p for p in creneau.plages if demi_of(p) not in visees)
    return replace(creneau, plages=gardees)


def merge_creneaux(creneaux: list[Creneau]) -> tuple[list[Creneau], bool]:
    """Return one slot per day and condition, and whether two of them contradicted each other.

    Hours that do not overlap add up; those that do replace what was said before.
    """
    par_cle: dict[tuple[str, str, tuple[int, ...], int], Creneau] = {}
    contredit = False
    for creneau in creneaux:
        avant = par_cle.get(creneau.cle)
        if avant is None:
            par_cle[creneau.cle] = creneau
            continue
        par_cle[creneau.cle], conflit = _merge(avant, creneau)
        contredit = contredit or conflit
    return _add_base(list(par_cle.values())), contredit


def _merge(avant: Creneau, apres: Creneau) -> tuple[Creneau, bool]:
    conflit = overlap_plages(list(avant.plages), list(apres.plages))
    memes = set(apres.plages) == set(avant.plages)
    if conflit and not memes and not _told_apart(avant, apres):
        return apres, True
    plages = tuple(merge_plages(list({*avant.plages, *apres.plages})))
    cadre = avant.cadre.merged(apres.cadre)
    if avant.plages or apres.plages:
        cadre = replace(cadre, incertain=avant.cadre.incertain and apres.cadre.incertain)
    return replace(avant, plages=plages, cadre=cadre), False


def _told_apart(avant: Creneau, apres: Creneau) -> bool:
    """« Adultes : lundi 9h-12h. Enfants : lundi 10h-17h »: each in its own words, both hold."""
    un, deux = avant.cadre.commentaires, apres.cadre.commentaires
    publics = all(any(map(_PUBLIC.search, map(fold_texte, dits))) for dits in (un, deux))
    return publics and set(un).isdisjoint(deux)


def _add_base(creneaux: list[Creneau]) -> list[Creneau]:
    """« le samedi 9h-12h, le 1er samedi 14h-17h »: the special day keeps its ordinary hours."""
    base = {c.jour: c for c in creneaux if c.cle[:3] == ("", "", ())}
    out: list[Creneau] = []
    for creneau in creneaux:
        ordinaire = base.get(creneau.jour)
        if ordinaire is None or ordinaire is creneau or creneau.cadre.saison:
            out.append(creneau)
        elif not overlap_plages(list(ordinaire.plages), list(creneau.plages)):
            plages = tuple(merge_plages([*ordinaire.plages, *creneau.plages]))
            out.append(replace(creneau, plages=plages))
        else:
            out.append(creneau)
    return out
