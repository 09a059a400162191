"""The model's example rows: told apart from real ones, so that none of either is lost."""

from __future__ import annotations

from collections.abc import Sequence

from mediation_map.constats import Constat, Probleme, Severite
from mediation_map.read.colonnes import TableSpec
from mediation_map.read.lignes import Ligne
from mediation_map.read.titres import fold

MARQUE_EXEMPLE = "EXEMPLE-"

EXEMPLE_IGNORE = Probleme(
    "exemple-ignore",
    Severite.INFORMATION,
    "La ligne d'exemple « {valeur} » du modèle n'est pas lue.",
    "Vous pouvez la supprimer.",
)
EXEMPLE_MODIFIE = Probleme(
    "exemple-modifie",
    Severite.BLOQUANT,
    "La ligne d'exemple « {valeur} » du modèle a été changée : elle est lue comme une vraie ligne.",
    "Donnez-lui un identifiant à vous, ou supprimez-la si ce n'est qu'un exemple.",
)


def drop_exemples(lignes: Sequence[Ligne], spec: TableSpec) -> tuple[list[Ligne], list[Constat]]:
    """Return the real rows, and a constat for each example.

    A row is an example when its first column begins with ``MARQUE_EXEMPLE`` and every other
    cell still says what the model says, or nothing. One that was written over stays, with a
    blocking constat: neither an invented place nor a lost row must go by unseen.
    """
    gardees: list[Ligne] = []
    constats: list[Constat] = []
    for ligne in lignes:
        marque = ligne.texte(spec.cle.nom)
        if not marque.upper().startswith(MARQUE_EXEMPLE):
            gardees.append(ligne)
            continue
        intact = _is_intact(ligne, spec)
        if not intact:
            gardees.append(ligne)
        probleme = EXEMPLE_IGNORE if intact else EXEMPLE_MODIFIE
        constats.append(probleme.constat(marque, ligne.place(spec.cle.nom)))
    return gardees, constats


def _is_intact(ligne: Ligne, spec: TableSpec) -> bool:
    exemples = {nom: fold(colonne.exemple) for nom, colonne in spec.colonnes.items()}
    return all(fold(c.texte) == exemples.get(nom) for nom, c in ligne.cellules.items())
