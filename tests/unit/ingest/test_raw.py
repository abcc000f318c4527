"""Raw documents come back as they went in."""

import dataclasses
import datetime as dt

import pytest
import sqlalchemy as sa

from app.db.engine import reading, writing
from app.domain.codes import ReleaseKind
from app.domain.values import Document
from app.ingest import tables
from app.ingest.digests import fingerprint
from app.ingest.raw import Arrived, find_kept, keep_refused, restore, storable
from tests.build import LATER, NOW, document

FULL = Document(
    name="feed.xml#3",
    content=bytes(range(256)) * 3,
    media_type="text/html",
    encoding="cp949",
    url="https://www.mofa.go.kr/1",
    source="kr_mofa",
    stated_title="회담",
    stated_published_on=dt.date(2024, 5, 3),
    stated_publisher="KR MOFA",
    stated_language="ko",
    stated_kind=ReleaseKind.READOUT,
    paraphrase=True,
)


@pytest.mark.parametrize("arrived", [FULL, document(""), dataclasses.replace(FULL, encoding=None, url=None)])
def test_a_document_comes_back_byte_for_byte(engine: sa.Engine, arrived: Document) -> None:
    with writing(engine) as connection:
        keep_refused(connection, Arrived.of(arrived), None, "UNREADABLE_DOCUMENT", "why", NOW)
    with reading(engine) as connection:
        row = connection.execute(sa.select(tables.document)).mappings().one()
    assert restore(dict(row)) == arrived
    assert row["fingerprint"] == fingerprint(arrived)
    assert row["captured_at"] == NOW


def test_the_reason_is_that_of_the_last_try(engine: sa.Engine) -> None:
    for message, now in (("first", NOW), ("second", LATER)):
        with writing(engine) as connection:
            kept = find_kept(connection, fingerprint(FULL))
            keep_refused(connection, Arrived.of(FULL), kept, "UNREADABLE_DOCUMENT", message, now)
    with reading(engine) as connection:
        row = connection.execute(sa.select(tables.document)).mappings().one()
    assert (row["refused_message"], row["captured_at"]) == ("second", NOW)


@pytest.mark.parametrize(
    ("text", "kept"), [("plain 서울", "plain 서울"), ("a\0b", "a\ufffdb"), ("x\udce9", "x?")]
)
def test_what_is_no_character_is_replaced(text: str, kept: str) -> None:
    assert storable(text) == kept
