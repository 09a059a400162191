"""The services that a place asked not to publish, and which words tell them.

A service is kept silent as a need: whoever looks for « impôts » finds the need « Démarche en
ligne », so that a place which keeps one silent can't be found for the other. Such a request never
expires: one that is past its day is to be confirmed, not published.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from mediation_map.constats import Constat, Probleme, Severite
from mediation_map.model.accueil import Accueil
from mediation_map.model.lieu import Lieu
from mediation_map.model.vocabulaires import EtatAccueil, Service
from mediation_map.normalise.expressions import load_expressions
from mediation_map.normalise.jetons import cut_mots, split_phrases
from mediation_map.normalise.service_accueil import list_besoins_dits
from mediation_map.normalise.vocabulaire import Vocabulaire, singular

SERVICE_TU_NOMME = Probleme(
    "service-non-publie-nomme",
    Severite.AVERTISSEMENT,
    "Le service « {valeur} » ne doit pas être publié, mais le nom du lieu le dit : « {nom} ».",
    "Changez le nom montré, ou rendez le lieu invisible (colonne « visibilite »).",
)
# They say that it is a service, not which one.
GENERIQUES = frozenset(
    singular(mot)
    for mot in (
        "accompagnement", "acces", "accueil", "aide", "assistance", "atelier", "cours", "demarche",
        "en", "informatique", "internet", "ligne", "numerique", "point", "pour", "service",
    )
)  # fmt: skip
_SERVICES = Vocabulaire(Service)


@dataclass(frozen=True, slots=True)
class ServicesTus:
    """What a place keeps silent: the ids of needs, the services given up whole, the words.

    ``tout`` = one of them was not understood: nothing tells which words are about it, so that all
    of the help is kept silent.
    """

    besoins: frozenset[str] = frozenset()
    services: frozenset[Service] = frozenset()
    mots: frozenset[frozenset[str]] = frozenset()
    tout: bool = False

    def says(self, texte: str) -> bool:
        """Return whether a text holds the very words of a service."""
        presents = _list_mots(texte)
        return any(mots <= presents for mots in self.mots)

    def tells(self, texte: str) -> bool:
        """Return whether a text tells of a service, in whatever words."""
        return self.says(texte) or not self.besoins.isdisjoint(list_besoins_dits(texte))

    def keep_phrases(self, texte: str) -> str:
        """Return the sentences of a text that tell nothing of the services."""
        if not self.tells(texte):
            return texte
        lignes = (self._keep_ligne(ligne) for ligne in texte.splitlines())
        return "\n".join(filter(None, lignes))

    def _keep_ligne(self, ligne: str) -> str:
        gardees = (phrase for phrase in split_phrases(ligne) if not self.tells(phrase))
        return " ".join(gardees).strip(" ;|•+")


def find_services_tus(accueils: Iterable[Accueil]) -> ServicesTus | None:
    """Return what the reception states of a place keep silent, None when nothing is."""
    tus = [one for one in accueils if one.service and one.etat is EtatAccueil.NE_PAS_PUBLIER]
    if not tus:
        return None
    return ServicesTus(
        besoins=frozenset(besoin for one in tus for besoin in one.besoins),
        services=frozenset(filter(None, (_SERVICES.find(one.service) for one in tus))),
        mots=frozenset(filter(None, (_key_words(one.service) for one in tus))),
        tout=any(not one.besoins for one in tus),
    )


def check_noms(lieux: Iterable[Lieu], accueils: Iterable[Accueil]) -> list[Constat]:
    """Return a constat for each service whose words the name of its place holds."""
    noms: Mapping[str, str] = {lieu.id: lieu.nom for lieu in lieux}
    return [
        SERVICE_TU_NOMME.constat(
            accueil.service, accueil.provenance.origine, nom=noms[accueil.lieu_id]
        )
        for accueil in accueils
        if (tus := find_services_tus([accueil])) and tus.says(noms.get(accueil.lieu_id, ""))
    ]


def _key_words(service: str) -> frozenset[str]:
    """Return the words that name a service, all of them if none is more than general."""
    mots = _list_mots(service)
    return (mots - GENERIQUES) or mots


@lru_cache(maxsize=4096)
def _list_mots(texte: str) -> frozenset[str]:
    # Words of an address are read too: a page of its own may be called after the service.
    return frozenset(cut_mots(texte.replace("/", " ").replace("@", " "), _mots_vides()))


def _mots_vides() -> frozenset[str]:
    return load_expressions().mots_vides
