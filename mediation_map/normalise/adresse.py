"""Postal addresses: street told from complement, BP and CEDEX; codes kept as text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from mediation_map.constats import Probleme, Severite
from mediation_map.model.commune import Commune
from mediation_map.model.lieu import Adresse
from mediation_map.normalise.codes import parse_code_insee, parse_code_postal
from mediation_map.normalise.communes import IndexCommunes
from mediation_map.normalise.construction import Lecteur
from mediation_map.normalise.texte import fold

CODE_POSTAL_CEDEX = Probleme(
    "code-postal-cedex",
    Severite.INFORMATION,
    "« {valeur} » est un code CEDEX, fait pour le courrier : il ne sert pas à situer le lieu.",
    "Écrivez le code postal de la rue et mettez « {valeur} {commune} Cedex » dans le complément.",
)
CODE_POSTAL_INCONNU = Probleme(
    "code-postal-inconnu",
    Severite.AVERTISSEMENT,
    "« {valeur} » n'est pas un code postal de {commune} ({connus}) : "
    "il est traité comme un code CEDEX.",
    "Écrivez le code postal de la rue.",
)
CODE_POSTAL_CONTREDIT = Probleme(
    "code-postal-contredit",
    Severite.AVERTISSEMENT,
    "L'adresse contient « {valeur} », mais la colonne du code postal dit {donne}.",
    "Gardez le code postal dans sa colonne seulement.",
)

_TYPES = (
    "allees?|avenue|ave?|bd|bld|boulevard|bvd|carrefour|chaussee|chemin|che|cite|clos|cours?|"
    "esplanade|faubourg|fbg|galerie|hameau|impasse|imp|lieudit|lotissement|mail|montee|parc|"
    "parvis|passage|place|pl|pont|promenade|quai|quartier|rd|residence|rocade|rond-point|route|"
    "rte|ruelle|rue|r|sente|sentier|square|traverse|venelle|villa|voie|zac|za|zi"
)
# Blanks belong to the word that follows: counted twice, « 1 et 1 et 1 … » would take for ever.
_NUMBER = (
    r"\d{1,4}(?:\s*(?:bis|ter|quater|[a-d]\b))?"
    r"(?:\s*(?:-|/|à|et|a|,)\s*\d{1,4}(?:\s*(?:bis|ter))?)*"
)
_STREET = re.compile(rf"^(?:n°\s*)?(?:{_NUMBER}\s*[,;]?\s+)?(?:{_TYPES})\b\.?\s", re.IGNORECASE)
_NUMBERED = re.compile(rf"^{_NUMBER}\s*,?\s+\D", re.IGNORECASE)
_NUMBER_COMMA = re.compile(rf"^({_NUMBER})\s*,\s*(?=[^\d\s])", re.IGNORECASE)
_GLUED = re.compile(rf"(?<=[^\d;]) ({_NUMBER})\s*,?\s+(?=(?:{_TYPES})\b)", re.IGNORECASE)
_BOX = re.compile(
    r"\b(?:B\.?P\.?|C\.?S\.?|TSA)\s*(?:n°\s*)?(?:\d{2} \d{3}|\d{1,5})(?!\d)", re.IGNORECASE
)
_CEDEX = re.compile(r"\bcedex(?:\s*\d{1,2})?\b", re.IGNORECASE)
_TAIL = re.compile(r"^(.*?)[\s,\-–]*\b(\d{5})\s*[\s,\-–]*([^\d]*(?:cedex\s*\d*)?)$", re.IGNORECASE)
_SPLIT = re.compile(r"\s*(?:\n|;|\s[-–]\s|,(?=\s*[^\d\s]))\s*")
_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*")


@dataclass(frozen=True, slots=True)
class Voie:
    """What an address cell holds: the street, the rest, and the postcode written after it."""

    voie: str = ""
    complement: str = ""
    code_postal: str = ""
    commune: str = ""


@lru_cache(maxsize=65536)
def split_voie(texte: str) -> Voie:
    """Return the parts of an address written in one cell."""
    body, extra = _take_out(texte)
    tail = _TAIL.match(body)
    body, code, commune = tail.groups() if tail else (body, "", "")
    body = _NUMBER_COMMA.sub(r"\1 ", body.strip(" ,;-–"))
    parts = [part for part in _SPLIT.split(_part_before(body)) if part]
    streets = [part for part in parts if _STREET.match(fold(part) + " ")]
    streets = [part for part in streets if part[0].isdigit()] or streets
    streets = streets or [part for part in parts if _NUMBERED.match(part)][:1]
    if not streets:
        return Voie(body, ", ".join(extra), code, commune.strip(" ,"))
    rest = [part for part in parts if part not in streets]
    return Voie(" - ".join(streets), ", ".join(rest + extra), code, commune.strip(" ,"))


def _part_before(texte: str) -> str:
    """Return the text with a mark between a building's name and the number glued to it."""
    if texte[:1].isdigit():
        return texte
    return _GLUED.sub(r"; \1 ", texte, count=1)


