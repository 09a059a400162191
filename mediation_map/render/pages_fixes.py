"""Pages whose words hardly depend on the data: easy reading, legal pages, plan, 404."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from mediation_map.publish.annuaire import Annuaire
from mediation_map.render.contexte_fixes import ContexteFacile
from mediation_map.render.rendu import Rendu


def render_fixes(annuaire: Annuaire, rendu: Rendu) -> Iterator[tuple[str, bytes]]:
    """Yield the fixed pages of the site, and its icon."""
    yield (
        "assets/icone.svg",
        files("mediation_map.render").joinpath("templates", "icone.svg").read_bytes(),
    )
    yield rendu.page(
        "facile_a_lire.html.j2",
        "facile-a-lire/index.html",
        ContexteFacile(contact=annuaire.config.contact, besoins=tuple(annuaire.besoins)),
        titre="Facile à lire",
        description="Comment utiliser ce site et trouver de l'aide, avec des mots simples.",
        rubrique="facile",
    )
