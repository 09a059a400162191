"""A text cut into parts, each under its label: the place's own, or a service's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from mediation_map.normalise.horaires.doute.mots import LIEUX, NEUTRES, is_among
from mediation_map.normalise.horaires.jetons.texte import fold_texte
from mediation_map.normalise.horaires.phrases.noeuds import Noeud

_DES_HORAIRES = frozenset(
    {"jours", "chaine", "demis", "rangs", "depuis", "jusqua", "CORROMPU", "PERMANENT", "IDEM"}
)
_DU_LIEU = frozenset({"DISTANCE", "SAISON", "saison", "dates", "VACANCES", "SCOLAIRE", "FERIE"})
"""What heads other hours of the same place: they are read with its own."""
_FERMANTS = frozenset({"FERME", "SAUF", "PAS", "VACANCES", "VACANCES_HORS", "saison", "dates"})
_MOTS = frozenset({"MOT", "VIRGULE", "demis", "PUBLIC", "OUVERT"})
_NUMERIQUE = re.compile(
    r"numeri|conseill|multimedia|mediat(?!h)|informati|internet|cyber|\bepn\b|ordinateur|tablette|smartphone"
    r"|france services?"
)
_DITS = ("permanence", "laverie")
_AILLEURS = re.compile(
    r"\b(?:[àÀ]|[Aa]ux?|[Ss]ur|[Cc]hez)\s+(?:la |l['’])?(?!R\.?D|RV|Rendez)[A-ZÀ-Ý]"
)


SERVICE = re.compile(
    r"\b(?:ateliers?|activites?|animations?|stages?|cours|formations?|documentation|consultations?"
    r"|devis|diagnostics?|demandes?|depots?|retraits?|collectes?|distributions?|inscriptions?"
    r"|domiciliation|secretariat|etat[ -]civil|urbanisme|elections?|cimetiere|passeports?"
    r"|cartes? d'identite|titres d'identite|cni|location|prets?|vente|reparation|permanences? \w+"
    r"|entretiens?|accompagnements?|aides?|ecoute|soutien|visites?|repas|douches?|vestiaires?"
    r"|courrier|bagagerie|scolarite|periscolaire|etat|comptabilite|facturation|regie|caisse"
    r"|service \w+|soins|vaccinations?|depistages?|projections?|repetitions?|club|jeux"
    r"|accueil de loisirs|centre de loisirs|garderie|halte[ -]garderie|creche|laveries?"
    r"|juristes?|avocats?|notaires?|conciliateurs?|ecrivains? publics?|psychologues?|infirmi[a-z]+"
    r"|assistantes? sociales?|pesees?|pmi|initiations?|conferences?|groupes? de parole)\b"
)


@dataclass(slots=True)
class Partie:
    """A part of the text under one label."""

    sorte: str
    """``lieu`` (the place's own hours), ``service``, or ``inconnu``."""
    bouts: list[tuple[int, int]] = field(default_factory=list)
    horaire: bool = False
    """Whether it states hours."""
    titre: int = 0
    """Length of the label that heads it, up to its colon; 0 when it has none."""
    suivie: bool = False
    """Whether days with no label follow those of its own line."""

    def texte(self, propre: str) -> str:
        """Return its words, one clause a line."""
        return "\n".join(propre[a:b].strip(" ,;-\n") for a, b in self.bouts)

    def dit(self, propre: str) -> str:
        """Return its words after « Atelier : », which is only quoted."""
        return self.texte(
            propre[: self.bouts[0][0]] + " " * self.titre + propre[self.bouts[0][0] + self.titre :]
        )

    def label(self, propre: str) -> str:
        """Return the words up to its colon, or all of its words when it has none."""
        debut, fin = self.bouts[0][0], self.bouts[-1][1]
        return propre[debut : debut + self.titre if self.titre else fin]

    def citation(self, propre: str) -> str:
        """Return its words on one line, to be quoted."""
        return self.texte(propre).replace(":\n", ": ").replace("\n", ", ")


def list_parties(propre: str, phrases: list[list[Noeud]]) -> list[Partie] | None:
    """Return the parts in order; None where the text speaks of digital help by name."""
    parties = [Partie("lieu")]
    titre = ""
    for clause in _clauses(phrases):
        nom = _label(propre, clause)
        horaire = _has_hours(clause)
        if _NUMERIQUE.search(fold_texte(nom)):
            return None
        if nom and not horaire and _heads(clause):
            titre = nom
            parties.append(Partie(_kind(titre, clause)))
        elif nom and horaire:
            if not (titre and _kind(nom, clause) == "lieu"):
                parties.append(Partie(_kind(nom, clause)))
            titre = ""
        elif horaire and parties[-1].horaire and not titre:
            parties[-1].suivie = True
        _add(parties, clause, horaire)
    return parties


def _add(parties: list[Partie], clause: list[Noeud], horaire: bool) -> None:
    """Add a clause to the part in hand; closures are said of the place."""
    ferme = not horaire and any(n.genre in _FERMANTS for n in clause)
    vise = parties[0] if ferme else parties[-1]
    vise.bouts.append((clause[0].debut, clause[-1].fin))
    vise.horaire = vise.horaire or horaire
    if len(vise.bouts) == 1:
        vise.titre = _title(clause)


def _clauses(phrases: list[list[Noeud]]) -> Iterator[list[Noeud]]:
    """Yield the phrases, cut where a comma is followed by words, then days, after hours."""
    for noeuds in filter(None, phrases):
        debut = 0
        for i in range(1, len(noeuds)):
            if noeuds[i - 1].genre == "VIRGULE" and _opens_clause(noeuds[debut:i], noeuds[i:]):
                yield noeuds[debut:i]
                debut = i
        yield noeuds[debut:]


def _opens_clause(avant: list[Noeud], suite: list[Noeud]) -> bool:
    reste = [n.genre for n in suite]
    mots = next((k for k, genre in enumerate(reste) if genre != "MOT"), len(reste))
    suivants = [genre for genre in reste[mots : mots + 2] if genre != "DEUX_POINTS"]
    return bool(mots) and suivants[:1] == ["jours"] and "chaine" in reste and _has_hours(avant)


def _has_hours(noeuds: list[Noeud]) -> bool:
    return any(
        n.genre in {"chaine", "PERMANENT"} or (n.genre == "parenthese" and _has_hours(n.valeur))
        for n in noeuds
    )


def _label(propre: str, clause: list[Noeud]) -> str:
    """Return the words before the first day or hour."""
    fin = next((n.debut for n in clause if n.genre in _DES_HORAIRES), clause[-1].fin)
    mots = propre[clause[0].debut : fin].strip(" :,-\n")
    utiles = [n for n in clause if n.fin <= fin and n.genre not in {"VIRGULE", "DEUX_POINTS"}]
    return mots if utiles else ""


def _title(clause: list[Noeud]) -> int:
    """Return how long a label of plain words and its colon are: days and hours are no label."""
    point = next((n for n in clause if n.genre == "DEUX_POINTS"), None)
    avant = [n for n in clause if point is not None and n.fin <= point.debut]
    simple = point is not None and all(n.genre in _MOTS for n in avant)
    return point.fin - clause[0].debut if point is not None and simple else 0


def _heads(clause: list[Noeud]) -> bool:
    """« Consultations : » alone heads the lines that follow."""
    return clause[-1].genre == "DEUX_POINTS" and not any(n.genre in _FERMANTS for n in clause)


def _kind(nom: str, clause: list[Noeud]) -> str:
    """Tell whether a label is of the place, of a service, or of something unknown."""
    plie = fold_texte(nom)
    mots = re.findall(r"[a-z]{2,}", plie)
    du_lieu = all(is_among(m, NEUTRES) or is_among(m, LIEUX) for m in mots)
    if any(n.genre in _DU_LIEU for n in clause[:1]):
        return "lieu"
    if _AILLEURS.search(nom):
        return "inconnu"
    if SERVICE.search(plie) and not (du_lieu and not plie.startswith(_DITS)):
        return "service"
    return "lieu" if du_lieu else "inconnu"
