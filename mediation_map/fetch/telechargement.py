"""Download one large file: goes on where it was cut, checked before it takes its place."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import requests

from mediation_map.errors import NetworkError, SourceError
from mediation_map.fetch.fiche import FicheSource, dump_fiche, fiche_path, load_fiche
from mediation_map.fetch.reseau import Client, Envoi, UnreadableError

MORCEAU = 1 << 16
STATUTS = frozenset({200, 206, 304, 416})
Verification = Callable[[Path], None]
Avance = Callable[[int, int], None]
"""Told the bytes received and expected (0 = not said)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telechargement:
    """What to download: ``path`` after the client's address, into ``cible``.

    ``check`` raises ``UnreadableError`` for a file that is not what it should be.
    """

    path: str
    cible: Path
    fiche: FicheSource
    check: Verification

    @property
    def part(self) -> Path:
        """The file while it is being received."""
        return self.cible.with_name(f"{self.cible.name}.part")

    @property
    def repere(self) -> Path:
        """What identifies the version being received, to go on only with the same."""
        return self.cible.with_name(f"{self.cible.name}.part.json")


def download(client: Client, travail: Telechargement, avance: Avance | None = None) -> bool:
    """Bring a file up to date; return False when it was already.

    The former file stays until the new one is whole and checked. Raises ``NetworkError`` when
    the file can't be had, ``SourceError`` when it can't be written.
    """
    try:
        travail.cible.parent.mkdir(parents=True, exist_ok=True)
        resumed = travail.part.is_file()
        tell = avance or (lambda _recus, _total: None)
        if not _receive(client, travail, tell):
            return False
        if not _passes(travail) and not (resumed and _again(client, travail, tell)):
            raise _damaged(travail.cible)
        _install(travail)
    except OSError as error:
        raise SourceError(
            f"Le fichier « {travail.cible} » ne peut pas être écrit ({error.strerror}).",
            "Libérez de la place ou choisissez un autre dossier avec --out.",
        ) from error
    return True


def _again(client: Client, travail: Telechargement, avance: Avance) -> bool:
    """Start over once: what was received earlier may be of another version."""
    return _receive(client, travail, avance) and _passes(travail)


def _passes(travail: Telechargement) -> bool:
    """Check what was received; a file that fails is removed, never resumed."""
    try:
        travail.check(travail.part)
    except UnreadableError:
        _forget(travail)
        return False
    return True


def _receive(client: Client, travail: Telechargement, avance: Avance) -> bool:
    """Receive the whole file; return False when the one at hand is the current one."""
    return client.ask(lambda: _ask(travail), lambda response: _read(response, travail, avance))


def _ask(travail: Telechargement) -> Envoi:
    headers = {"Accept-Encoding": "identity"}
    repere = _load_repere(travail)
    received = travail.part.stat().st_size if travail.part.is_file() else 0
    if received and repere:
        headers |= {"Range": f"bytes={received}-", "If-Range": repere}
    elif fiche := load_fiche(travail.cible):
        if fiche.etag:
            headers["If-None-Match"] = fiche.etag
        elif fiche.modifie_le:
            headers["If-Modified-Since"] = fiche.modifie_le
    return Envoi(path=travail.path, headers=headers, accepted=STATUTS)


def _read(response: requests.Response, travail: Telechargement, avance: Avance) -> bool:
    if response.status_code == 304:
        _forget(travail)
        return False
    if response.status_code == 416:
        _forget(travail)
        raise UnreadableError("reprise refusée, nouveau départ")
    start = _resumed_at(response, travail)
    total = start + int(response.headers.get("Content-Length") or 0)
    if not start:
        _save_repere(response, travail)
    with travail.part.open("ab" if start else "wb") as stream:
        received = start
        for chunk in response.raw.stream(MORCEAU, decode_content=False):
            stream.write(chunk)
            received += len(chunk)
            avance(received, total if total > start else 0)
        stream.flush()
        os.fsync(stream.fileno())
    if total > start and received != total:
        raise UnreadableError("fichier coupé")
    return True


def _resumed_at(response: requests.Response, travail: Telechargement) -> int:
    """Return how many bytes the answer goes on from: 0 when it is the whole file."""
    if response.status_code == 200:
        return 0
    said = re.match(r"bytes (\d+)-", response.headers.get("Content-Range", ""))
    have = travail.part.stat().st_size if travail.part.is_file() else 0
    if said is None or int(said[1]) != have:
        _forget(travail)
        raise UnreadableError("reprise au mauvais endroit")
    return have


def _save_repere(response: requests.Response, travail: Telechargement) -> None:
    etag = response.headers.get("ETag", "")
    modified = response.headers.get("Last-Modified", "")
    said = {"etag": etag, "modifie_le": modified}
    travail.repere.write_text(json.dumps(said), encoding="utf-8")


def _load_said(travail: Telechargement) -> dict[str, str]:
    try:
        content = json.loads(travail.repere.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def _load_repere(travail: Telechargement) -> str:
    """Return what identifies the version begun; a weak ETag can't vouch for bytes."""
    said = _load_said(travail)
    etag = said.get("etag", "")
    return etag if etag and not etag.startswith("W/") else said.get("modifie_le", "")


def _forget(travail: Telechargement) -> None:
    travail.part.unlink(missing_ok=True)
    travail.repere.unlink(missing_ok=True)


def _install(travail: Telechargement) -> None:
    """Put the checked file and its note in their places."""
    said = _load_said(travail)
    with travail.part.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    fiche = replace(
        travail.fiche,
        etag=said.get("etag", ""),
        modifie_le=said.get("modifie_le", ""),
        octets=travail.part.stat().st_size,
        sha256=digest,
    )
    note = travail.part.with_suffix(".note")
    note.write_bytes(dump_fiche(fiche))
    fiche_path(travail.cible).unlink(missing_ok=True)
    travail.part.replace(travail.cible)
    note.replace(fiche_path(travail.cible))
    travail.repere.unlink(missing_ok=True)


def _damaged(cible: Path) -> NetworkError:
    return NetworkError(
        f"Le fichier reçu pour « {cible.name} » est abîmé ou n'est pas celui qui est attendu.",
        "Relancez la commande plus tard ; le fichier précédent est resté en place.",
    )
