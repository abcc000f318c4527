"""Cards of events say what the tables say, whatever happened, and are read as the tables are."""

import datetime as dt
from typing import Any

import sqlalchemy as sa
from hypothesis import given

from app.db.engine import reading, writing
from app.ingest import tables
from app.ingest.event_cards import cards_wrong, rebuild_cards
from app.queries.event_cards import ON_CARD, CardReader
from app.queries.nouns import Wanted, names
from app.queries.reading import Reader
from app.queries.record import ACCOUNT, EVENT, EVIDENCE
from tests.build import NOW, event, release, store
from tests.databases import Databases
from tests.property.test_restore import happen, some_stories, stories

MET = "The ministers met in Seoul on May 3."

WANTED: dict[str, Wanted] = {
    "all that is on a card": ON_CARD,
    "what is made of columns": {**names("id"), "when": names("edtf"), "accounts": names("id", "event_id")},
    "who takes part, by place in the list": {"participations": {**names("id"), "post": names("as_of")}},
    "evidence, which is not on it": {"accounts": {"evidence": EVIDENCE.plain}},
    "plain values in lists": names("subjects", "topics"),
    "all of accounts": {"accounts": {**ACCOUNT.everything, "evidence": EVIDENCE.everything}},
}


def test_cards_follow_whatever_happens(databases: Databases, backend: str) -> None:
    @some_stories(backend)
    @given(story=stories)
    def check(story: list[Any]) -> None:
        engine = databases.create(backend)
        try:
            for number, step in enumerate(story):
                happen(engine, step, NOW + dt.timedelta(minutes=number))
                with reading(engine) as connection:
                    assert cards_wrong(connection) == 0
            assert_read_alike(engine)
        finally:
            databases.drop(engine)

    check()


def assert_read_alike(engine: sa.Engine) -> None:
    """From cards as from tables; and with every other card gone, as if it were there."""
    with writing(engine) as connection:
        keys = list(connection.execute(sa.select(tables.event.c.id)).scalars())
        alike = {
            name: Reader(EVENT, {**wanted, **names("key")}).read(connection, keys)
            for name, wanted in WANTED.items()
        }
        for left in (keys, keys[::2]):
            tables.delete_in(connection, tables.event_card.c.event_id, set(keys) - set(left))
            for name, wanted in WANTED.items():
                assert shown(CardReader(wanted).read(connection, keys), wanted) == shown(alike[name], wanted)
        rebuild_cards(connection)
        assert cards_wrong(connection) == 0


def shown(things: dict[int, Any], wanted: Wanted) -> dict[int, Any]:
    """Of things what is wanted; to number those of a list more may be read of each."""
    return {key: _cut(thing, {**wanted, **names("key")}) for key, thing in things.items()}


def _cut(value: Any, wanted: Wanted) -> Any:
    if isinstance(value, list):
        return [_cut(each, wanted) for each in value]
    if isinstance(value, dict):
        return {name: _cut(value[name], below) for name, below in wanted.items()}
    return value


def test_a_wrong_card_is_found(engine: sa.Engine) -> None:
    of = release(MET)
    store(engine, of, [event(of, MET)])
    with writing(engine) as connection:
        connection.execute(sa.update(tables.event).values(place="Elsewhere"))
        assert cards_wrong(connection) == 1
        connection.execute(sa.delete(tables.event_card))
        assert cards_wrong(connection) == 1
        assert rebuild_cards(connection) == 1
        assert cards_wrong(connection) == 0
