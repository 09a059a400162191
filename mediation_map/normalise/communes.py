"""The member communes, and the one that a row means whatever its spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from mediation_map.constats import Constat, Probleme, Severite
from mediation_map.model.commune import Commune
from mediation_map.normalise.codes import parse_code_insee, parse_code_postal
from mediation_map.normalise.construction import Construction, Lecteur, build_records
from mediation_map.normalise.nombres import parse_entier
from mediation_map.normalise.texte import fold_words, slugify
from mediation_map.normalise.vocabulaire import split_liste, suggest
from mediation_map.read.lignes import Table

COMMUNE_HORS_TERRITOIRE = Probleme(
    "commune-hors-territoire",
    Severite.AVERTISSEMENT,
    "« {valeur} » n'est pas une commune du territoire.",
    "{suggestion}",
)
COMMUNE_CONTREDITE = Probleme(
    "commune-code-contredit",
    Severite.AVERTISSEMENT,
    "La commune « {valeur} » a le code INSEE {attendu}, mais la ligne donne {donne} ({nom}).",
    "Corrigez le nom ou le code : c'est le nom qui est suivi.",
)
COMMUNE_ABSENTE = Probleme(
    "commune-absente",
    Severite.AVERTISSEMENT,
    "La commune n'est pas indiquée.",
    "Écrivez le nom de la commune.",
)

_SAINT = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}
_CEDEX = re.compile(r"\bcedex\b.*$", re.IGNORECASE)
_ARTICLE_END = re.compile(r"^(.*?)\s*\((l[eau']?s?)\)\s*$", re.IGNORECASE)
_DELEGUEE = re.compile(r"\bcommune (?:deleguee|associee|nouvelle)(?: de)?\b")
_PARTS = re.compile(r"\s*[(),/;]\s*|\s+[-–]\s+")


@lru_cache(maxsize=65536)
def commune_key(nom: str) -> str:
    """Return what a commune's name has for sure: ``ST-GEORGES du bois`` = ``Saint-Georges…``."""
    article = _ARTICLE_END.match(nom)
    plain = f"{article[2]} {article[1]}" if article else nom
    words = _DELEGUEE.sub("", fold_words(_CEDEX.sub("", plain))).split()
    return " ".join(_SAINT.get(word, word) for word in words)


class IndexCommunes:
    """The member communes by name and by code; an empty index checks nothing."""

    def __init__(self, communes: Iterable[Commune] = ()) -> None:
        self.communes = tuple(communes)
        full = {commune_key(c.nom): c for c in self.communes}
        shorts = {_without_article(key): c for key, c in full.items()}
        self._by_name = {**shorts, **full}
        self._by_code = {c.code_insee: c for c in self.communes}

    def find_nom(self, nom: str) -> Commune | None:
        """Return the commune of that name, or of the name beside a delegated one or a district."""
        exact = self._by_name.get(commune_key(nom))
        if exact or not nom.strip():
            return exact
        found = {c for part in _PARTS.split(nom) if (c := self._by_name.get(commune_key(part)))}
        return found.pop() if len(found) == 1 else None

    def find_code(self, code: str) -> Commune | None:
        """Return the commune that has this INSEE code."""
        return self._by_code.get(code)

    def resolve(self, nom: str, code: str) -> tuple[Commune | None, tuple[Constat, ...]]:
        """Return the declared commune and what is wrong with its name or code."""
        by_name, by_code = self.find_nom(nom), self.find_code(code)
        if not nom.strip():
            return by_code, () if by_code else (COMMUNE_ABSENTE.constat(),)
        if not self.communes:
            return None, ()
        if by_name is None:
            return None, (self._explain(nom, by_code),)
        if code and code != by_name.code_insee:
            other = by_code.nom if by_code else "hors du territoire"
            return by_name, (
                COMMUNE_CONTREDITE.constat(nom, attendu=by_name.code_insee, donne=code, nom=other),
            )
        return by_name, ()

    def _explain(self, nom: str, by_code: Commune | None) -> Constat:
        proche = suggest(nom, (c.nom for c in self.communes))
        if by_code:
            proche = f"Vouliez-vous dire « {by_code.nom} » (code {by_code.code_insee}) ?"
        conseil = proche or "Vérifiez le nom ; s'il est juste, le lieu est hors du territoire."
        return COMMUNE_HORS_TERRITOIRE.constat(nom, suggestion=conseil)


def _without_article(key: str) -> str:
    first, _, rest = key.partition(" ")
    return rest if first in ("le", "la", "les", "l") and rest else key


def build_communes(table: Table) -> Construction[Commune]:
    """Return the communes of a table; a row needs a name and an INSEE code."""
    return build_records(table, _build_commune, requis=("code_insee", "nom"))


def _build_commune(ligne: Lecteur) -> Commune:
    nom = ligne.nom("nom")
    return Commune(
        code_insee=ligne.exiger("code_insee", ligne.lire("code_insee", parse_code_insee)),
        nom=nom,
        slug=slugify(nom),
        codes_postaux=_postcodes(ligne, split_liste(ligne.brut("codes_postaux"))),
        population=ligne.lire("population", parse_entier),
        population_annee=ligne.lire("population_annee", parse_entier),
        membre_depuis=ligne.texte("membre_depuis"),
        source=ligne.paragraphe("source"),
    )


def _postcodes(ligne: Lecteur, items: Sequence[str]) -> tuple[str, ...]:
    parts: Iterable[str] = (part for item in items for part in item.replace(",", " ").split())
    codes = (ligne.garder("codes_postaux", parse_code_postal(part)) for part in parts)
    return tuple(dict.fromkeys(code for code in codes if code))
