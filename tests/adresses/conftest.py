from __future__ import annotations

from pathlib import Path

import pytest

from mediation_map.geocode.index import AddressIndex, build_index
from tests.adresses.fabrique import write_ban


@pytest.fixture(scope="session")
def index_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    dossier = tmp_path_factory.mktemp("ban")
    out = dossier / "index"
    build_index(write_ban(dossier), out)
    return out


@pytest.fixture(scope="session")
def index(index_path: Path) -> AddressIndex:
    return AddressIndex.open(index_path)
