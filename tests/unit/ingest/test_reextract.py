"""Reading stored releases again: the difference is told and written, ids and decisions stay."""

import dataclasses
import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa

from app.db.engine import reading, writing
from app.db.keys import public_id
from app.domain.codes import DiplomaticAct
from app.domain.event_types import EventType
from app.domain.values import Document, Extraction, Release, Stance
from app.errors import NotFound, UnreadableDocument
from app.ingest import images, review, tables
from app.ingest.differences import lines_of
from app.ingest.outcomes import Result as Stored
from app.ingest.pipeline import ingest
from app.ingest.preparing import Reader
from app.ingest.recount import count_wrong
from app.ingest.reextract import Choice, Reread, Result, Rules, Versions, count_releases, reextract
from tests import doubles
from tests.build import DAY, LATER, LATEST, event, extraction, person
from tests.stored import changes, count, rows, told_by_log, told_by_tables

OLD, NEW = Versions("test", "test"), Versions("test", "newer")
Extractor = Callable[[Release], Extraction]


def ingested(engine: sa.Engine, *numbers: int) -> None:
    summary = ingest(
        engine,
        [doubles.page(n) for n in numbers],
        now=doubles.clock,
        reader=Reader(doubles.read, doubles.extract),
    )
    assert summary[Stored.NEW] == len(numbers)


def again(
    engine: sa.Engine,
    choice: Choice | None = None,
    *,
    extract: Extractor = doubles.extract,
    read: Callable[[Document], Release] = doubles.read,
    versions: Versions = NEW,
    dry_run: bool = False,
) -> list[Reread]:
    rules = Rules(read, lambda told: _read_by(extract(told), versions), versions)
    return list(reextract(engine, choice or Choice(), dry_run=dry_run, now=lambda: LATER, rules=rules))


def _read_by(made: Extraction, versions: Versions) -> Extraction:
    return dataclasses.replace(
        made, extractor_version=versions.extractor, dictionary_digest=versions.dictionaries
    )


def newer(told: Release) -> Extraction:
    """Rules that take the meeting for a consultation, miss the other event and find a visit."""
    first, second = told.text.split("\n\n")[1].split(". ")[:2]
    return dataclasses.replace(
        extraction(
            event(
                told,
                first,
                type=EventType.CONSULTATION,
                people=[person(first.removeprefix("The Minister met ")[:7], country="JP")],
            ),
            event(told, second[:7], type=EventType.VISIT, countries=("FR",), primary=False),
        ),
        stances=(
            Stance(DiplomaticAct.AGREE, ("KR", "EU"), ("JP",), event(told, first).span, "stance.agree"),
        ),
    )


def events(engine: sa.Engine) -> dict[str, Any]:
    with reading(engine) as connection:
        keys = list(connection.execute(sa.select(tables.event.c.id)).scalars())
        return {image["type"]: image for image in images.load_events(connection, keys).values()}


def check_quotes(engine: sa.Engine) -> None:
    """Every span counts in a revision that is stored, and lies in it."""
    with reading(engine) as connection:
        revisions = {
            (row.release_id, row.number): row.text
            for row in connection.execute(sa.select(tables.release_revision))
        }
        for release in connection.execute(sa.select(tables.release)):
            assert release.text == revisions[release.id, release.revision]
        for row in connection.execute(
            sa.select(tables.event_account, tables.telling.c.facts).join(
                tables.telling, tables.telling.c.account_id == tables.event_account.c.id
            )
        ):
            said = json.loads(row.facts)["sentence"]
            assert revisions[row.release_id, row.revision][row.start : row.end] == said


def test_the_same_versions_write_nothing(engine: sa.Engine) -> None:
    ingested(engine, 1, 2)
    before = rows(engine)
    for every in (False, True):
        found = again(engine, Choice(every=every), versions=OLD)
        assert [each.result for each in found] == [Result.SAME, Result.SAME]
        assert rows(engine) == before


