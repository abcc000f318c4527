"""Fills a new database with an archive of a shape, and says how long it took and how large it is."""

import datetime as dt
import random
import time
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from app.db.engine import opened_engine, writing
from app.ingest import tables
from app.ingest.listings import renew_listings
from app.ingest.recount import rebuild
from tests.bench.archive import bulk
from tests.bench.archive.cast import Cast
from tests.bench.archive.releases import add_release
from tests.bench.archive.rows import Portion, Scene, add_participants
from tests.bench.archive.shape import FIRST_DAY, Shape

RELEASES_AT_A_TIME = 4_000
LISTINGS_AT_A_TIME = 5_000


@dataclass(frozen=True, slots=True)
class Filled:
    seconds: float
    size: int  # bytes


def fill(url: str, shape: Shape, *, log: bool = True) -> Filled:
    """Fill the database at `url`, which is empty. Without `log` the log of changes stays empty."""
    started = time.monotonic()
    opening = dt.datetime.combine(FIRST_DAY, dt.time(), dt.UTC)
    cast = Cast(shape, opening)
    with bulk.loading(url) as connection:
        portion = Portion()
        add_participants(portion, cast, opening)
        for first in range(0, shape.releases, RELEASES_AT_A_TIME):
            for number in range(first, min(first + RELEASES_AT_A_TIME, shape.releases)):
                add_release(portion, scene_of(cast, shape, number), random.Random(f"{shape.seed} {number}"))
            if not log:
                portion.rows.pop("change")
            bulk.write(connection, portion)
            portion = Portion(posts=portion.posts)
        bulk.set_counters(connection, document=shape.releases)
    with opened_engine(url) as engine:
        _count_listings(engine)
        with writing(engine) as connection:
            rebuild(connection)
        return Filled(time.monotonic() - started, _size(engine))


def scene_of(cast: Cast, shape: Shape, number: int) -> Scene:
    published_on = shape.published_on(number)
    now = dt.datetime.combine(published_on, dt.time(18), dt.UTC)
    publisher = cast.publishers[
        int(len(cast.publishers) * random.Random(f"publisher {number}").random() ** 2)
    ]
    return Scene(cast, number, publisher, published_on, now)


def _count_listings(engine: sa.Engine) -> None:
    event = tables.event.c.id
    last = -1
    while True:
        with writing(engine) as connection:
            some = sa.select(event).where(event > last).order_by(event).limit(LISTINGS_AT_A_TIME)
            keys = list(connection.execute(some).scalars())
            if not keys:
                return
            renew_listings(connection, keys)
            last = keys[-1]


def _size(engine: sa.Engine) -> int:
    if engine.dialect.name == "sqlite":
        return Path(str(engine.url.database)).stat().st_size
    with engine.connect() as connection:
        return int(connection.execute(sa.text("SELECT pg_database_size(current_database())")).scalar_one())
