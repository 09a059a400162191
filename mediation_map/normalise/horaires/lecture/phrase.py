"""Hours in sentences: plain ones, which the reader of French hours reads back to the same hours."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from mediation_map.normalise.horaires.lecture.mots import (
    A_CONFIRMER,
    capitalise,
    is_complement,
    join_mots,
    say_conges,
    say_jours,
    say_jours_du_mois,
    say_periodes,
    say_plages,
    say_semaines,
)
from mediation_map.normalise.horaires.lecture.plan import Plan
from mediation_map.normalise.horaires.lecture.regles import JOURNEE, TOUS_LES_JOURS, Etat, Regle
from mediation_map.normalise.horaires.lecture.semaine import (
    TOUJOURS,
    Condition,
    Ligne,
    Lignes,
    build_semaine,
)

FERIES = Condition(conges=frozenset({"PH"}))
_NOMME_DES_CONGES = re.compile("vacances|férié|congé", re.IGNORECASE)


@dataclass(frozen=True)
class Groupe:
    """Days that hold the same line; `feries` when public holidays hold it too."""

    ligne: Ligne
    jours: tuple[int, ...]
    feries: bool = False


def say_horaires(plan: Plan) -> list[str]:
    """Say all that hours hold, in sentences without their final point."""
    groupes, regimes = _join_feries(_group(plan.jours), plan.regimes)
    ouverts, commentaire = _factor_commentaire(groupes)
    fermes = [groupe for groupe in groupes if groupe.ligne.etat is Etat.FERME]
    fermetures = [*_say_exclusions(fermes, ouverts), *say_fermetures(plan)]
    usuels = _say_semaine(ouverts, fermetures) or (["Fermé"] if plan.semaine else [])
    remarques = [capitalise(commentaire)] if commentaire else []
    return [*usuels, *remarques, *say_regimes(regimes), *plan.remarques]


def say_regimes(regimes: dict[Condition, list[Regle]]) -> list[str]:
    """Say the hours of times apart: « Pendant les vacances scolaires, ouvert … »."""
    return [_say_regime(condition, regles) for condition, regles in regimes.items()]


def say_fermetures(plan: Plan) -> list[str]:
    """Say when it is closed, whatever the weekday: « les jours fériés », « du 1er au 15 août »."""
    return [_say_fermeture(regle) for regle in plan.fermetures]


def _group(semaine: Sequence[Lignes]) -> list[Groupe]:
    """Bring together the days that hold the same, ordinary hours first."""
    jours: dict[Ligne, list[int]] = defaultdict(list)
    for jour, lignes in enumerate(semaine):
        for ligne in lignes:
            jours[ligne].append(jour)
    groupes = [Groupe(ligne, tuple(rangs)) for ligne, rangs in jours.items()]
    return sorted(groupes, key=lambda groupe: groupe.ligne.condition != TOUJOURS)


def _join_feries(
    groupes: list[Groupe], regimes: dict[Condition, list[Regle]]
) -> tuple[list[Groupe], dict[Condition, list[Regle]]]:
    """Name public holidays beside the days that hold the same hours, if there are."""
    lignes = build_semaine(_strip(regimes.get(FERIES, ())))[0]
    if len(lignes) != 1 or not any(groupe.ligne == lignes[0] for groupe in groupes):
        return groupes, regimes
    marques = [replace(groupe, feries=groupe.ligne == lignes[0]) for groupe in groupes]
    return marques, {cond: regles for cond, regles in regimes.items() if cond != FERIES}


def _factor_commentaire(groupes: Iterable[Groupe]) -> tuple[list[Groupe], str]:
    """Take out of the open groups the comment that several of them share, to say it once."""
    ouverts = [groupe for groupe in groupes if groupe.ligne.etat is not Etat.FERME]
    commentaires = {groupe.ligne.commentaire for groupe in ouverts if groupe.ligne.plages}
    if len(ouverts) < 2 or len(commentaires) != 1 or not all(g.ligne.plages for g in ouverts):
        return ouverts, ""
    muets = [replace(g, ligne=replace(g.ligne, commentaire="")) for g in ouverts]
    return muets, commentaires.pop()


def _say_semaine(ouverts: Iterable[Groupe], fermetures: Sequence[str]) -> list[str]:
    """Say the ordinary week, a sentence per season, and when it is closed."""
    saisons: dict[str, list[str]] = defaultdict(list)
    for groupe in ouverts:
        saison = say_periodes(groupe.ligne.condition.periodes)
        saisons[saison].append(_say_groupe(groupe))
    phrases = [_open(saison, clauses) for saison, clauses in saisons.items()]
    if not fermetures:
        return phrases
    fermeture = f"fermé {join_mots(fermetures)}"
    if len(phrases) == 1:
        return [f"{phrases[0]}, {fermeture}"]
    return [*phrases, capitalise(fermeture)]


def _say_exclusions(fermes: Iterable[Groupe], ouverts: Iterable[Groupe]) -> list[str]:
    """Say what weekdays are closed under a condition; unnamed where it is all the open ones."""
    jours_ouverts = {jour for groupe in ouverts for jour in groupe.jours}
    return [
        _join(_say_condition(groupe.ligne.condition), _say_quand(groupe.ligne))
        if jours_ouverts <= set(groupe.jours) and not groupe.ligne.condition.rangs
        else _join(_say_qui(groupe), _say_quand(groupe.ligne))
        for groupe in fermes
    ]


def _open(quand: str, clauses: Sequence[str]) -> str:
    liste = ", et ".join([", ".join(clauses[:-1]), clauses[-1]] if clauses[1:] else clauses)
    return capitalise(f"{quand}, ouvert {liste}" if quand else f"ouvert {liste}")


def _say_groupe(groupe: Groupe) -> str:
    """Say one clause; its season is said before it."""
    ligne = groupe.ligne
    if ligne.plages == (JOURNEE,) and groupe.jours == TOUS_LES_JOURS:
        return _join("24 h sur 24, 7 jours sur 7", _say_commentaire(ligne))
    sans_saison = replace(ligne, condition=ligne.condition._replace(periodes=()))
    return _join(
        "aussi" if ligne.ajout else "",
        _say_qui(replace(groupe, ligne=sans_saison)),
        _say_quand(ligne),
        "seulement" if ligne.remplace else "",
    )


def _say_qui(groupe: Groupe) -> str:
    """Name days and all that they are subject to: « le jeudi des semaines paires »."""
    rangs, semaines, periodes, conges = groupe.ligne.condition
    return _join(
        say_jours_du_mois(groupe.jours, rangs) if rangs else say_jours(groupe.jours),
        "et les jours fériés" if groupe.feries else "",
        _say_des_semaines(say_semaines(semaines)),
        say_conges(conges),
        say_periodes(periodes),
    )


def _say_des_semaines(semaines: str) -> str:
    if not semaines:
        return ""
    return f"des {semaines}" if semaines.startswith("semaines") else f"de la {semaines}"


def _say_quand(ligne: Ligne) -> str:
    if ligne.etat is Etat.INCONNU and not ligne.plages:
        return _say_inconnu(ligne.commentaire)
    return _join(say_plages(ligne.plages), _say_commentaire(ligne))


def _say_inconnu(commentaire: str) -> str:
    """« le mardi sur rendez-vous », « le mardi (à confirmer : « réunion ») »."""
    if is_complement(commentaire):
        return commentaire
    return f"(à confirmer : « {commentaire} »)" if commentaire else f"({A_CONFIRMER})"


def _say_commentaire(ligne: Ligne) -> str:
    commentaire = ligne.commentaire or (A_CONFIRMER if ligne.etat is Etat.INCONNU else "")
    return f"({commentaire})" if commentaire else ""


def _say_fermeture(regle: Regle) -> str:
    semaines = say_semaines(regle.semaines)
    return _join(
        *(say_jours(semainier.jours) for semainier in regle.semainiers),
        say_plages(regle.plages),
        say_conges(regle.conges),
        f"les {semaines}" if semaines else "",
        say_periodes(regle.periodes),
        f"({regle.commentaire})" if regle.commentaire else "",
    )


def _say_regime(condition: Condition, regles: Sequence[Regle]) -> str:
    """Say a time apart; the weekdays are not named where it is made of single days."""
    groupes = _group(build_semaine(_strip(regles)))
    if mots := _find_mots_seuls(groupes):
        quand = "" if _NOMME_DES_CONGES.search(mots) else f"{_say_condition(condition)} : "
        return capitalise(f"{quand}{mots}")
    sans_jours = condition.conges == {"PH"} or _is_days(condition)
    clauses = [
        _say_quand(g.ligne) if sans_jours and g.jours == TOUS_LES_JOURS else _say_groupe(g)
        for g in groupes
    ]
    return _open(_say_condition(condition), clauses)


def _strip(regles: Iterable[Regle]) -> list[Regle]:
    return [replace(r, conges=frozenset(), periodes=(), semaines=()) for r in regles]


def _find_mots_seuls(groupes: Sequence[Groupe]) -> str:
    """The words that stand for hours, where a time apart has nothing else."""
    if len(groupes) != 1 or groupes[0].ligne.plages or groupes[0].jours != TOUS_LES_JOURS:
        return ""
    return groupes[0].ligne.commentaire or A_CONFIRMER


def _is_days(condition: Condition) -> bool:
    seuls = [p.debut == p.fin and p.est_datee for p in condition.periodes]
    return bool(seuls) and all(seuls)


def _say_condition(condition: Condition) -> str:
    semaines = say_semaines(condition.semaines)
    parties = [
        say_conges(condition.conges),
        say_periodes(condition.periodes),
        f"les {semaines}" if semaines else "",
    ]
    return ", ".join(partie for partie in parties if partie)


def _join(*mots: str) -> str:
    return " ".join(mot for mot in mots if mot)
