"""From slots to the OSM string: grouped, ordered, closures last."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from mediation_map.normalise.horaires.interpretation.cadres import shorten_commentaire
from mediation_map.normalise.horaires.jetons.dates import season_days
from mediation_map.normalise.horaires.jetons.jeton import WEEKEND
from mediation_map.normalise.horaires.osm.creneaux import Creneau
from mediation_map.normalise.horaires.osm.ecriture import nth_selector, write_jours, write_plages
from mediation_map.normalise.horaires.phrases.noeuds import Selection

TOUJOURS = ((0, 24 * 60),)


def render_osm(
    creneaux: list[Creneau], fermetures: Iterable[str], commentaires: tuple[str, ...]
) -> str:
    """Return the canonical string: weekly rules, special days, then closures."""
    if not creneaux:
        return f'unknown "{_join(commentaires)}"'
    regles: list[str] = []
    dans = _depths({c.cadre.saison for c in creneaux})
    ordre = sorted(creneaux, key=lambda c: (dans[c.cadre.saison], *_rank(c)))
    for cle, groupe in groupby(ordre, key=lambda c: _rank(c)[:-1]):
        regles += _render_groupe(list(groupe), commentaires, bool(cle))
    for saison, jours in _closed_in_regimes(creneaux).items():
        regles += [f"{saison} {write_jours(jours)} off"] if jours else []
    if len(regles) == 1 and regles[0].startswith("Mo-Su 00:00-24:00"):
        regles[0] = regles[0].replace("Mo-Su 00:00-24:00", "24/7")
    return "; ".join([*regles, *_closures(fermetures)])


def _depths(saisons: set[str]) -> dict[str, int]:
    """Return how many seasons hold each one: the last rule wins, so the shortest comes last."""
    jours = {saison: season_days(saison) for saison in saisons if saison}
    return {"": -1} | {s: sum(siens < j for j in jours.values()) for s, siens in jours.items()}


def _closed_in_regimes(creneaux: list[Creneau]) -> dict[str, list[int]]:
    """Return, per season that has its own week, the ordinary days it does not open.

    « Lundi au samedi 10h-18h ; d'avril à septembre : dimanche 10h-13h » is one day more.
    """
    ordinaires = {c.jour for c in creneaux if not c.cadre.saison and not c.rangs}
    regimes = {c.cadre.saison for c in creneaux if c.cadre.regime and c.cadre.saison}
    dits = {s: {c.jour for c in creneaux if c.cadre.saison == s} for s in sorted(regimes)}
    return {
        saison: sorted(ordinaires - jours)
        for saison, jours in dits.items()
        if not (jours <= WEEKEND and jours.isdisjoint(ordinaires))
    }


def _rank(creneau: Creneau) -> tuple[bool, str, str, bool, int]:
    cadre = creneau.cadre
    return (
        bool(cadre.saison), cadre.saison, cadre.parite, bool(creneau.rangs), creneau.jour,
    )  # fmt: skip


def _render_groupe(creneaux: list[Creneau], commentaires: tuple[str, ...], _cle: bool) -> list[str]:
    """Render the slots of one season and parity: days with the same hours share a rule."""
    par_contenu: dict[tuple[str, bool], list[Creneau]] = {}
    for creneau in creneaux:
        par_contenu.setdefault((_content(creneau, commentaires), creneau.cadre.feries), []).append(
            creneau
        )
    return [
        " ".join(filter(None, (_prefix(memes[0]), _days(memes, feries), contenu)))
        for (contenu, feries), memes in par_contenu.items()
    ]


def _prefix(creneau: Creneau) -> str:
    parite = f"week {creneau.cadre.parite}" if creneau.cadre.parite else ""
    return " ".join(filter(None, (creneau.cadre.saison, parite)))


def _days(creneaux: list[Creneau], feries: bool) -> str:
    if creneaux[0].rangs:
        return ",".join(nth_selector(Selection(c.jour, c.rangs)) for c in creneaux)
    return write_jours(c.jour for c in creneaux) + (",PH" if feries else "")


def _content(creneau: Creneau, commentaires: tuple[str, ...]) -> str:
    heures = write_plages(creneau.plages)
    inconnu = "unknown" if creneau.cadre.incertain or not creneau.plages else ""
    textes = _join((*creneau.cadre.commentaires, *commentaires))
    commentaire = f'"{textes}"' if textes else ""
    return " ".join(filter(None, (heures, inconnu, commentaire)))


def _join(commentaires: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(filter(None, map(shorten_commentaire, commentaires))))


def _closures(fermetures: Iterable[str]) -> list[str]:
    return [f if f.startswith("SH unknown") else f"{f} off" for f in dict.fromkeys(fermetures)]
