"""``serve`` on a port that is already taken."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from mediation_map.cli import main


def test_a_taken_port_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "index.html").write_text("site")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        with pytest.raises(SystemExit) as sortie:
            main(["serve", str(tmp_path), "--port", port])
    assert sortie.value.code == 2
    assert f"Le port {port} ne peut pas servir" in capsys.readouterr().err
