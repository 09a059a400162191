"""``donnees/datapackage.json``: what the open data files hold (Frictionless Data Package 1)."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from mediation_map.model.provenance import Provenance
from mediation_map.publish import geojson, ics, standard
from mediation_map.publish.annuaire import Annuaire
from mediation_map.publish.selection import list_ouverts
from mediation_map.publish.standard import Ecarte, LigneStandard
from mediation_map.publish.standard_regles import REGLES, SEPARATEUR, Champ

CHEMIN = "donnees/datapackage.json"
LICENCE = {
    "name": "etalab-2.0",
    "title": "Licence Ouverte 2.0 (Etalab)",
    "path": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
}
# What a client of the standard must know before using the file.
REGLES_DITES = (
    "Seuls les lieux qui aident avec le numérique sont dans lieux.csv : le schéma national exige "
    "au moins un service, et un relais n'en rend aucun. Les relais sont dans lieux.geojson.",
    "Une date de source qui s'arrête au mois ou à l'année est donnée à son premier jour.",
    "Une position connue à la commune près n'est pas donnée : les coordonnées sont vides.",
    "Un code CEDEX est remplacé par le code postal de la commune quand elle n'en a qu'un.",
    "Un numéro court (3939…) n'a pas de forme internationale : il n'est pas donné.",
)
_TYPES = {"nombre": "number", "date": "date"}


def render_paquet(
    annuaire: Annuaire, lignes: Sequence[LigneStandard], ecartes: Sequence[Ecarte]
) -> tuple[str, bytes]:
    """Return the path and the bytes of the description; rows as ``list_lignes`` gives them."""
    texte = json.dumps(build_paquet(annuaire, lignes, ecartes), ensure_ascii=False, indent=1)
    return CHEMIN, f"{texte}\n".encode()


def build_paquet(
    annuaire: Annuaire, lignes: Sequence[LigneStandard], ecartes: Sequence[Ecarte]
) -> dict[str, Any]:
    """Return the description: licence, sources, day of the build, files and their columns."""
    config = annuaire.config
    return {
        "profile": "data-package",
        "name": f"mediation-numerique-{config.territoire.siren}",
        "title": f"{config.site.titre} – {config.territoire.nom}",
        "description": " ".join((config.site.description, *REGLES_DITES)).strip(),
        **({} if config.site.est_provisoire else {"homepage": config.site.base}),
        "created": f"{annuaire.today.isoformat()}T00:00:00Z",
        "licenses": [LICENCE],
        "sources": _sources(annuaire),
        "contributors": [{"title": config.editeur.nom, "role": "publisher"}],
        "resources": [
            _resource(standard.CHEMIN, "csv", "text/csv", "Les lieux d'aide, au schéma national")
            | _tableau(len(lignes)),
            _resource(
                geojson.CHEMIN, "geojson", "application/geo+json",
                "Tous les lieux, relais compris, avec la précision de chaque position",
            ),
            _resource(
                ics.CHEMIN, "ics", "text/calendar",
                "Les permanences, ateliers et passages datés, pour un agenda",
            ),
        ],
        "hors_lieux_csv": _count_raisons(ecartes),
    }  # fmt: skip


def _resource(chemin: str, forme: str, mediatype: str, titre: str) -> dict[str, Any]:
    """Return a file's entry; paths start at the folder of the description itself."""
    fichier = chemin.rpartition("/")[2]
    return {
        "name": fichier.replace(".", "-"),
        "path": fichier,
        "title": titre,
        "format": forme,
        "mediatype": mediatype,
        "encoding": "utf-8",
        "licenses": [LICENCE],
    }


def _tableau(nombre: int) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "header": True},
        "rows": nombre,
        "schema": {
            "title": f"Schéma national des lieux de médiation numérique {REGLES.version}",
            "path": REGLES.adresse,
            "fields": [_field(champ) for champ in REGLES.champs],
            "primaryKey": "id",
            "missingValues": [""],
        },
    }


def _field(champ: Champ) -> dict[str, Any]:
    separes = f" (valeurs séparées par « {SEPARATEUR} »)" if champ.liste else ""
    contraintes = {
        "required": champ.requis,
        "unique": champ.nom == "id",
        "pattern": _pattern(champ),
        "maxLength": champ.longueur_max,
        "minimum": -champ.borne,
        "maximum": champ.borne,
    }
    return {
        "name": champ.nom,
        "type": _TYPES.get(champ.forme, "string"),
        "title": f"{champ.titre}{separes}",
        "constraints": {nom: valeur for nom, valeur in contraintes.items() if valeur},
    }


def _pattern(champ: Champ) -> str:
    if champ.motif:
        return f"^{champ.motif}$"
    if not champ.mots:
        return ""
    mots = "|".join(re.escape(mot).replace(r"\ ", " ") for mot in champ.mots)
    return rf"^({mots})(\{SEPARATEUR}({mots}))*$"


def _sources(annuaire: Annuaire) -> list[dict[str, str]]:
    """Return each source once, by name; the outlines of the communes come last."""
    provenances = {
        (source.source_nom, source.source_url)
        for lieu in list_ouverts(annuaire)
        for source in (lieu.provenance, *lieu.sources)
        if source.source_nom
    }
    lieux = [Provenance(source_nom=nom, source_url=url) for nom, url in sorted(provenances)]
    contours = {"title": f"Limites des communes : {annuaire.config.communes.source}"}
    return [*map(_source, lieux), contours]


def _source(source: Provenance) -> dict[str, str]:
    lien = {"path": source.source_url} if source.source_url else {}
    return {"title": source.source_nom, **lien}


def _count_raisons(ecartes: Sequence[Ecarte]) -> dict[str, int]:
    """Return how many places each reason keeps out of the standard's file."""
    return dict(sorted(Counter(ecarte.raison for ecarte in ecartes).items()))
