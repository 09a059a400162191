"""The constats as one page that stands alone: ``check --format html``."""

from __future__ import annotations

from collections.abc import Sequence

from mediation_map.constats import COLONNES, Constat
from mediation_map.render.rendu import build_environment


def render_rapport(constats: Sequence[Constat]) -> str:
    """Return a whole HTML page with one table; every cell is escaped."""
    modele = build_environment().get_template("rapport.html.j2")
    return modele.render(colonnes=COLONNES, lignes=[constat.as_row() for constat in constats])
