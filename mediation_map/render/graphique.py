"""A bar chart as numbers: templates draw it with attributes only, without inline style."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mediation_map.render.activite import LigneActivite, TableActivite

LARGEUR = 320
GAUCHE = 76
DROITE = 44
PAS = 26
EPAISSEUR = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Barre:
    """A bar: its label, its value, its top and its width in units of the drawing."""

    libelle: str
    valeur: int
    y: int
    largeur: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupeBarres:
    """The drawing of an indicator, ``hauteur`` high; its title stands outside, as text."""

    titre: str
    hauteur: int
    barres: tuple[Barre, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Graphique:
    """Drawings on one scale; bars start at ``gauche`` and are ``epaisseur`` thick."""

    largeur: int
    gauche: int
    epaisseur: int
    groupes: tuple[GroupeBarres, ...]


def build_graphique(table: TableActivite) -> Graphique:
    """Return the chart of a table: one drawing per indicator, one bar per month."""
    maximum = max((v for ligne in table.lignes for v in ligne.valeurs if v), default=1)
    return Graphique(
        largeur=LARGEUR,
        gauche=GAUCHE,
        epaisseur=EPAISSEUR,
        groupes=tuple(_groupe(ligne, table.mois, maximum) for ligne in table.lignes),
    )


def _groupe(ligne: LigneActivite, mois: Sequence[str], maximum: int) -> GroupeBarres:
    dits = [(nom, v) for nom, v in zip(mois, ligne.valeurs, strict=True) if v is not None]
    return GroupeBarres(
        titre=ligne.indicateur,
        hauteur=PAS * len(dits),
        barres=tuple(
            Barre(
                libelle=nom.split(" ")[0],
                valeur=valeur,
                y=rang * PAS,
                largeur=scale(valeur, maximum),
            )
            for rang, (nom, valeur) in enumerate(dits)
        ),
    )


def scale(valeur: int, maximum: int) -> int:
    """Return a bar's width; what is not zero is always seen."""
    if valeur <= 0:
        return 0
    return max(1, round(valeur * (LARGEUR - GAUCHE - DROITE) / maximum))
