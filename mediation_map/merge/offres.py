"""One record of several sources' rows about one place: what each says of the help is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from mediation_map.merge.reunion import merge_lieux, sort_by_age
from mediation_map.model.lieu import Lieu, Offre
from mediation_map.model.vocabulaires import Role

T = TypeVar("T")
LISTES = (
    "services", "niveaux", "modalites", "programmes", "frais", "acces", "publics",
    "prises_en_charge", "langues", "besoins", "attributions",
)  # fmt: skip
TEXTES = ("prise_rdv", "a_apporter")


def merge_doubles(lieux: Sequence[Lieu]) -> Lieu:
    """Merge the rows of several sources about one place, the first giving its id and its name.

    Of a field the newest fact wins, as for several meetings; but each source knows a part of the
    help (a list of labels, a list of advisers), so that their offers are added up.
    """
    if len(lieux) == 1:
        return lieux[0]
    premier, *_ = lieux
    fusion = merge_lieux(lieux)
    offre = unite_offres([lieu.offre for lieu in sort_by_age(lieux)])
    nom = premier.provenances.get("nom", premier.provenance)
    return replace(
        fusion,
        nom=premier.nom,
        offre=offre,
        role=Role.AIDE if offre.services else Role.RELAIS,
        provenances={**fusion.provenances, "nom": nom},
    )


def unite_offres(offres: Sequence[Offre]) -> Offre:
    """Add up offers, those that count most first: lists are joined, a text stays the first."""
    champs: dict[str, Any] = {nom: _join(getattr(offre, nom) for offre in offres) for nom in LISTES}
    champs |= {nom: _first(getattr(offre, nom) for offre in offres) for nom in TEXTES}
    textes = _join((offre.texte,) for offre in offres if offre.texte)
    dits = (offre.sur_rendez_vous for offre in offres if offre.sur_rendez_vous is not None)
    return Offre(texte="\n".join(textes), sur_rendez_vous=next(dits, None), **champs)


def _join(tuples: Iterable[Iterable[T]]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(valeur for valeurs in tuples for valeur in valeurs))


def _first(textes: Iterable[str]) -> str:
    return next(filter(None, textes), "")
