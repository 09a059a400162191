"""Several reception states of one service: the newest replaces the others, as for meetings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby

from mediation_map.constats import Constat, Probleme, Severite
from mediation_map.model.accueil import Accueil
from mediation_map.model.vocabulaires import EtatAccueil
from mediation_map.normalise.construction import Construction, Rejet
from mediation_map.normalise.texte import fold_words
from mediation_map.read.lignes import Ligne

ACCUEIL_REMPLACE = Probleme(
    "accueil-remplace",
    Severite.INFORMATION,
    "Cet état d'accueil est remplacé par celui de la ligne {lu}, plus récent.",
    "Supprimez cette ligne si elle ne sert plus.",
)
ACCUEIL_EN_DOUBLE = Probleme(
    "accueil-en-double",
    Severite.AVERTISSEMENT,
    "Le même accueil a un autre état, de la même date, à la ligne {lu} : le plus prudent est cru.",
    "Gardez une seule ligne, ou datez-les (« confirme_le »).",
)
Couple = tuple[Ligne, Accueil]


def replace_older(construction: Construction[Accueil]) -> Construction[Accueil]:
    """Return the states without those that a newer one replaces; these are rejected and told.

    A request not to publish is never replaced: only taking its row away ends it.
    """
    kept: list[Couple] = []
    constats: list[Constat] = []
    rejets: list[Rejet] = []
    for groupe in _group(construction):
        newest, *others = groupe
        kept.append(newest)
        for couple in others:
            if _date(couple) < _date(newest) and couple[1].etat is not EtatAccueil.NE_PAS_PUBLIER:
                constats.append(_tell(ACCUEIL_REMPLACE, couple, newest))
                raison = f"état remplacé par {newest[1].id}, plus récent"
                rejets.append(Rejet("accueil", couple[0], raison))
                continue
            kept.append(couple)
            if _date(couple) == _date(newest):
                constats.append(_tell(ACCUEIL_EN_DOUBLE, couple, newest))
    return replace(
        construction,
        couples=tuple(sorted(kept, key=lambda couple: couple[1].id)),
        constats=(*construction.constats, *constats),
        rejets=(*construction.rejets, *rejets),
    )


def _group(construction: Construction[Accueil]) -> Iterator[list[Couple]]:
    """Yield the states of one service of one place, the newest first."""
    ordered = sorted(construction.couples, key=_key)
    for _, groupe in groupby(ordered, key=_key):
        yield sorted(groupe, key=lambda couple: (-_date(couple).toordinal(), couple[1].id))


def _key(couple: Couple) -> tuple[str, str]:
    _, accueil = couple
    return accueil.lieu_id, fold_words(accueil.service)


def _date(couple: Couple) -> date:
    _, accueil = couple
    return accueil.confirme_le or accueil.provenance.derniere_date.debut or date.min


def _tell(probleme: Probleme, couple: Couple, newest: Couple) -> Constat:
    ligne, _ = couple
    return probleme.constat("", ligne.place("etat"), lu=newest[0].origine.ligne)
