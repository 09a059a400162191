"""From all records to those of one edition, and the end of each row that they came from."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from mediation_map.config import Config
from mediation_map.constats import Origine
from mediation_map.model.accueil import Accueil
from mediation_map.model.lieu import Lieu
from mediation_map.model.provenance import Provenance
from mediation_map.model.registre import Registre, Sort
from mediation_map.model.vocabulaires import EtatAccueil, Visibilite
from mediation_map.publish.annuaire import Annuaire, Edition
from mediation_map.publish.compte import Cle, Fin, key_of
from mediation_map.publish.groupes import PAR_LIEU, find_by
from mediation_map.publish.regles import (
    Decision,
    decide_lieu,
    decide_permanence,
    decide_visibilite,
    make_regle,
    show_lieu,
    show_record,
)

Enregistrement = TypeVar("Enregistrement")
LIEU_NON_PUBLIE = "le lieu dont elle dépend n'est pas publié"


@dataclass(frozen=True, slots=True)
class Selection:
    """The records that an edition shows, and how each row ends there."""

    registre: Registre
    fins: Mapping[Cle, Fin] = field(default_factory=dict)


def select_registre(registre: Registre, edition: Edition, config: Config, today: date) -> Selection:
    """Apply the publication rules; every field that an edition may not see is emptied."""
    tri = _Tri(edition, today)
    regle = make_regle(config.publication, today)
    lieux = tri.filter(
        registre.lieux,
        lambda lieu: decide_lieu(
            lieu, edition, find_by(registre.accueils, PAR_LIEU, lieu.id), regle
        ),
    )
    montres = [show_lieu(lieu, edition) for lieu in lieux]
    return Selection(_select_others(replace(registre, lieux=montres), tri), tri.fins)


def list_ouverts(annuaire: Annuaire) -> Sequence[Lieu]:
    """Return what anyone may take: the professional edition gives no more than the public one."""
    if annuaire.edition is Edition.PUBLIC:
        return annuaire.registre.lieux
    return [
        show_lieu(lieu, Edition.PUBLIC)
        for lieu in annuaire.registre.lieux
        if is_ouvert(lieu, annuaire)
    ]


def is_ouvert(lieu: Lieu, annuaire: Annuaire) -> bool:
    """Return whether the public edition shows a place."""
    accueils = find_by(annuaire.registre.accueils, PAR_LIEU, lieu.id)
    regle = make_regle(annuaire.config.publication, annuaire.today)
    return decide_lieu(lieu, Edition.PUBLIC, accueils, regle).visible


def _select_others(registre: Registre, tri: _Tri) -> Registre:
    """Select what hangs on the places that ``registre`` still holds."""
    lieux = {lieu.id for lieu in registre.lieux}
    permanences = tri.filter(
        registre.permanences,
        lambda p: tri.within(lieux, p.lieu_id, decide_permanence(p, tri.edition, tri.today)),
    )
    ateliers = tri.filter(registre.ateliers, lambda a: decide_visibilite(a.visibilite, tri.edition))
    cibles = lieux | {permanence.id for permanence in permanences}
    catalogue = {atelier.id for atelier in ateliers}
    seances = tri.filter(
        registre.seances,
        lambda s: tri.within(
            lieux,
            s.lieu_id,
            tri.within(catalogue, s.atelier_id, tri.dated(s.jour, s.visibilite)),
        ),
    )
    passages = tri.filter(registre.passages, lambda p: tri.dated(p.jour, p.visibilite))
    fermetures = tri.filter(
        registre.fermetures, lambda f: tri.within(cibles, f.cible, tri.dated(f.fin, f.visibilite))
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

    def accueil(self, accueil: Accueil) -> Decision:
        """Decide for a reception state: professionals see all of them."""
        if accueil.etat is EtatAccueil.NE_PAS_PUBLIER and self.edition is Edition.PUBLIC:
            return Decision(False, "état d'accueil « ne pas publier »")
        return Decision(True, "publié")


def _origines(record: Any) -> list[Origine]:  # noqa: ANN401 - any record with a provenance
    sources: tuple[Provenance, ...] = getattr(record, "sources", ()) or (record.provenance,)
    return [source.origine for source in sources]
