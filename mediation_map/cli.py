"""The command line: each command lives in ``commands`` and is imported when it is called."""

from __future__ import annotations

import gc
import importlib
import sys

import click

from mediation_map import __version__
from mediation_map.errors import MediationMapError

COMMANDS = {
    "adresses": "Build and query an address index from BAN files.",
    "build": "Build the site from the tables (no network).",
    "check": "Report every problem in the tables (no network).",
    "fetch": "Download the BAN file of a département or the outlines of the communes.",
    "geocode": "Fill the lock file of positions.",
    "horaires": "Turn French opening hours into OSM opening_hours.",
    "serve": "Serve a built site on this machine, to look at it.",
    "standard": "Turn any source table into the national standard 1.0.2.",
    "workbook": "Write the empty workbook, or give one back with its constats.",
}


# A command lives for seconds and keeps most of what it makes: looking for garbage at Python's
# usual pace (every 700 objects) costs a build a tenth of its time.
OBJETS_ENTRE_COLLECTES = 100_000


class LazyGroup(click.Group):
    """A group that imports a command's module only when that command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, sorted."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command, or None for an unknown name."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"mediation_map.commands.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))


@click.group(cls=LazyGroup)
@click.version_option(__version__)
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def cli(debug: bool) -> None:
    """Turn the tables of a coordinator into a directory and map of digital mediation."""


def main(argv: list[str] | None = None) -> None:
    """Run the command line and exit: 0 done, 1 the data or the work failed, 2 wrong command."""
    args = sys.argv[1:] if argv is None else argv
    gc.set_threshold(OBJETS_ENTRE_COLLECTES)
    try:
        code = cli.main(args=args, prog_name="mediation_map", standalone_mode=False)
        gc.freeze()  # what is left goes with the process: not worth a last look for garbage
        sys.exit(code if isinstance(code, int) else 0)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.exceptions.Abort:
        click.echo("Interrompu.", err=True)
        sys.exit(1)
    except MediationMapError as error:
        if "--debug" in args:
            raise
        click.echo(f"Erreur : {error}", err=True)
        sys.exit(error.exit_code)
