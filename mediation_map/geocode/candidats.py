"""What engines proposed for addresses that are not sure: kept beside the lock file, for review.

The file is derived: losing it loses no decision, only what the review page can list.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from mediation_map.geocode.protocole import Candidat
from mediation_map.geocode.verrou import LigneVerrou, Statut, Verrou
from mediation_map.model.vocabulaires import Precision

NOM_FICHIER = "geocodage-candidats.json"
Candidats = Mapping[str, tuple[Candidat, ...]]


def load_candidats(chemin: Path) -> Candidats:
    """Return the candidates by id; none when the file is missing or not ours."""
    try:
        content = json.loads(chemin.read_text(encoding="utf-8"))
        return {id_: tuple(map(_read, found)) for id_, found in content.items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def dump_candidats(candidats: Candidats, verrou: Verrou) -> bytes:
    """Return the file's text: the candidates of the lines that still are to be verified."""
    wanted = {
        id_: [asdict(candidat) for candidat in found]
        for id_, found in sorted(candidats.items())
        if found and id_ in verrou.lignes and _is_open(verrou.lignes[id_])
    }
    text = json.dumps(wanted, ensure_ascii=False, indent=1, sort_keys=True)
    return f"{text}\n".encode()


def _is_open(ligne: LigneVerrou) -> bool:
    return ligne.statut is not Statut.SUR and ligne.force is None


def _read(brut: Mapping[str, object]) -> Candidat:
    return Candidat(
        latitude=float(str(brut["latitude"])),
        longitude=float(str(brut["longitude"])),
        libelle=str(brut["libelle"]),
        precision=Precision(str(brut["precision"])),
        score=float(str(brut["score"])),
    )
