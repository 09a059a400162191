"""What is sent to the BAN service: an identifier and the address, nothing else."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mediation_map.geocode.protocole import Demande
from mediation_map.geocode.requete_ville import CODES_VILLES
from mediation_map.model.lieu import Adresse

Q_MIN, Q_MAX = 3, 200
LIGNES_MAX = 200_000
OCTETS_MAX = 50_000_000
COLONNES = ("id", "adresse_demandee", "commune_demandee")
CODE_INSEE = re.compile(r"\d{5}|\d[AB]\d{3}")
PLAGE = re.compile(r"^(\d+)\s*(?:-|–|/|à|et)\s*\d+\b\s*,?", re.IGNORECASE)
DEUX_VOIES = re.compile(r"\s+[-–—/]\s+")


@dataclass(frozen=True, slots=True)
class Question:
    """One question to the service; ``commune`` (INSEE code) keeps the search inside it."""

    id: str
    q: str
    commune: str = ""

    @property
    def is_askable(self) -> bool:
        """Whether the service accepts the text."""
        return Q_MIN <= len(self.q) <= Q_MAX

    def unfiltered(self) -> Question:
        """The same question to the whole country."""
        return Question(self.id, self.q)


def make_questions(demande: Demande) -> list[Question]:
    """Return the questions for an address: the whole first, then each of two ways glued."""
    adresse = demande.adresse
    code = adresse.code_insee.upper()
    filtre = code if CODE_INSEE.fullmatch(code) and code not in CODES_VILLES else ""
    voies = [adresse.voie, *_glued(adresse.voie)]
    return [Question(demande.id, write_q(voie, adresse), filtre) for voie in voies]


def write_q(voie: str, adresse: Adresse) -> str:
    """Return the text asked: street, postcode, commune; a range of numbers is its first."""
    street = PLAGE.sub(r"\1 ", " ".join(voie.split()))
    return clean_q(f"{street} {adresse.ligne_commune}")


def clean_q(texte: str) -> str:
    """Return a text as the service takes it: from a letter or digit on, cut between words."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in texte).split())
    start = next((i for i, c in enumerate(plain) if c.isalnum()), len(plain))
    plain = plain[start:]
    if len(plain) <= Q_MAX:
        return plain
    return plain[: Q_MAX + 1].rpartition(" ")[0] or plain[:Q_MAX]


def dump_questions(questions: Sequence[Question]) -> bytes:
    """Return the CSV to post.

    No heading is one of those that the service takes for a position (lat, lon…).
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLONNES)
    writer.writerows((question.id, question.q, question.commune) for question in questions)
    return out.getvalue().encode()


def split_lots(questions: Sequence[Question], taille: int) -> Iterator[Sequence[Question]]:
    """Yield the questions in lots of at most ``taille``, each under the service's limits."""
    lot: list[Question] = []
    octets = 0
    for question in questions:
        size = len(dump_questions([question]))
        if lot and (len(lot) >= min(taille, LIGNES_MAX) or octets + size > OCTETS_MAX):
            yield lot
            lot, octets = [], 0
        lot.append(question)
        octets += size
    if lot:
        yield lot


def _glued(voie: str) -> list[str]:
    parts = [part.strip() for part in DEUX_VOIES.split(voie) if len(part.strip()) > Q_MIN]
    return parts if len(parts) > 1 else []
