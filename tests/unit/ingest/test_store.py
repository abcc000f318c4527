"""Storing releases: what goes in, and that storing twice is storing once."""

import dataclasses
import datetime as dt
from typing import Any

import pytest
import sqlalchemy as sa

from app.db.engine import reading, writing
from app.db.keys import derive_key, parse_id, public_id
from app.domain.codes import ReleaseKind
from app.ingest import tables
from app.ingest.images import load_events
from app.ingest.outcomes import Result
from app.ingest.raw import Arrived
from app.ingest.store import LONGEST_HEADING, Overtaken, heading_of, store_release
from app.sources import release_identity
from tests.build import (
    ARCHIVE,
    CALL,
    DAY,
    DIALOGUE,
    LATER,
    NOW,
    TALKS,
    document,
    event,
    extraction,
    on,
    person,
    release,
    store,
    store_archive,
)
from tests.statements import statements_of
from tests.stored import changes, count, rows, told_by_log, told_by_tables


def all_of(engine: sa.Engine, table: sa.Table) -> list[dict[str, Any]]:
    with reading(engine) as connection:
        return [dict(row) for row in connection.execute(sa.select(table)).mappings()]


def test_a_new_release_is_stored_under_the_id_of_its_identity(engine: sa.Engine) -> None:
    outcome = store(engine, TALKS, ARCHIVE[0][1])
    assert outcome.result is Result.NEW
    assert outcome.release == public_id("release", derive_key("release", release_identity(TALKS)))
    assert outcome.events == 2
    (row,) = all_of(engine, tables.release)
    assert row["id"] == parse_id("release", outcome.release)
    assert (row["title"], row["heading"]) == (TALKS.title, TALKS.title)
    assert (row["text"], row["body_start"], row["revision"]) == (TALKS.text, TALKS.body_start, 1)
    assert (row["publisher"], row["kind"], row["language"]) == ("kr-mofa", "press_release", "en")
    assert row["sort_day"] == DAY.toordinal()
    assert row["created_at"] == row["updated_at"] == NOW


def test_an_event_is_stored_with_all_that_hangs_on_it(engine: sa.Engine) -> None:
    store(engine, TALKS, ARCHIVE[0][1])
    (meeting,) = (row for row in all_of(engine, tables.event) if row["type"] == "meeting")
    assert meeting["category"] == "engagement"
    assert (meeting["starts_on"], meeting["ends_on"], meeting["precision"]) == (DAY, DAY, "day")
    assert meeting["wording"] == "on May 3"
    assert meeting["sort_day"] == DAY.toordinal()
    assert (meeting["place"], meeting["country_of_place"]) == ("Seoul", "KR")
    assert (meeting["prominence"], meeting["review"]) == ("primary", "machine")
    with reading(engine) as connection:
        image = load_events(connection, [meeting["id"]])[meeting["id"]]
    assert image["countries"] == [
        {"country": "KR", "role": "participant"},
        {"country": "JP", "role": "participant"},
    ]
    assert image["subjects"] == ["KP"]
    assert image["topics"] == ["bilateral_relations", "north_korea"]
    host, visitor = image["participations"]
    assert (host["role"], host["country"]) == ("host", "KR")
    assert host["post"]["title"] == "Vice Minister"
    assert host["post"]["rank"] == "vice_minister"
    assert host["post"]["as_of"] == DAY
    assert (visitor["role"], visitor["country"]) == ("visitor", "JP")
    (account,) = image["accounts"]
    assert TALKS.text[account["start"] : account["end"]].startswith("Vice Minister Cho Hana met")
    assert account["revision"] == 1
    assert [span["supports"] for span in account["evidence"]] == [
        "event",
        "when",
        "country:KR",
        "country:JP",
        "participation:0",
        "participation:1",
    ]


def test_rows_of_the_index_walk_repeat_type_and_day(engine: sa.Engine) -> None:
    store_archive(engine)
    events = {row["id"]: row for row in all_of(engine, tables.event)}
    for link in all_of(engine, tables.event_country):
        event = events[link["event_id"]]
        assert (link["type"], link["sort_day"]) == (event["type"], event["sort_day"])


def test_an_event_without_a_day_sorts_last(engine: sa.Engine) -> None:
    store(engine, DIALOGUE, ARCHIVE[2][1])
    (row,) = all_of(engine, tables.event)
    assert (row["starts_on"], row["sort_day"], row["precision"]) == (None, 0, "unknown")


def test_a_post_without_a_name_acts_unnamed(engine: sa.Engine) -> None:
    store(engine, DIALOGUE, ARCHIVE[2][1])
    (post,) = all_of(engine, tables.post)
    (held,) = all_of(engine, tables.participation)
    assert (post["participant_id"], post["title"]) == (None, "Ambassador for Cyber Affairs")
    assert post["as_of"] is None
    assert (held["participant_id"], held["post_id"]) == (None, post["id"])


