"""A foreign table and its correspondence → one of our tables, each cell at its own place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from mediation_map.constats import Constat, Origine, Probleme, Severite
from mediation_map.errors import SourceError
from mediation_map.read.feuilles import Feuille, Rangee, check_nom
from mediation_map.read.grilles import read_feuilles
from mediation_map.read.lignes import Cellule, Ligne, Table
from mediation_map.read.nettoyage import clean_valeur
from mediation_map.read.sources.correspondance import Correspondance, Mots
from mediation_map.read.sources.geojson import EXTENSIONS_GEOJSON, read_geojson
from mediation_map.read.titres import fold

# Exports tell at length how they were made before their table starts.
LIGNES_AVANT_TITRES = 60
SEPARATEURS = "|;\n"

COLONNE_SOURCE_ABSENTE = Probleme(
    "source-colonne-absente",
    Severite.BLOQUANT,
    "Le fichier n'a aucune des colonnes que la correspondance annonce pour « {valeur} » "
    "({titres}).",
    "Corrigez la correspondance : les titres y sont écrits comme dans le fichier.",
)
COLONNES_SOURCE_VIDES = Probleme(
    "source-colonnes-sans-objet",
    Severite.INFORMATION,
    "La correspondance annonce des colonnes que le fichier n'a pas : {valeur}.",
    "Rien à faire si cette source ne les donne pas.",
)
COLONNES_NON_REPRISES = Probleme(
    "source-colonnes-non-reprises",
    Severite.INFORMATION,
    "Ces colonnes du fichier ne sont pas reprises : {valeur}.",
    "Ajoutez à la correspondance celles qui serviraient.",
)


def read_source(path: Path, correspondance: Correspondance) -> Table:
    """Read a foreign file as the table that it fills; its constats come with it.

    Only the columns that the correspondence names are read. ``SourceError`` when the file can't
    be opened or holds no row.
    """
    check_nom(path)
    feuille = _choose_feuille(path, correspondance.feuille)
    titres, rangees = _split_titres(feuille, correspondance)
    if not rangees:
        raise SourceError(
            f"« {path.name} » n'a aucune ligne sous ses titres.",
            "Vérifiez que c'est le bon fichier, et la bonne feuille.",
        )
    origine = Origine(feuille.fichier, feuille.nom, titres.ligne)
    rangs = {fold(str(v)): i for i, v in reversed(list(enumerate(titres.valeurs)))}
    constats = [*feuille.constats, *_check_titres(titres, rangs, correspondance, origine)]
    noms = dict.fromkeys((*correspondance.colonnes, *correspondance.constantes))
    annonces = {nom: _titre(nom, correspondance) for nom in noms}
    lignes: list[Ligne] = []
    for rangee in rangees:
        place = Origine(origine.fichier, origine.feuille, rangee.ligne)
        ligne, problemes = _read_ligne(rangee, rangs, correspondance, Ligne(place, {}, annonces))
        lignes.append(ligne)
        constats += problemes
    large = correspondance.territoire_seul
    return Table(correspondance.table, origine, lignes, constats, annonces, large, etrangere=True)


def _choose_feuille(path: Path, nom: str) -> Feuille:
    if path.suffix.lower() in EXTENSIONS_GEOJSON:
        return read_geojson(path)
    feuilles = [f for f in read_feuilles(path) if f.rangees and nom in ("", f.nom)]
    if not feuilles:
        manque = f"de feuille « {nom} »" if nom else "de ligne"
        raise SourceError(f"« {path.name} » n'a pas {manque}.", "Vérifiez le fichier.")
    return feuilles[0]


def _split_titres(
    feuille: Feuille, correspondance: Correspondance
) -> tuple[Rangee, Sequence[Rangee]]:
    """Return the row of headings, the best matching of the first ones, and the rows below."""
    connus = {fold(titre) for titre in correspondance.titres}
    debut = feuille.rangees[:LIGNES_AVANT_TITRES]
    scores = [len(connus & {fold(str(v)) for v in rangee.valeurs}) for rangee in debut]
    rang = scores.index(max(scores))
    return feuille.rangees[rang], feuille.rangees[rang + 1 :]


def _check_titres(
    titres: Rangee, rangs: Mapping[str, int], correspondance: Correspondance, origine: Origine
) -> Iterator[Constat]:
    """Yield what the file lacks, and what the correspondence leaves aside."""
    absents = []
    for nom, reprise in correspondance.colonnes.items():
        if any(fold(titre) in rangs for titre in reprise.titres):
            continue
        annonces = ", ".join(reprise.titres)
        if correspondance.specs[nom].exigee:
            yield COLONNE_SOURCE_ABSENTE.constat(nom, origine, titres=annonces)
        else:
            absents.append(annonces)
    if absents:
        yield COLONNES_SOURCE_VIDES.constat(", ".join(absents), origine)
    repris = {fold(titre) for titre in correspondance.titres}
    noms = [str(valeur) for valeur in titres.valeurs]
    lus = {rangs[plie] for plie in repris & rangs.keys()}
    restes = [nom for rang, nom in enumerate(noms) if nom and rang not in lus]
    # Where the headings were not found, these could be somebody's name.
    if restes and not correspondance.est_personnelle:
        yield COLONNES_NON_REPRISES.constat(", ".join(restes), origine)


def _read_ligne(
    rangee: Rangee, rangs: Mapping[str, int], correspondance: Correspondance, vide: Ligne
) -> tuple[Ligne, list[Constat]]:
    """Return the row ``vide`` with its cells, and the problems of the source's cells."""
    constats: list[Constat] = []
    cellules: dict[str, Cellule] = {}
    for nom, titre in vide.titres.items():
        texte, problemes = _fill(nom, rangee, rangs, correspondance)
        ici = replace(vide.origine, colonne=titre)
        quoted = "" if correspondance.est_personnelle else texte
        constats += [probleme.constat(quoted, ici) for probleme in problemes]
        if texte:
            cellules[nom] = Cellule(texte, ici)
    return replace(vide, cellules=cellules), constats


