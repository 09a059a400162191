from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from mediation_map.fetch.reseau import Horloge
from tests.geocode.service import ROYAN, Service, serve


@dataclass
class Temps:
    """A clock that only sleeping moves; ``pauses`` holds how long each sleep was."""

    maintenant: float = 0.0
    pauses: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.maintenant += seconds

    def horloge(self) -> Horloge:
        return Horloge(now=lambda: self.maintenant, sleep=self.sleep, hasard=lambda: 0.5)


@pytest.fixture
def temps() -> Temps:
    return Temps()


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with serve(Service(connus={"1 rue de Royan 72190 Coulaines": [ROYAN]})) as running:
        yield running
