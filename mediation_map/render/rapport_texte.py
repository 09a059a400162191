"""The constats as plain text: ``check --format text``."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import groupby
from string import Formatter
from typing import TypeVar

from mediation_map.constats import Constat, Origine, Probleme
from mediation_map.render.rapport import TITRES

LIGNES_MONTREES = 8
SEULS = 3
"""Up to so many constats of a kind are told one by one; more make a list under one sentence."""

Cle = TypeVar("Cle", bound=Hashable)


def format_text(constats: Sequence[Constat]) -> Iterator[str]:
    """Yield the lines of a report: by severity, then by kind; constats come sorted."""
    if not constats:
        yield "Aucun constat : les tables sont en ordre."
        return
    for severite, groupe in groupby(constats, key=lambda constat: constat.severite):
        du_groupe = list(groupe)
        yield f"{TITRES[severite]} ({len(du_groupe)})"
        for _, memes in _gather(du_groupe, lambda constat: constat.code):
            yield from _format_kind(memes)
        yield ""


def _gather(
    constats: Iterable[Constat], cle: Callable[[Constat], Cle]
) -> list[tuple[Cle, list[Constat]]]:
    groupes: dict[Cle, list[Constat]] = {}
    for constat in constats:
        groupes.setdefault(cle(constat), []).append(constat)
    return list(groupes.items())


def _format_kind(memes: Sequence[Constat]) -> Iterator[str]:
    phrases = _gather(memes, lambda constat: (constat.phrase, constat.conseil))
    genre = memes[0].genre
    if genre and len(phrases) > SEULS and _tells_value_only(genre):
        yield from _format_list(genre, memes)
        return
    for (phrase, conseil), semblables in phrases:
        yield from _format_sentence(phrase, conseil)
        for place, du_lieu in _by_column(semblables):
            yield f"    {place}{format_lignes([constat.origine.ligne for constat in du_lieu])}"


def _tells_value_only(genre: Probleme) -> bool:
    """Tell whether the constats of a kind differ by their value and by nothing else."""
    mots = {nom for _, nom, _, _ in Formatter().parse(genre.phrase) if nom}
    return mots <= {"valeur"} and "{" not in genre.conseil


def _format_list(genre: Probleme, memes: Sequence[Constat]) -> Iterator[str]:
    phrase = f"{len(memes)} fois : {genre.phrase.format(valeur='…')}"
    yield from _format_sentence(phrase, genre.conseil)
    for place, du_lieu in _by_column(memes):
        yield f"    {place} :"
        for valeur, semblables in _gather(du_lieu, lambda constat: constat.valeur):
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

    return _gather((c for c in constats if c.origine.ligne or place(c)), place)


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
