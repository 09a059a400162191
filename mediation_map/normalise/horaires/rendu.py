"""From slots to the OSM string: grouped, ordered, closures last."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from mediation_map.normalise.horaires.cadres import shorten_commentaire
from mediation_map.normalise.horaires.creneaux import Creneau
from mediation_map.normalise.horaires.noeuds import Selection
from mediation_map.normalise.horaires.osm import nth_selector, write_jours, write_plages

TOUJOURS = ((0, 24 * 60),)


def render_osm(
    creneaux: list[Creneau], fermetures: Iterable[str], commentaires: tuple[str, ...]
) -> str:
    """Return the canonical string: weekly rules, special days, then closures."""
    regles: list[str] = []
    ordre = sorted(creneaux, key=_rank)
    for cle, groupe in groupby(ordre, key=lambda c: _rank(c)[:-1]):
        regles += _render_groupe(list(groupe), commentaires, bool(cle))
    if len(regles) == 1 and regles[0].startswith("Mo-Su 00:00-24:00"):
        regles[0] = regles[0].replace("Mo-Su 00:00-24:00", "24/7")
    return "; ".join([*regles, *_closures(fermetures)])


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
    textes = dict.fromkeys(
        filter(None, map(shorten_commentaire, (*creneau.cadre.commentaires, *commentaires)))
    )
    commentaire = f'"{", ".join(textes)}"' if textes else ""
    return " ".join(filter(None, (heures, inconnu, commentaire)))


def _closures(fermetures: Iterable[str]) -> list[str]:
    return [f if f.startswith("SH unknown") else f"{f} off" for f in dict.fromkeys(fermetures)]
