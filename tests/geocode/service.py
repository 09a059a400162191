"""A BAN service on loopback: the shapes of the real one, and its troubles on demand."""

from __future__ import annotations

import csv
import gzip
import io
import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.parser import BytesParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

PROPRIETES = (
    "score", "score_next", "label", "type", "id", "banId", "housenumber", "name", "street",
    "postcode", "city", "context", "citycode", "oldcitycode", "oldcity", "district",
)  # fmt: skip
ENTETES = ("longitude", "latitude", *(f"result_{p}" for p in PROPRIETES), "result_status")


def feature(label: str, lat: float, lon: float, **properties: str) -> dict[str, Any]:
    said = {"label": label, "score": 0.9, "type": "housenumber", **properties}
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [lon, lat]},
        "properties": said,
    }


ROYAN = feature(
    "1 Rue de Royan 72190 Coulaines", 48.0243, 0.2003, housenumber="1", name="1 Rue de Royan",
    street="Rue de Royan", postcode="72190", city="Coulaines", citycode="72095",
)  # fmt: skip


@dataclass
class Demande:
    """What the service was asked: method, path, query or form fields, the rows of the file."""

    method: str
    path: str
    fields: dict[str, list[str]]
    rows: list[dict[str, str]]
    headers: dict[str, str]
    at: float


Trouble = Callable[["Handler"], None]


@dataclass
class Service:
    """The state of the fake: what it knows, the troubles to come (first first), what it saw."""

    connus: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    ennuis: list[Trouble | None] = field(default_factory=list)
    demandes: list[Demande] = field(default_factory=list)
    statuts: dict[str, list[str]] = field(default_factory=dict)
    url: str = ""

    def find(self, q: str, citycode: str) -> list[dict[str, Any]]:
        """Return what is known of ``q``; an unknown commune's code finds nothing."""
        found = self.connus.get(q, [])
        return [f for f in found if not citycode or f["properties"]["citycode"] == citycode]

    def paths(self) -> list[str]:
        return [d.path for d in self.demandes]

    def answer_row(self, row: dict[str, str], citycode: str) -> dict[str, str]:
        planned = self.statuts.get(row["id"])
        status = planned.pop(0) if planned else "ok"
        found = self.find(row["adresse_demandee"], row.get(citycode, "") if citycode else "")
        if status != "ok" or not found:
            return {**row, "result_status": status if status != "ok" else "not-found"}
        said = {f"result_{k}": str(v) for k, v in found[0]["properties"].items()}
        lon, lat = found[0]["geometry"]["coordinates"]
        return {
            **row, **said, "longitude": str(lon), "latitude": str(lat), "result_status": "ok",
        }  # fmt: skip


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    service: Service

    def log_message(self, format: str, *args: object) -> None:
        """Keep the tests quiet."""

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        self._serve(Demande("GET", parts.path, parse_qs(parts.query), [], dict(self.headers), 0))

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        head = f"Content-Type: {self.headers['Content-Type']}\r\n\r\n".encode()
        message = BytesParser().parsebytes(head + body)
        fields: dict[str, list[str]] = {}
        rows: list[dict[str, str]] = []
        for part in message.get_payload():
            content = part.get_payload(decode=True)
            if part.get_filename():
                rows = list(csv.DictReader(io.StringIO(content.decode())))
            else:
                name = part.get_param("name", header="content-disposition")
                fields.setdefault(name, []).append(content.decode())
        self._serve(Demande("POST", self.path, fields, rows, dict(self.headers), 0))

    def _serve(self, demande: Demande) -> None:
        demande.at = time.monotonic()
        self.demande = demande
        self.service.demandes.append(demande)
        trouble = self.service.ennuis.pop(0) if self.service.ennuis else None
        (trouble or Handler.answer)(self)

    def answer(self) -> None:
        """Answer as the real service does."""
        if self.demande.path.endswith("/search/csv"):
            self.reply(200, self.csv_answer(), "text/csv; charset=utf-8")
        else:
            self.reply(200, self.json_answer(), "application/json")

    def csv_answer(self) -> bytes:
        citycode = self.demande.fields.get("citycode", [""])[0]
        out = io.StringIO()
        columns = [*self.demande.rows[0], *ENTETES]
        writer = csv.DictWriter(out, columns, restval="", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(self.service.answer_row(row, citycode) for row in self.demande.rows)
        return out.getvalue().encode()

    def json_answer(self) -> bytes:
        fields = self.demande.fields
        found = self.service.find(fields["q"][0], fields.get("citycode", [""])[0])
        limit = int(fields["limit"][0])
        return json.dumps({"type": "FeatureCollection", "features": found[:limit]}).encode()

    def reply(self, status: int, body: bytes, kind: str, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)


def status(code: int, message: str = "", **headers: str) -> Trouble:
    body = json.dumps({"code": code, "message": message, "detail": []}).encode()
    return lambda handler: handler.reply(code, body, "application/json", **headers)


def reset(handler: Handler) -> None:
    """Send half of the body, then reset the connection."""
    body = handler.csv_answer() if handler.demande.rows else handler.json_answer()
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body[: len(body) // 2])
    handler.wfile.flush()
    linger = struct.pack("ii", 1, 0)
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    handler.close_connection = True
    handler.connection.close()


def slow(seconds: float) -> Trouble:
    def wait(handler: Handler) -> None:
        time.sleep(seconds)
        handler.close_connection = True

    return wait


def cut_rows(keep: int) -> Trouble:
    """Answer 200 with only the first rows, and the next one cut in its middle."""

    def answer(handler: Handler) -> None:
        lines = handler.csv_answer().splitlines(keepends=True)
        cut = lines[keep + 1][:12] if len(lines) > keep + 1 else b""
        handler.reply(200, b"".join(lines[: keep + 1]) + cut, "text/csv")

    return answer


def altered(change: Callable[[str], str]) -> Trouble:
    return lambda handler: handler.reply(
        200, change(handler.csv_answer().decode()).encode(), "text/csv"
    )


def page(handler: Handler) -> None:
    """Answer a page of a network's portal, with a good status."""
    handler.reply(200, b"<!doctype html><title>Connexion</title>", "text/html")


def gzipped(handler: Handler) -> None:
    handler.reply(200, gzip.compress(handler.csv_answer()), "text/csv", Content_Encoding="gzip")


def moved(target: str, code: int = 307) -> Trouble:
    return lambda handler: handler.reply(code, b"", "text/plain", Location=target)


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is part of the tests: nothing to print."""


@contextmanager
def serve(service: Service) -> Iterator[Service]:
    handler = type("Bound", (Handler,), {"service": service})
    server = Server(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    service.url = f"http://127.0.0.1:{server.server_address[1]}/geocodage"
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
