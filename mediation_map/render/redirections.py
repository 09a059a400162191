"""Pages of places that moved or closed: an old link never ends on an error."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mediation_map.merge.slugs import Adressage
from mediation_map.publish.annuaire import Annuaire, Edition
from mediation_map.render.rendu import Rendu, aide


@dataclass(frozen=True, slots=True, kw_only=True)
class ContexteRedirection:
    """What the page of a place that is no longer listed shows."""

    nom_repreneur: str = aide("name of the place that replaces it, or empty")
    lien_repreneur: str = aide("its page from the site's root, or empty")


def render_redirections(
    annuaire: Annuaire, rendu: Rendu, slugs: Mapping[str, Adressage]
) -> Iterator[tuple[str, bytes]]:
    """Yield a page for every address that this edition once showed and shows no more.

    It says nothing of the place itself; one that was never public has no page at all, in either
    edition, unless a place that shows replaces it: an address can be a name that must not show.
    """
    vivants = {lieu.id: lieu for lieu in annuaire.registre.lieux}
    for adressage in sorted(slugs.values(), key=lambda a: a.slug):
        repreneur = vivants.get(adressage.remplace_par)
        connu = adressage.public or (repreneur and annuaire.edition is Edition.PRO)
        if adressage.id in vivants or not connu:
            continue
        contexte = ContexteRedirection(
            nom_repreneur=repreneur.nom if repreneur else "",
            lien_repreneur=f"lieux/{repreneur.slug}/index.html" if repreneur else "",
        )
        yield rendu.page(
            "redirection.html.j2",
            f"lieux/{adressage.slug}/index.html",
            contexte,
            titre="Cette page a changé",
        )
