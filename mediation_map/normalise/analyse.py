"""What the words of a free text say of a place, each saying traceable to its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from mediation_map.normalise.expressions import (
    SUITE,
    Expression,
    TableExpressions,
    load_expressions,
)
from mediation_map.normalise.jetons import Jeton, cut_jetons, cut_mots

# How many words may stand where an expression has « … ».
ECART_MAX = 14
_Mots = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trouvaille:
    """An expression found in a sentence, with the sentence's own words."""

    expression: Expression
    mots: str
    nie: bool = False


@dataclass(frozen=True, slots=True)
class _Span:
    """The indexes of the words that match; ``continu`` = without a gap between them."""

    indices: tuple[int, ...]
    continu: bool

    @property
    def debut(self) -> int:
        return self.indices[0]

    @property
    def fin(self) -> int:
        return self.indices[-1]


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to say an expression: its first run of words is the key of an index.

    ``suites`` are the runs that follow after a gap; ``seul`` = only where it is the sentence.
    """

    expression: Expression
    suites: tuple[_Mots, ...] = ()
    seul: bool = False


class _Index:
    """Forms by their first run of words, for a lookup at each word of a text."""

    def __init__(self, vides: frozenset[str]) -> None:
        self._vides = vides
        self._forms: dict[_Mots, list[_Form]] = {}
        self._sizes: dict[str, tuple[int, ...]] = {}

    def add(self, expression: Expression, formes: Iterable[str], *, seul: bool = False) -> None:
        """Keep the forms of an expression; « … » parts a form in runs."""
        runs = [tuple(self._runs(forme)) for forme in formes]
        for first, *suites in filter(None, dict.fromkeys(runs)):
            self._forms.setdefault(first, []).append(_Form(expression, tuple(suites), seul))
            sizes = {*self._sizes.get(first[0], ()), len(first)}
            self._sizes[first[0]] = tuple(sorted(sizes))

    def _runs(self, forme: str) -> Iterator[_Mots]:
        yield from filter(None, (cut_mots(part, self._vides) for part in forme.split(SUITE)))

    def find(self, jetons: Sequence[Jeton]) -> Iterator[tuple[_Span, Expression]]:
        """Yield every form that the words of a sentence hold."""
        mots = tuple(jeton.mot for jeton in jetons)
        for start, mot in enumerate(mots):
            for size in self._sizes.get(mot, ()):
                run = mots[start : start + size]
                for form in self._forms.get(run, ()) if len(run) == size else ():
                    span = _complete(mots, start, size, form)
                    if span:
                        yield span, form.expression


def _complete(mots: _Mots, start: int, size: int, form: _Form) -> _Span | None:
    """Return the words of a form whose first run is found, or None if the rest is not."""
    indices = [*range(start, start + size)]
    for suite in form.suites:
        at = _find_run(mots, indices[-1] + 1, suite)
        if at is None:
            return None
        indices += range(at, at + len(suite))
    if form.seul and any(not mot.isdigit() for mot in _others(mots, indices)):
        return None
    return _Span(tuple(indices), continu=not form.suites)


def _find_run(mots: _Mots, start: int, run: _Mots) -> int | None:
    """Return where a run of words starts again, not too far from ``start``."""
    last = min(start + ECART_MAX, len(mots) - len(run))
    return next((at for at in range(start, last + 1) if mots[at : at + len(run)] == run), None)


def _others(mots: _Mots, indices: Sequence[int]) -> Iterator[str]:
    return (mot for i, mot in enumerate(mots) if i not in indices)


class Analyseur:
    """Finds the expressions of a table in sentences; each sentence is read alone."""

    def __init__(self, table: TableExpressions) -> None:
        self._vides = table.mots_vides
        self._expressions = _Index(self._vides)
        for expression in table.expressions:
            self._expressions.add(expression, expression.dit)
            self._expressions.add(expression, expression.dit_seul, seul=True)
        self._neutres = self._list(table.negations.neutres)
        self._avant = self._list(table.negations.avant)
        self._autour = self._list(table.negations.autour)
        self._phrase = self._list(table.negations.phrase)

    def _list(self, formes: Iterable[str]) -> _Index:
        index = _Index(self._vides)
        index.add(Expression(), formes)
        return index

    def analyse(self, phrase: str) -> tuple[Trouvaille, ...]:
        """Return every expression of a sentence; the denied ones say so (``nie``)."""
        jetons = cut_jetons(phrase, self._vides)
        found = _keep_longest(list(self._expressions.find(jetons)))
        consumed = {i for span, _ in found if span.continu for i in span.indices}
        denied = self._denied(jetons, consumed) if found else set()
        return tuple(
            Trouvaille(
                expression=expression,
                mots=_source_words(phrase, jetons, span),
                nie=not denied.isdisjoint(span.indices),
            )
            for span, expression in found
        )

    def _denied(self, jetons: Sequence[Jeton], consumed: set[int]) -> set[int]:
        """Return the indexes of the words that a negation cancels.

        A negation that is itself part of an expression (« sans rendez-vous ») cancels nothing.
        """
        kept = consumed | {i for span, _ in self._neutres.find(jetons) for i in span.indices}
        reaches = (
            (self._avant, _reach_after),
            (self._autour, _reach_clause),
            (self._phrase, _reach_sentence),
        )
        return {
            i
            for index, reach in reaches
            for span, _ in index.find(jetons)
            if kept.isdisjoint(span.indices)
            for i in reach(jetons, span)
        }


def _reach_sentence(jetons: Sequence[Jeton], _span: _Span) -> set[int]:
    return set(range(len(jetons)))


def _reach_clause(jetons: Sequence[Jeton], span: _Span) -> set[int]:
    portion = jetons[span.debut].portion
    return {i for i, jeton in enumerate(jetons) if jeton.portion == portion}


def _reach_after(jetons: Sequence[Jeton], span: _Span) -> set[int]:
    """Return the rest of the clause; a negation that is the whole clause denies the one before."""
    clause = _reach_clause(jetons, span)
    if clause == set(span.indices):
        before = jetons[span.debut].portion - 1
        return {i for i, jeton in enumerate(jetons) if jeton.portion == before}
    return {i for i in clause if i > span.debut}


def _keep_longest(found: list[tuple[_Span, Expression]]) -> list[tuple[_Span, Expression]]:
    """Drop what stands wholly within a longer expression without a gap."""
    wide = [(span.debut, span.fin) for span, _ in found if span.continu and len(span.indices) > 1]
    return [
        (span, expression)
        for span, expression in found
        if not any(_contains(other, span.debut, span.fin) for other in wide)
    ]


def _contains(other: tuple[int, int], debut: int, fin: int) -> bool:
    return other[0] <= debut and fin <= other[1] and other != (debut, fin)


def _source_words(phrase: str, jetons: Sequence[Jeton], span: _Span) -> str:
    """Return the source's own words, with « … » where the expression has a gap."""
    groups: list[list[int]] = []
    for index in span.indices:
        if groups and index == groups[-1][-1] + 1:
            groups[-1].append(index)
        else:
            groups.append([index])
    words = (phrase[jetons[g[0]].debut : jetons[g[-1]].fin] for g in groups)
    return f" {SUITE} ".join(" ".join(word.split()) for word in words)


@cache
def load_analyseur() -> Analyseur:
    """Return the finder of the packaged table."""
    return Analyseur(load_expressions())
