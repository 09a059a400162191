"""Where a fact comes from, and how old it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mediation_map.constats import NULLE_PART, Origine
from mediation_map.model.dates import DateSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """The source of a row: when it wrote, and when a person last checked (``verifie_le``)."""

    source_nom: str = ""
    source_url: str = ""
    source_date: DateSource = DateSource()
    verifie_le: date | None = None
    verifie_par: str = ""
    confiance: str = ""
    origine: Origine = NULLE_PART

    @property
    def derniere_date(self) -> DateSource:
        """The newer of the source's date and the check's."""
        debut = self.source_date.debut
        if self.verifie_le and (debut is None or self.verifie_le >= debut):
            return DateSource(self.verifie_le.isoformat())
        return self.source_date
