"""OSM hours → French for reading: a table of the week, notes, and a sentence for the ear."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from mediation_map.normalise.horaires.lecture.mots import (
    A_CONFIRMER,
    JOURS,
    is_complement,
    join_mots,
    say_conges,
    say_periodes,
    say_plages,
    say_rangs,
    say_semaines,
    show_plage,
)
from mediation_map.normalise.horaires.lecture.phrase import (
    say_fermetures,
    say_horaires,
    say_regimes,
)
from mediation_map.normalise.horaires.lecture.plan import build_plan
from mediation_map.normalise.horaires.lecture.regles import Etat
from mediation_map.normalise.horaires.lecture.semaine import Condition, Ligne, Lignes


@dataclass(frozen=True)
class JourTableau:
    """One row of the table of the week.

    plages: what the day holds (« 9 h – 12 h », « sur rendez-vous »); none when it is closed.
    mentions: what is to be read beside it (« 1er et 3e du mois », « sauf semaines paires »).
    """

    jour: str
    plages: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()


def render_tableau(osm: str) -> tuple[JourTableau, ...]:
    """Lay hours out by weekday, Monday first."""
    semaine = build_plan(osm).jours
    return tuple(_render_jour(nom, lignes) for nom, lignes in zip(JOURS, semaine, strict=True))


def render_notes(osm: str) -> tuple[str, ...]:
    """Say what concerns no single weekday, each a sentence without its final point.

    What can't be said in French is shown as it was written, after « Horaires particuliers ».
    """
    plan = build_plan(osm)
    fermetures = (f"Fermé {fermeture}" for fermeture in say_fermetures(plan))
    return (*say_regimes(plan.regimes), *fermetures, *plan.remarques)


# A place is shown on many pages, always with the same sentence.
@lru_cache(maxsize=20_000)
def render_phrase(osm: str) -> str:
    """Say hours in one sentence, with one more per season, exception or remark; "" for none."""
    plan = build_plan(osm)
    return " ".join(f"{phrase.rstrip('. ')}." for phrase in say_horaires(plan))


def _render_jour(nom: str, lignes: Lignes) -> JourTableau:
    ouvertes = [ligne for ligne in lignes if ligne.etat is not Etat.FERME]
    sauf = [f"sauf {_show_fermeture(li)}" for li in lignes if li.etat is Etat.FERME]
    if len({(li.condition, li.commentaire, li.etat) for li in ouvertes}) == 1:
        plages, mentions = _render_simple(ouvertes)
    else:
        plages, mentions = _render_multiple(ouvertes)
    return JourTableau(nom, plages, (*mentions, *sauf))


def _render_simple(lignes: Sequence[Ligne]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Show a day whose hours are all subject to the same: it is said once, beside them."""
    plages = tuple(texte for ligne in lignes for texte in _show_plages(ligne))
    mentions = (_show_condition(lignes[0].condition), _show_commentaire(lignes[0]))
    return plages, tuple(mention for mention in mentions if mention)


def _render_multiple(lignes: Sequence[Ligne]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Show each line with what it is subject to; one that replaces the usual hours stands apart."""
    plages: list[str] = []
    mentions: list[str] = []
    for ligne in lignes:
        sujet = _join_sujet(_show_condition(ligne.condition), _show_commentaire(ligne))
        if ligne.remplace:
            mentions.append(f"{sujet} : {join_mots(_show_plages(ligne))}")
        else:
            plages += [f"{plage} ({sujet})" if sujet else plage for plage in _show_plages(ligne)]
    return tuple(plages), tuple(mentions)


def _show_plages(ligne: Ligne) -> tuple[str, ...]:
    """Show times, or what stands in their place."""
    if ligne.plages:
        return tuple(show_plage(plage) for plage in ligne.plages)
    if not ligne.commentaire or is_complement(ligne.commentaire):
        return (ligne.commentaire or A_CONFIRMER,)
    return (f"à confirmer : {ligne.commentaire}",)


def _show_commentaire(ligne: Ligne) -> str:
    if not ligne.plages:
        return ""
    return ligne.commentaire or (A_CONFIRMER if ligne.etat is Etat.INCONNU else "")


def _show_condition(condition: Condition) -> str:
    parties = (
        f"{say_rangs(condition.rangs)} du mois" if condition.rangs else "",
        say_semaines(condition.semaines),
        say_conges(condition.conges),
        say_periodes(condition.periodes),
    )
    return _join_sujet(*parties)


def _join_sujet(*parties: str) -> str:
    return ", ".join(partie for partie in parties if partie)


def _show_fermeture(ligne: Ligne) -> str:
    parties = (
        say_plages(ligne.plages),
        _show_condition(ligne.condition),
        f"({ligne.commentaire})" if ligne.commentaire else "",
    )
    return " ".join(partie for partie in parties if partie)
