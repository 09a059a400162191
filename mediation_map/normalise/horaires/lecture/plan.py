"""Rules sorted by where they are told: in the week, apart, as a closure, as a remark."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from mediation_map.normalise.horaires.lecture.analyse import parse_regles
from mediation_map.normalise.horaires.lecture.mots import A_CONFIRMER, capitalise
from mediation_map.normalise.horaires.lecture.regles import Etat, Lien, Regle
from mediation_map.normalise.horaires.lecture.semaine import Condition, Lignes, build_semaine


@dataclass
class Plan:
    """What hours say, by where it is told.

    semaine: what a week holds, whose lines may have months or ranks in the month as conditions.
    regimes: rules of a time apart (school holidays, dates), by the condition that they share.
    fermetures: closures that concern no single weekday.
    remarques: sentences without their final point.
    """

    semaine: list[Regle] = field(default_factory=list)
    regimes: dict[Condition, list[Regle]] = field(default_factory=dict)
    fermetures: list[Regle] = field(default_factory=list)
    remarques: list[str] = field(default_factory=list)

    @property
    def jours(self) -> tuple[Lignes, ...]:
        """Lines of each weekday, Monday first."""
        return build_semaine(self.semaine)


@lru_cache(maxsize=20_000)
def build_plan(osm: str) -> Plan:
    """Sort the rules of hours; every rule lands somewhere."""
    plan = Plan()
    for regle in _split_conges(parse_regles(osm)):
        _sort(plan, regle)
    return plan


def _split_conges(regles: Iterable[Regle]) -> Iterator[Regle]:
    """Part « PH,Su », which means either, into the holidays and the Sundays."""
    for regle in regles:
        if regle.conges and regle.semainiers and not regle.restreint:
            yield replace(regle, conges=frozenset())
            yield replace(regle, semainiers=())
        else:
            yield regle


def _sort(plan: Plan, regle: Regle) -> None:
    condition = Condition((), regle.semaines, regle.periodes, regle.conges)
    if remarque := _find_remarque(regle):
        plan.remarques.append(remarque)
    elif condition in plan.regimes and regle.semainiers:
        plan.regimes[condition].append(regle)
    elif not _is_apart(regle):
        plan.semaine.append(regle)
    elif regle.etat is Etat.FERME:
        plan.fermetures.append(regle)
    else:
        plan.regimes.setdefault(condition, []).append(regle)


def _find_remarque(regle: Regle) -> str:
    if not regle.lisible:
        return f"Horaires particuliers : {regle.brut}"
    if regle.lien is Lien.A_DEFAUT:
        return _say_defaut(regle)
    return capitalise(regle.commentaire or A_CONFIRMER) if regle.est_remarque else ""


def _say_defaut(regle: Regle) -> str:
    if regle.est_remarque:
        return f"En dehors de ces horaires : {regle.commentaire or A_CONFIRMER}"
    return f"Horaires particuliers, en dehors des autres : {regle.brut}"


def _is_apart(regle: Regle) -> bool:
    """Whether the rule is not one of an ordinary week."""
    if regle.etat is Etat.FERME:
        return _is_closure_apart(regle)
    dates = [p for p in regle.periodes if p.debut.annee or (p.est_datee and not regle.semainiers)]
    return bool(regle.conges or dates)


def _is_closure_apart(regle: Regle) -> bool:
    """A closure of given weekdays is told beside them, if it comes back in any year."""
    if regle.est_sans_condition:
        return False
    revient = not any(periode.debut.annee for periode in regle.periodes)
    return not (regle.semainiers and revient and "PH" not in regle.conges)
