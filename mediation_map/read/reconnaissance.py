"""Which table a sheet is: by its name, or by its headings when the name says nothing."""

from __future__ import annotations

import re
from pathlib import Path

from mediation_map.constats import Constat, Probleme, Severite
from mediation_map.read.colonnes import TABLES, TableSpec
from mediation_map.read.feuilles import Feuille
from mediation_map.read.tables import find_titres
from mediation_map.read.titres import build_lexique, find_known, find_slip, fold, suggest

FEUILLES_DU_MODELE = frozenset({"aide", "listes", "constats"})
COLONNES_MIN = 3

FEUILLE_INCONNUE = Probleme(
    "feuille-inconnue",
    Severite.INFORMATION,
    "« {valeur} » n'est le nom d'aucune table connue : elle n'est pas lue.",
    "Donnez-lui le nom d'une table ({tables}), ou laissez-la si elle n'est que pour vous.",
)
FEUILLE_PRESQUE_CONNUE = Probleme(
    "feuille-presque-connue",
    Severite.AVERTISSEMENT,
    "« {valeur} » n'est le nom d'aucune table connue : elle n'est pas lue.",
    "Vouliez-vous dire « {libelle} » ? Alors donnez-lui ce nom.",
)
FEUILLE_DEVINEE = Probleme(
    "feuille-devinee",
    Severite.INFORMATION,
    "« {valeur} » a été lue comme la table « {libelle} », d'après ses titres.",
    "Appelez-la « {libelle} » : ce sera plus sûr.",
)

_NOM_QUI_NE_DIT_RIEN = re.compile(r"(feuil(le)?|sheet|classeur|tableau|export|sanstitre)\d*")


def recognise_table(feuille: Feuille) -> tuple[TableSpec | None, tuple[Constat, ...]]:
    """Return the table of a sheet, or of a CSV file by its name, and what there is to say.

    A name that a spreadsheet gives by itself (« Feuil1 ») is no name: there the headings
    decide, when all those that one table requires are there and no other table fits as well.
    """
    nom = feuille.nom or Path(feuille.fichier).stem
    connu = build_lexique(TABLES).get(fold(nom))
    if connu:
        return TABLES[connu], ()
    if not feuille.rangees or fold(nom) in FEUILLES_DU_MODELE:
        return None, ()
    devine = _guess_table(feuille) if _NOM_QUI_NE_DIT_RIEN.fullmatch(fold(nom)) else None
    if devine:
        origine = feuille.origine
        return devine, (FEUILLE_DEVINEE.constat(nom, origine, libelle=devine.libelle),)
    return None, (_report_inconnue(nom, feuille),)


def _guess_table(feuille: Feuille) -> TableSpec | None:
    scores = sorted(((_score(feuille, spec), nom) for nom, spec in TABLES.items()), reverse=True)
    (premier, nom), (second, _) = scores[:2]
    return TABLES[nom] if premier >= COLONNES_MIN and premier > second else None


def _score(feuille: Feuille, spec: TableSpec) -> int:
    """Return how many columns of a table the sheet has; 0 without all the required ones."""
    rang = find_titres(feuille.rangees, spec)
    if rang is None:
        return 0
    trouvees = find_known(map(str, feuille.rangees[rang].valeurs), spec)
    exigees = {nom for nom, colonne in spec.colonnes.items() if colonne.exigee}
    return len(trouvees) if exigees <= trouvees else 0


def _report_inconnue(nom: str, feuille: Feuille) -> Constat:
    lexique = build_lexique(TABLES)
    proche = find_slip(fold(nom), lexique) or suggest(fold(nom), lexique)
    if proche:
        libelle = TABLES[proche].libelle
        return FEUILLE_PRESQUE_CONNUE.constat(nom, feuille.origine, libelle=libelle)
    libelles = ", ".join(spec.libelle for spec in TABLES.values())
    return FEUILLE_INCONNUE.constat(nom, feuille.origine, tables=libelles)
