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
from mediation_map.normalise.analyse import Trouvaille, load_analyseur
from mediation_map.normalise.besoins import Trait, answer_besoins, load_besoins
from mediation_map.normalise.construction import Lecteur
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
_VOCABULAIRES = {liste: Vocabulaire(liste) for _, _, liste in _COLONNES}


@dataclass(frozen=True, slots=True)
class Dit:
    """One thing said of a place: the field, the value, and the source's words."""

    champ: str
    valeur: str
    mots: str


@dataclass(frozen=True, slots=True)
class LectureActions:
    """What a free text says: sayings, what each sentence says together, and the rest."""

    dits: tuple[Dit, ...] = ()
    traits: tuple[Trait, ...] = ()
    sur_rendez_vous: bool | None = None
    prise_rdv: str = ""
    constats: tuple[Constat, ...] = ()


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
    besoins = answer_besoins(traits, load_besoins())
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
    return tuple(mot for mot in liste if mot.value in said)


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


@lru_cache(maxsize=32768)
def read_actions(texte: str) -> LectureActions:
    """Return what a free text says, and the constats of what it denies."""
    if not texte:
        return LectureActions()
    found = load_analyseur().analyse(texte)
    said = [trouvaille for trouvaille in found if not trouvaille.nie]
    denied = [t.mots for t in found if t.nie and _dits_of(t)]
    return LectureActions(
        dits=tuple(dict.fromkeys(dit for t in said for dit in _dits_of(t))),
        traits=_traits(said),
        sur_rendez_vous=_appointment(said),
        prise_rdv=_booking_link(texte, said),
        constats=tuple(ACTIONS_NIEES.constat(mots) for mots in dict.fromkeys(denied)),
    )


def _dits_of(trouvaille: Trouvaille) -> list[Dit]:
    expression = trouvaille.expression
    groups = [(champ, getattr(expression, champ)) for _, champ, _ in _COLONNES]
    groups += [("langues", expression.langues), ("besoins", expression.besoins)]
    return [Dit(champ, str(mot), trouvaille.mots) for champ, mots in groups for mot in mots]


def _traits(said: Sequence[Trouvaille]) -> tuple[Trait, ...]:
    """Return what each sentence says together, so that levels keep to their own services."""
    phrases = dict.fromkeys(trouvaille.phrase for trouvaille in said)
    return tuple(_trait([t for t in said if t.phrase == phrase]) for phrase in phrases)


def _trait(said: Sequence[Trouvaille]) -> Trait:
    expressions = [trouvaille.expression for trouvaille in said]
    return Trait(
        services=frozenset(mot for e in expressions for mot in e.services),
        niveaux=frozenset(mot for e in expressions for mot in e.niveaux),
        modalites=frozenset(mot for e in expressions for mot in e.modalites),
        besoins=frozenset(mot for e in expressions for mot in e.besoins),
    )


def _appointment(said: Sequence[Trouvaille]) -> bool | None:
    """Return whether one must book: None when the text does not say, or says both."""
    answers = {t.expression.sur_rendez_vous for t in said} - {None}
    return answers.pop() if len(answers) == 1 else None


def _booking_link(texte: str, said: Sequence[Trouvaille]) -> str:
    """Return the address written after words that tell of booking online."""
    for trouvaille in said:
        if ModaliteAcces.RDV_EN_LIGNE in trouvaille.expression.acces:
            link = _LIEN.search(texte, texte.find(trouvaille.mots.split(" ")[0]))
            return parse_url(link.group()).valeur if link else ""
    return ""


def _read_colonne(
    ligne: Lecteur, colonne: str, champ: str, vocabulaire: Vocabulaire[StrEnum]
) -> list[Dit]:
    """Return what a list column says: words of the closed list, else the words people use."""
    brut = ligne.texte(colonne)
    if not brut:
        return []
    dits: list[Dit] = []
    for item in vocabulaire.split(brut):
        member = vocabulaire.find(item)
        if member is not None:
            dits.append(Dit(champ, str(member), item))
            continue
        others = [dit for dit in read_actions(item).dits if dit.champ in (champ, "besoins")]
        if not any(dit.champ == champ for dit in others):
            ligne.noter(colonne, vocabulaire.explain(item))
        dits += others
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
