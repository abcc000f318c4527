"""A database for many examples: each writes into a transaction that is rolled back."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from hypothesis import HealthCheck, Phase, settings

from app.db.engine import WRITING

# Each example fills a database, so there are few, and a failing one is not explained line by line.
some_archives = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink),
)


@contextmanager
def emptied(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A connection whose work leaves nothing behind."""
    with engine.connect().execution_options(**{WRITING: True}) as connection:
        transaction = connection.begin()
        try:
            yield connection
        finally:
            transaction.rollback()
