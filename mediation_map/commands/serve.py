"""``serve``: look at a built site on this machine; not for production."""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import click

from mediation_map.errors import ConfigError


@click.command("serve", help="Serve a built site on this machine, to look at it.")
@click.argument("dossier", type=click.Path(path_type=Path), default=Path("site/public"))
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
def command(dossier: Path, port: int) -> None:
    """Serve ``dossier`` on the loopback address only, until interrupted."""
    if not (dossier / "index.html").is_file():
        raise ConfigError(
            f"Le dossier « {dossier} » ne contient pas de site.", "Lancez d'abord : make site"
        )
    handler = partial(SimpleHTTPRequestHandler, directory=str(dossier))
    with _open(port, handler) as server:
        click.echo(f"http://127.0.0.1:{server.server_port}/ (Ctrl+C pour arrêter)")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo("Arrêté.")


def _open(port: int, handler: partial[SimpleHTTPRequestHandler]) -> ThreadingHTTPServer:
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        raise ConfigError(
            f"Le port {port} ne peut pas servir ({error.strerror}).",
            "Indiquez-en un autre avec --port, par exemple --port 8080.",
        ) from error
