"""The needs in residents' words (``besoins.toml``), and which of them an offer answers."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from mediation_map.errors import ConfigError
from mediation_map.model.besoin import Besoin
from mediation_map.model.vocabulaires import ModaliteAccompagnement, Niveau, Service

FICHIER = "besoins.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trait:
    """What one sentence says together: its levels are those of its services only."""

    services: frozenset[Service] = frozenset()
    niveaux: frozenset[Niveau] = frozenset()
    modalites: frozenset[ModaliteAccompagnement] = frozenset()
    besoins: frozenset[str] = frozenset()


@cache
def load_besoins() -> tuple[Besoin, ...]:
    """Return the packaged needs, in the order of the file."""
    return parse_besoins((files(__package__) / FICHIER).read_text(encoding="utf-8"))


def parse_besoins(texte: str) -> tuple[Besoin, ...]:
    """Return the needs written in ``texte``, or raise a ``ConfigError``."""
    try:
        besoins = tuple(_build(bloc) for bloc in tomllib.loads(texte).get("besoins", ()))
    except (tomllib.TOMLDecodeError, TypeError, ValueError) as error:
        raise ConfigError(
            f"Le fichier « {FICHIER} » n'est pas lisible ({error}).",
            "Reprenez la forme des autres blocs et les mots exacts du standard national.",
        ) from error
    ids = [besoin.id for besoin in besoins]
    if len(set(ids)) < len(ids):
        raise ConfigError(f"Le fichier « {FICHIER} » donne deux fois le même « id ».")
    return besoins


def _build(bloc: dict[str, object]) -> Besoin:
    lists: dict[str, object] = {
        "services": tuple(Service(mot) for mot in _texts(bloc, "services")),
        "niveaux": tuple(Niveau(mot) for mot in _texts(bloc, "niveaux")),
        "modalites": tuple(ModaliteAccompagnement(mot) for mot in _texts(bloc, "modalites")),
        "synonymes": tuple(_texts(bloc, "synonymes")),
    }
    return Besoin(**{**bloc, **lists})  # type: ignore[arg-type]


def _texts(bloc: dict[str, object], cle: str) -> list[str]:
    values = bloc.get(cle, [])
    if not isinstance(values, list):
        raise TypeError(f"« {cle} » doit être une liste")
    return [str(value) for value in values]


def answer_besoins(traits: Iterable[Trait]) -> tuple[str, ...]:
    """Return the ids of the needs that at least one sentence of an offer answers, in order."""
    answered = {id_ for trait in traits for id_ in _answered(trait)}
    return tuple(besoin.id for besoin in load_besoins() if besoin.id in answered)


@lru_cache(maxsize=16384)
def _answered(trait: Trait) -> frozenset[str]:
    return frozenset(besoin.id for besoin in load_besoins() if _answers(trait, besoin))


def _answers(trait: Trait, besoin: Besoin) -> bool:
    if besoin.id in trait.besoins:
        return True
    return (
        not trait.services.isdisjoint(besoin.services)
        and (not besoin.niveaux or not trait.niveaux.isdisjoint(besoin.niveaux))
        and (not besoin.modalites or not trait.modalites.isdisjoint(besoin.modalites))
    )
