"""Templates and contexts agree: what a template asks is a field, what a field gives is asked."""

from __future__ import annotations

import ast
import inspect
from dataclasses import fields
from pathlib import Path

import pytest
from jinja2 import meta, nodes

from mediation_map import render
from mediation_map.render import (
    contexte_chiffres,
    contexte_fixes,
    contexte_lieu,
    contexte_listes,
    contexte_recherche,
    rendu,
)

ENVIRONMENT = rendu.build_environment()
TEMPLATES = Path(render.__file__).parent / "templates"
PAIRES: dict[str, type] = {
    "lieu.html.j2": contexte_lieu.ContexteLieu,
    "accueil.html.j2": contexte_recherche.ContexteAccueil,
    "carte.html.j2": contexte_recherche.ContexteCarte,
    "ma_liste.html.j2": contexte_recherche.ContexteMaListe,
    "communes.html.j2": contexte_listes.ContexteCommunes,
    "commune.html.j2": contexte_listes.ContexteCommune,
    "besoin.html.j2": contexte_listes.ContexteBesoin,
    "annuaire.html.j2": contexte_listes.ContexteAnnuaire,
    "chiffres.html.j2": contexte_chiffres.ContexteChiffres,
    "facile_a_lire.html.j2": contexte_fixes.ContexteFacile,
    "donnees.html.j2": contexte_fixes.ContexteDonnees,
    "plan_du_site.html.j2": contexte_fixes.ContextePlan,
    "404.html.j2": contexte_fixes.ContexteIntrouvable,
}
LEGALES = ("mentions_legales.html.j2", "donnees_personnelles.html.j2", "accessibilite.html.j2")


def imported(arbre: nodes.Template) -> set[str]:
    """The macros that a template imports or defines."""
    imports = [one for f in arbre.find_all(nodes.FromImport) for one in f.names]
    noms = {one[1] if isinstance(one, tuple) else one for one in imports}
    return noms | {one.name for one in arbre.find_all(nodes.Macro)}


def asked(template: str) -> set[str]:
    """The names that a template takes from its context, its parents' included."""
    source = (TEMPLATES / template).read_text(encoding="utf-8")
    arbre = ENVIRONMENT.parse(source)
    parents = [one.template for one in arbre.find_all(nodes.Extends)]
    names = meta.find_undeclared_variables(arbre) - imported(arbre)
    for parent in parents:
        assert isinstance(parent, nodes.Const)
        names |= asked(parent.value)
    return names - {"page", "racine"}


@pytest.mark.parametrize("template", PAIRES)
def test_a_template_uses_its_whole_context_and_nothing_else(template: str) -> None:
    assert asked(template) == {one.name for one in fields(PAIRES[template])}


def test_the_legal_pages_share_a_context_and_use_it_all() -> None:
    demandes = set().union(*(asked(template) for template in LEGALES))
    assert demandes == {one.name for one in fields(contexte_fixes.ContexteLegal)}


def test_the_page_of_every_template_is_used_whole() -> None:
    base = (TEMPLATES / "base.html.j2").read_text(encoding="utf-8")
    names = {one.name for one in fields(rendu.Page)}
    arbre = ENVIRONMENT.parse(base)
    used = {
        one.attr
        for one in arbre.find_all(nodes.Getattr)
        if isinstance(one.node, nodes.Name) and one.node.name == "page"
    }
    assert used <= names
    assert names - used <= {"annee"}, "kept for the rooms that date their pages"


@pytest.mark.parametrize("contexte", [rendu.Page, contexte_fixes.ContexteLegal, *PAIRES.values()])
def test_every_field_of_a_context_is_explained(contexte: type) -> None:
    for one in fields(contexte):
        assert len(one.metadata["aide"]) > 8, one.name


def test_every_context_is_tried() -> None:
    tried = {contexte_fixes.ContexteLegal, *PAIRES.values()}
    for module in (contexte_chiffres, contexte_fixes, contexte_lieu, contexte_listes):
        arbre = ast.parse(inspect.getsource(module))
        for one in ast.walk(arbre):
            if isinstance(one, ast.ClassDef) and one.name.startswith("Contexte"):
                assert getattr(module, one.name) in tried
