"""Which releases are independent of each other."""

import pytest
import sqlalchemy as sa

from app.db.engine import reading, writing
from app.queries import tables as t
from app.queries.corroboration import count_originals, prints_of
from tests.unit.queries.archive import Fact, Told, store


@pytest.fixture
def stored(engine: sa.Engine) -> sa.Engine:
    """Releases 1 to 5; 2 is a reprint of 1, 3 a translation of 2, 4 one of the withdrawn 5."""
    told = (*(Told(n) for n in (1, 2, 3, 4)), Told(5, withdrawn=True))
    store(engine, [Fact(key=1, told=told)])
    with writing(engine) as connection:
        connection.execute(t.release.update().where(t.release.c.id == 2).values(text_sha256="s1"))
        pairs = [(2, 3), (3, 2), (4, 5), (5, 4)]
        connection.execute(t.release_twin.insert(), [{"release_id": a, "twin_id": b} for a, b in pairs])
    return engine


@pytest.mark.parametrize(
    ("releases", "count"),
    [((), 0), ((1,), 1), ((1, 2), 1), ((2, 3), 1), ((1, 3), 2), ((1, 2, 3), 1), ((1, 2, 3, 4), 2)],
)
def test_reprints_and_translations_count_once(
    stored: sa.Engine, releases: tuple[int, ...], count: int
) -> None:
    with reading(stored) as connection:
        everything = prints_of(connection, range(1, 9))
        assert count_originals(releases, everything) == count
