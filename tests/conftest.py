"""Fixtures for all tests: `engine` is a fresh empty database, once SQLite and once PostgreSQL.

`sqlite_engine` and `postgres_engine` are one of them, `databases` makes more; `archive` holds
the releases of `tests/build.py` and is only to be read. Schemas are made by migrating.
"""

import gc
import os
from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from hypothesis import settings

from tests.databases import BACKENDS, Databases

settings.register_profile("unhurried", deadline=None)  # machines share their cores
settings.load_profile("unhurried")

gc.disable()  # until all is loaded


def pytest_collection_finish() -> None:
    """What is loaded by now stays; to look for garbage in it again and again took a fifth of a run."""
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    own = tmp_path_factory.getbasetemp()
    made = Databases(own.parent if "PYTEST_XDIST_WORKER" in os.environ else own)
    yield made
    made.close()


@pytest.fixture(params=BACKENDS)
def backend(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def engine(databases: Databases, backend: str) -> Iterator[sa.Engine]:
    made = databases.create(backend)
    yield made
    databases.drop(made)


@pytest.fixture
def sqlite_engine(databases: Databases) -> Iterator[sa.Engine]:
    made = databases.create("sqlite")
    yield made
    databases.drop(made)


@pytest.fixture
def postgres_engine(databases: Databases) -> Iterator[sa.Engine]:
    made = databases.create("postgresql")
    yield made
    databases.drop(made)


@pytest.fixture(scope="session", params=BACKENDS)
def archive(databases: Databases, request: pytest.FixtureRequest) -> Iterator[sa.Engine]:
    """The releases of `tests/build.py`, stored. Only to be read."""
    from tests.build import store_archive  # the whole extractor: tests of other rooms need not load it

    made = databases.create(str(request.param))
    store_archive(made)
    yield made
    databases.drop(made)
