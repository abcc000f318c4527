"""Revisions: a changed text is read again, and what it tells keeps its ids."""

import dataclasses
import datetime as dt
from typing import Any

import sqlalchemy as sa

from app.db.engine import reading
from app.domain.event_types import EventType
from app.domain.values import ExtractedEvent, Release
from app.ingest import images, tables
from app.ingest.outcomes import Result
from tests.build import DAY, LATER, LATEST, NOW, document, event, on, person, release, store
from tests.stored import changes, count, rows, told_by_log, told_by_tables

MET = "The Minister met Sato Ken in Seoul on May 3."
CALLED = "She also called Jane Doe on May 2."


def meeting(told: Release, sentence: str = MET, **facts: Any) -> ExtractedEvent:
    usual: dict[str, Any] = {"people": [person("Sato Ken", country="JP")], "when": on(DAY)}
    return event(told, sentence, **usual | facts)


def call(told: Release, sentence: str = CALLED, *, primary: bool = True) -> ExtractedEvent:
    return event(
        told,
        sentence,
        type=EventType.CALL,
        primary=primary,
        countries=("KR", "US"),
        when=on(dt.date(2024, 5, 2)),
        people=[person("Jane Doe", "Secretary", "US")],
    )


def keys(engine: sa.Engine) -> dict[str, int]:
    with reading(engine) as connection:
        return {row.type: row.id for row in connection.execute(sa.select(tables.event))}


def image(engine: sa.Engine, key: int) -> Any:
    with reading(engine) as connection:
        return images.load_events(connection, [key])[key]


def first(engine: sa.Engine) -> dict[str, int]:
    told = release(f"{MET} {CALLED}")
    store(engine, told, [meeting(told), call(told)])
    return keys(engine)


def test_a_changed_text_is_a_revision(engine: sa.Engine) -> None:
    first(engine)
    told = release(f"{MET} {CALLED} Corrected.")
    outcome = store(engine, told, [meeting(told), call(told)], now=LATER)
    assert outcome.result is Result.CHANGED
    with reading(engine) as connection:
        (row,) = connection.execute(sa.select(tables.release)).all()
        revisions = connection.execute(
            sa.select(tables.release_revision).order_by(tables.release_revision.c.number)
        ).all()
    assert (row.revision, row.text) == (2, told.text)
    assert (row.created_at, row.updated_at) == (NOW, LATER)
    assert [(r.number, r.captured_at) for r in revisions] == [(1, NOW), (2, LATER)]
    assert revisions[0].text == f"Talks with Japan\n\n{MET} {CALLED}"


def test_ids_outlive_a_changed_text(engine: sa.Engine) -> None:
    before = first(engine)
    told = release(f"A new beginning. {CALLED} {MET}")
    store(engine, told, [call(told), meeting(told)], now=LATER)
    assert keys(engine) == before


def test_evidence_points_into_the_new_revision(engine: sa.Engine) -> None:
    before = first(engine)
    told = release(f"A new beginning. {MET} {CALLED}")
    store(engine, told, [meeting(told), call(told)], now=LATER)
    (account,) = image(engine, before["meeting"])["accounts"]
    assert account["revision"] == 2
    assert told.text[account["start"] : account["end"]] == MET
    assert {span["revision"] for span in account["evidence"]} == {2}


def test_ids_outlive_a_corrected_day_sentence_or_country(engine: sa.Engine) -> None:
    before = first(engine)
    day = "The Minister met Sato Ken in Seoul on May 4."
    told = release(f"{day} {CALLED}")
    store(engine, told, [meeting(told, day, when=on(dt.date(2024, 5, 4))), call(told)], now=LATER)
    sentence = "Talks between the Minister and Sato Ken took place in Seoul on May 4."
    told = release(f"{sentence} {CALLED}")
    store(engine, told, [meeting(told, sentence, when=on(dt.date(2024, 5, 4))), call(told)], now=LATER)
    told = release(f"{sentence} And more. {CALLED}")
    corrected = meeting(told, sentence, when=on(dt.date(2024, 5, 4)), countries=("KR", "CN"))
    store(engine, told, [corrected, call(told)], now=LATEST)
    assert keys(engine) == before
    assert image(engine, before["meeting"])["starts_on"] == dt.date(2024, 5, 4)


def test_an_event_that_did_not_change_is_not_touched(engine: sa.Engine) -> None:
    """Other facts about the same text: only what they change is written."""
    before = first(engine)
    told = dataclasses.replace(release(f"{MET} {CALLED}"), language="fr")
    moved = meeting(told, place="Busan")
    store(engine, told, [moved, call(told)], arrived=document("marked up"), now=LATER)
    log = changes(engine)
    assert ("event", "updated", before["meeting"]) in log
    assert ("event", "updated", before["call"]) not in log
    assert image(engine, before["call"])["updated_at"] == NOW


