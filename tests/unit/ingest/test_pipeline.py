"""From documents to outcomes: one bad document stops nothing, a database that cannot be used stops all."""

import logging
import sqlite3
from collections.abc import Generator, Iterable, Iterator
from typing import Any

import pytest
import sqlalchemy as sa

from app.db.engine import make_engine, reading, writing
from app.domain.values import Document, Extraction, Release
from app.errors import DatabaseNotReady, DocumentTooLarge, UnreadableDocument
from app.ingest import tables
from app.ingest.documents import Item
from app.ingest.outcomes import Outcome, Result, Summary
from app.ingest.pipeline import ingest
from app.ingest.portions import Sizes
from app.ingest.preparing import Reader
from app.ingest.refused import Refused
from app.ingest.withdraw import withdraw_release
from tests.build import NOW, document, release
from tests.doubles import broken, clock, extract, page, pages, read
from tests.stored import count, rows, told_by_log, told_by_tables

ONE_BY_ONE = Sizes(documents=1, releases=1)


def run(engine: sa.Engine, items: Iterable[Item], **doubles: Any) -> Summary:
    reader = Reader(doubles.pop("read", read), doubles.pop("extract", extract))
    return ingest(engine, items, now=clock, reader=reader, **doubles)


def kept(engine: sa.Engine) -> list[tuple[Any, ...]]:
    table = tables.document
    with reading(engine) as connection:
        statement = sa.select(table.c.name, table.c.release_id, table.c.refused_code, table.c.refused_message)
        return [tuple(row) for row in connection.execute(statement.order_by(table.c.id))]


def test_each_document_has_an_outcome(engine: sa.Engine) -> None:
    seen: list[Outcome] = []
    items = [page(1), broken(), page(1, text=" More."), page(1), page(1, name="copy.html"), page(2)]
    summary = run(engine, items, on_outcomes=seen.extend)
    assert [outcome.result for outcome in seen] == ["new", "refused", "changed", "same", "same", "new"]
    assert [outcome.name for outcome in seen] == [item.name for item in items]
    assert summary.documents == 6
    assert [summary[result] for result in Result] == [2, 1, 2, 0, 1]
    assert summary.events == 6


def test_ingesting_twice_is_ingesting_once(engine: sa.Engine) -> None:
    run(engine, pages(0, 8))
    before = rows(engine)
    summary = run(engine, pages(0, 8))
    assert summary.counts == {Result.SAME: 13}
    assert rows(engine) == before
    assert told_by_log(engine) == told_by_tables(engine)


def test_a_refused_document_is_named_and_kept(engine: sa.Engine) -> None:
    (refused,) = run(engine, [broken()]).refused
    assert (refused.name, refused.code) == ("broken.html", "UNREADABLE_DOCUMENT")
    assert refused.message == "broken.html: looked for JSON."
    assert kept(engine) == [("broken.html", None, "UNREADABLE_DOCUMENT", "broken.html: looked for JSON.")]


def test_a_refused_document_seen_again_is_tried_again(engine: sa.Engine) -> None:
    run(engine, [broken()])
    run(engine, [broken()])
    assert len(kept(engine)) == 1

    def better(_: Document) -> Release:
        return release("The Minister met Envoy 1 on May 3. Envoy 1 spoke to her.")

    assert run(engine, [broken()], read=better).counts == {Result.NEW: 1}
    ((_, of_release, code, message),) = kept(engine)
    assert of_release is not None
    assert (code, message) == (None, None)


def test_what_was_turned_away_while_opening_is_kept_where_its_bytes_are_known(engine: sa.Engine) -> None:
    items = [
        Refused("lines.jsonl:3", UnreadableDocument("lines.jsonl:3 is not JSON."), b"{"),
        Refused("large.html", DocumentTooLarge("large.html", 10)),
    ]
    summary = run(engine, items)
    assert [outcome.code for outcome in summary.refused] == ["UNREADABLE_DOCUMENT", "DOCUMENT_TOO_LARGE"]
    assert [row[0] for row in kept(engine)] == ["lines.jsonl:3"]


