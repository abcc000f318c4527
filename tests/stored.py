"""What a database holds, in a form that tests compare: all rows, and the state that the change log tells."""

import json
from typing import Any

import orjson
import sqlalchemy as sa

from app.db.engine import reading
from app.ingest import images, tables
from app.ingest.changes import Noun, encode
from app.ingest.event_cards import cards_wrong
from app.ingest.listings import renew_listings
from app.ingest.recount import count_wrong

# Numbers in the order of arrival, which differ where documents arrive in another order.
_BY_ARRIVAL = {"document": {"id"}, "release_revision": {"document_id"}, "change": {"seq"}}
# Numbered by arrival throughout; `rows` says instead how many events are counted wrongly.
_COUNTING = ("count_state", "event_traits", "trait", "trait_bits")
_SEARCHED = ("event", "headline", "release", "participant")


def rows(engine: sa.Engine) -> dict[str, list[Any]]:
    """Every row of every table as text, the change log in its order, the others sorted."""
    found: dict[str, list[Any]] = {}
    with reading(engine) as connection:
        for name, table in tables.change.metadata.tables.items():
            if name in _COUNTING:
                continue
            columns = [column for column in table.columns if column.name not in _BY_ARRIVAL.get(name, ())]
            order = [tables.change.c.seq] if name == "change" else []
            found[name] = [
                str(tuple(row)) for row in connection.execute(sa.select(*columns).order_by(*order))
            ]
            if name != "change":
                found[name].sort()
        found["counted wrongly"] = [wrong] if (wrong := count_wrong(connection)) else []
        found["wrong cards"] = [wrong] if (wrong := cards_wrong(connection)) else []
        for noun in _SEARCHED:
            found[f"{noun}_search"] = sorted(searchable(connection, noun))
    return found


def searchable(connection: sa.Connection, noun: str) -> list[int]:
    """Keys of the things that can be found."""
    key = "rowid" if connection.dialect.name == "sqlite" else "id"
    return list(connection.execute(sa.text(f"SELECT {key} FROM {noun}_search")).scalars())


def count(engine: sa.Engine, table: str) -> int:
    with reading(engine) as connection:
        return int(connection.execute(sa.text(f'SELECT count(*) FROM "{table}"')).scalar_one())


def changes(engine: sa.Engine) -> list[tuple[str, str, int]]:
    """The log: noun, kind and key of each change."""
    log = tables.change.c
    with reading(engine) as connection:
        told = connection.execute(sa.select(log.noun, log.kind, log.entity_id).order_by(log.seq))
        return [(row.noun, row.kind, row.entity_id) for row in told]


def told_by_log(engine: sa.Engine) -> dict[tuple[str, int], Any]:
    """The present state, told by the change log alone."""
    state: dict[tuple[str, int], Any] = {}
    log = tables.change.c
    with reading(engine) as connection:
        for row in connection.execute(sa.select(log.noun, log.entity_id, log.after).order_by(log.seq)):
            if row.after is None:
                del state[row.noun, row.entity_id]
            else:
                state[row.noun, row.entity_id] = orjson.loads(row.after)
    return state


def told_by_tables(engine: sa.Engine) -> dict[tuple[str, int], Any]:
    """The present state, told by all the other tables, with what they hold twice compared."""
    check_listings(engine)
    state: dict[tuple[str, int], Any] = {}
    with reading(engine) as connection:
        for noun, table, load in (
            (Noun.RELEASE, tables.release, images.load_releases),
            (Noun.EVENT, tables.event, images.load_events),
            (Noun.PARTICIPANT, tables.participant, images.load_participants),
        ):
            visible = sa.select(table.c.id).where(table.c.withdrawn_at.is_(None))
            keys = list(connection.execute(visible).scalars())
            for key, image in load(connection, keys).items():
                state[noun.value, key] = json.loads(encode(image))
    return state


def check_listings(engine: sa.Engine) -> None:
    """What events are listed by is what counting it now gives."""
    own = tables.event_listing
    seen = sa.select(tables.event.c.id).where(tables.event.c.withdrawn_at.is_(None))
    rows = sa.select(own).where(own.c.event_id.in_(seen)).order_by(own.c.event_id)
    with engine.connect() as connection:
        stored = connection.execute(rows).all()
        keys = list(connection.execute(seen).scalars())
        assert [row.event_id for row in stored] == sorted(keys)
        renew_listings(connection, keys)
        assert connection.execute(rows).all() == stored
        connection.rollback()
