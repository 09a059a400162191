"""A place as it is without the services that it keeps silent: not a word, not a value of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar

from mediation_map.model.lieu import Horaires, Lieu, Offre, Position
from mediation_map.model.provenance import Provenance
from mediation_map.model.vocabulaires import Role, Service
from mediation_map.normalise.besoins import Trait, answer_besoins, load_besoins
from mediation_map.normalise.offre import read_actions
from mediation_map.publish.services_tus import ServicesTus

T = TypeVar("T")
# Lists of the offer whose values are kept as long as words that may be shown say them.
LISTES = (
    "niveaux", "modalites", "frais", "acces", "publics", "prises_en_charge", "langues",
)  # fmt: skip
TEXTES = ("presentation", "transport")
NOMS = ("type_structure", "structure_parente", "fiche_acces_libre")


def hide_services(lieu: Lieu, tus: ServicesTus) -> Lieu:
    """Return the place without the services that it keeps silent; its name is left.

    A place that is left without any help of its own is a relay.
    """
    offre = Offre() if tus.tout else _Tri(lieu.offre, tus).sort()
    role = lieu.role if offre.services or offre.besoins else Role.RELAIS
    textes: dict[str, Any] = {nom: _unsaid(getattr(lieu, nom), tus) for nom in NOMS}
    textes |= {nom: tus.keep_phrases(getattr(lieu, nom)) for nom in TEXTES}
    muet = offre.programmes != lieu.offre.programmes
    return replace(
        lieu,
        **textes,
        role=role,
        offre=offre,
        # A code of the national typology may be that of the label.
        typologie=() if muet else lieu.typologie,
        adresse=replace(lieu.adresse, complement=_unsaid(lieu.adresse.complement, tus)),
        position=lieu.position
        and replace(lieu.position, detail=_unsaid(lieu.position.detail, tus)),
        telephones=tuple(
            replace(one, commentaire=tus.keep_phrases(one.commentaire)) for one in lieu.telephones
        ),
        courriels=tuple(one for one in lieu.courriels if not tus.says(one.adresse)),
        sites_web=tuple(one for one in lieu.sites_web if not tus.says(one)),
        horaires=_hide_horaires(lieu.horaires, tus),
        provenance=_hide_source(lieu.provenance, tus),
        provenances={nom: _hide_source(one, tus) for nom, one in lieu.provenances.items()},
        sources=tuple(_hide_source(one, tus) for one in lieu.sources),
    )


def _unsaid(texte: str, tus: ServicesTus) -> str:
    return "" if tus.says(texte) else texte


def _hide_detail(position: Position | None, tus: ServicesTus) -> Position | None:
    return position and replace(position, detail=_unsaid(position.detail, tus))


def _hide_horaires(horaires: Horaires, tus: ServicesTus) -> Horaires:
    """Return the hours, without the source's words when these tell what happens then."""
    if tus.tells(horaires.osm):
        return Horaires()
    return Horaires(osm=horaires.osm) if tus.tells(horaires.texte) else horaires


def _hide_source(provenance: Provenance, tus: ServicesTus) -> Provenance:
    if not tus.says(f"{provenance.source_nom} {provenance.source_url}"):
        return provenance
    return replace(provenance, source_nom="", source_url="")


class _Tri:
    """Sorts an offer into what may be shown and what may not."""

    def __init__(self, offre: Offre, tus: ServicesTus) -> None:
        self.offre = offre
        self.tus = tus
        self.mots = _group_mots(offre)
        self.texte = tus.keep_phrases(offre.texte)
        self.perdus = _read_mots(offre.texte) - _read_mots(self.texte)
        self.besoins = self._find_besoins()
        self.services = self._keep(offre.services, self._is_service_kept)
        self.besoins = self._answered()

    def sort(self) -> Offre:
        """Return the offer without what is kept silent; without any help left, nothing."""
        if not (self.services or self.besoins):
            return Offre()
        listes: dict[str, Any] = {
            nom: self._keep(getattr(self.offre, nom), self._is_kept) for nom in LISTES
        }
        return replace(
            self.offre,
            **listes,
            texte=self.texte,
            services=self.services,
            programmes=self._keep(self.offre.programmes, lambda label: not self.tus.tells(label)),
            besoins=self._keep(self.offre.besoins, lambda besoin: besoin in self.besoins),
            prise_rdv=self._keep_lien(),
            a_apporter=self.tus.keep_phrases(self.offre.a_apporter),
            attributions=tuple(
                one for one in self.offre.attributions if not self.tus.tells(one.mots)
            ),
        )

    def _find_besoins(self) -> frozenset[str]:
        """Return the needs left: none that the very words of a silent service answer as well."""
        tus = set(self.tus.besoins)
        for mots, valeurs in self.mots.items():
            if self.tus.says(mots) or not self.tus.services.isdisjoint(valeurs):
                tus |= valeurs
        return frozenset(self.offre.besoins) - tus

    def _answered(self) -> frozenset[str]:
        """Return the needs left that a service left answers; some ask for no service."""
        return self.besoins & {
            one.id
            for one in load_besoins()
            if not one.services or not set(one.services).isdisjoint(self.services)
        }

    def _keep(self, valeurs: Iterable[T], is_kept: Callable[[T], bool]) -> tuple[T, ...]:
        return tuple(valeur for valeur in valeurs if is_kept(valeur))

    def _is_service_kept(self, service: Service) -> bool:
        """Return whether a service may be shown: not if it answers a silent need by itself."""
        if service in self.tus.services or self.tus.besoins & _answer(service):
            return False
        return self._is_said(service)

    def _is_kept(self, valeur: str) -> bool:
        """Return whether a value may be shown.

        A level that a need left asks for stays; one that only lost needs ask for goes, whatever
        words say it: help « à votre place » is help with démarches.
        """
        seuls = {one.id for one in load_besoins() if (valeur,) in (one.niveaux, one.modalites)}
        if seuls & self.besoins:
            return True
        if seuls & set(self.offre.besoins):
            return any(map(self._is_of_besoin, self._list_causes(valeur)))
        return self._is_said(valeur)

    def _is_said(self, valeur: str) -> bool:
        """Return whether words that may be shown cause a value, or nothing says what caused it."""
        causes = self._list_causes(valeur)
        return not causes or any(self._is_of_besoin(one) or self._may_say(one) for one in causes)

    def _list_causes(self, valeur: str) -> list[str]:
        return [mots for mots, valeurs in self.mots.items() if valeur in valeurs]

    def _is_of_besoin(self, mots: str) -> bool:
        """Return whether words cause a need that is left as well."""
        return not self.besoins.isdisjoint(self.mots[mots])

    def _may_say(self, mots: str) -> bool:
        return mots not in self.perdus and not self.tus.tells(mots)

    def _keep_lien(self) -> str:
        lien = self.offre.prise_rdv
        perdu = lien in self.offre.texte and lien not in self.texte
        return "" if perdu or self.tus.says(lien) else lien


@cache
def _answer(service: Service) -> frozenset[str]:
    """Return the needs that a service answers at whatever level and in whatever way."""
    return frozenset(answer_besoins([Trait(services=frozenset({service}))]))


def _group_mots(offre: Offre) -> Mapping[str, set[str]]:
    """Return the values that each group of words caused."""
    groupes: dict[str, set[str]] = {}
    for one in offre.attributions:
        for mots in one.mots.split(" | "):
            groupes.setdefault(mots, set()).add(str(one.valeur))
    return groupes


def _read_mots(texte: str) -> set[str]:
    return {dit.mots for dit in read_actions(texte).dits}
