"""Releases stored together leave what each leaves when stored by itself, in few statements."""

from collections.abc import Callable, Iterable, Iterator, Sequence

import pytest
import sqlalchemy as sa

from app.db.engine import reading
from app.domain.values import Extraction, Release
from app.ingest import tables
from app.ingest.batch import Batch
from app.ingest.documents import Item, open_documents
from app.ingest.pipeline import ingest
from app.ingest.portions import Sizes, batches, portions
from app.ingest.preparing import Reader, prepare
from app.settings import bundled
from tests.build import NOW, document, event, extraction, release, with_url
from tests.databases import Databases
from tests.doubles import READER, clock, extract, page, pages, read
from tests.statements import statements_of
from tests.stored import rows, told_by_log, told_by_tables

Fresh = Callable[[], sa.Engine]

ALONE, TOGETHER = Sizes(documents=1, releases=1), Sizes(50, 400, waiting=60)


def samples() -> list[Item]:
    return list(open_documents([str(bundled("samples") / "releases.jsonl")]))[::3]


@pytest.fixture
def fresh(databases: Databases, backend: str) -> Iterator[Fresh]:
    """Makes databases that are gone after the test."""
    made: list[sa.Engine] = []

    def make() -> sa.Engine:
        made.append(databases.create(backend))
        return made[-1]

    yield make
    for engine in made:
        databases.drop(engine)


def stored(fresh: Fresh, items: Sequence[Item], reader: Reader, sizes: Sizes) -> sa.Engine:
    engine = fresh()
    ingest(engine, items, now=clock, reader=reader, sizes=sizes)
    return engine


def searchable(engine: sa.Engine) -> list[list[tuple[object, ...]]]:
    """What everything is found by."""
    table = "{}_search_content" if engine.dialect.name == "sqlite" else "{}_search"
    with reading(engine) as connection:
        return [
            [
                tuple(row)
                for row in connection.execute(sa.text(f"SELECT * FROM {table.format(noun)} ORDER BY 1"))
            ]
            for noun in ("event", "headline", "release", "participant")
        ]


@pytest.mark.parametrize(
    ("items", "reader"),
    [
        (samples(), Reader()),
        (list(pages(0, 12)), READER),
        ([page(1), page(1), page(1, text=" More.")] * 2, READER),
    ],
    ids=["samples", "revisions", "copies"],
)
def test_together_is_as_one_by_one(fresh: Fresh, items: Sequence[Item], reader: Reader) -> None:
    alone = stored(fresh, items, reader, ALONE)
    together = stored(fresh, items, reader, TOGETHER)
    assert rows(together) == rows(alone)
    assert searchable(together) == searchable(alone)
    assert told_by_log(together) == told_by_tables(together)


def test_statements_are_of_a_batch_not_of_its_releases(fresh: Fresh) -> None:
    def sent(items: Sequence[Item]) -> int:
        engine = fresh()
        with statements_of(engine) as statements:
            ingest(engine, items, now=clock, reader=READER, sizes=TOGETHER)
        return len(statements)

    few, many = sent([page(n) for n in range(10)]), sent([page(n) for n in range(20)])
    assert many <= few + 5 <= 100


def test_a_release_that_cannot_be_stored_does_not_take_the_others_with_it(
    engine: sa.Engine, caplog: pytest.LogCaptureFixture
) -> None:
    def odd(told: Release) -> Extraction:
        found = extract(told)
        if "number 3" not in told.text:
            return found
        return extraction(event(told, "The Minister met", countries=("KR", "KR")))  # a key twice

    items = [page(n) for n in range(6)]
    summary = ingest(engine, items, now=clock, reader=Reader(read, odd), sizes=TOGETHER)
    assert [outcome.name for outcome in summary.refused] == ["3.html"]
    assert summary.refused[0].code == "INTERNAL"
    assert summary.documents - len(summary.refused) == 5
    assert told_by_log(engine) == told_by_tables(engine)
    assert caplog.records


def test_one_release_fails_alone_after_a_failed_batch_of_new_texts(engine: sa.Engine) -> None:
    """The second text of a release within one batch rests on the first, which no database has yet."""
    summary = ingest(engine, [page(1), page(1, text=" More.")], now=clock, reader=READER, sizes=TOGETHER)
    assert [summary[result] for result in summary.counts] == [1, 1]


def test_a_batch_reads_what_it_wrote(engine: sa.Engine) -> None:
    telling = tables.telling.c
    row = {"account_id": 1, "release_id": 5, "alone_id": 2, "facts": "{}"}
    with engine.connect() as connection:
        batch = Batch(connection)
        assert batch.select_in(telling.account_id, [1]) == []
        batch.insert(tables.telling, [row, row | {"account_id": 3, "alone_id": 4}])
        assert [r["alone_id"] for r in batch.select_in(telling.release_id, [5])] == [2, 4]
        batch.delete_in(telling.account_id, [1])
        assert [r["account_id"] for r in batch.select_in(telling.release_id, [5])] == [3]
        batch.insert(tables.telling, [row])
        assert [r["account_id"] for r in batch.select_in(telling.release_id, [5])] == [1, 3]


def test_what_was_deleted_unseen_stays_away(engine: sa.Engine) -> None:
    table = tables.event_redirect
    with engine.connect() as connection:
        batch = Batch(connection)
        batch.delete_in(table.c.event_id, [7])
        assert batch.select_in(table.c.event_id, [7]) == []
        batch.insert(table, [{"id": 1, "event_id": 7}])
        assert batch.select_in(table.c.id, [1]) == [{"id": 1, "event_id": 7}]


def test_portions_are_bounded_in_number_and_in_bytes() -> None:
    items: Iterable[Item] = (document("x" * 10, name=str(n)) for n in range(7))
    assert [len(some) for some in portions(items, Sizes(documents=3))] == [3, 3, 1]
    items = (document("x" * 10, name=str(n)) for n in range(5))
    assert [len(some) for some in portions(items, Sizes(content=20))] == [2, 2, 1]


def test_batches_are_bounded_alike(engine: sa.Engine) -> None:
    items: list[Item] = [page(n) for n in range(7)]
    read = [[pair] for pair in zip(items, prepare(engine, items, READER), strict=True)]
    assert [len(some) for some in batches(read, Sizes(releases=3))] == [3, 3, 1]
    assert [len(some) for some in batches(read, Sizes(content=1))] == [1] * 7


def test_what_came_slowly_is_not_kept_waiting() -> None:
    items: Iterable[Item] = (document("x", name=str(n)) for n in range(3))
    assert [len(some) for some in portions(items, Sizes(waiting=0))] == [1, 1, 1]


def test_what_a_batch_says_counts_for_the_next(fresh: Fresh) -> None:
    """Batches of any size leave the same, also where releases of one event come in different ones."""
    told = [
        (
            document(f"{n}", name=str(n)),
            with_url(release(f"Minister A met Minister B {n}.", title=f"T{n}"), n),
        )
        for n in range(9)
    ]
    texts = {arrived.content: one for arrived, one in told}
    reader = Reader(lambda arrived: texts[arrived.content], lambda one: extraction(event(one, "met")))
    items = [arrived for arrived, _ in told]
    found = [
        rows(stored(fresh, items, reader, Sizes(documents=size, releases=size, waiting=60)))
        for size in (1, 4, 9)
    ]
    assert found[1:] == found[:-1]
    assert clock() == NOW
