"""Web addresses: only http and https, redirects of search engines unwrapped."""

from __future__ import annotations

import ipaddress
import re
from functools import lru_cache
from urllib.parse import SplitResult, parse_qs, quote, urlsplit, urlunsplit

from mediation_map.constats import Constat, Probleme, Severite
from mediation_map.normalise.lecture import Lecture
from mediation_map.normalise.texte import cut

URL_INTERDITE = Probleme(
    "url-interdite",
    Severite.AVERTISSEMENT,
    "« {valeur} » n'est pas l'adresse d'une page web ({raison}) : elle n'est pas publiée.",
    "Écrivez une adresse qui commence par https:// ou http://.",
)
URL_ILLISIBLE = Probleme(
    "url-illisible",
    Severite.AVERTISSEMENT,
    "« {valeur} » n'est pas l'adresse d'un site : elle n'est pas publiée.",
    "Copiez l'adresse entière depuis la barre du navigateur, par exemple https://www.mairie.fr.",
)
URL_COURRIEL = Probleme(
    "url-courriel",
    Severite.AVERTISSEMENT,
    "« {valeur} » est une adresse électronique, pas un site web.",
    "Déplacez-la dans la colonne « courriel ».",
)
URL_REDIRECTION = Probleme(
    "url-redirection",
    Severite.INFORMATION,
    "« {valeur} » passe par un moteur de recherche : l'adresse finale est gardée.",
    "Écrivez {lu}.",
)
URL_TEXTE = Probleme(
    "url-texte-autour",
    Severite.INFORMATION,
    "« {valeur} » est écrit à côté de l'adresse du site et n'est pas repris.",
    "Gardez seulement l'adresse dans cette colonne.",
)

LONGUEUR_MAX = 2000
_PROFONDEUR = 3
_PIECES = re.compile(r"[\s|;<>\"]+|,(?=\s|https?:|www\.)")
_SCHEME = re.compile(r"^([a-z][a-z0-9+.\-]*):", re.IGNORECASE)
_HOST = re.compile(r"^(?:[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9\-]{1,62}$")
_TYPOS = re.compile(r"^(?:https?:/?(?!/)|https?//|htpps?:/+|htt?ps?;/+|wwww+\.)", re.I)
# Host (or its end) and the parameter that holds the real address.
_REDIRECTIONS = (
    ("google.", "q"),
    ("google.", "url"),
    ("facebook.com", "u"),
    ("duckduckgo.com", "uddg"),
    ("safelinks.protection.outlook.com", "url"),
    ("youtube.com", "q"),
)
_CHEMINS = ("/url", "/l.php", "/l/", "/redirect", "/")
_SURS = "%/:=&?~#+!$,;'@()*[]"


@lru_cache(maxsize=65536)
def parse_urls(texte: str) -> Lecture[tuple[str, ...]]:
    """Return the web addresses of a cell; the path keeps its case, the host loses it."""
    lu = cut(texte, LONGUEUR_MAX)
    found: list[str] = []
    constats: list[Constat] = []
    words: list[str] = []
    for piece in filter(None, (p.strip("(),'") for p in _PIECES.split(lu.valeur))):
        if not _looks_like_url(piece):
            words.append(piece)
            continue
        url = _read(piece, constats)
        if url:
            found.append(url)
    constats += _explain_words(words, found or constats, texte)
    return Lecture(tuple(dict.fromkeys(found)), (*lu.constats, *constats))


def parse_url(texte: str) -> Lecture[str]:
    """Return the first web address of a cell, empty when it has none."""
    lecture = parse_urls(texte)
    return Lecture(lecture.valeur[0] if lecture.valeur else "", lecture.constats)


def _looks_like_url(piece: str) -> bool:
    if piece.startswith("@"):
        return False
    return bool(_SCHEME.match(piece)) or ("." in piece.strip(".") and len(piece) > 3)


def _explain_words(words: list[str], other: object, texte: str) -> list[Constat]:
    told = " ".join(words)
    if not any(c.isalnum() for c in told):
        return [] if other or not told else [URL_ILLISIBLE.constat(texte)]
    return [URL_TEXTE.constat(told) if other else URL_ILLISIBLE.constat(texte)]


def _read(piece: str, constats: list[Constat]) -> str:
    """Return the address of one piece, or nothing and why in ``constats``."""
    split = _split(piece)
    if split is None or split.scheme not in ("http", "https"):
        constats.append(_refuse(piece, split))
        return ""
    if split.username is not None or split.password is not None:
        constats.append(
            URL_COURRIEL.constat(piece)
            if not _SCHEME.match(piece)
            else URL_INTERDITE.constat(piece, raison="elle cache un nom d'utilisateur")
        )
        return ""
    host = _host(split)
    if not host:
        constats.append(URL_ILLISIBLE.constat(piece))
        return ""
    url = _assemble(split, host)
    final = _unwrap(url)
    if final != url:
        constats.append(URL_REDIRECTION.constat(piece, lu=final))
    return final


def _split(piece: str) -> SplitResult | None:
    """Return the parts of an address; one without a scheme is taken as https."""
    clean = piece
    typo = _TYPOS.match(piece)
    if typo:
        clean = ("www." if typo.group().startswith("w") else "https://") + piece[typo.end() :]
    if not _SCHEME.match(clean) or re.match(r"^[^:/]+\.[^:/]+:\d", clean):
        clean = "https://" + clean.lstrip("/")
    try:
        return urlsplit(clean)
    except ValueError:
        return None


def _refuse(piece: str, split: SplitResult | None) -> Constat:
    if split is None:
        return URL_ILLISIBLE.constat(piece)
    if split.scheme == "mailto":
        return URL_COURRIEL.constat(piece)
    return URL_INTERDITE.constat(piece, raison=f"elle commence par « {split.scheme}: »")


def _host(split: SplitResult) -> str:
    """Return the host in lower case with its port, accents in IDNA; nothing if it is none."""
    try:
        host = (split.hostname or "").rstrip(".").encode("idna").decode("ascii").lower()
        port = f":{split.port}" if split.port else ""
    except (UnicodeError, ValueError):
        return ""
    return host + port if _HOST.match(host) or _is_public_ip(host) else ""


def _is_public_ip(host: str) -> bool:
    """Return whether the host is an address of the public Internet, not of an inner network."""
    try:
        return ipaddress.IPv4Address(host).is_global
    except ValueError:
        return False


def _assemble(split: SplitResult, host: str) -> str:
    parts = (quote(part, safe=_SURS) for part in (split.path, split.query, split.fragment))
    return urlunsplit((split.scheme, host, *parts))


def _unwrap(url: str) -> str:
    """Return where a search engine's redirect leads, or ``url`` itself."""
    for _ in range(_PROFONDEUR):
        target = _target(urlsplit(url))
        if not target:
            return url
        url = target
    return url


def _target(split: SplitResult) -> str:
    if split.path not in _CHEMINS:
        return ""
    params = parse_qs(split.query)
    for host, key in _REDIRECTIONS:
        if _is_host(split.netloc, host) and key in params:
            inner = _split(params[key][0])
            if inner and inner.scheme in ("http", "https") and inner.username is None:
                netloc = _host(inner)
                return _assemble(inner, netloc) if netloc else ""
    return ""


def _is_host(netloc: str, host: str) -> bool:
    if host.endswith("."):
        return netloc.startswith(host) or f".{host}" in netloc
    return netloc == host or netloc.endswith("." + host)
