"""The territory's configuration: ``data/raw/territoire.toml`` as frozen values."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, HttpUrl, StringConstraints, ValidationError
from pydantic_core import ErrorDetails

from mediation_map.errors import ConfigError
from mediation_map.reglages import explain

NOM_FICHIER = "territoire.toml"
CHEMIN_PAR_DEFAUT = Path("data/raw") / NOM_FICHIER

Texte = Annotated[str, StringConstraints(strip_whitespace=True)]
TexteRempli = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
AdresseWeb = Annotated[HttpUrl, Field(description="https address")]


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Territoire(_Section):
    """The intercommunality; ``demonstration`` puts a banner on every page."""

    nom: TexteRempli
    siren: Annotated[str, StringConstraints(pattern=r"^\d{9}$")]
    departement: Annotated[str, StringConstraints(pattern=r"^(\d{2,3}|2[AB])$")]
    zone_scolaire: Literal["A", "B", "C", "Corse"] = "B"
    demonstration: bool = False


class Site(_Section):
    """Title and final address of the site; the address always ends with a slash."""

    titre: TexteRempli
    description: Texte = ""
    url: AdresseWeb

    @property
    def base(self) -> str:
        """The address of the site with one slash at its end."""
        return str(self.url).rstrip("/") + "/"

    @property
    def est_provisoire(self) -> bool:
        """True while the address is a reserved name that no one can visit (RFC 2606)."""
        return str(self.url.host).endswith((".invalid", ".example", ".test"))


class Contact(_Section):
    """Whom to call when the site does not answer."""

    aide_nom: TexteRempli
    aide_telephone: TexteRempli
    aide_detail: Texte = ""
    courriel: Texte = ""


class Editeur(_Section):
    """The legal pages' facts; what is empty is shown as to be filled in."""

    nom: TexteRempli
    adresse: Texte = ""
    directeur_publication: Texte = ""
    hebergeur: Texte = ""
    dpo: Texte = ""


class Publication(_Section):
    """Rules of publication; months, weeks, days, km and counts as their names say.

    ``validite_accord_mois`` 0 = an agreement holds until the place takes it back.
    ``verificateurs`` are the teams that a public page may name, as they stand after « par ».
    """

    sans_consentement: Literal["publier", "retenir"]
    validite_accord_mois: Annotated[int, Field(ge=0, le=120)] = 0
    mois_anciennete: Annotated[int, Field(ge=1, le=120)] = 12
    horizon_semaines: Annotated[int, Field(ge=1, le=104)] = 26
    alerte_convention_jours: Annotated[int, Field(ge=1, le=365)] = 60
    distance_sans_aide_km: Annotated[float, Field(gt=0, le=100)] = 3.0
    seuil_petits_nombres: Annotated[int, Field(ge=0, le=100)] = 5
    verificateurs: tuple[TexteRempli, ...] = ()


class Geocodage(_Section):
    """Engines in the order in which they are asked; ``fichiers`` is the BAN's folder of files."""

    fournisseurs: tuple[Literal["ban", "fichier"], ...] = ("ban",)
    url: AdresseWeb = HttpUrl("https://data.geopf.fr/geocodage")
    fichiers: AdresseWeb = HttpUrl("https://adresse.data.gouv.fr/data/ban/adresses/latest/csv")
    index: Texte = ""


class Communes(_Section):
    """Source of the outlines, named wherever they show, and the service that gives new ones."""

    source: TexteRempli
    url: AdresseWeb = HttpUrl("https://geo.api.gouv.fr")


class Carte(_Section):
    """The map's background; an empty ``fond_url`` leaves only the outlines."""

    fond_nom: Texte = ""
    fond_url: Texte = ""
    fond_attribution: Texte = ""


class Textes(_Section):
    """Sentences that only this territory can say, in French."""

    accueillir_atelier: Texte = ""


class Config(_Section):
    """The whole configuration, and where it was read (``dossier`` holds the tables)."""

    territoire: Territoire
    site: Site
    contact: Contact
    editeur: Editeur
    publication: Publication
    geocodage: Geocodage = Geocodage()
    communes: Communes
    carte: Carte = Carte()
    textes: Textes = Textes()
    fichier: Path = CHEMIN_PAR_DEFAUT

    @property
    def dossier(self) -> Path:
        """The folder of the territory's tables."""
        return self.fichier.parent

    @property
    def processed(self) -> Path:
        """The folder of the lock file and of what the build derives, beside the tables."""
        return self.dossier.parent / "processed"


def load_config(fichier: Path = CHEMIN_PAR_DEFAUT) -> Config:
    """Read and check a configuration; all its faults are told in one ``ConfigError``."""
    try:
        brut = tomllib.loads(fichier.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise ConfigError(
            f"Le fichier de configuration « {fichier} » n'existe pas.",
            f"Créez-le, ou indiquez le bon avec --config (il s'appelle {NOM_FICHIER}).",
        ) from error
    except OSError as error:
        raise ConfigError(
            f"Le fichier « {fichier} » ne peut pas être lu ({error.strerror}).",
            "Indiquez un fichier lisible avec --config.",
        ) from error
    except UnicodeDecodeError as error:
        raise ConfigError(
            f"Le fichier « {fichier} » n'est pas enregistré en UTF-8.",
            "Enregistrez-le à nouveau avec l'encodage UTF-8.",
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(
            f"Le fichier « {fichier} » n'est pas du TOML valide ({error}).",
            "Corrigez cette ligne : un texte s'écrit entre guillemets droits.",
        ) from error
    try:
        return Config.model_validate({**brut, "fichier": fichier})
    except ValidationError as error:
        fautes = "\n".join(f"  - {_explain(faute)}" for faute in error.errors())
        raise ConfigError(
            f"Le fichier « {fichier} » contient des réglages à corriger :\n{fautes}\n"
        ) from error


def _explain(faute: ErrorDetails) -> str:
    """Return one fault of the configuration in French."""
    *sections, cle = [str(part) for part in faute["loc"]] or [""]
    place = f"[{'.'.join(sections)}] {cle}" if sections else f"[{cle}]"
    return explain(faute, place, _known_keys(sections))


def _known_keys(sections: list[str]) -> Iterator[str]:
    model: type[BaseModel] = Config
    for section in sections:
        annotation = model.model_fields[section].annotation if section in model.model_fields else 0
        if not (isinstance(annotation, type) and issubclass(annotation, BaseModel)):
            return
        model = annotation
    yield from (name for name in model.model_fields if name != "fichier")
