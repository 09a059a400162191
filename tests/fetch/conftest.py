from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.fetch.depot import Depot, serve


@pytest.fixture
def depot(monkeypatch: pytest.MonkeyPatch) -> Iterator[Depot]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with serve(Depot()) as running:
        yield running
