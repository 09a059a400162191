"""The declared grammar, built once on first use, and the nodes it gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, cast

from lark import Lark, Token, Transformer, UnexpectedInput
from lark.lexer import Lexer

from mediation_map.normalise.horaires.jetons.contexte import settle_jetons
from mediation_map.normalise.horaires.jetons.dates import (
    NOMS_MOIS,
    month_runs,
    quinzaine,
    read_date,
    write_dates,
    write_mois,
)
from mediation_map.normalise.horaires.jetons.jeton import Jeton, scan_jetons
from mediation_map.normalise.horaires.phrases.noeuds import Chaine, Noeud, Selection

JETONS_MAX = 400
"""A text with more tokens than this does not describe a week: it is not read at all."""


def parse_phrases(plie: str) -> list[list[Noeud]]:
    """Return the phrases of a folded text, each a list of nodes in the order of the text.

    The last passes over the tokens leave nothing that the grammar refuses; should one slip
    through, nothing is read rather than half of the text.
    """
    jetons = list(islice(scan_jetons(plie), JETONS_MAX + 1))
    if len(jetons) > JETONS_MAX:
        return []
    jetons = settle_jetons(jetons)
    try:
        phrases: list[list[Noeud]] = cast("Any", _parser()).parse(jetons)
    except UnexpectedInput:
        return []
    return phrases


class _Jetons(Lexer):
    """Hands ready tokens to the parser."""

    def __init__(self, _conf: object) -> None:
        """Accept what lark passes to a lexer."""

    def lex(self, lexer_state: object, parser_state: object = None) -> Iterator[Token]:
        """Yield the tokens of ``lexer_state``, the list that was given to the parser."""
        for jeton in cast("list[Jeton]", lexer_state):
            yield Token(jeton.genre, cast("Any", jeton))


@cache
def _parser() -> Lark:
    source = Path(__file__).with_name("grammaire.lark").read_text(encoding="utf-8")
    return Lark(
        source, parser="lalr", lexer=_Jetons, transformer=_Noeuds(), maybe_placeholders=False
    )


def _jeton(token: object) -> Jeton:
    return cast("Jeton", cast("Token", token).value)


def _node(genre: str, valeur: object, enfants: list[Any]) -> Noeud:
    premier, dernier = enfants[0], enfants[-1]
    debut = premier.debut if isinstance(premier, Noeud) else _jeton(premier).debut
    fin = dernier.fin if isinstance(dernier, Noeud) else _jeton(dernier).fin
    article = premier.article if isinstance(premier, Noeud) else bool(_jeton(premier).article)
    return Noeud(genre, valeur, debut, fin, article)


class _Noeuds(Transformer[Any, Any]):
    """One method per rule of the grammar; children are tokens or nodes."""

    def start(self, enfants: list[Any]) -> list[list[Noeud]]:
        return [e for e in enfants if isinstance(e, list)]

    def phrase(self, enfants: list[Any]) -> list[Noeud]:
        return list(enfants)

    def parenthese(self, enfants: list[Any]) -> Noeud:
        dedans = [e if isinstance(e, Noeud) else _sign(e) for e in enfants[1:-1]]
        return _node("parenthese", dedans, enfants)

    def signe(self, enfants: list[Any]) -> Noeud:
        return _sign(enfants[0])

    def jours(self, enfants: list[Any]) -> Noeud:
        blocs = [e for e in enfants if isinstance(e, Noeud)]
        choix = any(not isinstance(e, Noeud) and e.type == "OU_J" for e in enfants)
        noeud = _node("jours", _share_demis(_narrow(blocs)), blocs)
        return replace(noeud, texte="ou") if choix else noeud

    def bloc(self, enfants: list[Any]) -> Noeud:
        rangs: tuple[int, ...] = ()
        demis: frozenset[str] = frozenset()
        jours: frozenset[int] = frozenset()
        for enfant in enfants:
            if isinstance(enfant, Noeud):
                rangs = enfant.valeur if enfant.genre == "rangs" else rangs
                demis = enfant.valeur if enfant.genre == "demis" else demis
                jours = enfant.valeur if enfant.genre == "plage_jours" else jours
        selections = tuple(Selection(j, rangs, demis) for j in sorted(jours))
        return _node("bloc", selections, enfants)

    def plage_jours(self, enfants: list[Any]) -> Noeud:
        ensembles = [_jeton(e).valeur for e in enfants if e.type == "JOUR"]
        if len(ensembles) > 1 and all(len(e) == 1 for e in ensembles):
            jours = _days_between(min(ensembles[0]), min(ensembles[-1]))
        else:
            jours = frozenset().union(*ensembles)
        return _node("plage_jours", jours, enfants)

    def rangs(self, enfants: list[Any]) -> Noeud:
        rangs = {r for e in enfants if e.type == "NIEME" for r in _jeton(e).valeur}
        return _node("rangs", tuple(sorted(rangs, key=lambda r: (r < 0, r))), enfants)

    def rangs_seuls(self, enfants: list[Any]) -> Noeud:
        rangs = {r for e in enfants if e.type == "RANG" for r in _jeton(e).valeur}
        return _node("rangs", tuple(sorted(rangs, key=lambda r: (r < 0, r))), enfants)

    def demis(self, enfants: list[Any]) -> Noeud:
        return _node("demis", frozenset(_jeton(e).valeur for e in enfants if e.type == "DEMI"),
                     enfants)  # fmt: skip

    def chaine(self, enfants: list[Any]) -> Noeud:
        temps: list[int] = []
        marques: list[str] = []
        marque = ""
        for enfant in enfants:
            if isinstance(enfant, Noeud):
                marque = enfant.valeur
                continue
            if temps:
                marques.append(marque)
            temps.append(_jeton(enfant).valeur)
            marque = ""
        de = bool(_jeton(enfants[0]).article)
        return _node("chaine", Chaine(tuple(temps), tuple(marques), de), enfants)

    def joint(self, enfants: list[Any]) -> Noeud:
        token = enfants[0]
        marque = "-" if token.type == "LIEN_H" else _jeton(token).texte.strip()
        return _node("joint", marque, enfants)

    def depuis(self, enfants: list[Any]) -> Noeud:
        return _node("depuis", enfants[1].valeur, enfants)

    def jusqua(self, enfants: list[Any]) -> Noeud:
        return _node("jusqua", enfants[1].valeur, enfants)

    def entre(self, enfants: list[Any]) -> Noeud:
        chaine: Chaine = enfants[1].valeur
        marques = ("-", *chaine.marques[1:]) if chaine.marques else ()
        return _node("chaine", Chaine(chaine.temps, marques), enfants)

    def saison(self, enfants: list[Any]) -> Noeud:
        plages = [e.valeur for e in enfants if isinstance(e, Noeud)]
        if len(plages) > 1 and all(p in NOMS_MOIS for p in plages):
            plages = month_runs([NOMS_MOIS.index(p) for p in plages])
        return _node("saison", ",".join(plages), enfants)

    def plage_mois(self, enfants: list[Any]) -> Noeud:
        mois = [_jeton(e).valeur for e in enfants if e.type == "MOIS"]
        return _node("plage_mois", write_mois(mois[0], mois[-1]), enfants)

    def dates(self, enfants: list[Any]) -> Noeud:
        jetons = [_jeton(e) for e in enfants]
        if jetons[0].genre == "QUINZAINE":
            return _node("dates", (quinzaine(jetons[0].texte), True), enfants)
        bornes = [read_date(j.texte) for j in jetons if j.genre == "DATE"]
        return _node("dates", (write_dates(bornes), len(bornes) == 2), enfants)


def _sign(token: object) -> Noeud:
    jeton = _jeton(token)
    return Noeud(
        jeton.genre, jeton.valeur, jeton.debut, jeton.fin, bool(jeton.article), jeton.texte
    )


def _days_between(debut: int, fin: int) -> frozenset[int]:
    return frozenset((debut + i) % 7 for i in range((fin - debut) % 7 + 1))


def _narrow(blocs: list[Noeud]) -> list[Noeud]:
    """« Tous les jours, du lundi au vendredi »: the narrower days say what « tous » means."""
    precis = [b for b in blocs if len(b.valeur) < 7]
    return precis if sum(len(b.valeur) for b in precis) > 1 else blocs


def _share_demis(blocs: list[Noeud]) -> tuple[Selection, ...]:
    """« les mardi et vendredi après-midi »: without its own article the last half day is shared."""
    out: list[tuple[Selection, ...]] = []
    suivant: frozenset[str] = frozenset()
    for bloc, apres in zip(reversed(blocs), [None, *reversed(blocs)], strict=False):
        partage = suivant if apres is not None and not apres.article else frozenset()
        selections = tuple(
            s if s.demis or not partage else Selection(s.jour, s.rangs, partage)
            for s in bloc.valeur
        )
        out.append(selections)
        suivant = selections[0].demis
    return tuple(s for selections in reversed(out) for s in selections)
