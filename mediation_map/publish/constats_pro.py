"""What professionals may read of the constats: never a cell that their edition does not show.

A constat quotes the table so that the coordinator finds the cell; the professional edition has
many other readers. Its dashboard names the place of every problem, but quotes a value only when
the row it comes from is shown there. ``check`` and ``data/processed/constats.csv``, which stay with
the coordinator, quote everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from mediation_map.constats import Constat
from mediation_map.model.lieu import Lieu
from mediation_map.model.registre import Sort
from mediation_map.model.vocabulaires import Visibilite
from mediation_map.publish.compte import Cle, Fin, key_of
from mediation_map.read.lignes import Ligne

# They quote cells of columns that nobody declared: no edition shows these.
CODES_HORS_COLONNES = frozenset({"cellules-sans-titre"})
# A shorter name is no proof that a sentence is about it.
NOM_MIN = 6
_LISIBLES = frozenset({"", Visibilite.PUBLIC.value, Visibilite.PROFESSIONNEL.value})


def quote_constats(
    constats: Iterable[Constat],
    fins: Mapping[Cle, Fin],
    rejetees: Iterable[Ligne],
    tus: Sequence[Lieu],
) -> tuple[Constat, ...]:
    """Return the constats, those on rows that professionals may not see without any value.

    ``fins`` tells how rows end in their edition; ``rejetees`` are the rows that gave no record,
    ``tus`` the places that it does not show: a constat may compare one with a place that it does.
    """
    cachees = {cle for cle, (sort, _) in fins.items() if sort is Sort.RETENU}
    ids = {identifiant for lieu in tus for identifiant in (lieu.id, *lieu.aliases)}
    cachees |= {key_of(ligne.origine) for ligne in rejetees if not _is_readable(ligne, ids)}
    noms = [mot for lieu in tus for mot in (lieu.nom, lieu.adresse.voie) if len(mot) >= NOM_MIN]
    return tuple(
        constat.without_values() if _is_reserved(constat, cachees, noms) else constat
        for constat in constats
    )


def _is_readable(ligne: Ligne, tus: set[str]) -> bool:
    """Return whether a row that was never read to its end may be quoted: in doubt, it may not."""
    if any(ligne.texte(champ).strip() in tus for champ in ("lieu_id", "cible")):
        return False
    return ligne.texte("visibilite").strip().casefold() in _LISIBLES


def _is_reserved(constat: Constat, cachees: set[Cle], noms: Sequence[str]) -> bool:
    if constat.code in CODES_HORS_COLONNES or key_of(constat.origine) in cachees:
        return True
    dit = f"{constat.valeur} {constat.phrase} {constat.conseil}"
    return any(nom in dit for nom in noms)
