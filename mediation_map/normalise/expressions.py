"""The declared table of words that say what a place offers (``services.toml``)."""

from __future__ import annotations

import tomllib
from functools import cache, cached_property
from importlib.resources import files
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from mediation_map.errors import ConfigError
from mediation_map.model.vocabulaires import (
    Frais,
    ModaliteAcces,
    ModaliteAccompagnement,
    Niveau,
    PriseEnCharge,
    Programme,
    Public,
    Service,
)

FICHIER = "services.toml"
SUITE = "…"

CHAMPS_DITS = (
    "services", "niveaux", "modalites", "acces", "programmes", "frais", "publics",
    "prises_en_charge", "langues", "besoins",
)  # fmt: skip

Mots = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2)]


class _Bloc(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Expression(_Bloc):
    """Words that a text may hold and what each of them says of the place.

    ``dit`` counts anywhere, ``dit_seul`` only where nothing else stands in its clause.
    """

    dit: tuple[Mots, ...] = ()
    dit_seul: tuple[Mots, ...] = ()
    services: tuple[Service, ...] = ()
    niveaux: tuple[Niveau, ...] = ()
    modalites: tuple[ModaliteAccompagnement, ...] = ()
    programmes: tuple[Programme, ...] = ()
    frais: tuple[Frais, ...] = ()
    acces: tuple[ModaliteAcces, ...] = ()
    publics: tuple[Public, ...] = ()
    prises_en_charge: tuple[PriseEnCharge, ...] = ()
    langues: tuple[str, ...] = ()
    besoins: tuple[str, ...] = ()
    sur_rendez_vous: bool | None = None

    @cached_property
    def effets(self) -> tuple[tuple[str, str], ...]:
        """Pairs of a field of the offer and a value that these words give it."""
        return tuple((champ, str(mot)) for champ in CHAMPS_DITS for mot in getattr(self, champ))


class Negations(_Bloc):
    """Words that cancel: what follows them, their clause, or their whole sentence."""

    avant: tuple[Mots, ...] = ()
    autour: tuple[Mots, ...] = ()
    phrase: tuple[Mots, ...] = ()
    neutres: tuple[Mots, ...] = ()


class TableExpressions(_Bloc):
    """The whole table."""

    mots_vides: frozenset[str] = frozenset()
    negations: Negations = Negations()
    expressions: tuple[Expression, ...] = ()


@cache
def load_expressions() -> TableExpressions:
    """Return the packaged table; a fault in it is a ``ConfigError`` that names its place."""
    return parse_expressions((files(__package__) / FICHIER).read_text(encoding="utf-8"))


def parse_expressions(texte: str) -> TableExpressions:
    """Return the table written in ``texte``, or raise a ``ConfigError`` with all its faults."""
    try:
        return TableExpressions.model_validate(tomllib.loads(texte))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(
            f"Le fichier « {FICHIER} » n'est pas du TOML valide ({error}).",
            "Corrigez cette ligne : chaque expression s'écrit entre guillemets droits.",
        ) from error
    except ValidationError as error:
        fautes = "\n".join(
            f"  - {' > '.join(map(str, faute['loc']))} : « {faute['input']} »"
            for faute in error.errors()
        )
        raise ConfigError(
            f"Le fichier « {FICHIER} » contient des mots inattendus :\n{fautes}\n",
            "Reprenez les mots exacts du standard national.",
        ) from error
