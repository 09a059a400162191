"""Writing a folder all at once: the old one stays whole until the new one is complete."""

from __future__ import annotations

import ctypes
import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from mediation_map.errors import SourceError

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def write_folder(dossier: Path, fichiers: Mapping[str, bytes]) -> None:
    """Make ``dossier`` hold exactly ``fichiers`` (relative POSIX path → bytes).

    The files are written beside, then swapped in one step. A file whose bytes have not changed
    keeps its time stamp, so that rsync or FTP sends only what is new. A leftover of an
    interrupted run is put back or removed first.
    """
    check_paths(fichiers)
    neuf = dossier.with_name(f".{dossier.name}.neuf")
    vieux = dossier.with_name(f".{dossier.name}.vieux")
    try:
        _recover(dossier, neuf, vieux)
        for chemin in sorted(fichiers):
            _write_file(neuf / chemin, fichiers[chemin], dossier / chemin)
        neuf.mkdir(parents=True, exist_ok=True)
        _swap(neuf, dossier, vieux)
    except OSError as error:
        raise SourceError(
            f"Le dossier « {dossier} » ne peut pas être écrit ({error.strerror}) ; "
            "l'ancien est resté en place.",
            "Libérez de la place ou donnez les droits d'écriture, puis relancez.",
        ) from error


def check_paths(chemins: Iterable[str]) -> None:
    """Refuse a path that would leave the folder: a bug or an attack, never to be written."""
    for chemin in chemins:
        parts = PurePosixPath(chemin).parts
        if not parts or PurePosixPath(chemin).is_absolute() or ".." in parts or "\\" in chemin:
            raise SourceError(f"Le chemin « {chemin} » sort du dossier du site : rien n'est écrit.")


def _recover(dossier: Path, neuf: Path, vieux: Path) -> None:
    if vieux.exists() and not dossier.exists():
        vieux.rename(dossier)
    for reste in (neuf, vieux):
        if reste.exists():
            shutil.rmtree(reste)


def _write_file(cible: Path, contenu: bytes, ancien: Path) -> None:
    cible.parent.mkdir(parents=True, exist_ok=True)
    cible.write_bytes(contenu)
    if ancien.is_file() and ancien.read_bytes() == contenu:
        stat = ancien.stat()
        os.utime(cible, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def _swap(neuf: Path, dossier: Path, vieux: Path) -> None:
    """Exchange the two folders in one step where the system can, else in two renames."""
    if not dossier.exists():
        neuf.rename(dossier)
        return
    if _exchange(neuf, dossier):
        shutil.rmtree(neuf)
        return
    dossier.rename(vieux)
    neuf.rename(dossier)
    shutil.rmtree(vieux)


def _exchange(un: Path, autre: Path) -> bool:
    """Swap two paths with Linux's renameat2; False where the system has no such call."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    code = renameat2(_AT_FDCWD, os.fsencode(un), _AT_FDCWD, os.fsencode(autre), _RENAME_EXCHANGE)
    return bool(code == 0)


def _forget(fichier: Path) -> None:
    """Remove what was written of a file, if anything was and can be."""
    with suppress(OSError):
        fichier.unlink()


def write_file(cible: Path, contenu: bytes) -> None:
    """Write one file all at once; an unchanged one is left alone."""
    neuf = cible.with_name(f".{cible.name}.neuf")
    try:
        if cible.is_file() and cible.read_bytes() == contenu:
            return
        cible.parent.mkdir(parents=True, exist_ok=True)
        neuf.write_bytes(contenu)
        neuf.replace(cible)
    except OSError as error:
        _forget(neuf)
        raise SourceError(
            f"Le fichier « {cible} » ne peut pas être écrit ({error.strerror}).",
            "Libérez de la place ou donnez les droits d'écriture, puis relancez.",
        ) from error
