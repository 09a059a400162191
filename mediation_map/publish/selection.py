"""From all records to those of one edition, and the end of each row that they came from."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from mediation_map.config import Config
from mediation_map.constats import Origine
from mediation_map.model.accueil import Accueil
from mediation_map.model.evenement import Fermeture, Seance
from mediation_map.model.lieu import Lieu
from mediation_map.model.permanence import Permanence
from mediation_map.model.provenance import Provenance
from mediation_map.model.registre import Registre, Sort
from mediation_map.model.vocabulaires import EtatAccueil, Role, Visibilite
from mediation_map.publish.annuaire import Annuaire, Edition
from mediation_map.publish.compte import Cle, Fin, key_of
from mediation_map.publish.groupes import PAR_LIEU, find_by
from mediation_map.publish.offre_publique import hide_services
from mediation_map.publish.regles import (
    Decision,
    RegleAccord,
    decide_lieu,
    decide_permanence,
    decide_visibilite,
    make_regle,
    show_lieu,
    show_record,
)
from mediation_map.publish.silences import Silences

Enregistrement = TypeVar("Enregistrement")
LIEU_NON_PUBLIE = "le lieu dont elle dépend n'est pas publié"
AIDE_TUE = "toute l'aide de ce lieu est en « ne pas publier »"
SERVICE_TU = "dit un service que le lieu demande de ne pas publier"


@dataclass(frozen=True, slots=True)
class Selection:
    """The records that an edition shows, and how each row ends there."""

    registre: Registre
    fins: Mapping[Cle, Fin] = field(default_factory=dict)


def select_registre(registre: Registre, edition: Edition, config: Config, today: date) -> Selection:
    """Apply the publication rules; every field that an edition may not see is emptied."""
    tri = _Tri(edition, today, Silences(registre) if edition is Edition.PUBLIC else None)
    regle = make_regle(config.publication, today)
    lieux = tri.filter(registre.lieux, lambda lieu: tri.lieu(lieu, registre, regle))
    verificateurs = config.publication.verificateurs
    montres = [show_lieu(tri.hide(lieu), edition, verificateurs) for lieu in lieux]
    return Selection(_select_others(replace(registre, lieux=montres), tri), tri.fins)


def list_ouverts(annuaire: Annuaire) -> Sequence[Lieu]:
    """Return what anyone may take: the professional edition gives no more than the public one."""
    if annuaire.edition is Edition.PUBLIC:
        return annuaire.registre.lieux
    tri = _Tri(Edition.PUBLIC, annuaire.today, Silences(annuaire.registre))
    return [
        show_lieu(tri.hide(lieu), Edition.PUBLIC)
        for lieu in annuaire.registre.lieux
        if is_ouvert(lieu, annuaire)
    ]


def is_ouvert(lieu: Lieu, annuaire: Annuaire) -> bool:
    """Return whether the public edition shows a place."""
    regle = make_regle(annuaire.config.publication, annuaire.today)
    tri = _Tri(Edition.PUBLIC, annuaire.today, Silences(annuaire.registre))
    return tri.lieu(lieu, annuaire.registre, regle).visible


def _select_others(registre: Registre, tri: _Tri) -> Registre:
    """Select what hangs on the places that ``registre`` still holds."""
    lieux = {lieu.id for lieu in registre.lieux}
    permanences = tri.filter(
        registre.permanences,
        lambda p: tri.within(lieux, p.lieu_id, tri.permanence(p)),
    )
    ateliers = tri.filter(registre.ateliers, lambda a: decide_visibilite(a.visibilite, tri.edition))
    cibles = lieux | {permanence.id for permanence in permanences}
    catalogue = {atelier.id for atelier in ateliers}
    seances = tri.filter(
        registre.seances,
        lambda s: tri.within(
            lieux,
            s.lieu_id,
            tri.within(catalogue, s.atelier_id, tri.seance(s)),
        ),
    )
    passages = tri.filter(registre.passages, lambda p: tri.dated(p.jour, p.visibilite))
    fermetures = tri.filter(
        registre.fermetures, lambda f: tri.within(cibles, f.cible, tri.fermeture(f))
    )
    accueils = tri.filter(registre.accueils, lambda a: tri.within(lieux, a.lieu_id, tri.accueil(a)))
    return replace(
        registre,
        permanences=tri.show(permanences),
        ateliers=tri.show(ateliers),
        seances=tri.show(seances),
        passages=tri.show(passages),
        fermetures=tri.show(fermetures),
        accueils=tri.show(accueils),
        activites=tri.filter(registre.activites, lambda _: Decision(True, "publié")),
        constats=(),
    )


@dataclass(slots=True)
class _Tri:
    """Sorts records into shown and withheld, and remembers how each row ends."""

    edition: Edition
    today: date
    silences: Silences | None = None
    fins: dict[Cle, Fin] = field(default_factory=dict)

    def filter(
        self, records: Iterable[Enregistrement], decide: Callable[[Enregistrement], Decision]
    ) -> list[Enregistrement]:
        """Return the records that ``decide`` shows."""
        return [record for record in records if self._keep(record, decide(record))]

    def _keep(self, record: Any, decision: Decision) -> bool:  # noqa: ANN401 - any record
        sort = Sort.PUBLIE if decision.visible else Sort.RETENU
        premiere, *autres = _origines(record)
        self.fins[key_of(premiere)] = (sort, decision.raison)
        for origine in autres:
            reuni = f"réuni avec {premiere} ({record.id})"
            raison = reuni if decision.visible else f"{decision.raison}, {reuni}"
            self.fins[key_of(origine)] = (sort, raison)
        return decision.visible

    def show(self, records: Iterable[Enregistrement]) -> list[Enregistrement]:
        """Return what the edition may know of each record."""
        return [show_record(record, self.edition) for record in records]

    def dated(self, fin: date, visibilite: Visibilite) -> Decision:
        """Decide for what is over after the day ``fin``."""
        if fin < self.today:
            return Decision(False, f"passé depuis le {fin.isoformat()}")
        return decide_visibilite(visibilite, self.edition)

    def within(self, connus: Container[str], cible: str, decision: Decision) -> Decision:
        """Withhold what hangs on something that is itself withheld."""
        return decision if cible in connus else Decision(False, LIEU_NON_PUBLIE)

    def lieu(self, lieu: Lieu, registre: Registre, regle: RegleAccord) -> Decision:
        """Decide for a place; one that keeps all of its help silent is not a mere relay."""
        accueils = find_by(registre.accueils, PAR_LIEU, lieu.id)
        decision = decide_lieu(lieu, self.edition, accueils, regle)
        if not decision.visible or self.silences is None or not self.silences.of(lieu.id):
            return decision
        if lieu.role is Role.AIDE and self.hide(lieu).role is Role.RELAIS:
            return decision if self._receives(lieu, registre) else Decision(False, AIDE_TUE)
        return Decision(True, f"{decision.raison}, sans ce qu'il demande de ne pas publier")

    def _receives(self, lieu: Lieu, registre: Registre) -> bool:
        """Return whether help that may be shown is given in a place by others."""
        montres = {one.id for one in registre.ateliers if one.visibilite is Visibilite.PUBLIC}
        permanences = find_by(registre.permanences, PAR_LIEU, lieu.id)
        seances = find_by(registre.seances, PAR_LIEU, lieu.id)
        return any(self.permanence(one).visible for one in permanences) or any(
            self.seance(one).visible for one in seances if one.atelier_id in montres
        )

    def hide(self, lieu: Lieu) -> Lieu:
        """Return the place without the services that it keeps silent in this edition."""
        tus = self.silences and self.silences.of(lieu.id)
        return hide_services(lieu, tus) if tus else lieu

    def permanence(self, permanence: Permanence) -> Decision:
        """Decide for a permanence, told of a silent service by its own words."""
        return self._unsaid(permanence, decide_permanence(permanence, self.edition, self.today))

    def seance(self, seance: Seance) -> Decision:
        """Decide for a session, told of a silent service by the title of its workshop."""
        return self._unsaid(seance, self.dated(seance.jour, seance.visibilite))

    def fermeture(self, fermeture: Fermeture) -> Decision:
        """Decide for a closure, told of a silent service by the service that it closes."""
        return self._unsaid(fermeture, self.dated(fermeture.fin, fermeture.visibilite))

    def accueil(self, accueil: Accueil) -> Decision:
        """Decide for a reception state: professionals see all of them."""
        if accueil.etat is EtatAccueil.NE_PAS_PUBLIER and self.edition is Edition.PUBLIC:
            return Decision(False, "état d'accueil « ne pas publier »")
        return self._unsaid(accueil, Decision(True, "publié"))

    def _unsaid(
        self, record: Permanence | Seance | Fermeture | Accueil, decision: Decision
    ) -> Decision:
        """Withhold what tells of a service that its place keeps silent."""
        if self.silences and decision.visible and self.silences.tell(record):
            return Decision(False, SERVICE_TU)
        return decision


def _origines(record: Any) -> list[Origine]:  # noqa: ANN401 - any record with a provenance
    sources: tuple[Provenance, ...] = getattr(record, "sources", ()) or (record.provenance,)
    return [source.origine for source in sources]
