"""The agenda: by week, by month, by commune, by kind; every view is a page without script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from functools import cached_property

from mediation_map.model.commune import Commune
from mediation_map.model.occurrence import Genre, Occurrence
from mediation_map.model.permanence import Permanence
from mediation_map.publish.agenda import Agenda
from mediation_map.publish.annuaire import Annuaire
from mediation_map.publish.groupes import PAR_COMMUNE, find_by
from mediation_map.publish.ics import CHEMIN as CALENDRIER
from mediation_map.render.contexte_agenda import ContexteAgenda, PeriodeAgenda
from mediation_map.render.contexte_lieu import Lien
from mediation_map.render.rendu import Rendu
from mediation_map.render.vues_agenda import Vues, month_of

SEMAINES_D_ACCUEIL = 4
GENRES = {
    Genre.PERMANENCE: ("permanences", "Permanences des conseillers"),
    Genre.PASSAGE: ("camion", "Passages du camion"),
    Genre.ATELIER: ("ateliers", "Ateliers"),
}
RIEN = "Aucune date confirmée pour le moment."
Fichier = tuple[str, bytes]


def render_agenda(annuaire: Annuaire, agenda: Agenda, rendu: Rendu) -> Iterator[Fichier]:
    """Yield the agenda's pages; a view with nothing in it has no page, but for the first."""
    pages = _Pages(annuaire, agenda, rendu)
    limite = annuaire.today + timedelta(weeks=SEMAINES_D_ACCUEIL)
    proches = [o for o in agenda.occurrences if o.jour < limite]
    yield pages.render(
        "agenda",
        "Agenda",
        pages.weeks(proches),
        calendrier=CALENDRIER,
        a_confirmer=agenda.a_confirmer,
    )
    for (cle, titre), du_mois in pages.by_mois:
        yield pages.render(f"agenda/{cle}", f"Agenda de {titre.lower()}", pages.weeks(du_mois))
    for genre, occurrences in pages.by_genre:
        nom, titre = GENRES[genre]
        calendrier = "agenda/camion.ics" if genre is Genre.PASSAGE else ""
        yield pages.render(f"agenda/{nom}", titre, pages.months(occurrences), calendrier=calendrier)
    for commune, ici in pages.by_commune:
        yield pages.render(
            f"agenda/communes/{commune.slug}",
            f"Agenda : {commune.nom}",
            pages.months(ici),
            calendrier=f"communes/{commune.slug}/agenda.ics",
            a_confirmer=pages.a_confirmer.get(commune.code_insee, ()),
        )


class _Pages:
    """What all pages of the agenda share."""

    def __init__(self, annuaire: Annuaire, agenda: Agenda, rendu: Rendu) -> None:
        self.annuaire, self.agenda, self.rendu = annuaire, agenda, rendu
        self.vues = Vues(annuaire)
        self.weeks, self.months = self.vues.by_semaine, self.vues.by_mois

    @cached_property
    def by_mois(self) -> list[tuple[tuple[str, str], list[Occurrence]]]:
        groupes: dict[tuple[str, str], list[Occurrence]] = {}
        for occurrence in self.agenda.occurrences:
            groupes.setdefault(month_of(occurrence.jour), []).append(occurrence)
        return list(groupes.items())

    @cached_property
    def by_genre(self) -> list[tuple[Genre, list[Occurrence]]]:
        groupes = [(g, [o for o in self.agenda.occurrences if o.genre is g]) for g in GENRES]
        return [(genre, occurrences) for genre, occurrences in groupes if occurrences]

    @cached_property
    def by_commune(self) -> list[tuple[Commune, Sequence[Occurrence]]]:
        groupes = [
            (commune, find_by(self.agenda.occurrences, PAR_COMMUNE, commune.code_insee))
            for commune in self.annuaire.registre.communes
        ]
        return [(commune, occurrences) for commune, occurrences in groupes if occurrences]

    @cached_property
    def liens(self) -> dict[str, tuple[Lien, ...]]:
        """The ways from any page to the others."""
        return {
            "mois": _links((f"agenda/{cle}", titre) for (cle, titre), _ in self.by_mois),
            "genres": _links((f"agenda/{GENRES[g][0]}", GENRES[g][1]) for g, _ in self.by_genre),
            "communes": _links((f"agenda/communes/{c.slug}", c.nom) for c, _ in self.by_commune),
        }

    @cached_property
    def a_confirmer(self) -> dict[str, list[Permanence]]:
        """The permanences to call first, by the code of their host's commune."""
        groupes: dict[str, list[Permanence]] = {}
        for permanence in self.agenda.a_confirmer:
            code = self.vues.lieux[permanence.lieu_id].adresse.code_insee
            groupes.setdefault(code, []).append(permanence)
        return groupes

    def render(
        self,
        dossier: str,
        titre: str,
        periodes: tuple[PeriodeAgenda, ...],
        *,
        calendrier: str = "",
        a_confirmer: Sequence[Permanence] = (),
    ) -> Fichier:
        contexte = ContexteAgenda(
            titre=titre,
            ici=titre,
            vide="" if periodes else RIEN,
            periodes=periodes,
            a_confirmer=tuple(map(self.vues.to_confirm, a_confirmer)),
            calendrier=calendrier,
            **self.liens,
        )
        return self.rendu.page(
            "agenda.html.j2", f"{dossier}/index.html", contexte, titre=titre, rubrique="agenda"
        )


def _links(pages: Iterable[tuple[str, str]]) -> tuple[Lien, ...]:
    return tuple(Lien(chemin=f"{dossier}/index.html", libelle=titre) for dossier, titre in pages)
