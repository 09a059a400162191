"""What lets a place leave the site: message links, a contact card, map links, structured data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from mediation_map.config import Config
from mediation_map.model.lieu import Lieu
from mediation_map.render.filtres import link_boite
from mediation_map.render.rendu import public_path
from mediation_map.render.vignette import chemin_lieu, format_adresse, is_approximative

OCTETS_PAR_LIGNE = 75
_VCARD_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})


@dataclass(frozen=True, slots=True, kw_only=True)
class Partage:
    """Links of the page's buttons; ``signaler`` is empty when no mailbox is configured."""

    sms: str
    courriel: str
    signaler: str
    geo: str
    openstreetmap: str


def build_partage(lieu: Lieu, config: Config) -> Partage:
    """Return the links that carry a place's facts, already percent-encoded."""
    message = "\n".join(_message(lieu, config))
    return Partage(
        sms=f"sms:?body={_encode(message)}",
        courriel=f"mailto:?subject={_encode(lieu.nom)}&body={_encode(message)}",
        signaler=_signaler(lieu, config),
        geo=_geo(lieu),
        openstreetmap=_openstreetmap(lieu),
    )


def adresse_page(lieu: Lieu, config: Config) -> str:
    """Return the final address of a place's page, or nothing while the site has none."""
    if config.site.est_provisoire:
        return ""
    return config.site.base + public_path(chemin_lieu(lieu.slug))


def _message(lieu: Lieu, config: Config) -> Iterator[str]:
    yield lieu.nom
    yield from (f"Tél. : {one.affichage}" for one in lieu.telephones)
    yield from (part for part in (format_adresse(lieu.adresse), lieu.adresse.complement) if part)
    yield from (one for one in (adresse_page(lieu, config),) if one)


def _signaler(lieu: Lieu, config: Config) -> str:
    sujet = f"Erreur sur la fiche « {lieu.nom} » ({lieu.id})"
    corps = f"Bonjour,\n\nSur la fiche « {lieu.nom} » ({lieu.id}), ceci est faux :\n\n"
    return write_mail(config.contact.courriel, sujet, corps)


def write_mail(boite: str, sujet: str, corps: str) -> str:
    """Return the link that prepares a mail, or nothing when there is no mailbox (RFC 6068)."""
    if not boite:
        return ""
    lignes = corps.replace("\n", "\r\n")
    return f"mailto:{link_boite(boite)}?subject={_encode(sujet)}&body={_encode(lignes)}"


def _geo(lieu: Lieu) -> str:
    """Return a geo: link; without an exact point it asks the device to look for the address."""
    if lieu.position and not is_approximative(lieu):
        point = f"{lieu.position.latitude},{lieu.position.longitude}"
        return f"geo:{point}?q={point}"
    return f"geo:0,0?q={_encode(_destination(lieu))}"


def _openstreetmap(lieu: Lieu) -> str:
    if lieu.position and not is_approximative(lieu):
        lat, lon = lieu.position.latitude, lieu.position.longitude
        return f"https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map=18/{lat}/{lon}"
    return f"https://www.openstreetmap.org/search?query={_encode(_destination(lieu))}"


def _destination(lieu: Lieu) -> str:
    return format_adresse(lieu.adresse) or lieu.nom


def _encode(texte: str) -> str:
    return quote(texte, safe="")


def build_vcard(lieu: Lieu, config: Config) -> bytes:
    """Return a vCard 3.0 (RFC 2426), the version that every telephone reads."""
    return "".join(f"{fold_line(line)}\r\n" for line in _vcard(lieu, config)).encode()


def _vcard(lieu: Lieu, config: Config) -> Iterator[str]:
    adresse, nom = lieu.adresse, _escape(lieu.nom)
    yield from ("BEGIN:VCARD", "VERSION:3.0", f"N:{nom};;;;", f"FN:{nom}", f"ORG:{nom}")
    yield from (f"TEL;TYPE=WORK,VOICE:{_escape(one.e164)}" for one in lieu.telephones)
    yield from (f"EMAIL;TYPE=INTERNET:{_escape(one.adresse)}" for one in lieu.courriels)
    parts = (adresse.complement, adresse.voie, adresse.commune, "", adresse.code_postal, "France")
    yield f"ADR;TYPE=WORK:;{';'.join(map(_escape, parts))}"
    if lieu.position and not is_approximative(lieu):
        yield f"GEO:{lieu.position.latitude};{lieu.position.longitude}"
    yield from (f"URL:{_escape(one)}" for one in (adresse_page(lieu, config),) if one)
    yield "END:VCARD"


def _escape(texte: str) -> str:
    return texte.translate(_VCARD_ESCAPES)


def fold_line(line: str) -> str:
    """Return a line cut every 75 octets, never inside a character."""
    lines, current = [], ""
    for character in line:
        if len((current + character).encode()) > OCTETS_PAR_LIGNE:
            lines.append(current)
            current = " "
        current += character
    return "\r\n".join([*lines, current])
