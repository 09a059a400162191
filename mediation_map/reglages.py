"""The faults of a settings file (TOML), in French: where, what was read, what to write instead."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Any

from pydantic_core import ErrorDetails

_FORMES = {
    "string_too_short": "le texte ne peut pas être vide",
    "string_type": "un texte entre guillemets est attendu",
    "url_parsing": "une adresse complète est attendue, par exemple https://exemple.fr/",
    "url_type": "une adresse entre guillemets est attendue",
    "url_scheme": "une adresse en https:// est attendue",
    "model_type": "une section [entre crochets] est attendue",
    "dict_type": "une section [entre crochets] est attendue",
    "mapping_type": "une section [entre crochets] est attendue",
    "tuple_type": "une liste [entre crochets] est attendue",
    "too_short": "au moins une valeur est attendue",
    **dict.fromkeys(("bool_parsing", "bool_type"), "true ou false est attendu"),
    **dict.fromkeys(("int_parsing", "int_type", "int_from_float"), "un nombre entier est attendu"),
    **dict.fromkeys(("float_parsing", "float_type", "finite_number"), "un nombre est attendu"),
}


def explain(faute: ErrorDetails, place: str, connus: Iterable[str]) -> str:
    """Return one fault; ``connus`` are the settings that may stand at its place."""
    if faute["type"] == "extra_forbidden":
        cle = str(faute["loc"][-1])
        return f"{place} : réglage inconnu. {suggest(cle, connus, 'Retirez-le.')}"
    if faute["type"] == "missing":
        return f"{place} : réglage absent, à ajouter."
    return f"{place} : « {faute['input']} » ne convient pas ({_expect(faute)})."


def suggest(nom: str, connus: Iterable[str], sinon: str) -> str:
    """Return « Vouliez-vous dire … ? » with the nearest name, else what to do instead."""
    proches = difflib.get_close_matches(nom, list(connus), n=1)
    return f"Vouliez-vous dire « {proches[0]} » ?" if proches else sinon


def _expect(faute: ErrorDetails) -> str:
    """Return what the setting should look like."""
    contexte: dict[str, Any] = faute.get("ctx", {})
    bornes = {
        "literal_error": f"attendu : {contexte.get('expected', '')}".replace(" or ", " ou "),
        "string_pattern_mismatch": f"la forme attendue est {contexte.get('pattern', '')}",
        "greater_than_equal": f"au moins {contexte.get('ge', '')}",
        "greater_than": f"plus de {contexte.get('gt', '')}",
        "less_than_equal": f"au plus {contexte.get('le', '')}",
    }
    return bornes.get(faute["type"]) or _FORMES.get(faute["type"], "une autre forme est attendue")