def test_an_organisation_that_is_a_party_is_a_participant(engine: sa.Engine) -> None:
    store(engine, DIALOGUE, ARCHIVE[2][1])
    (link,) = all_of(engine, tables.event_organization)
    (union,) = (row for row in all_of(engine, tables.participant) if row["code"] == "EU")
    assert link["participant_id"] == union["id"]
    assert (union["kind"], union["organization_kind"]) == ("organization", "igo")
    assert union["name_ko"]


def test_the_publisher_is_an_organisation(engine: sa.Engine) -> None:
    store_archive(engine)
    publishers = {row["slug"]: row["participant_id"] for row in all_of(engine, tables.publisher)}
    assert publishers.keys() == {"kr-mofa", "us-state"}
    known = {row["id"]: row for row in all_of(engine, tables.participant)}
    assert known[publishers["us-state"]]["name"] == "United States Department of State"
    assert known[publishers["us-state"]]["organization_kind"] == "foreign_ministry"


def test_a_publisher_nobody_listed_is_called_by_its_host(engine: sa.Engine) -> None:
    told = release("Words.", url="https://www.mfa.example/1", publisher="mfa-example", source="generic")
    store(engine, told)
    (row,) = all_of(engine, tables.participant)
    assert (row["name"], row["organization_kind"]) == ("www.mfa.example", "other")


def test_one_person_in_two_releases_is_one_participant_with_two_spellings(engine: sa.Engine) -> None:
    store_archive(engine)
    (cho,) = (row for row in all_of(engine, tables.participant) if row["name"] == "Cho Hana")
    aliases = {
        row["name"] for row in all_of(engine, tables.participant_alias) if row["participant_id"] == cho["id"]
    }
    assert aliases == {"Cho Hana", "CHO Hana"}
    held = [row for row in all_of(engine, tables.participation) if row["participant_id"] == cho["id"]]
    assert len(held) == 2


def test_two_like_events_of_one_release_are_two(engine: sa.Engine) -> None:
    told = release("The Minister met an envoy. The Minister met another envoy.")
    events = [event(told, "The Minister met an envoy."), event(told, "The Minister met another envoy.")]
    store(engine, told, events)
    assert count(engine, "event") == 2


def test_the_same_input_gives_the_same_rows_on_both_engines(
    sqlite_engine: sa.Engine, postgres_engine: sa.Engine
) -> None:
    for engine in (sqlite_engine, postgres_engine):
        store_archive(engine)
        changed = release("Vice Minister Cho Hana met Ambassador Sato Ken.", title=TALKS.title)
        store(engine, changed, [event(changed, "Vice Minister Cho Hana met Ambassador Sato Ken.")], now=LATER)
    assert rows(sqlite_engine) == rows(postgres_engine)


def test_everything_can_be_found(engine: sa.Engine) -> None:
    store_archive(engine)
    found = rows(engine)
    assert found["headline_search"] == found["event_search"]
    for noun in ("event", "release", "participant"):
        assert len(found[f"{noun}_search"]) == len(found[noun])


def test_the_same_document_again_changes_nothing(engine: sa.Engine) -> None:
    store_archive(engine)
    before = rows(engine)
    for (told, events), kept in zip(ARCHIVE, store_archive(engine), strict=True):
        assert kept.result is Result.SAME
        assert store(engine, told, events, now=LATER).result is Result.SAME
    assert rows(engine) == before


def test_another_markup_of_the_same_text_is_kept_and_changes_nothing_else(engine: sa.Engine) -> None:
    store(engine, TALKS, ARCHIVE[0][1])
    before = rows(engine)
    outcome = store(engine, TALKS, ARCHIVE[0][1], arrived=document("<p>marked up</p>"), now=LATER)
    after = rows(engine)
    assert outcome.result is Result.SAME
    assert len(after.pop("document")) == len(before.pop("document")) + 1
    assert after == before


def test_another_day_of_publication_is_a_change_without_a_revision(engine: sa.Engine) -> None:
    first = store(engine, CALL, ARCHIVE[1][1])
    later = dataclasses.replace(CALL, published_on=dt.date(2024, 5, 3), kind=ReleaseKind.STATEMENT)
    moved = event(later, "Secretary Jane Doe spoke by telephone with Minister CHO Hana on May 2.")
    moved = dataclasses.replace(ARCHIVE[1][1][0], when=moved.when)
    outcome = store(engine, later, [moved], arrived=document("again"), now=LATER)
    assert (outcome.result, outcome.release) == (Result.CHANGED, first.release)
    (row,) = all_of(engine, tables.release)
    assert (row["published_on"], row["kind"], row["revision"]) == (dt.date(2024, 5, 3), "statement", 1)
    assert (row["created_at"], row["updated_at"]) == (NOW, LATER)
    (call,) = all_of(engine, tables.event)
    assert call["starts_on"] == dt.date(2024, 5, 3)
    assert changes(engine)[-2:] == [
        ("release", "updated", row["id"]),
        ("event", "updated", call["id"]),
    ]


