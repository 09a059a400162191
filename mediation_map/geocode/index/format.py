"""The file of an index: a zip of numpy arrays, with its version and its sources inside."""

from __future__ import annotations

import json
import os
import tempfile
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from mediation_map.errors import SourceError

FORMAT = "mediation_map adresses"
VERSION = 1
META = "meta"
CONSEIL = "Refaites-le avec « adresses index »."

Tables = dict[str, npt.NDArray[Any]]


def write_tables(tables: Mapping[str, npt.NDArray[Any]], meta: dict[str, Any], out: Path) -> None:
    """Write the index file in one move: a reader sees the old one or the new one."""
    head = pack_texte(json.dumps({"format": FORMAT, "version": VERSION, **meta}, sort_keys=True))
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
            np.savez_compressed(file, **tables)  # type: ignore[arg-type]
        part.chmod(0o644)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


def read_tables(path: Path) -> tuple[Tables, dict[str, Any]]:
    """Return the arrays and the description of the index at ``path``.

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
        with np.load(path, allow_pickle=False) as archive:
            return {name: archive[name] for name in archive.files}
    except FileNotFoundError as error:
        raise SourceError(f"L'index {path} n'existe pas.", CONSEIL) from error
    except (OSError, ValueError, EOFError, KeyError, AttributeError, TypeError) as error:
        raise _damaged(path) from error
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError) as error:
        raise _damaged(path) from error


def _read_meta(path: Path, tables: Tables) -> dict[str, Any]:
    try:
        meta: dict[str, Any] = json.loads(unpack_texte(tables.pop(META)))
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


def pack_texte(texte: str) -> npt.NDArray[np.uint8]:
    """Return the UTF-8 bytes of ``texte`` as an array."""
    return np.frombuffer(texte.encode(), dtype=np.uint8)


def unpack_texte(array: npt.NDArray[Any]) -> str:
    """Return the text that ``pack_texte`` packed."""
    return array.astype(np.uint8).tobytes().decode()


def pack_lignes(lignes: list[str]) -> npt.NDArray[np.uint8]:
    """Return texts without line breaks as one array."""
    return pack_texte("\n".join(lignes))


def unpack_lignes(array: npt.NDArray[Any], count: int) -> list[str]:
    """Return the ``count`` texts that ``pack_lignes`` packed."""
    lignes = unpack_texte(array).split("\n") if count else []
    if len(lignes) != count:
        raise ValueError(count)
    return lignes
