"""The tables and columns that a register may have, as declared in ``declarations/*.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from enum import StrEnum
from importlib import resources
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel, ConfigDict, field_validator

from mediation_map.model import vocabulaires


class Format(StrEnum):
    """What a column holds, as far as reading a cell depends on it."""

    TEXTE = "texte"
    CODE = "code"
    NUMERO = "numero"
    NOMBRE = "nombre"
    TELEPHONE = "telephone"
    DATE = "date"
    MOIS = "mois"
    HEURE = "heure"
    HORAIRES = "horaires"
    JOUR = "jour"
    BOOLEEN = "booleen"


class ColumnSpec(BaseModel):
    """A column: ``nom`` in the code, ``libelle`` for people, usual ``synonymes`` of its heading.

    ``liste``: several values separated by ``|``. ``reserve``: for professionals only.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    nom: str
    libelle: str
    synonymes: tuple[str, ...] = ()
    aide: str
    exemple: str
    obligatoire: bool = False
    vocabulaire: tuple[str, ...] = ()
    liste: bool = False
    reserve: bool = False
    format: Format = Format.TEXTE

    @field_validator("vocabulaire", mode="before")
    @classmethod
    def _resolve_vocabulaire(cls, value: str | list[str]) -> tuple[str, ...]:
        """Return the words of a list, or those of the named class of ``vocabulaires``."""
        if isinstance(value, str):
            enum: type[StrEnum] = getattr(vocabulaires, value)
            return tuple(enum)
        return tuple(value)

    @property
    def titres(self) -> tuple[str, ...]:
        """Every heading that names this column, the canonical ones first."""
        return (self.nom, self.libelle, *self.synonymes)

    @property
    def exigee(self) -> bool:
        """True when a table can't do without this column; a missing ``id`` is calculated."""
        return self.obligatoire and self.nom != "id"


class TableSpec(BaseModel):
    """A table: its names, and its columns in order.

    ``export``: another program's file, read only through a correspondence that describes it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    nom: str
    rang: int
    libelle: str
    synonymes: tuple[str, ...] = ()
    aide: str
    obligatoire: bool = False
    export: bool = False
    colonnes: Mapping[str, ColumnSpec]

    @property
    def titres(self) -> tuple[str, ...]:
        """Every name that a sheet or a file of this table may bear."""
        return (self.nom, self.libelle, *self.synonymes)

    @property
    def cle(self) -> ColumnSpec:
        """The first column: the one that names the row."""
        return next(iter(self.colonnes.values()))


def _load_declarations() -> dict[str, dict[str, Any]]:
    folder = resources.files("mediation_map.read") / "declarations"
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    return {
        file.name.removesuffix(".toml"): tomllib.loads(file.read_text(encoding="utf-8"))
        for file in files
        if file.name.endswith(".toml")
    }


def _build_tables(declarations: dict[str, dict[str, Any]]) -> Iterator[TableSpec]:
    """Yield the tables in their declared order; a ``*_suite`` file continues its table."""
    communs = declarations["communs"]
    tables = {nom: d for nom, d in declarations.items() if "rang" in d}
    for nom, table in sorted(tables.items(), key=lambda item: item[1]["rang"]):
        suite = declarations.get(f"{nom}_suite", {"colonnes": {}})
        partagees = {cle: communs[cle] for cle in table.pop("partagees")}
        colonnes = table.pop("colonnes") | suite["colonnes"] | partagees
        specs = {cle: ColumnSpec(nom=cle, **spec) for cle, spec in colonnes.items()}
        yield TableSpec(nom=nom, colonnes=MappingProxyType(specs), **table)


_DECLAREES = tuple(_build_tables(_load_declarations()))
# The tables of a register, and those that only come as another program's export.
TABLES: Mapping[str, TableSpec] = MappingProxyType(
    {table.nom: table for table in _DECLAREES if not table.export}
)
EXPORTS: Mapping[str, TableSpec] = MappingProxyType(
    {table.nom: table for table in _DECLAREES if table.export}
)
