"""What counts as a change, and how a row of the log looks."""

import datetime as dt
import json

import pytest
import sqlalchemy as sa

from app.db.engine import reading, writing
from app.ingest import tables
from app.ingest.changes import Image, Noun, changed_fields, created, deleted, encode, updated, write_changes
from tests.build import DAY, LATER, NOW

BEFORE: Image = {"id": 7, "place": "Seoul", "countries": ["KR"], "updated_at": NOW}


@pytest.mark.parametrize(
    ("after", "fields"),
    [
        ({}, ()),
        ({"updated_at": LATER}, ()),
        ({"place": None}, ("place",)),
        ({"place": "Busan", "countries": ["KR", "JP"]}, ("countries", "place")),
        ({"status": "occurred"}, ("status",)),
    ],
)
def test_fields_that_differ(after: Image, fields: tuple[str, ...]) -> None:
    assert changed_fields(BEFORE, BEFORE | after) == fields


def test_days_and_instants_are_text_and_keys_are_sorted() -> None:
    instant = dt.datetime(2024, 5, 4, 9, 30, tzinfo=dt.UTC)
    encoded = encode({"starts_on": DAY, "created_at": instant, "id": 2**62, "place": "서울"})
    assert encoded == (
        '{"created_at":"2024-05-04T09:30:00Z","id":4611686018427387904,"place":"서울","starts_on":"2024-05-03"}'
    )


def test_rows_stand_in_the_order_of_changes(engine: sa.Engine) -> None:
    after = BEFORE | {"place": "Busan"}
    told = [created(Noun.EVENT, BEFORE), updated(Noun.EVENT, BEFORE, after), deleted(Noun.EVENT, 7, "why")]
    with writing(engine) as connection:
        write_changes(connection, told, LATER)
    with reading(engine) as connection:
        log = connection.execute(sa.select(tables.change).order_by(tables.change.c.seq)).all()
    assert [(row.kind, json.loads(row.fields)) for row in log] == [
        ("created", []),
        ("updated", ["place"]),
        ("deleted", []),
    ]
    assert {(row.noun, row.entity_id, row.at) for row in log} == {("event", 7, LATER)}
    assert [row.after and json.loads(row.after)["place"] for row in log] == ["Seoul", "Busan", None]
    assert [row.reason for row in log] == [None, None, "why"]
