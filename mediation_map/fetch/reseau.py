"""One polite HTTP client: paced, patient with passing trouble, plain about the rest."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar
from urllib.parse import urljoin, urlsplit

import requests
from requests.exceptions import ChunkedEncodingError, ContentDecodingError, SSLError
from urllib3.exceptions import HTTPError

from mediation_map import __version__
from mediation_map.errors import ConfigError, NetworkError

ATTENTE_MAX_S = 60.0
REDIRECTIONS_MAX = 3
MESSAGE_MAX = 300
COUPURES = (ChunkedEncodingError, ContentDecodingError, HTTPError)
PASSAGER = (requests.ConnectionError, requests.Timeout, *COUPURES)
STATUTS_PASSAGERS = frozenset({408, 425, 429, *range(500, 600)})
T = TypeVar("T")


class RefusedError(NetworkError):
    """The service read the request and refuses it: asking again would not help."""

    def __init__(self, phrase: str, conseil: str, status: int) -> None:
        super().__init__(phrase, conseil)
        self.status = status


class UnreadableError(Exception):
    """An answer that is not what the service promises: cut short, or a page in its place."""


@dataclass(frozen=True, slots=True)
class Horloge:
    """Time, as tests may replace it: ``now`` and ``sleep`` in seconds, ``hasard`` 0 to 1."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    hasard: Callable[[], float] = random.random


@dataclass(frozen=True, slots=True, kw_only=True)
class Reglages:
    """How to behave: requests per second, seconds to connect and to wait for bytes, tries.

    ``suit`` are the domains, besides the service's own host, that a redirection may lead to.
    """

    par_seconde: float = 40.0
    connexion_s: float = 10.0
    lecture_s: float = 60.0
    essais: int = 6
    contact: str = ""
    suit: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Envoi:
    """A request; ``path`` is added to the base address, ``accepted`` are the good statuses."""

    path: str = ""
    method: str = "GET"
    params: Mapping[str, str] = field(default_factory=dict)
    data: list[tuple[str, str]] | None = None
    files: Mapping[str, tuple[str, bytes, str]] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    accepted: frozenset[int] = frozenset({200})


class Client:
    """Sends requests to one service and waits through 429, 5xx, resets and time-outs.

    Certificates are verified; a redirection is followed only on the same host.
    """

    def __init__(
        self, base: str, reglages: Reglages | None = None, horloge: Horloge | None = None
    ) -> None:
        self.base = check_url(base)
        self.reglages = reglages or Reglages()
        self.horloge = horloge or Horloge()
        self._session = requests.Session()
        self._session.headers["User-Agent"] = user_agent(self.reglages.contact)
        self._free_at = 0.0

    @property
    def hote(self) -> str:
        """The name of the host, as messages say it."""
        return urlsplit(self.base).netloc

    def ask(self, make: Envoi | Callable[[], Envoi], read: Callable[[requests.Response], T]) -> T:
        """Send a request and return what ``read`` makes of the answer.

        ``make`` may be a function: it is called at each try, so that a try can go on from the
        one before. ``read`` raises ``UnreadableError`` for an answer that makes no sense. Raises
        ``RefusedError`` when the service says no, ``NetworkError`` when it stays unreachable.
        """
        reason = ""
        for essai in range(self.reglages.essais):
            if essai:
                self.horloge.sleep(self._delay(essai, reason))
            envoi = make() if callable(make) else make
            try:
                with self._send(envoi) as response:
                    if response.status_code in envoi.accepted:
                        return read(response)
                    reason = self._read_trouble(response)
            except SSLError as error:
                raise _untrusted(self.hote) from error
            except UnreadableError as error:
                reason = str(error)
            except PASSAGER as error:
                reason = _name_trouble(error)
        raise _unreachable(self.hote, self.reglages.essais, reason)

    def _send(self, envoi: Envoi) -> requests.Response:
        url = self.base + envoi.path
        for _ in range(REDIRECTIONS_MAX + 1):
            response = self._send_once(url, envoi)
            if not response.is_redirect:
                return response
            target = urljoin(url, response.headers["Location"])
            response.close()
            if not self._may_follow(url, target):
                raise _astray(self.hote, urlsplit(target).netloc)
            url = target
        raise _astray(self.hote, self.hote)

    def _may_follow(self, url: str, target: str) -> bool:
        here, there = urlsplit(url), urlsplit(target)
        if there[:2] in (here[:2], ("https", here.netloc)):
            return True
        host = there.hostname or ""
        known = any(host == d or host.endswith(f".{d}") for d in self.reglages.suit)
        return known and there.scheme == "https"

    def _send_once(self, url: str, envoi: Envoi) -> requests.Response:
        self._pace()
        return self._session.request(
            envoi.method,
            url,
            params=None if "?" in url else dict(envoi.params),
            data=envoi.data,
            files=envoi.files,
            headers=dict(envoi.headers),
            timeout=(self.reglages.connexion_s, self.reglages.lecture_s),
            allow_redirects=False,
            stream=True,
        )

    def _pace(self) -> None:
        """Wait until the next request is allowed: never more than ``par_seconde``."""
        wait = self._free_at - self.horloge.now()
        if wait > 0:
            self.horloge.sleep(wait)
        self._free_at = self.horloge.now() + 1 / self.reglages.par_seconde

    def _read_trouble(self, response: requests.Response) -> str:
        """Return what to wait for; raise when the service refuses for good."""
        status = response.status_code
        if status not in STATUTS_PASSAGERS:
            raise _refused(self.hote, status, read_message(response))
        self._free_at = max(self._free_at, self.horloge.now() + _retry_after(response))
        return f"réponse {status}"

    def _delay(self, essai: int, reason: str) -> float:
        """Return the seconds before a new try: longer each time, and not the same for all."""
        if reason == "réponse 429":
            return 0.0
        return float(min(ATTENTE_MAX_S, 2.0 ** (essai - 2)) * (0.5 + self.horloge.hasard()))


