"""What each place of a register keeps silent, and the records that would tell it."""

from __future__ import annotations

from mediation_map.model.accueil import Accueil
from mediation_map.model.evenement import Fermeture, Seance
from mediation_map.model.permanence import Permanence
from mediation_map.model.registre import Registre
from mediation_map.publish.groupes import PAR_ID, PAR_LIEU, find_by
from mediation_map.publish.services_tus import ServicesTus, find_services_tus


class Silences:
    """The services that the places of a register ask not to publish."""

    def __init__(self, registre: Registre) -> None:
        self._registre = registre
        self._tus: dict[str, ServicesTus | None] = {}

    def of(self, lieu_id: str) -> ServicesTus | None:
        """Return what a place keeps silent, None when it says everything."""
        if lieu_id not in self._tus:
            accueils = find_by(self._registre.accueils, PAR_LIEU, lieu_id)
            self._tus[lieu_id] = find_services_tus(accueils)
        return self._tus[lieu_id]

    def tell(self, record: Permanence | Seance | Fermeture | Accueil) -> bool:
        """Return whether a record tells a service that its place keeps silent.

        What names one service is compared with the needs, in whatever words; a permanence and a
        session, whose visibility is their own, only with the words.
        """
        tus = self.of(self._lieu_id(record))
        if tus is None:
            return False
        match record:
            case Accueil() | Fermeture():
                return bool(record.service) and (tus.tout or tus.tells(record.service))
            case Seance():
                ateliers = find_by(self._registre.ateliers, PAR_ID, record.atelier_id)
                return any(tus.says(atelier.titre) for atelier in ateliers)
        return tus.says(
            " ; ".join(
                (record.intervenant, record.endroit, record.comment_rdv, record.horaires.texte)
            )
        )

    def _lieu_id(self, record: Permanence | Seance | Fermeture | Accueil) -> str:
        if not isinstance(record, Fermeture):
            return record.lieu_id
        permanences = find_by(self._registre.permanences, PAR_ID, record.cible)
        return permanences[0].lieu_id if permanences else record.cible
