"""The file of an index: a zip of texts and integers, with its version and its sources inside.

Plain Python reads it: to import numpy takes longer than to open a département.
"""

from __future__ import annotations

import json
import os
import tempfile
import zipfile
import zlib
from array import array
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from mediation_map.errors import SourceError

FORMAT = "mediation_map adresses"
VERSION = 2
META = "meta"
CONSEIL = "Refaites-le avec « adresses index »."

Tables = dict[str, bytes]


def write_tables(tables: Mapping[str, bytes], meta: dict[str, Any], out: Path) -> None:
    """Write the index file in one move: a reader sees the old one or the new one."""
    head = json.dumps({"format": FORMAT, "version": VERSION, **meta}, sort_keys=True).encode()
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        _swap_in({META: head, **tables}, out)
    except OSError as error:
        raise SourceError(
            f"L'index {out} ne peut pas être écrit ({error.strerror}).",
            "Vérifiez le dossier et la place libre.",
        ) from error


def _swap_in(tables: Tables, out: Path) -> None:
    handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            _write_zip(tables, file)
        part.chmod(0o644)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


def _write_zip(tables: Tables, file: BinaryIO) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, table in tables.items():
            # Without a date, so that the same addresses give the same bytes.
            archive.writestr(zipfile.ZipInfo(name), table, zipfile.ZIP_DEFLATED)


def read_tables(path: Path) -> tuple[Tables, dict[str, Any]]:
    """Return the tables and the description of the index at ``path``.

    Raises:
        SourceError: the file is missing, damaged, of another kind or of another version.
    """
    tables = _load(path)
    meta = _read_meta(path, tables)
    if meta.get("version") != VERSION:
        raise SourceError(f"L'index {path} est d'une autre version du logiciel.", CONSEIL)
    return tables, meta


def _load(path: Path) -> Tables:
    try:
        with zipfile.ZipFile(path) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except FileNotFoundError as error:
        raise SourceError(f"L'index {path} n'existe pas.", CONSEIL) from error
    except (OSError, ValueError, EOFError, KeyError) as error:
        raise _damaged(path) from error
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError) as error:
        raise _damaged(path) from error


def _read_meta(path: Path, tables: Tables) -> dict[str, Any]:
    try:
        meta: dict[str, Any] = json.loads(tables.pop(META))
        known = meta["format"] == FORMAT
    except (KeyError, ValueError, TypeError) as error:
        raise _damaged(path) from error
    if not known:
        raise _damaged(path)
    return meta


def _damaged(path: Path) -> SourceError:
    return SourceError(
        f"Le fichier {path} n'est pas un index d'adresses, ou il est abîmé.", CONSEIL
    )


def pack_lignes(lignes: list[str]) -> bytes:
    """Return texts without line breaks as one table."""
    return "\n".join(lignes).encode()


def unpack_lignes(table: bytes, count: int) -> list[str]:
    """Return the ``count`` texts that ``pack_lignes`` packed."""
    lignes = table.decode().split("\n") if count else []
    if len(lignes) != count:
        raise ValueError(count)
    return lignes


def pack_entiers(entiers: Iterable[int]) -> bytes:
    """Return integers of four bytes as one table, in this machine's order of bytes."""
    return array("i", entiers).tobytes()


def unpack_entiers(table: bytes) -> array[int]:
    """Return the integers that ``pack_entiers`` packed."""
    return array("i", table)