def user_agent(contact: str = "") -> str:
    """Return who we are; a service can write to ``contact`` before it blocks us."""
    return f"mediation_map/{__version__}" + (f" (contact: {contact})" if contact else "")


def check_url(url: str) -> str:
    """Return an address without its last slash; raises ``ConfigError`` when it is not one."""
    parts = urlsplit(url.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ConfigError(
            f"« {url} » n'est pas une adresse de service.",
            "Une adresse complète est attendue, par exemple https://exemple.fr/geocodage.",
        )
    return url.strip().rstrip("/")


def read_message(response: requests.Response) -> str:
    """Return what the service says of its refusal, on one line; empty when it says nothing."""
    try:
        content = response.json()
    except (ValueError, *PASSAGER):
        return ""
    if not isinstance(content, dict):
        return ""
    detail = content.get("detail")
    parts = [content.get("message", ""), *(detail if isinstance(detail, list) else [detail or ""])]
    return " ".join(" ; ".join(str(p) for p in parts if p).split())[:MESSAGE_MAX]


def _retry_after(response: requests.Response) -> float:
    """Return the seconds that the service asks us to wait, in either of the two forms."""
    said = response.headers.get("Retry-After", "").strip()
    if said.isdecimal():
        return min(float(said), ATTENTE_MAX_S)
    try:
        seconds = (parsedate_to_datetime(said) - datetime.now(UTC)).total_seconds()
    except (ValueError, TypeError):
        return 5.0 if response.status_code == 429 else 0.0
    return min(max(seconds, 0.0), ATTENTE_MAX_S)


def _name_trouble(error: Exception) -> str:
    if isinstance(error, requests.Timeout):
        return "pas de réponse à temps"
    if isinstance(error, COUPURES):
        return "réponse coupée"
    return "connexion impossible ou coupée"


def _refused(hote: str, status: int, message: str) -> RefusedError:
    said = f" : « {message} »" if message else ""
    return RefusedError(
        f"Le service {hote} refuse la demande (réponse {status}){said}.",
        "Redemander n'y changerait rien : vérifiez l'adresse du service et la demande.",
        status,
    )


def _untrusted(hote: str) -> NetworkError:
    return NetworkError(
        f"Le certificat du service {hote} n'est pas valable : rien ne lui a été envoyé.",
        "Vérifiez l'adresse, l'heure de la machine et le certificat de votre réseau.",
    )


def _astray(hote: str, target: str) -> NetworkError:
    return NetworkError(
        f"Le service {hote} renvoie vers {target or 'une autre adresse'}, ce qui n'est pas suivi.",
        "Donnez la nouvelle adresse avec --url si elle est la bonne.",
    )


def _unreachable(hote: str, essais: int, reason: str) -> NetworkError:
    return NetworkError(
        f"Le service {hote} ne répond pas comme il faut après {essais} essais ({reason}).",
        "Rien n'est perdu : relancez la commande plus tard, elle reprendra où elle en est.",
    )
