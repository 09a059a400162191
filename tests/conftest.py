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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give a browser that was late on a busy machine a second chance, told in the summary."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))
