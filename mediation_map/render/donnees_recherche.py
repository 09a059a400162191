"""``donnees/lieux.js``: what the search and the map need, in one classic script.

The script calls ``mediationMap.donnees({...})``, because ``fetch`` does not run from a disk.
Keys: ``v`` version of this form; ``edition`` day of the build, ISO; ``contact`` [name, number as
read, number as dialled, detail]; ``communes`` [name, slug, postcodes, latitude, longitude of an
inside point]; ``besoins`` [id, label, short label, synonyms]; ``listes`` closed lists, each
[id, label]; ``calendriers`` see ``Calendrier.as_json``; ``textes`` words to search; ``adresses``
path of the gazetteer; ``qr`` whether places have a QR code; ``colonnes`` names of the
values of each row of ``lieux``. In a row: ``role`` 1 help 0 relay; ``commune``, ``besoins``,
``services``, ``publics``, ``langues``, ``accueils``, ``calendriers``, ``mots`` are ranks;
``niveaux`` bits in the order of ``Niveau``; ``rdv`` and ``pmr`` 1, 0 or null = not said;
``frais`` 0 not said, 1 free, 2 free under condition, 3 to be paid; no coordinates = known to the
commune only; ``rue`` 1 = the point is the street's; ``ville`` postcode and commune of the
address; ``ancien`` 1 = too old to be told without a warning, 2 = only the hours are in doubt, no
opening badge in either case;
``etat`` whether people can be taken, in words; ``dispo`` 0 yes or unknown, 1 to be confirmed,
2 reserved to referral, 3 nobody; ``changements`` what ``etat`` and ``dispo`` become later, each
[first day ISO, ``dispo``, ``etat``]; ``par_besoin`` the needs whose own service says otherwise,
each [rank of the need, ``dispo``, ``etat``, ``changements``]; ``horaires_au`` last day of
``horaires``, ISO or empty; ``tour`` the place's turn in the lists of the build's day.
The professional edition adds the key ``pro``, see ``donnees_pro``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar

from mediation_map.merge.slugs import make_slug
from mediation_map.model.lieu import Lieu, Position
from mediation_map.model.vocabulaires import Frais, Niveau, Precision, PriseEnCharge, Role
from mediation_map.publish.annuaire import Annuaire
from mediation_map.render.disponibilite import (
    dump_changements,
    find_accueils,
    find_disponibilite,
    list_changements,
    spread_demande,
)
from mediation_map.render.donnees_adresses import CHEMIN as ADRESSES
from mediation_map.render.donnees_calendrier import expand_ouverture
from mediation_map.render.donnees_communes import RangsCommunes, list_communes
from mediation_map.render.donnees_pro import build_pro
from mediation_map.render.filtres import dial, keep_hours
from mediation_map.render.rendu import dump_appel
from mediation_map.render.vignette import build_vignette

CHEMIN = "donnees/lieux.js"
VERSION = 1
FRAIS = (None, Frais.GRATUIT, Frais.SOUS_CONDITION, Frais.PAYANT)
# Languages are asked for as languages, whether the standard files them as such or as care.
LANGUES_PRISES_EN_CHARGE = {
    PriseEnCharge.ANGLAIS: "Anglais",
    PriseEnCharge.AUTRES_LANGUES: "Autres langues étrangères",
}
COLONNES = (
    "slug", "nom", "role", "commune", "adresse", "ville", "telephone", "tel", "besoins", "niveaux",
    "services", "publics", "langues", "accueils", "rdv", "frais", "pmr", "latitude", "longitude",
    "rue", "calendriers", "ancien", "horaires", "mots", "etat", "dispo", "par_besoin",
    "changements", "horaires_au", "tour",
)  # fmt: skip

Valeur = TypeVar("Valeur", bound=Hashable)


class Table(Generic[Valeur]):
    """Values written once, and the rank of each."""

    def __init__(self) -> None:
        self.valeurs: dict[Valeur, int] = {}

    def ranks(self, valeurs: Iterable[Valeur]) -> list[int]:
        """Return the rank of each value, in their order."""
        return [self.valeurs.setdefault(one, len(self.valeurs)) for one in valeurs]


class Tables:
    """All the tables that the rows point into."""

    def __init__(self, annuaire: Annuaire) -> None:
        self.communes = RangsCommunes(annuaire)
        self.besoins = {one.id: rang for rang, one in enumerate(annuaire.besoins)}
        suite = spread_demande(annuaire.registre.lieux, annuaire)
        self.tours = {one.id: tour for tour, one in enumerate(suite)}
        self.services: Table[str] = Table()
        self.publics: Table[str] = Table()
        self.langues: Table[str] = Table()
        self.accueils: Table[str] = Table()
        self.calendriers: Table[str] = Table()
        self.textes: Table[str] = Table()


def render_donnees(donnees: Mapping[str, Any]) -> tuple[str, bytes]:
    """Return the path and the bytes of the search's data file."""
    return CHEMIN, dump_appel("donnees", donnees)


def build_donnees(annuaire: Annuaire) -> dict[str, Any]:
    """Return the value that the script gives to the browser."""
    tables = Tables(annuaire)
    lieux = [build_ligne(lieu, annuaire, tables) for lieu in annuaire.registre.lieux]
    contact = annuaire.config.contact
    return {
        "v": VERSION,
        "edition": annuaire.today.isoformat(),
        "contact": [
            contact.aide_nom,
            contact.aide_telephone,
            dial(contact.aide_telephone),
            contact.aide_detail,
        ],
        "communes": list_communes(annuaire, tables.communes),
        "besoins": [[b.id, b.libelle, b.court, list(b.synonymes)] for b in annuaire.besoins],
        "listes": {nom: list_choix(getattr(tables, nom)) for nom in LISTES},
        "calendriers": [json.loads(one) for one in tables.calendriers.valeurs],
        "textes": list(tables.textes.valeurs),
        "adresses": ADRESSES,
        "qr": not annuaire.config.site.est_provisoire,
        "colonnes": list(COLONNES),
        "lieux": lieux,
        **build_pro(annuaire),
    }


