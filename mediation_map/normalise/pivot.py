"""SIRET and RNA numbers, checked; fourteen zeros mean that nobody knows it."""

from __future__ import annotations

import re
from functools import lru_cache

from stdnum.fr import siren, siret

from mediation_map.constats import Probleme, Severite
from mediation_map.normalise.lecture import Lecture
from mediation_map.normalise.nombres import is_empty

PIVOT_FAUX = Probleme(
    "pivot-faux",
    Severite.AVERTISSEMENT,
    "« {valeur} » n'est ni un SIRET (14 chiffres) ni un numéro RNA (W et 9 chiffres) valable.",
    "Vérifiez-le sur annuaire-entreprises.data.gouv.fr, ou laissez la case vide.",
)
PIVOT_SIREN = Probleme(
    "pivot-siren",
    Severite.AVERTISSEMENT,
    "« {valeur} » est un SIREN : il désigne toute l'organisation, pas ce lieu.",
    "Ajoutez les 5 chiffres de l'établissement pour faire un SIRET.",
)
PIVOT_TABLEUR = Probleme(
    "pivot-abime",
    Severite.AVERTISSEMENT,
    "« {valeur} » est un SIRET abîmé par le tableur : des chiffres sont perdus.",
    "Mettez la colonne au format Texte, puis retapez le SIRET.",
)

_RNA = re.compile(r"W\d[0-9A-Z]\d{7}")
_SCIENTIFIC = re.compile(r"\d+[.,]\d+E\+?\d+", re.IGNORECASE)


@lru_cache(maxsize=65536)
def parse_pivot(texte: str) -> Lecture[str]:
    """Return a valid SIRET or RNA without blanks, else nothing; lost zeros are restored."""
    clean = re.sub(r"[\s.\-\u00a0]", "", re.sub(r"\.0$", "", texte.strip())).upper()
    if is_empty(clean) or not clean.strip("0"):
        return Lecture("")
    if _SCIENTIFIC.fullmatch(texte.strip()):
        return Lecture("", (PIVOT_TABLEUR.constat(texte),))
    if _RNA.fullmatch(clean):
        return Lecture(clean)
    if clean.isdigit() and len(clean) == 9 and siren.is_valid(clean):
        return Lecture("", (PIVOT_SIREN.constat(texte),))
    full = clean.zfill(14) if clean.isdigit() and len(clean) in (12, 13) else clean
    if siret.is_valid(full):
        return Lecture(full)
    return Lecture("", (PIVOT_FAUX.constat(texte),))