def test_events_are_listed_by_the_day_on_which_their_release_came_out(engine: sa.Engine) -> None:
    store(engine, CALL, ARCHIVE[1][1])
    later = dataclasses.replace(CALL, published_on=dt.date(2024, 5, 3))
    store(engine, later, ARCHIVE[1][1], arrived=document("again"), now=LATER)
    assert changes(engine)[-1][:2] == ("release", "updated")  # the event is told as it was
    (listed,) = all_of(engine, tables.event_listing)
    assert listed["published_day"] == dt.date(2024, 5, 3).toordinal()
    assert not rows(engine)["counted wrongly"]


def test_older_facts_seen_before_do_not_come_back(engine: sa.Engine) -> None:
    store(engine, CALL, ARCHIVE[1][1], arrived=document("monday"))
    later = dataclasses.replace(CALL, kind=ReleaseKind.STATEMENT)
    store(engine, later, ARCHIVE[1][1], arrived=document("tuesday"), now=LATER)
    before = rows(engine)
    assert store(engine, CALL, ARCHIVE[1][1], arrived=document("monday")).result is Result.SAME
    assert rows(engine) == before


def test_a_copy_without_a_day_does_not_take_the_day_away(engine: sa.Engine) -> None:
    store(engine, CALL, ARCHIVE[1][1])
    undated = dataclasses.replace(CALL, published_on=None)
    assert store(engine, undated, (), arrived=document("again")).result is Result.SAME
    (row,) = all_of(engine, tables.release)
    assert row["published_on"] == CALL.published_on


def test_what_was_extracted_from_another_text_is_not_stored(engine: sa.Engine) -> None:
    store(engine, CALL, ARCHIVE[1][1])
    wrapped = release(
        "Secretary Jane Doe spoke by telephone\nwith Minister CHO Hana on May 2.",
        title=CALL.title,
        url=CALL.url,
        publisher=CALL.publisher,
        source=CALL.source,
        published_on=dt.date(2024, 5, 3),
        kind=CALL.kind,
    )
    before = rows(engine)
    with pytest.raises(Overtaken), writing(engine) as connection:
        store_release(connection, Arrived.of(document("again")), wrapped, extraction(), LATER)
    with pytest.raises(Overtaken), writing(engine) as connection:
        store_release(connection, Arrived.of(document("new")), TALKS, None, LATER)
    assert rows(engine) == before


@pytest.mark.parametrize(
    ("title", "first", "heading"),
    [
        ("Talks", "They met. They parted.", "Talks"),
        (None, "They met. They parted.", "They met."),
        (None, "They met on a day\nin May", "They met on a day in May"),
        (None, "word " * 40, "word " * 23 + "word…"),
    ],
)
def test_a_heading_is_the_title_else_the_first_sentence(title: str | None, first: str, heading: str) -> None:
    made = heading_of(release(first, title=title))
    assert made == heading
    assert len(made) <= LONGEST_HEADING + 1


def test_the_number_of_statements_does_not_grow_with_the_events(engine: sa.Engine) -> None:
    told = release(*(f"The Minister met envoy {n}." for n in range(30)))
    few = [event(told, f"The Minister met envoy {n}.", people=[person(f"Envoy {n}")]) for n in range(2)]
    many = [
        event(told, f"The Minister met envoy {n}.", people=[person(f"Other Envoy {n}")]) for n in range(30)
    ]
    with statements_of(engine) as first:
        store(engine, told, few)
    other = dataclasses.replace(told, url=f"{told.url}2")
    with statements_of(engine) as second:
        store(engine, other, many)
    assert len(second) <= len(first) + 6 <= 98  # six more: are new names other forms of known ones?


def test_a_document_seen_before_takes_one_look(engine: sa.Engine) -> None:
    store(engine, TALKS, ARCHIVE[0][1])
    with statements_of(engine) as sent:
        store(engine, TALKS, ARCHIVE[0][1])
    assert len([statement for statement in sent if statement.startswith(("INSERT", "UPDATE", "DELETE"))]) == 0


def test_the_log_tells_the_state(engine: sa.Engine) -> None:
    store_archive(engine)
    assert told_by_log(engine) == told_by_tables(engine)
    nouns = {noun for noun, _ in told_by_log(engine)}
    assert nouns == {"release", "event", "participant"}


def test_a_range_of_days_is_stored_as_one(engine: sa.Engine) -> None:
    told = release("The Minister visited from May 1 to 3.")
    visit = event(told, "The Minister visited", when=on(dt.date(2024, 5, 1), DAY))
    store(engine, told, [visit])
    (row,) = all_of(engine, tables.event)
    assert (row["starts_on"], row["ends_on"], row["precision"]) == (dt.date(2024, 5, 1), DAY, "range")