def test_other_versions_that_read_the_same_change_nothing_but_the_versions(engine: sa.Engine) -> None:
    ingested(engine, 1)
    log = changes(engine)
    assert [each.result for each in again(engine)] == [Result.SAME]
    assert changes(engine) == log
    with reading(engine) as connection:
        row = connection.execute(sa.select(tables.release)).one()
    assert (row.dictionary_digest, row.updated_at) == ("newer", doubles.clock())


def test_what_today_read_is_not_extracted_again(engine: sa.Engine) -> None:
    ingested(engine, 1)

    def fail(_: Release) -> Extraction:
        raise AssertionError("extracted")

    assert [each.result for each in again(engine, extract=fail, versions=OLD)] == [Result.SAME]


def test_changed_rules_are_told_and_written(engine: sa.Engine) -> None:
    ingested(engine, 1)
    before = events(engine)
    (told,) = again(engine, extract=newer)
    after = events(engine)
    assert after.keys() == {"consultation", "visit"}
    assert after["consultation"]["id"] == before["meeting"]["id"]
    _, *lines = lines_of(told)
    assert sorted(line[2] for line in lines if line[2] != "r") == ["+", "-", "~"]
    (changed,) = (line for line in lines if line[2] == "~")
    assert changed.endswith("type meeting → consultation")
    (gone,) = (line for line in lines if line[2] == "-")
    assert gone.endswith("meeting, 2024-05-03, KR CN")
    assert told_by_log(engine) == told_by_tables(engine)
    check_quotes(engine)


def test_stances_are_replaced(engine: sa.Engine) -> None:
    ingested(engine, 1)
    again(engine, extract=newer)
    with reading(engine) as connection:
        keys = list(connection.execute(sa.select(tables.release.c.id)).scalars())
        (release,) = images.load_releases(connection, keys).values()
    (stance,) = release["stances"]
    assert (stance["act"], stance["actors"], stance["targets"]) == ("agree", ["KR", "EU"], ["JP"])
    again(engine, versions=OLD)
    assert count(engine, "stance") == count(engine, "stance_party") == 0


def test_reading_again_is_reading_with_the_new_rules_at_once(engine: sa.Engine, databases: Any) -> None:
    ingested(engine, 1, 2, 3)
    again(engine, extract=newer)
    other = databases.create(engine.dialect.name)
    try:
        ingest(
            other,
            [doubles.page(n) for n in (1, 2, 3)],
            now=doubles.clock,
            reader=Reader(doubles.read, lambda told: _read_by(newer(told), NEW)),
        )
        assert facts(engine) == facts(other)
    finally:
        databases.drop(other)


def facts(engine: sa.Engine) -> dict[str, list[str]]:
    """What is told, without keys and instants."""
    dropped = {"id", "created_at", "updated_at", "accounts", "participations", "organizations"}
    with reading(engine) as connection:
        keys = list(connection.execute(sa.select(tables.event.c.id)).scalars())
        told = images.load_events(connection, keys).values()
        people = connection.execute(sa.select(tables.participant.c.name)).scalars()
        return {
            "events": sorted(str({k: v for k, v in each.items() if k not in dropped}) for each in told),
            "people": sorted(people),
        }


def test_a_dry_run_tells_the_same_and_writes_nothing(engine: sa.Engine) -> None:
    ingested(engine, 1, 2)
    before = rows(engine)
    dry = again(engine, extract=newer, dry_run=True)
    assert rows(engine) == before
    assert [lines_of(each) for each in dry] == [lines_of(each) for each in again(engine, extract=newer)]


def test_another_reading_of_the_same_document_is_a_new_revision(engine: sa.Engine) -> None:
    def cut(arrived: Document) -> Release:
        told = doubles.read(arrived)
        return dataclasses.replace(told, title="Talks", mapped=told.mapped[len("Talks of n") :], body_start=0)

    ingested(engine, 1)
    before = events(engine)
    again(engine, read=cut, versions=OLD)
    assert count(engine, "release_revision") == 2
    assert count(engine, "document") == 1
    assert {each["id"] for each in events(engine).values()} == {each["id"] for each in before.values()}
    check_quotes(engine)
    again(engine, versions=OLD)  # the first reading again: its revision is there already
    assert count(engine, "release_revision") == 2
    check_quotes(engine)
    assert told_by_log(engine) == told_by_tables(engine)


