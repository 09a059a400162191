"""The constats as plain text: ``check --format text``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from mediation_map.constats import Constat, Origine, Probleme
from mediation_map.render.rapport import TITRES
from mediation_map.render.rapport_genres import find_liste, gather, tell_liste

LIGNES_MONTREES = 8


def format_text(constats: Sequence[Constat]) -> Iterator[str]:
    """Yield the lines of a report: by severity, then by kind; constats come sorted."""
    if not constats:
        yield "Aucun constat : les tables sont en ordre."
        return
    for severite, groupe in groupby(constats, key=lambda constat: constat.severite):
        du_groupe = list(groupe)
        yield f"{TITRES[severite]} ({len(du_groupe)})"
        for _, memes in gather(du_groupe, lambda constat: constat.code):
            yield from _format_kind(memes)
        yield ""


def _format_kind(memes: Sequence[Constat]) -> Iterator[str]:
    if genre := find_liste(memes):
        yield from _format_list(genre, memes)
        return
    for (phrase, conseil), semblables in gather(memes, lambda one: (one.phrase, one.conseil)):
        yield from _format_sentence(phrase, conseil)
        for place, du_lieu in _by_column(semblables):
            yield f"    {place}{format_lignes([constat.origine.ligne for constat in du_lieu])}"


def _format_list(genre: Probleme, memes: Sequence[Constat]) -> Iterator[str]:
    yield from _format_sentence(tell_liste(genre, memes), genre.conseil)
    for place, du_lieu in _by_column(memes):
        yield f"    {place} :"
        for valeur, semblables in gather(du_lieu, lambda constat: constat.valeur):
            lignes = format_lignes([constat.origine.ligne for constat in semblables])
            yield f"      {lignes.removeprefix(', ')} : {valeur}"


def _format_sentence(phrase: str, conseil: str) -> Iterator[str]:
    yield f"  • {phrase}"
    if conseil:
        yield f"    {conseil}"


def _by_column(constats: Iterable[Constat]) -> list[tuple[str, list[Constat]]]:
    """Return the constats by place: everything but the line; those of no place are left out."""

    def place(constat: Constat) -> str:
        origine = constat.origine
        return str(Origine(origine.fichier, origine.feuille, 0, origine.colonne))

    return gather((c for c in constats if c.origine.ligne or place(c)), place)


def format_lignes(lignes: Sequence[int]) -> str:
    """Return line numbers as people write them: « , lignes 1, 3-5, 7 »; 0 is no line."""
    connues = sorted(set(lignes) - {0})
    if not connues:
        return ""
    suites: list[list[int]] = []
    for ligne in connues:
        if suites and suites[-1][1] == ligne - 1:
            suites[-1][1] = ligne
        else:
            suites.append([ligne, ligne])
    montrees = [str(a) if a == b else f"{a}-{b}" for a, b in suites[:LIGNES_MONTREES]]
    reste = " …" if len(suites) > LIGNES_MONTREES else ""
    return f", ligne{'s' * (len(connues) > 1)} {', '.join(montrees)}{reste}"
