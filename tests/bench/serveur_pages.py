"""The public site served as a municipal server does: compressed, with lasting files kept."""

from __future__ import annotations

import gzip
import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class _Compressed(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        return

    def send_head(self) -> io.BytesIO | None:
        chemin = Path(self.translate_path(self.path))
        fichier = chemin / "index.html" if chemin.is_dir() else chemin
        if not fichier.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        corps = gzip.compress(fichier.read_bytes(), 6)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", f"{self.guess_type(str(fichier))}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(corps)))
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        return io.BytesIO(corps)


@contextmanager
def serve_compressed(dossier: Path) -> Iterator[str]:
    """Serve a folder on the loopback; give its address, with its final slash."""
    handler = partial(_Compressed, directory=str(dossier))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
