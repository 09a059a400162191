"""A sheet and what a table declares → rows of clean cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from mediation_map.constats import Constat, Origine, Probleme, Severite
from mediation_map.read.colonnes import Format, TableSpec
from mediation_map.read.exemples import drop_exemples
from mediation_map.read.feuilles import Feuille, Rangee
from mediation_map.read.lignes import Cellule, Ligne, Table
from mediation_map.read.nettoyage import TEXTE_COUPE, clean_valeur, write_brut
from mediation_map.read.titres import (
    Colonne,
    build_lexique,
    find_known,
    fold,
    match_titres,
    suggest,
)

LIGNES_AVANT_TITRES = 10

TABLE_VIDE = Probleme(
    "table-vide",
    Severite.BLOQUANT,
    "La table « {valeur} » n'a aucune ligne sous ses titres.",
    "Remplissez-la : sans elle, rien ne peut être publié.",
)
TABLE_SANS_LIGNE = Probleme(
    "table-sans-ligne",
    Severite.INFORMATION,
    "La table « {valeur} » n'a aucune ligne.",
    "Remplissez-la quand vous en aurez besoin.",
)
COLONNE_ABSENTE = Probleme(
    "colonne-absente",
    Severite.BLOQUANT,
    "La colonne « {valeur} » manque dans la table « {table} ».",
    "Ajoutez une colonne dont le titre est « {valeur} ».",
)
COLONNE_INCONNUE = Probleme(
    "colonne-inconnue",
    Severite.AVERTISSEMENT,
    "La colonne « {valeur} » n'est pas connue : elle n'est pas lue ({remplies}).",
    "Donnez-lui le titre d'une colonne connue, ou laissez-la si elle n'est que pour vous.",
)
COLONNE_PRESQUE_CONNUE = Probleme(
    "colonne-presque-connue",
    Severite.AVERTISSEMENT,
    "La colonne « {valeur} » n'est pas connue : elle n'est pas lue ({remplies}).",
    "Vouliez-vous dire « {libelle} » ? Alors donnez-lui ce titre.",
)
CELLULES_SANS_TITRE = Probleme(
    "cellules-sans-titre",
    Severite.AVERTISSEMENT,
    "La {colonne} n'a pas de titre : elle n'est pas lue ({remplies}, d'abord « {valeur} »).",
    "Donnez-lui un titre ; dans un CSV, un texte qui contient le séparateur va entre guillemets.",
)


def read_table(feuille: Feuille, spec: TableSpec) -> Table:
    """Read a sheet as the table that ``spec`` declares.

    The headings are the best matching row of the first ``LIGNES_AVANT_TITRES``; what stands
    above them is a title and is skipped. Undeclared columns are kept under their own heading
    and reported, the model's example rows are left out.
    """
    rang = find_titres(feuille.rangees, spec)
    if rang is None:
        return Table(spec.nom, feuille.origine, (), _check_lignes((), spec, feuille.origine))
    origine = Origine(feuille.fichier, feuille.nom, feuille.rangees[rang].ligne)
    rangees = feuille.rangees[rang + 1 :]
    titres = _read_titres(feuille.rangees[rang], rangees)
    colonnes, constats = match_titres(titres, spec, origine)
    constats += _find_absentes(colonnes, spec, origine)
    lues, problemes = _read_lignes(rangees, colonnes, origine)
    constats += problemes
    constats += _report_inconnues(colonnes, lues, spec, origine)
    lignes, exemples = drop_exemples(lues, spec)
    constats += [*exemples, *_check_lignes(lignes, spec, origine)]
    noms = _keep_titres(colonnes, lues)
    restes = _keep_restes(feuille.rangees, {origine.ligne, *(li.origine.ligne for li in lignes)})
    return Table(spec.nom, origine, lignes, (*feuille.constats, *constats), noms, restes=restes)


def find_titres(rangees: Sequence[Rangee], spec: TableSpec) -> int | None:
    """Return the index of the row of headings; None for a sheet without any row."""
    debut = rangees[:LIGNES_AVANT_TITRES]
    scores = [len(find_known(map(str, rangee.valeurs), spec)) for rangee in debut]
    return scores.index(max(scores)) if scores else None


def _read_titres(rangee: Rangee, suite: Sequence[Rangee]) -> list[str]:
    """Return clean headings on one line each, as many as the widest row has cells."""
    largeur = max((len(r.valeurs) for r in suite), default=0)
    textes = [" ".join(clean_valeur(v, Format.TEXTE)[0].split()) for v in rangee.valeurs]
    return textes + [""] * (largeur - len(textes))


def _read_lignes(
    rangees: Sequence[Rangee], colonnes: Sequence[Colonne], origine: Origine
) -> tuple[list[Ligne], list[Constat]]:
    """Return the rows that hold something, and the problems of their cells."""
    constats: list[Constat] = []
    titres = {c.cle: c.titre for c in colonnes}
    lignes = []
    for rangee in rangees:
        place = Origine(origine.fichier, origine.feuille, rangee.ligne)
        cellules, bruts, problemes = _read_cellules(rangee, colonnes, place)
        constats += problemes
        if cellules:
            lignes.append(Ligne(place, cellules, titres, bruts))
    return lignes, constats


def _read_cellules(
    rangee: Rangee, colonnes: Sequence[Colonne], place: Origine
) -> tuple[dict[str, Cellule], dict[str, str], list[Constat]]:
    """Return the cells of a row, those that cleaning emptied or cut as written, the problems."""
    cellules: dict[str, Cellule] = {}
    bruts: dict[str, str] = {}
    constats: list[Constat] = []
    for colonne, valeur in zip(colonnes, rangee.valeurs, strict=False):
        if valeur == "":
            continue
        texte, problemes = clean_valeur(valeur, colonne.format)
        origine = Origine(place.fichier, place.feuille, place.ligne, colonne.titre)
        if texte:
            cellules[colonne.cle] = Cellule(texte, origine)
        if not texte or TEXTE_COUPE in problemes:
            bruts[colonne.cle] = write_brut(valeur)
        if problemes:
            constats += [probleme.constat(valeur, origine) for probleme in problemes]
    return cellules, bruts, constats


def _keep_restes(rangees: Sequence[Rangee], lues: Set[int]) -> dict[int, tuple[str, ...]]:
    """Return the texts of the rows that stand at none of the lines ``lues``."""
    return {r.ligne: tuple(map(write_brut, r.valeurs)) for r in rangees if r.ligne not in lues}


def _keep_titres(colonnes: Sequence[Colonne], lignes: Sequence[Ligne]) -> dict[str, str]:
    """Return cle → heading without the untitled columns in which nothing stands."""
    remplies = {cle for ligne in lignes for cle in ligne.cellules}
    return {c.cle: c.titre for c in colonnes if c.a_titre or c.cle in remplies}


def _find_absentes(
    colonnes: Sequence[Colonne], spec: TableSpec, origine: Origine
) -> Iterator[Constat]:
    """Yield the required columns that are missing; ids are given, so theirs may be."""
    presentes = {colonne.cle for colonne in colonnes}
    for nom, colonne in spec.colonnes.items():
        if colonne.exigee and nom not in presentes:
            yield COLONNE_ABSENTE.constat(colonne.libelle, origine, table=spec.libelle)


def _check_lignes(
    lignes: Sequence[Ligne], spec: TableSpec, origine: Origine
) -> tuple[Constat, ...]:
    probleme = TABLE_VIDE if spec.obligatoire else TABLE_SANS_LIGNE
    return () if lignes else (probleme.constat(spec.libelle, origine),)


def _report_inconnues(
    colonnes: Sequence[Colonne], lignes: Sequence[Ligne], spec: TableSpec, origine: Origine
) -> Iterator[Constat]:
    """Yield what stands in columns that are not read; untitled empty columns say nothing."""
    declares = build_lexique(spec.colonnes)
    for colonne in colonnes:
        if colonne.spec or fold(colonne.titre) in declares:
            continue
        cellules = [
            ligne.cellules[colonne.cle] for ligne in lignes if colonne.cle in ligne.cellules
        ]
        if colonne.a_titre:
            yield _report_inconnue(colonne, len(cellules), declares, spec, origine)
        elif cellules:
            premiere = cellules[0]
            yield CELLULES_SANS_TITRE.constat(
                premiere.texte,
                premiere.origine,
                colonne=colonne.titre,
                remplies=_count_remplies(len(cellules)),
            )


def _report_inconnue(
    colonne: Colonne, remplies: int, declares: Mapping[str, str], spec: TableSpec, origine: Origine
) -> Constat:
    proche = suggest(fold(colonne.titre), declares)
    probleme = COLONNE_PRESQUE_CONNUE if proche else COLONNE_INCONNUE
    return probleme.constat(
        colonne.titre,
        Origine(origine.fichier, origine.feuille, origine.ligne, colonne.titre),
        remplies=_count_remplies(remplies),
        libelle=spec.colonnes[proche].libelle if proche else "",
    )


def _count_remplies(nombre: int) -> str:
    return {0: "aucune cellule remplie", 1: "1 cellule remplie"}.get(
        nombre, f"{nombre} cellules remplies"
    )
