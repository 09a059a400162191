"""Hours in sentences: plain ones, which the reader of French hours reads back to the same hours."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from mediation_map.normalise.horaires.lecture_mots import (
    A_CONFIRMER,
    capitalise,
    join_mots,
    say_conges,
    say_jours,
    say_jours_du_mois,
    say_periodes,
    say_plages,
    say_semaines,
)
from mediation_map.normalise.horaires.lecture_plan import Plan
from mediation_map.normalise.horaires.lecture_regles import JOURNEE, TOUS_LES_JOURS, Etat, Regle
from mediation_map.normalise.horaires.lecture_semaine import (
    TOUJOURS,
    Condition,
    Ligne,
    Lignes,
    build_semaine,
)

Groupe = tuple[Ligne, tuple[int, ...]]


def say_semaine(plan: Plan) -> list[str]:
    """Say the ordinary week, a sentence per season, and when it is closed."""
    groupes = _group(plan.jours)
    ouvertures = _say_saisons([g for g in groupes if g[0].etat is not Etat.FERME])
    fermetures = [*_say_exclusions(groupes), *say_fermetures(plan)]
    if not fermetures:
        return ouvertures or (["Fermé"] if plan.semaine else [])
    fermeture = f"fermé {join_mots(fermetures)}"
    if len(ouvertures) == 1:
        return [f"{ouvertures[0]}, {fermeture}"]
    return [*ouvertures, capitalise(fermeture)]


def say_regimes(plan: Plan) -> list[str]:
    """Say the hours of times apart: « Pendant les vacances scolaires, ouvert … »."""
    return [_say_regime(condition, regles) for condition, regles in plan.regimes.items()]


def say_fermetures(plan: Plan) -> list[str]:
    """Say when it is closed, whatever the weekday: « les jours fériés », « du 1er au 15 août »."""
    return [_say_fermeture(regle) for regle in plan.fermetures]


def _say_exclusions(groupes: Iterable[Groupe]) -> list[str]:
    """Say what weekdays are closed under a condition; unnamed where it is all the open ones."""
    ouverts = {jour for ligne, jours in groupes if ligne.etat is not Etat.FERME for jour in jours}
    return [
        _say_tous(ligne)
        if ouverts <= set(jours) and not ligne.condition.rangs
        else _say_qui(ligne, jours)
        for ligne, jours in groupes
        if ligne.etat is Etat.FERME
    ]


def _say_tous(ligne: Ligne) -> str:
    return _join(_say_condition(ligne.condition), _say_quand(ligne))


def _group(semaine: Sequence[Lignes]) -> list[Groupe]:
    """Bring together the days that hold the same, ordinary hours first."""
    jours: dict[Ligne, list[int]] = defaultdict(list)
    for jour, lignes in enumerate(semaine):
        for ligne in lignes:
            jours[ligne].append(jour)
    groupes = [(ligne, tuple(rangs)) for ligne, rangs in jours.items()]
    return sorted(groupes, key=lambda groupe: groupe[0].condition != TOUJOURS)


def _say_saisons(groupes: Iterable[Groupe]) -> list[str]:
    saisons: dict[str, list[str]] = defaultdict(list)
    for ligne, jours in groupes:
        saison = say_periodes(ligne.condition.periodes) if ligne.condition.periodes else ""
        saisons[saison].append(_say_groupe(ligne, jours))
    return [_open(saison, clauses) for saison, clauses in saisons.items()]


def _open(quand: str, clauses: Sequence[str]) -> str:
    liste = ", et ".join([", ".join(clauses[:-1]), clauses[-1]] if clauses[1:] else clauses)
    return capitalise(f"{quand}, ouvert {liste}" if quand else f"ouvert {liste}")


def _say_groupe(ligne: Ligne, jours: Sequence[int]) -> str:
    if ligne.plages == (JOURNEE,) and tuple(jours) == TOUS_LES_JOURS:
        return _join("24 h sur 24, 7 jours sur 7", _say_commentaire(ligne))
    qui = _say_qui(replace(ligne, condition=ligne.condition._replace(periodes=())), jours)
    seulement = "seulement" if ligne.remplace else ""
    return _join("aussi" if ligne.ajout else "", qui, _say_quand(ligne), seulement)


def _say_qui(ligne: Ligne, jours: Sequence[int]) -> str:
    """Name days and all that they are subject to: « le jeudi des semaines paires »."""
    rangs, semaines, periodes, conges = ligne.condition
    return _join(
        say_jours_du_mois(jours, rangs) if rangs else say_jours(jours),
        _say_des_semaines(say_semaines(semaines)) if semaines else "",
        say_conges(conges) if conges else "",
        say_periodes(periodes) if periodes else "",
        _say_quand(ligne) if ligne.etat is Etat.FERME else "",
    )


def _say_des_semaines(semaines: str) -> str:
    return f"des {semaines}" if semaines.startswith("semaines") else f"de la {semaines}"


def _say_quand(ligne: Ligne) -> str:
    if ligne.etat is Etat.INCONNU and not ligne.plages:
        return ligne.commentaire or f"({A_CONFIRMER})"
    return _join(say_plages(ligne.plages) if ligne.plages else "", _say_commentaire(ligne))


def _say_commentaire(ligne: Ligne) -> str:
    commentaire = ligne.commentaire or (A_CONFIRMER if ligne.etat is Etat.INCONNU else "")
    return f"({commentaire})" if commentaire else ""


def _say_fermeture(regle: Regle) -> str:
    semaines = say_semaines(regle.semaines) if regle.semaines else ""
    return _join(
        *(say_jours(semainier.jours) for semainier in regle.semainiers),
        say_plages(regle.plages) if regle.plages else "",
        say_conges(regle.conges) if regle.conges else "",
        f"les {semaines}" if semaines else "",
        say_periodes(regle.periodes) if regle.periodes else "",
        f"({regle.commentaire})" if regle.commentaire else "",
    )


def _say_regime(condition: Condition, regles: Iterable[Regle]) -> str:
    """Say a time apart; the weekdays are not named where it is made of single days."""
    nues = [replace(r, conges=frozenset(), periodes=(), semaines=()) for r in regles]
    jours_seuls = condition.conges == {"PH"} or _is_days(condition)
    clauses = [
        _say_quand(ligne) if jours_seuls and jours == TOUS_LES_JOURS else _say_groupe(ligne, jours)
        for ligne, jours in _group(build_semaine(nues))
    ]
    return _open(_say_condition(condition), clauses)


def _is_days(condition: Condition) -> bool:
    seuls = [p.debut == p.fin and p.est_datee for p in condition.periodes]
    return bool(seuls) and all(seuls)


def _say_condition(condition: Condition) -> str:
    parties = [
        say_conges(condition.conges) if condition.conges else "",
        say_periodes(condition.periodes) if condition.periodes else "",
        f"les {say_semaines(condition.semaines)}" if condition.semaines else "",
    ]
    return ", ".join(partie for partie in parties if partie)


def _join(*mots: str) -> str:
    return " ".join(mot for mot in mots if mot)
