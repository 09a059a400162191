"""The template environment: one way to turn a context into the bytes of a page."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.ext import Extension

from mediation_map.config import Config
from mediation_map.model.dates import format_date
from mediation_map.publish.annuaire import Annuaire, Edition
from mediation_map.render.filtres import FILTRES, host_source, protect_espaces

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

NAVIGATION = (
    ("accueil", "index.html", "Trouver de l'aide"),
    ("carte", "carte/index.html", "Carte"),
    ("annuaire", "annuaire/index.html", "Annuaire"),
    ("communes", "communes/index.html", "Communes"),
    ("agenda", "agenda/index.html", "Agenda"),
    ("ma-liste", "ma-liste/index.html", "Ma liste"),
    ("facile", "facile-a-lire/index.html", "Facile à lire"),
)
NAVIGATION_PRO = (
    ("standard", "standard/index.html", "Standard"),
    ("comparaison", "comparaison/index.html", "Comparer"),
    ("tableau", "tableau-de-bord/index.html", "Tableau de bord"),
)
PIED = (
    ("plan-du-site/index.html", "Plan du site"),
    ("accessibilite/index.html", "Accessibilité : non conforme"),
    ("mentions-legales/index.html", "Mentions légales"),
    ("donnees-personnelles/index.html", "Données personnelles"),
    ("donnees/index.html", "Données ouvertes"),
    ("chiffres/index.html", "Chiffres"),
)
# A data block of a page must never be taken for the end of its element.
_JSON_ESCAPES = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}


def aide(texte: str) -> Any:  # noqa: ANN401 - dataclasses.field is typed Any as well
    """Declare a field of a context with the line that tells a template's author what it holds."""
    return field(metadata={"aide": texte})


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What every template knows of its page, under the name ``page``."""

    titre: str = aide("title of the page, without the site's")
    description: str = aide("one sentence for search engines and shared links")
    chemin: str = aide("path of the file from the site's root")
    rubrique: str = aide("key of the current entry of the navigation, or empty")
    pro: bool = aide("true in the edition reserved to professionals")
    noindex: bool = aide("true when search engines must leave the page out")
    demonstration: bool = aide("true when every place is invented")
    territoire: str = aide("name of the territory")
    site_titre: str = aide("title of the site")
    adresse: str = aide("final address of the page, empty while the site has none")
    edite_le: str = aide("day of the build, in letters")
    annee: int = aide("year of the build")
    securite: str = aide("Content-Security-Policy of the page")
    contact: Any = aide("section [contact] of the configuration")
    navigation: tuple[tuple[str, str, str], ...] = aide("(key, path, label) of the main menu")
    pied: tuple[tuple[str, str], ...] = aide("(path, label) of the links at the foot")


class Typographie(Extension):
    """Put the no-break spaces of French into the templates' own text as they are loaded."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Return the source of a template with its no-break spaces."""
        return protect_espaces(source)


@cache
def build_environment() -> Environment:
    """Return the environment that all pages share: everything is escaped, nothing is guessed."""
    environment = Environment(
        loader=PackageLoader("mediation_map.render", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=[Typographie],
        auto_reload=False,
    )
    environment.filters.update(FILTRES)
    return environment


def relative_racine(chemin: str) -> str:
    """Return the way from a page to the site's root: ``""``, ``"../"``, ``"../../"``…"""
    return "../" * (len(PurePosixPath(chemin).parts) - 1)


def build_politique(config: Config, *, tuiles: bool) -> str:
    """Return the Content-Security-Policy of a page; only one with a map may ask for tiles."""
    hote = host_source(config.carte.fond_url) if tuiles else ""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            f"img-src 'self' data: {hote}".strip(),
            "connect-src 'self'",
            "manifest-src 'self'",
            "worker-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
        )
    )


class Rendu:
    """Turns typed contexts into pages of one edition; the same input gives the same bytes."""

    def __init__(self, annuaire: Annuaire) -> None:
        self.annuaire = annuaire
        self.environment = build_environment()

    def page(  # noqa: PLR0913 - a page's facts, named at each call
        self,
        template: str,
        chemin: str,
        contexte: DataclassInstance,
        *,
        titre: str,
        description: str = "",
        rubrique: str = "",
        tuiles: bool = False,
        racine: str | None = None,
    ) -> tuple[str, bytes]:
        """Return ``(chemin, bytes)``: ``contexte``'s fields, ``page`` and ``racine`` are given.

        ``tuiles`` opens the page's policy to the tile server of the map. ``racine`` replaces the
        relative way to the site's root, for the one page that has no place of its own.
        """
        page = self._facts(chemin, titre, description, rubrique, tuiles=tuiles)
        base = relative_racine(chemin) if racine is None else racine
        return chemin, self.render(template, {**as_names(contexte), "page": page, "racine": base})

    def render(self, template: str, names: Mapping[str, object]) -> bytes:
        """Return any template as UTF-8 bytes."""
        return self.environment.get_template(template).render(**names).encode()

    def _facts(
        self, chemin: str, titre: str, description: str, rubrique: str, *, tuiles: bool
    ) -> Page:
        annuaire, config = self.annuaire, self.annuaire.config
        pro = annuaire.edition is Edition.PRO
        return Page(
            titre=titre,
            description=description or config.site.description,
            chemin=chemin,
            rubrique=rubrique,
            pro=pro,
            noindex=pro or config.territoire.demonstration,
            demonstration=config.territoire.demonstration,
            territoire=config.territoire.nom,
            site_titre=config.site.titre,
            adresse="" if config.site.est_provisoire else config.site.base + public_path(chemin),
            edite_le=format_date(annuaire.today),
            annee=annuaire.today.year,
            securite=build_politique(config, tuiles=tuiles),
            contact=config.contact,
            navigation=(*NAVIGATION, *(NAVIGATION_PRO if pro else ())),
            pied=PIED,
        )


def public_path(chemin: str) -> str:
    """Return the path as an address shows it: a folder's ``index.html`` is left out."""
    return re.sub(r"(^|/)index\.html$", r"\1", chemin)


def as_names(contexte: DataclassInstance) -> dict[str, Any]:
    """Return a context's fields by name, without copying what they hold."""
    return {one.name: getattr(contexte, one.name) for one in fields(contexte)}


def escape_json(texte: str) -> str:
    """Return JSON that can stand inside a ``script`` element."""
    for raw, escaped in _JSON_ESCAPES.items():
        texte = texte.replace(raw, escaped)
    return texte


def dump_appel(nom: str, valeur: object) -> bytes:
    """Return a classic script that gives a value to the browser: ``fetch`` fails from a disk."""
    texte = json.dumps(valeur, ensure_ascii=False, separators=(",", ":"))
    return f"mediationMap.{nom}({escape_json(texte)});\n".encode()