def test_a_defect_in_one_document_is_a_refusal_with_a_trace(
    engine: sa.Engine, caplog: pytest.LogCaptureFixture
) -> None:
    def stumble(told: Release) -> Extraction:
        if "number 2" in told.text:
            raise IndexError("list index out of range")
        return extract(told)

    summary = run(engine, [page(1), page(2), page(3)], extract=stumble)
    assert summary.counts == {Result.NEW: 2, Result.REFUSED: 1}
    assert summary.refused[0].code == "INTERNAL"
    assert "IndexError" in str(summary.refused[0].message)
    assert [record.exc_info is not None for record in caplog.records] == [True]
    assert kept(engine)[1][2] == "INTERNAL"


def test_a_defect_while_opening_ends_the_input_and_is_told(
    engine: sa.Engine, caplog: pytest.LogCaptureFixture
) -> None:
    def opened() -> Iterator[Item]:
        yield page(1)
        raise KeyError("feed")

    summary = run(engine, opened())
    assert summary.counts == {Result.NEW: 1, Result.REFUSED: 1}
    assert summary.refused[0].name == "the rest of the input"
    assert caplog.records[0].levelno == logging.ERROR


def test_a_withdrawn_release_is_told_so(engine: sa.Engine) -> None:
    seen: list[Outcome] = []
    run(engine, [page(1)], on_outcomes=seen.extend)
    with writing(engine) as connection:
        withdraw_release(connection, str(seen[0].release), "By mistake", NOW)
    assert run(engine, [page(1), page(1, text=" More.")]).counts == {Result.WITHDRAWN: 2}


@pytest.mark.parametrize("text", ["half \ud800 of a pair", "a NUL \0"])
def test_what_no_database_can_hold_is_refused_by_both(engine: sa.Engine, text: str) -> None:
    def odd(_: Document) -> Release:
        return release(text)

    def nothing(_: Release) -> Extraction:
        return Extraction(())

    summary = run(engine, [document(name="odd\udce9.html")], read=odd, extract=nothing)
    assert [outcome.code for outcome in summary.refused] == ["UNREADABLE_DOCUMENT"]
    assert kept(engine)[0][0] == "odd?.html"


def test_another_text_arriving_in_between_is_looked_at_again(engine: sa.Engine) -> None:
    """Somebody stores a correction of the same release while this one is being read."""
    interrupted: list[Release] = []

    def overtaken(told: Release) -> Extraction:
        if not interrupted:
            interrupted.append(told)
            run(engine, [page(1, text=" First.")])
            run(engine, [page(1, text=" Second.")])
        return extract(told)

    run(engine, [page(1)])
    summary = run(engine, [page(1, text=" Third.")], extract=overtaken)
    assert summary.counts == {Result.CHANGED: 1}
    assert count(engine, "release_revision") == 4
    assert told_by_log(engine) == told_by_tables(engine)


def other(engine: sa.Engine) -> sa.Engine:
    """Another program at the same database, that waits for nobody."""
    return make_engine(engine.url.render_as_string(hide_password=False), busy_timeout_ms=50)


def test_a_locked_database_stops_the_run_and_keeps_what_was_stored(engine: sa.Engine) -> None:
    hasty = other(engine)
    seen: list[Outcome] = []

    def items() -> Generator[Item, None, None]:
        yield page(1)
        with writing(engine):
            yield page(2)
            pytest.fail("went on without the database")

    opened = items()
    with pytest.raises(DatabaseNotReady, match="lock"):
        run(hasty, opened, on_outcomes=seen.extend, sizes=ONE_BY_ONE)
    opened.close()
    hasty.dispose()
    assert [outcome.name for outcome in seen] == ["1.html"]
    assert count(engine, "release") == 1
    assert run(engine, [page(1), page(2)]).counts == {Result.SAME: 1, Result.NEW: 1}


def test_a_full_disk_stops_the_run_and_the_next_run_completes(sqlite_engine: sa.Engine) -> None:
    run(sqlite_engine, [page(n) for n in range(5)])
    small = other(sqlite_engine)

    @sa.event.listens_for(small, "connect")
    def limit(connection: sqlite3.Connection, _record: object) -> None:
        (used,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {used + 10}")

    seen: list[Outcome] = []
    with pytest.raises(DatabaseNotReady, match="full"):
        run(small, pages(0, 25), on_outcomes=seen.extend)
    small.dispose()
    assert count(sqlite_engine, "release") == 5 + len([o for o in seen if o.result is Result.NEW])
    assert told_by_log(sqlite_engine) == told_by_tables(sqlite_engine)
    summary = run(sqlite_engine, pages(0, 25))
    assert summary[Result.REFUSED] == 0
    assert count(sqlite_engine, "release") == 25
