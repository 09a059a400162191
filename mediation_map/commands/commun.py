"""What several commands share: where the configuration is, and which day it is."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from mediation_map.config import CHEMIN_PAR_DEFAUT

PARIS = ZoneInfo("Europe/Paris")
CONFIG = click.option("--config", type=click.Path(path_type=Path), default=CHEMIN_PAR_DEFAUT,
                      show_default=True, help="The territory's configuration.")  # fmt: skip


def today() -> date:
    """Return the day in Paris."""
    return datetime.now(PARIS).date()
