"""The context of the page of figures."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_map.model.commune import ChiffresCommune
from mediation_map.render.activite import TableActivite
from mediation_map.render.contexte_listes import Repere
from mediation_map.render.graphique import Graphique
from mediation_map.render.rendu import aide


@dataclass(frozen=True, slots=True, kw_only=True)
class Activites:
    """The tables of one source's activity and their charts."""

    table: TableActivite
    par_mois: Graphique
    par_commune: Graphique


@dataclass(frozen=True, slots=True, kw_only=True)
class ContexteChiffres:
    """The page of figures."""

    reperes: tuple[Repere, ...] = aide("figures of the whole territory")
    activites: tuple[Activites, ...] = aide("the advisers' activity, one table per source")
    seuil: int = aide("figures below it are masked")
    communes: tuple[ChiffresCommune, ...] = aide("figures of each commune, by name")
    source_contours: str = aide("source and year of the communes' outlines")
    sources_communes: tuple[str, ...] = aide("sources of the populations, each once")
