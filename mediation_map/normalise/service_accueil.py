"""Which needs a reception state is about, from the service that it names in free words."""

from __future__ import annotations

from functools import lru_cache

from mediation_map.model.vocabulaires import Niveau, Service
from mediation_map.normalise.besoins import Trait, answer_besoins, load_besoins
from mediation_map.normalise.expressions import load_expressions
from mediation_map.normalise.offre import read_actions
from mediation_map.normalise.texte import fold_words
from mediation_map.normalise.vocabulaire import Vocabulaire

_SERVICES = Vocabulaire(Service)


@lru_cache(maxsize=4096)
def find_besoins(texte: str) -> tuple[str, ...]:
    """Return the ids of the needs that a service answers, in their order; none = not understood.

    The words may be a need, a service of the national standard, what places write of their help,
    or the everyday words of the search. A service of the standard is meant at every level.
    """
    mots = fold_words(texte)
    nommes = tuple(
        b.id for b in load_besoins() if mots in map(fold_words, (b.court, b.libelle, b.id))
    )
    lus = answer_besoins(_list_traits(texte)) or _find_precis(_SERVICES.find(texte))
    return nommes or lus or _find_synonymes(mots)


@lru_cache(maxsize=4096)
def list_besoins_dits(texte: str) -> frozenset[str]:
    """Return the ids of all the needs of which a text may tell, denied or only hinted at."""
    return frozenset((*find_besoins(texte), *_find_synonymes(fold_words(texte))))


def _list_traits(texte: str) -> tuple[Trait, ...]:
    service = _SERVICES.find(texte)
    if service:
        return (Trait(services=frozenset({service}), niveaux=frozenset(Niveau)),)
    return read_actions(texte).traits


def _find_precis(service: Service | None) -> tuple[str, ...]:
    """Return the needs of a service that answers none by itself: those of the words that say it."""
    precis = {
        besoin
        for expression in load_expressions().expressions
        if service in expression.services
        for besoin in expression.besoins
    }
    return tuple(besoin.id for besoin in load_besoins() if besoin.id in precis)


def _find_synonymes(mots: str) -> tuple[str, ...]:
    entoures = f" {mots} "
    return tuple(
        besoin.id
        for besoin in load_besoins()
        if any(f" {fold_words(mot)} " in entoures for mot in besoin.synonymes)
    )
