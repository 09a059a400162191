"""``donnees/adresses.js``: where « près de » may be, loaded when the field is used.

The script calls ``mediationMap.adresses({...})``, because ``fetch`` does not run from a disk.
Keys: ``v`` version of this form; ``pas`` units per degree; ``communes`` one row per commune that
has streets: [rank in ``lieux.js``, lowest latitude, lowest longitude, names, latitudes,
longitudes]. Positions are whole units, the last two lists counted from the lowest. Names are
sorted, one per line, each after one digit (base 36): how many letters it shares with the
previous one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from statistics import fmean
from typing import Any

from mediation_map.geocode.gazetier import sort_key, tidy_nom
from mediation_map.geocode.texte_simple import plain_words
from mediation_map.model.gazetier import Rue
from mediation_map.model.lieu import Adresse, Position
from mediation_map.publish.annuaire import Annuaire
from mediation_map.render.rendu import Rendu, dump_appel
from mediation_map.territory.chiffres import commune_of

CHEMIN = "donnees/adresses.js"
VERSION = 1
PAS = 10_000
"""A ten-thousandth of a degree is at most 11 m: a street's middle is never that exact."""
CHIFFRES = "0123456789abcdefghijklmnopqrstuvwxyz"
REPETITION = r"\d+(?:\s*(?:bis|ter|quater|[a-d])\b)?"
NUMERO = re.compile(rf"^{REPETITION}(?:\s*(?:[-/,&]|à|et)\s*{REPETITION})*[\s,]+", re.IGNORECASE)


def render_adresses(annuaire: Annuaire, _: Rendu) -> Iterable[tuple[str, bytes]]:
    """Yield the gazetteer of an edition."""
    yield CHEMIN, dump_appel("adresses", build_adresses(annuaire))


def build_adresses(annuaire: Annuaire) -> dict[str, Any]:
    """Return the value that the script gives to the browser."""
    rangs = {one.code_insee: rang for rang, one in enumerate(annuaire.registre.communes)}
    groupes: dict[int, list[Rue]] = {}
    for rue in list_rues(annuaire):
        if rue.code_insee in rangs:
            groupes.setdefault(rangs[rue.code_insee], []).append(rue)
    lignes = [pack_commune(rang, rues) for rang, rues in sorted(groupes.items())]
    return {"v": VERSION, "pas": PAS, "communes": lignes}


def list_rues(annuaire: Annuaire) -> list[Rue]:
    """Return the BAN's streets, and those of the published records that it does not name."""
    rues = {key_of(rue): rue for rue in (annuaire.gazetier.rues if annuaire.gazetier else ())}
    connues = {key_of(rue): rue for rue in known_rues(annuaire)}
    return sorted({**connues, **rues}.values(), key=sort_key)


def key_of(rue: Rue) -> tuple[str, str]:
    """Return what two writings of one street have in common."""
    return rue.code_insee, plain_words(rue.nom)


def known_rues(annuaire: Annuaire) -> Iterator[Rue]:
    """Yield the streets of the published places and van stops whose position is exact."""
    groupes: dict[tuple[str, str], list[Rue]] = {}
    for rue in _iter_known(annuaire):
        groupes.setdefault(key_of(rue), []).append(rue)
    for _, rues in sorted(groupes.items()):
        nom = min(rue.nom for rue in rues)
        latitude = fmean(rue.latitude for rue in rues)
        yield Rue(nom, rues[0].code_insee, latitude, fmean(rue.longitude for rue in rues))


def _iter_known(annuaire: Annuaire) -> Iterator[Rue]:
    registre = annuaire.registre
    for lieu in registre.lieux:
        yield from _read_rue(lieu.adresse, commune_of(lieu), lieu.position)
    for passage in registre.passages:
        yield from _read_rue(passage.adresse, passage.adresse.code_insee, passage.position)


def _read_rue(adresse: Adresse, code: str, position: Position | None) -> Iterator[Rue]:
    nom = tidy_nom(NUMERO.sub("", adresse.voie).split(",")[0])
    if position and not position.est_approximative and nom and not nom[0].isdigit():
        yield Rue(nom, code, position.latitude, position.longitude)


def pack_commune(rang: int, rues: Sequence[Rue]) -> list[Any]:
    """Return the row of a commune, its streets in the order given."""
    latitudes = [round(rue.latitude * PAS) for rue in rues]
    longitudes = [round(rue.longitude * PAS) for rue in rues]
    sud, ouest = min(latitudes), min(longitudes)
    noms = "\n".join(pack_noms(rue.nom for rue in rues))
    return [rang, sud, ouest, noms, [y - sud for y in latitudes], [x - ouest for x in longitudes]]


def pack_noms(noms: Iterable[str]) -> Iterator[str]:
    """Yield each name as the number of letters shared with the previous one, and the rest."""
    avant = ""
    for nom in noms:
        compose = unicodedata.normalize("NFC", nom)
        communs = min(count_shared(avant, compose), len(CHIFFRES) - 1)
        yield CHIFFRES[communs] + compose[communs:]
        avant = compose


def count_shared(avant: str, nom: str) -> int:
    """Return how many first letters two names share."""
    return sum(
        1 for _ in takewhile(lambda paire: paire[0] == paire[1], zip(avant, nom, strict=False))
    )


def source_adresses(annuaire: Annuaire) -> str:
    """Return the source of the streets, empty when they are only the register's own."""
    gazetier = annuaire.gazetier
    return gazetier.source if gazetier and gazetier.rues else ""
