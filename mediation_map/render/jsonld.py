"""Structured data of a place (schema.org), for search engines and other programs."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from mediation_map.config import Config
from mediation_map.model.lieu import Adresse, Lieu
from mediation_map.model.vocabulaires import Frais, Role
from mediation_map.publish.annuaire import Annuaire
from mediation_map.render.filtres import is_lien_sur
from mediation_map.render.ouverture import list_plages
from mediation_map.render.partage import adresse_page
from mediation_map.render.rendu import escape_json
from mediation_map.render.vignette import is_approximative

# Codes of the national standard's ``typologie`` whose place is a public office or a library.
OFFICES = frozenset({"CCAS", "CIAS", "CD", "EPCI", "MUNI", "PREF", "RFS", "REG", "SOUS_PREF"})
BIBLIOTHEQUE = "BIB"
DERNIERE_MINUTE = 24 * 60 - 1
JOURS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def build_jsonld(lieu: Lieu, annuaire: Annuaire) -> Markup:
    """Return the JSON of a ``script`` element: what is unknown, unsure or old is left out."""
    heures = [_heures(*plage) for plage in list_plages(lieu, annuaire)]
    graphe = [{**_place(lieu, annuaire.config), **_filled({"openingHoursSpecification": heures})}]
    if lieu.role is Role.AIDE:
        graphe.append(_service(lieu))
    texte = json.dumps({"@context": "https://schema.org", "@graph": graphe}, ensure_ascii=False)
    return Markup(escape_json(texte))  # noqa: S704 - what could close the element is escaped


def _place(lieu: Lieu, config: Config) -> dict[str, Any]:
    genre = find_type(lieu.typologie)
    exact = lieu.position if not is_approximative(lieu) else None
    return _filled(
        {
            "@type": genre,
            "@id": "#lieu",
            "name": lieu.nom,
            "url": adresse_page(lieu, config),
            "telephone": lieu.telephones[0].e164 if lieu.telephones else "",
            "email": lieu.courriels[0].adresse if lieu.courriels and genre != "Place" else "",
            "address": _address(lieu.adresse),
            "geo": exact
            and {
                "@type": "GeoCoordinates",
                "latitude": exact.latitude,
                "longitude": exact.longitude,
            },
            "sameAs": [one for one in lieu.sites_web if is_lien_sur(one)],
        }
    )


def _heures(jour: int, debut: int, fin: int) -> dict[str, str]:
    return {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": JOURS[jour],
        "opens": _heure(debut),
        "closes": _heure(fin),
    }


def _heure(minutes: int) -> str:
    """Return ``HH:MM``; midnight at the end of a day is its last minute, as search engines ask."""
    heures, reste = divmod(min(minutes, DERNIERE_MINUTE), 60)
    return f"{heures:02d}:{reste:02d}"


def find_type(typologie: tuple[str, ...]) -> str:
    """Return the schema.org type: the plain ``Place`` unless the kind of place is known."""
    if BIBLIOTHEQUE in typologie:
        return "Library"
    return "GovernmentOffice" if OFFICES & set(typologie) else "Place"


def _service(lieu: Lieu) -> dict[str, Any]:
    offre = lieu.offre
    gratuit = offre.frais == (Frais.GRATUIT,)
    return _filled(
        {
            "@type": "Service",
            "name": "Aide au numérique",
            "serviceType": [str(service) for service in offre.services],
            "areaServed": lieu.adresse.commune,
            "availableChannel": {
                "@type": "ServiceChannel",
                "serviceLocation": {"@id": "#lieu"},
            },
            "offers": gratuit and {"@type": "Offer", "price": 0, "priceCurrency": "EUR"},
        }
    )


def _address(adresse: Adresse) -> dict[str, Any]:
    return _filled(
        {
            "@type": "PostalAddress",
            "streetAddress": adresse.voie,
            "postalCode": adresse.code_postal,
            "addressLocality": adresse.commune,
            "addressCountry": "FR",
        }
    )


def _filled(facts: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in facts.items() if value}
