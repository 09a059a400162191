"""The state of a reading: what was said so far, and the days and hours that still wait."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from mediation_map.normalise.horaires.interpretation.semaine import (
    Cadre,
    Fermeture,
    Plage,
    Regle,
    Retrait,
    in_demis,
)
from mediation_map.normalise.horaires.phrases.noeuds import Noeud, Selection


@dataclass(slots=True)
class HeuresSeules:
    """Hours that no day claimed, and the half days they were said of."""

    plages: list[Plage]
    demis: frozenset[str]
    commentaire: str = ""
    """The phrase, when it puts a condition on these hours."""
    ailleurs: bool = False
    """Whether they are said elsewhere, or of a telephone."""


@dataclass(slots=True)
class Lecture:
    """All that a text said."""

    regles: list[Regle] = field(default_factory=list)
    retraits: list[Retrait] = field(default_factory=list)
    fermetures: list[Fermeture] = field(default_factory=list)
    generale: Cadre = field(default_factory=Cadre)
    """What qualifies every rule."""
    heures_seules: list[HeuresSeules] = field(default_factory=list)
    illisibles: list[str] = field(default_factory=list)
    """Times that cannot be read."""
    non_lus: list[str] = field(default_factory=list)
    """Words in brackets beside hours that say something the reader does not know."""
    vacances: list[str] = field(default_factory=list)
    """Hours of the school holidays: said in words only."""
    remarques: list[str] = field(default_factory=list)
    """Hours of seasons that have no dates: said in words only."""
    rythmes: list[str] = field(default_factory=list)
    """Frequencies that no rule can state (« un mardi sur deux »)."""
    permanente: Regle | None = None
    """What « 24h/24 » says of no day: every day, unless the text gives other hours."""
    doutes: list[str] = field(default_factory=list)
    """Words that no table knows, inside a schedule: nothing is published."""
    titres: bool = False
    """Whether words stand before later days: hours that contradict may be of something else."""
    ecartees: list[Regle] = field(default_factory=list)
    """Rules of another service than digital help, left out."""
    autre_jour: bool = False
    """In a day's column: whether the cell speaks of another day."""


def share_plages(regles: list[Regle], plages: list[Plage]) -> None:
    """Give each rule the spans of its half day, where the rules name different ones."""
    demis = [frozenset(d for s in regle.selections for d in s.demis) for regle in regles]
    for regle, siens in zip(regles, demis, strict=True):
        partage = len(set(demis)) > 1
        regle.plages = [p for p in plages if not partage or in_demis(p, siens)]