def _fill(
    nom: str, rangee: Rangee, rangs: Mapping[str, int], correspondance: Correspondance
) -> tuple[str, list[Probleme]]:
    """Return what one of our cells becomes, and the problems of the source's cells."""
    problemes: list[Probleme] = []
    textes: list[str] = []
    reprise = correspondance.colonnes.get(nom)
    for titre in reprise.titres if reprise else ():
        rang = rangs.get(fold(titre), len(rangee.valeurs))
        if rang < len(rangee.valeurs) and rangee.valeurs[rang] != "":
            texte, lus = clean_valeur(rangee.valeurs[rang], correspondance.specs[nom].format)
            textes.append(texte)
            problemes += lus
    texte = reprise.choose(textes) if reprise else ""
    texte = _translate(texte, correspondance.valeurs.get(nom, {}))
    texte = texte or correspondance.constantes.get(nom, "")
    if nom == "id" and texte:
        texte = correspondance.prefixe_id + texte
    return texte, problemes


def _translate(texte: str, mots: Mots) -> str:
    """Return a cell where the source's words, alone or in a list, are ours."""
    if not texte or not mots:
        return texte
    plies = {fold(source): cible for source, cible in mots.items()}
    if fold(texte) in plies:
        return plies[fold(texte)]
    for signe in SEPARATEURS[1:]:
        texte = texte.replace(signe, SEPARATEURS[0])
    items = [item.strip() for item in texte.split(SEPARATEURS[0])]
    traduits = (plies.get(fold(item), item) for item in items if item)
    return SEPARATEURS[0].join(dict.fromkeys(item for item in traduits if item))


def _titre(nom: str, correspondance: Correspondance) -> str:
    """Return the heading that people look for in the file."""
    reprise = correspondance.colonnes.get(nom)
    return reprise.titres[0] if reprise else nom
