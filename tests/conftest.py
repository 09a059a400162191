"""Options of the whole suite."""

from __future__ import annotations

import pytest
from hypothesis import settings

# A slow machine proves nothing about the code: speed is the bench's affair.
settings.register_profile("sans-delai", deadline=None)
settings.load_profile("sans-delai")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flag without which no stored result ever changes."""
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="Write the demo site's stored text anew; read the difference before keeping it.",
    )
