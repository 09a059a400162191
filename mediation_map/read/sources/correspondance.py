"""A correspondence: which column of a foreign table fills which column of ours."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from mediation_map.errors import ConfigError
from mediation_map.read.colonnes import EXPORTS, TABLES, ColumnSpec
from mediation_map.reglages import explain, suggest

SUFFIXE = ".mapping.toml"
# What a correspondence may fill: the table of places, or an export of activity reports.
COLONNES: Mapping[str, Mapping[str, ColumnSpec]] = {
    "acteurs": TABLES["acteurs"].colonnes,
    "cra": EXPORTS["cra"].colonnes,
}
# What every column's table of translations is told by.
Mots = Mapping[str, str]


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Reprise(_Section):
    """How one of our columns is filled: its source headings, joined, or the first filled one."""

    titres: Annotated[tuple[str, ...], Field(min_length=1)]
    maniere: Literal["joindre", "premier"] = "joindre"
    par: str = " "

    def choose(self, textes: list[str]) -> str:
        """Return the cell that the source's cells make; empty ones don't count."""
        remplis = [texte for texte in textes if texte]
        return remplis[0] if self.maniere == "premier" and remplis else self.par.join(remplis)


def _read_reprise(value: object) -> object:
    """Accept a heading, a list of headings, or the whole table."""
    if isinstance(value, str):
        return {"titres": (value,)}
    return {"titres": tuple(value)} if isinstance(value, list) else value


class Correspondance(_Section):
    """A foreign layout.

    ``colonnes``: our column → source headings; ``constantes``: what an empty cell of ours becomes;
    ``valeurs``: our column → source words → our words; ``feuille``: the sheet of a workbook (the
    first one with rows by default); ``territoire_seul``: rows of other communes are left out.
    ``table``: which of our tables is filled.
    """

    libelle: str = ""
    table: Literal["acteurs", "cra"] = "acteurs"
    feuille: str = ""
    prefixe_id: str = ""
    territoire_seul: bool = False
    colonnes: Mapping[str, Annotated[Reprise, BeforeValidator(_read_reprise)]]
    constantes: Mots = {}
    valeurs: Mapping[str, Mots] = {}

    @property
    def specs(self) -> Mapping[str, ColumnSpec]:
        """The columns that the filled table has."""
        return COLONNES[self.table]

    @property
    def est_personnelle(self) -> bool:
        """True when the file's rows tell of persons: nothing of them may be quoted."""
        return self.table == "cra"

    @property
    def titres(self) -> frozenset[str]:
        """Every source heading that is used."""
        return frozenset(titre for reprise in self.colonnes.values() for titre in reprise.titres)


def list_fournies() -> dict[str, str]:
    """Return the correspondences that the program brings: their name → what they read."""
    fichiers = (f for f in resources.files(__package__).iterdir() if f.name.endswith(".toml"))
    bruts = {f.name.removesuffix(".toml"): f.read_text(encoding="utf-8") for f in fichiers}
    return {nom: tomllib.loads(brut)["libelle"] for nom, brut in sorted(bruts.items())}


def load_correspondance(nom: str) -> Correspondance:
    """Read a correspondence by its path, or by its name when the program brings it.

    All its faults are told in one ``ConfigError``.
    """
    brut = _read_brut(nom)
    fautes = [*_find_inconnues(brut)]
    try:
        lue = Correspondance.model_validate(brut)
    except ValidationError as error:
        fautes += [_explain(faute) for faute in error.errors()]
    else:
        if not fautes:
            return lue
    details = "\n".join(f"  - {faute}" for faute in fautes)
    raise ConfigError(f"La correspondance « {nom} » est à corriger :\n{details}\n")


def _read_brut(nom: str) -> dict[str, Any]:
    """Return the declaration; what its ``base`` says holds where it says nothing itself."""
    brut = _parse(nom, _read_texte(nom))
    base = str(brut.pop("base", ""))
    if not base:
        return brut
    if base not in list_fournies():
        raise ConfigError(
            f"La correspondance « {nom} » part de « {base} », que le programme ne fournit pas.",
            f"Bases fournies : {', '.join(list_fournies())}.",
        )
    dessous = _parse(base, _read_texte(base))
    return {
        cle: {**dessous[cle], **brut[cle]}
        if isinstance(brut.get(cle), dict) and isinstance(dessous.get(cle), dict)
        else brut.get(cle, dessous.get(cle))
        for cle in {**dessous, **brut}
    }


def _parse(nom: str, texte: str) -> dict[str, Any]:
    try:
        return tomllib.loads(texte)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(
            f"La correspondance « {nom} » n'est pas du TOML valide ({error}).",
            "Corrigez cette ligne : un texte s'écrit entre guillemets droits.",
        ) from error


def _read_texte(nom: str) -> str:
    if nom in list_fournies():
        return (resources.files(__package__) / f"{nom}.toml").read_text(encoding="utf-8")
    try:
        return Path(nom).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"La correspondance « {nom} » ne peut pas être lue.",
            "Donnez le chemin d'un fichier TOML en UTF-8, ou l'une de celles que le programme "
            f"fournit : {', '.join(list_fournies())}.",
        ) from error


def _find_inconnues(brut: Mapping[str, Any]) -> Iterator[str]:
    """Yield the columns that are none of ours."""
    connues = COLONNES.get(str(brut.get("table", "acteurs")), COLONNES["acteurs"])
    for section in ("colonnes", "constantes", "valeurs"):
        noms = brut.get(section)
        for nom in noms if isinstance(noms, dict) else ():
            if nom not in connues:
                conseil = suggest(nom, connues, "Retirez-la.")
                yield f"[{section}] {nom} : colonne inconnue. {conseil}"


def _explain(faute: ErrorDetails) -> str:
    *sections, cle = [str(part) for part in faute["loc"]] or [""]
    place = f"[{'.'.join(sections)}] {cle}" if sections else cle
    return explain(faute, place, (Reprise if sections else Correspondance).model_fields)
