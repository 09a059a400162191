"""What a place offers, from its own columns and from the words of its actions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from mediation_map.constats import Constat, Probleme, Severite
from mediation_map.model.lieu import Attribution, Offre
from mediation_map.model.vocabulaires import (
    Frais,
    ModaliteAcces,
    ModaliteAccompagnement,
    Niveau,
    PriseEnCharge,
    Programme,
    Public,
    Service,
)
from mediation_map.normalise.analyse import load_analyseur
from mediation_map.normalise.besoins import Trait, answer_besoins
from mediation_map.normalise.construction import Lecteur
from mediation_map.normalise.expressions import Expression
from mediation_map.normalise.jetons import split_phrases
from mediation_map.normalise.nombres import parse_oui_non
from mediation_map.normalise.url import parse_url
from mediation_map.normalise.vocabulaire import Vocabulaire, split_liste

ACTIONS_NIEES = Probleme(
    "actions-niees",
    Severite.INFORMATION,
    "Le texte dit que cette aide n'est pas ou plus proposée (« {valeur} ») : "
    "elle n'est pas comptée.",
    "Si l'aide existe, dites-le sans négation ; sinon, rien à faire.",
)
ACTIONS_SANS_SERVICE = Probleme(
    "actions-sans-service",
    Severite.INFORMATION,
    "« {valeur} » ne dit pas quelle aide au numérique est donnée ici : le lieu reste un relais.",
    "Dites ce que l'on y fait, ou remplissez la colonne « services ».",
)

M = TypeVar("M", bound=StrEnum)
_LIEN = re.compile(r"https?://[^\s;|]+", re.IGNORECASE)
# Column of the table → field of the offer and closed list.
_COLONNES: tuple[tuple[str, str, type[StrEnum]], ...] = (
    ("services", "services", Service),
    ("niveaux", "niveaux", Niveau),
    ("modalites_accompagnement", "modalites", ModaliteAccompagnement),
    ("modalites_acces", "acces", ModaliteAcces),
    ("programmes", "programmes", Programme),
    ("frais", "frais", Frais),
    ("publics", "publics", Public),
    ("prise_en_charge", "prises_en_charge", PriseEnCharge),
)
# What the free words of a column may also say: older standards mix publics and handicaps, or
# write « à ma place » among the modalities. A label says all that it stands for.
_AIDE = frozenset({"services", "niveaux", "modalites", "programmes", "frais", "besoins"})
_PERSONNES = frozenset({"publics", "prises_en_charge", "langues"})
_PORTEES = {
    "services": _AIDE,
    "programmes": _AIDE,
    "niveaux": frozenset({"niveaux", "modalites"}),
    "modalites_accompagnement": frozenset({"niveaux", "modalites"}),
    "publics": _PERSONNES,
    "prise_en_charge": _PERSONNES,
}
_VOCABULAIRES = {liste: Vocabulaire(liste) for _, _, liste in _COLONNES}


@dataclass(frozen=True, slots=True)
class Dit:
    """One thing said of a place: the field, the value, and the source's words."""

    champ: str
    valeur: str
    mots: str


@dataclass(frozen=True, slots=True)
class LectureActions:
    """What a free text says; ``compris`` = some of its words are known, even without effect."""

    dits: tuple[Dit, ...] = ()
    traits: tuple[Trait, ...] = ()
    sur_rendez_vous: bool | None = None
    prise_rdv: str = ""
    constats: tuple[Constat, ...] = ()
    compris: bool = False


def read_offre(ligne: Lecteur) -> Offre:
    """Return the offer of a row; its services come only from what its words say."""
    texte = ligne.paragraphe("actions")
    actions = read_actions(texte)
    for constat in actions.constats:
        ligne.noter("actions", constat)
    colonnes: list[Dit] = []
    for colonne, champ, liste in _COLONNES:
        colonnes += _read_colonne(ligne, colonne, champ, _VOCABULAIRES[liste])
    dits = [*colonnes, *actions.dits]
    traits = (*_column_traits(colonnes), *actions.traits)
    besoins = answer_besoins(traits)
    if texte and not _values(dits, "services", Service) and not actions.constats:
        ligne.noter("actions", ACTIONS_SANS_SERVICE.constat(texte))
    return _assemble(ligne, texte, dits, besoins, actions)


def _assemble(
    ligne: Lecteur,
    texte: str,
    dits: Sequence[Dit],
    besoins: tuple[str, ...],
    actions: LectureActions,
) -> Offre:
    prise_rdv = ligne.lire("prise_rdv", parse_url) or actions.prise_rdv
    declared = ligne.lire("sur_rendez_vous", parse_oui_non)
    langues = [
        *split_liste(ligne.texte("langues")),
        *(d.valeur for d in dits if d.champ == "langues"),
    ]
    return Offre(
        texte=texte,
        services=_values(dits, "services", Service),
        niveaux=_values(dits, "niveaux", Niveau),
        modalites=_values(dits, "modalites", ModaliteAccompagnement),
        programmes=_values(dits, "programmes", Programme),
        frais=_values(dits, "frais", Frais),
        acces=_values(dits, "acces", ModaliteAcces),
        publics=_values(dits, "publics", Public),
        prises_en_charge=_values(dits, "prises_en_charge", PriseEnCharge),
        langues=tuple(dict.fromkeys(langues)),
        besoins=besoins,
        sur_rendez_vous=actions.sur_rendez_vous if declared is None else declared,
        prise_rdv=prise_rdv,
        a_apporter=ligne.paragraphe("a_apporter"),
        attributions=_attributions(dits, besoins),
    )