def _take_out(texte: str) -> tuple[str, list[str]]:
    """Return the text without what stands in brackets nor boxes, and these."""
    found = _BRACKETS.findall(texte)
    texte = _BRACKETS.sub(" ", texte)
    found += [box.group().strip() for box in _BOX.finditer(texte)]
    return " ".join(_BOX.sub(" ", texte).split()), [part for part in found if part.strip()]


def read_adresse(ligne: Lecteur, index: IndexCommunes) -> Adresse:
    """Return the address of a row; its commune's official name and code where it is known."""
    parts = split_voie(ligne.texte("adresse"))
    nom = _commune_name(ligne.texte("commune") or parts.commune)
    code_insee = ligne.lire("code_insee", parse_code_insee)
    commune, constats = index.resolve(nom, code_insee)
    for constat in constats:
        ligne.noter("commune", constat)
    complement = ligne.texte("complement_adresse")
    declared = _postcode(ligne, parts)
    is_cedex = any(_CEDEX.search(t) for t in (ligne.brut("commune"), complement, parts.commune))
    is_cedex |= bool(_CEDEX.search(ligne.brut("code_postal")))
    cedex = _cedex_line(ligne, declared, parts.commune or nom, commune, said=is_cedex)
    return Adresse(
        voie=parts.voie,
        complement=_join_complement(complement, parts.complement, nom),
        code_postal=_real_postcode(commune) if cedex else declared,
        commune=commune.nom if commune else nom,
        code_insee=commune.code_insee if commune else code_insee,
        cedex=cedex,
    )


def _commune_name(texte: str) -> str:
    return " ".join(_CEDEX.sub("", texte).split()).strip(" ,-")


def _postcode(ligne: Lecteur, parts: Voie) -> str:
    """Return the declared postcode, of its column first, else of the address cell."""
    brut = _CEDEX.sub("", ligne.brut("code_postal"))
    declared = ligne.garder("code_postal", parse_code_postal(brut))
    if declared and parts.code_postal and declared != parts.code_postal:
        ligne.noter("adresse", CODE_POSTAL_CONTREDIT.constat(parts.code_postal, donne=declared))
    return declared or parts.code_postal


def _cedex_line(ligne: Lecteur, code: str, nom: str, commune: Commune | None, *, said: bool) -> str:
    """Return the CEDEX line for letters when the code is one: said, or not of the commune."""
    known = commune.codes_postaux if commune else ()
    if not code or code in known or not (said or known):
        return ""
    name = commune.nom if commune else _commune_name(nom)
    problem = CODE_POSTAL_CEDEX if said else CODE_POSTAL_INCONNU
    ligne.noter(
        "code_postal", problem.constat(code, commune=name, connus=", ".join(known) or "inconnus")
    )
    words = _CEDEX.search(f"{ligne.brut('commune')} {ligne.brut('complement_adresse')} {nom}")
    return f"{code} {name} {words.group() if words else 'Cedex'}"


def _real_postcode(commune: Commune | None) -> str:
    """Return the commune's postcode when it has only one."""
    codes = commune.codes_postaux if commune else ()
    return codes[0] if len(codes) == 1 else ""


def _join_complement(declared: str, found: str, commune: str) -> str:
    """Return both complements without the commune nor the CEDEX part, which have their fields."""
    parts = [part.strip() for part in re.split(r"\s*[,;\n]\s*", declared)]
    kept = [part for part in parts if part and not _CEDEX.search(part)]
    told = {fold(part) for part in (*kept, commune)}
    kept += [part for part in found.split(", ") if part and fold(part) not in told]
    return ", ".join(kept)
