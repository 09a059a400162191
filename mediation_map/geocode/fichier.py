"""The embedded index as an engine: addresses found in a file, without a network."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from mediation_map.geocode.index import AddressIndex
from mediation_map.geocode.precision import Requete, Statut
from mediation_map.geocode.protocole import Candidat, Demande, Resultat
from mediation_map.model.vocabulaires import Precision

LOT = 1000


class Fichier:
    """Asks an index built from BAN files; ``nom`` is ``fichier``."""

    nom = "fichier"

    def __init__(self, index: AddressIndex) -> None:
        self._index = index

    @classmethod
    def open(cls, chemin: Path) -> Fichier:
        """Open the index at ``chemin``; raises ``SourceError`` when it is not one."""
        return cls(AddressIndex.open(chemin))

    def search(self, demandes: Sequence[Demande]) -> Iterator[Sequence[Resultat]]:
        """Yield the index's own judgement of each address, in batches."""
        for start in range(0, len(demandes), LOT):
            yield [self._search_one(demande) for demande in demandes[start : start + LOT]]

    def _search_one(self, demande: Demande) -> Resultat:
        adresse = demande.adresse
        found = self._index.search(
            Requete(
                id=demande.id,
                adresse=adresse.voie,
                code_postal=adresse.code_postal,
                commune=adresse.commune,
                code_insee=adresse.code_insee,
            )
        )
        if found.lon is None or found.lat is None:
            return Resultat(id=demande.id)
        candidat = Candidat(
            latitude=round(found.lat, 7),
            longitude=round(found.lon, 7),
            libelle=found.label,
            precision=Precision(str(found.precision)),
            score=round(found.score, 3),
        )
        return Resultat(id=demande.id, candidats=(candidat,), sur=found.statut is Statut.SUR)
