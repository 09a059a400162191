"""What the words of a free text say of a place, each saying traceable to its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from mediation_map.normalise.expressions import (
    SUITE,
    Expression,
    Negations,
    TableExpressions,
    load_expressions,
)
from mediation_map.normalise.jetons import Jeton, cut_jetons, cut_mots

# How many words may stand where an expression has « … ».
ECART_MAX = 14
# The runs of words of an expression, « … » standing between them.
_Parts = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Trouvaille:
    """An expression found in a text: its own words, and the sentence that holds them."""

    expression: Expression
    mots: str
    phrase: int
    nie: bool = False


@dataclass(frozen=True, slots=True)
class _Span:
    """Where a form matched: word indexes, and whether it has a gap."""

    debut: int
    fin: int
    indices: tuple[int, ...]
    continu: bool


class Analyseur:
    """Finds the expressions of a table in free texts."""

    def __init__(self, table: TableExpressions) -> None:
        self._vides = table.mots_vides
        self._by_first: dict[str, list[tuple[_Parts, Expression]]] = {}
        for expression in table.expressions:
            for parts in dict.fromkeys(self._forms(expression.dit)):
                self._by_first.setdefault(parts[0][0], []).append((parts, expression))
        self._neutres = self._forms(table.negations.neutres)
        self._kinds = tuple((k, self._forms(f)) for k, f in _kinds(table.negations))

    def _cut(self, forme: str) -> _Parts:
        parts = (cut_mots(part, self._vides) for part in forme.split(SUITE))
        return tuple(part for part in parts if part)

    def _forms(self, formes: Iterable[str]) -> list[_Parts]:
        return [parts for forme in formes if (parts := self._cut(forme))]

    def analyse(self, texte: str) -> tuple[Trouvaille, ...]:
        """Return every expression that ``texte`` holds; the denied ones say so (``nie``)."""
        jetons = cut_jetons(texte, self._vides)
        found = _keep_longest(list(self._find(jetons)))
        consumed = {i for span, _ in found if span.continu for i in span.indices}
        denied = self._denied(jetons, consumed) if found else set()
        return tuple(
            Trouvaille(
                expression=expression,
                mots=_source_words(texte, jetons, span),
                phrase=jetons[span.debut].phrase,
                nie=any(i in denied for i in span.indices),
            )
            for span, expression in found
        )

    def _find(self, jetons: Sequence[Jeton]) -> Iterator[tuple[_Span, Expression]]:
        for start, jeton in enumerate(jetons):
            for parts, expression in self._by_first.get(jeton.mot, ()):
                span = _match(jetons, start, parts)
                if span:
                    yield span, expression

    def _denied(self, jetons: Sequence[Jeton], consumed: set[int]) -> set[int]:
        """Return the indexes of the words that a negation cancels.

        A negation that is itself part of an expression (« sans rendez-vous ») cancels nothing.
        """
        neutral = set(_indices(jetons, self._neutres))
        denied: set[int] = set()
        for kind, formes in self._kinds:
            for span in _spans(jetons, formes):
                if neutral.isdisjoint(span.indices) and consumed.isdisjoint(span.indices):
                    denied |= _reach(jetons, span, kind)
        return denied


def _kinds(negations: Negations) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "avant", negations.avant
    yield "autour", negations.autour
    yield "phrase", negations.phrase


def _reach(jetons: Sequence[Jeton], span: _Span, kind: str) -> set[int]:
    """Return which words a negation cancels, by its kind."""
    mark = jetons[span.debut]
    if kind == "phrase":
        return {i for i, jeton in enumerate(jetons) if jeton.phrase == mark.phrase}
    clause = {i for i, jeton in enumerate(jetons) if jeton.portion == mark.portion}
    if kind == "autour":
        return clause
    if clause == set(span.indices):
        return {i for i, jeton in enumerate(jetons) if _is_before(jeton, mark)}
    return {i for i in clause if i > span.debut}


def _is_before(jeton: Jeton, mark: Jeton) -> bool:
    """Return whether a word is of the clause just before: « imprimante : non »."""
    return jeton.phrase == mark.phrase and jeton.portion == mark.portion - 1


def _match(jetons: Sequence[Jeton], start: int, parts: _Parts) -> _Span | None:
    """Return the words that match all parts in order within one sentence, or None."""
    indices: list[int] = []
    position = start
    for number, part in enumerate(parts):
        reach = ECART_MAX if number else 0
        at = _next_part(jetons, position, part, reach, jetons[start].phrase)
        if at is None:
            return None
        indices += range(at, at + len(part))
        position = at + len(part)
    return _Span(indices[0], indices[-1], tuple(indices), continu=len(parts) == 1)


def _next_part(
    jetons: Sequence[Jeton], position: int, part: tuple[str, ...], reach: int, phrase: int
) -> int | None:
    for at in range(position, min(position + reach, len(jetons) - len(part)) + 1):
        window = jetons[at : at + len(part)]
        if window[-1].phrase != phrase:
            return None
        if all(jeton.mot == mot for jeton, mot in zip(window, part, strict=True)):
            return at
    return None


def _spans(jetons: Sequence[Jeton], formes: Iterable[_Parts]) -> Iterator[_Span]:
    words = {jeton.mot for jeton in jetons}
    for parts in formes:
        if parts[0][0] not in words:
            continue
        for start, jeton in enumerate(jetons):
            span = _match(jetons, start, parts) if jeton.mot == parts[0][0] else None
            if span:
                yield span


def _indices(jetons: Sequence[Jeton], formes: Iterable[_Parts]) -> Iterator[int]:
    for span in _spans(jetons, formes):
        yield from span.indices


def _keep_longest(found: list[tuple[_Span, Expression]]) -> list[tuple[_Span, Expression]]:
    """Drop what stands wholly within a longer expression without a gap."""
    longest = [span for span, _ in found if span.continu]
    return [
        (span, expression)
        for span, expression in found
        if not any(_contains(other, span) for other in longest)
    ]


def _contains(other: _Span, span: _Span) -> bool:
    wider = other.fin - other.debut > span.fin - span.debut
    return wider and other.debut <= span.debut and span.fin <= other.fin


def _source_words(texte: str, jetons: Sequence[Jeton], span: _Span) -> str:
    """Return the source's own words, with « … » where the expression has a gap."""
    groups: list[list[int]] = []
    for index in span.indices:
        if groups and index == groups[-1][-1] + 1:
            groups[-1].append(index)
        else:
            groups.append([index])
    words = (texte[jetons[g[0]].debut : jetons[g[-1]].fin] for g in groups)
    return f" {SUITE} ".join(" ".join(word.split()) for word in words)


@cache
def load_analyseur() -> Analyseur:
    """Return the finder of the packaged table."""
    return Analyseur(load_expressions())
