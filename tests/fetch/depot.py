"""A file server on loopback: ranges, validators, and troubles on demand."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Depot:
    """Files by path, the troubles to come, and what was asked: (path, headers)."""

    fichiers: dict[str, bytes] = field(default_factory=dict)
    etag: str = '"v1"'
    ennuis: list[Callable[[Handler], None] | None] = field(default_factory=list)
    demandes: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    url: str = ""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    depot: Depot

    def log_message(self, format: str, *args: object) -> None:
        """Keep the tests quiet."""

    def do_GET(self) -> None:
        self.depot.demandes.append((self.path, dict(self.headers)))
        trouble = self.depot.ennuis.pop(0) if self.depot.ennuis else None
        (trouble or Handler.answer)(self)

    @property
    def body(self) -> bytes | None:
        return self.depot.fichiers.get(self.path.partition("?")[0])

    def answer(self) -> None:
        """Answer as a plain file server does."""
        body, asked = self.body, self.headers
        if body is None:
            self.reply(404, b"{}")
        elif asked.get("If-None-Match") == self.depot.etag:
            self.reply(304, b"")
        elif asked.get("Range") and asked.get("If-Range") == self.depot.etag:
            start = int(asked["Range"].removeprefix("bytes=").rstrip("-"))
            if start >= len(body):
                self.reply(416, b"", Content_Range=f"bytes */{len(body)}")
            else:
                place = f"bytes {start}-{len(body) - 1}/{len(body)}"
                self.reply(206, body[start:], Content_Range=place)
        else:
            self.reply(200, body)

    def reply(self, status: int, body: bytes, **headers: str) -> None:
        self.start(status, len(body), **headers)
        self.wfile.write(body)

    def start(self, status: int, size: int, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(size))
        self.send_header("ETag", self.depot.etag)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()


def cut(keep: int) -> Callable[[Handler], None]:
    """Announce the whole file, send its first bytes, reset the connection."""

    def answer(handler: Handler) -> None:
        body = handler.body or b""
        handler.start(200, len(body))
        handler.wfile.write(body[:keep])
        handler.wfile.flush()
        linger = struct.pack("ii", 1, 0)
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        handler.close_connection = True
        handler.connection.shutdown(socket.SHUT_WR)

    return answer


def status(code: int, body: bytes = b"{}", **headers: str) -> Callable[[Handler], None]:
    return lambda handler: handler.reply(code, body, **headers)


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is part of the tests: nothing to print."""


@contextmanager
def serve(depot: Depot) -> Iterator[Depot]:
    server = Server(("127.0.0.1", 0), type("Bound", (Handler,), {"depot": depot}))
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    depot.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield depot
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
