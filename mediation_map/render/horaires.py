"""Opening hours as pages show them: a table of days in words, or the source's own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from mediation_map.model.lieu import Horaires, Lieu
from mediation_map.model.permanence import Permanence
from mediation_map.normalise.horaires.lecture.table import (
    JourTableau,
    render_notes,
    render_phrase,
    render_tableau,
)

FERME = "fermé"


@dataclass(frozen=True, slots=True, kw_only=True)
class LigneJour:
    """A row of the table: ``cle`` is the day's name for the script that marks today.

    ``plages`` are its times, or « fermé »; ``mentions`` what is said of them, or of the day.
    """

    cle: str
    jour: str
    plages: tuple[str, ...] = ()
    mentions: str = ""

    @property
    def heures(self) -> str:
        """All that the row says, on one line."""
        heures = ", ".join(self.plages)
        return (
            f"{heures} ({self.mentions})" if heures and self.mentions else heures or self.mentions
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class VueHoraires:
    """Hours understood (``lignes``, ``notes``) and what stays in the source's words.

    ``incompris`` holds the words that could not be read, ``texte_source`` all words of a source
    whose hours were read, for whoever wants to check. ``au`` is the last day on which they hold,
    ISO, empty = not known.
    """

    lignes: tuple[LigneJour, ...] = ()
    notes: tuple[str, ...] = ()
    incompris: str = ""
    texte_source: str = ""
    au: str = ""

    def __bool__(self) -> bool:
        return bool(self.lignes or self.notes or self.incompris)


def view_horaires(horaires: Horaires, *, permanence: bool = False) -> VueHoraires:
    """Return the hours for a page; what could not be read is given as the source wrote it.

    The table of a permanence holds only its own days: on the others the place may be open.
    """
    if not horaires.osm:
        return VueHoraires(incompris=horaires.texte)
    jours, communes = share_mentions(render_tableau(horaires.osm))
    dits = [jour for jour in jours if _says(jour)]
    return VueHoraires(
        lignes=tuple(map(_ligne, dits if permanence or not dits else jours)),
        notes=tuple(f"{note}." for note in (*communes, *render_notes(horaires.osm))),
        incompris=horaires.reste,
        texte_source=horaires.texte,
    )


def view_permanence(permanence: Permanence) -> VueHoraires:
    """Return the hours of a permanence; what is doubtful of them is said under the table."""
    vue = view_horaires(permanence.horaires, permanence=True)
    notes = (*vue.notes, permanence.doute) if permanence.doute else vue.notes
    fin = permanence.convention_fin
    return replace(vue, notes=notes, au=fin.isoformat() if fin else "")


def share_mentions(
    jours: Sequence[JourTableau],
) -> tuple[tuple[JourTableau, ...], tuple[str, ...]]:
    """Take out of the rows what is said of every open day, to say it once under the table."""
    mentions = {jour.mentions for jour in jours if jour.plages}
    ailleurs = any(jour.mentions and not jour.plages for jour in jours)
    if len(mentions) != 1 or ailleurs or sum(bool(jour.plages) for jour in jours) == 1:
        return tuple(jours), ()
    communes = tuple(f"{one[:1].upper()}{one[1:]}" for one in next(iter(mentions)))
    return tuple(replace(jour, mentions=()) for jour in jours), communes


def _says(jour: JourTableau) -> bool:
    return bool(jour.plages or jour.mentions)


def _ligne(jour: JourTableau) -> LigneJour:
    plages = tuple(jour.plages) or (() if jour.mentions else (FERME,))
    nom, mentions = jour.jour, ", ".join(jour.mentions)
    return LigneJour(cle=nom.lower(), jour=nom.capitalize(), plages=plages, mentions=mentions)


def phrase_horaires(lieu: Lieu, permanences: Sequence[Permanence]) -> str:
    """Return the hours in one sentence: those of the help first, else the building's."""
    return next(_phrases(lieu, permanences), ("", None))[0]


def find_dite(lieu: Lieu, permanences: Sequence[Permanence]) -> Permanence | None:
    """Return the permanence whose hours that sentence gives, None when it gives the building's."""
    return next(_phrases(lieu, permanences), ("", None))[1]


def find_fin(lieu: Lieu, permanences: Sequence[Permanence]) -> date | None:
    """Return the last day on which that sentence holds, None when it has none."""
    dite = find_dite(lieu, permanences)
    return dite.convention_fin if dite else None


def _phrases(
    lieu: Lieu, permanences: Sequence[Permanence]
) -> Iterator[tuple[str, Permanence | None]]:
    dites = [one for one in permanences if one.horaires.texte]
    yield from ((_permanence(one), one) for one in dites if not one.endroit)
    if lieu.horaires.texte or lieu.horaires.osm:
        yield _ouverture(lieu.horaires), None
    yield from ((_permanence(one), one) for one in dites if one.endroit)


def _ouverture(horaires: Horaires) -> str:
    # The source's words alone (« très variables ») would not say that they tell hours.
    return describe_horaires(horaires) if horaires.osm else f"Horaires : « {horaires.texte} »"


def _permanence(permanence: Permanence) -> str:
    qui = f" ({permanence.intervenant})" if permanence.intervenant else ""
    ailleurs = f", {permanence.endroit}" if permanence.endroit else ""
    heures = describe_horaires(permanence.horaires).removeprefix("Ouvert ")
    nom = "Permanence à confirmer" if permanence.doute else "Permanence"
    return f"{nom}{qui}{ailleurs} : {heures}"


def describe_horaires(horaires: Horaires) -> str:
    """Return hours in one sentence, or between quotes the words that could not be read."""
    return render_phrase(horaires.osm) if horaires.osm else f"« {horaires.texte} »"
