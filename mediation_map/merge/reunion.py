"""Several rows about one place become one record: field by field, the newest fact wins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date
from itertools import groupby

from mediation_map.merge.profils import read_voie
from mediation_map.model.lieu import Adresse, Lieu, Offre, Position
from mediation_map.model.provenance import Provenance
from mediation_map.model.vocabulaires import Role, Visibilite

# What identifies or protects a record is not a fact to be replaced by a newer one.
HORS_FUSION = frozenset(
    {"id", "slug", "role", "visibilite", "consentement", "provenance", "provenances", "sources"}
    | {"aliases", "position", "commune_trouvee"}
)
CHAMPS = tuple(champ.name for champ in fields(Lieu) if champ.name not in HORS_FUSION)
_VIDE = Lieu(id="", nom="")
_DISCRETION = {Visibilite.PUBLIC: 0, Visibilite.PROFESSIONNEL: 1, Visibilite.MASQUE: 2}


def merge_same_ids(lieux: Sequence[Lieu]) -> tuple[Lieu, ...]:
    """Merge the rows that carry one id (several meetings with one actor); sorted by id."""
    ordered = sorted(lieux, key=lambda lieu: lieu.id)
    groups = (tuple(group) for _, group in groupby(ordered, key=lambda lieu: lieu.id))
    return tuple(merge_lieux(group) for group in groups)


def merge_lieux(lieux: Sequence[Lieu]) -> Lieu:
    """Merge rows about one place; the id is that of the first row.

    An empty field never replaces a filled one. ``provenances`` tells, for each field, the row
    that its value comes from. The most discreet visibility and the newest consent win.
    """
    par_age = sort_by_age(lieux)
    valeurs: dict[str, object] = {}
    provenances: dict[str, Provenance] = {}
    for champ in CHAMPS:
        donneur = _find_donneur(par_age, champ)
        if donneur:
            valeurs[champ] = getattr(donneur, champ)
            provenances[champ] = donneur.provenances.get(champ, donneur.provenance)
    fusion = replace(_VIDE, **valeurs, id=lieux[0].id)  # type: ignore[arg-type]
    return replace(
        fusion,
        role=Role.AIDE if fusion.offre.services else Role.RELAIS,
        position=_find_position(par_age, fusion.adresse),
        visibilite=max((lieu.visibilite for lieu in lieux), key=_DISCRETION.__getitem__),
        consentement=next((lieu.consentement for lieu in par_age if lieu.consentement), None),
        provenance=par_age[0].provenance,
        provenances=provenances,
        sources=tuple(
            source for lieu in par_age for source in (lieu.sources or (lieu.provenance,))
        ),
        aliases=_aliases(lieux, fusion.id),
    )


def _find_donneur(par_age: Sequence[Lieu], champ: str) -> Lieu | None:
    """Return the row that gives a field: the newest one where it is filled.

    Every row names its commune: a newer row that names nothing else keeps the street of an older
    one, as long as the commune is the same.
    """
    remplis = [lieu for lieu in par_age if _is_filled(lieu, champ)]
    if champ == "adresse" and remplis:
        commune = remplis[0].adresse.commune
        situes = (lieu for lieu in remplis if lieu.adresse.voie or lieu.adresse.complement)
        remplis = [*(lieu for lieu in situes if lieu.adresse.commune == commune), *remplis]
    return next(iter(remplis), None)


def _find_position(par_age: Sequence[Lieu], adresse: Adresse) -> Position | None:
    """Return the newest point of the rows that name the kept address, or no street at all.

    The point of a row about a former address would show the place where it no longer is.
    """
    ici = (lieu for lieu in par_age if _is_at(lieu.adresse, adresse))
    return next((lieu.position for lieu in ici if lieu.position), None)


def _is_at(adresse: Adresse, gardee: Adresse) -> bool:
    if not adresse.voie:
        return adresse.commune in ("", gardee.commune)
    numeros, mots = read_voie(adresse.voie)
    autres_numeros, autres_mots = read_voie(gardee.voie)
    autre_numero = numeros and autres_numeros and not numeros & autres_numeros
    return not autre_numero and (mots <= autres_mots or autres_mots <= mots)


def _aliases(lieux: Sequence[Lieu], garde: str) -> tuple[str, ...]:
    noms = {alias for lieu in lieux for alias in (lieu.id, *lieu.aliases)}
    return tuple(sorted(noms - {garde}))


def _is_filled(lieu: Lieu, champ: str) -> bool:
    valeur = getattr(lieu, champ)
    vide = Offre() if champ == "offre" else getattr(_VIDE, champ)
    return bool(valeur != vide)


def sort_by_age(lieux: Sequence[Lieu]) -> list[Lieu]:
    """Return the newest rows first.

    Of one day, the file that comes first in ``lieux`` wins, and in a file its later line: the
    lines of two files say nothing of each other.
    """
    fichiers = list(dict.fromkeys(lieu.provenance.origine.fichier for lieu in lieux))

    def freshness(lieu: Lieu) -> tuple[date, int, int]:
        origine = lieu.provenance.origine
        depuis = lieu.provenance.derniere_date.debut or date.min
        return depuis, -fichiers.index(origine.fichier), origine.ligne

    return sorted(lieux, key=freshness, reverse=True)
