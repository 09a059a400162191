"""What several commands share: where the configuration is, and which day it is."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from mediation_map.config import CHEMIN_PAR_DEFAUT
from mediation_map.errors import ConfigError

PARIS = ZoneInfo("Europe/Paris")
CONFIG = click.option("--config", type=click.Path(path_type=Path), default=CHEMIN_PAR_DEFAUT,
                      show_default=True, help="The territory's configuration.")  # fmt: skip


def today() -> date:
    """Return the day in Paris."""
    return datetime.now(PARIS).date()


def build_day() -> date:
    """Return the build's day in Paris; ``SOURCE_DATE_EPOCH`` (seconds) makes it reproducible."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return today()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).astimezone(PARIS).date()
    except (ValueError, OverflowError, OSError) as error:
        raise ConfigError(
            f"SOURCE_DATE_EPOCH vaut « {epoch} » : ce n'est pas un nombre de secondes.",
            "Donnez un entier, ou retirez cette variable.",
        ) from error
