"""An adviser's permanence in a host place: the hours of the help, not of the building."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mediation_map.model.lieu import Horaires, Telephone
from mediation_map.model.provenance import Provenance
from mediation_map.model.vocabulaires import GenrePermanence, Visibilite


@dataclass(frozen=True, slots=True, kw_only=True)
class Permanence:
    """Adviser × host × convention × rule × exceptions; None dates = the source does not say.

    ``intervenant`` says who holds it, in the source's words; empty = not said.
    ``endroit`` is set only when it is held elsewhere than at the door of ``lieu_id``.
    ``doute`` says, for everybody, what is not sure of the hours; empty = nothing is.
    """

    id: str
    lieu_id: str
    intervenant: str = ""
    employeur: str = ""
    endroit: str = ""
    convention_debut: date | None = None
    convention_fin: date | None = None
    horaires: Horaires = Horaires()
    doute: str = ""
    dates_annulees: tuple[date, ...] = ()
    dates_ajoutees: tuple[tuple[date, str], ...] = ()
    genre: GenrePermanence | None = None
    sur_rendez_vous: bool | None = None
    comment_rdv: str = ""
    telephones: tuple[Telephone, ...] = ()
    contact_pro: str = ""
    visibilite: Visibilite = Visibilite.PUBLIC
    provenance: Provenance = Provenance()

    @property
    def titre(self) -> str:
        """What to call it, without saying more than the source."""
        nom = "Permanence à confirmer" if self.doute else "Permanence"
        return f"{nom} : {self.intervenant}" if self.intervenant else nom
