"""Options of the whole suite."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flag without which no stored result ever changes."""
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="Write the demo site's stored text anew; read the difference before keeping it.",
    )
