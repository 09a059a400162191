"""From occurrences to what a page shows of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from itertools import groupby

from mediation_map.model.dates import MOIS
from mediation_map.model.occurrence import Genre, Occurrence
from mediation_map.model.permanence import Permanence
from mediation_map.publish.annuaire import Annuaire
from mediation_map.render.contexte_agenda import (
    JourAgenda,
    PeriodeAgenda,
    PermanenceAConfirmer,
    VueOccurrence,
)
from mediation_map.render.dates import end_iso, format_heure, format_jour_semaine, format_periode
from mediation_map.render.filtres import pluralise
from mediation_map.render.horaires import view_horaires
from mediation_map.render.vignette import chemin_lieu

Cle = Callable[[date], tuple[str, str]]


class Vues:
    """Turns occurrences into views, knowing the pages that they link to."""

    def __init__(self, annuaire: Annuaire) -> None:
        self.lieux = {lieu.id: lieu for lieu in annuaire.registre.lieux}
        self.seances = {seance.id: seance for seance in annuaire.registre.seances}
        self.ateliers = {atelier.id: atelier for atelier in annuaire.registre.ateliers}

    def by_semaine(self, occurrences: Iterable[Occurrence]) -> tuple[PeriodeAgenda, ...]:
        """Return the weeks that hold something."""
        return self._group(occurrences, _week)

    def by_mois(self, occurrences: Iterable[Occurrence]) -> tuple[PeriodeAgenda, ...]:
        """Return the months that hold something."""
        return self._group(occurrences, month_of)

    def by_jour(self, occurrences: Iterable[Occurrence]) -> tuple[JourAgenda, ...]:
        """Return the days that hold something; occurrences come sorted."""
        return tuple(
            JourAgenda(
                libelle=_capital(format_jour_semaine(jour)),
                occurrences=tuple(vues),
                fin_iso=max(vue.fin_iso for vue in vues),
            )
            for jour, du_jour in groupby(occurrences, key=lambda o: o.jour)
            if (vues := [self.view(occurrence) for occurrence in du_jour])
        )

    def _group(self, occurrences: Iterable[Occurrence], cle: Cle) -> tuple[PeriodeAgenda, ...]:
        return tuple(
            PeriodeAgenda(
                ancre=ancre, titre=titre, jours=jours, fin_iso=max(jour.fin_iso for jour in jours)
            )
            for (ancre, titre), groupe in groupby(occurrences, key=lambda o: cle(o.jour))
            if (jours := self.by_jour(groupe))
        )

    def view(self, occurrence: Occurrence) -> VueOccurrence:
        """Return what a page shows of one occurrence."""
        lieu = self.lieux.get(occurrence.lieu_id)
        return VueOccurrence(
            heures=_hours(occurrence),
            titre=occurrence.titre,
            lien=self._link(occurrence),
            endroit=occurrence.endroit,
            hote=occurrence.hote,
            lien_endroit=chemin_lieu(lieu.slug) if lieu else "",
            commune=occurrence.commune,
            mention=_mention(occurrence),
            places=_places(occurrence),
            annule=occurrence.annule,
            fin_iso=end_iso(occurrence.jour, occurrence.debut, occurrence.fin),
        )

    def _link(self, occurrence: Occurrence) -> str:
        if occurrence.genre is not Genre.ATELIER:
            return ""
        atelier = self.ateliers[self.seances[occurrence.ref].atelier_id]
        return f"ateliers/{atelier.slug}/index.html"

    def to_confirm(self, permanence: Permanence) -> PermanenceAConfirmer:
        """Return a permanence to call before going."""
        lieu = self.lieux[permanence.lieu_id]
        telephone = next(iter((*permanence.telephones, *lieu.telephones)), None)
        return PermanenceAConfirmer(
            endroit=permanence.endroit or lieu.nom,
            hote=lieu.nom if permanence.endroit else "",
            au=permanence.convention_fin.isoformat() if permanence.convention_fin else "",
            lien=chemin_lieu(lieu.slug),
            commune=lieu.adresse.commune,
            regle=" ; ".join(
                f"{ligne.jour} : {ligne.heures}"
                for ligne in view_horaires(permanence.horaires, permanence=True).lignes
            )
            or permanence.horaires.texte,
            depuis=permanence.provenance.derniere_date.en_lettres(),
            doute=permanence.doute,
            telephone=telephone.affichage if telephone else "",
            telephone_lien=telephone.e164 if telephone else "",
        )


def _week(jour: date) -> tuple[str, str]:
    lundi = jour - timedelta(days=jour.weekday())
    titre = f"Semaine {format_periode(lundi, lundi + timedelta(days=6))}"
    return f"semaine-{lundi.isoformat()}", titre


def month_of(jour: date) -> tuple[str, str]:
    """Return ``("2026-12", "Décembre 2026")``."""
    return f"{jour:%Y-%m}", f"{_capital(MOIS[jour.month - 1])} {jour.year}"


def _hours(occurrence: Occurrence) -> str:
    debut = format_heure(occurrence.debut)
    return f"{debut} – {format_heure(occurrence.fin)}" if occurrence.fin else debut


def _mention(occurrence: Occurrence) -> str:
    complet = "Complet" if occurrence.complet and "Complet" not in occurrence.mention else ""
    return " ".join(filter(None, (occurrence.mention, complet, occurrence.a_confirmer)))


def _places(occurrence: Occurrence) -> str:
    places = occurrence.places_restantes
    return f"Il reste {pluralise(places, 'place')}." if places else ""


def _capital(texte: str) -> str:
    return texte[:1].upper() + texte[1:]