@dataclass(slots=True)
class Etat:
    """Where the reading of a text stands; ``jour`` is set in the column of a weekday."""

    texte: str
    jour: int | None = None
    lu: Lecture = field(default_factory=Lecture)
    section: Cadre = field(default_factory=Cadre)
    attente: Regle | None = None
    """Days that wait for their hours."""
    freres: list[Regle] = field(default_factory=list)
    """Days of some weeks that wait for the hours of those that follow."""
    heures: list[Plage] | None = None
    """Hours that wait for their days."""
    derniere: Regle | None = None
    saison_sans_jours: str = ""
    """The phrase that gave the hours of a season and no days (« Été : 8h-14h »)."""
    # -- of the phrase in hand
    numero: int = 0
    noeuds: list[Noeud] = field(default_factory=list)
    cadre: Cadre = field(default_factory=Cadre)
    devant: Cadre = field(default_factory=Cadre)
    """What qualifies the days that come next."""
    demis: frozenset[str] = frozenset()
    faites: list[Regle] = field(default_factory=list)
    heures_avant: bool = False
    colle: bool = False
    """Whether days stand right after hours that other days had taken."""
    parenthese: bool = False
    alternance: str = ""
    """The parity said after hours that had another: that of the hours to come."""

    def open_phrase(self, numero: int, noeuds: list[Noeud]) -> None:
        """Forget the phrase before, keep the days that wait and the heading."""
        self.numero, self.noeuds = numero, noeuds
        self.cadre, self.devant = Cadre(), Cadre()
        self.demis, self.faites = frozenset(), []
        self.heures_avant = self.colle = False
        self.alternance = ""

    def wait_jours(self, selections: tuple[Selection, ...], noeud: Noeud) -> None:
        """Let these days wait for their hours, under every condition said before them."""
        self._keep_attente()
        phrase = replace(self.cadre, commentaires=()) if self.devant.commentaires else self.cadre
        phrase = replace(phrase, parite="") if self.devant.parite else phrase
        cadre = self.section.merged(phrase).merged(self.devant)
        self.devant = Cadre()
        self.attente = Regle(selections, [], cadre, self.numero, noeud.debut, noeud.fin)

    def _keep_attente(self) -> None:
        """« Lundi semaine impaire et mercredi semaine paire 9h-12h »: the hours are shared."""
        avant = self.attente
        if avant is not None and avant.phrase == self.numero and avant.cadre.parite:
            self.freres.append(avant)
            self.attente = None
        self.close_attente()

    def give(self, plages: list[Plage], fin: int) -> None:
        """Give the waiting days their hours."""
        regle = self.attente
        if regle is None:
            return
        regle.plages, regle.fin, regle.phrase = list(plages), fin, self.numero
        if regle.cadre.parite and self.freres:
            share_plages([*self.freres, regle], plages)
        self.close_freres()
        self.lu.regles.append(regle)
        self.faites.append(regle)
        self.attente, self.derniere = None, regle

    def say_unknown(self, commentaire: str, fin: int) -> None:
        """Give the waiting days a comment in place of hours."""
        if self.attente is not None:
            ajout = Cadre(commentaires=(commentaire,), incertain=True)
            self.attente.cadre = self.attente.cadre.merged(ajout)
            self.give([], fin)

    def close_freres(self) -> None:
        """Keep those that shared no hours, as rules without spans."""
        self.lu.regles += self.freres
        self.freres = []

    def close_attente(self) -> None:
        """Keep the days that never got hours, as a rule without spans.

        « Du 1er dimanche d'avril … » is a date, which cannot be read.
        """
        if self.attente is not None:
            if self.attente.cadre.saison and all(s.rangs for s in self.attente.selections):
                self.lu.doutes.append(self.texte[self.attente.debut : self.attente.fin])
            self.lu.regles.append(self.attente)
            self.attente = None

    def leave_heures(self) -> None:
        """Keep hours that no day claimed."""
        if self.heures is not None:
            dit = self.phrase() if self.cadre.commentaires and not self.parenthese else ""
            cadre = self.section.merged(self.cadre)
            ailleurs = bool(cadre.saison or cadre.ecart)
            self.lu.heures_seules.append(HeuresSeules(self.heures, self.demis, dit, ailleurs))
            self.heures = None

    def spoil(self, noeud: Noeud) -> None:
        """Note that the hours of the days in hand cannot be read: nothing is said of them."""
        self.lu.illisibles.append(self.slice_of(noeud))
        if self.attente is not None:
            jours = tuple(s for s in self.attente.selections if not s.rangs)
            if self.lu.regles and jours and self.jour is None:
                self.lu.retraits.append(Retrait(jours))
            self.attente.cadre.ecart = "illisible"
            self.give([], noeud.fin)
        elif self.derniere is not None:
            self.derniere.cadre.ecart = "illisible"

    def qualify_rules(self, cadre: Cadre, regles: list[Regle]) -> None:
        """Add a condition to these rules; those of another part of the year are not read."""
        for regle in regles:
            autre = cadre.saison and not cadre.saison.startswith(regle.cadre.saison)
            if autre and regle.plages:
                self.lu.illisibles.append(self.phrase())
            regle.cadre = regle.cadre.merged(cadre)

    def comment_all(self, texte: str) -> None:
        """Say something about the rules of the phrase, or about all where it has none."""
        ajout = Cadre(commentaires=(texte,))
        if self.faites:
            self.qualify_rules(ajout, self.faites[-1:] if self.parenthese else self.faites)
        elif self.attente is not None:
            self.qualify_rules(ajout, [self.attente])
        else:
            self.lu.generale = self.lu.generale.merged(ajout)

    def slice_of(self, noeud: Noeud) -> str:
        """Return the words of a node."""
        return self.texte[noeud.debut : noeud.fin].strip()

    def clause_from(self, noeuds: list[Noeud], i: int) -> str:
        """Return the words from position ``i`` to the end of its nodes."""
        return self.texte[noeuds[i].debut : noeuds[-1].fin].strip(" ,-")

    def phrase(self) -> str:
        """Return the words of the phrase in hand."""
        return self.texte[self.noeuds[0].debut : self.noeuds[-1].fin] if self.noeuds else ""

    def head_section(self) -> None:
        """Make the conditions of the phrase those of the lines that follow."""
        self.section = replace(self.cadre, regime=bool(self.cadre.saison))
        self.cadre = Cadre()
