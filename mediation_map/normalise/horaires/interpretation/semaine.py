"""The week as it was read: slots, spans and exceptions, before they are written."""

from __future__ import annotations

from dataclasses import dataclass, field

from mediation_map.normalise.horaires.phrases.noeuds import Chaine, Selection

Plage = tuple[int, int]
"""From–to in minutes of the day; « to » may pass 1440 when the night is crossed."""

MIDI = 12 * 60
_JOUR = 24 * 60
_TOT = 5 * 60
_TARD = 17 * 60


@dataclass(slots=True)
class Cadre:
    """What qualifies hours: parity, season, comments, and whether they may be published."""

    parite: str = ""
    saison: str = ""
    regime: bool = False
    """Whether the season has its own whole week, or adds to the ordinary one."""
    commentaires: tuple[str, ...] = ()
    incertain: bool = False
    hors_vacances: bool = False
    feries: bool = False
    ecart: str = ""
    """Why these hours are not opening hours (telephone, vacances, date, illisible…)."""

    def merged(self, autre: Cadre) -> Cadre:
        """Return both frames in one; ``autre`` wins where they differ.

        Even and odd weeks together are every week.
        """
        toutes = autre.parite and self.parite and autre.parite != self.parite
        return Cadre(
            "" if toutes else autre.parite or self.parite,
            autre.saison or self.saison,
            self.regime or autre.regime,
            tuple(dict.fromkeys((*self.commentaires, *autre.commentaires))),
            self.incertain or autre.incertain,
            self.hors_vacances or autre.hors_vacances,
            self.feries or autre.feries,
            autre.ecart or self.ecart,
        )


@dataclass(slots=True)
class Regle:
    """Days, their spans (none = days without hours) and what qualifies them."""

    selections: tuple[Selection, ...]
    plages: list[Plage] = field(default_factory=list)
    cadre: Cadre = field(default_factory=Cadre)
    phrase: int = 0
    debut: int = 0
    fin: int = 0


@dataclass(slots=True)
class Fermeture:
    """A closed period as an OSM selector (``Aug 01-15``, ``PH``, ``SH``, ``Mo[1]``)."""

    selecteur: str
    portee: tuple[Regle, ...] = ()
    """The rules it touches; none = the whole week."""
    texte: str = ""


@dataclass(frozen=True, slots=True)
class Retrait:
    """What is taken from the week or changed in it; ``portee`` are the phrases it touches."""

    selections: tuple[Selection, ...] = ()
    demis: frozenset[str] = frozenset()
    plages: tuple[Plage, ...] = ()
    """Spans that replace those of the days."""
    fin: int | None = None
    debut: int | None = None
    coupe: tuple[Plage, ...] = ()
    """Spans cut out of the days."""
    phrase: int | None = None
    """The phrase whose rules it touches; None = all."""
    texte: str = ""
    doute: bool = False
    """Whether it may touch the last span only: the days are then unknown, in its words."""

    @property
    def partial(self) -> bool:
        """Tell whether it moves a bound of the days, or cuts hours out of them."""
        return bool(self.coupe) or self.fin is not None or self.debut is not None

    @property
    def whole_days(self) -> bool:
        """Tell whether it takes whole days away, not a part of them."""
        parts = self.demis or self.plages or self.coupe or any(s.demis for s in self.selections)
        return bool(self.selections) and not parts and self.fin is None and self.debut is None


def read_plages(chaine: Chaine) -> list[Plage] | None:
    """Return the spans that a chain of times states, or None when it cannot be paired."""
    temps, marques = chaine.temps, chaine.marques
    if len(temps) % 2:
        return None
    plages: list[Plage] = []
    for i in range(0, len(temps), 2):
        debut, fin = temps[i], temps[i + 1]
        if marques[i] not in {"-", "", "/"} and not (marques[i] == "et" and chaine.de):
            return None
        if debut == fin == 0:
            continue
        plage = _span(debut, fin)
        if plage is None or sum(plage[0] <= a and b <= plage[1] for a, b in plages) > 1:
            return None  # « 9h-12h, 14h-18h et de 9h à 18h »: the last holds at times
        plages.append(plage)
    return merge_plages(plages)


def _span(debut: int, fin: int) -> Plage | None:
    if debut == 0 and fin >= _JOUR - 1:
        return debut, fin
    if fin <= debut:
        return (debut, fin + _JOUR) if debut >= _TARD and fin <= _TOT else None
    return (debut, fin) if debut >= _TOT or fin > MIDI else None


def merge_plages(plages: list[Plage]) -> list[Plage]:
    """Return the spans sorted, those that overlap made one."""
    out: list[Plage] = []
    for debut, fin in sorted(plages):
        if out and debut < out[-1][1]:
            out[-1] = (out[-1][0], max(fin, out[-1][1]))
        else:
            out.append((debut, fin))
    return out


def overlap_plages(un: list[Plage], deux: list[Plage]) -> bool:
    """Tell whether a span of one list shares time with one of the other."""
    return any(a < d and c < b for a, b in un for c, d in deux)


def cut_plages(plages: list[Plage], coupe: Plage) -> list[Plage]:
    """Return the spans without the time of ``coupe``."""
    out: list[Plage] = []
    for debut, fin in plages:
        out += [
            (a, b) for a, b in ((debut, min(fin, coupe[0])), (max(debut, coupe[1]), fin)) if a < b
        ]
    return out


def demi_of(plage: Plage) -> str | None:
    """Return the half day a span lies in, None when it crosses noon."""
    if plage[1] <= MIDI + 120 and plage[0] < MIDI:
        return "matin"
    return "apres-midi" if plage[0] >= MIDI - 30 else None


def in_demis(plage: Plage, demis: frozenset[str]) -> bool:
    """Tell whether a span fits what the half days say."""
    if not demis or "journee" in demis:
        return True
    return any(_fits(plage, demi) for demi in demis)


def _fits(plage: Plage, demi: str) -> bool:
    if demi == "matin":
        return plage[0] < MIDI
    return plage[0] >= (MIDI - 30 if demi == "apres-midi" else 16 * 60)
