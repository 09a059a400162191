"""A folder is written all at once: whole before, whole after, never in between."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_map.errors import SourceError
from mediation_map.publish import ecriture
from mediation_map.publish.ecriture import check_paths, write_file, write_folder


def read(dossier: Path) -> dict[str, bytes]:
    return {
        fichier.relative_to(dossier).as_posix(): fichier.read_bytes()
        for fichier in dossier.rglob("*")
        if fichier.is_file()
    }


def test_the_folder_holds_exactly_the_files(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write_folder(site, {"index.html": b"1", "lieux/a/index.html": b"a"})
    write_folder(site, {"index.html": b"2", "lieux/b/index.html": b"b"})
    assert read(site) == {"index.html": b"2", "lieux/b/index.html": b"b"}
    assert [entry.name for entry in tmp_path.iterdir()] == ["site"]


def test_unchanged_files_keep_their_time_stamps(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write_folder(site, {"meme": b"1", "autre": b"1"})
    for fichier in site.iterdir():
        os.utime(fichier, ns=(1_000_000_000, 1_000_000_000))
    write_folder(site, {"meme": b"1", "autre": b"2"})
    assert (site / "meme").stat().st_mtime_ns == 1_000_000_000
    assert (site / "autre").stat().st_mtime_ns != 1_000_000_000


def test_without_the_exchange_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ecriture, "_exchange", lambda *_: False)
    site = tmp_path / "site"
    write_folder(site, {"a": b"1"})
    write_folder(site, {"a": b"2"})
    assert read(site) == {"a": b"2"}
    assert [entry.name for entry in tmp_path.iterdir()] == ["site"]


def test_a_crash_between_two_renames_is_mended(tmp_path: Path) -> None:
    vieux = tmp_path / ".site.vieux"
    vieux.mkdir()
    (vieux / "a").write_bytes(b"ancien")
    (tmp_path / ".site.neuf").mkdir()
    with pytest.raises(SourceError):
        write_folder(tmp_path / "site", {"x" * 300: b"name too long for a file"})
    assert read(tmp_path / "site") == {"a": b"ancien"}


def test_a_full_disk_leaves_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    write_folder(site, {"a": b"1", "b": b"1"})

    def fail(cible: Path, contenu: bytes, ancien: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(ecriture, "_write_file", fail)
    with pytest.raises(SourceError, match="resté en place"):
        write_folder(site, {"a": b"2"})
    assert read(site) == {"a": b"1", "b": b"1"}


WRITER = """
import sys
from pathlib import Path
from mediation_map.publish.ecriture import write_folder
print("go", flush=True)
turn = 0
while True:
    turn += 1
    write_folder(Path(sys.argv[1]), {f"{n:03}": str(turn).encode() for n in range(200)})
"""


def test_killed_at_any_moment_the_site_is_whole(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write_folder(site, {f"{n:03}": b"0" for n in range(200)})
    for attempt in range(8):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(site)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.013 * (attempt + 1))
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=10)
        process.stdout.close()
        contents = read(site)
        assert len(contents) == 200
        assert len(set(contents.values())) == 1


@pytest.mark.parametrize("chemin", ["../x", "/etc/x", "a/../../x", "", "a\\..\\x"])
def test_paths_never_leave_the_folder(tmp_path: Path, chemin: str) -> None:
    with pytest.raises(SourceError, match="rien n'est écrit"):
        write_folder(tmp_path / "site", {chemin: b"x"})
    assert not (tmp_path / "site").exists()


@given(st.text())
def test_any_path_is_either_refused_or_inside(chemin: str) -> None:
    try:
        check_paths([chemin])
    except SourceError:
        return
    assert ".." not in Path(chemin).parts
    assert not Path(chemin).is_absolute()


def test_one_file(tmp_path: Path) -> None:
    cible = tmp_path / "dossier" / "f.csv"
    write_file(cible, b"1")
    os.utime(cible, ns=(5, 5))
    write_file(cible, b"1")
    assert cible.stat().st_mtime_ns == 5
    write_file(cible, b"2")
    assert cible.read_bytes() == b"2"
