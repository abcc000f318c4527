"""`host` serves the API over a small archive that nobody writes to."""

from collections.abc import Iterator

import pytest

from tests.databases import Databases
from tests.unit.graphql.live.serving import served
from tests.unit.graphql.serving import Api


@pytest.fixture(scope="module")
def host(databases: Databases) -> Iterator[str]:
    api = Api.over(databases.create("sqlite"))
    with served(api.app) as address:
        yield address
    databases.drop(api.engine)
