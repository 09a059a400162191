import pytest

from tests.render.exemple import build_annuaire
from tests.render.pages import render_all


@pytest.fixture(scope="session")
def site() -> dict[str, bytes]:
    return render_all(build_annuaire())
