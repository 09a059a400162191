"""Rows of activity reports → figures by kind, month and commune; nothing else is kept of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NoReturn

from mediation_map.constats import NULLE_PART, Probleme, Severite
from mediation_map.model.activite import HORS_TERRITOIRE, SANS_COMMUNE, Activite
from mediation_map.model.provenance import Provenance
from mediation_map.normalise.codes import parse_code_insee
from mediation_map.normalise.communes import IndexCommunes
from mediation_map.normalise.construction import (
    Construction,
    Lecteur,
    LigneRejeteeError,
    Rejet,
    build_records,
)
from mediation_map.normalise.dates import parse_mois
from mediation_map.normalise.nombres import parse_entier
from mediation_map.normalise.provenance import read_provenance
from mediation_map.normalise.texte import fold_words
from mediation_map.read.lignes import Ligne, Table

# Reports tell of persons: unlike every other constat, this one quotes nothing.
CASE_NON_COMPTEE = Probleme(
    "compte-rendu-illisible",
    Severite.AVERTISSEMENT,
    "La case « {colonne} » ne se lit pas : la ligne n'est pas comptée. Sa valeur n'est pas "
    "recopiée ici, car un compte rendu parle de personnes.",
    "{attendu}",
)

ATELIERS = "Ateliers réalisés"
# The kinds of an activity report, and what their persons are counted as.
SORTES = {
    "individuel": "Accompagnements individuels",
    "atelier": "Participants aux ateliers",
    "ponctuel": "Demandes ponctuelles",
}
DEJA_COMPTE = "déjà compté dans un autre export"
_RANG = re.compile(r"(\d{1,4})\s*/\s*(\d{1,4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class CompteRendu:
    """What is counted of one row: ``premiere`` is False for the next persons of one workshop."""

    sorte: str
    mois: str
    commune: str
    personnes: int
    premiere: bool
    provenance: Provenance


def build_comptes_rendus(table: Table, communes: IndexCommunes) -> Construction[CompteRendu]:
    """Return what each row counts for; a row that two exports hold is rejected the second time."""
    lus = build_records(table, lambda ligne: _build(ligne, communes))
    vus: set[tuple[str, str]] = set()
    couples: list[tuple[Ligne, CompteRendu]] = []
    doubles: list[Rejet] = []
    for ligne, lu in lus.couples:
        cle = (ligne.texte("compte_rendu"), ligne.texte("participants"))
        if cle[0] and cle in vus:
            doubles.append(Rejet(table.nom, ligne, DEJA_COMPTE))
        else:
            couples.append((ligne, lu))
        vus.add(cle)
    return Construction(tuple(couples), lus.constats, (*lus.rejets, *doubles))


def _build(ligne: Lecteur, communes: IndexCommunes) -> CompteRendu:
    personnes, premiere = _read_participants(ligne)
    return CompteRendu(
        sorte=_read_sorte(ligne),
        mois=parse_mois(ligne.brut("date")).valeur or _refuse(ligne, "date", "Écrivez une date."),
        commune=_read_commune(ligne, communes),
        personnes=personnes,
        premiere=premiere,
        # The origin would tell which rows make a small figure.
        provenance=replace(read_provenance(ligne), origine=NULLE_PART),
    )


def _read_sorte(ligne: Lecteur) -> str:
    sorte = fold_words(ligne.brut("type"))
    if sorte not in SORTES:
        attendu = f"Dans la correspondance, traduisez ce mot par l'un de : {', '.join(SORTES)}."
        _refuse(ligne, "type", attendu)
    return sorte


def _read_participants(ligne: Lecteur) -> tuple[int, bool]:
    """Return the persons of a row, and whether it is its activity's first."""
    brut = ligne.brut("participants").strip()
    rang = _RANG.fullmatch(brut)
    if rang and 1 <= int(rang[1]) <= int(rang[2]):
        return 1, int(rang[1]) == 1
    nombre = parse_entier(brut).valeur
    if nombre is None:
        _refuse(ligne, "participants", "Écrivez un nombre, ou 2/5 pour la deuxième de cinq.")
    return nombre, True


def _read_commune(ligne: Lecteur, communes: IndexCommunes) -> str:
    nom = ligne.brut("commune").strip()
    code = parse_code_insee(ligne.brut("code_commune")).valeur
    if not (nom or code):
        return SANS_COMMUNE
    commune = communes.find_code(code) if code else communes.find_nom(nom)
    return commune.nom if commune else HORS_TERRITOIRE


def _refuse(ligne: Lecteur, champ: str, attendu: str) -> NoReturn:
    colonne = ligne.ligne.place(champ).colonne or champ
    ligne.noter(champ, CASE_NON_COMPTEE.constat("", colonne=colonne, attendu=attendu))
    raise LigneRejeteeError(f"la case « {colonne} » ne se lit pas")


def count_activites(lus: Iterable[CompteRendu]) -> tuple[Activite, ...]:
    """Return one figure per source, kind, month and commune, in that order."""
    comptes: Counter[tuple[Provenance, str, str, str]] = Counter()
    for lu in lus:
        for indicateur, nombre in _count(lu):
            comptes[lu.provenance, indicateur, lu.mois, lu.commune] += nombre
    ordre = {nom: rang for rang, nom in enumerate((*SORTES.values(), ATELIERS))}
    return tuple(
        Activite(
            indicateur=indicateur, mois=mois, commune=commune, valeur=valeur, provenance=provenance
        )
        for (provenance, indicateur, mois, commune), valeur in sorted(
            comptes.items(),
            key=lambda item: (item[0][0].source_nom, ordre[item[0][1]], *item[0][2:]),
        )
    )


def _count(lu: CompteRendu) -> Iterator[tuple[str, int]]:
    yield SORTES[lu.sorte], lu.personnes
    if lu.sorte == "atelier" and lu.premiere:
        yield ATELIERS, 1
