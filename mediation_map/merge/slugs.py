"""Addresses of pages that never change: a register of slugs, kept beside the lock file.

``data/processed/slugs.csv`` has one line per id ever seen: ``id``, ``slug``, ``remplace_par``
(the id that a merged place leaves its address to, else empty) and ``public`` (``oui`` once the
public edition has shown it: only then may that edition speak of it again).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mediation_map.errors import SourceError
from mediation_map.model.lieu import Lieu
from mediation_map.normalise.texte import slugify

NOM_FICHIER = "slugs.csv"
COLONNES = ("id", "slug", "remplace_par", "public")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Adressage:
    """One line of the register."""

    id: str
    slug: str
    remplace_par: str = ""
    public: bool = False


def make_slug(texte: str) -> str:
    """Return lower-case letters, digits and dashes only; « lieu » when nothing is left."""
    return slugify(texte) or "lieu"


def load_slugs(fichier: Path) -> dict[str, Adressage]:
    """Read the register; a missing file is an empty one, a broken one stops the build."""
    if not fichier.exists():
        return {}
    try:
        with fichier.open(encoding="utf-8-sig", newline="") as flux:
            adressages = [_read(ligne) for ligne in csv.DictReader(flux)]
    except (OSError, KeyError, TypeError, AttributeError, csv.Error, UnicodeDecodeError) as error:
        raise SourceError(
            f"Le registre des adresses de pages « {fichier} » est illisible.",
            f"Ses colonnes sont {', '.join(COLONNES)} ; reprenez sa dernière version enregistrée.",
        ) from error
    _check(adressages, fichier)
    return {adressage.id: adressage for adressage in adressages}


def _read(ligne: Mapping[str, str]) -> Adressage:
    # A line cut short gives None for the cells that it lacks.
    identifiant, slug, remplace_par, public = (ligne[nom] or "" for nom in COLONNES)
    return Adressage(identifiant, slug, remplace_par, public=public == "oui")


def _check(adressages: Sequence[Adressage], fichier: Path) -> None:
    """Refuse an address that is no folder's name, and what two lines claim."""
    slugs: set[str] = set()
    ids: set[str] = set()
    for rang, adressage in enumerate(adressages, start=2):
        place = f"{fichier}, ligne {rang}"
        if not _SLUG.fullmatch(adressage.slug):
            raise SourceError(
                f"{place}, slug : « {adressage.slug} » n'est pas une adresse.",
                "Écrivez des lettres sans accent et des tirets.",
            )
        if adressage.slug in slugs:
            raise SourceError(
                f"{place}, slug : « {adressage.slug} » est l'adresse de deux lieux.",
                "Gardez-la au plus ancien des deux.",
            )
        if not adressage.id or adressage.id in ids:
            raise SourceError(
                f"{place}, id : « {adressage.id} » est vide ou a déjà une adresse.",
                "Gardez une ligne par identifiant, celle de l'adresse déjà diffusée.",
            )
        slugs.add(adressage.slug)
        ids.add(adressage.id)


def assign_slugs(
    lieux: Sequence[Lieu], registre: Mapping[str, Adressage]
) -> tuple[tuple[Lieu, ...], dict[str, Adressage]]:
    """Give every place its slug: the registered one, else a new one that no other ever had."""
    connus = dict(registre)
    pris = {adressage.slug for adressage in connus.values()}
    places: list[Lieu] = []
    for lieu in sorted(lieux, key=lambda lieu: lieu.id):
        if lieu.id not in connus:
            slug = _free_slug(lieu, pris)
            connus[lieu.id] = Adressage(lieu.id, slug)
            pris.add(slug)
        places.append(replace(lieu, slug=connus[lieu.id].slug))
    return tuple(places), _redirect(places, connus)


def _free_slug(lieu: Lieu, pris: set[str]) -> str:
    base = make_slug(lieu.nom)
    commune = make_slug(lieu.adresse.commune)
    candidats = [base, base if base.endswith(commune) else f"{base}-{commune}"]
    for candidat in candidats:
        if candidat not in pris:
            return candidat
    suite = 2
    while f"{candidats[-1]}-{suite}" in pris:
        suite += 1
    return f"{candidats[-1]}-{suite}"


def _redirect(places: Iterable[Lieu], connus: dict[str, Adressage]) -> dict[str, Adressage]:
    """Point the ids merged into another at it; a place that lives points nowhere."""
    vivants = {lieu.id: lieu for lieu in places}
    repreneurs = {alias: lieu.id for lieu in vivants.values() for alias in lieu.aliases}
    return {
        identifiant: replace(
            adressage,
            remplace_par=""
            if identifiant in vivants
            else repreneurs.get(identifiant, adressage.remplace_par),
        )
        for identifiant, adressage in connus.items()
    }


def mark_public(registre: Mapping[str, Adressage], ids: Iterable[str]) -> dict[str, Adressage]:
    """Return the register where these ids are public, besides those that already were."""
    publics = {identifiant: replace(registre[identifiant], public=True) for identifiant in ids}
    return {**registre, **publics}


def dump_slugs(registre: Mapping[str, Adressage]) -> bytes:
    """Return the register as sorted CSV."""
    flux = io.StringIO(newline="")
    ecrivain = csv.writer(flux, lineterminator="\n")
    ecrivain.writerow(COLONNES)
    for identifiant in sorted(registre):
        adressage = registre[identifiant]
        public = "oui" if adressage.public else ""
        ecrivain.writerow((adressage.id, adressage.slug, adressage.remplace_par, public))
    return flux.getvalue().encode()
