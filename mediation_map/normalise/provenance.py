"""The source of a row, and when a person last checked it."""

from __future__ import annotations

from mediation_map.constats import Probleme, Severite
from mediation_map.model.provenance import Provenance
from mediation_map.normalise.construction import Lecteur
from mediation_map.normalise.dates import parse_date_source, parse_jour
from mediation_map.normalise.url import parse_url

SOURCE_ABSENTE = Probleme(
    "source-absente",
    Severite.INFORMATION,
    "La ligne ne dit ni d'où elle vient ni qui l'a vérifiée.",
    "Remplissez « source_nom » et « source_date », ou « verifie_le ».",
)


def read_provenance(ligne: Lecteur) -> Provenance:
    """Return the provenance of a row; one that says nothing is told."""
    provenance = Provenance(
        source_nom=ligne.texte("source_nom"),
        source_url=ligne.lire("source_url", parse_url),
        source_date=ligne.lire("source_date", parse_date_source),
        verifie_le=ligne.lire("verifie_le", parse_jour),
        verifie_par=ligne.texte("verifie_par"),
        confiance=ligne.texte("confiance"),
        origine=ligne.ligne.origine,
    )
    if not (provenance.source_nom or provenance.source_url or provenance.verifie_le):
        ligne.noter("source_nom", SOURCE_ABSENTE.constat())
    return provenance
