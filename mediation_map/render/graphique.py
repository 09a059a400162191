"""A bar chart as numbers: templates draw it with attributes only, without inline style."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mediation_map.render.activite import LigneActivite, TableActivite

LARGEUR = 340
GAUCHE = 94
DROITE = 54
PAS = 26
EPAISSEUR = 18
# Names of communes are longer than those of months; those that are too long are cut, since the
# table above gives them whole.
GAUCHE_COMMUNES = 180
NOM_MAX = 21


@dataclass(frozen=True, slots=True, kw_only=True)
class Barre:
    """A bar: its label, its value (None = masked), its top and width in units of the drawing."""

    libelle: str
    valeur: int | None
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


def draw_mois(table: TableActivite) -> Graphique:
    """Return one drawing per indicator, one bar per month."""
    noms = _short_mois(table.mois)
    return _draw([(one.indicateur, _list_series(noms, one)) for one in table.lignes])


def draw_communes(table: TableActivite) -> Graphique:
    """Return one drawing per indicator that is split, one bar per commune."""
    repartition = table.repartition
    series = [
        (
            indicateur,
            [
                (_cut(ligne.commune), ligne.valeurs[rang])
                for ligne in repartition.lignes
                if ligne.valeurs[rang] is not None or rang in ligne.masquees
            ],
        )
        for rang, indicateur in enumerate(repartition.indicateurs)
    ]
    return _draw(series, GAUCHE_COMMUNES)


Serie = Sequence[tuple[str, int | None]]


def _short_mois(mois: Sequence[str]) -> list[str]:
    """Return the months without their year where all are of one."""
    annees = {nom.split(" ")[-1] for nom in mois}
    return [nom.split(" ")[0] if len(annees) == 1 else _shorten(nom) for nom in mois]


def _shorten(mois: str) -> str:
    nom, annee = mois.split(" ")
    return f"{nom if len(nom) <= 4 else nom[:3] + '.'} {annee}"


def _list_series(noms: Sequence[str], ligne: LigneActivite) -> Serie:
    couples = zip(noms, ligne.valeurs, strict=True)
    return [
        (nom, valeur)
        for rang, (nom, valeur) in enumerate(couples)
        if valeur is not None or rang in ligne.masquees
    ]


def _draw(series: Sequence[tuple[str, Serie]], gauche: int = GAUCHE) -> Graphique:
    maximum = max((v for _, serie in series for _, v in serie if v), default=1)
    return Graphique(
        largeur=LARGEUR,
        gauche=gauche,
        epaisseur=EPAISSEUR,
        groupes=tuple(
            GroupeBarres(
                titre=titre,
                hauteur=PAS * len(serie),
                barres=tuple(
                    Barre(
                        libelle=nom,
                        valeur=valeur,
                        y=rang * PAS,
                        largeur=scale(valeur or 0, maximum, LARGEUR - gauche - DROITE),
                    )
                    for rang, (nom, valeur) in enumerate(serie)
                ),
            )
            for titre, serie in series
        ),
    )


def scale(valeur: int, maximum: int, longueur: int = LARGEUR - GAUCHE - DROITE) -> int:
    """Return a bar's width, at most ``longueur``; what is not zero is always seen."""
    if valeur <= 0:
        return 0
    return max(1, round(valeur * longueur / maximum))


def _cut(nom: str) -> str:
    return nom if len(nom) <= NOM_MAX else f"{nom[: NOM_MAX - 1]}…"