def test_an_event_that_is_gone_leaves_a_tombstone(engine: sa.Engine) -> None:
    before = first(engine)
    told = release(MET)
    store(engine, told, [meeting(told)], now=LATER)
    assert keys(engine) == {"meeting": before["meeting"]}
    assert ("event", "deleted", before["call"]) in changes(engine)
    assert not [row for row in rows(engine)["event_country"] if str(before["call"]) in row]
    assert rows(engine)["event_search"] == [before["meeting"]]


def test_who_took_part_in_nothing_else_goes_with_it(engine: sa.Engine) -> None:
    first(engine)
    told = release(MET)
    store(engine, told, [meeting(told)], now=LATER)
    names = [str(row) for row in rows(engine)["participant"]]
    assert not [row for row in names if "Jane Doe" in row]
    assert [row for row in names if "Sato Ken" in row]
    assert [row for row in names if "Ministry of Foreign Affairs" in row]
    assert count(engine, "post") == 1


def test_who_is_named_elsewhere_stays(engine: sa.Engine) -> None:
    first(engine)
    other = release(CALLED, url="https://www.mofa.go.kr/eng/brd/m_5676/view.do?seq=2")
    store(engine, other, [call(other)])
    told = release(MET)
    store(engine, told, [meeting(told)], now=LATER)
    assert [row for row in rows(engine)["participant"] if "Jane Doe" in str(row)]


def test_an_event_that_comes_back_has_its_first_id(engine: sa.Engine) -> None:
    before = first(engine)
    without = release(MET)
    store(engine, without, [meeting(without)], now=LATER)
    again = release(f"{MET} {CALLED} Once more.")
    store(engine, again, [meeting(again), call(again)], now=LATEST)
    assert keys(engine) == before


def test_a_new_event_that_looks_like_a_stored_one_once_did_gets_its_own_id(engine: sa.Engine) -> None:
    told = release(MET)
    store(engine, told, [meeting(told, place="Seoul")])
    (first_id,) = keys(engine).values()
    moved, second = "The Minister met Sato Ken in Seoul on May 9.", "Envoys of both sides met on May 3."
    told = release(f"{moved} {second}")
    later = meeting(told, moved, when=on(dt.date(2024, 5, 9)), place="Seoul")
    events = [later, meeting(told, second, people=())]
    store(engine, told, events, now=LATER)
    assert count(engine, "event") == 2
    assert image(engine, first_id)["starts_on"] == dt.date(2024, 5, 9)


def test_replaying_older_versions_changes_nothing_at_all(engine: sa.Engine) -> None:
    versions = [release(f"{MET} {CALLED}"), release(f"{MET} Corrected."), release(f"{MET} Corrected twice.")]
    for version in versions:
        store(engine, version, [meeting(version)])
    before = rows(engine)
    for version in versions:
        assert store(engine, version, [meeting(version)], now=LATEST).result is Result.SAME
    assert rows(engine) == before


def test_an_older_text_in_another_markup_is_no_new_revision(engine: sa.Engine) -> None:
    old, new = release(MET), release(f"{MET} Corrected.")
    for version in (old, new):
        store(engine, version, [meeting(version)])
    spaced = dataclasses.replace(old, mapped=release(MET.replace(" ", "  ")).mapped)
    log = changes(engine)
    assert store(engine, spaced, (), now=LATEST).result is Result.SAME
    assert count(engine, "release_revision") == 2
    assert changes(engine) == log


def test_an_event_that_another_release_tells_too_outlives_this_ones_silence(engine: sa.Engine) -> None:
    before = first(engine)
    other = release(CALLED, url="https://www.mofa.go.kr/eng/brd/m_5676/view.do?seq=2")
    store(engine, other, [call(other, primary=False)])
    assert keys(engine) == before
    told = release(MET)
    store(engine, told, [meeting(told)], now=LATER)
    kept = image(engine, before["call"])
    assert [account["prominence"] for account in kept["accounts"]] == ["mentioned"]
    assert kept["prominence"] == "mentioned"
    assert ("event", "updated", before["call"]) in changes(engine)


def test_the_log_tells_the_state_after_changes(engine: sa.Engine) -> None:
    first(engine)
    for words in (f"{MET} Corrected.", f"{MET} {CALLED} Corrected.", CALLED):
        told = release(words)
        events = [make(told) for make, part in ((meeting, MET), (call, CALLED)) if part in words]
        store(engine, told, events, now=LATER)
        assert told_by_log(engine) == told_by_tables(engine)