def test_a_day_that_the_document_no_longer_gives_is_gone(engine: sa.Engine) -> None:
    ingested(engine, 1)
    again(engine, read=lambda d: dataclasses.replace(doubles.read(d), published_on=None), versions=OLD)
    with reading(engine) as connection:
        assert connection.execute(sa.select(tables.release.c.published_on)).scalar() is None


def test_a_release_keeps_its_id_when_its_publisher_is_known_better(engine: sa.Engine) -> None:
    def known(arrived: Document) -> Release:
        return dataclasses.replace(doubles.read(arrived), publisher="jp-mofa")

    ingested(engine, 1)
    again(engine, read=known, versions=OLD)
    with reading(engine) as connection:
        (row,) = connection.execute(sa.select(tables.release))
        told_by = set(connection.execute(sa.select(tables.event_account.c.publisher)).scalars())
        assert count_wrong(connection) == 0
    assert (row.publisher, told_by) == ("jp-mofa", {"jp-mofa"})
    assert told_by_log(engine) == told_by_tables(engine)
    ingest(engine, [doubles.page(1, text=" More.")], now=doubles.clock, reader=Reader(known, doubles.extract))
    assert count(engine, "release") == 1


def test_a_release_that_fails_stays_and_the_others_go_on(engine: sa.Engine) -> None:
    def fails(arrived: Document) -> Release:
        if b'"number": 1,' in arrived.content:
            raise UnreadableDocument("1.html: no release.", subject="1.html")
        return doubles.read(arrived)

    def breaks(told: Release) -> Extraction:
        if told.url and told.url.endswith("=2"):
            raise ZeroDivisionError
        return newer(told)

    ingested(engine, 1, 2, 3)
    found = again(engine, read=fails, extract=breaks)
    assert [each.result for each in found] == [Result.FAILED, Result.FAILED, Result.CHANGED]
    assert [each.code for each in found[:2]] == ["UNREADABLE_DOCUMENT", "INTERNAL"]
    assert told_by_log(engine) == told_by_tables(engine)


def test_a_run_that_is_stopped_leaves_whole_releases_and_the_next_goes_on(engine: sa.Engine) -> None:
    ingested(engine, 1, 2, 3)
    rules = Rules(doubles.read, lambda told: _read_by(newer(told), NEW), NEW)
    running = iter(reextract(engine, Choice(), now=lambda: LATER, rules=rules))
    assert next(running).result is Result.CHANGED
    del running
    assert told_by_log(engine) == told_by_tables(engine)
    results = [each.result for each in again(engine, extract=newer)]
    assert results == [Result.SAME, Result.CHANGED, Result.CHANGED]


def test_releases_are_chosen_by_day_or_name(engine: sa.Engine) -> None:
    ingested(engine, 1, 2)
    assert again(engine, Choice(since=DAY + dt.timedelta(days=1)), extract=newer) == []
    assert count_releases(engine, Choice(since=DAY)) == 2
    with reading(engine) as connection:
        key = connection.execute(sa.select(tables.release.c.id).limit(1)).scalar_one()
    (one,) = again(engine, Choice(releases=(public_id("release", key),)), extract=newer)
    assert one.release == public_id("release", key)
    with pytest.raises(NotFound):
        again(engine, Choice(releases=("re_0000000000000",)))


def test_what_persons_decided_outlives_new_rules(engine: sa.Engine) -> None:
    ingested(engine, 1)
    before = events(engine)["meeting"]
    with writing(engine) as connection:
        values = review.Values(place=("Busan", "KR"))
        review.correct(connection, public_id("event", before["id"]), values, "seen", LATEST)
    again(engine, extract=newer)
    after = events(engine)["consultation"]
    assert (after["id"], after["place"], after["review"]) == (before["id"], "Busan", "corrected")
