"""What one rule of an OSM `opening_hours` value says, as values."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

MINUTES_PAR_JOUR = 24 * 60
TOUS_LES_JOURS = tuple(range(7))


class Etat(StrEnum):
    """What a rule makes of the times that it selects."""

    OUVERT = "open"
    FERME = "off"
    INCONNU = "unknown"


class Lien(StrEnum):
    """How a rule is joined to those before it."""

    REMPLACE = ";"
    AJOUTE = ","
    A_DEFAUT = "||"


class Borne(NamedTuple):
    """One end of a period; what is `None` is not said."""

    annee: int | None = None
    mois: int | None = None
    jour: int | None = None


class Periode(NamedTuple):
    """A span of years, months or dates, both ends included."""

    debut: Borne
    fin: Borne

    @property
    def est_datee(self) -> bool:
        """Whether the period names days (the 1st of August), not only months or years."""
        return self.debut.jour is not None

    def contains(self, jour: date) -> bool:
        """Whether a day lies in the period; one without a year comes back each year."""
        if self.debut.annee is not None:
            debut, fin = _first_day(self.debut), _last_day(self.fin)
            return debut <= (jour.year, jour.month, jour.day) <= fin
        debut_an, fin_an = _first_day(self.debut)[1:], _last_day(self.fin)[1:]
        ce_jour = (jour.month, jour.day)
        if debut_an <= fin_an:
            return debut_an <= ce_jour <= fin_an
        return ce_jour >= debut_an or ce_jour <= fin_an


def _first_day(borne: Borne) -> tuple[int, int, int]:
    return (borne.annee or 0, borne.mois or 1, borne.jour or 1)


def _last_day(borne: Borne) -> tuple[int, int, int]:
    return (borne.annee or 0, borne.mois or 12, borne.jour or 31)


class Semaines(NamedTuple):
    """ISO week numbers, from, to, and every how many."""

    debut: int
    fin: int
    pas: int = 1


class Semainier(NamedTuple):
    """Weekdays (0 = Monday) and, where said, which ones of the month (-1 = the last)."""

    jours: tuple[int, ...]
    rangs: tuple[int, ...] = ()


class Plage(NamedTuple):
    """Minutes since midnight; past 24 h when it ends the next day."""

    debut: int
    fin: int
    sans_fin: bool = False


JOURNEE = Plage(0, MINUTES_PAR_JOUR)


@dataclass(frozen=True)
class Regle:
    """One rule, or (`lisible` false) the text of one that our grammar does not read."""

    brut: str
    lien: Lien = Lien.REMPLACE
    lisible: bool = True
    periodes: tuple[Periode, ...] = ()
    semaines: tuple[Semaines, ...] = ()
    semainiers: tuple[Semainier, ...] = ()
    conges: frozenset[str] = field(default_factory=frozenset)
    restreint: bool = False
    plages: tuple[Plage, ...] = ()
    etat: Etat = Etat.OUVERT
    commentaire: str = ""

    @property
    def est_sans_condition(self) -> bool:
        """Whether the rule holds in every week of every year."""
        rangs = any(semainier.rangs for semainier in self.semainiers)
        return not (self.periodes or self.semaines or self.conges or rangs)

    @property
    def est_remarque(self) -> bool:
        """Whether the rule selects nothing and only says something."""
        selecteurs = self.periodes or self.semaines or self.semainiers or self.conges
        return self.etat is Etat.INCONNU and not selecteurs and not self.plages
