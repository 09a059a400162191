"""Reading the phrases in order: which hours belong to which days, under which conditions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from mediation_map.normalise.horaires.cadres import (
    CADRES,
    EXCEPTIONS,
    qualify_signe,
    rythme_jours,
)
from mediation_map.normalise.horaires.cibles import Cibles, take_cibles
from mediation_map.normalise.horaires.jetons import TOUS_LES_JOURS
from mediation_map.normalise.horaires.noeuds import Chaine, Noeud, Selection
from mediation_map.normalise.horaires.semaine import Cadre, Exception_, Plage, Regle, read_plages


@dataclass(slots=True)
class Lecture:
    """All that a text said."""

    regles: list[Regle] = field(default_factory=list)
    exceptions: list[Exception_] = field(default_factory=list)
    fermetures: list[str] = field(default_factory=list)
    """Closed periods as OSM selectors: dates, months, PH, SH, nth days."""
    global_: Cadre = field(default_factory=Cadre)
    heures_sans_jour: list[tuple[list[Plage], frozenset[str], int, int]] = field(
        default_factory=list
    )
    non_lus: list[tuple[int, int]] = field(default_factory=list)
    contrat: bool = True


class Lecteur:
    """Folds phrases into a ``Lecture``; one method per kind of node."""

    def __init__(self, texte: str, jour: int | None = None) -> None:
        """Read ``texte``; with ``jour``, the cell of that weekday's column."""
        self.texte = texte
        self.jour = jour
        self.lu = Lecture()
        self.section = Cadre()
        self.attente: Regle | None = None
        self.heures: tuple[Chaine, list[Plage]] | None = None
        self.derniere: Regle | None = None
        self._open_colonne()

    def _open_colonne(self) -> None:
        if self.jour is not None:
            self.attente = Regle((Selection(self.jour),))

    def read(self, phrases: list[list[Noeud]]) -> Lecture:
        """Return what the phrases say."""
        for i, noeuds in enumerate(phrases):
            self._phrase(i, noeuds)
        self._close_attente()
        return self.lu

    # -- a phrase -----------------------------------------------------------------------------

    def _phrase(self, numero: int, noeuds: list[Noeud]) -> None:
        self.numero, self.noeuds = numero, noeuds
        self.cadre = Cadre()
        self.lieu = ""
        self.demis: frozenset[str] = frozenset()
        self.faites: list[Regle] = []
        self.heures_avant = False
        self._read_noeuds(noeuds)
        self._end_phrase()

    def _read_noeuds(self, noeuds: list[Noeud]) -> None:
        position = 0
        while position < len(noeuds):
            position = self._noeud(noeuds, position)

    def _noeud(self, noeuds: list[Noeud], i: int) -> int:
        noeud = noeuds[i]
        if noeud.genre in EXCEPTIONS:
            return self._exception(noeuds, i)
        methode = _METHODES.get(noeud.genre)
        if methode is not None:
            methode(self, noeud)
        elif noeud.genre in CADRES:
            return self._qualify(noeuds, i)
        return i + 1

    def _end_phrase(self) -> None:
        if self.heures is not None:
            chaine, plages = self.heures
            self._leave_heures(plages)
        if not self.faites and self.attente is None:
            self._head_or_tail()

    def _head_or_tail(self) -> None:
        """A phrase of conditions alone heads what follows; RDV and rhythm qualify everything."""
        if self.cadre == Cadre():
            return
        if self.cadre.commentaires and not (self.cadre.parite or self.cadre.saison):
            self.lu.global_ = self.lu.global_.merged(self.cadre)
        else:
            self.section = self.cadre

    # -- days and times -------------------------------------------------------------------------

    def _jours(self, noeud: Noeud) -> None:
        selections: tuple[Selection, ...] = noeud.valeur
        if self.jour is not None:
            self._jour_de_colonne(selections)
            return
        self._close_attente()
        self.attente = Regle(
            selections, [], replace(self.section).merged(self.cadre), self.numero,
            noeud.debut, noeud.fin, self.lieu,
        )  # fmt: skip
        if self.heures is not None:
            _, plages = self.heures
            self.heures = None
            self._give(plages, noeud.fin)

    def _jour_de_colonne(self, selections: tuple[Selection, ...]) -> None:
        """In a day's column only ranks and half days of that very day make sense."""
        cible = self.attente or self.derniere
        memes = [s for s in selections if s.jour == self.jour]
        if cible is None or len(memes) != len(selections):
            self.lu.contrat = False
            return
        cible.selections = tuple(memes)

    def _rangs(self, noeud: Noeud) -> None:
        cible = self.attente or self.derniere
        if cible is None:
            return
        cible.selections = tuple(replace(s, rangs=noeud.valeur) for s in cible.selections)

    def _demis(self, noeud: Noeud) -> None:
        self.demis = noeud.valeur

    def _chaine(self, noeud: Noeud) -> None:
        chaine: Chaine = noeud.valeur
        if len(chaine.temps) == 1:
            self._single(noeud)
            return
        plages = read_plages(chaine)
        if plages is None:
            self._spoil(noeud)
        elif self.attente is not None:
            self._give(plages, noeud.fin)
        elif self._jours_suivent(noeud) or self.derniere is None:
            self._keep_heures(chaine, plages)
        elif self._continues():
            self.derniere.plages += plages
            self.derniere.fin = noeud.fin
        else:
            self._keep_heures(chaine, plages)

    def _keep_heures(self, chaine: Chaine, plages: list[Plage]) -> None:
        if self.heures is not None:
            plages = self.heures[1] + plages
        self.heures = (chaine, plages)

    def _jours_suivent(self, noeud: Noeud) -> bool:
        """Tell whether, in this phrase, days come after these hours and none before."""
        if self.faites and not self.heures_avant:
            return False
        suite = [n.genre for n in self.noeuds if n.debut >= noeud.fin]
        coupe = next((i for i, g in enumerate(suite) if g in EXCEPTIONS), len(suite))
        self.heures_avant = self.heures_avant or "jours" in suite[:coupe]
        return "jours" in suite[:coupe]

    def _continues(self) -> bool:
        """Tell whether hours without days go on about the days before."""
        if self.faites:
            return True
        devant = [n.genre for n in self.noeuds if n.genre not in {"VIRGULE", "DEUX_POINTS"}]
        return bool(devant) and devant[0] in {"chaine", "demis", "entre"}

    def _give(self, plages: list[Plage], fin: int) -> None:
        regle = self.attente
        if regle is None:
            return
        regle.plages = list(plages)
        regle.fin = fin
        regle.phrase = self.numero
        regle.lieu = regle.lieu or self.lieu
        self.lu.regles.append(regle)
        self.faites.append(regle)
        self.attente, self.derniere = None, regle

    def _single(self, noeud: Noeud) -> None:
        """A time alone begins or ends something that the text does not say."""
        if self.attente is not None and not self.lu.regles:
            depuis = f"à partir de {self._slice(noeud)}"
            self._unknown(depuis, noeud.fin)
        else:
            self._spoil(noeud)

    def _unknown(self, commentaire: str, fin: int) -> None:
        regle = self.attente
        if regle is None:
            return
        regle.cadre = regle.cadre.merged(Cadre(commentaires=(commentaire,), incertain=True))
        self._give([], fin)

    def _spoil(self, noeud: Noeud) -> None:
        cible = self.attente or self.derniere
        self.lu.non_lus.append((noeud.debut, noeud.fin))
        if cible is not None:
            cible.cadre.ecart = "illisible"
            if self.attente is not None:
                self._give([], noeud.fin)

    def _leave_heures(self, plages: list[Plage]) -> None:
        debut = self.noeuds[0].debut
        self.lu.heures_sans_jour.append((plages, self.demis, debut, self.noeuds[-1].fin))
        self.heures = None

    def _close_attente(self) -> None:
        """Days that never got hours stay as a rule without spans."""
        if self.attente is not None:
            regle, self.attente = self.attente, None
            self.lu.regles.append(regle)

    # -- bounds ---------------------------------------------------------------------------------

    def _depuis(self, noeud: Noeud) -> None:
        self._borne(noeud, "debut")

    def _jusqua(self, noeud: Noeud) -> None:
        self._borne(noeud, "fin")

    def _borne(self, noeud: Noeud, bord: str) -> None:
        chaine: Chaine = noeud.valeur
        if len(chaine.temps) > 1:
            self._chaine(noeud)
            return
        cible = self._jours_de_borne(noeud)
        if cible and any(r.plages for r in self.lu.regles):
            self.lu.exceptions.append(
                Exception_(cible, **{bord: chaine.temps[0]}, texte=self._slice(noeud))  # type: ignore[arg-type]
            )
            self.attente = None
        elif self.attente is not None:
            self._unknown(self._slice(noeud), noeud.fin)
        else:
            self._spoil(noeud)

    def _jours_de_borne(self, noeud: Noeud) -> tuple[Selection, ...]:
        if self.attente is not None and self.attente.phrase == self.numero:
            return self.attente.selections
        suite = [n for n in self.noeuds if n.debut >= noeud.fin and n.genre != "VIRGULE"]
        if suite and suite[0].genre == "jours":
            self.noeuds = [n for n in self.noeuds if n is not suite[0]]
            jours: tuple[Selection, ...] = suite[0].valeur
            return jours
        return ()

    # -- brackets, headings, places -------------------------------------------------------------

    def _parenthese(self, noeud: Noeud) -> None:
        dedans: list[Noeud] = noeud.valeur
        dehors, self.noeuds = self.noeuds, dedans
        if not self._borne_en_parenthese(dedans):
            self._read_noeuds(dedans)
        self.noeuds = dehors

    def _borne_en_parenthese(self, dedans: list[Noeud]) -> bool:
        """« (17h30 le mercredi) », « (à partir de 11 h, le jeudi) » change a bound of a day."""
        utiles = [n for n in dedans if n.genre not in {"VIRGULE", "MOT"}]
        genres = {n.genre for n in utiles}
        bornes = genres & {"chaine", "depuis", "jusqua"}
        if len(utiles) != 2 or "jours" not in genres or not bornes or not self.lu.regles:
            return False
        jours = next(n for n in utiles if n.genre == "jours")
        heure = next(n for n in utiles if n.genre != "jours")
        chaine: Chaine = heure.valeur
        if len(chaine.temps) != 1:
            return False
        bord = {"debut" if heure.genre == "depuis" else "fin": chaine.temps[0]}
        self.lu.exceptions.append(Exception_(jours.valeur, **bord))  # type: ignore[arg-type]
        return True

    def _deux_points(self, _noeud: Noeud) -> None:
        """What qualifies before a colon, with no day yet, heads the lines that follow."""
        if self.attente is None and not self.faites and self.cadre != Cadre():
            if (
                not (self.cadre.commentaires or self.cadre.ecart in {"illisible"})
                or self.cadre.ecart
                or self.cadre.commentaires
            ):
                self.section, self.cadre = self.cadre, Cadre()

    def _lieu(self, noeud: Noeud) -> None:
        self.lieu = noeud.texte.strip()
        cible = self.attente or (self.faites[-1] if self.faites else None)
        if cible is not None and not cible.lieu:
            cible.lieu = self.lieu

    def _permanent(self, noeud: Noeud) -> None:
        jours = tuple(Selection(j) for j in sorted(TOUS_LES_JOURS))
        if self.attente is None:
            self.attente = Regle(jours, debut=noeud.debut)
        self._give([(0, 24 * 60)], noeud.fin)
        self.permanent = True

    # -- conditions and exceptions --------------------------------------------------------------

    def _qualify(self, noeuds: list[Noeud], i: int) -> int:
        noeud = noeuds[i]
        cadre = qualify_signe(noeud, self._slice(noeud), self._clause(noeuds, i))
        jours = rythme_jours(noeud)
        if jours and self.attente is None and self.jour is None:
            self._jours(replace(noeud, genre="jours", valeur=jours))
        if self.attente is not None:
            self.attente.cadre = self.attente.cadre.merged(cadre)
        elif self.faites and self._is_list_tail(noeuds, i):
            for regle in self.faites:
                regle.cadre = regle.cadre.merged(cadre)
        elif self.faites:
            self.faites[-1].cadre = self.faites[-1].cadre.merged(cadre)
        else:
            self.cadre = self.cadre.merged(cadre)
        return i + 1

    def _is_list_tail(self, noeuds: list[Noeud], i: int) -> bool:
        """After a comma, at the end, an appointment or holidays qualify the whole phrase."""
        seul = not any(n.genre in {"jours", "chaine"} for n in noeuds[i + 1 :])
        virgule = i > 0 and noeuds[i - 1].genre == "VIRGULE"
        return seul and virgule and noeuds[i].genre in {
            "RDV", "SANS_RDV", "PRISE_RDV", "VACANCES_HORS", "SCOLAIRE", "saison",
        }  # fmt: skip

    def _exception(self, noeuds: list[Noeud], i: int) -> int:
        cibles = take_cibles(noeuds, i, attend_heures=self._waits_for_heures(noeuds, i))
        self._apply(cibles, noeuds[i], noeuds)
        return cibles.suite

    def _waits_for_heures(self, noeuds: list[Noeud], i: int) -> bool:
        return self.attente is not None and noeuds[i].genre == "SAUF"

    def _apply(self, cibles: Cibles, noeud: Noeud, noeuds: list[Noeud]) -> None:
        sauf = noeud.genre == "SAUF"
        if self._closes_attente(cibles, noeud):
            return
        dans_phrase = sauf and bool(self.faites or self.attente)
        portee = self.numero if dans_phrase else None
        self.lu.fermetures += cibles.fermetures
        for exception in cibles.exceptions:
            self.lu.exceptions.append(replace(exception, phrase=portee))
        if not (cibles.fermetures or cibles.exceptions) and (sauf or cibles.reste):
            texte = self._clause(noeuds, noeuds.index(noeud))
            self._comment_all(texte)

    def _closes_attente(self, cibles: Cibles, noeud: Noeud) -> bool:
        """« Mercredi : fermé », « mardi fermé l'après-midi »: the days stand before."""
        regle = self.attente
        if noeud.genre == "SAUF" or regle is None or cibles.has_jours:
            return False
        self.lu.exceptions.append(Exception_(regle.selections, demis=cibles.demis))
        self.lu.fermetures += cibles.fermetures
        self.attente = None
        return True

    def _comment_all(self, texte: str) -> None:
        ajout = Cadre(commentaires=(texte,))
        if self.faites:
            for regle in self.faites:
                regle.cadre = regle.cadre.merged(ajout)
        elif self.attente is not None:
            self.attente.cadre = self.attente.cadre.merged(ajout)
        else:
            self.lu.global_ = self.lu.global_.merged(ajout)

    # -- slices of the text ---------------------------------------------------------------------

    def _slice(self, noeud: Noeud) -> str:
        return self.texte[noeud.debut : noeud.fin].strip()

    def _clause(self, noeuds: list[Noeud], i: int) -> str:
        return self.texte[noeuds[i].debut : noeuds[-1].fin].strip(" ,-")


_METHODES: dict[str, Callable[[Lecteur, Noeud], None]] = {
    "jours": Lecteur._jours,
    "rangs": Lecteur._rangs,
    "demis": Lecteur._demis,
    "chaine": Lecteur._chaine,
    "depuis": Lecteur._depuis,
    "jusqua": Lecteur._jusqua,
    "parenthese": Lecteur._parenthese,
    "DEUX_POINTS": Lecteur._deux_points,
    "LIEU": Lecteur._lieu,
    "PERMANENT": Lecteur._permanent,
    "CORROMPU": Lecteur._spoil,
}
