"""`api` is the API over a small archive, once for each database; its tests only read."""

from collections.abc import Iterator

import pytest

from tests.databases import BACKENDS, Databases
from tests.unit.graphql.serving import Api


@pytest.fixture(scope="module", params=BACKENDS)
def api(request: pytest.FixtureRequest, databases: Databases) -> Iterator[Api]:
    engine = databases.create(request.param)
    yield Api.over(engine)
    databases.drop(engine)