def _values(dits: Iterable[Dit], champ: str, liste: type[M]) -> tuple[M, ...]:
    """Return the values said of a field, in the order of their closed list."""
    said = {dit.valeur for dit in dits if dit.champ == champ}
    return tuple(mot for mot in liste if mot in said) if said else ()


def _attributions(dits: Iterable[Dit], besoins: Iterable[str]) -> tuple[Attribution, ...]:
    """Return the words that caused each value; a need that follows from others has none."""
    words: dict[str, dict[str, None]] = {}
    kept = set(besoins)
    for dit in dits:
        if dit.champ != "besoins" or dit.valeur in kept:
            words.setdefault(dit.valeur, {})[dit.mots] = None
    return tuple(
        Attribution(valeur=valeur, mots=" | ".join(mots)) for valeur, mots in words.items()
    )


def read_actions(texte: str) -> LectureActions:
    """Return what a free text says, and the constats of what it denies."""
    lus = [read_phrase(phrase) for phrase in split_phrases(texte)]
    answers = {lu.sur_rendez_vous for lu in lus} - {None}
    return LectureActions(
        dits=tuple(dict.fromkeys(dit for lu in lus for dit in lu.dits)),
        traits=tuple(trait for lu in lus for trait in lu.traits),
        sur_rendez_vous=answers.pop() if len(answers) == 1 else None,
        prise_rdv=next((lu.prise_rdv for lu in lus if lu.prise_rdv), ""),
        constats=tuple(dict.fromkeys(constat for lu in lus for constat in lu.constats)),
        compris=any(lu.compris for lu in lus),
    )


@lru_cache(maxsize=32768)
def read_phrase(phrase: str) -> LectureActions:
    """Return what one sentence says."""
    found = load_analyseur().analyse(phrase)
    said = [trouvaille for trouvaille in found if not trouvaille.nie]
    expressions = [trouvaille.expression for trouvaille in said]
    answers = {expression.sur_rendez_vous for expression in expressions} - {None}
    denied = dict.fromkeys(t.mots for t in found if t.nie and t.expression.effets)
    return LectureActions(
        dits=tuple(Dit(champ, mot, t.mots) for t in said for champ, mot in t.expression.effets),
        traits=(_trait(expressions),) if said else (),
        sur_rendez_vous=answers.pop() if len(answers) == 1 else None,
        prise_rdv=_booking_link(phrase, expressions),
        constats=tuple(ACTIONS_NIEES.constat(mots) for mots in denied),
        compris=bool(found),
    )


def _trait(expressions: Sequence[Expression]) -> Trait:
    """Return what a sentence says together, so that levels keep to their own services."""
    return Trait(
        services=frozenset(mot for e in expressions for mot in e.services),
        niveaux=frozenset(mot for e in expressions for mot in e.niveaux),
        modalites=frozenset(mot for e in expressions for mot in e.modalites),
        besoins=frozenset(mot for e in expressions for mot in e.besoins),
    )


def _booking_link(phrase: str, expressions: Sequence[Expression]) -> str:
    """Return the address of a sentence that tells of booking online."""
    if not any(ModaliteAcces.RDV_EN_LIGNE in expression.acces for expression in expressions):
        return ""
    link = _LIEN.search(phrase)
    return parse_url(link.group()).valeur if link else ""


def _read_colonne(
    ligne: Lecteur, colonne: str, champ: str, vocabulaire: Vocabulaire[StrEnum]
) -> list[Dit]:
    """Return what a list column says: words of the closed list, else the words people use."""
    brut = ligne.paragraphe(colonne)
    if not brut:
        return []
    portee = _PORTEES.get(colonne, frozenset({champ}))
    dits: list[Dit] = []
    for item in vocabulaire.split(brut):
        member = vocabulaire.find(item)
        if member is not None:
            dits.append(Dit(champ, str(member), item))
        elif not read_actions(item).compris:
            ligne.noter(colonne, vocabulaire.explain(item))
        # A word of the closed list says only itself, but a label stands for what it promises.
        if member is None or colonne == "programmes":
            dits += [dit for dit in read_actions(item).dits if dit.champ in portee]
    return dits


def _column_traits(dits: Sequence[Dit]) -> tuple[Trait, ...]:
    """Return what the columns say together: they describe the whole place."""
    if not dits:
        return ()
    return (
        Trait(
            services=frozenset(_values(dits, "services", Service)),
            niveaux=frozenset(_values(dits, "niveaux", Niveau)),
            modalites=frozenset(_values(dits, "modalites", ModaliteAccompagnement)),
            besoins=frozenset(dit.valeur for dit in dits if dit.champ == "besoins"),
        ),
    )
