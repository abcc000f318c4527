"""The site of `tests/site.py`, served from either database."""

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette

from app.settings import Settings
from app.web.app import create_app
from tests.databases import BACKENDS, Databases
from tests.site import fill


@pytest.fixture(scope="module", params=BACKENDS)
def app(request: pytest.FixtureRequest, databases: Databases) -> Iterator[Starlette]:
    engine = databases.create(request.param)
    fill(engine)
    yield create_app(Settings(base_url="https://readout.example"), engine)
    databases.drop(engine)
