"""Several labelled services in one cell: the hours of the place are kept, the others quoted.

Used where a text could not be read as one schedule.  « Ouvert du lundi au vendredi 9h-17h.
Demandes de devis : mardi 10h-12h » opens the place from Monday to Friday; the rest stays in words.
Digital help that is labelled has a rule of its own (see ``lieux``): such texts are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from mediation_map.normalise.horaires.doute.mots import LIEUX, NEUTRES, is_among
from mediation_map.normalise.horaires.interpretation.cadres import shorten_commentaire
from mediation_map.normalise.horaires.interpretation.semaine import Cadre
from mediation_map.normalise.horaires.jetons.texte import fold_texte
from mediation_map.normalise.horaires.osm.bilan import Semaine
from mediation_map.normalise.horaires.osm.creneaux import Creneau
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
_SERVICE = re.compile(
    r"\b(?:ateliers?|activites?|animations?|stages?|cours|formations?|documentation|consultations?"
    r"|devis|diagnostics?|demandes?|depots?|retraits?|collectes?|distributions?|inscriptions?"
    r"|domiciliation|secretariat|etat[ -]civil|urbanisme|elections?|cimetiere|passeports?"
    r"|cartes? d'identite|titres d'identite|cni|location|prets?|vente|reparation|permanences? \w+"
    r"|entretiens?|accompagnements?|aides?|ecoute|soutien|visites?|repas|douches?|vestiaires?"
    r"|courrier|bagagerie|scolarite|periscolaire|etat|comptabilite|facturation|regie|caisse"
    r"|service \w+|soins|vaccinations?|depistages?|projections?|repetitions?|club|jeux"
    r"|accueil de loisirs|centre de loisirs|garderie|halte[ -]garderie|creche|laveries?"
    r"|initiations?|conferences?|groupes? de parole)\b"
)
_ACTIVITE = re.compile(
    r"\d ?h.*?[.;\n] ?(?:- ?)?(?:ateliers?|activites?|animations?|stages?|cours|visites?"
    r"|conferences?|projections?|repetitions?|initiations?|jeux)\b[^\n.;:\d]{0,40}:(?! ?\n)",
    re.DOTALL,
)
_DITS = ("permanence", "laverie")
_AILLEURS = re.compile(
    r"\b(?:[àÀ]|[Aa]ux?|[Ss]ur|[Cc]hez)\s+(?:la |l['’])?(?!R\.?D|RV|Rendez)[A-ZÀ-Ý]"
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


Lire = Callable[[str], Semaine | None]
"""Reads a part of a text; None where it is in doubt or states no slot."""


def names_service(propre: str) -> bool:
    """Tell whether a text holds the word of a service at all: most need no second reading."""
    return _SERVICE.search(fold_texte(propre)) is not None


def names_activity(propre: str) -> bool:
    """Tell whether hours are followed by those of an activity (« Atelier : samedi 14h-17h »)."""
    return _ACTIVITE.search(fold_texte(propre)) is not None


def part_services(
    propre: str, phrases: list[list[Noeud]], lire: Lire
) -> tuple[str, list[str]] | None:
    """Return the text of the hours to keep and the parts to quote; None where that is not plain."""
    parties = _parties(propre, phrases)
    if parties is None:
        return None
    dites = [p for p in parties if p.horaire]
    services = [p for p in dites if p.sorte == "service"]
    if not services or any(p.sorte == "inconnu" for p in dites):
        return None
    if dites != services and any(p.suivie for p in services):
        return None  # « Accueil : lundi. Atelier : mardi. Jeudi … »: whose day it is is not said
    garde = _largest(services, propre, lire) if dites == services else dites[0]
    if garde is None or (garde.sorte == "service" and len(services) < 2):
        return None
    if garde is not dites[0] and dites[0].sorte == "lieu":
        return None
    gardees = [p for p in parties if p is garde or p.sorte == "lieu"]
    cites = [p for p in parties if p not in gardees]
    return "\n".join(p.texte(propre) for p in gardees), [p.citation(propre) for p in cites]


def _largest(services: list[Partie], propre: str, lire: Lire) -> Partie | None:
    """Return the service whose hours hold those of all the others."""
    lus = [semaine.creneaux for p in services if (semaine := lire(p.texte(propre)))]
    if len(lus) < len(services):
        return None
    for partie, siens in zip(services, lus, strict=True):
        if all(_holds(siens, creneau) for autres in lus for creneau in autres):
            return partie
    return None


def join_services(propre: str, phrases: list[list[Noeud]], lire: Lire) -> list[Semaine]:
    """Return the weeks of a text that only lists services, each in its words; none in doubt.

    « Atelier enfants : mercredi 14h-16h. Atelier adultes : samedi 10h-12h » opens on both days.
    """
    parties = [p for p in _parties(propre, phrases) or [] if p.bouts]
    if propre.upper() == propre:
        return []  # in capitals, « PERMANENCE GANGES » may be a place
    if len(parties) < 2 or any(p.sorte != "service" or p.suivie for p in parties):
        return []
    semaines: list[Semaine] = []
    for partie in parties:
        lue = lire(partie.dit(propre)) if partie.horaire else None
        if lue is None or _names_place(partie.label(propre)):
            return []
        ajout = Cadre(commentaires=(shorten_commentaire(partie.citation(propre)),))
        creneaux = [
            replace(c, cadre=replace(c.cadre, commentaires=()).merged(ajout)) for c in lue.creneaux
        ]
        semaines.append(replace(lue, creneaux=creneaux))
    return semaines


def _names_place(label: str) -> bool:
    """« Permanence Ganges », « Permanence 2 allée des Rives »: services of two places."""
    mots = re.findall(r"\w+", label)
    lieux = (m for m in re.findall(r"[a-z]{2,}", fold_texte(label)) if not is_among(m, NEUTRES))
    propres = any(m[:1].isupper() and not m.isupper() for m in mots[1:])
    return propres or any(is_among(m, LIEUX) for m in lieux) or any(m.isdigit() for m in mots)


def _holds(grands: list[Creneau], petit: Creneau) -> bool:
    """Tell whether plain weekly hours of that day cover every span of the slot."""
    plages = [
        plage
        for c in grands
        if c.jour == petit.jour and c.cle[:3] == ("", "", ()) and not c.cadre.incertain
        for plage in c.plages
    ]
    return all(any(a <= d and f <= b for a, b in plages) for d, f in petit.plages)


def _parties(propre: str, phrases: list[list[Noeud]]) -> list[Partie] | None:
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
    if _SERVICE.search(plie) and not (du_lieu and not plie.startswith(_DITS)):
        return "service"
    return "lieu" if du_lieu else "inconnu"
