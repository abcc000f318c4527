"""Documents are read in other processes: the same archive, however many they are, whatever befalls them."""

import os
import signal
from collections.abc import Iterator, Sequence

import sqlalchemy as sa

from app.domain.values import Document, Release
from app.ingest.documents import Item
from app.ingest.pipeline import ingest
from app.ingest.portions import Sizes
from app.ingest.preparing import Reader
from tests.databases import Databases
from tests.doubles import READER, broken, clock, extract, page, pages, read
from tests.stored import rows, told_by_log, told_by_tables

SMALL = Sizes(documents=3, releases=7, waiting=60)
DEADLY = "kills who reads it"


def _deadly(arrived: Document) -> Release:
    if DEADLY.encode() in arrived.content:
        os.kill(os.getpid(), signal.SIGKILL)
    return read(arrived)


def test_the_archive_is_the_same_with_any_number_of_workers(databases: Databases, backend: str) -> None:
    items = [*pages(0, 10), broken(), *pages(5, 12)]
    found = []
    for count in (1, 2):
        engine = databases.create(backend)
        outcomes: list[object] = []
        ingest(
            engine, items, now=clock, reader=READER, workers=count, sizes=SMALL, on_outcomes=outcomes.extend
        )
        found.append((rows(engine), outcomes))
        databases.drop(engine)
    assert found[0] == found[1]


def test_a_document_that_ends_its_process_is_refused_by_name(engine: sa.Engine) -> None:
    items: list[Item] = [page(n) for n in range(15)]
    items[10] = page(100, text=f" {DEADLY}", name="deadly.html")
    summary = ingest(engine, items, now=clock, reader=Reader(_deadly, extract), workers=2, sizes=SMALL)
    assert [outcome.name for outcome in summary.refused] == ["deadly.html"]
    assert "ended without a word" in str(summary.refused[0].message)
    assert summary.documents == 15
    assert told_by_log(engine) == told_by_tables(engine)


def test_documents_are_taken_as_they_are_read_not_all_before(engine: sa.Engine) -> None:
    taken = 0
    most = 0
    stored = 0

    def items() -> Iterator[Item]:
        nonlocal taken, most
        for number in range(45):
            taken += 1
            most = max(most, taken - stored)
            yield page(number)

    def count(outcomes: Sequence[object]) -> None:
        nonlocal stored
        stored += len(outcomes)

    ingest(engine, items(), now=clock, reader=READER, workers=2, sizes=SMALL, on_outcomes=count)
    assert stored == 45
    assert most <= SMALL.documents * 6 + SMALL.releases


def test_a_known_document_is_passed_over(engine: sa.Engine) -> None:
    items = [page(n) for n in range(12)]
    ingest(engine, items, now=clock, reader=READER, workers=2, sizes=SMALL)
    summary = ingest(engine, items, now=clock, reader=Reader(_deadly, extract), workers=2, sizes=SMALL)
    assert (summary.known, summary.documents) == (len(items), len(items))
