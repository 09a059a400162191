"""Mailboxes: several in a cell, cut ones, and those that look like a person's own."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from email_validator import EmailNotValidError, validate_email

from mediation_map.constats import Constat, Probleme, Severite
from mediation_map.model.lieu import Courriel
from mediation_map.normalise.lecture import Lecture
from mediation_map.normalise.texte import cut, fold, fold_words

COURRIEL_COUPE = Probleme(
    "courriel-coupe",
    Severite.AVERTISSEMENT,
    "« {valeur} » est une adresse électronique coupée : elle n'est pas publiée.",
    "Écrivez l'adresse entière, par exemple contact@mairie.fr.",
)
COURRIEL_INVALIDE = Probleme(
    "courriel-invalide",
    Severite.AVERTISSEMENT,
    "« {valeur} » n'est pas une adresse électronique : elle n'est pas publiée.",
    "Écrivez une adresse comme contact@mairie.fr, ou laissez la case vide.",
)
COURRIEL_PERSONNEL = Probleme(
    "courriel-personnel",
    Severite.AVERTISSEMENT,
    "« {valeur} » ressemble à la boîte d'une personne : elle reste hors du site public.",
    "Préférez une boîte de service, ou déplacez celle-ci dans « contact_pro ».",
)

COURRIEL_TEXTE = Probleme(
    "courriel-texte-autour",
    Severite.INFORMATION,
    "« {valeur} » est écrit à côté de l'adresse électronique et n'est pas repris.",
    "Gardez seulement l'adresse dans cette colonne.",
)

LONGUEUR_MAX = 1000
_PIECES = re.compile(r"[\s,;|/<>()\[\]\"]+|\bmailto:", re.IGNORECASE)
_PARTS = re.compile(r"[._\-+]+")
# Joining words and labels that people put around addresses.
_MOTS_NEUTRES = {"ou", "et", "mail", "courriel", "email", "e-mail", "mel", "adresse", "puis"}


@cache
def _listes() -> dict[str, frozenset[str]]:
    brut = tomllib.loads((files(__package__) / "courriels.toml").read_text(encoding="utf-8"))
    return {nom: frozenset(mots) for nom, mots in brut.items()}


@lru_cache(maxsize=65536)
def parse_courriels(texte: str, contexte: str = "") -> Lecture[tuple[Courriel, ...]]:
    """Return the mailboxes of a cell; a bad one never drops a good one.

    ``contexte`` is what the place is called: a mailbox that bears its name is not a person's.
    """
    lu = cut(texte, LONGUEUR_MAX)
    pieces = [p.strip(".:'") for p in _PIECES.split(lu.valeur) if p]
    addresses = [piece for piece in pieces if "@" in piece]
    words = [p for p in pieces if "@" not in p and p and p.lower() not in _MOTS_NEUTRES]
    constats = [*lu.constats]
    found: dict[str, Courriel] = {}
    for piece in addresses:
        adresse = _validate(piece)
        if adresse is None:
            constats.append(_explain(piece))
            continue
        found[adresse] = Courriel(adresse=adresse, personnel=looks_personal(adresse, contexte))
    constats += [COURRIEL_PERSONNEL.constat(c.adresse) for c in found.values() if c.personnel]
    told = " ".join(words)
    if words and not addresses:
        constats.append(COURRIEL_INVALIDE.constat(texte))
    elif any(c.isalnum() for c in told):
        constats.append(COURRIEL_TEXTE.constat(told))
    return Lecture(tuple(found.values()), tuple(constats))


@lru_cache(maxsize=65536)
def _validate(piece: str) -> str | None:
    """Return the address in lower case, or None; its domain must have a dot."""
    try:
        checked = validate_email(
            piece, check_deliverability=False, globally_deliverable=False, test_environment=True
        )
    except EmailNotValidError:
        return None
    return checked.normalized.lower() if "." in checked.domain else None


def _explain(piece: str) -> Constat:
    local, _, domain = piece.partition("@")
    if piece.count("@") == 1 and local and "." not in domain:
        return COURRIEL_COUPE.constat(piece)
    return COURRIEL_INVALIDE.constat(piece)


def looks_personal(adresse: str, contexte: str = "") -> bool:
    """Return whether the mailbox looks like ``prenom.nom``, ``p.nom``, ``pnom`` or ``prenom``."""
    local, _, domain = fold(adresse).partition("@")
    parts = [part for part in _PARTS.split(local) if part]
    if not parts or not all(part.isalpha() for part in parts) or domain in _listes()["domaines"]:
        return False
    if _is_generic(parts, f"{contexte} {domain.rpartition('.')[0]}"):
        return False
    if len(parts) == 1:
        return _is_name(parts[0])
    return _is_prenom(parts[0]) or (len(parts) == 2 and (len(parts[0]) == 1 or "." in local))


def _is_generic(parts: list[str], contexte: str) -> bool:
    """Return whether a part is a service's word, or a word of the place's own name."""
    generiques = _listes()["generiques"]
    known = [word for word in fold_words(contexte).split() if len(word) > 2]
    return any(
        part in generiques
        or part.rstrip("s") in generiques
        or any(part.startswith(word) for word in generiques if len(word) > 4)
        or any(word in part for word in known)
        for part in parts
    )


def _is_prenom(part: str) -> bool:
    return part in _listes()["prenoms"]


def _is_name(part: str) -> bool:
    return _is_prenom(part) or part[1:] in _listes()["noms"] or part[:-1] in _listes()["noms"]
