"""What of a place tells it from others: the words of its name, its kind, its street, its point."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from mediation_map.model.commune import departement_of
from mediation_map.model.lieu import Lieu
from mediation_map.normalise.communes import commune_key
from mediation_map.normalise.texte import fold_words

Mots = frozenset[str]
_PARENTHESE = re.compile(r"\([^()]*\)")
_NOMBRE = re.compile(r"\d+")
# The number of a street stands at its beginning: « 5 à 7 », « 39-41 », « 2bis », « 12, »…
_NUMERO = re.compile(r"^(?:n )?((?:\d{1,4}(?: ?(?:bis|ter|quater|et|ou|[a-d])\b)* ?)+)")


@dataclass(frozen=True, slots=True)
class Lexique:
    """The words of ``mots.toml``; ``genres`` maps a run of words to a kind, longest runs first."""

    vides: Mots
    generiques: Mots
    voies: Mots
    collectivites: Mots
    institutions: Mots
    abreviations: Mapping[str, str]
    genres: Mapping[tuple[str, ...], str]
    longueur: int


@dataclass(frozen=True, slots=True, eq=False)
class Profil:
    """A place as comparison sees it. ``propres`` are the words that only this place bears.

    ``communs`` are the generic words of its name; ``numeros`` and ``voie`` its street.
    """

    lieu: Lieu
    nom: str
    propres: Mots
    communs: Mots
    nombres: Mots
    genres: Mots
    commune: tuple[str, str]
    numeros: Mots
    voie: Mots
    telephones: Mots
    courriels: Mots
    pivot: str
    point: tuple[float, float] | None


@cache
def load_lexique() -> Lexique:
    """Return the words of ``mots.toml``."""
    brut = tomllib.loads(files(__package__).joinpath("mots.toml").read_text(encoding="utf-8"))
    genres = {
        tuple(singular(mot) for mot in suite.split()): genre
        for genre, suites in brut["genres"].items()
        for suite in suites
    }
    return Lexique(
        vides=frozenset(brut["vides"]),
        generiques=frozenset(map(singular, (*brut["generiques"], *brut["departements"]))),
        voies=frozenset(map(singular, brut["voies"])),
        collectivites=frozenset(brut["collectivites"]),
        institutions=frozenset(brut["institutions"]),
        abreviations=brut["abreviations"],
        genres=genres,
        longueur=max(map(len, genres)),
    )


@lru_cache(maxsize=65536)
def singular(mot: str) -> str:
    """Return a word without the mark of the plural."""
    if mot.endswith("aux") and len(mot) > 4 and not mot.endswith("eaux"):
        return f"{mot[:-3]}al"
    return mot[:-1] if len(mot) > 3 and mot[-1] in "sx" else mot


def make_profil(lieu: Lieu) -> Profil:
    """Return what a place is compared by."""
    adresse = lieu.adresse
    commune = commune_key(adresse.commune)
    mots = _split(_PARENTHESE.sub(" ", lieu.nom)) or _split(lieu.nom)
    genres, restants = _take_genres(mots)
    ville = frozenset(_split(commune))
    propres = {mot for mot in restants if mot not in load_lexique().generiques} - ville
    if not genres and not propres and mots[:1] and mots[0] in load_lexique().collectivites:
        genres = frozenset({"mairie"})
    numeros, voie = read_voie(adresse.voie)
    departement = departement_of(adresse.code_insee or adresse.code_postal or adresse.cedex)
    return Profil(
        lieu=lieu,
        nom=" ".join(mots),
        propres=frozenset(propres),
        communs=frozenset(restants) - propres - ville,
        nombres=frozenset(_NOMBRE.findall(" ".join(propres))),
        genres=genres,
        commune=(departement, commune),
        numeros=numeros,
        voie=voie,
        telephones=frozenset(t.e164 for t in lieu.telephones if t.e164.startswith("+")),
        courriels=frozenset(courriel.adresse for courriel in lieu.courriels),
        pivot=lieu.pivot if lieu.pivot.strip("0") else "",
        point=_find_point(lieu),
    )


@lru_cache(maxsize=65536)
def _split(texte: str) -> tuple[str, ...]:
    """Return the telling words of a text, in the singular, abbreviations spelt out."""
    lexique = load_lexique()
    mots = (lexique.abreviations.get(mot, mot) for mot in fold_words(texte).split())
    return tuple(singular(mot) for mot in mots if mot not in lexique.vides)


def _take_genres(mots: Sequence[str]) -> tuple[Mots, list[str]]:
    """Return the kinds that a name says, and its words without those that say them."""
    lexique = load_lexique()
    genres: set[str] = set()
    restants: list[str] = []
    rang = 0
    while rang < len(mots):
        for taille in range(min(lexique.longueur, len(mots) - rang), 0, -1):
            genre = lexique.genres.get(tuple(mots[rang : rang + taille]))
            if genre:
                genres.add(genre)
                rang += taille
                break
        else:
            restants.append(mots[rang])
            rang += 1
    return frozenset(genres), restants


@lru_cache(maxsize=65536)
def read_voie(texte: str) -> tuple[Mots, Mots]:
    """Return the numbers of a street and the words of its name."""
    plie = fold_words(texte)
    debut = _NUMERO.match(plie)
    numeros = frozenset(_NOMBRE.findall(debut[1])) if debut else frozenset()
    mots = _split(plie[debut.end() :] if debut else plie)
    return numeros, frozenset(mots) - load_lexique().voies


def _find_point(lieu: Lieu) -> tuple[float, float] | None:
    position = lieu.position
    if position is None or position.est_approximative:
        return None
    return position.latitude, position.longitude


def make_profils(lieux: Iterable[Lieu]) -> list[Profil]:
    """Return the profiles of places, in their order."""
    return [make_profil(lieu) for lieu in lieux]