LISTES = ("services", "publics", "langues", "accueils")


def list_choix(table: Table[str]) -> list[list[str]]:
    """Return a closed list as [id, label] pairs; ids stand in addresses."""
    return [[make_slug(libelle), libelle] for libelle in table.valeurs]


def build_ligne(lieu: Lieu, annuaire: Annuaire, tables: Tables) -> list[Any]:
    """Return a place's row, in the order of ``COLONNES``."""
    champs = {
        **_identity(lieu, annuaire, tables),
        **_offer(lieu, tables),
        **_position(lieu.position),
        **_hours(lieu, annuaire, tables),
        **_reception(lieu, annuaire, tables),
    }
    return [champs[colonne] for colonne in COLONNES]


def _identity(lieu: Lieu, annuaire: Annuaire, tables: Tables) -> dict[str, Any]:
    telephone = lieu.telephones[0] if lieu.telephones else None
    return {
        "slug": lieu.slug,
        "nom": lieu.nom,
        "role": int(lieu.role is Role.AIDE),
        "commune": tables.communes.rank(lieu),
        "adresse": lieu.adresse.voie,
        "ville": lieu.adresse.ligne_commune,
        "telephone": telephone.affichage if telephone else "",
        "tel": telephone.e164 if telephone else "",
        "mots": tables.textes.ranks(_words(lieu)),
    }


def _words(lieu: Lieu) -> list[str]:
    """Return the words of the help itself; a relay helps with nothing and is found by its name."""
    if lieu.role is Role.RELAIS:
        return []
    offre = lieu.offre
    return [mots for mots in (offre.texte, *offre.programmes, *offre.services) if mots]


def _offer(lieu: Lieu, tables: Tables) -> dict[str, Any]:
    offre = lieu.offre
    langues = [*offre.langues, *_langues(offre.prises_en_charge)]
    accueils = [one for one in offre.prises_en_charge if one not in LANGUES_PRISES_EN_CHARGE]
    return {
        "besoins": [tables.besoins[one] for one in offre.besoins if one in tables.besoins],
        "niveaux": sum(1 << bit for bit, one in enumerate(Niveau) if one in offre.niveaux),
        "services": tables.services.ranks(map(str, offre.services)),
        "publics": tables.publics.ranks(map(str, offre.publics)),
        "langues": tables.langues.ranks(dict.fromkeys(langues)),
        "accueils": tables.accueils.ranks(map(str, accueils)),
        "rdv": _flag(offre.sur_rendez_vous),
        "frais": next((FRAIS.index(one) for one in offre.frais if one in FRAIS), 0),
        "pmr": _flag(lieu.acces_pmr),
    }


def _langues(prises_en_charge: Sequence[PriseEnCharge]) -> list[str]:
    return [
        LANGUES_PRISES_EN_CHARGE[one] for one in prises_en_charge if one in LANGUES_PRISES_EN_CHARGE
    ]


def _flag(valeur: bool | None) -> int | None:
    return None if valeur is None else int(valeur)


def _position(position: Position | None) -> dict[str, Any]:
    if position is None or position.est_approximative:
        return {"latitude": None, "longitude": None, "rue": 0}
    return {
        "latitude": round(position.latitude, 5),
        "longitude": round(position.longitude, 5),
        "rue": int(position.precision in (Precision.VOIE, Precision.LIEU_DIT)),
    }


def _reception(lieu: Lieu, annuaire: Annuaire, tables: Tables) -> dict[str, Any]:
    disponibilite = find_disponibilite(lieu, annuaire)
    return {
        "etat": disponibilite.texte,
        "dispo": int(disponibilite.rang),
        "par_besoin": list(_par_besoin(lieu, annuaire, tables)),
        "changements": dump_changements(list_changements(lieu, annuaire)),
        "tour": tables.tours[lieu.id],
    }


def _par_besoin(lieu: Lieu, annuaire: Annuaire, tables: Tables) -> Iterator[list[Any]]:
    for besoin in annuaire.besoins:
        if besoin.id not in lieu.offre.besoins:
            continue
        if any(one.service for one in find_accueils(lieu, annuaire, besoin.id)):
            dit = find_disponibilite(lieu, annuaire, besoin.id)
            suite = dump_changements(list_changements(lieu, annuaire, besoin.id))
            yield [tables.besoins[besoin.id], int(dit.rang), dit.texte, suite]


def _hours(lieu: Lieu, annuaire: Annuaire, tables: Tables) -> dict[str, Any]:
    ouverture = expand_ouverture(lieu, annuaire)
    vignette = build_vignette(lieu, annuaire)
    write: Callable[[Any], str] = lambda one: json.dumps(one.as_json(), separators=(",", ":"))  # noqa: E731
    return {
        "calendriers": tables.calendriers.ranks(map(write, ouverture.calendriers)),
        "ancien": 1 if vignette.ancienne else 2 * ouverture.ancienne,
        "horaires": keep_hours(vignette.horaires),
        "horaires_au": vignette.horaires_au.isoformat() if vignette.horaires_au else "",
    }
